#include "actions/lived_numbers.h"

#include "formats/json.h"
#include "stats/proportions.h"

namespace ciclo::actions {

using formats::Value;

namespace {

constexpr double seconds_per_minute = 60;

}  // namespace

Value minutes(double seconds) {
    return formats::number(seconds / seconds_per_minute);
}
Value maybe_text(const std::string& text) {
    return text.empty() ? formats::null() : formats::string(text);
}

Value estimate_told(const stats::Estimate& estimate, double unit) {
    const auto side = [&](const std::optional<double>& value) {
        return value ? formats::number(*value / unit) : formats::null();
    };
    return formats::object({{"value", formats::number(estimate.value / unit)},
                            {"low", side(estimate.low)},
                            {"high", side(estimate.high)},
                            {"level", formats::number(estimate.level)},
                            {"n", formats::integer(estimate.n)},
                            {"method", formats::string(code_of(estimate.method))}});
}

Value minutes_told(const std::optional<stats::Estimate>& seconds) {
    return seconds ? estimate_told(*seconds, seconds_per_minute) : formats::null();
}

Value share_told(std::int64_t part, std::int64_t of) {
    const auto share = stats::wilson(part, of);
    return share ? estimate_told(*share, 1) : formats::null();
}

Value durations_told(const std::optional<journeys::Durations>& durations) {
    if (!durations) return formats::null();
    const journeys::Spread& spread = durations->spread;
    return formats::object({{"n", formats::integer(spread.n)},
                            {"median", estimate_told(durations->median, seconds_per_minute)},
                            {"mean", minutes(spread.mean)},
                            {"p90", minutes(spread.p90)},
                            {"longest", minutes(spread.most)}});
}

}  // namespace ciclo::actions
