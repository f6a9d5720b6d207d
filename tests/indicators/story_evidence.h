// The evidence of the story (Hospital San Gabriel, October 2025), typed in by hand from the domain study's part G.1, so
// that the indicators are tested without any reader.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "moments/evidence.h"

namespace ciclo::story {

inline constexpr int na = 0;  ///< the dash of G.1: not experienced

inline cycle::Standard standard(const std::string& id, double limit, const std::string& unit) {
    cycle::Standard out;
    out.id = cycle::StandardId(id);
    out.comparison = cycle::Comparison::at_most;
    out.value = limit;
    out.unit = unit;
    out.compliance_percent = 90;
    return out;
}

inline cycle::Moment moment(const std::string& id, bool critical, cycle::Lane lane, cycle::Actor actor,
                            cycle::Channel channel) {
    cycle::Moment out;
    out.id = cycle::MomentId(id);
    out.name = LocalText(id, id, id);
    out.criticality.critical = critical;
    out.lane = lane;
    out.actor = actor;
    out.channel = channel;
    return out;
}

enum class ThirdMoment { plain, critical };

inline cycle::Map map(ThirdMoment third = ThirdMoment::plain) {
    using cycle::Actor, cycle::Channel, cycle::Lane;
    cycle::Map out;
    out.moments.push_back(moment("M1", true, Lane::onstage, Actor::shared, Channel::phone));
    out.moments.push_back(moment("M2", true, Lane::onstage, Actor::employee, Channel::in_person));
    const bool third_critical = third == ThirdMoment::critical;
    out.moments.push_back(moment("M3", third_critical, Lane::onstage, Actor::shared, Channel::in_person));
    out.moments.push_back(moment("M4", false, Lane::onstage, Actor::shared, Channel::in_person));
    out.moments.push_back(moment("M5", true, Lane::onstage, Actor::employee, Channel::in_person));
    out.moments.push_back(moment("M6", false, Lane::onstage, Actor::shared, Channel::in_person));
    out.moments.push_back(moment("M7", false, Lane::customer, Actor::customer, Channel::in_person));
    out.moments[0].standards.push_back(standard("M1.s1", 10, "s"));
    out.moments[1].standards.push_back(standard("M2.s1", 12, "min"));
    out.moments[2].standards.push_back(standard("M3.s1", 10, "min"));
    return out;
}

inline survey::Column column(survey::QuestionKind kind, const std::string& moment, survey::Scale scale,
                             const std::vector<double>& values, double missing) {
    survey::Column out;
    out.kind = kind;
    out.moment = cycle::MomentId(moment);
    out.scale = scale;
    out.header = moment;
    for (const double value : values) {
        const bool present = value != missing;
        out.value.push_back(present ? value : 0);
        out.presence.push_back(present ? survey::Presence::present : survey::Presence::not_experienced);
    }
    return out;
}

inline survey::Column ratings(const std::string& moment, const std::vector<double>& values) {
    return column(survey::QuestionKind::rating, moment, survey::one_to_five, values, na);
}

inline void name_rows(survey::Answers& answers, int first, int last) {
    for (int i = first; i <= last; ++i) answers.respondent.push_back((i < 10 ? "R0" : "R") + std::to_string(i));
    answers.respondents = answers.respondent.size();
}

inline survey::Answers survey_a() {
    survey::Answers out;
    out.file = "survey_a.csv";
    name_rows(out, 1, 20);
    out.columns.push_back(ratings("M1", {4, 2, 5, 3, 2, 4, 1, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    out.columns.push_back(ratings("M2", {4, 3, 4, 4, 2, 5, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    out.columns.push_back(ratings("M3", {2, 3, 3, 4, 2, 3, 1, 4, 3, 2, 4, 3, 2, 5, 3, 2, 4, 3, 1, 3}));
    out.columns.push_back(ratings("M4", {3, 4, 3, 4, 3, 4, 2, 4, 4, 3, 4, 5, 3, 4, 4, 3, 4, 4, 2, 4}));
    out.columns.push_back(ratings("M5", {5, 4, 4, 5, 4, 5, 3, 5, 4, 4, 5, 4, 4, 5, 4, 2, 5, 4, 3, 4}));
    out.columns.push_back(ratings("M6", {4, 4, 3, 5, 3, 4, 0, 4, 4, 3, 5, 4, 4, 5, 3, 0, 4, 4, 3, 4}));
    out.columns.push_back(ratings("M7", {4, 3, 4, 5, 3, 4, 0, 5, 4, 3, 5, 4, 3, 5, 4, 0, 5, 4, 2, 4}));
    constexpr double none = -1;
    out.columns.push_back(column(survey::QuestionKind::would_return, "", survey::yes_no,
                                 {1, 0, 1, 1, 0, 1, none, 1, 1, 1, 1, 0, 0, 1, 0, none, 1, 1, 0, 0}, none));
    return out;
}

inline survey::Answers survey_b() {
    survey::Answers out;
    out.file = "survey_b.csv";
    name_rows(out, 21, 40);
    out.columns.push_back(ratings("M1", {4, 5, 4, 4, 3, 5, 4, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    out.columns.push_back(ratings("M2", {4, 4, 4, 5, 3, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    out.columns.push_back(ratings("M3", {4, 4, 3, 4, 4, 5, 3, 4, 2, 4, 4, 5, 4, 3, 4, 4, 5, 4, 3, 4}));
    out.columns.push_back(ratings("M4", {4, 4, 3, 4, 4, 4, 3, 4, 5, 4, 4, 4, 3, 4, 4, 3, 5, 4, 4, 4}));
    out.columns.push_back(ratings("M5", {5, 4, 5, 4, 5, 4, 4, 5, 4, 3, 5, 4, 5, 4, 4, 5, 4, 4, 5, 4}));
    out.columns.push_back(ratings("M6", {4, 4, 4, 5, 4, 4, 0, 4, 5, 4, 4, 4, 5, 4, 3, 4, 4, 5, 4, 4}));
    out.columns.push_back(ratings("M7", {5, 4, 4, 4, 5, 4, 0, 4, 5, 3, 4, 5, 4, 4, 4, 4, 5, 4, 4, 4}));
    return out;
}

/// A wave whose satisfaction is the rating of the last moment.
inline moments::Wave wave(survey::Answers answers) {
    moments::Wave out;
    out.answers = std::move(answers);
    out.satisfied_column = 6;
    out.satisfied_is_last_moment = true;
    return out;
}

inline void add_importance(moments::Evidence& evidence) {
    const double means[] = {4.8, 4.7, 4.6, 3.4, 4.9, 3.8, 4.0};
    for (int i = 0; i < 7; ++i) evidence.importance[cycle::MomentId("M" + std::to_string(i + 1))] = {means[i], 0};
    evidence.importance_source = moments::ImportanceSource::given;
}

struct CaseLine {
    const char* code;
    complaint::CaseType type;
    unsigned day;
    double hours;
    const char* moment;
    complaint::SatisfactionElement element;
    complaint::CauseType cause_type;
    const char* cause;
    double days;
};

/// Those received from 2 October until `until` October.
inline std::vector<complaint::Case> cases(unsigned until) {
    using complaint::CaseType, complaint::CauseType, complaint::SatisfactionElement;
    const CaseLine lines[] = {
        {"Q-2025-011", CaseType::complaint, 2, 3, "M3", SatisfactionElement::service, CauseType::not_done,
         "nobody told the wait", 2},
        {"Q-2025-012", CaseType::complaint, 3, 5, "M4", SatisfactionElement::service, CauseType::done_badly,
         "same data asked three times", 4},
        {"Q-2025-013", CaseType::complaint, 7, 20, "M1", SatisfactionElement::service, CauseType::not_done,
         "no arrival time given", 7},
        {"Q-2025-014", CaseType::complaint, 16, 2, "M3", SatisfactionElement::service, CauseType::not_done,
         "nobody told the wait", 4},
        {"Q-2025-015", CaseType::complaint, 17, 6, "M3", SatisfactionElement::service, CauseType::not_done,
         "nobody told the wait", 3},
        {"Q-2025-016", CaseType::complaint, 16, 30, "M1", SatisfactionElement::service, CauseType::done_badly,
         "wrong address noted", 11},
        {"Q-2025-017", CaseType::claim, 21, 8, "M4", SatisfactionElement::price, CauseType::done_badly,
         "wrong insurance code on bill", 4},
        {"Q-2025-018", CaseType::claim, 23, 4, "M6", SatisfactionElement::product, CauseType::done_badly,
         "unclear prescription", 6},
        {"Q-2025-019", CaseType::complaint, 24, 12, "M3", SatisfactionElement::service, CauseType::done_badly,
         "cold treatment (code coldness)", 4}};
    std::vector<complaint::Case> out;
    for (const CaseLine& line : lines) {
        if (line.day > until) continue;
        complaint::Case one;
        one.code = line.code;
        one.type = line.type;
        one.received = calendar::Day{20362 + static_cast<std::int32_t>(line.day)};  // 20362: 30 September 2025
        one.acknowledged_hours = line.hours;
        one.moment = cycle::MomentId(line.moment);
        one.element = line.element;
        one.cause_type = line.cause_type;
        one.cause = line.cause;
        one.told_working_days = line.days;
        out.push_back(std::move(one));
    }
    return out;
}

inline moments::MeasuredStandard measured(const std::string& moment, const std::string& name, const std::string& unit,
                                          const std::string& period, std::vector<double> values) {
    moments::MeasuredStandard out;
    out.moment = cycle::MomentId(moment);
    out.standard = cycle::StandardId(moment + ".s1");
    out.series.name = name;
    out.series.unit = unit;
    out.series.period = period;
    out.series.values = std::move(values);
    return out;
}

inline std::vector<moments::MeasuredStandard> times() {
    return {
        measured("M1", "Call answer", "s", "A", {6, 8, 9, 14, 22, 7, 10, 31, 9, 12, 8, 18, 5, 9, 27, 11, 7, 10, 16, 9}),
        measured("M1", "Call answer", "s", "B", {6, 7, 9, 8, 10, 5, 9, 12, 8, 7, 9, 10, 6, 8, 9, 10, 7, 14, 8, 9}),
        measured("M2", "Ambulance arrival", "min", "A", {9, 14, 12, 19, 8, 11, 10, 12}),
        measured("M2", "Ambulance arrival", "min", "B", {8, 10, 12, 11, 9, 13, 7, 12, 10}),
        measured("M3", "Arrival to triage", "min", "A",
                 {7, 12, 9, 18, 25, 8, 14, 11, 31, 9, 16, 10, 22, 13, 8, 19, 27, 9, 15, 12}),
        measured("M3", "Arrival to triage", "min", "B",
                 {6, 8, 9, 10, 12, 7, 9, 8, 14, 10, 9, 7, 10, 8, 9, 11, 6, 9, 10, 8}),
    };
}

/// Scenes 5, 6 and 9: survey A, everything known until 20 October.
inline moments::Evidence on_20_october() {
    moments::Evidence out;
    out.map = map();
    out.wave = wave(survey_a());
    add_importance(out);
    out.cases = cases(20);
    out.standards = times();
    return out;
}

/// Scene 12: survey B against A, M3 critical, the month's cases, 2,790 arrivals of 3,100.
inline moments::Evidence on_31_october() {
    moments::Evidence out;
    out.map = map(ThirdMoment::critical);
    out.before_map = map(ThirdMoment::plain);
    out.wave = wave(survey_b());
    out.before = wave(survey_a());
    add_importance(out);
    out.cases = cases(31);
    out.standards = times();
    out.exposure = {.served = 2790, .population = 3100};
    return out;
}

}  // namespace ciclo::story
