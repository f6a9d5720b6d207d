#include <algorithm>
#include <numeric>

#include "indicators/before_after.h"
#include "indicators/candidate.h"
#include "indicators/case_measures.h"
#include "indicators/cycle_reading.h"
#include "indicators/drivers_of.h"
#include "indicators/loyalty.h"
#include "indicators/measures.h"
#include "indicators/moment_measures.h"
#include "indicators/rated_moments.h"
#include "indicators/resampled_moments.h"
#include "indicators/standards.h"
#include "indicators/time_summary.h"
#include "stats/random.h"

namespace ciclo::indicators {

namespace {

void measure_moments(const moments::Evidence& evidence, const MeasureOptions& options, Measures& out) {
    const survey::Answers* answers = evidence.wave ? &evidence.wave->answers : nullptr;
    out.respondents = answers != nullptr ? static_cast<std::int64_t>(answers->respondents) : 0;
    out.moments = moment_measures(evidence.map, answers, options);
    judge_moments(evidence, options.level, out.moments);
    out.weakest = weakest_of(out.moments);
}

void measure_lived(const moments::Evidence& evidence, const MeasureOptions& options, Measures& out) {
    double waited = 0, served = 0;
    for (MomentMeasure& moment : out.moments) {
        const auto found = evidence.lived.find(moment.moment);
        if (found == evidence.lived.end()) continue;
        const moments::LivedTimes& lived = found->second;
        moment.lived_wait = time_summary(lived.wait_minutes, "min", "wait " + moment.moment.text, options);
        moment.lived_service = time_summary(lived.service_minutes, "min", "service " + moment.moment.text, options);
        waited = std::accumulate(lived.wait_minutes.begin(), lived.wait_minutes.end(), waited);
        served = std::accumulate(lived.service_minutes.begin(), lived.service_minutes.end(), served);
    }
    if (served > 0) out.lived_wait_share = waited / (waited + served);
    out.case_minutes = time_summary(evidence.case_minutes, "min", "case", options);
}

void measure_cycle(const moments::Evidence& evidence, const MeasureOptions& options, Measures& out) {
    const std::vector<cycle::MomentId> critical = critical_moments(evidence.map);
    out.cycle.critical = critical;
    if (!evidence.wave) return;
    const survey::Answers& answers = evidence.wave->answers;
    const ResampledMoments resampled = resample_moments(
        evidence.map, answers,
        {.seed = stats::seed_of("index"), .replicates = options.replicates, .threads = options.threads});
    const MeasuredWave wave{answers, out.moments, resampled};
    out.cycle = read_cycle(wave, critical, options.level);
    for (const MomentMeasure& moment : out.moments) {
        if (!moment.candidate.proposed) continue;
        std::vector<cycle::MomentId> with = critical;
        with.push_back(moment.moment);
        out.what_if.push_back({moment.moment, read_cycle(wave, std::move(with), options.level)});
    }
}

void measure_loyalty(const moments::Evidence& evidence, double level, Measures& out) {
    if (!evidence.wave) return;
    out.satisfied = satisfied_share(*evidence.wave, level);
    out.loyalty = loyalty_of(*evidence.wave, level);
    if (out.loyalty) out.closure = closure_of(*out.loyalty, level);
    out.recommend = recommend_of(*evidence.wave, level);
}

/// K-35. Everybody served was counted, not sampled: no interval.
std::optional<Estimate> coverage_of(const moments::Exposure& exposure) {
    if (!exposure.served || !exposure.population || *exposure.population <= 0) return std::nullopt;
    Estimate coverage;
    coverage.value = static_cast<double>(*exposure.served) / static_cast<double>(*exposure.population);
    coverage.n = *exposure.population;
    return coverage;
}

void measure_standards(const moments::Evidence& evidence, const MeasureOptions& options, Measures& out) {
    out.standards = standard_measures(evidence, options);
    out.standard_changes = standard_changes(out.standards, options.level);
}

void measure_overall(const moments::Evidence& evidence, const MeasureOptions& options, Measures& out) {
    const std::optional<OverallTable> table = overall_table(evidence);
    out.drivers = drivers_of(table, options, out.drivers_absent);
    out.veto = veto_of(table, options);
}

}  // namespace

const MomentMeasure* Measures::find(const cycle::MomentId& moment) const {
    const auto named = [&](const MomentMeasure& measure) { return measure.moment == moment; };
    const auto found = std::find_if(moments.begin(), moments.end(), named);
    return found == moments.end() ? nullptr : &*found;
}

Measures measure(const moments::Evidence& evidence, const MeasureOptions& options, Progress& progress) {
    constexpr double steps = 6;
    double step = 0;
    Measures out;
    const auto next = [&](std::string_view name, const auto& work) {
        if (progress.cancelled()) return;
        progress.at(name, step++, steps);
        work();
    };
    next("moments", [&] { measure_moments(evidence, options, out); });
    next("lived times", [&] { measure_lived(evidence, options, out); });
    next("cycle", [&] {
        measure_cycle(evidence, options, out);
        measure_loyalty(evidence, options.level, out);
    });
    next("standards and cases", [&] {
        measure_standards(evidence, options, out);
        out.cases = case_measures(evidence, options);
        out.coverage = coverage_of(evidence.exposure);
    });
    next("drivers", [&] { measure_overall(evidence, options, out); });
    next("before and after", [&] { out.before_after = before_after(evidence, out, options); });
    return out;
}

Measures measure(const moments::Evidence& evidence, const MeasureOptions& options) {
    NoProgress nobody;
    return measure(evidence, options, nobody);
}

}  // namespace ciclo::indicators
