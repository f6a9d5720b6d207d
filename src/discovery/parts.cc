#include "discovery/parts.h"

#include <algorithm>
#include <map>

#include "discovery/limits.h"

namespace ciclo::discovery {

namespace {

using Moments = std::uint32_t;  // a set of places
static_assert(limits::moments <= 32);

constexpr std::int64_t fewest_cases = 5;  // fewer are no habit

/// Cases by the set of moments that they lived.
using LivedSets = std::map<Moments, std::int64_t>;

LivedSets lived_sets(const events::Log& log, const journeys::Variants& variants, const KeptActivities& kept) {
    LivedSets out;
    for (std::size_t v = 0; v < variants.all.size(); ++v) {
        Moments lived = 0;
        for (const std::uint32_t activity : variants.path(log, v)) {
            const std::uint32_t place = kept.of_activity[activity];
            if (place != not_kept) lived |= Moments{1} << place;
        }
        out[lived] += variants.all[v].cases;
    }
    return out;
}

std::int64_t cases_with_any(const LivedSets& sets, std::size_t first, std::size_t last) {
    Moments asked = 0;
    for (std::size_t place = first; place <= last; ++place) asked |= Moments{1} << place;
    std::int64_t out = 0;
    for (const auto& [lived, cases] : sets) out += (lived & asked) != 0 ? cases : 0;
    return out;
}

class Finding {
public:
    Finding(LivedSets sets, const KeptActivities& kept, std::int64_t cases, double needed)
        : sets_(std::move(sets)), kept_(kept), cases_(cases), needed_(needed) {}

    /// The longest parts between these places, from the first on.
    std::vector<Part> parts_in(std::size_t first, std::size_t end) const {
        std::vector<Part> out;
        while (first + 1 < end) {
            const Part part = longest_from(first, end);
            if (part.cases > 0) out.push_back(part);
            first = part.cases > 0 ? part.last + 1 : first + 1;
        }
        return out;
    }

private:
    Part longest_from(std::size_t first, std::size_t end) const {
        for (std::size_t last = end - 1; last > first; --last) {
            const std::int64_t cases = cases_with_any(sets_, first, last);
            const bool optional = !nearly_all(cases, cases_) && cases >= fewest_cases;
            // what lies between may be optional in it; its first and its last are what makes it one part
            if (optional && nearly_all(kept_.all[first].cases, cases) && nearly_all(kept_.all[last].cases, cases)) {
                return {first, last, cases};
            }
        }
        return {};
    }
    bool nearly_all(std::int64_t n, std::int64_t of) const {
        return static_cast<double>(n) >= needed_ * static_cast<double>(of);
    }

    LivedSets sets_;
    const KeptActivities& kept_;
    std::int64_t cases_;
    double needed_;
};

std::vector<PlannedStage> as_planned(const std::vector<StageBegin>& begins) {
    std::vector<PlannedStage> out{PlannedStage{}};
    for (const StageBegin& begin : begins) out.push_back({begin.place, {begin.why}, {}, {}});
    return out;
}

/// Stage i cut so that the part stands alone.
void cut(std::vector<PlannedStage>& stages, std::size_t i, std::size_t end, const Part& part) {
    auto at = stages.begin() + static_cast<std::ptrdiff_t>(i);
    if (at->first < part.first) at = stages.insert(at + 1, PlannedStage{part.first, {}, {}, {}});
    at->part = part;
    at->why.push_back(ReasonKind::part);
    if (part.last + 1 < end) stages.insert(at + 1, PlannedStage{part.last + 1, {}, {}, {}});
}

}  // namespace

std::vector<PlannedStage> planned_stages(const std::vector<StageBegin>& begins, const events::Log& log,
                                         const journeys::Variants& variants, const KeptActivities& kept,
                                         const ProposeOptions& options) {
    const Finding finding(lived_sets(log, variants, kept), kept, static_cast<std::int64_t>(log.cases.size()),
                          options.needed);
    std::vector<PlannedStage> stages = as_planned(begins);
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (stages[i].is_part()) continue;
        const std::size_t end = i + 1 < stages.size() ? stages[i + 1].first : kept.all.size();
        const std::vector<Part> parts = finding.parts_in(stages[i].first, end);
        if (parts.empty()) continue;
        const Part& part = parts.front();
        const std::size_t more = (part.first > stages[i].first ? 1U : 0U) + (part.last + 1 < end ? 1U : 0U);
        if (stages.size() + more <= limits::stages) cut(stages, i, end, part);
    }
    return stages;
}

}  // namespace ciclo::discovery
