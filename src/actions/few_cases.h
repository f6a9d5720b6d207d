// Fewer than five are counted and no more is said of them: no share, no quantile, no mean (measurement 0.5). What texts
// for people show of small numbers; JSON and CSV always have n, and null or an empty cell where nothing is told.
//
//   row = {format_count(n, language), share_told(share, n, language)};           // "–" of four
//   if (rows_had_few) text += few_note(language);
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/language.h"
#include "formats/value.h"
#include "journeys/spread.h"
#include "stats/estimate.h"

namespace ciclo::actions {

inline constexpr std::int64_t fewest_told = 5;

inline bool enough_to_tell(std::int64_t n) {
    return n >= fewest_told;
}

/// "12.5%"; "–" where `n`, the number the share is of, is below five.
std::string share_told(double share, std::int64_t n, Language language);
/// "12.5% (9.1% – 16.9%)": with its interval, where there is one.
std::string share_told(const std::optional<stats::Estimate>& share, Language language);
/// The median of five and more, else "–".
std::string median_told(const journeys::Spread& spread, Language language);
/// `seconds` of n durations.
std::string duration_told(double seconds, std::int64_t n, Language language);
/// "Of fewer than five only the number is given (–)."
std::string few_note(Language language);
/// "12 more, in JSON": what a table for people leaves out, with its line end; "" when that is nothing.
std::string more_note(std::size_t all, std::size_t shown, Language language);

/// As estimate_json(); with fewer than five n alone, and null for the rest.
formats::Value estimate_told_json(const std::optional<stats::Estimate>& estimate);
/// What n things say (a share, a mean), or null.
formats::Value told_json(double value, std::int64_t n);
/// What n things say, or an empty cell.
std::string told_cell(double value, std::int64_t n);

}  // namespace ciclo::actions
