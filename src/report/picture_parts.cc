#include "report/picture_parts.h"

#include <algorithm>

#include "base/number.h"

namespace ciclo::report::picture_parts {

const indicators::MomentMeasure* measure_of(const indicators::Measures* measures, const cycle::MomentId& moment) {
    return measures == nullptr ? nullptr : measures->find(moment);
}

std::string name_of(const cycle::Moment& moment, Language language) {
    return moment.name.empty() ? moment.id.text : moment.name.in(language);
}

std::string address_of(const cycle::MomentId& moment, const PictureOptions& options) {
    return options.moment_link.empty() ? std::string{} : options.moment_link + moment.text;
}

drawing::Criticality criticality_of(const cycle::Moment& moment, const indicators::MomentMeasure* measure) {
    if (moment.criticality.critical) return drawing::Criticality::critical;
    const bool candidate = measure != nullptr && measure->candidate.proposed;
    return candidate ? drawing::Criticality::candidate : drawing::Criticality::ordinary;
}

std::optional<drawing::Rating> rating_of(const indicators::MomentMeasure* measure) {
    if (measure == nullptr || !measure->mean) return std::nullopt;
    drawing::Rating rating;
    rating.mean = measure->mean->value;
    rating.n = measure->n;
    rating.sign = sign_of(*measure);
    if (measure->mean->has_interval()) rating.interval = drawing::Interval{*measure->mean->low, *measure->mean->high};
    return rating;
}

std::optional<drawing::Rating> rating_before(const indicators::Measures& measures, const cycle::MomentId& moment) {
    if (!measures.before_after) return std::nullopt;
    const auto& before = measures.before_after->moments_before;
    const auto found = std::find_if(before.begin(), before.end(), [&](const auto& m) { return m.moment == moment; });
    return found == before.end() ? std::nullopt : rating_of(&*found);
}

std::string difference_of(const indicators::Measures& measures, const cycle::MomentId& moment, Language language) {
    if (!measures.before_after) return {};
    for (const auto& change : measures.before_after->moments) {
        if (change.moment != moment || !change.difference) continue;
        const double value = change.difference->value;
        return (value > 0 ? "+" : "") + format_number(value, 2, language) + " " +
               std::string(printed(change.change, language));
    }
    return {};
}

drawing::Caption caption_of(std::string title, const PictureOptions& options) {
    return {std::move(title), options.summary, options.language, options.id_prefix};
}

}  // namespace ciclo::report::picture_parts
