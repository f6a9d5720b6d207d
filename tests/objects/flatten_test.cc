// One type of object as the case, with what that does to the numbers.
#include "objects/summary.h"

#include "objects/object_logs.h"

namespace ciclo::objects {
namespace {

std::string traces(const events::Log& log) {
    std::string out;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        out += (c == 0 ? "" : "; ") + std::string(log.cases[c]) + ":";
        for (auto i = log.case_begin[c]; i < log.case_begin[c + 1]; ++i) {
            out += " " + std::string(log.activities[log.activity[i]]);
            if (log.resource[i] != events::no_code) out += " by " + std::string(log.resources[log.resource[i]]);
            out += ",";
        }
    }
    return out;
}

TEST(Flatten, an_event_stands_once_for_every_object_it_touches) {
    const Flattened seen = must(flatten(read(small("desk.json")), "Appointment"));
    EXPECT_EQ(traces(seen.log), "a1: Book, Check in by Ana, Consult by Dr. B,; a2: Book, Consult,");
    EXPECT_EQ(seen.rows, 5U);  // e1 for a1 and a2; e3 once for a1, though it touches it in two ways
    EXPECT_EQ(seen.events_used, 4U);
    EXPECT_EQ(seen.events_multiplied, 1U);
    EXPECT_EQ(seen.events_without_object, 1U);
    EXPECT_EQ(seen.cases_repeating_activity, 0U);
    EXPECT_EQ(told(seen.log.ledger), "event_multiplied 1, event_without_object 1");
}

TEST(Flatten, another_type_of_object_sees_another_log) {
    const Flattened seen = must(flatten(read(small("desk.xml")), "Patient"));
    EXPECT_EQ(traces(seen.log), "p1: Book, Check in by Ana, Consult by Dr. B, Consult,");
    EXPECT_EQ(seen.objects_of_type, 2U);
    EXPECT_EQ(seen.objects_without_event, 1U);  // p2
    EXPECT_EQ(seen.events_multiplied, 0U);
    EXPECT_EQ(seen.cases_repeating_activity, 1U);  // two consults, of two appointments
}

TEST(Flatten, an_unknown_type_is_refused_with_those_there_are) {
    const ObjectLog log = read(small("desk.json"));
    const Result<Flattened> seen = flatten(log, "Doctor");
    ASSERT_FALSE(seen);
    EXPECT_EQ(seen.errors().front().text(),
              "log: the log has no objects of type \"Doctor\"; choose one of: Patient (2), Appointment (2)");
    EXPECT_EQ(flatten(log, "").errors().front().what,
              "the log has events of many objects, and no type of object is chosen as the case");
}

/// "12 14 -": the column's values, "-" where it gives none.
std::string values_of(const std::vector<events::Attribute>& attributes, const std::string& name) {
    for (const events::Attribute& one : attributes) {
        if (one.name != name) continue;
        std::string out;
        for (std::size_t i = 0; i < one.codes.size(); ++i)
            out += (i == 0 ? "" : " ") + (one.codes[i] == events::no_code ? "-" : std::string(one.values[one.codes[i]]));
        return out;
    }
    return "(no column)";
}

TEST(Flatten, attributes_of_events_and_objects_are_further_columns) {
    const ObjectLog log = read(small("desk.json"));
    EXPECT_TRUE(must(flatten(log, "Appointment")).log.of_events.empty());
    const Flattened seen = must(flatten(log, "Appointment", {.further = {.which = events::Further::Which::all}}));
    // a1: Book, Check in, Consult; a2: Book, Consult. The room of a1 changes between check-in and consultation
    EXPECT_EQ(values_of(seen.log.of_events, "room"), "12 12 14 - -");
    EXPECT_EQ(values_of(seen.log.of_events, "minutes"), "- - 12.5 - -");
    EXPECT_EQ(values_of(seen.log.of_cases, "urgent"), "false -");
    EXPECT_EQ(values_of(seen.log.of_events, "resource"), "(no column)") << "it is the resource already";
    const Flattened patients = must(flatten(log, "Patient", {.further = {events::Further::Which::named, {"age"}}}));
    EXPECT_EQ(values_of(patients.log.of_cases, "age"), "54");
    const Result<Flattened> none = flatten(log, "Patient", {.further = {events::Further::Which::named, {"urgent"}}});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.errors().front().text(), "log: the log has no column \"urgent\"; it has case:age, resource, minutes");
}

TEST(Flatten, of_many_changes_an_event_has_the_value_of_its_time) {
    constexpr int changes = 2000, times = 1500;
    const auto time = [](int i) {
        const auto two = [](int n) { return std::to_string(100 + n).substr(1); };
        return "\"2024-01-01T" + two(i / 3600) + ":" + two(i / 60 % 60) + ":" + two(i % 60) + "Z\"";
    };
    std::string values, given;
    for (int i = 0; i < changes; ++i) {  // not in the order of time; every tenth says nothing, some at one instant
        values += (i == 0 ? "" : ",") + std::string("{\"name\":\"") + (i % 3 == 0 ? "b" : "a") + "\",\"value\":\"" +
                  (i % 10 == 9 ? "" : std::to_string(i)) + "\",\"time\":" + time(100 + i * 577 % changes / 2 * 2) + "}";
    }
    for (int e = 0; e < times; ++e) {
        given += (e == 0 ? "" : ",") + std::string("{\"id\":\"e") + std::to_string(e) + "\",\"type\":\"A\",\"time\":" + time(e * 311 % times) +
                 ",\"relationships\":[{\"objectId\":\"o\",\"qualifier\":\"x\"}]}";
    }
    const ObjectLog log = read("{\"eventTypes\":[],\"objectTypes\":[],\"objects\":[{\"id\":\"o\",\"type\":\"t\",\"attributes\":[" + values +
                               "]}],\"events\":[" + given + "]}");
    const Flattened seen = must(flatten(log, "t", {.further = {.which = events::Further::Which::all}}));
    ASSERT_EQ(seen.log.of_events.size(), 2u);
    for (const events::Attribute& column : seen.log.of_events) {
        for (std::size_t e = 0; e < seen.log.events(); ++e) {
            std::string expected;  // plainly: the last that says something, of those up to then
            for (std::size_t i = 0; i < log.object_values.size() && log.object_values.since_us[i] <= seen.log.end[e]; ++i) {
                const std::string_view value = log.values[log.object_values.value[i]];
                if (log.attributes[log.object_values.attribute[i]] == column.name && !value.empty()) expected = value;
            }
            const std::uint32_t code = column.codes[e];
            ASSERT_EQ(code == events::no_code ? "" : std::string(column.values[code]), expected) << column.name << e;
        }
    }
}

/// Containers get their weight on their way: by a question to the file itself, 371 of them weigh 900 or more at an event.
TEST(Flatten, a_known_log_knows_the_weight_of_its_containers) {
    const auto bytes = shared("logs/ocel2_logistics.sqlite");
    if (!bytes) return;
    const Flattened seen =
        must(flatten(read(*bytes), "Container", {.further = {events::Further::Which::named, {"Weight", "Amount of Handling Units"}}}));
    const events::Log& log = seen.log;
    ASSERT_EQ(log.of_events.size(), 1U) << "the weight comes later";
    ASSERT_EQ(log.of_cases.size(), 1U) << "the amount is there from the beginning";
    std::size_t heavy = 0;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        bool is_heavy = false;
        for (auto e = log.case_begin[c]; e < log.case_begin[c + 1]; ++e) {
            const std::uint32_t code = log.of_events[0].codes[e];
            is_heavy = is_heavy || (code != events::no_code && std::stod(std::string(log.of_events[0].values[code])) >= 900);
        }
        heavy += is_heavy ? 1 : 0;
    }
    EXPECT_EQ(heavy, 371U);
}

TEST(Flatten, any_number_of_threads_gives_the_same_log) {
    const auto bytes = shared("logs/ocel2_logistics.sqlite");
    if (!bytes) return;
    const ObjectLog log = read(*bytes);
    const Flattened one = must(flatten(log, "Container", {.resource = "", .threads = 1}));
    const Flattened two = must(flatten(log, "Container", {.resource = "", .threads = 2}));
    EXPECT_EQ(traces(one.log), traces(two.log));
    EXPECT_EQ(one.events_multiplied, 0U);
    EXPECT_EQ(one.rows, 5336U);
}

TEST(Summary, says_of_each_type_what_it_would_be_as_the_case) {
    const ObjectLog log = read(small("desk.json"));
    const LogSummary summary = summarise(log);
    ASSERT_EQ(summary.object_types.size(), 2U);
    const ObjectTypeSummary& appointment = summary.object_types[0];
    EXPECT_EQ(appointment.name, "Appointment");
    EXPECT_EQ(appointment.objects, 2U);
    EXPECT_EQ(appointment.events, 4U);
    EXPECT_EQ(appointment.passages, 5U);
    EXPECT_EQ(appointment.events_multiplied, 1U);
    EXPECT_EQ(appointment.objects_without_event, 0U);
    EXPECT_EQ(appointment.changes, 1U);
    EXPECT_EQ(appointment.attributes, (std::vector<std::string>{"room", "urgent"}));
    EXPECT_EQ(summary.object_types[1].objects_without_event, 1U);
    EXPECT_EQ(summary.events_without_object, 1U);
    EXPECT_EQ(summary.event_types[0].name, "Consult");
    EXPECT_EQ(summary.event_types[0].events, 2U);
    EXPECT_EQ(iso_text(calendar::Instant{summary.first_us}), "2025-03-01T10:00:00Z");
    EXPECT_EQ(iso_text(calendar::Instant{summary.last_us}), "2025-03-04T18:00:00Z");
}

TEST(Summary, agrees_with_flattening_on_every_type_of_a_real_log) {
    const auto bytes = shared("logs/ocel2_logistics.sqlite");
    if (!bytes) return;
    const ObjectLog log = read(*bytes);
    std::size_t compared = 0;
    for (const ObjectTypeSummary& type : summarise(log).object_types) {
        if (type.passages == 0) continue;
        const Flattened seen = must(flatten(log, type.name));
        EXPECT_EQ(type.passages, seen.rows) << type.name;
        EXPECT_EQ(type.events, seen.events_used) << type.name;
        EXPECT_EQ(type.events_multiplied, seen.events_multiplied) << type.name;
        EXPECT_EQ(type.objects_without_event, seen.objects_without_event) << type.name;
        ++compared;
    }
    EXPECT_EQ(compared, 6U);
}

}  // namespace
}  // namespace ciclo::objects
