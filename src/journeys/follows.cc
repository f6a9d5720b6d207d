#include "journeys/follows.h"

#include <algorithm>
#include <cmath>

#include "journeys/instants.h"
#include "journeys/pairs.h"

namespace ciclo::journeys {

namespace {

/// Mean and spread as they come (Welford 1962), and one gap of every case.
struct Gathered {
    std::uint32_t from = 0, to = 0;
    std::int64_t pairs = 0;
    double mean = 0, squares = 0;
    std::vector<std::int64_t> next;  ///< ticks

    void add(double value) {
        const double off = value - mean;
        mean += off / static_cast<double>(++pairs);
        squares += off * (value - mean);
    }
};

/// One look at every two events of a case.
template <class Pairs>
class Look {
public:
    explicit Look(const Cases& cases)
        : cases_(cases), pairs_(cases.log().activities.size()), begun_(cases.log().activities.size(), 0),
          met_(cases.log().activities.size(), 0) {}

    template <class Start, class End>
    void at_case(std::size_t i, Start start, End end) {
        const events::Codes& activity = cases_.log().activity;
        const std::size_t until = cases_.end_of(i);
        for (std::size_t e = cases_.begin_of(i); e < until; ++e) {
            const std::uint32_t from = activity[e];
            const bool first = begun_[from] != i + 1;
            begun_[from] = i + 1;
            ++look_;
            for (std::size_t later = e + 1; later < until; ++later) {
                const std::uint32_t to = activity[later];
                const std::int64_t gap = start(later) - end(e);
                const bool next = first && met_[to] != look_;
                if (gap < 0 && !next) continue;
                Gathered& pair = of(from, to);
                if (gap >= 0) pair.add(static_cast<double>(gap));
                if (next) pair.next.push_back(gap);
                met_[to] = look_;
            }
        }
    }
    std::vector<Gathered> take() && { return std::move(found_); }

private:
    Gathered& of(std::uint32_t from, std::uint32_t to) {
        std::uint32_t& number = pairs_.at(from, to);
        if (number == 0) {
            found_.push_back({.from = from, .to = to, .next = {}});
            number = static_cast<std::uint32_t>(found_.size());
        }
        return found_[number - 1];
    }

    const Cases& cases_;
    Pairs pairs_;  ///< 1 + where in `found_`
    std::vector<Gathered> found_;
    std::vector<std::uint64_t> begun_;  ///< by activity: 1 + the case in which it came
    std::vector<std::uint64_t> met_;    ///< by activity: the look in which it came
    std::uint64_t look_ = 0;
};

std::vector<Gathered> gathered(const Cases& cases, const TickScale& scale) {
    std::vector<Gathered> out;
    with_pairs(cases.log().activities.size(), [&]<class Pairs>() {
        Look<Pairs> look(cases);
        with_instants(cases.log(), scale, [&](auto start, auto end) {
            for (std::size_t i = 0; i < cases.size(); ++i) look.at_case(i, start, end);
        });
        out = std::move(look).take();
    });
    return out;
}

Follow told(const Gathered& pair, double tick_seconds) {
    Follow out{.from = pair.from, .to = pair.to, .cases = static_cast<std::int64_t>(pair.next.size()),
               .pairs = pair.pairs, .next = {}, .profile_mean_seconds = {}, .profile_sd_seconds = {}};
    out.next = durations_of(std::span<const std::int64_t>(pair.next), tick_seconds);
    if (pair.pairs > 0) out.profile_mean_seconds = pair.mean * tick_seconds;
    if (pair.pairs > 1) {
        out.profile_sd_seconds = std::sqrt(pair.squares / static_cast<double>(pair.pairs - 1)) * tick_seconds;
    }
    return out;
}

std::uint64_t pairs_to_look_at(const Cases& cases) {
    std::uint64_t pairs = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::uint64_t length = cases.end_of(i) - cases.begin_of(i);
        if (length > 1) pairs += length * (length - 1) / 2;
    }
    return pairs;
}

}  // namespace

Result<std::vector<Follow>> eventually_follows(const Cases& cases) {
    if (pairs_to_look_at(cases) > limits::followed_pairs) {
        return Error{ErrorKind::limit, "the cases are so long that they have more than " +
                                           std::to_string(limits::followed_pairs) + " pairs of events",
                     "choose some of them with --since, --before or --where", {cases.log().file}};
    }
    const TickScale scale = scale_of(cases.log());
    std::vector<Follow> out;
    if (cases.log().events() == 0) return out;
    for (const Gathered& pair : gathered(cases, scale)) out.push_back(told(pair, scale.tick_seconds()));
    std::sort(out.begin(), out.end(), [](const Follow& a, const Follow& b) {
        return a.to != b.to ? a.to < b.to : a.from < b.from;
    });
    return out;
}

}  // namespace ciclo::journeys
