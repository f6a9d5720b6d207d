#include "actions/lived_cases.h"

#include "base/text.h"
#include "calendar/duration.h"
#include "journeys/restricted.h"

namespace ciclo::actions {

namespace {

using conformance::ActivityMatch;
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
    return journeys::restricted_to(cases);
}

}  // namespace ciclo::actions
