// variants_of(): the different paths that cases took: the same activities in the same order are one variant.
//
//   Variants variants = variants_of(log);
//   const Variant& most = variants.all.front();                  // the path of most cases
//   for (std::uint32_t activity : variants.path(log, 0)) …       // its activities
//   variants.of_case[c]                                           // which one case c took
//
// Rules. Most cases first; of as many cases, the one whose first case stands first in the log. Paths are compared
// activity by activity: a hash only says where to look, so two paths are never taken for one.
#pragma once

#include <cstdint>
#include <vector>

#include "events/log.h"
#include "journeys/pass.h"

namespace ciclo::journeys {

struct Variant {
    std::uint32_t first_case = 0;  ///< the first case that took this path; its events are the path
    std::uint32_t length = 0;      ///< events of the path
    std::int64_t cases = 0;
};

struct Variants {
    std::vector<Variant> all;
    events::Buffer<std::uint32_t> of_case;  ///< number in `all` for every case

    std::vector<std::uint32_t> path(const events::Log& log, std::size_t variant) const;
};

Variants variants_of(const events::Log& log, const PassOptions& options = {});

}  // namespace ciclo::journeys
