// The forms of OCEL give the same log, and what cannot be used is told.
#include "objects/read_ocel.h"

#include <libdeflate.h>

#include "objects/object_logs.h"

namespace ciclo::objects {
namespace {

TEST(ReadOcel, the_desk_is_the_same_in_json_and_xml) {
    const ObjectLog json = read(small("desk.json")), xml = read(small("desk.xml"));
    EXPECT_EQ(plain(json), plain(xml));
    EXPECT_EQ(told(json.ledger), "");
    EXPECT_EQ(told(xml.ledger), "");
    EXPECT_EQ(json.events.size(), 5U);
    EXPECT_EQ(json.objects.size(), 4U);
    EXPECT_EQ(json.event_objects.size(), 10U);
    EXPECT_EQ(json.object_objects.size(), 2U);
    EXPECT_EQ(*json.value_of(2, "room"), "14");
    EXPECT_EQ(*json.value_of(2, "room", 0), "12");
    EXPECT_EQ(json.value_of(2, "room", -1), std::nullopt);
    EXPECT_EQ(json.value_of(3, "room"), std::nullopt);
}

TEST(ReadOcel, the_desk_is_the_same_in_both_forms_of_1_0) {
    const ObjectLog json = read(small("desk.jsonocel")), xml = read(small("desk.xmlocel"));
    EXPECT_EQ(told(json.ledger), "");
    EXPECT_EQ(told(xml.ledger), "");
    EXPECT_EQ(plain(json), plain(xml));
    EXPECT_EQ(json.event_objects.size(), 9U);  // 1.0 cannot say that e3 touches a1 in two ways
    EXPECT_EQ(*json.value_of(0, "age"), "54");
}

TEST(ReadOcel, a_form_is_known_by_its_content) {
    EXPECT_EQ(ocel_form(small("desk.json"), "x"), OcelForm::json);
    EXPECT_EQ(ocel_form(small("desk.xml"), "x"), OcelForm::xml);
    EXPECT_EQ(ocel_form(small("desk.xmlocel"), "x"), OcelForm::xml);
    EXPECT_EQ(ocel_form(sqlite_of(empty_ocel_tables), "x"), OcelForm::sqlite);
    EXPECT_EQ(ocel_form("case,activity\n1,a\n", "x"), std::nullopt);
    EXPECT_EQ(ocel_form("<log><trace/></log>", "x"), std::nullopt);
    EXPECT_EQ(ocel_form("<log><global scope=\"event\"><string key=\"a\"/></global><trace/></log>", "x"), std::nullopt);
    EXPECT_EQ(ocel_form("<log><extension name=\"Time\"/></log>", "x"), std::nullopt);
    EXPECT_EQ(ocel_form("", "x"), std::nullopt);
}

TEST(ReadOcel, gzipped_text_is_read_too) {
    const std::string text = small("desk.xml");
    libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
    std::string packed(text.size() + 100, '\0');
    packed.resize(libdeflate_gzip_compress(compressor, text.data(), text.size(), packed.data(), packed.size()));
    libdeflate_free_compressor(compressor);
    EXPECT_EQ(ocel_form(packed, "x"), OcelForm::xml);
    EXPECT_EQ(plain(read(packed)), plain(read(text)));
}

std::string refusal(const std::string& bytes) {
    const Result<ObjectLog> log = read_ocel(bytes, "log");
    return log ? "read" : log.errors().front().text();
}

TEST(ReadOcel, what_is_no_object_centric_log_is_refused_with_its_reason) {
    EXPECT_EQ(refusal("a,b\n"), "log:1:1: the file is no object-centric log: it is neither JSON, XML nor SQLite; give OCEL 2.0 "
                                "(.json, .xml, .sqlite) or 1.0 (.jsonocel, .xmlocel)");
    EXPECT_EQ(refusal("{\"a\": 1}"),
              "log:1:1: the file is JSON and no object-centric log: it has neither events nor objects; give OCEL 2.0 (events, "
              "objects, eventTypes, objectTypes) or 1.0 (ocel:events, ocel:objects)");
    const std::string long_text = "{\"a\": \"" + std::string(70'000, 'x') + "\"";
    EXPECT_EQ(refusal(long_text + "}"), refusal("{\"a\": 1}"));
    EXPECT_EQ(refusal(long_text + ", \"events\": 7, \"objects\": []}"),
              "log:1:70021: events is no list; give a list, [] when there are none");
    EXPECT_EQ(refusal("{\"events\": 7, \"objects\": {}}"), "log:1:26: objects is no list; give a list, [] when there are none");
    EXPECT_EQ(refusal("{\"events\": [], \"objects\": []}"),
              "log: no event and no object of log could be used; check that it is the right file");
    EXPECT_EQ(refusal("<log>\n<trace/></log>"), "log:2:1: the file is XML and no object-centric log: <trace> stands in it; give "
                                                "OCEL, whose <log> holds <events> and <objects>");
    EXPECT_EQ(refusal(sqlite_of("create table t(a)")),
              "log: the SQLite file holds no object-centric log: it has neither a table event nor object; give OCEL 2.0");
    EXPECT_EQ(refusal(sqlite_of("create table event(a)")), "log: the table \"event\" has no column ocel_id; give OCEL 2.0");
}

TEST(ReadOcel, bombs_are_refused_before_they_burst) {
    const std::string bomb = "<!DOCTYPE log [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><log><events/>&b;</log>";
    EXPECT_EQ(refusal(bomb), "log:1:15: a DOCTYPE stands in the file; remove it; definitions and entities are not used here");
    std::string deep = "<log><events>";
    for (int i = 0; i < 100'000; ++i) deep += "<event>";
    EXPECT_EQ(refusal(deep), "log:1:1792: elements stand more than 256 deep inside each other; check the file; the formats read "
                             "here use 12");
    EXPECT_EQ(refusal("{\"events\": " + std::string(100'000, '[')),
              "log:1:75: lists and objects stand more than 64 deep inside each other; flatten the document");
    EXPECT_EQ(ocel_form(deep, "log"), OcelForm::xml);  // says what it is, and is refused for what it does
    EXPECT_EQ(ocel_form(bomb, "log"), std::nullopt);
}

TEST(ReadOcel, hostile_files_are_read_or_refused_and_never_more) {
    const std::string folder = std::string(CICLO_SHARED) + "/badinput";
    if (!std::filesystem::exists(folder)) {
        std::cout << "skipped 1 folder: " << folder << " is absent\n";
        return;
    }
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.file_size() > 4'000'000) continue;
        ++files;
        const Result<ObjectLog> log = read_ocel(testing::bytes_of(entry.path().string()), "log");
        EXPECT_TRUE(log.ok() || !log.errors().front().what.empty()) << entry.path();
    }
    EXPECT_GT(files, 400U);
}

constexpr const char* imperfect = R"({"version": "2", "objectTypes": [{"name": "o", "attributes": [{"name": "n", "type": "integer"}, {}]}, {}],
 "eventTypes": [{"name": "x"}],
 "objects": [{"id": "o1", "type": "o", "attributes": [{"name": "n", "time": "1970-01-01T00:00:00Z", "value": "many"},
                {"name": "n", "time": "sometime", "value": 3}, {"name": "n", "value": null}, {"name": "", "value": 1},
                {"name": "m", "value": [1]}, {"name": "m", "value": 2}]},
             {"id": "o1", "type": "o"}, {"id": "", "type": "o"}, {"id": "o2"}, 7, {"id": "o3", "type": "p"}],
 "events": [{"id": "e1", "type": "x", "time": "2025-01-01T00:00:00Z", "relationships": [
               {"objectId": "o1", "qualifier": "a"}, {"objectId": "o1", "qualifier": "a"}, {"objectId": "o9", "qualifier": "a"},
               {"qualifier": "a"}, 5]},
            {"id": "e2", "type": "x"}, {"id": "e3", "type": "x", "time": "31/31/2025"},
            {"id": "e1", "type": "x", "time": "2025-01-01T00:00:00Z"}, null]})";

TEST(ReadOcel, every_row_that_is_not_used_is_in_the_ledger) {
    const ObjectLog log = read(imperfect);
    EXPECT_EQ(told(log.ledger),
              "unused_key 1, no_attribute 2, no_type 2, value_of_another_kind 1, not_a_time 1, no_value 1, not_a_value 1, "
              "attribute_not_declared 1, repeated_id 2, no_id 2, not_an_object 1, type_not_declared 1, not_a_relation 1, no_time 1, "
              "not_a_time 1, not_an_event 1, relation_to_unknown_object 1, relation_repeated 1");
    EXPECT_EQ(plain(log), "object type o: [n] integer [m] integer\nobject type p:\nevent type x:\n"
                          "o1 o {n = many since 0} {m = 2 since 0}\no3 p\n"
                          "e1 x 1735689600000000 (a -> o1)\n");
}

TEST(ReadOcel, a_value_inside_a_value_of_xml_is_told) {
    const std::string head = "<log><global scope=\"log\"/><events>\n<event><string key=\"id\" value=\"e1\"/><string key=\"activity\" value=\"A\"/>"
                             "<date key=\"timestamp\" value=\"2024-01-01T10:00:00Z\"/>\n<list key=\"vmap\"><list key=\"deep\">";
    const ObjectLog log = read(head + "<string key=\"x\" value=\"1\"/></list></list></event></events></log>");
    EXPECT_EQ(log.ledger.count("not_a_value"), 1);
    ASSERT_FALSE(log.ledger.entries().empty());
    EXPECT_EQ(log.ledger.entries().front().place.line, 3);
    EXPECT_EQ(log.ledger.entries().front().treatment, Treatment::value_left_out);
}

TEST(ReadOcel, of_a_sqlite_file_too) {
    const ObjectLog log = read(sqlite_of(std::string(empty_ocel_tables) +
        "insert into event_map_type values('Pay','Pay'),('Ship','Gone'),('','x');"
        "insert into object_map_type values('Order','Order');"
        "insert into event values('e1','Pay'),('e2','Ship'),('e3','Pay'),(null,'Pay');"
        "insert into object values('o1','Order'),('o2','Order');"
        "create table event_Pay(ocel_id text, ocel_time timestamp, amount real, paid boolean);"
        "insert into event_Pay values('e1','2025-01-01 10:00:00',12.5,1),('e9','2025-01-01',1,0),('e3',null,2,0),('e1','x',3,0);"
        "create table event_shipped(ocel_id text, ocel_time timestamp);"
        "insert into event_shipped values('e2','2025-01-02 10:00:00');"
        "create table object_Order(ocel_id text, ocel_time timestamp, ocel_changed_field text, price integer, twice as (price * 2));"
        "insert into object_Order values('o1','1970-01-01',null,5),('o1','2025-02-01','price',6),('o1','2025-02-01','other',7),"
        "('o8','1970-01-01',null,1),('o2','1970-01-01',null,x'00');"
        "create table notes(a); insert into notes values(1); create view event_seen as select * from event;"
        "insert into event_object values('e1','o1','q'),('e1','o1','q'),('e7','o1','q'),('e1','o7','q');"
        "insert into object_object values('o1','o2','next'),('o5','o2','next');"));
    EXPECT_EQ(plain(log), "object type Order: [price] integer\nevent type Pay: [amount] float [paid] boolean\nevent type Ship:\n"
                          "o1 Order {price = 5 since 0} {price = 6 since 1738368000000000} (next -> o2)\no2 Order\n"
                          "e1 Pay 1735725600000000 {amount = 12.5} {paid = 1} (q -> o1)\n"
                          "e2 Ship 1735812000000000\n");
    EXPECT_EQ(told(log.ledger), "no_type 1, repeated_id 1, no_time 1, no_id 1, computed_column 1, value_beside_change 1, "
                                "no_attribute 1, row_of_unknown_object 1, not_a_value 1, row_of_unknown_event 2, "
                                "table_not_in_map 1, unused_table 2, relation_of_unknown_event 1, relation_to_unknown_object 1, "
                                "relation_repeated 1, relation_of_unknown_object 1");
}

}  // namespace
}  // namespace ciclo::objects
