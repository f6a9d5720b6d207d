// room: formats
// CSV: any bytes are refused with a reason or read; places point into the text; the writer's output is read back.
#include "formats/table.h"
#include "fuzzing.h"

using namespace ciclo;
using namespace ciclo::formats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const Result<Table> table = read_csv(text_of(bytes, size), "f.csv");
    if (!table) {
        promise(!table.errors().front().what.empty(), "a refusal has a reason");
        return 0;
    }
    std::vector<std::vector<std::string>> rows{table->header()};
    Place last;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        rows.emplace_back();
        for (std::size_t column = 0; column < table->cells(row); ++column) {
            rows.back().emplace_back(table->cell(row, column));
            const Place place = table->place(row, column);
            promise(place.line > last.line || (place.line == last.line && place.column > last.column),
                    "places rise from cell to cell");
            last = place;
        }
        promise(!rows.back().empty(), "a row has a cell");
        promise(table->place(row, rows.back().size()).line >= last.line, "past the end of a row there is a place too");
    }
    const Result<Table> again = read_csv(write_csv(rows), "again.csv", {.delimiter = ','});
    promise(again.ok(), "what is written is accepted");
    promise(again->rows() == table->rows(), "what is written has the same rows");
    for (std::size_t row = 0; row < table->rows(); ++row) {
        promise(again->cells(row) == table->cells(row), "what is written has the same cells");
        for (std::size_t column = 0; column < table->cells(row); ++column) {
            const std::string_view before = table->cell(row, column), after = again->cell(row, column);
            promise(after == before || (after.starts_with('\'') && after.substr(1) == before),
                    "what is written is the same");
            promise(after.empty() || std::string_view("=@\t\r").find(after.front()) == std::string_view::npos,
                    "no cell runs as a formula");
        }
    }
    return 0;
}
