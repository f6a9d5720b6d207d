// The steps of gather(), one per witness; each adds to the evidence and its ledger. Used by gather.cc only.
#pragma once

#include "moments/evidence.h"

namespace ciclo::moments {

inline bool limited(const Period& period) {
    return period.from || period.until;
}
inline bool inside(const Period& period, calendar::Day day) {
    return (!period.from || *period.from <= day) && (!period.until || day <= *period.until);
}
/// Widens the evidence's first and last day.
void see_day(Evidence& evidence, calendar::Day day);

/// period.cc: what lies outside the period goes into the ledger and out of the value.
void keep_answers_of_period(survey::Answers& answers, Evidence& evidence);
void keep_cases_of_period(complaint::Cases& cases, Evidence& evidence);
void keep_times_of_period(trace::Times& times, Evidence& evidence);

/// overall.cc: where "satisfied" is found, and where importance comes from.
Wave wave_of(survey::Answers answers, const cycle::Map& map);
void note_satisfied(Evidence& evidence);
void choose_importance(std::map<cycle::MomentId, StatedImportance> given, Evidence& evidence);

/// standards.cc
void join_series(std::vector<trace::TimeSeries> series, const formats::ColumnMapping& columns, Evidence& evidence,
                 Errors& errors);

/// lived.cc
void join_events(const events::Log& log, const formats::ColumnMapping& columns, Evidence& evidence, Errors& errors);

}  // namespace ciclo::moments
