#include "journeys/joined.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "base/ensure.h"
#include "journeys/ticks.h"
#include "stats/proportions.h"
#include "stats/special.h"

namespace ciclo::journeys {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Looked up, never gone through.
using CaseNumbers = std::unordered_map<std::string_view, std::uint32_t>;

CaseNumbers numbers_of(const events::Dictionary& cases) {
    CaseNumbers numbers;
    numbers.reserve(cases.size());
    for (std::size_t c = 0; c < cases.size(); ++c) numbers.emplace(cases[c], static_cast<std::uint32_t>(c));
    return numbers;
}

void join_scores(const CaseNumbers& numbers, std::size_t cases, const std::vector<NamedScore>& scores, CaseVoices& out) {
    out.score.assign(cases, none);
    std::vector<std::uint32_t> times(cases, 0);
    for (const NamedScore& one : scores) {
        const auto found = numbers.find(one.name);
        if (found == numbers.end()) {
            ++out.scores_of_unknown_cases;
            continue;
        }
        double& score = out.score[found->second];
        score = times[found->second]++ == 0 ? one.score : score + one.score;
    }
    for (std::size_t c = 0; c < times.size(); ++c) {
        if (times[c] > 1) ++out.cases_with_several_scores, out.score[c] /= static_cast<double>(times[c]);
    }
}

/// What one pass gathers of a subject: the cases that passed, and how long each waited there.
struct Passages {
    std::vector<std::uint32_t> at;       ///< positions in the cases looked at, ascending
    std::vector<std::int64_t> wait_us;   ///< parallel; no_wait where the case began there
};
constexpr std::int64_t no_wait = std::numeric_limits<std::int64_t>::min();

std::vector<Passages> passages_of(const Cases& cases, const Subjects& subjects) {
    const events::Log& log = cases.log();
    std::vector<Passages> out(subjects.size);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::size_t begin = cases.begin_of(i);
        for (std::size_t e = begin; e < cases.end_of(i); ++e) {
            const std::uint32_t subject = subjects.of_activity[log.activity[e]];
            if (subject == events::no_code) continue;
            Passages& passages = out[subject];
            if (passages.at.empty() || passages.at.back() != i) {
                passages.at.push_back(static_cast<std::uint32_t>(i));
                passages.wait_us.push_back(no_wait);
            }
            if (e == begin) continue;
            std::int64_t& wait = passages.wait_us.back();
            wait = std::max<std::int64_t>(wait, 0) + std::max<std::int64_t>(log.start[e] - log.end[e - 1], 0);
        }
    }
    return out;
}

std::optional<stats::Estimate> mean_of(const std::vector<double>& values, double level) {
    return stats::mean_student_t(stats::histogram_of(values), level);
}

/// A subject's cases with a score: their waits (where known) and scores, and the scores of the others.
struct Scores {
    std::vector<double> passed, without, waits, of_waits;
};

Scores scores_of(const Cases& cases, const Passages& passages, const CaseVoices& voices) {
    Scores out;
    std::size_t next = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const bool passed = next < passages.at.size() && passages.at[next] == i;
        const double score = voices.score[cases[i]];
        if (!std::isnan(score)) {
            (passed ? out.passed : out.without).push_back(score);
            if (passed && passages.wait_us[next] != no_wait) {
                out.waits.push_back(seconds_of(passages.wait_us[next]));
                out.of_waits.push_back(score);
            }
        }
        if (passed) ++next;
    }
    return out;
}

std::optional<WaitThirds> thirds_of(const Scores& scores, double level) {
    if (scores.waits.size() < 3) return std::nullopt;
    const stats::Histogram waits = stats::histogram_of(scores.waits);
    WaitThirds out;
    out.n = static_cast<std::int64_t>(scores.waits.size());
    out.quick_until_seconds = stats::quantile_type7(waits, 1.0 / 3);
    out.middle_until_seconds = stats::quantile_type7(waits, 2.0 / 3);
    std::array<std::vector<double>, 3> parts;
    for (std::size_t i = 0; i < scores.waits.size(); ++i) {
        const double wait = scores.waits[i];
        parts[wait <= out.quick_until_seconds ? 0 : wait <= out.middle_until_seconds ? 1 : 2].push_back(
            scores.of_waits[i]);
    }
    for (std::size_t part = 0; part < parts.size(); ++part) out.score[part] = mean_of(parts[part], level);
    return out;
}

void tell_scores(const Scores& scores, const JoinOptions& options, SubjectVoices& out) {
    out.score = mean_of(scores.passed, options.level);
    out.score_without = mean_of(scores.without, options.level);
    out.difference = stats::welch_difference(stats::histogram_of(scores.passed), stats::histogram_of(scores.without),
                                             options.level);
    out.thirds = thirds_of(scores, options.level);
    out.wait_and_score = rank_correlation(scores.waits, scores.of_waits, options.level);
}

void tell_complaints(const Cases& cases, const Passages& passages, const CaseVoices& voices, const Joined& all,
                     double level, SubjectVoices& out) {
    std::int64_t passed = 0;
    for (const std::uint32_t i : passages.at) passed += voices.complaints[cases[i]] > 0 ? 1 : 0;
    const std::int64_t others = all.complaining - passed, without = all.cases - out.cases;
    out.complained = stats::wilson(passed, out.cases, level);
    out.complained_without = stats::wilson(others, without, level);
    out.complained_difference = stats::newcombe_difference(passed, out.cases, others, without, level);
}

void tell_heat(const Passages& passages, const std::optional<ScoreScale>& scale, std::int64_t all_cases,
               SubjectVoices& out) {
    double sum = 0;
    for (const std::int64_t wait : passages.wait_us) {
        if (wait != no_wait) sum += seconds_of(wait), ++out.waited;
    }
    if (out.waited > 0) out.mean_wait_seconds = sum / static_cast<double>(out.waited);
    if (out.score && scale && scale->highest > scale->lowest) {
        out.shortfall = (scale->highest - out.score->value) / (scale->highest - scale->lowest);
    }
    if (out.waited > 0 && out.shortfall) out.heat_seconds = sum / static_cast<double>(all_cases) * *out.shortfall;
}

std::optional<ScoreScale> scale_seen(const std::vector<double>& scores) {
    if (scores.empty()) return std::nullopt;
    const auto [lowest, highest] = std::minmax_element(scores.begin(), scores.end());
    return ScoreScale{*lowest, *highest};
}

/// Counts and means of all the cases looked at.
Joined whole(const Cases& cases, const CaseVoices& voices, const JoinOptions& options) {
    Joined out{.cases = static_cast<std::int64_t>(cases.size()), .score = {}, .complained = {}, .scale = options.scale,
               .subjects = {}};
    std::vector<double> scores;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (!voices.score.empty() && !std::isnan(voices.score[cases[i]])) scores.push_back(voices.score[cases[i]]);
        if (!voices.complaints.empty() && voices.complaints[cases[i]] > 0) ++out.complaining;
    }
    out.scored = static_cast<std::int64_t>(scores.size());
    out.score = mean_of(scores, options.level);
    if (!voices.complaints.empty()) out.complained = stats::wilson(out.complaining, out.cases, options.level);
    if (!out.scale) out.scale = scale_seen(scores);
    return out;
}

/// Ranks from 1, equal values sharing the mean of theirs.
std::vector<double> ranks_of(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return values[a] != values[b] ? values[a] < values[b] : a < b;
    });
    std::vector<double> ranks(values.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
        const double shared = static_cast<double>(begin + end + 1) / 2;
        for (std::size_t i = begin; i < end; ++i) ranks[order[i]] = shared;
        begin = end;
    }
    return ranks;
}

}  // namespace

CaseVoices voices_of(const events::Dictionary& cases, const std::vector<NamedScore>* scores,
                     const std::vector<std::string_view>* complaints) {
    const CaseNumbers numbers = numbers_of(cases);
    CaseVoices out;
    if (scores != nullptr) join_scores(numbers, cases.size(), *scores, out);
    if (complaints == nullptr) return out;
    out.complaints.assign(cases.size(), 0);
    for (const std::string_view name : *complaints) {
        const auto found = numbers.find(name);
        if (found == numbers.end())
            ++out.complaints_of_unknown_cases;
        else
            ++out.complaints[found->second];
    }
    return out;
}

Subjects Subjects::activities(const events::Log& log) {
    Subjects out{log.activities.size(), {}};
    for (std::uint32_t a = 0; a < out.size; ++a) out.of_activity.push_back(a);
    return out;
}

Joined joined(const Cases& cases, const Subjects& subjects, const CaseVoices& voices, const JoinOptions& options) {
    const events::Log& log = cases.log();
    ENSURE(subjects.of_activity.size() == log.activities.size(), "every activity of the log is a subject or none");
    ENSURE(voices.score.empty() || voices.score.size() == log.cases.size(), "scores are of this log");
    ENSURE(voices.complaints.empty() || voices.complaints.size() == log.cases.size(), "complaints are of this log");
    Joined out = whole(cases, voices, options);
    for (const Passages& passages : passages_of(cases, subjects)) {
        SubjectVoices one;
        one.cases = static_cast<std::int64_t>(passages.at.size());
        one.reach = stats::wilson(one.cases, out.cases, options.level);
        if (!voices.score.empty()) tell_scores(scores_of(cases, passages, voices), options, one);
        if (!voices.complaints.empty()) tell_complaints(cases, passages, voices, out, options.level, one);
        tell_heat(passages, out.scale, out.cases, one);
        out.subjects.push_back(std::move(one));
    }
    return out;
}

std::optional<RankCorrelation> rank_correlation(const std::vector<double>& x, const std::vector<double>& y,
                                                double level) {
    ENSURE(x.size() == y.size(), "values stand in pairs");
    if (x.size() < 3) return std::nullopt;
    const std::vector<double> a = ranks_of(x), b = ranks_of(y);
    const double n = static_cast<double>(x.size()), middle = (n + 1) / 2;
    double both = 0, of_a = 0, of_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        both += (a[i] - middle) * (b[i] - middle);
        of_a += (a[i] - middle) * (a[i] - middle);
        of_b += (b[i] - middle) * (b[i] - middle);
    }
    if (of_a == 0 || of_b == 0) return std::nullopt;
    RankCorrelation out{both / std::sqrt(of_a * of_b), {}, {}, static_cast<std::int64_t>(x.size())};
    constexpr double fewest_for_interval = 10;  // Bonett and Wright's simulations begin there
    if (n < fewest_for_interval || std::fabs(out.rho) >= 1) return out;
    const double z = std::atanh(out.rho);
    const double half = stats::two_sided_z(level) * std::sqrt((1 + out.rho * out.rho / 2) / (n - 3));
    out.low = std::tanh(z - half);
    out.high = std::tanh(z + half);
    return out;
}

}  // namespace ciclo::journeys
