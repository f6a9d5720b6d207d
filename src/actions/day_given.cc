#include "actions/day_given.h"

#include "organisation/due.h"
#include "organisation/kinds.h"

namespace ciclo::actions {

Result<calendar::Day> organisation_today(World& world) {
    records::Query any;
    any.kind = &organisation::organisation_kind();
    any.limit = 1;
    const Result<records::Page> page = world.pen != nullptr ? world.pen->list(any) : world.snapshot->list(any);
    if (!page) return page.errors();
    const calendar::Instant now = world.pen != nullptr ? world.pen->now() : world.clock->now();
    return organisation::today_of(page->records.empty() ? nullptr : &page->records.front(), now);
}

Result<calendar::Day> day_given(const Arguments& arguments, World& world) {
    const Result<calendar::Day> today = organisation_today(world);
    const auto text = arguments.maybe("day");
    if (!today || !text) return today;
    const auto day = calendar::parse_day(*text, calendar::DayOrder::year_month_day);
    if (!day) {
        return Error{ErrorKind::invalid, "this is no day", "write it as 2025-10-20", {"day", 0, 0}, "not_a_day"};
    }
    if (*day > *today) {
        return Error{
            ErrorKind::invalid, "the day is still to come", "give today or a day before", {"day", 0, 0}, "day_to_come"};
    }
    return *day;
}

Input day_input(LocalText help) {
    return {.name = "day", .kind = InputKind::text, .help = std::move(help)};
}

}  // namespace ciclo::actions
