#include "journeys/variant_times.h"

#include <algorithm>

#include "base/ensure.h"

namespace ciclo::journeys {

namespace {

struct Sample {
    std::vector<std::int64_t> throughput, idle, processing;
};

std::optional<Durations> described(const std::vector<std::int64_t>& values, double level) {
    return durations_of(std::span<const std::int64_t>(values), microsecond_seconds, level);
}

}  // namespace

std::vector<VariantTimes> variant_times(const Variants& variants, const CaseTimes& times, std::size_t most,
                                        const CaseTimeOptions& options) {
    ENSURE(variants.of_case.size() == times.throughput.size(), "times of every case of the log");
    std::vector<Sample> samples(std::min(most, variants.all.size()));
    for (std::size_t c = 0; c < times.throughput.size(); ++c) {
        const std::uint32_t variant = variants.of_case[c];
        if (variant >= samples.size()) continue;
        samples[variant].throughput.push_back(times.throughput[c]);
        if (times.lasting[c] == 0) continue;
        samples[variant].idle.push_back(times.idle[c]);
        samples[variant].processing.push_back(times.processing[c]);
    }
    std::vector<VariantTimes> out;
    double so_far = 0;
    const auto cases = static_cast<double>(times.throughput.size());
    for (std::size_t v = 0; v < samples.size(); ++v) {
        const std::int64_t n = variants.all[v].cases;
        so_far += static_cast<double>(n);
        out.push_back({static_cast<std::uint32_t>(v), n, static_cast<double>(n) / cases, so_far / cases,
                       *described(samples[v].throughput, options.level), described(samples[v].idle, options.level),
                       described(samples[v].processing, options.level)});
    }
    return out;
}

}  // namespace ciclo::journeys
