// Veto: can one failed moment collapse the whole? A test per moment, not an axiom.
//
//   Result<Veto> v = veto(failed, dissatisfied);
//   v->items[3].label == VetoLabel::veto
//
// V_i = P(dissatisfied overall | only moment i failed), against V₀ = P(dissatisfied | nothing failed). RR and PAF
// compare those for whom i failed with those for whom it did not, whatever else failed: a moment whose V_i is high but
// whose RR is at most 1 is confounded and gets no label. Assumption that breaks it: conditional association, not cause;
// compute within one path or segment. Text may say "can", per moment, with its V_i; never a general law. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/names.h"
#include "base/result.h"
#include "stats/estimate.h"

namespace ciclo::stats {

enum class Flag : std::uint8_t { no, yes, missing };  ///< missing = not lived or not answered

enum class VetoLabel {
    veto,         ///< ≥ 20 alone, lower end of V above ½, lower end of V − V₀ above 0, RR > 1
    serious,      ///< lower end of V − V₀ above 0 and RR > 1
    tolerated,    ///< ≥ 20 alone and the interval of V − V₀ reaches 0 or below
    insufficient  ///< anything else: the data do not say
};
const Names<VetoLabel, 4>& names_of(VetoLabel*);

struct VetoItem {
    std::size_t column = 0;
    std::int64_t alone = 0;              ///< respondents for whom only this moment failed
    std::optional<Estimate> veto;        ///< V_i, Wilson; nothing when alone = 0
    std::optional<Estimate> rise;        ///< V_i − V₀, Newcombe
    std::int64_t lived = 0, failed = 0;  ///< respondents with an answer; of them failed
    std::optional<double> risk_failed, risk_not_failed;
    std::optional<double> relative_risk;  ///< nothing when a group is empty or nobody is dissatisfied without failure
    std::optional<double> attributable;   ///< PAF = p(RR−1)/(1+p(RR−1)), share of dissatisfaction that goes with i
    VetoLabel label = VetoLabel::insufficient;
};
struct Veto {
    std::int64_t n = 0;                    ///< respondents with an overall judgement and at least one moment
    std::optional<Estimate> baseline;      ///< V₀
    std::optional<Estimate> none_failed;   ///< observed share of respondents for whom nothing failed
    double product = 1;                    ///< Π(1 − p_i): what independence would give; what-if only
    double bound_low = 0, bound_high = 1;  ///< Fréchet bounds of the observed share
    std::vector<VetoItem> items;
};
/// failed[item][respondent], dissatisfied[respondent] (missing = left out). "Nothing failed" and "only i failed" count
/// a moment that was not lived as not failed. Refuses no items, ragged columns, no respondents.
Result<Veto> veto(std::span<const std::vector<Flag>> failed, std::span<const Flag> dissatisfied, double level = 0.95);

/// Is the judgement made of the average or of the worst moment? Logistic models of "satisfied" on the mean, the least,
/// the geometric mean and mean + least of each person's ratings. Ratings > 0; listwise complete.
struct ModelFit {
    double mcfadden = 0, aic = 0;
    std::vector<double> coefficients;
};
struct AverageOrWorst {
    ModelFit mean, least, geometric, mean_and_least;
    std::int64_t n = 0;
};
Result<AverageOrWorst> average_or_worst(std::span<const std::span<const double>> ratings,
                                        std::span<const double> satisfied);

}  // namespace ciclo::stats
