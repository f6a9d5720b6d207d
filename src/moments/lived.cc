// Joins the event log with the moments: how long each visit waited and lasted.
#include <algorithm>

#include "base/text.h"
#include "calendar/duration.h"
#include "cycle/moment_names.h"
#include "formats/cells.h"
#include "moments/joining.h"

namespace ciclo::moments {

namespace {

void check_mapping(const cycle::MomentNames& names, const std::vector<formats::NamePair>& activities, Errors& errors) {
    for (const formats::NamePair& pair : activities) {
        if (names.find(pair.to)) continue;
        const auto near = names.nearest_name(pair.to);
        errors.push_back({ErrorKind::not_found,
                          "activities names the moment " + quoted(pair.to) + ", which is not in the map",
                          near ? "did you mean " + *near + "?" : "its moments are " + names.ids_text(), pair.place});
    }
}

const formats::NamePair* pair_for(const std::vector<formats::NamePair>& pairs, const std::string& activity) {
    for (const formats::NamePair& pair : pairs) {
        if (pair.from == activity) return &pair;
    }
    const std::string wanted = folded(activity);
    for (const formats::NamePair& pair : pairs) {
        if (folded(pair.from) == wanted) return &pair;
    }
    return nullptr;
}

/// The moment of each activity of the log; nullptr where none is known.
std::vector<const cycle::Moment*> moments_of(const trace::EventLog& log, const formats::ColumnMapping& columns,
                                             Evidence& evidence) {
    cycle::MomentNames names(evidence.map);
    for (const cycle::Moment* moment : evidence.map.rateable()) {
        for (const std::string& activity : moment->activities) names.add(activity, moment->id);
    }
    std::vector<std::int64_t> events(log.activities.size(), 0);
    for (const std::uint32_t activity : log.activity) ++events[activity];
    std::vector<const cycle::Moment*> out;
    for (std::size_t i = 0; i < log.activities.size(); ++i) {
        const std::string& activity = log.activities[i];
        const formats::NamePair* pair = pair_for(columns.activities, activity);
        const auto id = names.find(pair == nullptr ? activity : pair->to);
        out.push_back(id ? evidence.map.find(*id) : nullptr);
        if (id) continue;
        const char* code = names.ambiguous(activity) ? "ambiguous_activity" : "unmatched_activity";
        evidence.ledger.add({{log.file, 0, 0}, code, activity, std::to_string(events[i]), Treatment::row_left_out, ""});
    }
    return out;
}

void note_absent(const trace::EventLog& log, const formats::ColumnMapping& columns, Ledger& ledger) {
    for (const formats::NamePair& pair : columns.activities) {
        const bool found = std::any_of(log.activities.begin(), log.activities.end(), [&](const std::string& activity) {
            return pair.from == activity || folded(pair.from) == folded(activity);
        });
        if (!found) ledger.add({pair.place, "mapped_activity_absent", pair.from, "", Treatment::noted, ""});
    }
}

double minutes(std::int64_t microseconds) {
    return static_cast<double>(microseconds) / calendar::microseconds_per_minute;
}

class CaseWalk {
public:
    CaseWalk(const trace::EventLog& log, std::vector<const cycle::Moment*> moments, Evidence& evidence)
        : log_(log), moments_(std::move(moments)), evidence_(evidence) {}

    void walk() {
        std::int64_t cases = 0;
        for (std::size_t c = 0; c < log_.cases.size(); ++c) {
            const auto from = static_cast<std::size_t>(log_.case_begin[c]),
                       until = static_cast<std::size_t>(log_.case_begin[c + 1]);
            if (from == until || !in_period(c, from)) continue;
            ++cases;
            walk_case(from, until);
        }
        evidence_.event_cases = cases;
    }

private:
    bool in_period(std::size_t c, std::size_t first_event) {
        const calendar::Day day = calendar::day_of(calendar::Instant{log_.start_us[first_event]});
        if (!limited(evidence_.period) || inside(evidence_.period, day)) {
            see_day(evidence_, day);
            return true;
        }
        evidence_.ledger.add(
            {{log_.file, 0, 0}, "outside_period", "", formats::shown_cell(log_.cases[c]), Treatment::row_left_out, ""});
        return false;
    }

    void walk_case(std::size_t from, std::size_t until) {
        std::int64_t latest = log_.end_us[from];
        std::vector<const cycle::Moment*> passed;
        for (std::size_t i = from; i < until; ++i) {
            if (const cycle::Moment* moment = moments_[log_.activity[i]]) {
                LivedTimes& lived = evidence_.lived[moment->id];
                ++lived.visits;
                if (std::find(passed.begin(), passed.end(), moment) == passed.end()) {
                    passed.push_back(moment);
                    ++lived.cases;
                }
                if (log_.lasts(i)) {
                    if (i > from)
                        lived.wait_minutes.push_back(minutes(std::max<std::int64_t>(0, log_.start_us[i] - latest)));
                    lived.service_minutes.push_back(minutes(log_.end_us[i] - log_.start_us[i]));
                }
            }
            latest = std::max(latest, log_.end_us[i]);
        }
        evidence_.case_minutes.push_back(minutes(latest - log_.start_us[from]));
    }

    const trace::EventLog& log_;
    std::vector<const cycle::Moment*> moments_;
    Evidence& evidence_;
};

}  // namespace

void join_events(const trace::EventLog& log, const formats::ColumnMapping& columns, Evidence& evidence,
                 Errors& errors) {
    check_mapping(cycle::MomentNames(evidence.map), columns.activities, errors);
    if (!errors.empty()) return;
    note_absent(log, columns, evidence.ledger);
    if (!log.has_both_times) evidence.assumptions.push_back({"one_time_per_event", {log.file}});
    if (limited(evidence.period)) evidence.assumptions.push_back({"event_cases_by_first_day", {}});
    CaseWalk(log, moments_of(log, columns, evidence), evidence).walk();
}

}  // namespace ciclo::moments
