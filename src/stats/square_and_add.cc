#include "stats/square_and_add.h"

#include <cmath>

#include "base/ensure.h"

namespace ciclo::stats {

std::optional<Estimate> square_and_add(const Estimate& first, const Estimate& second) {
    if (!first.has_interval() || !second.has_interval()) return std::nullopt;
    ENSURE(first.level == second.level, "two intervals of one level");
    const double difference = first.value - second.value;
    const double below = std::hypot(first.value - *first.low, *second.high - second.value);
    const double above = std::hypot(*first.high - first.value, second.value - *second.low);
    return Estimate{.value = difference,
                    .low = difference - below,
                    .high = difference + above,
                    .level = first.level,
                    .n = first.n + second.n,
                    .method = Method::square_and_add};
}

bool without_zero(const Estimate& difference) {
    return difference.has_interval() && (*difference.low > 0 || *difference.high < 0);
}

}  // namespace ciclo::stats
