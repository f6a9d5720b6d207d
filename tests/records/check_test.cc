#include "records/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "records/sample_records.h"

namespace {

using namespace sample;

class WardLookup : public Lookup {
public:
    const Record* find(std::string_view kind, const std::string& id) const override {
        return kind == "ward" && wards().contains(id) ? &ward_ : nullptr;
    }

private:
    Record ward_;
};

Record good_record() {
    Record record;
    record.values.resize(visit_kind().fields.size());
    record.values[visit_kind().at("title")] = std::string("Visita");
    return record;
}

/// The codes of the errors, each of which names the field.
std::vector<std::string> codes_of(std::string_view field, FieldValue value) {
    Record record = good_record();
    record.values[visit_kind().at(field)] = std::move(value);
    std::vector<std::string> codes;
    for (const Error& error : check(visit_kind(), record, WardLookup())) {
        EXPECT_EQ(error.place.file, field);
        EXPECT_FALSE(error.what.empty());
        EXPECT_FALSE(error.cure.empty());
        codes.push_back(error.code);
    }
    return codes;
}
using Codes = std::vector<std::string>;
FieldValue personal(std::string text) {
    return Personal<std::string>(std::move(text));
}
std::string letters(std::size_t n, const char* letter = "ñ") {
    std::string text;
    while (n-- > 0) text += letter;
    return text;
}

TEST(Check, random_records_of_the_kind_are_in_order) {
    Stream stream(3);
    for (int i = 0; i < 1000; ++i) {
        Record record = random_record(stream);
        const Errors errors = check(visit_kind(), record, WardLookup());
        ASSERT_TRUE(errors.empty()) << errors.front().text();
    }
}

TEST(Check, a_required_field_holds_something) {
    EXPECT_EQ(codes_of("title", {}), Codes{"required"});
    EXPECT_EQ(codes_of("title", std::string()), Codes{"required"});
    EXPECT_EQ(codes_of("title", std::string(" \t\u00A0 ")), Codes{"required"});
    EXPECT_EQ(codes_of("story", std::string()), Codes{});
    EXPECT_EQ(codes_of("story", std::string(" ")), Codes{});
}

TEST(Check, texts_are_utf_8_of_bounded_length_without_control_characters) {
    EXPECT_EQ(codes_of("title", letters(2000)), Codes{});
    EXPECT_EQ(codes_of("title", letters(2001)), Codes{"too_long"});
    EXPECT_EQ(codes_of("title", std::string("a\xff")), Codes{"not_utf8"});
    EXPECT_EQ(codes_of("title", std::string("a\xed\xa0\x80")), Codes{"not_utf8"});
    EXPECT_EQ(codes_of("title", std::string("a\nb")), Codes{"line_end"});
    EXPECT_EQ(codes_of("title", std::string("a\tb")), Codes{});
    EXPECT_EQ(codes_of("title", std::string("a\0b", 3)), Codes{"control_character"});
    EXPECT_EQ(codes_of("title", std::string("a\x1b[31m")), Codes{"control_character"});
    EXPECT_EQ(codes_of("title", std::string("\x7f")), Codes{"control_character"});
    EXPECT_EQ(codes_of("story", std::string("a\r\nb\n")), Codes{});
    EXPECT_EQ(codes_of("story", letters(20001)), Codes{"too_long"});
    EXPECT_EQ(codes_of("patient", personal(letters(2001))), Codes{"too_long"});
    EXPECT_EQ(codes_of("patient", personal("a\nb")), Codes{"line_end"});
    EXPECT_EQ(codes_of("complaint", personal("a\nb")), Codes{});
    EXPECT_EQ(codes_of("motto", LocalText("a", "b\x01", "")), Codes{"control_character"});
    EXPECT_EQ(codes_of("motto", LocalText("a", letters(5001), "")), Codes{"too_long"});
}

TEST(Check, a_refusal_never_repeats_what_was_entered) {
    Record record = good_record();
    record.values[visit_kind().at("patient")] = personal("Ana Ruiz\nsecret");
    record.values[visit_kind().at("born")] = personal("Ana Ruiz");
    for (const Error& error : check(visit_kind(), record, WardLookup()))
        EXPECT_EQ(error.text().find("Ana"), std::string::npos);
    EXPECT_EQ(check(visit_kind(), record, WardLookup()).size(), 2U);
}

TEST(Check, numbers_lie_within_their_bounds) {
    EXPECT_EQ(codes_of("wait", 0.0), Codes{});
    EXPECT_EQ(codes_of("wait", -0.001), Codes{"out_of_range"});
    EXPECT_EQ(codes_of("wait", std::numeric_limits<double>::infinity()), Codes{"not_a_number"});
    EXPECT_EQ(codes_of("wait", std::numeric_limits<double>::quiet_NaN()), Codes{"not_a_number"});
    EXPECT_EQ(codes_of("occupied", 1.0), Codes{});
    EXPECT_EQ(codes_of("occupied", 1.0001), Codes{"out_of_range"});
    EXPECT_EQ(codes_of("occupied", -0.1), Codes{"out_of_range"});
    EXPECT_EQ(codes_of("beds", std::int64_t{INT64_MIN}), Codes{});
}

TEST(Check, days_and_instants_lie_in_four_digit_years) {
    EXPECT_EQ(codes_of("since", calendar::Day{2932896}), Codes{});
    EXPECT_EQ(codes_of("since", calendar::Day{2932897}), Codes{"out_of_range"});
    EXPECT_EQ(codes_of("since", calendar::Day{-719162}), Codes{});
    EXPECT_EQ(codes_of("since", calendar::Day{-719163}), Codes{"out_of_range"});
    EXPECT_EQ(codes_of("seen", calendar::Instant{INT64_MAX}), Codes{"out_of_range"});
    EXPECT_EQ(codes_of("born", personal("1990-02-30")), Codes{"not_a_day"});
}

TEST(Check, choices_references_lists_and_documents) {
    EXPECT_EQ(codes_of("colour", std::string("red")), Codes{});
    EXPECT_EQ(codes_of("colour", std::string("Red")), Codes{"unknown_choice"});
    EXPECT_EQ(codes_of("unit", std::string("01J0000000000000000000000A")), Codes{});
    EXPECT_EQ(codes_of("unit", std::string("x")), Codes{"unknown_reference"});
    EXPECT_EQ(codes_of("lines", std::vector<std::string>{"a", ""}), Codes{"empty_item"});
    EXPECT_EQ(codes_of("lines", std::vector<std::string>{"a\nb"}), Codes{"line_end"});
    EXPECT_EQ(codes_of("lines", std::vector<std::string>{letters(1001)}), Codes{"too_long"});
    EXPECT_EQ(codes_of("lines", std::vector<std::string>(400, "a")), Codes{});
    EXPECT_EQ(codes_of("lines", std::vector<std::string>(401, "a")), Codes{"too_long"});
    EXPECT_EQ(codes_of("map", std::string("{\"a\":1}")), Codes{});
    for (const char* text : {"[1]", "{", "{\"a\":1,\"a\":2}", "a", "null"})
        EXPECT_EQ(codes_of("map", std::string(text)), Codes{"not_json"}) << text;
    EXPECT_EQ(codes_of("map", "{\"a\":\"" + std::string(2 * 1024 * 1024, 'a') + "\"}"), Codes{"too_long"});
}

TEST(Check, a_value_of_another_type_is_refused) {
    EXPECT_EQ(codes_of("beds", 1.5), Codes{"wrong_type"});
    EXPECT_EQ(codes_of("title", personal("a")), Codes{"wrong_type"});
    EXPECT_EQ(codes_of("patient", std::string("a")), Codes{"wrong_type"});
    EXPECT_EQ(codes_of("open", std::int64_t{1}), Codes{"wrong_type"});
    Record record = good_record();
    record.values.pop_back();
    EXPECT_THROW(static_cast<void>(check(visit_kind(), record, WardLookup())), Broken);
}

TEST(Check, a_rule_over_several_fields_speaks_with_its_own_code) {
    Kind kind = visit_kind();
    kind.rules = {{"open_needs_beds", [](const Record& record, const Lookup&) -> Errors {
                       const auto* open = std::get_if<bool>(&record.values[visit_kind().at("open")]);
                       const bool beds = !is_missing(record.values[visit_kind().at("beds")]);
                       if (open == nullptr || !*open || beds) return {};
                       return {{ErrorKind::invalid, "an open ward has beds", "say how many", {"beds", 0, 0}}};
                   }}};
    Record record = good_record();
    EXPECT_TRUE(check(kind, record, WardLookup()).empty());
    record.values[kind.at("open")] = true;
    const Errors errors = check(kind, record, WardLookup());
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].code, "open_needs_beds");
    EXPECT_EQ(errors[0].place.file, "beds");
    record.values[kind.at("beds")] = 1.5;  // of the wrong type: the rule is not asked
    EXPECT_EQ(check(kind, record, WardLookup()).size(), 1U);
    EXPECT_EQ(check(kind, record, WardLookup())[0].code, "wrong_type");
}

TEST(CheckFilledByPeople, what_deeds_fill_is_refused_when_it_changes) {
    std::vector<FieldValue> before = good_record().values, after = before;
    const std::size_t state = visit_kind().at("state");
    EXPECT_TRUE(check_filled_by_people(visit_kind(), nullptr, after).empty());
    after[state] = std::string("published");
    EXPECT_EQ(check_filled_by_people(visit_kind(), nullptr, after).at(0).code, "filled_by_deeds");
    EXPECT_EQ(check_filled_by_people(visit_kind(), &before, after).at(0).place.file, "state");
    EXPECT_TRUE(check_filled_by_people(visit_kind(), &after, after).empty());
    EXPECT_EQ(check_filled_by_people(visit_kind(), &after, before).size(), 1U);
    after[visit_kind().at("title")] = std::string("other");
    before[state] = after[state];
    EXPECT_TRUE(check_filled_by_people(visit_kind(), &before, after).empty());
}

// ---- declarations

Codes faults_of(const Kind& kind) {
    const std::vector<const Kind*> all{&ward_kind(), &kind};
    Codes codes;
    for (const Error& error : check_declarations(all)) {
        EXPECT_NE(error.what.find(kind.name), std::string::npos);
        codes.push_back(error.code);
    }
    return codes;
}
/// What is wrong with the sample after one change.
template <class Change>
Codes faults_after(Change change) {
    Kind kind = visit_kind();
    change(kind);
    return faults_of(kind);
}
Field& field_of(Kind& kind, std::string_view name) {
    return kind.fields[kind.at(name)];
}

TEST(CheckDeclarations, the_sample_is_in_order) {
    EXPECT_TRUE(check_declarations(kinds()).empty());
}

TEST(CheckDeclarations, names) {
    EXPECT_EQ(faults_after([](Kind& kind) { kind.name = "Visit"; }), Codes{"name"});
    EXPECT_EQ(faults_after([](Kind& kind) { kind.name = "visit__x"; }), Codes{"name"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "beds").name = "nBeds"; }), Codes{"name"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "beds").name = "2beds"; }), Codes{"name"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "beds").name = "version"; }), Codes{"name_reserved"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "beds").name = "record_id"; }), Codes{"name_reserved"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "beds").name = "wait"; }), Codes{"name_twice"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "beds").name = "motto_nl"; }), Codes{"name_twice"});
    EXPECT_EQ(faults_after([](Kind& kind) { kind.title_field = "name"; }), Codes{"title_field"});
    const std::vector<const Kind*> twice{&ward_kind(), &ward_kind()};
    EXPECT_EQ(check_declarations(twice).size(), 2U);
}

TEST(CheckDeclarations, every_language_and_every_role) {
    EXPECT_EQ(faults_after([](Kind& kind) { kind.one = {"Visita", "Visit", ""}; }), Codes{"label"});
    EXPECT_EQ(faults_after([](Kind& kind) { kind.help = {}; }), Codes{"label"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "beds").label = {"Camas", "", "Bedden"}; }), Codes{"label"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "beds").help = {"Cuántas.", "", ""}; }), Codes{"label"});
    EXPECT_EQ(faults_after([](Kind& kind) {
                  field_of(kind, "colour").choices[0].label = {"rojo", "red", ""};
              }),
              Codes{"label"});
    EXPECT_EQ(faults_after([](Kind& kind) { kind.readers = {}; }), Codes{"roles"});
    EXPECT_EQ(faults_after([](Kind& kind) { kind.writers = {}; }), Codes{"roles"});
    EXPECT_EQ(faults_after([](Kind& kind) { kind.writers = {}, kind.help = {}, kind.internal = true; }), Codes{});
}

TEST(CheckDeclarations, units_and_references) {
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "unit").name = "ward"; }), Codes{"unit_field"});
    EXPECT_EQ(faults_after(
                  [](Kind& kind) { kind.belonging = Belonging::organisation, field_of(kind, "unit").name = "ward"; }),
              Codes{});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "unit").refers_to = "visit"; }), Codes{"unit_field"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "unit").refers_to = "planet"; }),
              (Codes{"unit_field", "refers_to"}));
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "unit").sensitivity = Sensitivity::personal; }),
              Codes{"unit_field"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "beds").refers_to = "ward"; }), Codes{"refers_to"});
}

TEST(CheckDeclarations, what_is_personal_can_be_erased) {
    EXPECT_EQ(faults_after([](Kind& kind) { kind.erasable = false; }), Codes{"not_erasable"});
    EXPECT_EQ(faults_after([](Kind& kind) {
                  for (Field& field : kind.fields) field.sensitivity = Sensitivity::internal;
              }),
              Codes{"nothing_to_erase"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "beds").sensitivity = Sensitivity::health; }),
              Codes{"personal_type"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "motto").sensitivity = Sensitivity::personal; }),
              Codes{"personal_type"});
}

TEST(CheckDeclarations, bounds_choices_uniqueness_and_rules) {
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "wait").highest = -1; }), Codes{"bounds"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "title").lowest = 1; }), Codes{"bounds"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "occupied").highest = 100; }), Codes{"bounds"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "colour").choices.clear(); }), Codes{"choices"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "colour").choices[1].code = "red"; }), Codes{"choices"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "colour").choices[1].code = "Dark blue"; }),
              Codes{"choices"});
    EXPECT_EQ(faults_after([](Kind& kind) {
                  field_of(kind, "beds").choices = {{"a", {"a", "a", "a"}}};
              }),
              Codes{"choices"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "lines").unique = true; }), Codes{"unique"});
    EXPECT_EQ(faults_after([](Kind& kind) { field_of(kind, "title").longest = 0; }), Codes{"longest"});
    EXPECT_EQ(faults_after([](Kind& kind) { kind.rules = {{"no_check"}}; }), Codes{"rule"});
    EXPECT_EQ(faults_after([](Kind& kind) { kind.fields.resize(65, kind.fields.front()); }).front(), "too_many_fields");
    EXPECT_EQ(faults_after([](Kind& kind) {
                  kind.fields.clear(), kind.belonging = Belonging::organisation, kind.erasable = false;
              }),
              (Codes{"no_fields", "title_field"}));
}

}  // namespace
