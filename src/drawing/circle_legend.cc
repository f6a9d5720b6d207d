#include "base/number.h"
#include "drawing/circle_parts.h"

namespace ciclo::drawing {

namespace {

using Paint = std::function<void(Svg&, Point)>;

Paint stage_swatch(std::string letter, bool optional, std::size_t index) {
    return [letter = std::move(letter), optional, index](Svg& svg, Point c) {
        svg.rect(box_around(c, 11, 9), {.fill = index % 2 == 0 ? Tone::band_1 : Tone::band_2,
                                        .stroke = Tone::edge,
                                        .dash = optional ? "4 3" : "",
                                        .corner_radius = 3});
        svg.text({c.x, c.y + 4.7}, letter, {.size = size::small, .face = Face::bold, .anchor = Anchor::middle});
    };
}

Paint sign_swatch(Sign sign) {
    return [sign](Svg& svg, Point c) { draw_sign(svg, sign, c, 18); };
}

Paint diamond_swatch(Criticality criticality) {
    return [criticality](Svg& svg, Point c) { draw_transversal_diamond(svg, c, criticality); };
}

void draw_criticality(Svg& svg, Point c, Criticality criticality) {
    if (criticality == Criticality::critical) {
        svg.circle(c, 5.5, {.stroke = Tone::critical, .stroke_width = 1.5});
        svg.circle(c, 9, {.stroke = Tone::critical, .stroke_width = 1.5});
    } else {
        svg.circle(c, 5.5, {.stroke = Tone::ink_2, .stroke_width = 1.5});
        svg.circle(c, 9, {.stroke = Tone::critical, .stroke_width = 1.5, .dash = "3 2.4"});
    }
}

Paint criticality_swatch(Criticality criticality) {
    return [criticality](Svg& svg, Point c) { draw_criticality(svg, c, criticality); };
}

Paint way_back_swatch(bool dashed) {
    return [dashed](Svg& svg, Point c) {
        svg.line({c.x - 11, c.y}, {c.x + 3, c.y},
                 {.stroke = Tone::ink_2, .stroke_width = 2, .dash = dashed ? "4 3" : ""});
        draw_arrowhead(svg, {c.x + 11, c.y}, 90, 8, 8, Tone::ink_2);
    };
}

LegendColumn stage_column(const Circle& circle) {
    const Language language = circle.caption.language;
    LegendColumn column{std::string(word::stages.in(language)), {}};
    for (std::size_t i = 0; i < circle.stages.size(); ++i) {
        const CircleStage& stage = circle.stages[i];
        std::string text = stage.name;
        if (stage.optional) text += " (" + std::string(word::optional.in(language)) + ")";
        LegendEntry entry{.text = std::move(text)};
        entry.mark = stage_swatch(letter_of_stage(i), stage.optional, i);
        column.entries.push_back(std::move(entry));
    }
    return column;
}

LegendColumn transversal_column(const Circle& circle) {
    const Language language = circle.caption.language;
    LegendColumn column{std::string(word::transversals.in(language)), {}};
    for (const CircleTransversal& moment : circle.transversals) {
        std::string text = moment.code + " " + moment.name;
        if (moment.rating || is_measured(circle)) {
            text += ": " + rating_words(moment.rating, language) + answers_words(moment.rating, language);
        }
        column.entries.push_back({diamond_swatch(moment.criticality), std::move(text), moment.address,
                                  std::string(mark_of(moment.criticality))});
    }
    return column;
}

LegendColumn sign_column(const Circle& circle) {
    const Language language = circle.caption.language;
    LegendColumn column{std::string(word::how_lived.in(language)), {}};
    if (!is_measured(circle)) return column;
    const std::string high = format_trimmed(circle.cuts.positive_from, 2, language);
    const std::string low = format_trimmed(circle.cuts.mixed_from, 2, language);
    column.entries.push_back({sign_swatch(Sign::positive), filled(word::positive_from.in(language), {high}), ""});
    column.entries.push_back({sign_swatch(Sign::mixed), filled(word::mixed_between.in(language), {low, high}), ""});
    column.entries.push_back({sign_swatch(Sign::negative), filled(word::negative_under.in(language), {low}), ""});
    const bool unsigned_moment =
        std::any_of(circle.moments.begin(), circle.moments.end(),
                    [](const CircleMoment& moment) { return shown_sign(moment.rating) == Sign::none; });
    if (unsigned_moment) {
        column.entries.push_back(
            {sign_swatch(Sign::none), filled(word::no_or_few_data.in(language), {std::to_string(fewest_answers)}), ""});
    }
    return column;
}

std::string closing_sentence(const Circle& circle) {
    const Language language = circle.caption.language;
    if (!circle.closure) return std::string(word::open_unknown.in(language));
    const CircleClosure& closure = *circle.closure;
    const bool closed = closure.rate >= 0.5;
    const std::string share = format_percent(closure.rate, 1, language);
    if (closure.ended == 0) return filled((closed ? word::closed_by_share : word::open_by_share).in(language), {share});
    return filled((closed ? word::closed_by_count : word::open_by_count).in(language),
                  {format_count(closure.returning, language), format_count(closure.ended, language), share});
}

bool any_moment(const Circle& circle, bool (*is)(const CircleMoment&)) {
    return std::any_of(circle.moments.begin(), circle.moments.end(), is);
}

bool any_transversal(const Circle& circle, Criticality criticality) {
    return std::any_of(circle.transversals.begin(), circle.transversals.end(),
                       [&](const CircleTransversal& moment) { return moment.criticality == criticality; });
}

LegendColumn mark_column(const Circle& circle, const CircleLayout& layout) {
    const Language language = circle.caption.language;
    LegendColumn column{std::string(word::marks.in(language)), {}};
    const auto add = [&](Paint paint, std::string text, std::string_view star = "") {
        column.entries.push_back({std::move(paint), std::move(text), "", std::string(star)});
    };
    const bool critical = any_moment(circle, [](const auto& m) { return m.criticality == Criticality::critical; });
    const bool candidate = any_moment(circle, [](const auto& m) { return m.criticality == Criticality::candidate; });
    if (critical || any_transversal(circle, Criticality::critical)) {
        add(criticality_swatch(Criticality::critical), std::string(word::critical_key.in(language)),
            mark_of(Criticality::critical));
    }
    if (candidate || any_transversal(circle, Criticality::candidate)) {
        add(criticality_swatch(Criticality::candidate), std::string(word::candidate_key.in(language)),
            mark_of(Criticality::candidate));
    }
    if (is_lived(circle)) {
        add([](Svg& svg, Point c) {
            svg.circle(c, 8.5, {.stroke = Tone::ink_2, .stroke_width = 1.5});
            svg.path(arc_path(c, 8.5, 0, 270), {.stroke = Tone::ink, .stroke_width = 3.5});
        }, std::string(word::lived_key.in(language)));
    }
    if (!circle.moves.empty()) {
        add([](Svg& svg, Point c) {
            svg.line({c.x - 11, c.y}, {c.x + 3, c.y}, {.stroke = Tone::ink_2, .stroke_width = 5});
            draw_arrowhead(svg, {c.x + 11, c.y}, 90, 8, 10, Tone::ink_2);
        }, std::string(word::moves_key.in(language)));
    }
    if (std::any_of(circle.moves.begin(), circle.moves.end(), [](const CircleMove& m) { return !m.planned; })) {
        add([](Svg& svg, Point c) {
            svg.line({c.x - 11, c.y}, {c.x + 3, c.y}, {.stroke = Tone::critical, .stroke_width = 3, .dash = "4 3"});
            draw_arrowhead(svg, {c.x + 11, c.y}, 90, 8, 9, Tone::critical);
        }, std::string(word::unplanned_key.in(language)));
    }
    if (any_moment(circle, [](const auto& m) { return m.optional; })) {
        add([](Svg& svg, Point c) { svg.circle(c, 8.5, {.stroke = Tone::ink_2, .stroke_width = 1.5, .dash = "4 3"}); },
            std::string(word::optional_key.in(language)));
    }
    const bool beads = std::any_of(layout.links.begin(), layout.links.end(),
                                   [](const PlacedLink& link) { return link.bead.has_value(); });
    if (beads) add([](Svg& svg, Point c) { draw_clock(svg, c, 8.5); }, std::string(word::wait_key.in(language)));
    if (!layout.links.empty()) add(way_back_swatch(layout.links.back().dashed), closing_sentence(circle));
    return column;
}

/// Ring, labels and marks. Labels ask for the full margin in the likely font and a hair in the widest, so that the
/// page is neither lopsided in the first nor cut in the second.
Box around_everything(const CircleLayout& layout) {
    const double reach = layout.ring_radius + layout.node_radius + ring::criticality_ring + 2 + ring::margin;
    Box all = box_around({0, 0}, reach, reach);
    all = all.joined(layout.start.grown(ring::margin));
    if (layout.closing_note) all = all.joined(layout.closing_note_box.grown(ring::margin));
    for (const PlacedLabel& label : layout.labels) {
        const double likely = std::abs(label.x) + label.likely_width + ring::margin;
        const double safe = std::abs(label.x) + label.box.width() + 4;
        const double outside = std::max(likely, safe) * (label.side == Side::right ? 1 : -1);
        all = all.joined({std::min(0.0, outside), label.box.top - ring::margin, std::max(0.0, outside),
                          label.box.bottom + ring::margin});
    }
    return all;
}

}  // namespace

void place_legend(const Circle& circle, CircleLayout& layout) {
    layout.view = around_everything(layout);
    if (circle.legend == Circle::Legend::hidden) return;
    layout.legend_columns = {stage_column(circle), transversal_column(circle), sign_column(circle),
                             mark_column(circle, layout)};
    constexpr double narrowest = 560;
    const double room = std::max(narrowest, layout.view.width()) - 2 * ring::margin;
    const LegendLayout trial = lay_out_legend(layout.legend_columns, {0, 0}, room, Overflow::pile);
    if (trial.entries.empty()) return;
    const double left = layout.view.centre().x - trial.box.width() / 2;
    layout.legend = lay_out_legend(layout.legend_columns, {left, layout.view.bottom + 8}, room, Overflow::pile);
    layout.view = layout.view.joined(layout.legend.box.grown(ring::margin));
}

}  // namespace ciclo::drawing
