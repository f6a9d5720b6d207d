#include "actions/trace_compare_drawing.h"

#include <algorithm>
#include <cmath>

#include "actions/few_cases.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "base/text.h"
#include "drawing/intervals_chart.h"

namespace ciclo::actions {

namespace {

using drawing::IntervalAxis;
using drawing::IntervalRow;
using journeys::Comparison;

constexpr std::size_t most_rows = 40;

const LocalText title{"Diferencias entre dos grupos de casos", "Differences between two groups of cases",
                      "Verschillen tussen twee groepen gevallen"};
const LocalText times_heading{"Tiempos", "Times", "Tijden"};
const LocalText shares_heading{"Partes de los casos (puntos)", "Shares of the cases (points)", "Delen van de gevallen (punten)"};
const LocalText right_words{"A la derecha de 0: más en", "Right of 0: more in", "Rechts van 0: meer in"};
const LocalText left_words{"a la izquierda: más en", "left of it: more in", "links ervan: meer in"};
const LocalText key_words{
    "Punto: la diferencia de las medianas (de las medias donde solo esta es clara); raya: su intervalo del 95 %. "
    "Relleno: más que azar.",
    "Point: the difference of the medians (of the means where only that is clear); line: its 95% interval. Filled: more than "
    "chance.",
    "Punt: het verschil van de medianen (van de gemiddelden waar alleen dat duidelijk is); lijn: het 95%-interval. Gevuld: meer "
    "dan toeval."};
const LocalText cause_words{"Una diferencia no prueba su causa.", "A difference is no proof of its cause.",
                            "Een verschil bewijst geen oorzaak."};

std::string counts_of(std::int64_t first, std::int64_t second, Language language) {
    return format_count(first, language) + " / " + format_count(second, language);
}

std::int64_t n_of(const std::optional<journeys::Durations>& side) {
    return side ? side->spread.n : 0;
}
std::int64_t n_of(const std::optional<stats::Estimate>& side) {
    return side ? side->n : 0;
}

std::string signed_text(double value, const std::string& size) {
    return (value < 0 ? "−" : value > 0 ? "+" : "") + size;
}

template <class Print>
std::string figure_of(const stats::Estimate& difference, const Print& print) {
    const auto told = [&](double value) { return signed_text(value, print(std::abs(value))); };
    if (!difference.has_interval()) return told(difference.value);
    return told(difference.value) + " (" + told(*difference.low) + " – " + told(*difference.high) + ")";
}

template <class Difference, class Print>
IntervalRow row_of(const std::string& name, const Difference& both, const stats::Estimate* difference, const Print& print,
                   Language language) {
    IntervalRow row{name, "–", counts_of(n_of(both.first), n_of(both.second), language)};
    row.weight = both.clear ? IntervalRow::Weight::heavy : IntervalRow::Weight::light;
    if (difference == nullptr) return row;
    row.value = drawing::SureOf{difference->value, difference->low, difference->high};
    row.figure = figure_of(*difference, print);
    return row;
}

/// What is clear first, each in the order of the table, forty at most; how many there were.
std::size_t keep_first(std::vector<IntervalRow>& rows) {
    const std::size_t all = rows.size();
    std::ranges::stable_partition(rows, [](const IntervalRow& row) { return row.weight == IntervalRow::Weight::heavy; });
    if (all > most_rows) rows.resize(most_rows);
    return all;
}

IntervalAxis times_axis(const events::Log& log, const Comparison& both, Language language) {
    IntervalAxis axis{.heading = times_heading.in(language), .zero = IntervalAxis::Zero::marked};
    double longest = 0;
    for (const ComparedTime& one : compared_times(log, both, language)) {
        if (!one.difference->first && !one.difference->second) continue;
        const journeys::DurationDifference told = compared_told(*one.difference);
        const stats::Estimate* clear = journeys::clear_difference(told);
        const stats::Estimate* drawn = clear != nullptr ? clear : told.medians ? &*told.medians : nullptr;
        axis.rows.push_back(row_of(one.name, told, drawn, [&](double s) { return printed_duration(s, language); }, language));
        if (drawn != nullptr) longest = std::max(longest, std::abs(drawn->value));
    }
    const TimeUnit unit = axis_unit_for(longest);
    axis.unit = unit.seconds, axis.word = unit.word;
    return axis;
}

IntervalAxis shares_axis(const events::Log& log, const Comparison& both, Language language) {
    IntervalAxis axis{.heading = shares_heading.in(language), .unit = 0.01, .word = "%", .zero = IntervalAxis::Zero::marked};
    for (const ComparedShare& one : compared_shares(log, both, language)) {
        if (!one.difference->first && !one.difference->second) continue;
        const journeys::ShareDifference told = compared_told(*one.difference);
        const stats::Estimate* drawn = told.difference ? &*told.difference : nullptr;
        axis.rows.push_back(row_of(one.name, told, drawn, [&](double s) { return format_number(100 * s, 1, language); }, language));
    }
    return axis;
}

}  // namespace

std::string compare_svg(const events::Log& log, const Comparison& both, const SideNames& sides, Language language) {
    drawing::IntervalsChart chart{.answer = {}, .axes = {times_axis(log, both, language), shares_axis(log, both, language)}};
    std::size_t all = 0, kept = 0;
    for (IntervalAxis& axis : chart.axes) all += keep_first(axis.rows), kept += axis.rows.size();
    const std::string answer(trim(compare_answer(log, both, sides, language)));
    for (const std::string_view line : split(answer, '\n')) chart.answer.emplace_back(line);
    chart.notes = {right_words.in(language) + " " + sides.first + " (" + format_count(both.first_cases, language) + "); " +
                       left_words.in(language) + " " + sides.second + " (" + format_count(both.second_cases, language) + ").",
                   key_words.in(language), cause_words.in(language), std::string(trim(few_note(language)))};
    const std::string more = more_note(all, kept, language);
    if (!more.empty()) chart.notes.push_back(std::string(trim(more)));
    chart.caption = {.title = title.in(language), .summary = answer, .language = language};
    return drawing::draw_intervals_chart(chart).svg;
}

}  // namespace ciclo::actions
