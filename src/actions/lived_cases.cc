#include "actions/lived_cases.h"

#include "base/text.h"
#include "calendar/duration.h"

namespace ciclo::actions {

namespace {

using conformance::ActivityMatch;
using events::Buffer;
using events::Log;
using journeys::Filter;

std::vector<conformance::NamedActivity> table_of(const LivedQuestion& question) {
    std::vector<conformance::NamedActivity> table;
    for (const formats::NamePair& pair : question.columns->activities)
        table.push_back({pair.from, pair.to, pair.place});
    return table;
}

// ---- Filters

std::int64_t midnight_of(const calendar::Zone& zone, const calendar::Day& day) {
    return instant_of_local(zone, day.days_since_1970 * calendar::microseconds_per_day).microseconds_utc;
}

void add_days(const LivedQuestion& question, std::vector<Filter>& filters) {
    const moments::Period& period = question.cycle.period;
    journeys::Within within;
    if (period.from) within.from_us = midnight_of(question.zone, *period.from);
    if (period.until) within.until_us = midnight_of(question.zone, calendar::Day{period.until->days_since_1970 + 1});
    if (period.from || period.until) filters.emplace_back(within);
}

std::optional<Error> add_moments(const LivedQuestion& question, const Log& log, std::vector<Filter>& filters) {
    if (question.filters.with.empty() && question.filters.without.empty()) return std::nullopt;
    const auto matches = lived_matches(question, log);
    if (!matches) return matches.errors().front();
    for (const auto presence : {journeys::Presence::present, journeys::Presence::absent}) {
        const bool present = presence == journeys::Presence::present;
        for (const std::string& name : present ? question.filters.with : question.filters.without) {
            const auto activities = activities_named(question.map(), *matches, name);
            if (!activities) return activities.errors().front();
            filters.emplace_back(journeys::Reached{*activities, presence});
        }
    }
    return std::nullopt;
}

std::optional<Error> add_journey(const LivedQuestion& question, const Log& log, std::vector<Filter>& filters) {
    const std::string& name = question.filters.journey;
    if (name.empty()) return std::nullopt;
    const auto number = log.cases.find(name);
    if (!number) return no_such_case(name, "journey");
    std::vector<std::uint32_t> path;
    for (auto e = static_cast<std::size_t>(log.case_begin[*number]); e < log.case_begin[*number + std::size_t{1}]; ++e)
        path.push_back(log.activity[e]);
    filters.emplace_back(journeys::Took{{std::move(path)}});
    return std::nullopt;
}

std::optional<Error> add_values(const LivedQuestion& question, std::vector<Filter>& filters) {
    for (const std::string& where : question.filters.where) {
        const std::size_t equals = where.find('=');
        if (equals == std::string::npos)
            return Error{
                ErrorKind::invalid, quoted(where) + " names no value", "write it as COLUMN=VALUE", {"where", 0, 0}};
        filters.emplace_back(journeys::Attributed{where.substr(0, equals), {where.substr(equals + 1)}});
    }
    return std::nullopt;
}

Error nobody(const LivedQuestion& question) {
    if (question.filters.none())
        return {ErrorKind::not_found,
                "no case of the log began in these days",
                "choose other days",
                {"from", 0, 0},
                "no_events_then"};
    return {
        ErrorKind::not_found, "no case of the log is like that", "take one of the filters away", {}, "no_events_then"};
}

// ---- A part of a log

events::Dictionary copied(const events::Dictionary& names) {
    events::Dictionary copy;
    for (std::size_t i = 0; i < names.size(); ++i) copy.add(names[i]);
    return copy;
}

/// The codes at these places.
template <class Places>
events::Codes chosen(const events::Codes& codes, const Places& places, std::size_t entries) {
    events::Codes out = events::Codes::for_entries(entries, places.size());
    out.change([&]<class T>(std::span<T> to) {
        codes.visit([&](auto from) {
            for (std::size_t i = 0; i < places.size(); ++i)
                to[i] = static_cast<T>(events::Codes::widened(from[static_cast<std::size_t>(places[i])]));
        });
    });
    return out;
}

template <class Places>
std::vector<events::Attribute> chosen(const std::vector<events::Attribute>& columns, const Places& places) {
    std::vector<events::Attribute> out;
    for (const events::Attribute& column : columns)
        out.push_back({column.name, copied(column.values), chosen(column.codes, places, column.values.size())});
    return out;
}

template <class Places>
events::Times chosen(const events::Times& times, const Places& places) {
    Buffer<std::int64_t> out;
    for (const std::uint64_t e : places) out.append(times[static_cast<std::size_t>(e)]);
    return events::Times::narrowed(std::move(out));
}

}  // namespace

Result<std::vector<ActivityMatch>> lived_matches(const LivedQuestion& question, const Log& log) {
    return conformance::match_activities(log, question.map(), table_of(question));
}

Error no_such_moment(const std::string& name) {
    return {ErrorKind::not_found,
            "neither the map has a moment " + quoted(name) + " nor the log such an activity",
            "choose one of the steps of the lived path",
            {},
            "no_such_moment"};
}

Result<std::vector<std::uint32_t>> activities_named(const cycle::Map& map, const std::vector<ActivityMatch>& matches,
                                                    const std::string& name) {
    std::vector<std::uint32_t> found;
    for (std::size_t a = 0; a < matches.size(); ++a) {
        const ActivityMatch& match = matches[a];
        if (match.moment ? match.moment->text == name : match.activity == name)
            found.push_back(static_cast<std::uint32_t>(a));
    }
    if (!found.empty() || map.find(cycle::MomentId{name}) != nullptr) return found;
    return no_such_moment(name);
}

Result<journeys::Cases> lived_cases(const LivedQuestion& question, const Log& log) {
    std::vector<Filter> filters;
    add_days(question, filters);
    for (const auto& error :
         {add_moments(question, log, filters), add_journey(question, log, filters), add_values(question, filters)}) {
        if (error) return *error;
    }
    if (filters.empty()) return journeys::Cases(log);
    Result<journeys::Cases> cases = journeys::filtered(journeys::Cases(log), filters);
    if (cases && cases->empty()) return nobody(question);
    return cases;
}

Log log_of(const journeys::Cases& cases) {
    const Log& log = cases.log();
    Log part;
    part.file = log.file;
    part.activities = copied(log.activities);
    part.resources = copied(log.resources);
    part.has_both_times = log.has_both_times;
    std::vector<std::uint64_t> events;
    std::vector<std::uint32_t> numbers;
    part.case_begin.append(0);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        numbers.push_back(cases[i]);
        part.cases.add(log.cases[cases[i]]);
        for (std::size_t e = cases.begin_of(i); e < cases.end_of(i); ++e) events.push_back(e);
        part.case_begin.append(events.size());
    }
    part.activity = chosen(log.activity, events, part.activities.size());
    if (log.resource.size() > 0) part.resource = chosen(log.resource, events, part.resources.size());
    part.start = chosen(log.start, events);
    part.end = chosen(log.end, events);
    if (!log.duration_known.empty()) {
        for (const std::uint64_t e : events)
            part.duration_known.append(log.duration_known[static_cast<std::size_t>(e)]);
    }
    part.of_events = chosen(log.of_events, events);
    part.of_cases = chosen(log.of_cases, numbers);
    return part;
}

}  // namespace ciclo::actions
