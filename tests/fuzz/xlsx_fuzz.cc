// room: formats
// XLSX. The first byte chooses: 0 = the bytes are the zip; otherwise they are one part of a sound workbook (1 = sheet,
// 2 = shared texts, 3 = styles, 4 = workbook), so that the fuzzer need not learn checksums.
#include <libdeflate.h>

#include <map>

#include "formats/small_zip.h"
#include "formats/table.h"
#include "fuzzing.h"

using namespace ciclo;
using namespace ciclo::formats;

namespace {

std::string workbook_with(std::uint8_t which, std::string_view part) {
    const std::string rows = "<row><c t='s'><v>0</v></c><c s='1'><v>45352.5</v></c></row><row><c><v>1</v></c></row>";
    auto parts = workbook_parts(rows, "<si><t>name</t></si>", "<cellXfs><xf/><xf numFmtId='22'/></cellXfs>");
    const char* names[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"};
    parts[names[(which - 1) % 4]] = std::string(part);
    return zip_of(parts, 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view rest = text_of(bytes + 1, size - 1);
    const std::string zip = bytes[0] == 0 ? std::string(rest) : workbook_with(bytes[0], rest);
    const Result<Table> table = read_xlsx(zip, "f.xlsx");
    if (!table) {
        promise(!table.errors().front().what.empty(), "a refusal has a reason");
        return 0;
    }
    std::size_t characters = 0;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        for (std::size_t column = 0; column < table->cells(row); ++column)
            characters += table->cell(row, column).size();
        promise(table->place(row, 0).line >= 1, "a row has a place");
    }
    promise(characters < 1u << 30, "a small file holds little text");
    return 0;
}
