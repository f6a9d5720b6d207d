// DayOrderWitness: tells from all the dates of a column in which order it writes day and month.
//
//   DayOrderWitness witness;
//   for (row…) witness.see(cell, row);
//   switch (witness.verdict()) …
//
// A part over 12 decides. A date with the year in front (2025-10-31) or with a month's name decides itself and gives no
// testimony. 03/03/2025 reads the same either way. What is left open is never guessed: the caller refuses the column
// and asks for `date_order:` in the mapping. One thread.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/names.h"
#include "base/result.h"
#include "calendar/instant.h"

namespace ciclo::calendar {

enum class DayOrderVerdict {
    decided,
    ambiguous,     ///< some dates read differently either way, and none decides
    contradictory  ///< some must be day-month, others month-day
};

class DayOrderWitness {
public:
    /// `row` is handed back by the questions below; texts that are no date are not looked at.
    void see(std::string_view text, std::size_t row);

    DayOrderVerdict verdict() const;
    /// The order when decided; day_month_year when every date decides itself.
    DayOrder order() const;
    /// The first row whose date reads differently either way.
    std::optional<std::size_t> open_row() const { return open_; }
    std::optional<std::size_t> day_first_row() const { return day_first_; }
    std::optional<std::size_t> month_first_row() const { return month_first_; }

private:
    std::optional<std::size_t> open_, day_first_, month_first_;
};

/// The cells of a column, by position 0…count−1, and where they stand.
struct DateColumn {
    std::string header;
    std::size_t count = 0;
    std::function<std::string_view(std::size_t)> text;
    std::function<Place(std::size_t)> place;
};
/// The order in which the column writes its dates: `told` ("ymd", "dmy", "mdy") when it is not empty, else what the
/// witness says; an error when it says nothing.
Result<DayOrder> decide_day_order(const DateColumn& column, std::string_view told);

/// What to tell the person whose column does not decide; `place` is that of the row the witness names.
Error undecided_dates(const DayOrderWitness& witness, const std::string& column, const std::string& text,
                      const Place& place);

/// Codes "ymd", "dmy", "mdy", as in a column mapping.
const Names<DayOrder, 3>& names_of(DayOrder*);

}  // namespace ciclo::calendar
