#include "conformance/lived_moves.h"

#include <algorithm>

namespace ciclo::conformance {

namespace {

/// Every move between moments and the outside, counted; the outside is the place after the last moment.
class Moved {
public:
    explicit Moved(const cycle::Moves& moves)
        : moves_(moves), places_(moves.moments.size() + 1), times_(places_ * places_, 0), cases_(times_), last_(times_) {}

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
    std::vector<LivedMove> all() const {
        std::vector<LivedMove> out;
        for (std::size_t from = 0; from < places_; ++from) {
            for (std::size_t to = 0; to < places_; ++to) {
                const std::size_t at = from * places_ + to;
                if (times_[at] > 0) out.push_back({number(from), number(to), times_[at], cases_[at], planned(from, to)});
            }
        }
        return out;
    }

private:
    void add(std::size_t from, std::size_t to, std::int64_t cases) {
        const std::size_t at = from * places_ + to;
        times_[at] += cases;
        if (last_[at] != journeys_) cases_[at] += cases;
        last_[at] = journeys_;
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
    std::vector<std::int64_t> times_, cases_, last_;  ///< last_: the journey that was counted last
    std::int64_t journeys_ = 0;
};

}  // namespace

std::vector<LivedMove> lived_moves_of(const events::Log& log, const Conformance& found) {
    Moved moved(found.moves);
    for_each_journey(log, found,
                     [&](const auto& journey, std::int64_t cases) { moved.add_journey(journey, cases); });
    return moved.all();
}

}  // namespace ciclo::conformance
