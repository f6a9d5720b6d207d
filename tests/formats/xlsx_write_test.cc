#include "formats/xlsx.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <thread>

#include "base/number.h"
#include "base/text.h"
#include "formats/limits.h"
#include "formats/table.h"
#include "trees.h"

namespace ciclo::formats {
namespace {

Workbook small_workbook() {
    Workbook book;
    book.title = "Cycle & more";
    book.sheets.push_back(
        {.name = "Moments",
         .columns = {{"Moment", 30}, {"Share", 10}, {"n", 8}, {"Minutes", 9}},
         .rows = {{text_cell("M3 <b>"), percent_cell(0.8, 1), integer_cell(129880), decimals_cell(2.5, 1)},
                  {text_cell("=1+1"), empty_cell(), number_cell(0.1), number_cell(std::nan(""))}}});
    book.sheets.push_back({.name = "Notes",
                           .columns = {{"text", 300}},
                           .rows = {},
                           .header = HeaderRow::plain,
                           .filter = AutoFilter::none});
    return book;
}

TEST(Workbook, is_read_back) {
    const Result<std::string> bytes = write_xlsx(small_workbook());
    ASSERT_TRUE(bytes.ok()) << bytes.errors().front().text();
    const Result<Table> table = read_table(*bytes, "w.xlsx");
    ASSERT_TRUE(table.ok()) << table.errors().front().text();
    EXPECT_EQ(table->header(), (std::vector<std::string>{"Moment", "Share", "n", "Minutes"}));
    EXPECT_EQ(table->cell(0, 0), "M3 <b>");
    EXPECT_EQ(table->cell(0, 1), "0.8");
    EXPECT_EQ(table->cell(0, 2), "129880");
    EXPECT_EQ(table->cell(0, 3), "2.5");
    EXPECT_EQ(table->cell(1, 0), "=1+1");  // a text, not a formula: the reader would give its value, 0
    EXPECT_EQ(table->cell(1, 1), "");
    EXPECT_EQ(table->cell(1, 2), "0.1");
    EXPECT_EQ(table->cells(1), 3u);
    EXPECT_EQ(read_xlsx(*bytes, "w.xlsx", "Notes")->header(), (std::vector<std::string>{"text"}));
}

TEST(Workbook, has_the_same_bytes_every_time) {
    const Result<std::string> first = write_xlsx(small_workbook());
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));  // zip times count in steps of two seconds
    const Result<std::string> second = write_xlsx(small_workbook());
    ASSERT_TRUE(first.ok() && second.ok());
    EXPECT_EQ(*first, *second);
}

TEST(Workbook, cleans_sheet_names_to_excels_rules) {
    std::vector<Sheet> sheets;
    for (const char* name :
         {"A/B:C", "a b c", "", "'quoted'", "History", "Año 2025", "x\ny", "1234567890123456789012345678901234567890",
          "1234567890123456789012345678901zzz", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"}) {
        sheets.push_back({.name = name, .columns = {{"c"}}, .rows = {}});
    }
    const std::vector<std::string> names = cleaned_sheet_names(sheets);
    EXPECT_EQ(names, (std::vector<std::string>{"A B C", "a b c (2)", "Sheet3", "quoted", "History_", "Año 2025", "x y",
                                               "1234567890123456789012345678901", "123456789012345678901234567 (2)",
                                               "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"}));
    Workbook book;
    book.sheets = sheets;
    const Result<std::string> bytes = write_xlsx(book);
    ASSERT_TRUE(bytes.ok());
    for (const std::string& name : names) EXPECT_TRUE(read_xlsx(*bytes, "w.xlsx", name).ok()) << name;
}

TEST(Workbook, refuses_what_excel_cannot_hold) {
    const auto refusal = [](Sheet sheet) {
        Workbook book;
        book.sheets.push_back(std::move(sheet));
        const Result<std::string> bytes = write_xlsx(book);
        return bytes.ok() ? "accepted" : bytes.errors().front().text();
    };
    EXPECT_EQ(refusal({.name = "S", .columns = {{"c"}}, .rows = {{text_cell(std::string(32'768, 'x'))}}}),
              "a text in the sheet \"S\" is longer than Excel's 32,767 characters; shorten it, or write CSV");
    EXPECT_EQ(refusal({.name = "S", .columns = {{"c"}}, .rows = {{text_cell(std::string(32'767, 'x'))}}}), "accepted");
    EXPECT_EQ(refusal({.name = "S", .columns = std::vector<Column>(16'385), .rows = {}}),
              "the sheet \"S\" has more columns than Excel holds; write CSV, or split the sheet");
    EXPECT_EQ(refusal({.name = "S", .columns = {{"c"}}, .rows = std::vector<std::vector<Cell>>(1'048'576)}),
              "the sheet \"S\" has more rows than Excel holds; write CSV, or split the sheet");
    EXPECT_EQ(write_xlsx({}).errors().front().text(), "a workbook needs a sheet; add one");
}

RC_GTEST_PROP(WorkbookProperty, texts_and_numbers_are_read_back, ()) {
    Workbook book;
    book.sheets.push_back({.name = "S", .columns = {{"text"}, {"number"}}, .rows = {}});
    const auto texts = *rc::gen::container<std::vector<std::string>>(any_text());
    const double number = *rc::gen::arbitrary<double>();
    for (const std::string& text : texts) book.sheets[0].rows.push_back({text_cell(text), number_cell(number)});
    const Result<std::string> bytes = write_xlsx(book);
    RC_ASSERT(bytes.ok());
    const Result<Table> table = read_xlsx(*bytes, "w.xlsx");
    RC_ASSERT(table.ok());
    RC_ASSERT(table->rows() == texts.size());
    for (std::size_t row = 0; row < texts.size(); ++row) {
        RC_ASSERT(table->cell(row, 0) == texts[row]);
        const std::optional<double> back = parse_number(table->cell(row, 1));
        RC_ASSERT(back.has_value());
        RC_ASSERT(std::fabs(*back - number) <= std::fabs(number) * 1e-15);  // the library writes 16 digits
    }
}

}  // namespace
}  // namespace ciclo::formats
