#include "events/columns.h"

#include <algorithm>

namespace ciclo::events {

namespace {

constexpr std::int64_t second_us = 1'000'000, millisecond_us = 1'000;

bool all_whole(std::span<const std::int64_t> times, std::int64_t tick) {
    return std::all_of(times.begin(), times.end(), [tick](std::int64_t time) { return time % tick == 0; });
}

}  // namespace

Times Times::narrowed(Long microseconds) {
    if (microseconds.empty()) return Times(std::move(microseconds));
    const auto [least, most] = std::minmax_element(microseconds.span().begin(), microseconds.span().end());
    const std::int64_t base = *least;
    for (const std::int64_t tick : {second_us, millisecond_us}) {
        // the distance of two times may not fit 63 bits; as unsigned it does
        const auto reach =
            (static_cast<std::uint64_t>(*most) - static_cast<std::uint64_t>(base)) / static_cast<std::uint64_t>(tick);
        if (reach > std::numeric_limits<std::uint32_t>::max() || !all_whole(microseconds.span(), tick)) continue;
        Short ticks(microseconds.size());
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            ticks[i] = static_cast<std::uint32_t>((microseconds[i] - base) / tick);
        }
        return Times(std::move(ticks), base, tick);
    }
    return Times(std::move(microseconds));
}

}  // namespace ciclo::events
