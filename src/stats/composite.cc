#include "stats/composite.h"

#include <algorithm>
#include <cmath>

#include "stats/means.h"
#include "stats/special.h"

namespace ciclo::stats {

namespace {

// Share of top answers of one item among the drawn respondents; NaN when none of them answered it.
double share_of_drawn(const std::vector<double>& item, std::span<const std::uint32_t> drawn) {
    double top = 0, answered = 0;
    for (const std::uint32_t person : drawn) {
        if (std::isnan(item[person])) continue;
        top += item[person];
        answered += 1;
    }
    return top / answered;
}

double gap_of(const ServqualInput& input, std::size_t person, std::size_t item) {
    double expected = input.expectation[person][item], perceived = input.perception[person][item];
    if (!input.reversed.empty() && input.reversed[item]) {
        expected = input.scale_sum - expected;
        perceived = input.scale_sum - perceived;
    }
    return perceived - expected;
}

// Mean gap of one person in one dimension; nothing when fewer than half of its items are answered on both sides.
std::optional<double> person_gap(const ServqualInput& input, std::size_t person, std::size_t dimension) {
    double sum = 0, answered = 0, items = 0;
    for (std::size_t item = 0; item < input.dimension_of_item.size(); ++item) {
        if (input.dimension_of_item[item] != dimension) continue;
        items += 1;
        const double gap = gap_of(input, person, item);
        if (std::isnan(gap)) continue;
        sum += gap;
        answered += 1;
    }
    if (answered == 0 || 2 * answered < items) return std::nullopt;
    return sum / answered;
}

// Mean of what is there, unweighted or weighted; nothing when a dimension is missing.
std::optional<double> joined(const std::vector<std::optional<double>>& parts, const std::vector<double>& weights) {
    double sum = 0, total = 0;
    for (std::size_t d = 0; d < parts.size(); ++d) {
        if (!parts[d]) return std::nullopt;
        const double weight = weights.empty() ? 1 : weights[d];
        sum += weight * *parts[d];
        total += weight;
    }
    if (total <= 0) return std::nullopt;
    return sum / total;
}

Errors check(const ServqualInput& input) {
    Errors errors;
    const auto bad = [&](const char* what, const char* cure) {
        errors.push_back({ErrorKind::invalid, what, cure, {}});
    };
    const std::size_t items = input.dimension_of_item.size();
    if (input.perception.size() != input.expectation.size() || input.perception.empty()) {
        bad("expectations and perceptions are not of the same persons", "give both lists for every person");
    }
    for (const auto* side : {&input.expectation, &input.perception}) {
        for (const auto& person : *side) {
            if (person.size() != items)
                bad("a person has not one answer per item", "mark answers not given as missing");
        }
    }
    for (const std::size_t dimension : input.dimension_of_item) {
        if (dimension >= input.dimensions)
            bad("an item names a dimension that is not there", "correct the item's dimension");
    }
    if (!input.weights.empty() && input.weights.size() != input.dimensions) {
        bad("there is not one weight per dimension", "give a weight for each, or none");
    }
    if (!input.reversed.empty() && input.reversed.size() != items) {
        bad("there is not one reversed mark per item", "give a mark for each, or none");
    }
    return errors;
}

}  // namespace

std::optional<double> mean_of_shares(std::span<const UnitCount> items) {
    double sum = 0;
    for (const UnitCount& item : items) {
        ENSURE(item.x >= 0 && item.x <= item.n, "x of n: 0 <= x <= n");
        if (item.n == 0) return std::nullopt;
        sum += static_cast<double>(item.x) / static_cast<double>(item.n);
    }
    if (items.empty()) return std::nullopt;
    return sum / static_cast<double>(items.size());
}

std::optional<Estimate> composite_top_box(std::span<const std::vector<double>> top, const Resampling& how) {
    if (top.empty() || top.front().empty()) return std::nullopt;
    for (const auto& item : top) {
        ENSURE(item.size() == top.front().size(), "every item has a mark for every respondent");
        if (std::all_of(item.begin(), item.end(), [](double v) { return std::isnan(v); })) return std::nullopt;
    }
    const auto composite = [&](std::span<const std::uint32_t> drawn) {
        double sum = 0, items = 0;
        for (const auto& item : top) {
            const double share = share_of_drawn(item, drawn);
            if (std::isnan(share)) continue;  // a resample without any answer to the item: the others speak
            sum += share;
            items += 1;
        }
        return items > 0 ? sum / items : 0;
    };
    return bootstrap_percentile(top.front().size(), composite, how);
}

std::optional<ReportCard> report_card(std::span<const CardLine> lines) {
    double total = 0;
    for (const CardLine& line : lines) {
        ENSURE(std::isfinite(line.weight) && line.weight >= 0, "weights are finite and not negative");
        total += line.weight;
    }
    if (total <= 0) return std::nullopt;
    ReportCard out;
    for (const CardLine& line : lines) {
        out.own += line.weight * line.own / total;
        out.rival += line.weight * line.rival / total;
        out.contribution.push_back(line.weight * (line.own - line.rival) / total);
    }
    return out;
}

Result<Servqual> servqual(const ServqualInput& input, double level) {
    Errors errors = check(input);
    if (!errors.empty()) return errors;
    Servqual out;
    std::vector<std::vector<double>> scores(input.dimensions);
    for (std::size_t person = 0; person < input.perception.size(); ++person) {
        std::vector<std::optional<double>> parts;
        for (std::size_t d = 0; d < input.dimensions; ++d) {
            parts.push_back(person_gap(input, person, d));
            if (parts.back()) scores[d].push_back(*parts.back());
        }
        out.person_unweighted.push_back(joined(parts, {}));
        out.person_weighted.push_back(input.weights.empty() ? std::nullopt : joined(parts, input.weights));
    }
    std::vector<std::optional<double>> means;
    for (const auto& dimension : scores) {
        out.dimension_gap.push_back(mean_student_t(histogram_of(dimension), level));
        const auto& gap = out.dimension_gap.back();
        means.push_back(gap ? std::optional(gap->value) : std::nullopt);
    }
    out.unweighted = joined(means, {});
    if (!input.weights.empty()) out.weighted = joined(means, input.weights);
    return out;
}

std::optional<Estimate> standardised_share(std::span<const StandardStratum> strata, double level) {
    double total = 0;
    for (const StandardStratum& s : strata) {
        ENSURE(std::isfinite(s.weight) && s.weight >= 0 && s.count.x >= 0 && s.count.x <= s.count.n,
               "weights are not negative and x of n holds");
        total += s.weight;
    }
    if (total <= 0) return std::nullopt;
    Estimate out{.value = 0, .low = {}, .high = {}, .level = level, .n = 0, .method = Method::normal};
    double variance = 0;
    for (const StandardStratum& s : strata) {
        out.n += s.count.n;
        if (s.weight == 0) continue;
        if (s.count.n == 0) return std::nullopt;
        const auto n = static_cast<double>(s.count.n);
        const double weight = s.weight / total, share = static_cast<double>(s.count.x) / n;
        out.value += weight * share;
        variance += weight * weight * share * (1 - share) / n;
    }
    const double half = two_sided_z(level) * std::sqrt(variance);
    out.low = std::max(out.value - half, 0.0);
    out.high = std::min(out.value + half, 1.0);
    return out;
}

double mix_adjusted(double score, std::span<const double> beta, std::span<const double> unit_mean,
                    std::span<const double> overall_mean) {
    ENSURE(beta.size() == unit_mean.size() && beta.size() == overall_mean.size(), "every coefficient has both means");
    for (std::size_t i = 0; i < beta.size(); ++i) score -= beta[i] * (unit_mean[i] - overall_mean[i]);
    return score;
}

}  // namespace ciclo::stats
