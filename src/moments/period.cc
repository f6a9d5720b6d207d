// Keeps of each witness what falls in the period asked.
#include <algorithm>

#include "moments/joining.h"

namespace ciclo::moments {

namespace {

template <class T>
void keep(std::vector<T>& values, const std::vector<bool>& kept) {
    if (values.empty()) return;
    std::size_t to = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!kept[i]) continue;
        if (to != i) values[to] = std::move(values[i]);
        ++to;
    }
    values.erase(values.begin() + static_cast<std::ptrdiff_t>(to), values.end());
}

void leave_out(Evidence& evidence, const Place& place, bool dated, const std::string& subject,
               const std::string& text) {
    evidence.ledger.add({place, dated ? "outside_period" : "no_date", subject, text, Treatment::row_left_out, ""});
}

void note_not_applied(Evidence& evidence, const std::string& file) {
    evidence.assumptions.push_back({"period_not_applied", {file}});
}

void keep_values(trace::TimeSeries& series, Evidence& evidence) {
    std::vector<bool> kept(series.values.size(), true);
    for (std::size_t i = 0; i < series.days.size(); ++i) {
        const auto& day = series.days[i];
        kept[i] = day && inside(evidence.period, *day);
        if (!kept[i]) leave_out(evidence, series.place, day.has_value(), series.name, "");
    }
    keep(series.values, kept);
    keep(series.days, kept);
}

void keep_counts(trace::TimeSeries& series, Evidence& evidence) {
    std::vector<bool> kept(series.counts.size(), true);
    for (std::size_t i = 0; i < series.counts.size(); ++i) {
        const trace::MetCount& count = series.counts[i];
        kept[i] = count.day && inside(evidence.period, *count.day);
        if (!kept[i]) leave_out(evidence, series.place, count.day.has_value(), series.name, count.label);
    }
    keep(series.counts, kept);
}

bool has_days(const trace::Times& times) {
    return std::any_of(times.series.begin(), times.series.end(), [](const trace::TimeSeries& series) {
        const auto known = [](const auto& day) { return day.has_value(); };
        return std::any_of(series.days.begin(), series.days.end(), known) ||
               std::any_of(series.counts.begin(), series.counts.end(),
                           [](const auto& count) { return count.day.has_value(); });
    });
}

}  // namespace

void see_day(Evidence& evidence, calendar::Day day) {
    if (!evidence.first_day || day < *evidence.first_day) evidence.first_day = day;
    if (!evidence.last_day || day > *evidence.last_day) evidence.last_day = day;
}

void keep_answers_of_period(survey::Answers& answers, Evidence& evidence) {
    if (limited(evidence.period) && answers.day.empty()) note_not_applied(evidence, answers.file);
    if (limited(evidence.period) && !answers.day.empty()) {
        std::vector<bool> kept(answers.respondents, true);
        for (std::size_t row = 0; row < answers.respondents; ++row) {
            const auto& day = answers.day[row];
            kept[row] = day && inside(evidence.period, *day);
            if (!kept[row]) leave_out(evidence, {answers.file, 0, 0}, day.has_value(), "", answers.name_of(row));
        }
        for (survey::Column& column : answers.columns) {
            keep(column.value, kept);
            keep(column.presence, kept);
        }
        for (survey::Segment& segment : answers.segments) keep(segment.codes, kept);
        keep(answers.respondent, kept);
        keep(answers.day, kept);
        answers.respondents = static_cast<std::size_t>(std::count(kept.begin(), kept.end(), true));
    }
    for (const auto& day : answers.day) {
        if (day) see_day(evidence, *day);
    }
}

void keep_cases_of_period(complaint::Cases& cases, Evidence& evidence) {
    const bool dated = std::any_of(cases.cases.begin(), cases.cases.end(),
                                   [](const complaint::Case& one) { return one.received.has_value(); });
    if (limited(evidence.period) && !dated && !cases.cases.empty()) note_not_applied(evidence, cases.file);
    if (limited(evidence.period) && dated) {
        std::vector<bool> kept(cases.cases.size(), true);
        for (std::size_t i = 0; i < cases.cases.size(); ++i) {
            const complaint::Case& one = cases.cases[i];
            kept[i] = one.received && inside(evidence.period, *one.received);
            if (!kept[i]) leave_out(evidence, one.place, one.received.has_value(), "", "");
        }
        keep(cases.cases, kept);
    }
    for (const complaint::Case& one : cases.cases) {
        if (one.received) see_day(evidence, *one.received);
    }
}

void keep_times_of_period(trace::Times& times, Evidence& evidence) {
    const bool dated = has_days(times);
    if (limited(evidence.period) && !dated && !times.series.empty()) note_not_applied(evidence, times.file);
    if (limited(evidence.period) && dated) {
        for (trace::TimeSeries& series : times.series) {
            keep_values(series, evidence);
            keep_counts(series, evidence);
        }
        std::erase_if(times.series,
                      [](const trace::TimeSeries& series) { return series.values.empty() && series.counts.empty(); });
    }
    for (const trace::TimeSeries& series : times.series) {
        for (const auto& day : series.days) {
            if (day) see_day(evidence, *day);
        }
        for (const trace::MetCount& count : series.counts) {
            if (count.day) see_day(evidence, *count.day);
        }
    }
}

}  // namespace ciclo::moments
