// The rows of calculations() by theme, each in its own file.
#pragma once

#include <vector>

#include "actions/calculations.h"

namespace ciclo::actions {

std::vector<Calculation> moment_calculations();   ///< k-01 … k-04, k-09, k-09b
std::vector<Calculation> cycle_calculations();    ///< k-05 … k-08b
std::vector<Calculation> design_calculations();   ///< k-10 … k-16
std::vector<Calculation> service_calculations();  ///< k-17 … k-28
std::vector<Calculation> result_calculations();   ///< k-32 … k-36
std::vector<Calculation> proportion_calculations();
std::vector<Calculation> mean_calculations();
std::vector<Calculation> rate_calculations();
std::vector<Calculation> score_calculations();     ///< NPS, composites, reliability
std::vector<Calculation> sampling_calculations();  ///< weights, strata, non-response
std::vector<Calculation> sample_size_calculations();
std::vector<Calculation> unit_calculations();  ///< shrinkage, funnel
std::vector<Calculation> driver_calculations();
std::vector<Calculation> failure_calculations();  ///< veto, series, necessary conditions, Pareto
std::vector<Calculation> chart_calculations();
std::vector<Calculation> standard_calculations();  ///< verdict, SLA, capability, survival, return to the mean
std::vector<Calculation> distribution_calculations();

inline constexpr CalculationInput level_input{"level", "number", "confidence level, 0.5 to 0.999; 0.95 when absent",
                                              false};
inline constexpr CalculationInput seed_input{"seed", "whole number", "seed of the resampling; 1 when absent", false};
inline constexpr CalculationInput replicates_input{"replicates", "whole number", "resamples; 2000 when absent", false};

}  // namespace ciclo::actions
