#include "discovery/stages.h"

#include <algorithm>

#include "discovery/limits.h"

namespace ciclo::discovery {

namespace {

constexpr double nearly_all = 0.9, most = 0.5;  // shares of moves that change hands: there, and everywhere

double median_wait(const std::vector<Boundary>& boundaries) {
    std::vector<double> waits;
    for (const Boundary& one : boundaries) {
        if (one.moves > 0) waits.push_back(one.wait_seconds);
    }
    if (waits.empty()) return 0;
    std::sort(waits.begin(), waits.end());
    return (waits[(waits.size() - 1) / 2] + waits[waits.size() / 2]) / 2;
}

bool mostly_one_hand(const std::vector<Boundary>& boundaries) {
    std::int64_t changed = 0, known = 0;
    for (const Boundary& one : boundaries) changed += one.changed_hands, known += one.with_hands;
    return known > 0 && static_cast<double>(changed) <= most * static_cast<double>(known);
}

}  // namespace

std::vector<StageBegin> stage_begins(const std::vector<Boundary>& boundaries, const ProposeOptions& options) {
    const double usual = median_wait(boundaries);
    const bool hands_tell = mostly_one_hand(boundaries);
    std::vector<StageBegin> found;
    for (std::size_t i = 0; i < boundaries.size(); ++i) {
        const Boundary& one = boundaries[i];
        // two boundaries under one move are one gap: the stage begins where the move arrives
        if (one.moves == 0 || one.to != i + 1) continue;
        const bool waits = usual > 0 && one.wait_seconds >= options.gap * usual;
        const bool hands = hands_tell && one.with_hands > 0 &&
                           static_cast<double>(one.changed_hands) >= nearly_all * static_cast<double>(one.with_hands);
        if (waits || hands) found.push_back({i + 1, waits ? ReasonKind::waits : ReasonKind::hands});
    }
    std::stable_sort(found.begin(), found.end(), [&](const StageBegin& a, const StageBegin& b) {
        return boundaries[a.place - 1].wait_seconds > boundaries[b.place - 1].wait_seconds;
    });
    if (found.size() > limits::stages - 1) found.resize(limits::stages - 1);
    std::sort(found.begin(), found.end(), [](const StageBegin& a, const StageBegin& b) { return a.place < b.place; });
    return found;
}

}  // namespace ciclo::discovery
