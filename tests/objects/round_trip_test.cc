// What is written reads back as the same log, whatever its texts.
#include "objects/write_ocel.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "objects/log_builder.h"
#include "objects/object_logs.h"

namespace ciclo::objects {
namespace {

/// Texts with all that JSON and XML must escape; "" among them.
rc::Gen<std::string> some_text() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                            "a", "B", "7", "0", ".", "-", "e", " ", "\"", "\\", "<", "&", ">", "'", "]]>", "\t", "\n", "\r", "ñ", "\u00A0",
                            "漢", "😀", "true", "\u2028", "/")),
                        [](const std::vector<std::string>& parts) {
                            std::string out;
                            for (const std::string& part : parts) out += part;
                            return out;
                        });
}

const Place nowhere{"log", 1, 1};
constexpr ValueKind kinds[] = {ValueKind::text, ValueKind::time, ValueKind::whole, ValueKind::real, ValueKind::truth};

std::size_t below(std::size_t n) { return *rc::gen::inRange<std::size_t>(0, n); }

ObjectLog any_log() {
    LogBuilder log("log");
    const auto types = *rc::gen::resize(6, rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(rc::gen::nonEmpty(some_text()))));
    const auto attributes = *rc::gen::resize(6, rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(rc::gen::nonEmpty(some_text()))));
    const auto values = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(some_text()));
    for (const std::string& type : types) {
        log.declare_event_attribute(log.declare_event_type(type), attributes[below(attributes.size())], kinds[below(5)]);
        log.declare_object_attribute(log.declare_object_type(type), attributes[below(attributes.size())], kinds[below(5)]);
    }
    std::vector<Mention> objects;
    std::vector<std::string> ids;
    for (std::size_t i = below(20) + 1; i > 0; --i) {
        ids.push_back(std::to_string(i) + *some_text());
        if (const auto object = log.add_object(ids.back(), types[below(types.size())], nowhere)) objects.push_back(*object);
    }
    const auto time = [] { return calendar::iso_text(calendar::Instant{*rc::gen::inRange<std::int64_t>(-4'000'000'000'000'000, 9'000'000'000'000'000)}); };
    for (const Mention object : objects) {
        for (std::size_t n = below(3); n > 0; --n) log.relate_object(object, ids[below(ids.size())], values[below(values.size())], nowhere);
        for (std::size_t n = below(4); n > 0; --n) {
            const std::string when = time();
            log.object_value(object, attributes[below(attributes.size())], values[below(values.size())], kinds[below(5)], when, nowhere);
        }
    }
    for (std::size_t i = below(20); i > 0; --i) {
        const std::string id = "e" + std::to_string(i) + *some_text(), when = time();
        const auto event = log.add_event({id, types[below(types.size())], when}, nowhere);
        for (std::size_t n = below(4); n > 0; --n) log.relate_event(*event, ids[below(ids.size())], values[below(values.size())], nowhere);
        for (std::size_t n = below(3); n > 0; --n) {
            log.event_value(*event, attributes[below(attributes.size())], values[below(values.size())], kinds[below(5)], nowhere);
        }
    }
    return must(std::move(log).finish());
}

/// Event by event and object by object, the values of an event in no order: a row of SQLite has its columns' order.
std::vector<std::vector<std::string>> by_thing(const ObjectLog& log) {
    std::vector<std::vector<std::string>> out;
    const auto add = [&](const Things& things, const Values& values, const Relations& relations, std::size_t i) {
        std::vector<std::string> parts;
        for (auto v = values.begin[i]; v < values.begin[i + 1]; ++v) {
            const std::string since = values.since_us.empty() ? "" : std::to_string(values.since_us[v]);
            parts.push_back(std::string(log.attributes[values.attribute[v]]) + "=" + std::string(log.values[values.value[v]]) + since);
        }
        std::sort(parts.begin(), parts.end());
        parts.insert(parts.begin(), {std::string(things.ids[i]), things.types[things.type[i]].name});
        for (auto r = relations.begin[i]; r < relations.begin[i + 1]; ++r) {
            parts.push_back(std::string(log.qualifiers[relations.qualifier[r]]) + ">" + std::string(log.objects.ids[relations.to[r]]));
        }
        out.push_back(parts);
    };
    for (std::size_t i = 0; i < log.objects.size(); ++i) add(log.objects, log.object_values, log.object_objects, i);
    for (std::size_t i = 0; i < log.events.size(); ++i) {
        add(log.events, log.event_values, log.event_objects, i);
        out.back().push_back(std::to_string(log.event_us[i]));
    }
    return out;
}

RC_GTEST_PROP(RoundTrip, of_any_log_through_sqlite, ()) {
    const ObjectLog log = any_log();
    const Result<std::string> sqlite = write_ocel_sqlite(log);
    if (!sqlite) {  // an event has two values of one attribute
        RC_ASSERT(sqlite.errors().front().what.starts_with("SQLite cannot hold two values"));
        return;
    }
    const ObjectLog again = read(*sqlite, "log");
    RC_ASSERT(by_thing(again) == by_thing(log));
    for (const Ledger::Count& count : again.ledger.counts()) RC_ASSERT(count.code == "value_of_another_kind");
    RC_ASSERT(plain(read(must(write_ocel_sqlite(again)))) == plain(again));
}

TEST(RoundTrip, sqlite_keeps_kinds_where_it_keeps_texts) {
    const ObjectLog log = read(small("desk.json"));
    EXPECT_EQ(plain(read(must(write_ocel_sqlite(log)))), plain(log));
    const ObjectLog real = read(R"({"objectTypes": [{"name": "Event object", "attributes": [{"name": "price", "type": "float"}]},
        {"name": "event-object", "attributes": [{"name": "price", "type": "float"}]}, {"name": "!", "attributes": []}], "events": [],
        "objects": [{"id": "a", "type": "Event object", "attributes": [{"name": "price", "value": 12.50}]},
                    {"id": "b", "type": "event-object", "attributes": [{"name": "price", "value": 12.5}]}]})");
    EXPECT_EQ(plain(read(must(write_ocel_sqlite(real)))),
              "object type Event object: [price] string\nobject type event-object: [price] float\nobject type !:\n"
              "a Event object {price = 12.50 since 0}\nb event-object {price = 12.5 since 0}\n");
    const ObjectLog alike = read(R"({"objects": [{"id": "a", "type": "t", "attributes": [{"name": "A", "value": 1},
        {"name": "a", "value": 2}]}]})");
    EXPECT_EQ(write_ocel_sqlite(alike).errors().front().what, "SQLite cannot hold the attribute \"a\" beside the others");
    const ObjectLog long_id = read("{\"objects\": [{\"id\": \"" + std::string(2'000'000, 'x') + "\", \"type\": \"t\"}]}");
    EXPECT_EQ(write_ocel_sqlite(long_id).errors().front().what, "a row of SQLite would be longer than 1 MiB");
    std::string many = "{\"objects\": [{\"id\": \"a\", \"type\": \"t\", \"attributes\": [";
    for (int i = 0; i < 2500; ++i) many += "{\"name\": \"n" + std::to_string(i) + "\", \"value\": 1}, ";
    EXPECT_EQ(write_ocel_sqlite(read(many + "{\"name\": \"z\", \"value\": 1}]}]}")).errors().front().what,
              "SQLite cannot hold the 2501 attributes of the type \"t\"");
}

RC_GTEST_PROP(RoundTrip, of_any_log_through_json_and_xml, ()) {
    const ObjectLog log = any_log();
    const std::string json = write_ocel_json(log), xml = must(write_ocel_xml(log));
    RC_ASSERT(plain(read(json, "log")) == plain(log));
    RC_ASSERT(plain(read(xml, "log")) == plain(log));
    RC_ASSERT(write_ocel_json(read(xml, "log")) == json);
    // nothing is left out the second time
    const ObjectLog again = read(json, "log");
    for (const Ledger::Count& count : again.ledger.counts()) RC_ASSERT(count.code == "value_of_another_kind");
}

TEST(RoundTrip, of_the_desk_and_of_real_logs) {
    for (const char* name : {"desk.json", "desk.xml", "desk.jsonocel", "desk.xmlocel"}) {
        const ObjectLog log = read(small(name));
        EXPECT_EQ(plain(read(write_ocel_json(log))), plain(log)) << name;
        EXPECT_EQ(plain(read(must(write_ocel_xml(log)))), plain(log)) << name;
    }
    for (const char* name : {"ocel20_example.sqlite", "ocel20_example.jsonocel", "ocel20_example.xmlocel", "ocel2_logistics.sqlite"}) {
        const auto bytes = shared(std::string("logs/") + name);
        if (!bytes) continue;
        const ObjectLog log = read(*bytes);
        EXPECT_EQ(plain(read(write_ocel_json(log))), plain(log)) << name;
        EXPECT_EQ(plain(read(must(write_ocel_xml(log)))), plain(log)) << name;
        EXPECT_EQ(by_thing(read(must(write_ocel_sqlite(log)))), by_thing(log)) << name;
    }
}

TEST(RoundTrip, numbers_stay_numbers_and_texts_texts) {
    const std::string json = write_ocel_json(read(small("desk.json")));
    EXPECT_NE(json.find("\"value\": 54"), std::string::npos);
    EXPECT_NE(json.find("\"value\": 12.5"), std::string::npos);
    EXPECT_NE(json.find("\"value\": false"), std::string::npos);
    EXPECT_NE(json.find("\"value\": \"12\""), std::string::npos);
    EXPECT_NE(json.find("\"time\": \"2025-03-03T08:40:00.5"), std::string::npos);
}

TEST(RoundTrip, what_xml_cannot_hold_is_refused_and_not_changed) {
    const ObjectLog log = read("{\"objects\": [{\"id\": \"a\\u0001\", \"type\": \"t\"}], \"events\": []}");
    EXPECT_EQ(plain(read(write_ocel_json(log))), plain(log));
    const Result<std::string> xml = write_ocel_xml(log);
    ASSERT_FALSE(xml);
    EXPECT_EQ(xml.errors().front().cure, "write JSON, which can");
}

}  // namespace
}  // namespace ciclo::objects
