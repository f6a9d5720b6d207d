#include "moments/read_importance.h"

#include "base/number.h"
#include "base/text.h"
#include "cycle/moment_names.h"
#include "formats/cells.h"

namespace ciclo::moments {

namespace {

using formats::FoundColumn;

struct ImportanceColumns {
    std::optional<FoundColumn> moment, mean, n;
};

ImportanceColumns find_columns(formats::ColumnFinder& finder) {
    ImportanceColumns out;
    out.moment = finder.find(
        "moment", {"moment", "momento", "id", "moment of truth", "momento de la verdad", "moment van de waarheid"});
    out.mean =
        finder.find("importance", {"importance", "importancia", "belang", "mean", "media", "promedio", "gemiddelde"});
    out.n = finder.find("n", {"n", "answers", "respuestas", "antwoorden"});
    return out;
}

class ImportanceReader {
public:
    ImportanceReader(const formats::Table& table, const cycle::Map& map, const formats::FileColumns& mapping)
        : table_(table), mapping_(mapping), names_(map) {}

    Result<std::map<cycle::MomentId, StatedImportance>> read();

private:
    void refuse(std::string what, std::string cure, const Place& place, std::string code);
    void no_columns(const std::string& headers);
    void read_row(std::size_t row);
    std::optional<StatedImportance> read_mean(std::size_t row);
    std::int64_t read_n(std::size_t row);

    const formats::Table& table_;
    const formats::FileColumns& mapping_;
    cycle::MomentNames names_;
    Errors errors_;
    ImportanceColumns columns_;
    std::map<cycle::MomentId, StatedImportance> out_;
};

Result<std::map<cycle::MomentId, StatedImportance>> ImportanceReader::read() {
    formats::ColumnFinder finder(table_, mapping_, "importance", errors_);
    columns_ = find_columns(finder);
    if (errors_.empty() && (!columns_.moment || !columns_.mean)) no_columns(finder.headers_text());
    Ledger passed_over;  // blank and filtered rows: a file of seven lines needs no ledger of them
    const auto rows = formats::rows_to_read(table_, mapping_, errors_, passed_over);
    if (!errors_.empty()) return errors_;
    for (const std::size_t row : rows) read_row(row);
    if (errors_.empty() && out_.empty()) {
        refuse(table_.file() + " gives no importance", "write a number from 1 to 5 for each moment",
               {table_.file(), 0, 0}, "no_importance");
    }
    if (!errors_.empty()) return errors_;
    return std::move(out_);
}

void ImportanceReader::refuse(std::string what, std::string cure, const Place& place, std::string code) {
    errors_.push_back({ErrorKind::invalid, std::move(what), std::move(cure), place, std::move(code)});
}

void ImportanceReader::no_columns(const std::string& headers) {
    refuse(table_.file() + " does not have the columns moment and importance; its headers are " + headers,
           "rename the headers, or write importance: {moment: \"header\", importance: \"header\"} in a column mapping "
           "file",
           {table_.file(), 1, 1}, "no_importance_columns");
}

void ImportanceReader::read_row(std::size_t row) {
    const std::string_view cell = columns_.moment->text(table_, row);
    const std::string* told = columns_.moment->source == nullptr ? nullptr : formats::meaning_of(columns_.moment->source->values, cell);
    const auto moment = names_.find(told == nullptr ? cell : std::string_view(*told));
    if (!moment) {
        const auto near = names_.nearest_name(cell);
        return refuse(quoted(cell) + " is not a moment of the map",
                      near ? "did you mean " + *near + "?" : "its moments are " + names_.ids_text(),
                      columns_.moment->place(table_, row), "moment_not_in_map");
    }
    const auto stated = read_mean(row);
    if (!stated) return;
    if (!out_.emplace(*moment, *stated).second) {
        refuse("the moment " + moment->text + " has an importance already", "keep one row for each moment",
               columns_.moment->place(table_, row), "importance_twice");
    }
}

std::optional<StatedImportance> ImportanceReader::read_mean(std::size_t row) {
    const std::string_view cell = columns_.mean->text(table_, row);
    if (formats::says_nothing(cell, mapping_)) return std::nullopt;
    const formats::CellNumber number = formats::number_of(cell, mapping_.decimal);
    const bool good = number.state == formats::NumberState::good || number.state == formats::NumberState::read_as;
    if (!good || number.value < 1 || number.value > 5) {
        refuse(quoted(cell) + " is not an importance", "write a number from 1 to 5", columns_.mean->place(table_, row),
               "not_an_importance");
        return std::nullopt;
    }
    return StatedImportance{number.value, read_n(row)};
}

std::int64_t ImportanceReader::read_n(std::size_t row) {
    const std::string_view cell = columns_.n ? columns_.n->text(table_, row) : std::string_view();
    if (formats::says_nothing(cell, mapping_)) return 0;
    const auto n = parse_integer(cell);
    if (n && *n >= 0) return *n;
    refuse(quoted(cell) + " is not a number of answers", "write a whole number", columns_.n->place(table_, row),
           "not_an_answer_count");
    return 0;
}

}  // namespace

Result<std::map<cycle::MomentId, StatedImportance>> read_importance(const formats::Table& table, const cycle::Map& map,
                                                                    const formats::ColumnMapping& mapping) {
    return ImportanceReader(table, map, mapping.importance).read();
}

std::vector<formats::FieldColumn> importance_columns(const formats::Table& table, const formats::ColumnMapping& mapping) {
    Errors errors;
    formats::ColumnFinder finder(table, mapping.importance, "importance", errors);
    const ImportanceColumns found = find_columns(finder);
    std::vector<formats::FieldColumn> fields;
    formats::add_field(fields, "moment", found.moment);
    formats::add_field(fields, "importance", found.mean);
    formats::add_field(fields, "n", found.n);
    return fields;
}

}  // namespace ciclo::moments
