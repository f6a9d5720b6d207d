// Further columns: what a log says beside case, activity, time and resource; read only when somebody asks.
//
//   read_log(bytes, "visits.csv", columns, {.further = {Further::Which::named, {"unit"}}});   // log->of_events or of_cases
//
// A header that begins with "case:" is of the case, and stands in Log::of_cases without it; so is any attribute of a XES
// trace. Every other is of the event.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "events/limits.h"

namespace ciclo::events {

struct Further {
    enum class Which {
        none,
        named,  ///< those of `names`; one that is not there is an error
        all     ///< every column that is not used for something else, and the zones in which times were written
    };
    Which which = Which::none;
    std::vector<std::string> names = {};  ///< as written in the file; "case:" may be left out
    std::size_t most_values = limits::attribute_values;
};

inline constexpr std::string_view case_prefix = "case:";
/// The attribute of events that keeps the zone in which the end was written ("+01:00"; not given: UTC). It is no column
/// of a file: writers write the times in it.
inline constexpr std::string_view zone_column = "time:zone";

/// Names under which every log answers, whether or not a column has them: resource, org:resource; activity, concept:name;
/// case, case:concept:name. Asked for, they may be missing.
enum class OwnColumn { none, resource, activity, case_name };
OwnColumn own_column(std::string_view name);

enum class Level { of_event, of_case };

/// True when the column or key of that name (without "case:") is asked for.
bool wants(const Further& further, std::string_view name, Level level);

/// An error for the names asked for that are not `there` (names with "case:" where they are of cases), with the nearest
/// and those there are.
std::optional<Error> names_missing(const Further& further, const std::vector<std::string>& there, const std::string& file);

}  // namespace ciclo::events
