// Numbers of the lived path as the API tells them: times in minutes, each with its n, interval and method; null for
// what is not known. Pure. Internal to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "formats/value.h"
#include "journeys/durations.h"

namespace ciclo::actions {

formats::Value minutes(double seconds);
formats::Value maybe_text(const std::string& text);
/// {"value","low","high","level","n","method"}; values ÷ unit.
formats::Value estimate_told(const stats::Estimate& estimate, double unit);
/// The same of a measure of seconds, in minutes; null for nothing.
formats::Value minutes_told(const std::optional<stats::Estimate>& seconds);
/// Wilson's; null of none.
formats::Value share_told(std::int64_t part, std::int64_t of);
/// {"n","median","mean","p90","longest"}
formats::Value durations_told(const std::optional<journeys::Durations>& durations);

}  // namespace ciclo::actions
