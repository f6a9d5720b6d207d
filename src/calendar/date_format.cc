#include "calendar/date_format.h"

#include <algorithm>

#include "base/text.h"
#include "calendar/date_parts.h"

namespace ciclo::calendar {

void DayOrderWitness::see(std::string_view text, std::size_t row) {
    const std::optional<DateParts> parts = date_parts(trim(text));
    if (!parts || parts->shape != DateShape::numbers || parts->first == parts->second) return;
    if (parts->first > 31 || parts->second > 31 || parts->first < 1 || parts->second < 1) return;  // no date either way
    if (parts->first > 12 && parts->second > 12) return;
    if (parts->first > 12) {
        if (!day_first_) day_first_ = row;
    } else if (parts->second > 12) {
        if (!month_first_) month_first_ = row;
    } else if (!open_) {
        open_ = row;
    }
}

DayOrderVerdict DayOrderWitness::verdict() const {
    if (day_first_ && month_first_) return DayOrderVerdict::contradictory;
    if (open_ && !day_first_ && !month_first_) return DayOrderVerdict::ambiguous;
    return DayOrderVerdict::decided;
}

DayOrder DayOrderWitness::order() const {
    ENSURE(verdict() == DayOrderVerdict::decided, "only a column that decides has an order");
    // without testimony every date reads the same either way (2025-10-31, 31 oct 2025, 03/03/2025)
    return month_first_ ? DayOrder::month_day_year : DayOrder::day_month_year;
}

Result<DayOrder> decide_day_order(const DateColumn& column, std::string_view told) {
    if (const std::optional<DayOrder> order = from_code<DayOrder>(told)) return *order;
    DayOrderWitness witness;
    for (std::size_t i = 0; i < column.count; ++i) witness.see(column.text(i), i);
    if (witness.verdict() == DayOrderVerdict::decided) return witness.order();
    const std::size_t row = witness.verdict() == DayOrderVerdict::ambiguous
                                ? *witness.open_row()
                                : std::max(*witness.day_first_row(), *witness.month_first_row());
    return undecided_dates(witness, column.header, std::string(trim(column.text(row))), column.place(row));
}

Error undecided_dates(const DayOrderWitness& witness, const std::string& column, const std::string& text,
                      const Place& place) {
    const std::string cure = "write date_order: dmy or date_order: mdy in the column mapping";
    if (witness.verdict() == DayOrderVerdict::contradictory) {
        return {
            ErrorKind::invalid,
            "the column " + quoted(column) + " writes some dates day first and some month first, " + quoted(text) +
                " among them",
            "correct the dates, or write date_order: dmy or mdy in the column mapping; the others are then left out",
            place, "dates_contradictory"};
    }
    return {ErrorKind::invalid,
            "the column " + quoted(column) + " does not tell day from month: " + quoted(text) +
                " is the first of dates that read both ways, and none has a day over 12",
            cure, place, "dates_ambiguous"};
}

}  // namespace ciclo::calendar
