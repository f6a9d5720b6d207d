#include "stats/veto.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "stats/limits.h"
#include "stats/logistic.h"
#include "stats/proportions.h"

namespace ciclo::stats {

namespace {

struct Tally {
    std::int64_t dissatisfied = 0, n = 0;
    void add(Flag flag) {
        ++n;
        if (flag == Flag::yes) ++dissatisfied;
    }
    std::optional<double> share() const {
        if (n == 0) return std::nullopt;
        return static_cast<double>(dissatisfied) / static_cast<double>(n);
    }
};

struct Counts {
    Tally none;
    std::vector<Tally> alone, failed, not_failed;  // per item
    std::int64_t n = 0;
};

// What one respondent adds: who failed, and whether it was the only one.
void add_respondent(std::span<const std::vector<Flag>> failed, std::size_t person, Flag judgement, Counts& out) {
    std::size_t failures = 0, last = 0, lived = 0;
    for (std::size_t item = 0; item < failed.size(); ++item) {
        const Flag flag = failed[item][person];
        if (flag == Flag::missing) continue;
        ++lived;
        if (flag == Flag::yes) {
            ++failures;
            last = item;
        }
    }
    if (lived == 0) return;
    ++out.n;
    if (failures == 0) out.none.add(judgement);
    if (failures == 1) out.alone[last].add(judgement);
    for (std::size_t item = 0; item < failed.size(); ++item) {
        if (failed[item][person] == Flag::missing) continue;
        (failed[item][person] == Flag::yes ? out.failed : out.not_failed)[item].add(judgement);
    }
}

bool riskier_when_failed(const VetoItem& item) {
    return item.risk_failed && item.risk_not_failed && *item.risk_failed > *item.risk_not_failed;
}

VetoLabel label_of(const VetoItem& item) {
    if (!item.rise || item.alone < limits::counts_only_below) return VetoLabel::insufficient;
    const bool enough = item.alone >= limits::veto_alone_min;
    const bool rises = *item.rise->low > 0;
    if (rises && riskier_when_failed(item)) {
        return enough && *item.veto->low > 0.5 ? VetoLabel::veto : VetoLabel::serious;
    }
    // "no rise was seen" is a finding only when enough people could have shown one
    return !rises && enough ? VetoLabel::tolerated : VetoLabel::insufficient;
}

VetoItem item_of(const Counts& counts, std::size_t column, double level) {
    VetoItem out;
    out.column = column;
    const Tally &alone = counts.alone[column], &failed = counts.failed[column], &fine = counts.not_failed[column];
    out.alone = alone.n;
    out.veto = wilson(alone.dissatisfied, alone.n, level);
    out.rise = newcombe_difference(alone.dissatisfied, alone.n, counts.none.dissatisfied, counts.none.n, level);
    out.failed = failed.n;
    out.lived = failed.n + fine.n;
    out.risk_failed = failed.share();
    out.risk_not_failed = fine.share();
    if (out.risk_failed && out.risk_not_failed && *out.risk_not_failed > 0) {
        const double ratio = *out.risk_failed / *out.risk_not_failed;
        const double excess = static_cast<double>(failed.n) / static_cast<double>(out.lived) * (ratio - 1);
        out.relative_risk = ratio;
        out.attributable = excess / (1 + excess);
    }
    out.label = label_of(out);
    return out;
}

void add_series(const Counts& counts, Veto& out) {
    double failures = 0;
    for (const VetoItem& item : out.items) {
        if (item.lived == 0) continue;
        const double share = static_cast<double>(item.failed) / static_cast<double>(item.lived);
        out.product *= 1 - share;
        out.bound_high = std::min(out.bound_high, 1 - share);
        failures += share;
    }
    out.bound_low = std::max(0.0, 1 - failures);
    out.n = counts.n;
}

Result<ModelFit> fit_of(Columns columns, std::span<const double> satisfied) {
    const Result<Logistic> fit = logistic({std::move(columns), satisfied, {}});
    if (!fit) return fit.errors();
    return ModelFit{.mcfadden = fit->mcfadden, .aic = fit->aic, .coefficients = fit->coefficients};
}

}  // namespace

const Names<VetoLabel, 4>& names_of(VetoLabel*) {
    static constexpr Names<VetoLabel, 4> table{{
        {VetoLabel::veto, "veto", "veto", "veto", "veto"},
        {VetoLabel::serious, "serious", "grave", "serious", "ernstig"},
        {VetoLabel::tolerated, "tolerated", "tolerado", "tolerated", "verdragen"},
        {VetoLabel::insufficient, "insufficient", "evidencia insuficiente", "insufficient evidence",
         "onvoldoende bewijs"},
    }};
    return table;
}

Result<Veto> veto(std::span<const std::vector<Flag>> failed, std::span<const Flag> dissatisfied, double level) {
    Errors errors;
    if (failed.empty()) errors.push_back({ErrorKind::refused, "there are no moments", "give at least one", {}});
    for (std::size_t item = 0; item < failed.size(); ++item) {
        if (failed[item].size() == dissatisfied.size()) continue;
        errors.push_back({ErrorKind::invalid,
                          "column " + std::to_string(item) + " has " + std::to_string(failed[item].size()) +
                              " marks and the overall judgement " + std::to_string(dissatisfied.size()),
                          "give every respondent a mark",
                          {}});
    }
    if (!errors.empty()) return errors;
    Counts counts;
    for (auto* tallies : {&counts.alone, &counts.failed, &counts.not_failed}) tallies->resize(failed.size());
    for (std::size_t person = 0; person < dissatisfied.size(); ++person) {
        if (dissatisfied[person] != Flag::missing) add_respondent(failed, person, dissatisfied[person], counts);
    }
    if (counts.n == 0) {
        return Error{ErrorKind::refused, "no respondent has an overall judgement and a moment", "collect answers", {}};
    }
    Veto out;
    out.baseline = wilson(counts.none.dissatisfied, counts.none.n, level);
    out.none_failed = wilson(counts.none.n, counts.n, level);
    for (std::size_t item = 0; item < failed.size(); ++item) out.items.push_back(item_of(counts, item, level));
    add_series(counts, out);
    return out;
}

Result<AverageOrWorst> average_or_worst(std::span<const std::span<const double>> ratings,
                                        std::span<const double> satisfied) {
    std::vector<double> mean, least, geometric, outcome;
    for (std::size_t row = 0; row < satisfied.size(); ++row) {
        double sum = 0, logs = 0, lowest = HUGE_VAL;
        for (const auto& item : ratings) {
            ENSURE(item.size() == satisfied.size(), "every item has a rating or a missing mark for every respondent");
            sum += item[row];
            logs += std::log(item[row]);
            lowest = std::min(lowest, item[row]);
        }
        if (std::isnan(sum) || std::isnan(satisfied[row]) || !(lowest > 0)) continue;
        const auto items = static_cast<double>(ratings.size());
        mean.push_back(sum / items);
        geometric.push_back(std::exp(logs / items));
        least.push_back(lowest);
        outcome.push_back(satisfied[row]);
    }
    AverageOrWorst out;
    out.n = static_cast<std::int64_t>(outcome.size());
    const auto into = [&](ModelFit& to, Columns columns) -> Errors {
        const Result<ModelFit> fit = fit_of(std::move(columns), outcome);
        if (!fit) return fit.errors();
        to = *fit;
        return {};
    };
    for (Errors errors : {into(out.mean, {mean}), into(out.least, {least}), into(out.geometric, {geometric}),
                          into(out.mean_and_least, {mean, least})}) {
        if (!errors.empty()) return errors;
    }
    return out;
}

}  // namespace ciclo::stats
