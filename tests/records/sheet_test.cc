#include "records/sheet.h"

#include <gtest/gtest.h>

#include "records/sample_records.h"
#include "records/sheet_cells.h"
#include "records/sheet_columns.h"

namespace {

using namespace sample;

Result<Import> import_csv(const std::string& text) {
    const Result<formats::Table> table = formats::read_csv(text, "visits.csv");
    EXPECT_TRUE(table.ok()) << text;
    return read_sheet(visit_kind(), *table, WardTitles());
}

std::vector<Record> random_records(std::uint64_t seed, int n) {
    Stream stream(seed);
    std::vector<Record> records;
    for (int i = 0; i < n; ++i) records.push_back(random_record(stream));
    return records;
}

void expect_same(const std::vector<Record>& records, const Import& import, Privacy privacy) {
    ASSERT_EQ(import.rows.size(), records.size())
        << (import.ledger.empty() ? "" : import.ledger.entries().front().code);
    EXPECT_TRUE(import.ledger.empty());
    for (std::size_t i = 0; i < records.size(); ++i) {
        const ImportRow& row = import.rows[i];
        ASSERT_EQ(row.id, records[i].id);
        const std::vector<FieldValue> values = values_after(row, &records[i].values);
        for (std::size_t k = 0; k < visit_kind().fields.size(); ++k) {
            const Field& field = visit_kind().fields[k];
            const bool there = privacy == Privacy::with_personal || !is_guarded(field);
            ASSERT_EQ(row.given[k], there);
            ASSERT_TRUE(fits(field, row.values[k]));
            ASSERT_TRUE(!there || same(row.values[k], records[i].values[k])) << field.name << " of row " << i;
            ASSERT_TRUE(same(values[k], records[i].values[k]));
        }
    }
}

TEST(Sheet, what_goes_out_as_csv_comes_in_again_unchanged) {
    for (const Privacy privacy : {Privacy::without_personal, Privacy::with_personal}) {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            std::vector<Record> records = random_records(seed, 25);
            for (std::size_t i = 0; i < records.size(); ++i) records[i].id = RecordId("id" + std::to_string(i));
            const std::string csv = formats::write_csv(sheet_of(visit_kind(), records, WardTitles(), privacy));
            const Result<formats::Table> table = formats::read_csv(csv, "visits.csv", {.delimiter = ','});
            ASSERT_TRUE(table.ok()) << table.errors().front().text();
            const Result<Import> import = read_sheet(visit_kind(), *table, WardTitles());
            ASSERT_TRUE(import.ok()) << import.errors().front().text();
            expect_same(records, *import, privacy);
        }
    }
}

TEST(Sheet, what_goes_out_as_xlsx_comes_in_again_unchanged) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        std::vector<Record> records = random_records(seed, 25);
        for (std::size_t i = 0; i < records.size(); ++i) records[i].id = RecordId("id" + std::to_string(i));
        const auto bytes = sheet_xlsx(
            visit_kind(), sheet_of(visit_kind(), records, WardTitles(), Privacy::with_personal), Language::es);
        ASSERT_TRUE(bytes.ok()) << bytes.errors().front().text();
        const Result<formats::Table> table = formats::read_xlsx(*bytes, "visits.xlsx");
        ASSERT_TRUE(table.ok()) << table.errors().front().text();
        const Result<Import> import = read_sheet(visit_kind(), *table, WardTitles());
        ASSERT_TRUE(import.ok()) << import.errors().front().text();
        expect_same(records, *import, Privacy::with_personal);
    }
}

TEST(Sheet, the_first_column_is_the_id_and_headers_are_field_names) {
    const auto rows = sheet_of(visit_kind(), {}, WardTitles(), Privacy::without_personal);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0], (std::vector<std::string>{"id", "title", "story", "motto_es", "motto_en", "motto_nl", "beds",
                                                 "wait", "occupied", "open", "since", "seen", "colour", "unit", "lines",
                                                 "map", "state"}));
    EXPECT_EQ(sheet_of(visit_kind(), {}, WardTitles(), Privacy::with_personal)[0].size(), 20U);
}

TEST(Sheet, personal_columns_stay_at_home_unless_asked_for) {
    Stream stream(2);
    Record record = random_record(stream);
    record.values[visit_kind().at("patient")] = Personal<std::string>("Ana Ruiz");
    const auto holds = [&](Privacy privacy) {
        return formats::write_csv(sheet_of(visit_kind(), {record}, WardTitles(), privacy)).find("Ana Ruiz") !=
               std::string::npos;
    };
    EXPECT_FALSE(holds(Privacy::without_personal));
    EXPECT_TRUE(holds(Privacy::with_personal));
}

TEST(Sheet, references_are_titles_where_a_title_names_one_record) {
    const auto cell = [](const std::string& id) {
        Record record;
        record.values.resize(visit_kind().fields.size());
        record.values[visit_kind().at("unit")] = id;
        return sheet_of(visit_kind(), {record}, WardTitles(), Privacy::without_personal)[1][13];
    };
    EXPECT_EQ(cell("01J0000000000000000000000A"), "Triaje");
    EXPECT_EQ(cell("01J0000000000000000000000B"), "=Urgencias");
    EXPECT_EQ(cell("01J0000000000000000000000C"), "01J0000000000000000000000C");  // two are called Doble
    EXPECT_EQ(cell("01J0000000000000000000000E"), "01J0000000000000000000000E");  // no title
    EXPECT_EQ(cell("01J0000000000000000000000H"), "01J0000000000000000000000H");  // its title is another's id
}

TEST(Sheet, labels_in_three_languages_are_understood) {
    const auto import = import_csv(
        "ID,Título,beds,OCUPACIÓN,colour,lema es,Motto (en),wait\n,Uno,3,\"80 %\",Rojo,hola,hello,\"3,5\"\n");
    ASSERT_TRUE(import.ok()) << import.errors().front().text();
    ASSERT_EQ(import->rows.size(), 1U);
    const ImportRow& row = import->rows[0];
    EXPECT_TRUE(row.id.empty());
    EXPECT_EQ(std::get<std::string>(row.values[visit_kind().at("title")]), "Uno");
    EXPECT_EQ(std::get<double>(row.values[visit_kind().at("occupied")]), 0.8);
    EXPECT_EQ(std::get<std::string>(row.values[visit_kind().at("colour")]), "red");
    EXPECT_EQ(std::get<double>(row.values[visit_kind().at("wait")]), 3.5);
    EXPECT_EQ(std::get<LocalText>(row.values[visit_kind().at("motto")]), LocalText("hola", "hello", ""));
    EXPECT_EQ(row.place.text(), "visits.csv:2:1");
    EXPECT_EQ(import->ledger.count("read_as"), 3);  // 80 %, Rojo, 3,5
    EXPECT_EQ(import->ledger.entries()[0].reading, "0.8");
    LocalText before("viejo", "old", "oud");
    std::vector<FieldValue> current(visit_kind().fields.size());
    current[visit_kind().at("motto")] = before;
    current[visit_kind().at("story")] = std::string("kept");
    const auto values = values_after(row, &current);
    EXPECT_EQ(std::get<LocalText>(values[visit_kind().at("motto")]),
              LocalText("hola", "hello", "oud"));  // no column for nl
    EXPECT_EQ(std::get<std::string>(values[visit_kind().at("story")]), "kept");
    EXPECT_TRUE(is_missing(values_after(row, nullptr)[visit_kind().at("story")]));
}

TEST(Sheet, an_empty_cell_empties_the_field_and_a_missing_column_keeps_it) {
    const auto import = import_csv("id,title,motto_es\nr1,,\n");
    ASSERT_TRUE(import.ok());
    std::vector<FieldValue> current(visit_kind().fields.size());
    current[0] = std::string("t");
    current[visit_kind().at("motto")] = LocalText("a", "", "");
    current[visit_kind().at("beds")] = std::int64_t{3};
    const auto values = values_after(import->rows.at(0), &current);
    EXPECT_TRUE(is_missing(values[0]));
    EXPECT_TRUE(is_missing(values[visit_kind().at("motto")]));
    EXPECT_EQ(std::get<std::int64_t>(values[visit_kind().at("beds")]), 3);
}

TEST(Sheet, headers_that_are_no_columns_are_refused) {
    const auto code = [](const std::string& header) {
        const Result<Import> import = import_csv(header + "\n1,2\n");
        return import.ok() ? "accepted" : import.errors().front().code;
    };
    EXPECT_EQ(code("id,titel"), "accepted");  // its label in Dutch
    EXPECT_EQ(code("id,tilte"), "unknown_column");
    EXPECT_EQ(code("title,id2"), "unknown_column");
    EXPECT_EQ(code("title,título"), "column_twice");
    EXPECT_EQ(code("title,title"), "column_twice");
    EXPECT_EQ(code("id,id"), "column_twice");
    EXPECT_EQ(code("id,"), "no_columns");
    EXPECT_EQ(code("title,motto"), "language_missing");
    EXPECT_EQ(code("title,Lema"), "language_missing");
    EXPECT_EQ(code("title,created_by"), "unknown_column");
    const Result<Import> near = import_csv("id,tilte\n1,2\n");
    EXPECT_EQ(near.errors().front().cure, "did you mean \"title\"?");
    EXPECT_EQ(near.errors().front().place.text(), "visits.csv:1:4");
    Kind twins = visit_kind();
    twins.fields[twins.at("wait")].label = twins.fields[twins.at("beds")].label;
    const Result<formats::Table> table = formats::read_csv("Camas\n1\n", "t.csv");
    EXPECT_EQ(sheet_columns(twins, *table).errors().front().code, "ambiguous_column");
}

TEST(Sheet, a_row_that_does_not_fit_is_left_out_with_its_place_and_the_others_are_used) {
    const auto import = import_csv(
        "id,title,beds,wait,open,since,seen,colour,unit,born\n"
        "a,ok,1,2,yes,2025-10-20,2025-10-20T16:00:00Z,red,Triaje,1990-01-01\n"
        "b,t,x,,,,,,,\n"
        "c,t,,x,,,,,,\n"
        "d,t,,,perhaps,,,,,\n"
        "e,t,,,,20/10/2025,,,,\n"
        "f,t,,,,,yesterday,,,\n"
        "g,t,,,,,,pink,,\n"
        "h,t,,,,,,,Doble,\n"
        "i,t,,,,,,,Nowhere,\n"
        "j,t,,,,,,,,Ana Ruiz\n"
        "a,again,,,,,,,,\n"
        "no id!,t,,,,,,,,\n"
        "k,fine,1.0,,,,,,,\n"
        ",new,,,sí,,2025-10-20T16:00:00,Dark Blue,,\n");
    ASSERT_TRUE(import.ok());
    ASSERT_EQ(import->rows.size(), 2U);
    EXPECT_EQ(import->rows[1].place.line, 15);
    const std::vector<std::string> codes{"not_a_whole_number",  "not_a_number",      "not_yes_or_no",
                                         "not_a_day",           "not_an_instant",    "unknown_choice",
                                         "ambiguous_reference", "unknown_reference", "not_a_day",
                                         "duplicate_row",       "not_an_id",         "not_a_whole_number"};
    std::vector<std::string> found;
    for (const LedgerEntry& entry : import->ledger.entries()) {
        if (entry.treatment == Treatment::row_left_out) found.push_back(entry.code);
        EXPECT_EQ(entry.text.find("Ana"), std::string::npos);
    }
    EXPECT_EQ(found, codes);
    EXPECT_EQ(import->ledger.entries()[0].place.text(), "visits.csv:3:5");
    EXPECT_EQ(import->ledger.entries()[0].subject, "beds");
    EXPECT_EQ(import->ledger.entries()[0].text, "x");
    EXPECT_EQ(import->ledger.count("read_as"), 2);
}

TEST(Sheet, cells_without_a_header_are_noted_and_blank_rows_skipped) {
    const auto import = import_csv("title,\nx,stray\n , \ny\nz,,,also stray\n");
    ASSERT_TRUE(import.ok());
    EXPECT_EQ(import->rows.size(), 3U);
    EXPECT_EQ(import->ledger.count("no_header"), 2);
    EXPECT_EQ(import->ledger.entries()[0].text, "");  // whose it is nobody knows
}

TEST(SheetCells, the_apostrophe_is_undone_and_only_then) {
    for (const char* text :
         {"=1", "'=1", "''=1", "'", "''", "'a", "-5", "'-5", "", "a=1", "'s-Hertogenbosch", "\t", "'\tx", "@x", "'@"}) {
        EXPECT_EQ(unprotected_cell(protected_cell(text)), text);
        const std::string csv = formats::write_csv({{"h"}, {protected_cell(text), "x"}});
        EXPECT_EQ(unprotected_cell(formats::read_csv(csv, "c", {.delimiter = ','})->cell(0, 0)), text);
    }
    EXPECT_EQ(protected_cell("'s-Hertogenbosch"), "'s-Hertogenbosch");
    EXPECT_EQ(unprotected_cell("'=1+1"), "=1+1");
}

TEST(SheetCells, ids_are_known_by_their_form) {
    EXPECT_TRUE(looks_like_id("01J0000000000000000000000A"));
    for (const char* text : {"", "01J0000000000000000000000", "01J0000000000000000000000AA",
                             "01j0000000000000000000000a", "01J000000000000000000000OU"}) {
        EXPECT_FALSE(looks_like_id(text)) << text;
    }
}

}  // namespace
