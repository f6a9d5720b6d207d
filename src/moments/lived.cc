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
std::vector<const cycle::Moment*> moments_of(const events::Log& log, const formats::ColumnMapping& columns,
                                             Evidence& evidence) {
    cycle::MomentNames names(evidence.map);
    for (const cycle::Moment* moment : evidence.map.rateable()) {
        for (const std::string& activity : moment->activities) names.add(activity, moment->id);
    }
    std::vector<std::int64_t> events(log.activities.size(), 0);
    log.activity.visit([&](auto codes) {
        for (const auto code : codes) ++events[code];
    });
    std::vector<const cycle::Moment*> out;
    for (std::size_t i = 0; i < log.activities.size(); ++i) {
        const std::string activity(log.activities[i]);
        const formats::NamePair* pair = pair_for(columns.activities, activity);
        const auto id = names.find(pair == nullptr ? activity : pair->to);
        out.push_back(id ? evidence.map.find(*id) : nullptr);
        if (id) continue;
        const char* code = names.ambiguous(activity) ? "ambiguous_activity" : "unmatched_activity";
        evidence.ledger.add({{log.file, 0, 0}, code, activity, std::to_string(events[i]), Treatment::row_left_out, ""});
    }
    return out;
}

void note_absent(const events::Log& log, const formats::ColumnMapping& columns, Ledger& ledger) {
    for (const formats::NamePair& pair : columns.activities) {
        const std::string wanted = folded(pair.from);
        bool found = false;
        for (std::size_t i = 0; i < log.activities.size() && !found; ++i) {
            found = pair.from == log.activities[i] || wanted == folded(log.activities[i]);
        }
        if (!found) ledger.add({pair.place, "mapped_activity_absent", pair.from, "", Treatment::noted, ""});
    }
}

double minutes(std::int64_t microseconds) {
    return static_cast<double>(microseconds) / calendar::microseconds_per_minute;
}

/// One event of a case, as far as waiting and lasting need it.
struct Lived {
    std::int64_t start_us = 0, end_us = 0;
    std::uint32_t activity = 0;
    bool lasts = false;
};

class CaseWalk {
public:
    CaseWalk(const events::Log& log, std::vector<const cycle::Moment*> moments, Evidence& evidence)
        : log_(log), moments_(std::move(moments)), evidence_(evidence) {}

    void walk() {
        std::int64_t cases = evidence_.event_cases.value_or(0);
        for (std::size_t c = 0; c < log_.cases.size(); ++c) {
            take_case(c);
            if (case_.empty() || !in_period(c)) continue;
            ++cases;
            walk_case();
        }
        evidence_.event_cases = cases;
    }

private:
    /// The log has the events of a case by their end; who waited is seen in the order of the starts.
    void take_case(std::size_t c) {
        case_.clear();
        for (std::uint64_t e = log_.case_begin[c]; e < log_.case_begin[c + 1]; ++e) {
            case_.push_back({log_.start[e], log_.end[e], log_.activity[e], log_.lasts(e)});
        }
        std::stable_sort(case_.begin(), case_.end(), [](const Lived& a, const Lived& b) {
            return std::pair(a.start_us, a.end_us) < std::pair(b.start_us, b.end_us);
        });
    }

    bool in_period(std::size_t c) {
        const calendar::Day day = calendar::day_of(calendar::Instant{case_.front().start_us});
        if (!limited(evidence_.period) || inside(evidence_.period, day)) {
            see_day(evidence_, day);
            return true;
        }
        evidence_.ledger.add({{log_.file, 0, 0},
                              "outside_period",
                              "",
                              formats::shown_cell(std::string(log_.cases[c])),
                              Treatment::row_left_out,
                              ""});
        return false;
    }

    void walk_case() {
        std::int64_t latest = case_.front().end_us;
        std::vector<const cycle::Moment*> passed;
        for (std::size_t i = 0; i < case_.size(); ++i) {
            if (const cycle::Moment* moment = moments_[case_[i].activity]) visit(*moment, i, latest, passed);
            latest = std::max(latest, case_[i].end_us);
        }
        evidence_.case_minutes.push_back(minutes(latest - case_.front().start_us));
    }

    /// `latest`: when everything before this event had ended.
    void visit(const cycle::Moment& moment, std::size_t i, std::int64_t latest, std::vector<const cycle::Moment*>& passed) {
        LivedTimes& lived = evidence_.lived[moment.id];
        ++lived.visits;
        if (std::find(passed.begin(), passed.end(), &moment) == passed.end()) {
            passed.push_back(&moment);
            ++lived.cases;
        }
        const Lived& event = case_[i];
        if (!event.lasts) return;
        if (i > 0) lived.wait_minutes.push_back(minutes(std::max<std::int64_t>(0, event.start_us - latest)));
        lived.service_minutes.push_back(minutes(event.end_us - event.start_us));
    }

    const events::Log& log_;
    std::vector<const cycle::Moment*> moments_;
    Evidence& evidence_;
    std::vector<Lived> case_;  ///< the one being walked
};

}  // namespace

void join_events(const events::Log& log, const formats::ColumnMapping& columns, Evidence& evidence,
                 Errors& errors) {
    check_mapping(cycle::MomentNames(evidence.map), columns.activities, errors);
    if (!errors.empty()) return;
    note_absent(log, columns, evidence.ledger);
    if (!log.has_both_times) evidence.assumptions.push_back({"one_time_per_event", {log.file}});
    if (limited(evidence.period)) evidence.assumptions.push_back({"event_cases_by_first_day", {}});
    CaseWalk(log, moments_of(log, columns, evidence), evidence).walk();
}

}  // namespace ciclo::moments
