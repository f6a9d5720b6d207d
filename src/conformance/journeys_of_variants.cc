#include "conformance/journeys_of_variants.h"

#include <algorithm>
#include <numeric>

#include "conformance/align_choice.h"
#include "conformance/deviations.h"
#include "events/in_parallel.h"

namespace ciclo::conformance {

namespace {

/// Variants by the activities of their journeys, so that what begins alike stands together. Which of them comes first
/// says nothing: each is told where it was.
class ByBeginning {
public:
    explicit ByBeginning(const Journeys& journeys) : journeys_(journeys), keys_(journeys.size()) {
        for (std::size_t variant = 0; variant < keys_.size(); ++variant) {
            keys_[variant] = {key_of(variant), static_cast<std::uint32_t>(variant)};
        }
    }
    std::vector<std::uint32_t> order() {
        std::sort(keys_.begin(), keys_.end(), [&](const Key& a, const Key& b) {
            return a.first != b.first ? a.first < b.first : goes_before(a.variant, b.variant);
        });
        std::vector<std::uint32_t> out;
        out.reserve(keys_.size());
        for (const Key& key : keys_) out.push_back(key.variant);
        return out;
    }

private:
    struct Key {
        std::uint64_t first = 0;  ///< the first eight moments, as a number
        std::uint32_t variant = 0;
    };
    static constexpr std::size_t in_key = 8;

    /// Moments beyond what a byte holds share its last numbers: only the order is coarser then.
    std::uint64_t key_of(std::size_t variant) const {
        const auto journey = journeys_.of(variant);
        std::uint64_t key = 0;
        for (std::size_t i = 0; i < in_key; ++i) {
            const std::uint64_t one = i < journey.size() ? std::min<std::uint64_t>(journey[i], 0xFE) + 1 : 0;
            key = key << 8 | one;
        }
        return key;
    }
    bool goes_before(std::uint32_t a, std::uint32_t b) const {
        const auto left = journeys_.of(a), right = journeys_.of(b);
        const auto at = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
        if (at.first != left.end() && at.second != right.end()) return *at.first < *at.second;
        return left.size() != right.size() ? left.size() < right.size() : a < b;
    }

    const Journeys& journeys_;
    std::vector<Key> keys_;
};

double fitness_of(std::uint32_t cost, std::span<const std::uint32_t> journey, std::uint32_t shortest) {
    const auto free = std::count(journey.begin(), journey.end(), Aligner::free);
    return 1 -
           static_cast<double>(cost) / static_cast<double>(static_cast<std::int64_t>(journey.size()) - free + shortest);
}

/// What one thread walks with.
struct Walking {
    Aligner aligner;
    StepChooser chooser;
    DeviationCounter counter;
};

void walk(const Journeys& journeys, std::span<const std::uint32_t> order, Walking walking,
          std::vector<VariantConformance>& out) {
    Aligner& aligner = walking.aligner;
    const std::uint32_t shortest = aligner.shortest();
    std::span<const std::uint32_t> before;
    for (const std::uint32_t variant : order) {
        const auto journey = journeys.of(variant);
        const auto shared = static_cast<std::size_t>(
            std::mismatch(before.begin(), before.end(), journey.begin(), journey.end()).first - before.begin());
        while (aligner.depth() > shared) aligner.pop();
        for (std::size_t i = shared; i < journey.size(); ++i) aligner.push(journey[i]);
        before = journey;
        VariantConformance& found = out[variant];
        found.cost = aligner.cost();
        found.fitness = fitness_of(found.cost, journey, shortest);
        if (found.cost == 0) continue;
        found.deviations =
            walking.counter.deviations(walking.chooser.steps(journey), journeys.activities_of(variant));
    }
}

}  // namespace

Journeys journeys_of(const events::Log& log, const journeys::Variants& variants,
                     const std::vector<std::uint32_t>& moment_of) {
    Journeys out;
    std::size_t total = 0;
    for (const journeys::Variant& variant : variants.all) total += variant.length;
    out.moments.reserve(total);
    out.activities.reserve(total);
    out.begin.reserve(variants.all.size() + 1);
    out.begin.push_back(0);
    log.activity.visit([&](auto codes) {
        for (const journeys::Variant& variant : variants.all) {
            for (const auto code : codes.subspan(log.case_begin[variant.first_case], variant.length)) {
                out.activities.push_back(code);
                out.moments.push_back(moment_of[code]);
            }
            out.begin.push_back(out.moments.size());
        }
    });
    return out;
}

std::vector<VariantConformance> align_variants(const Journeys& journeys, const cycle::Moves& moves, unsigned threads) {
    constexpr std::size_t fewest_a_thread = 500;  // a variant costs about a microsecond, a thread about thirty
    const std::vector<std::uint32_t> order = ByBeginning(journeys).order();
    std::vector<VariantConformance> out(order.size());
    const Aligner aligner(moves);
    const std::size_t activities =
        journeys.activities.empty() ? 0 : *std::max_element(journeys.activities.begin(), journeys.activities.end()) + 1;
    const Walking walking{aligner, StepChooser(aligner.plan()), DeviationCounter(moves.moments.size(), activities)};
    const std::size_t parts =
        std::clamp<std::size_t>(order.size() / fewest_a_thread, 1, events::threads_to_use(threads));
    events::in_parallel(parts, [&](std::size_t part) {
        const std::size_t first = order.size() * part / parts, last = order.size() * (part + 1) / parts;
        walk(journeys, std::span(order).subspan(first, last - first), walking, out);
    });
    return out;
}

}  // namespace ciclo::conformance
