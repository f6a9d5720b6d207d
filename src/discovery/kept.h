// Which activities become moments, and how the cases lived them: first visits, who came before whom. Internal to the
// room; propose.h has the rules.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "discovery/propose.h"
#include "journeys/variants.h"

namespace ciclo::discovery {

constexpr std::uint32_t not_kept = 0xFFFFFFFFU;

/// One moment to be: the activities that share a name.
struct Kept {
    std::vector<std::uint32_t> activities;  ///< numbers in the log
    std::string name;
    std::int64_t events = 0, cases = 0, repeated_cases = 0;  ///< repeated: twice or more in a row
    std::vector<std::uint32_t> along;  ///< only anywhere: activities before and after which it came
};

struct KeptActivities {
    std::vector<Kept> all;                   ///< in the proposed order
    std::vector<Kept> anywhere;              ///< those without a place in it
    std::vector<std::uint32_t> of_activity;  ///< place in `all`, or not_kept
    std::vector<LeftOut> left_out;
};

KeptActivities keep(const events::Log& log, const journeys::Variants& variants, const ProposeOptions& options);

}  // namespace ciclo::discovery
