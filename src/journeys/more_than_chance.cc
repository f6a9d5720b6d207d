#include "journeys/more_than_chance.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/proportions.h"
#include "stats/square_and_add.h"

namespace ciclo::journeys {

namespace {

bool enough(std::int64_t n) {
    return stats::firmness_of(n) != stats::Firmness::too_few;
}

std::vector<DurationDifference*> times_of(Comparison& both) {
    std::vector<DurationDifference*> times{&both.throughput, &both.idle, &both.processing};
    for (ActivityDifference& activity : both.activities) {
        times.push_back(&activity.wait);
        times.push_back(&activity.service);
    }
    return times;
}

std::vector<ShareDifference*> shares_of(Comparison& both) {
    std::vector<ShareDifference*> shares;
    for (ActivityDifference& activity : both.activities) {
        shares.push_back(&activity.reach);
        shares.push_back(&activity.abandonment);
    }
    std::erase_if(shares, [](const ShareDifference* one) { return !comparable(*one); });
    return shares;
}

/// Holm: the smallest p times their number, the next times one less, …, never below the one before.
void adjust(std::vector<DurationDifference*> tests) {
    std::erase_if(tests, [](const DurationDifference* test) { return !test->log_rank_p; });
    std::stable_sort(tests.begin(), tests.end(), [](const DurationDifference* a, const DurationDifference* b) {
        return *a->log_rank_p < *b->log_rank_p;
    });
    double least = 0;
    for (std::size_t i = 0; i < tests.size(); ++i) {
        const double times = static_cast<double>(tests.size() - i);
        least = std::max(least, std::min(1.0, *tests[i]->log_rank_p * times));
        tests[i]->adjusted_p = least;
    }
}

const stats::Estimate* difference_without_zero(const DurationDifference& one) {
    if (one.medians && stats::without_zero(*one.medians)) return &*one.medians;
    return one.means && stats::without_zero(one.means->difference) ? &one.means->difference : nullptr;
}

std::int64_t counted(const stats::Estimate& share) {
    return static_cast<std::int64_t>(std::llround(share.value * static_cast<double>(share.n)));
}

bool apart_at(const ShareDifference& one, double level) {
    const auto difference = stats::newcombe_difference(counted(*one.first), one.first->n, counted(*one.second),
                                                       one.second->n, level);
    return difference && stats::without_zero(*difference);
}

}  // namespace

bool comparable(const DurationDifference& one) {
    return one.first && one.second && enough(one.first->spread.n) && enough(one.second->spread.n);
}

bool comparable(const ShareDifference& one) {
    return one.first && one.second && enough(one.first->n) && enough(one.second->n);
}

void mark_more_than_chance(Comparison& both, double level) {
    const std::vector<DurationDifference*> times = times_of(both);
    adjust(times);
    for (DurationDifference* one : times) {
        one->clear = comparable(*one) && one->adjusted_p && *one->adjusted_p < 1 - level &&
                     difference_without_zero(*one) != nullptr;
    }
    const std::vector<ShareDifference*> shares = shares_of(both);
    for (ShareDifference* one : shares)
        one->clear = apart_at(*one, 1 - (1 - level) / static_cast<double>(shares.size()));
    ShareDifference& whole = both.wait_share;
    whole.clear = comparable(whole) && whole.difference && stats::without_zero(*whole.difference);
}

const stats::Estimate* clear_difference(const DurationDifference& one) {
    return one.clear ? difference_without_zero(one) : nullptr;
}

}  // namespace ciclo::journeys
