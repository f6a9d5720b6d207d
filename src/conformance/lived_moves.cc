#include "conformance/lived_moves.h"

#include <algorithm>

#include "events/in_parallel.h"

namespace ciclo::conformance {

namespace {

/// Every move between moments and the outside, counted; the outside is the place after the last moment.
class Moved {
public:
    explicit Moved(const cycle::Moves& moves)
        : moves_(moves), places_(moves.moments.size() + 1), counts_(places_ * places_) {}

    void add_journey(std::span<const std::uint32_t> journey, std::int64_t cases) {
        ++journeys_;
        std::size_t before = places_ - 1;
        for (const std::uint32_t moment : journey) {
            if (moment >= places_ - 1) continue;  // along with the others, or none of the map
            add(before, moment, cases);
            before = moment;
        }
        if (before != places_ - 1) add(before, places_ - 1, cases);
    }
    /// What another one counted, of other journeys.
    void add_all(const Moved& other) {
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            counts_[i].times += other.counts_[i].times;
            counts_[i].cases += other.counts_[i].cases;
        }
    }
    std::vector<LivedMove> all() const {
        std::vector<LivedMove> out;
        for (std::size_t from = 0; from < places_; ++from) {
            for (std::size_t to = 0; to < places_; ++to) {
                const Count& one = counts_[from * places_ + to];
                if (one.times > 0) out.push_back({number(from), number(to), one.times, one.cases, planned(from, to)});
            }
        }
        return out;
    }

private:
    struct Count {
        std::int64_t times = 0, cases = 0;
        std::int64_t last = 0;  ///< the journey that was counted last
    };
    void add(std::size_t from, std::size_t to, std::int64_t cases) {
        Count& one = counts_[from * places_ + to];
        one.times += cases;
        if (one.last != journeys_) one.cases += cases;
        one.last = journeys_;
    }
    std::uint32_t number(std::size_t place) const {
        return place + 1 == places_ ? LivedMove::outside : static_cast<std::uint32_t>(place);
    }
    bool planned(std::size_t from, std::size_t to) const {
        const auto holds = [](const std::vector<std::uint32_t>& all, std::size_t one) {
            return std::binary_search(all.begin(), all.end(), static_cast<std::uint32_t>(one));
        };
        if (from + 1 == places_) return holds(moves_.begins, to);
        return to + 1 == places_ ? holds(moves_.ends, from) : holds(moves_.next[from], to);
    }

    const cycle::Moves& moves_;
    std::size_t places_;
    std::vector<Count> counts_;
    std::int64_t journeys_ = 0;
};

}  // namespace

std::vector<LivedMove> lived_moves_of(const Journeys& journeys, const journeys::Variants& variants,
                                      const cycle::Moves& moves, unsigned threads) {
    constexpr std::size_t events_worth_a_thread = 50'000;
    const std::size_t n = journeys.size();
    const std::size_t parts = std::clamp<std::size_t>(journeys.moments.size() / events_worth_a_thread, 1,
                                                      events::threads_to_use(threads));
    std::vector<Moved> moved(parts, Moved(moves));
    events::in_parallel(parts, [&](std::size_t part) {
        for (std::size_t v = n * part / parts; v < n * (part + 1) / parts; ++v) {
            moved[part].add_journey(journeys.of(v), variants.all[v].cases);
        }
    });
    for (std::size_t part = 1; part < parts; ++part) moved[0].add_all(moved[part]);
    return moved[0].all();
}

}  // namespace ciclo::conformance
