#include "report/cell_text.h"

#include <cmath>

#include "base/number.h"
#include "report/limits.h"
#include "words/words.h"

namespace ciclo::report {

namespace {

std::string percent_text(double share, int decimals, Language language) {
    const std::string trimmed = format_trimmed(100 * share, decimals, language);
    const std::size_t point = trimmed.find_first_of(",.");
    const int kept = point == std::string::npos ? 0 : static_cast<int>(trimmed.size() - point - 1);
    return format_percent(share, kept, language);
}

std::string signed_text(double value, std::string text) {
    return value > 0 ? "+" + std::move(text) : text;
}

std::string number_text(double value, int decimals, Look look, const std::string& unit, Language language) {
    std::string text;
    switch (look) {
        case Look::percent:
            text = percent_text(value, decimals, language);
            break;
        case Look::count:
            text = format_count(std::llround(value), language);
            break;
        case Look::plain:
            text = format_number(value, decimals, language);
            break;
        case Look::difference:
            text = signed_text(value, format_number(value, decimals, language));
            break;
        case Look::points:
            text = words::say(language, "points",
                              {{"value", signed_text(value, format_trimmed(100 * value, decimals, language))}});
            break;
    }
    return unit.empty() ? text : text + "\u00A0" + unit;
}

/// A share made of counts: "7 de 20".
std::string counts_text(const EstimateCell& cell, Language language) {
    const auto& e = cell.estimate;
    const double part = e.value * static_cast<double>(e.n);
    const bool counted =
        cell.look == Look::percent && e.n > 0 && e.value >= 0 && std::fabs(part - std::round(part)) < 1e-6;
    const bool binomial = e.method != stats::Method::newcombe && e.method != stats::Method::percentile_bootstrap &&
                          e.method != stats::Method::bca_bootstrap;
    if (!counted || !binomial) return {};
    return words::say(language, "counts",
                      {{"part", format_count(std::llround(part), language)}, {"whole", format_count(e.n, language)}});
}

std::string range_text(const EstimateCell& cell, Language language) {
    const auto& e = cell.estimate;
    if (!e.has_interval()) return {};
    const bool share = cell.look == Look::percent || cell.look == Look::points;
    const int decimals = share ? (e.n < limits::own_percent_n ? 0 : 1) : cell.decimals;
    const double scale = share ? 100 : 1;
    const std::string low = format_number(scale * *e.low, decimals, language);
    const std::string high = cell.look == Look::percent ? format_percent(*e.high, decimals, language)
                                                        : format_number(scale * *e.high, decimals, language);
    if (*e.low < 0) return words::say(language, "interval.signed", {{"low", low}, {"high", high}});
    return low + "–" + high;
}

/// Fewer than five observations are counted and nothing else (measurement 0.5).
CellText few_text(const EstimateCell& cell, const std::string& counts, Language language) {
    const std::string few = words::say(language, "few", {{"n", cell.estimate.n}});
    if (!counts.empty()) return {counts, few};
    return {number_text(cell.estimate.value, cell.decimals, cell.look, cell.unit, language), few};
}

CellText estimate_text(const EstimateCell& cell, Language language) {
    CellText out;
    const bool sampled = cell.estimate.method != stats::Method::count_only || cell.look != Look::percent;
    if (sampled && stats::firmness_of(cell.estimate.n) == stats::Firmness::too_few) {
        return few_text(cell, counts_text(cell, language), language);
    }
    out.value = number_text(cell.estimate.value, cell.decimals, cell.look, cell.unit, language);
    const std::string counts = counts_text(cell, language), range = range_text(cell, language);
    out.basis = counts + (counts.empty() || range.empty() ? "" : " · ") + range;
    return out;
}

}  // namespace

CellText shown(const Cell& cell, Language language) {
    if (const auto* text = std::get_if<TextCell>(&cell)) return {flat(text->text), {}};
    if (const auto* estimate = std::get_if<EstimateCell>(&cell)) return estimate_text(*estimate, language);
    if (const auto* number = std::get_if<NumberCell>(&cell)) {
        return {number_text(number->value, number->decimals, number->look, number->unit, language), {}};
    }
    return {words::say(language, "word.no_data"), {}};
}

std::string sign_word(drawing::Sign sign, Language language) {
    return std::string(printed(sign, language));
}

std::string mark_word(Mark mark, Language language) {
    return words::say(language, mark == Mark::critical    ? "word.critical"
                                : mark == Mark::candidate ? "word.candidate"
                                                          : "word.alarm");
}

std::string sign_and_marks(const TextCell& cell, Language language) {
    std::string out;
    if (cell.sign) out = sign_word(*cell.sign, language);
    for (const Mark mark : cell.marks) out += (out.empty() ? "" : ", ") + mark_word(mark, language);
    return out;
}

std::string mark_glyph(Mark mark) {
    return mark == Mark::critical ? "★" : mark == Mark::candidate ? "★?" : "!";
}

}  // namespace ciclo::report
