// Real object-centric logs against the answers of plain SQL over their tables and of pm4py: every event and every object.
#include "objects/limits.h"

#include "base/number.h"
#include "objects/object_logs.h"

namespace ciclo::objects {
namespace {

using formats::Value;

std::int64_t whole(const Value& map, std::string_view key) {
    const Value* value = map.find(key);
    return value == nullptr ? -1 : parse_integer(value->text).value_or(-1);
}

std::map<std::string, std::size_t> counts_in(const Value& map) {
    std::map<std::string, std::size_t> out;
    for (const Value::Entry& entry : map.entries) out[entry.key] = static_cast<std::size_t>(*parse_integer(entry.value.text));
    return out;
}

/// `variants_depend_on_ties`: pm4py puts events of one instant in the order of the type tables.
enum class Variants { equal, depend_on_ties };

void expect_flattened(const ObjectLog& log, const Value& expected, Variants variants) {
    for (const Value::Entry& type : expected.entries) {
        const Flattened flat = must(flatten(log, type.key));
        EXPECT_EQ(static_cast<std::int64_t>(flat.rows), whole(type.value, "events")) << type.key;
        EXPECT_EQ(static_cast<std::int64_t>(flat.log.cases.size()), whole(type.value, "cases")) << type.key;
        if (variants == Variants::equal) {
            EXPECT_EQ(static_cast<std::int64_t>(variants_of(flat.log)), whole(type.value, "variants")) << type.key;
        }
        std::map<std::pair<std::string, std::string>, std::size_t> moves;
        for (const Value& move : type.value.find("dfg")->items) {
            moves[{move.items[0].text, move.items[1].text}] = static_cast<std::size_t>(*parse_integer(move.items[2].text));
        }
        EXPECT_EQ(moves_of(flat.log), moves) << type.key;
    }
}

void expect_known(const std::string& name, const std::string& answers, Variants variants) {
    const auto bytes = shared("logs/" + name);
    const auto text = shared("logs/" + answers);
    if (!bytes || !text) return;
    const ObjectLog log = must(read_ocel(*bytes, name));
    const Value expected = must(formats::read_json(*text, answers));
    EXPECT_EQ(static_cast<std::int64_t>(log.events.size()), whole(expected, "events"));
    EXPECT_EQ(static_cast<std::int64_t>(log.objects.size()), whole(expected, "objects"));
    EXPECT_EQ(static_cast<std::int64_t>(log.event_objects.size()) + log.ledger.count("relation_to_unknown_object"),
              whole(expected, "e2o_relations") + (whole(expected, "o2o_relations") -
                                                  static_cast<std::int64_t>(log.object_objects.size())));
    EXPECT_EQ(counted(log.events), counts_in(*expected.find("event_types")));
    EXPECT_EQ(counted(log.objects), counts_in(*expected.find("object_types")));
    expect_flattened(log, *expected.find("flattened"), variants);
}

TEST(KnownLogs, the_example_of_the_specification_is_the_same_in_all_its_forms) {
    expect_known("ocel20_example.sqlite", "ocel20_example.sql.expected.json", Variants::equal);
    expect_known("ocel20_example.sqlite", "ocel20_example.sqlite.expected.json", Variants::depend_on_ties);
    expect_known("ocel20_example.jsonocel", "ocel20_example.jsonocel.expected.json", Variants::depend_on_ties);
    expect_known("ocel20_example.xmlocel", "ocel20_example.xmlocel.expected.json", Variants::depend_on_ties);
    const auto json = shared("logs/ocel20_example.jsonocel"), xml = shared("logs/ocel20_example.xmlocel");
    if (!json || !xml) return;
    EXPECT_EQ(read(*json).ledger.counts().size(), 0U) << told(read(*json).ledger);
    EXPECT_EQ(read(*xml).ledger.counts().size(), 0U) << told(read(*xml).ledger);
}

TEST(KnownLogs, of_logistics_no_event_is_lost_though_a_whole_type_of_objects_is_missing) {
    expect_known("ocel2_logistics.sqlite", "ocel2_logistics.sql.expected.json", Variants::equal);
    const auto bytes = shared("logs/ocel2_logistics.sqlite");
    if (!bytes) return;
    const ObjectLog log = read(*bytes);
    EXPECT_EQ(log.events.size(), 8727U);
    EXPECT_EQ(log.event_objects.size(), 16738U - 5080U);  // handling units are named by relations and stand nowhere
    EXPECT_EQ(log.object_objects.size(), 3960U - 2540U);
    EXPECT_EQ(told(log.ledger), "relation_to_unknown_object 7620");
    EXPECT_EQ(log.event_values.size(), 0U);
    const Flattened container = must(flatten(log, "Container"));
    EXPECT_EQ(container.events_used + container.events_without_object, 8727U);
    EXPECT_EQ(container.objects_without_event, 0U);
    EXPECT_EQ(*log.value_of(0, "Departure Date"), "2023-05-30 11:00:00");
}

TEST(KnownLogs, a_value_changes_in_time) {
    for (const char* name : {"ocel20_example.sqlite", "ocel20_example.jsonocel", "ocel20_example.xmlocel"}) {
        const auto bytes = shared(std::string("logs/") + name);
        if (!bytes) return;
        const ObjectLog log = read(*bytes, name);
        std::uint32_t order = 0;
        while (log.objects.ids[order] != "PO1") ++order;
        const auto at = [&](const char* time) {
            const auto instant = calendar::parse_instant(time, calendar::DayOrder::year_month_day);
            return std::string(log.value_of(order, "po_quantity", instant->microseconds_utc).value_or("-"));
        };
        EXPECT_EQ(at("2022-01-13T10:59:59Z"), "500") << name;
        EXPECT_EQ(at("2022-01-13T12:00:00Z"), "600") << name;
        EXPECT_EQ(log.object_values.size(), log.objects.size() == 9 ? 12U : 0U) << name;
    }
}

/// The shape of the order management log that other readers lose objects of: 10,031 objects of 6 types, most without
/// a value of their own, some types without a table, changes in rows of their own.
TEST(KnownLogs, all_10031_objects_are_there_whatever_their_tables_hold) {
    std::string sql = std::string(empty_ocel_tables) +
                      "insert into object_map_type values('orders','Orders'),('items','items'),('products','Products'),"
                      "('packages','packages'),('customers','customers'),('employees','employees');"
                      "create table object_orders(ocel_id text, ocel_time text, ocel_changed_field text, price real);"
                      "create table object_Products(ocel_id text, ocel_time text, ocel_changed_field text, price real);"
                      "create table object_items(ocel_id text);"
                      "insert into event_map_type values('place','place');"
                      "create table event_place(ocel_id text, ocel_time text);";
    const std::pair<const char*, int> types[] = {{"orders", 2000}, {"items", 7659}, {"products", 20},
                                                 {"packages", 320}, {"customers", 15}, {"employees", 17}};
    for (const auto& [type, n] : types) {
        sql += std::string("with recursive n(i) as (select 1 union all select i+1 from n where i<") + std::to_string(n) +
               ") insert into object select '" + type + "-'||i, '" + type + "' from n;";
    }
    sql += "insert into object_products select ocel_id,'2023-04-01 10:00:00','price',12.5 from object where ocel_type='products';"
           "insert into object_items select ocel_id from object where ocel_type='items';"
           "insert into event select 'place-'||rowid,'place' from object where ocel_type='orders';"
           "insert into event_place select ocel_id,'2023-04-02 08:00:00' from event;"
           "insert into event_object select ocel_id, replace(ocel_id,'place-','orders-'), 'order' from event;";
    const ObjectLog log = read(sqlite_of(sql), "orders.sqlite");
    EXPECT_EQ(log.objects.size(), 10'031U);
    EXPECT_EQ(log.objects.types.size(), 6U);
    EXPECT_EQ(log.events.size(), 2000U);
    EXPECT_EQ(log.event_objects.size(), 2000U);
    EXPECT_EQ(log.object_values.size(), 20U);
    EXPECT_EQ(told(log.ledger), "");
}

}  // namespace
}  // namespace ciclo::objects
