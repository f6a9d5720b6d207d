#include "organisation/due.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "calendar/duration.h"
#include "organisation/kinds.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using calendar::Day;

Day day_from(std::chrono::sys_days day) {
    return {static_cast<std::int32_t>(day.time_since_epoch().count())};
}
std::chrono::sys_days sys_day(Day day) {
    return std::chrono::sys_days(std::chrono::days(day.days_since_1970));
}

/// The day of that number in the month, the last one when the month is shorter.
Day in_month(std::chrono::year_month month, unsigned number) {
    using namespace std::chrono;
    const unsigned last = static_cast<unsigned>(year_month_day_last(month.year(), month_day_last(month.month())).day());
    return day_from(sys_days(month / day(std::min(number, last))));
}

Day next_month_day(Day last, unsigned number) {
    const std::chrono::year_month_day date(sys_day(last));
    const std::chrono::year_month month = date.year() / date.month();
    const Day same = in_month(month, number);
    return same > last ? same : in_month(month + std::chrono::months(1), number);
}

Day next_weekday(Day last, Weekday wanted) {
    // iso_encoding: Monday is 1; the enum begins at 0
    const int now = static_cast<int>(std::chrono::weekday(sys_day(last)).iso_encoding()) - 1;
    const int ahead = (static_cast<int>(wanted) - now + 7) % 7;
    return {last.days_since_1970 + (ahead == 0 ? 7 : ahead)};
}

template <class Enum>
std::optional<Enum> enum_of(const records::Kind& kind, const records::Record& record, std::string_view field) {
    const auto* code = value_of<std::string>(kind, record, field);
    return code == nullptr ? std::nullopt : from_code<Enum>(*code);
}

std::optional<Beat> beat_of(const records::Record& post) {
    const records::Kind& kind = listening_post_kind();
    const auto rhythm = enum_of<Rhythm>(kind, post, "rhythm");
    if (!rhythm) return std::nullopt;
    if (*rhythm == Rhythm::weekly) {
        const auto weekday = enum_of<Weekday>(kind, post, "weekday");
        if (!weekday) return std::nullopt;
        return Beat{.rhythm = *rhythm, .weekday = *weekday};
    }
    const auto* number = value_of<std::int64_t>(kind, post, *rhythm == Rhythm::monthly ? "month_day" : "every_days");
    if (number == nullptr || *number < 1) return std::nullopt;
    return Beat{.rhythm = *rhythm, .number = static_cast<int>(*number)};
}

}  // namespace

Day next_after(const Beat& beat, Day last) {
    switch (beat.rhythm) {
        case Rhythm::weekly:
            return next_weekday(last, beat.weekday);
        case Rhythm::every_days:
            return {last.days_since_1970 + beat.number};
        case Rhythm::monthly:
            return next_month_day(last, static_cast<unsigned>(beat.number));
    }
    ENSURE(false, "a rhythm is weekly, every so many days or monthly");
    return last;
}

std::optional<Day> next_listening(const records::Record& post) {
    const std::optional<Beat> beat = beat_of(post);
    if (!beat) return std::nullopt;
    const auto* last = value_of<Day>(listening_post_kind(), post, "last_done");
    const Day created = calendar::day_of(post.created);
    return next_after(*beat, last != nullptr ? *last : Day{created.days_since_1970 - 1});
}

std::optional<Day> next_review(const records::Record& cycle, std::optional<Day> since) {
    const records::Kind& kind = cycle_kind();
    const auto* last = value_of<Day>(kind, cycle, "last_review");
    const std::optional<Day> from = last != nullptr ? std::optional(*last) : since;
    if (!from) return std::nullopt;
    if (const auto* days = value_of<std::int64_t>(kind, cycle, "review_days")) {
        return Day{from->days_since_1970 + static_cast<std::int32_t>(*days)};
    }
    const auto* months = value_of<std::int64_t>(kind, cycle, "review_months");
    if (months == nullptr) return std::nullopt;
    const std::chrono::year_month_day date(sys_day(*from));
    return in_month(date.year() / date.month() + std::chrono::months(*months), static_cast<unsigned>(date.day()));
}

Day today_of(const records::Record* organisation, calendar::Instant now) {
    const double* hours =
        organisation == nullptr ? nullptr : value_of<double>(organisation_kind(), *organisation, "utc_offset_hours");
    if (hours == nullptr) return calendar::day_of(now);
    return calendar::day_of({now.microseconds_utc + std::llround(*hours * calendar::microseconds_per_hour)});
}

}  // namespace ciclo::organisation
