// How much of everything a page shows, each with its reason. A spreadsheet and the JSON always have all of it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ciclo::report::limits {

inline constexpr std::size_t answer_words = 35;       ///< what is read at one glance; the rest stands below
inline constexpr std::size_t ledger_rows_shown = 25;  ///< enough to recognise a pattern; all of them are in the sheet
inline constexpr std::size_t unit_rows_shown = 40;    ///< Pareto rows by cause: the tail says nothing more
inline constexpr std::size_t standard_charts = 24;    ///< each takes a third of a page
inline constexpr std::size_t points_drawn = 120;      ///< the newest values of a run chart; more cannot be told apart
inline constexpr std::size_t names_listed = 12;       ///< broken respondents named in a sentence
inline constexpr std::int64_t own_percent_n = 100;  ///< below it an interval's ends have no decimals (measurement 0.4)

}  // namespace ciclo::report::limits
