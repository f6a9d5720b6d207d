#include "records/json.h"

#include <gtest/gtest.h>

#include <map>

#include "base/number.h"
#include "formats/json.h"
#include "records/json_text.h"
#include "records/sample_records.h"

namespace {

using namespace sample;
using access::Role;
using access::Scope;

Scope scope_over(Role role, const std::string& unit) {
    Scope scope;
    scope.actor = "ana";
    scope.grants = {{role, unit, unit.empty() ? std::vector<std::string>{} : std::vector<std::string>{unit}}};
    scope.whole_organisation = unit.empty();
    if (!unit.empty()) scope.units = {unit};
    return scope;
}

std::vector<FieldValue> read(std::string_view json) {
    const auto values = read_values(visit_kind(), json, Filling::whole, nullptr);
    EXPECT_TRUE(values.ok()) << (values.ok() ? "" : values.errors().front().text());
    return values.ok() ? *values : std::vector<FieldValue>(visit_kind().fields.size());
}
const FieldValue& value(const std::vector<FieldValue>& values, std::string_view field) {
    return values[visit_kind().at(field)];
}

TEST(ReadValues, takes_a_value_of_every_type) {
    const auto values =
        read(R"({"title":"Ñ \"x\"","story":"a\nb","motto":{"es":"hola","nl":null},"beds":-12,"wait":3.5e0,
        "occupied":0.25,"open":true,"since":"2025-10-20","seen":"2025-10-20T16:00:00.5+01:00","colour":"red",
        "unit":"01J0000000000000000000000A","lines":["a","b"],"map":{"x": [1, {"y":"\u00f1"}]},"patient":"Ana",
        "complaint":"sore","born":"1990-02-28","state":null})");
    EXPECT_EQ(std::get<std::string>(value(values, "title")), "Ñ \"x\"");
    EXPECT_EQ(std::get<std::string>(value(values, "story")), "a\nb");
    EXPECT_EQ(std::get<LocalText>(value(values, "motto")), LocalText("hola", "", ""));
    EXPECT_EQ(std::get<std::int64_t>(value(values, "beds")), -12);
    EXPECT_EQ(std::get<double>(value(values, "wait")), 3.5);
    EXPECT_EQ(std::get<double>(value(values, "occupied")), 0.25);
    EXPECT_EQ(std::get<bool>(value(values, "open")), true);
    EXPECT_EQ(std::get<calendar::Day>(value(values, "since")), calendar::day_of(2025, 10, 20));
    EXPECT_EQ(calendar::iso_text(std::get<calendar::Instant>(value(values, "seen"))), "2025-10-20T15:00:00.500000Z");
    EXPECT_EQ(std::get<std::string>(value(values, "colour")), "red");
    EXPECT_EQ(std::get<std::string>(value(values, "map")), "{\"x\":[1,{\"y\":\"ñ\"}]}");
    EXPECT_EQ(std::get<std::vector<std::string>>(value(values, "lines")), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(std::get<Personal<std::string>>(value(values, "patient")).reveal(Purpose::handle_case), "Ana");
    EXPECT_EQ(std::get<Personal<std::string>>(value(values, "born")).reveal(Purpose::handle_case), "1990-02-28");
    EXPECT_TRUE(is_missing(value(values, "state")));
    for (std::size_t i = 0; i < values.size(); ++i) EXPECT_TRUE(fits(visit_kind().fields[i], values[i]));
}

TEST(ReadValues, refuses_with_the_field_its_place_and_a_code) {
    const std::map<std::string, std::string> refused{
        {R"({"title":7})", "title"},
        {R"({"title":true})", "title"},
        {R"({"title":["a"]})", "title"},
        {R"({"title":{"a":1}})", "title"},
        {R"({"motto":"hola"})", "motto"},
        {R"({"motto":{"fr":"bonjour"}})", "motto"},
        {R"({"motto":{"es":1}})", "motto"},
        {R"({"beds":1.0})", "beds"},
        {R"({"beds":1e3})", "beds"},
        {R"({"beds":"1"})", "beds"},
        {R"({"beds":9223372036854775808})", "beds"},
        {R"({"beds":-9223372036854775809})", "beds"},
        {R"({"wait":"1"})", "wait"},
        {R"({"wait":1e999})", "wait"},
        {R"({"wait":true})", "wait"},
        {R"({"open":"true"})", "open"},
        {R"({"open":1})", "open"},
        {R"({"since":"20/10/2025"})", "since"},
        {R"({"since":"2025-02-30"})", "since"},
        {R"({"since":"25-02-03"})", "since"},
        {R"({"since":"2025-02-03 "})", "since"},
        {R"({"since":20251020})", "since"},
        {R"({"born":"yesterday"})", "born"},
        {R"({"seen":"2025-10-20"})", "seen"},
        {R"({"seen":"2025-10-20T16:00:00"})", "seen"},
        {R"({"seen":"2025-10-20T25:00:00Z"})", "seen"},
        {R"({"seen":"2025-10-20T16:00:00.1234567Z"})", "seen"},
        {R"({"lines":"a"})", "lines"},
        {R"({"lines":["a",1]})", "lines"},
        {R"({"map":"{}"})", "map"},
        {R"({"map":[]})", "map"},
        {R"({"patient":{"es":"Ana"}})", "patient"},
    };
    for (const auto& [json, field] : refused) {
        const auto values = read_values(visit_kind(), json, Filling::whole, nullptr);
        ASSERT_FALSE(values.ok()) << json;
        const Error& error = values.errors().front();
        EXPECT_EQ(error.place.file, field) << json;
        EXPECT_EQ(error.place.line, 1) << json;
        EXPECT_GT(error.place.column, 2) << json;
        EXPECT_EQ(error.code, "wrong_type") << json;
        EXPECT_FALSE(error.cure.empty()) << json;
    }
}

TEST(ReadValues, takes_the_ends_of_64_bits_exactly) {
    EXPECT_EQ(std::get<std::int64_t>(value(read(R"({"beds":9223372036854775807})"), "beds")), INT64_MAX);
    EXPECT_EQ(std::get<std::int64_t>(value(read(R"({"beds":-9223372036854775808})"), "beds")), INT64_MIN);
}

TEST(ReadValues, refuses_what_the_form_does_not_offer) {
    for (const char* json :
         {R"({"title":"a","role":"administrator"})", R"({"id":"x"})", R"({"version":9})", R"({"archived":true})",
          R"({"created_by":"me"})", R"({"values":{}})", R"({"Title":"a"})", R"({"":1})", R"({"__proto__":{}})"}) {
        const auto values = read_values(visit_kind(), json, Filling::whole, nullptr);
        ASSERT_FALSE(values.ok()) << json;
        EXPECT_EQ(values.errors().front().code, "unknown_field") << json;
    }
    const auto near = read_values(visit_kind(), R"({"tittle":"a"})", Filling::whole, nullptr);
    EXPECT_EQ(near.errors().front().cure, "did you mean \"title\"?");
    EXPECT_EQ(near.errors().front().place.column, 2);
}

TEST(ReadValues, refuses_a_field_that_stands_twice_and_what_is_no_object) {
    EXPECT_FALSE(read_values(visit_kind(), R"({"title":"a","title":"b"})", Filling::whole, nullptr).ok());
    for (const char* json : {"", "[]", "null", "7", "\"a\"", "{", "{}{}", "{\"title\":\"\xff\"}"}) {
        EXPECT_FALSE(read_values(visit_kind(), json, Filling::whole, nullptr).ok()) << json;
    }
}

TEST(ReadValues, collects_the_errors_of_all_fields_and_no_more_than_fifty) {
    const auto values = read_values(visit_kind(), R"({"title":1,"beds":"x","nonsense":0})", Filling::whole, nullptr);
    ASSERT_FALSE(values.ok());
    EXPECT_EQ(values.errors().size(), 3U);
    std::string many = "{";
    for (int i = 0; i < 1000; ++i) many += "\"x" + std::to_string(i) + "\":1,";
    many += "\"y\":1}";
    EXPECT_EQ(read_values(visit_kind(), many, Filling::whole, nullptr).errors().size(), 50U);
}

TEST(ReadValues, empty_texts_and_lists_are_missing) {
    const auto values = read(R"({"title":"","motto":{"es":"","en":null},"lines":[],"patient":""})");
    for (const FieldValue& one : values) EXPECT_TRUE(is_missing(one));
}

TEST(ReadValues, changes_keep_what_is_not_named) {
    std::vector<FieldValue> current = read(R"({"title":"a","beds":4,"patient":"Ana"})");
    const auto changed = read_values(visit_kind(), R"({"beds":null,"wait":2})", Filling::changes, &current);
    ASSERT_TRUE(changed.ok());
    EXPECT_EQ(std::get<std::string>(value(*changed, "title")), "a");
    EXPECT_TRUE(is_missing(value(*changed, "beds")));
    EXPECT_EQ(std::get<double>(value(*changed, "wait")), 2.0);
    EXPECT_TRUE(same(value(*changed, "patient"), value(current, "patient")));
    EXPECT_THROW(static_cast<void>(read_values(visit_kind(), "{}", Filling::changes, nullptr)), Broken);
}

TEST(RecordJson, prints_every_type_on_one_line) {
    Record record;
    record.id = RecordId("01K1");
    record.version = 3;
    record.created = {1'760'976'000'000'000};
    record.updated = {1'760'976'000'123'456};
    record.created_by = "ana";
    record.updated_by = "li\"z";
    record.values =
        read(R"({"title":"a\u0001\"\\","motto":{"es":"hola"},"beds":4,"wait":0.1,"open":false,"since":"2025-10-20",
        "seen":"2025-10-20T16:00:00Z","lines":["x","y"],"map":{"k":1},"patient":"Ana","unit":"u1"})");
    std::get<std::string>(record.values[visit_kind().at("map")]) = "{\n  \"k\": 1\r\n}";
    EXPECT_EQ(
        record_json(visit_kind(), record, scope_over(Role::quality_manager, "u1")),
        R"({"id":"01K1","version":3,"archived":false,"created":"2025-10-20T16:00:00Z","created_by":"ana",)"
        R"("updated":"2025-10-20T16:00:00.123456Z","updated_by":"li\"z","values":{"title":"a\u0001\"\\","story":null,)"
        R"("motto":{"es":"hola","en":"","nl":""},"beds":4,"wait":0.1,"occupied":null,"open":false,"since":"2025-10-20",)"
        R"("seen":"2025-10-20T16:00:00Z","colour":null,"unit":"u1","lines":["x","y"],"map":{  "k": 1},"patient":"Ana",)"
        R"("complaint":null,"born":null,"state":null}})");
}

TEST(RecordJson, personal_and_health_fields_are_for_readers_of_the_unit) {
    Record record;
    record.values =
        read(R"({"title":"t","patient":"Ana Ruiz","complaint":"sore throat","born":"1990-01-01","unit":"u1"})");
    const auto shows = [&](const Scope& scope) {
        const std::string json = record_json(visit_kind(), record, scope);
        EXPECT_TRUE(json.find("\"title\":\"t\"") != std::string::npos);
        const bool name = json.find("Ana Ruiz") != std::string::npos, health = json.find("sore") != std::string::npos,
                   born = json.find("1990") != std::string::npos;
        EXPECT_TRUE(name == health && health == born) << json;
        return name;
    };
    EXPECT_TRUE(shows(scope_over(Role::quality_manager, "u1")));
    EXPECT_TRUE(shows(scope_over(Role::quality_manager, "")));
    EXPECT_TRUE(shows(Scope::of_system()));
    EXPECT_FALSE(shows(scope_over(Role::quality_manager, "u2")));
    EXPECT_FALSE(shows(scope_over(Role::facilitator, "u1")));  // writes, and does not read
    EXPECT_FALSE(shows(scope_over(Role::administrator, "")));
    EXPECT_FALSE(shows(Scope{}));
    Scope both = scope_over(Role::quality_manager, "u2");  // a reader there, a member here
    both.grants.push_back({Role::member, "u1", {"u1"}});
    EXPECT_FALSE(shows(both));
    record.values[visit_kind().at("unit")] = {};  // nobody's unit: only for a grant over the whole organisation
    EXPECT_FALSE(shows(scope_over(Role::quality_manager, "u1")));
    EXPECT_TRUE(shows(scope_over(Role::quality_manager, "")));
}

TEST(RecordJson, a_guarded_field_that_holds_plain_text_by_mistake_is_not_shown_either) {
    Record record;
    record.values = read(R"({"title":"t"})");
    record.values[visit_kind().at("patient")] = std::string("Ana Ruiz");
    EXPECT_EQ(record_json(visit_kind(), record, Scope{}).find("Ana"), std::string::npos);
}

TEST(RecordJson, is_read_back_by_the_strict_reader_as_the_same_values) {
    Stream stream(7);
    for (int i = 0; i < 3000; ++i) {
        const Record record = random_record(stream);
        const std::string json = record_json(visit_kind(), record, Scope::of_system());
        ASSERT_EQ(json.find('\n'), std::string::npos);
        const auto tree = formats::read_json(json, "record");
        ASSERT_TRUE(tree.ok()) << json << tree.errors().front().text();
        ASSERT_EQ(tree->find("id")->text, record.id.text);
        ASSERT_EQ(tree->find("updated")->text, calendar::iso_text(record.updated));
        const std::size_t begin = json.find("\"values\":") + 9;
        const auto values = read_values(visit_kind(), std::string_view(json).substr(begin, json.size() - begin - 1),
                                        Filling::whole, nullptr);
        ASSERT_TRUE(values.ok()) << values.errors().front().text();
        for (std::size_t k = 0; k < values->size(); ++k) {
            ASSERT_TRUE(same((*values)[k], record.values[k])) << visit_kind().fields[k].name << " in " << json;
        }
    }
}

TEST(PageJson, holds_the_records_and_where_the_next_page_begins) {
    Page page;
    EXPECT_EQ(page_json(visit_kind(), page, Scope{}),
              R"({"records":[],"next":null,"total":0,"more_than_total":false})");
    Stream stream(1);
    page.records = {random_record(stream), random_record(stream)};
    page.next = "a\"b";
    page.total = 10'000;
    page.more_than_total = true;
    const std::string json = page_json(visit_kind(), page, Scope::of_system());
    EXPECT_EQ(json, R"({"records":[)" + record_json(visit_kind(), page.records[0], Scope::of_system()) + "," +
                        record_json(visit_kind(), page.records[1], Scope::of_system()) +
                        R"(],"next":"a\"b","total":10000,"more_than_total":true})");
}

TEST(ChangesJson, names_what_changed_and_hides_what_is_personal) {
    const auto before = read(R"({"title":"a","beds":4,"patient":"Ana","lines":["x"]})");
    const auto after = read(R"({"title":"b","beds":4,"patient":"Eva","complaint":"cough"})");
    EXPECT_EQ(changes_json(visit_kind(), &before, after),
              R"j({"title":"b","lines":null,"patient":"(changed)","complaint":"(changed)"})j");
    EXPECT_EQ(changes_json(visit_kind(), &after, before),
              R"j({"title":"a","lines":["x"],"patient":"(changed)","complaint":"(changed)"})j");
    EXPECT_EQ(changes_json(visit_kind(), nullptr, after),
              R"j({"title":"b","beds":4,"patient":"(changed)","complaint":"(changed)"})j");
    EXPECT_EQ(changes_json(visit_kind(), &after, after), "{}");
}

TEST(ListText, is_read_back) {
    for (const std::vector<std::string>& items :
         std::vector<std::vector<std::string>>{{}, {""}, {"a"}, {"a\nb", "\"", "ñ", "[]"}, {"", "", "x"}}) {
        const auto again = read_list_text(list_text(items));
        ASSERT_TRUE(again.ok());
        EXPECT_EQ(*again, items);
    }
    EXPECT_EQ(list_text({"a", "b"}), R"(["a","b"])");
    for (const char* text : {"", "a", "{}", "[1]", "[\"a\"", "[[\"a\"]]"})
        EXPECT_FALSE(read_list_text(text).ok()) << text;
}

TEST(JsonText, bytes_that_are_no_text_become_the_replacement_character) {
    std::string out;
    append_json_text(out, std::string_view("a\xff"
                                           "b\xc3\xb1\xe2\x82"));
    EXPECT_EQ(out, "\"a\\ufffdbñ\\ufffd\\ufffd\"");
    ASSERT_TRUE(formats::read_json(out, "").ok());
    for (const char* bad :
         {"\xc0\xaf", "\xc1\xbf", "\xc3", "\xc3(", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80", "\xdf"}) {
        out.clear();
        append_json_text(out, std::string_view(bad));
        ASSERT_TRUE(formats::read_json(out, "").ok()) << out;
        EXPECT_NE(out.find("\\ufffd"), std::string::npos);
    }
    for (const char* good : {"\xc2\x80", "\xdf\xbf", "é", "日", "🚑", "é日🚑\n"}) {
        out.clear();
        append_json_text(out, std::string_view(good));
        EXPECT_EQ(formats::read_json(out, "")->text, good);
    }
    out.clear();
    std::string all;
    for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
    append_json_text(out, std::string_view(all));
    EXPECT_EQ(formats::read_json(out, "")->text, all);
}

TEST(JsonText, numbers_read_back_the_same_and_what_is_none_is_null) {
    for (const double value : {0.0, -0.0, 0.1, 1e300, 5e-324, 1.7976931348623157e308, -2.5}) {
        std::string out;
        append_json_number(out, value);
        EXPECT_EQ(*parse_number(out), value) << out;
    }
    std::string out;
    append_json_number(out, std::numeric_limits<double>::infinity());
    append_json_number(out, std::numeric_limits<double>::quiet_NaN());
    append_json_number(out, std::int64_t{INT64_MIN});
    EXPECT_EQ(out, "nullnull-9223372036854775808");
}

}  // namespace
