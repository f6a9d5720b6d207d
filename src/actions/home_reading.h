// What the home page takes from the results of one cycle: the same values as the results page, read from its own
// answer, so that the two never differ. Internal to the room.
//
//   Result<std::optional<HomeReading>> reading = home_reading(cycle_id, Effort::known_only, world);   // nothing:
//   compute
//
// Needs a snapshot; with Effort::compute also what the results need.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "actions/action.h"
#include "calendar/instant.h"

namespace ciclo::actions {

struct HomeAlarm {
    std::string moment;  ///< "" = the cycle as a whole
    std::string name;    ///< of the moment, or of the cycle
    std::string sentence;
    double negative = 0;  ///< share; of a whole cycle the share of the broken
    std::int64_t n = 0;
};

struct HomePoint {
    std::string label;
    double value = 0;
};

struct HomeReading {
    std::string answer, basis;
    std::int64_t respondents = 0;
    std::optional<double> index, integrity;  ///< nothing under five answers
    std::optional<double> index_low, index_high;
    std::optional<calendar::Day> first_day, last_day;
    std::vector<HomeAlarm> alarms;  ///< the cycle as a whole first, then the worst moments first
    std::vector<HomePoint> trend;   ///< index by wave, oldest first; the newest six
    std::vector<std::string> ranked;     ///< moments, first things first
    std::vector<std::string> to_attend;  ///< moments with an alarm, or critical and not good, or candidates
};

enum class Effort { known_only, compute };
/// Nothing: it would have to be computed. Errors: of the results.
Result<std::optional<HomeReading>> home_reading(const std::string& cycle, Effort effort, World& world);

}  // namespace ciclo::actions
