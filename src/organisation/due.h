// Due: when the next reading of a listening post or the next review of a cycle falls, and whether it is late (R0-05,
// R0-15).
//
//   std::optional<calendar::Day> next = next_listening(post);        // every Friday, last 10 Oct → 17 Oct
//   if (next && is_overdue(*next, today)) …                          // from 18 Oct
//
// A thing is due on its day and overdue from the day after. `today` is the organisation's own day (today_of). Pure; any
// number of threads.
#pragma once

#include <optional>

#include "calendar/instant.h"
#include "organisation/names.h"
#include "records/record.h"

namespace ciclo::organisation {

/// The first day of the rhythm strictly after `last`. `number`: days for every_days (≥ 1), day of the month for monthly
/// (1…31, the last day in shorter months); unused for weekly.
struct Beat {
    Rhythm rhythm = Rhythm::weekly;
    Weekday weekday = Weekday::monday;
    int number = 1;
};
calendar::Day next_after(const Beat& beat, calendar::Day last);

/// Of a record of listening_post_kind(); counted from its last day, else from the day before it was written down.
/// Nothing when the rhythm is incomplete.
std::optional<calendar::Day> next_listening(const records::Record& post);

/// Of a record of cycle_kind(): last review plus review_days, else plus review_months (the same day of a later month,
/// the last one in shorter months). `since`: the day that counts while nobody has reviewed it (it was published);
/// nothing without a period or without a day to count from.
std::optional<calendar::Day> next_review(const records::Record& cycle, std::optional<calendar::Day> since);

inline bool is_overdue(calendar::Day due, calendar::Day today) {
    return today > due;
}

/// Which day it is where the organisation is; `organisation` nullptr = UTC.
calendar::Day today_of(const records::Record* organisation, calendar::Instant now);

}  // namespace ciclo::organisation
