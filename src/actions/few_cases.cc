#include "actions/few_cases.h"

#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "formats/json.h"

namespace ciclo::actions {

namespace {

const LocalText few_words{"De menos de cinco solo se da el número (–).", "Of fewer than five only the number is given (–).",
                          "Van minder dan vijf wordt alleen het aantal gegeven (–)."};
const LocalText more_words{"más, en JSON", "more, in JSON", "meer, in JSON"};

}  // namespace

std::string share_told(double share, std::int64_t n, Language language) {
    return enough_to_tell(n) ? format_percent(share, 1, language) : "–";
}

std::string share_told(const std::optional<stats::Estimate>& share, Language language) {
    if (!share || !enough_to_tell(share->n)) return "–";
    std::string text = format_percent(share->value, 1, language);
    if (!share->has_interval()) return text;
    return text + " (" + format_percent(*share->low, 1, language) + " – " + format_percent(*share->high, 1, language) + ")";
}

std::string median_told(const journeys::Spread& spread, Language language) {
    return duration_told(spread.median, spread.n, language);
}

std::string duration_told(double seconds, std::int64_t n, Language language) {
    return enough_to_tell(n) ? printed_duration(seconds, language) : "–";
}

std::string few_note(Language language) {
    return few_words.in(language) + "\n";
}

std::string more_note(std::size_t all, std::size_t shown, Language language) {
    if (all <= shown) return "";
    return format_count(static_cast<std::int64_t>(all - shown), language) + " " + more_words.in(language) + "\n";
}

formats::Value estimate_told_json(const std::optional<stats::Estimate>& estimate) {
    if (!estimate || enough_to_tell(estimate->n)) return estimate_json(estimate);
    return formats::object({{"value", formats::null()},
                            {"low", formats::null()},
                            {"high", formats::null()},
                            {"level", formats::number(estimate->level)},
                            {"n", formats::integer(estimate->n)},
                            {"method", formats::string(code_of(stats::Method::count_only))}});
}

formats::Value told_json(double value, std::int64_t n) {
    return enough_to_tell(n) ? formats::number(value) : formats::null();
}

std::string told_cell(double value, std::int64_t n) {
    return enough_to_tell(n) ? exact_text(value) : "";
}

}  // namespace ciclo::actions
