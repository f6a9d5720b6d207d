#include <gtest/gtest.h>

#include "formats/limits.h"
#include "formats/table.h"
#include "formats/xlsx_dates.h"
#include "small_zip.h"

namespace ciclo::formats {
namespace {

using namespace std::string_literals;
using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const Table& table) {
    Rows rows{table.header()};
    for (std::size_t row = 0; row < table.rows(); ++row) {
        rows.emplace_back();
        for (std::size_t column = 0; column < table.cells(row); ++column)
            rows.back().emplace_back(table.cell(row, column));
    }
    return rows;
}

Rows read(const std::map<std::string, std::string>& parts, std::string_view sheet = {}) {
    const Result<Table> table = read_xlsx(zip_of(parts), "w.xlsx", sheet);
    EXPECT_TRUE(table.ok()) << (table.ok() ? "" : table.errors().front().text());
    return table.ok() ? rows_of(*table) : Rows();
}

std::string refusal(const std::string& bytes, std::string_view sheet = {}) {
    const Result<Table> table = read_xlsx(bytes, "w.xlsx", sheet);
    return table.ok() ? "accepted" : table.errors().front().text();
}

TEST(Xlsx, reads_texts_numbers_truth_and_formulas) {
    const std::string shared =
        "<si><t>name</t></si><si><r><t>Ña</t></r><r><t xml:space='preserve'>ndú "
        "</t></r><rPh><t>x</t></rPh></si><si><t>_x000D_a_x005F_x000D_</t></si>";
    const std::string rows =
        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>val</t><r><t>ue</t></r></is></c></row>"
        "<row r='3'><c r='A3' t='s'><v>1</v></c><c r='C3'><f>1+1</f><v>0.10000000000000001</v></c><c r='D3' "
        "s='9'/></row>"
        "<row r='4'><c r='A4' t='s'><v>2</v></c><c t='b'><v>1</v></c><c t='str'><f>x</f><v>y&amp;z</v></c><c "
        "t='e'><v>#N/A</v></c><c><v>42</v></c></row>"
        "<row r='9' spans='1:2'><c r='A9' s='1'/></row>";
    EXPECT_EQ(read(workbook_parts(rows, shared)),
              (Rows{{"name", "value"}, {"Ñandú ", "", "0.1"}, {"\ra_x000D_", "true", "y&z", "#N/A", "42"}}));
}

TEST(Xlsx, places_are_rows_and_columns_of_the_sheet) {
    const Result<Table> table = read_xlsx(
        zip_of(workbook_parts("<row r='2'><c r='A2'><v>1</v></c></row><row r='7'><c r='C7'><v>5</v></c></row>")),
        "w.xlsx");
    ASSERT_TRUE(table.ok());
    EXPECT_EQ(table->header_place(0).text(), "w.xlsx:2:1");
    EXPECT_EQ(table->place(0, 2).text(), "w.xlsx:7:3");
    EXPECT_EQ(table->cell(0, 2), "5");
}

TEST(Xlsx, shows_dates_as_iso_texts) {
    const std::string styles =
        "<numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy\\ hh:mm'/><numFmt numFmtId='165' formatCode='0.0 "
        "\"days\"'/></numFmts>"
        "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='20'/><xf "
        "numFmtId='46'/></cellXfs>";
    const std::string rows =
        "<row><c s='1'><v>45352</v></c><c s='2'><v>45352.572916666664</v></c><c s='3'><v>45352</v></c><c "
        "s='4'><v>0.25</v></c><c s='5'><v>1.5</v></c><c s='1'><v>60</v></c></row>";
    EXPECT_EQ(read(workbook_parts(rows, "", styles)),
              (Rows{{"2024-03-01", "2024-03-01T13:45:00", "45352", "06:00:00", "36:00:00", "60"}}));
    EXPECT_EQ(read(workbook_parts(rows, "", styles, "<workbookPr date1904='1'/>")),
              (Rows{{"2028-03-02", "2028-03-02T13:45:00", "45352", "06:00:00", "36:00:00", "1904-03-01"}}));
}

TEST(XlsxDates, know_the_formats) {
    for (const char* code : {"yyyy-mm-dd", "[$-409]d\\-mmm\\-yy;@", "m/d", "mmmm"})
        EXPECT_EQ(look_of_format(code), DateLook::date) << code;
    for (const char* code : {"yyyy-mm-dd\"T\"hh:mm:ss", "d/m/yy h:mm AM/PM"})
        EXPECT_EQ(look_of_format(code), DateLook::date_time) << code;
    for (const char* code : {"hh:mm", "mm:ss.0"}) EXPECT_EQ(look_of_format(code), DateLook::time) << code;
    for (const char* code : {"[h]:mm:ss", "[mm]:ss"}) EXPECT_EQ(look_of_format(code), DateLook::duration) << code;
    for (const char* code : {"General", "0.00", "#,##0 \"dys\"", "[Red]0;[Blue]-0", "\\d0", "0_d", "0;yyyy", "@"})
        EXPECT_EQ(look_of_format(code), DateLook::none) << code;
}

TEST(XlsxDates, count_from_both_first_days) {
    EXPECT_EQ(iso_text(1, DateLook::date, DateSystem::from_1900), "1900-01-01");
    EXPECT_EQ(iso_text(59, DateLook::date, DateSystem::from_1900), "1900-02-28");
    EXPECT_EQ(iso_text(61, DateLook::date, DateSystem::from_1900), "1900-03-01");
    EXPECT_EQ(iso_text(25569, DateLook::date, DateSystem::from_1900), "1970-01-01");
    EXPECT_EQ(iso_text(2958465, DateLook::date, DateSystem::from_1900), "9999-12-31");
    EXPECT_EQ(iso_text(2958466, DateLook::date, DateSystem::from_1900), "2958466");
    EXPECT_EQ(iso_text(-1, DateLook::date, DateSystem::from_1900), "-1");
    EXPECT_EQ(iso_text(0, DateLook::date, DateSystem::from_1904), "1904-01-01");
    EXPECT_EQ(iso_text(24107, DateLook::date, DateSystem::from_1904), "1970-01-01");
    EXPECT_EQ(iso_text(43890.5, DateLook::date, DateSystem::from_1900), "2020-02-29T12:00:00");
    EXPECT_EQ(iso_text(43890.5000015, DateLook::date_time, DateSystem::from_1900), "2020-02-29T12:00:00.130");
}

TEST(Xlsx, finds_the_sheet) {
    const auto parts = workbook_parts("<row><c><v>7</v></c></row>");
    EXPECT_EQ(read(parts), (Rows{{"7"}}));
    EXPECT_EQ(read(parts, "Hidden"), (Rows{{"42"}}));
    EXPECT_EQ(read(parts, "DATOS"), (Rows{{"7"}}));
    EXPECT_EQ(refusal(zip_of(parts), "Dato"), "w.xlsx: the workbook has no sheet \"Dato\"; did you mean \"Datos\"?");
    EXPECT_EQ(refusal(zip_of(parts), "Zzzzzz"),
              "w.xlsx: the workbook has no sheet \"Zzzzzz\"; choose one of: Hidden, Datos");
    EXPECT_EQ(read(workbook_parts("<row><c><v>7</v></c></row>"), ""), (Rows{{"7"}}));
    EXPECT_EQ(rows_of(*read_table(zip_of(parts, 0), "w.xlsx")), (Rows{{"7"}}));  // stored parts
}

TEST(Xlsx, refuses_hostile_and_broken_files_with_a_reason) {
    const auto parts = workbook_parts("<row><c><v>7</v></c></row>");
    const std::string good = zip_of(parts);
    EXPECT_EQ(refusal(zip_of(parts, 8, 1)), "w.xlsx: the workbook is protected with a password; save it without one");
    EXPECT_NE(refusal(zip_of(parts, 12)).find("is packed in a way this program does not read"), std::string::npos);
    EXPECT_EQ(refusal(zip_of({{"a.txt", "x"}})),
              "w.xlsx: the file is a zip but no Excel workbook; save the table as .xlsx or CSV");
    EXPECT_EQ(refusal("PK\x03\x04"),
              "w.xlsx: the workbook is damaged: the table of its parts is missing; save it again from the spreadsheet "
              "program");
    EXPECT_EQ(refusal(zip_of(workbook_parts(""))),
              "w.xlsx: the sheet \"Datos\" is empty; write a first row with the names of the columns");
    for (std::size_t size = 0; size < good.size(); size += 7) EXPECT_NE(refusal(good.substr(0, size)), "accepted");
    for (const auto& [rows, reason] : std::map<std::string, std::string>{
             {"<row><c t='s'><v>0</v></c></row>", "a cell names a text that is not there"},
             {"<row r='2'/><row r='1'/>", "the rows are not in order"},
             {"<row r='0'/>", "a row has no proper number"},
             {"<row r='99999999'/>", "a row has no proper number"},
             {"<row r='1'><c r='B1'/><c r='A1'/></row>", "the cells of a row are not in order"},
             {"<row r='1'><c r='A2'/></row>", "a cell names another place than its own"},
             {"<row r='1'><c r='AAAAA1'/></row>", "a cell names another place than its own"},
             {"<c><v>1</v></c>", "a cell stands outside the rows"}}) {
        EXPECT_NE(refusal(zip_of(workbook_parts(rows))).find(reason), std::string::npos)
            << refusal(zip_of(workbook_parts(rows)));
    }
    EXPECT_NE(refusal(zip_of(workbook_parts("<row><c r='CAA1'><v>1</v></c></row>")))
                  .find("a row has values past column 2000"),
              std::string::npos);
    auto with_entities = parts;
    with_entities["xl/sharedStrings.xml"] = "<!DOCTYPE x [<!ENTITY a 'b'>]><sst>&a;</sst>";
    EXPECT_NE(refusal(zip_of(with_entities)).find("a DOCTYPE stands in the file"), std::string::npos);
}

TEST(Xlsx, refuses_bombs_by_size_ratio_and_repetition) {
    auto parts = workbook_parts("<row><c><v>7</v></c></row>");
    parts["xl/worksheets/sheet1.xml"] = std::string(100'000'000, ' ');
    EXPECT_NE(refusal(zip_of(parts)).find("unpacks to 100000000 bytes, more than a workbook has"), std::string::npos);

    std::string rows;
    for (int i = 0; i < 3000; ++i) rows += "<row><c t='s'><v>0</v></c></row>";
    const std::string shared = "<si><t>" + std::string(30'000, 'x') + "</t></si>";
    EXPECT_NE(
        refusal(zip_of(workbook_parts(rows, shared))).find("the cells hold far more text than the file has bytes"),
        std::string::npos);

    std::string overlapping = zip_of({{"a", "x"}, {"b", "x"}});
    const std::size_t second = overlapping.rfind("PK\x01\x02");
    overlapping.replace(second + 42, 4, little(0, 4));
    overlapping[second + 46] = 'a';
    EXPECT_EQ(
        refusal(overlapping),
        "w.xlsx: two parts of the zip share the name \"a\"; save the workbook again from the spreadsheet program");

    std::string many = "PK\x05\x06"s + little(0, 4) + little(0xFFFE, 2) + little(0xFFFE, 2) + little(0, 4) +
                       little(0, 4) + little(0, 2);
    EXPECT_NE(refusal(many).find("more than 10000 parts"), std::string::npos);
}

TEST(Xlsx, notices_every_changed_byte_of_a_part) {
    const auto parts = workbook_parts("<row><c><v>7</v></c></row>");
    const std::string good = zip_of(parts, 0);
    const std::size_t begin = good.find("<worksheet><sheetData><row><c><v>7");
    for (std::size_t at = begin; at < begin + 40; ++at) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        EXPECT_NE(refusal(bad).find("has a wrong checksum"), std::string::npos) << at;
    }
}

}  // namespace
}  // namespace ciclo::formats
