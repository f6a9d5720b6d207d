#include "drawing/journey_curve.h"

#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "drawing/chart_paper.h"
#include "drawing/chart_words.h"
#include "drawing/journey_key.h"
#include "drawing/journey_layout.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

constexpr double point_size = 22, before_radius = 4.5, name_line = 17;
constexpr std::size_t quotes_shown = 3, quote_letters = 90;

class JourneyPainter {
public:
    JourneyPainter(const Journey& journey, const JourneyPart& part)
        : journey_(journey),
          layout_(lay_out_journey(journey, part)),
          extremes_(extremes_of(journey)),
          language_(journey.caption.language),
          svg_(journey.caption.id_prefix) {}

    Drawing draw() && {
        draw_bands();
        draw_scale();
        draw_stage_borders();
        draw_intervals();
        draw_line(layout_.before, {.stroke = Tone::ink_2, .stroke_width = 1.75, .dash = before_dash, .role = "before"});
        draw_before_points();
        draw_now_line();
        for (const JourneyColumn& column : layout_.columns) draw_column(column);
        draw_row_titles();
        draw_quotes();
        const double bottom = draw_key();
        Box view = layout_.view;
        view.bottom = bottom;
        view.right = std::max(view.right, key_right_);
        return framed(std::move(svg_), view, journey_.caption, "journey");
    }

private:
    const JourneyMoment& moment_of(const JourneyColumn& column) const { return journey_.moments[column.moment]; }

    void draw_bands() {
        for (const JourneyBand& band : layout_.bands) {
            const JourneyStage& stage = journey_.stages[band.stage];
            svg_.open_group({.role = "stage"});
            if (band.cut) svg_.title(stage.name);
            Look look{.fill = band.stage % 2 == 0 ? Tone::band_1 : Tone::band_2, .stroke = Tone::edge};
            if (stage.optional) look.dash = "5 4";
            const double top = layout_.view.top, bottom = layout_.bands_bottom;
            svg_.rect({band.left + 1, top + 1, band.right - 1, bottom}, look);
            const double first = (top + bottom) / 2 + 5 - static_cast<double>(band.lines.size() - 1) * name_line / 2;
            svg_.text({band.left + 10, first}, stage_letter(band.stage), {.size = size::small, .face = Face::bold});
            svg_.lines({band.left + 27, first}, name_line, band.lines, {.size = size::small});
            svg_.close();
        }
    }

    void draw_scale() {
        const Box& plot = layout_.plot;
        const double middle = layout_.y(3);
        svg_.open_group({.role = "scale"});
        draw_hatching(svg_, {plot.left, middle, plot.right, plot.bottom}, 9, Tone::line);
        for (int mark = 1; mark <= 5; ++mark) {
            const double y = layout_.y(mark);
            if (mark != 3) svg_.line({plot.left, y}, {plot.right, y}, {.stroke = Tone::line});
            std::string_view words = mark == 5   ? word::very_good.in(language_)
                                     : mark == 1 ? word::very_bad.in(language_)
                                                 : "";
            svg_.text({plot.left - 10, y + 5}, std::to_string(mark),
                      {.size = size::small, .face = Face::bold, .anchor = Anchor::end});
            svg_.text({plot.left - 24, y + 5}, words,
                      {.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::end});
        }
        svg_.line({plot.left, middle}, {plot.right, middle},
                  {.stroke = Tone::ink_2, .stroke_width = 1.25, .dash = "2 3"});
        svg_.close();
    }

    void draw_stage_borders() {
        for (std::size_t i = 1; i < layout_.bands.size(); ++i) {
            const double x = layout_.bands[i].left;
            svg_.line({x, layout_.bands_bottom + 2}, {x, layout_.rows.waits_bottom}, {.stroke = Tone::line});
        }
    }

    void draw_line(const std::vector<CurvePiece>& pieces, const Look& look) {
        Path path;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (i == 0 || pieces[i].from != pieces[i - 1].to) path.move(pieces[i].from);
            path.curve(pieces[i].first_control, pieces[i].second_control, pieces[i].to);
        }
        if (!pieces.empty()) svg_.path(path, look);
    }

    void draw_now_line() {
        std::vector<CurvePiece> sure, few;
        for (const CurvePiece& piece : layout_.now) (piece.few ? few : sure).push_back(piece);
        draw_line(sure, {.stroke = Tone::ink, .stroke_width = 2.5, .cap = Look::Cap::round, .role = "now"});
        draw_line(few, {.stroke = Tone::ink, .stroke_width = 2.5, .dash = few_dash, .role = "now-few"});
    }

    void draw_before_points() {
        for (const JourneyColumn& column : layout_.columns) {
            if (!column.before) continue;
            svg_.circle(*column.before, before_radius,
                        {.fill = Tone::surface, .stroke = Tone::ink_2, .stroke_width = 1.5, .role = "before"});
        }
    }

    void draw_intervals() {
        for (const JourneyColumn& column : layout_.columns) {
            if (!column.low_y) continue;
            const Sign sign = moment_of(column).now->sign;
            svg_.rect({column.x - 4.5, *column.high_y, column.x + 4.5, *column.low_y},
                      {.fill = sign == Sign::none ? Tone::sunk : fill_of(sign), .role = "band"});
            for (const double y : {*column.high_y, *column.low_y}) {
                svg_.line({column.x - 6, y}, {column.x + 6, y}, {.stroke = ink_of(sign), .stroke_width = 1.5});
            }
        }
    }

    bool is_critical_valley(const JourneyColumn& column) const {
        return extremes_.valley == column.moment && moment_of(column).criticality == Criticality::critical;
    }

    /// Rings of criticality under the point, as the circle has them.
    void draw_rings(Point at, Criticality criticality) {
        if (criticality == Criticality::ordinary) return;
        const bool critical = criticality == Criticality::critical;
        svg_.circle(
            at, 17.5,
            {.fill = Tone::surface, .stroke = Tone::critical, .stroke_width = 1.75, .dash = critical ? "" : "4 3"});
        if (critical) svg_.circle(at, 14.5, {.stroke = Tone::critical, .stroke_width = 1.75});
    }

    void draw_point(const JourneyColumn& column) {
        const JourneyMoment& moment = moment_of(column);
        const Point at = *column.now;
        draw_rings(at, moment.criticality);
        if (is_few(*moment.now)) return draw_sign_point(svg_, Sign::none, at, point_size - 6, Filling::hollow);
        if (is_critical_valley(column)) {
            svg_.circle(at, 12.5, {.fill = Tone::critical, .role = "valley"});
            svg_.circle(at, 9.5, {.fill = Tone::surface});
            return draw_star(svg_, at, 15);
        }
        draw_sign(svg_, moment.now->sign, at, point_size);
    }

    void draw_value(const PlacedValue& value) {
        const Anchor anchor = value.centred ? Anchor::middle : Anchor::start;
        svg_.rect(value.box, {.fill = Tone::surface, .opacity = 0.85, .role = "halo", .corner_radius = 3});
        svg_.text(value.at, value.text, {.size = value.size, .face = Face::bold, .anchor = anchor, .role = "value"});
        if (value.tag_text.empty()) return;
        const Tone tone = value.critical_tag ? Tone::critical : Tone::ink_2;
        const double star = value.critical_tag ? 16 : 0;
        svg_.text({value.tag_at.x + (value.centred ? star / 2 : star), value.tag_at.y}, value.tag_text,
                  {.size = size::micro, .face = Face::bold, .tone = tone, .anchor = anchor, .role = "tag"});
        if (!value.critical_tag) return;
        const double left = value.centred
                                ? value.tag_at.x - (star + text_width(value.tag_text, size::micro, Face::bold)) / 2
                                : value.tag_at.x;
        draw_star(svg_, {left + 6, value.tag_at.y - 4.5}, 12);
    }

    void draw_name(const JourneyColumn& column) {
        const JourneyMoment& moment = moment_of(column);
        const double y = layout_.rows.names_top + 12;
        const bool critical = moment.criticality == Criticality::critical;
        const double number_width = text_width(moment.number, size::body, Face::bold);
        const double star_room = moment.criticality == Criticality::ordinary ? 0
                                 : critical                                  ? 17
                                                                             : 17 + candidate_mark_width(13);
        const double left = column.x - (number_width + star_room) / 2;
        if (critical) draw_star(svg_, {left + 6.5, y - 5}, 13);
        if (moment.criticality == Criticality::candidate) draw_candidate_star(svg_, {left + 6.5, y - 5}, 13);
        svg_.text({left + star_room, y}, moment.number, {.size = size::body, .face = Face::bold});
        svg_.lines({column.x, y + 19}, name_line, column.name_lines,
                   {.size = size::small,
                    .face = critical ? Face::bold : Face::regular,
                    .anchor = Anchor::middle,
                    .role = "name"});
    }

    void draw_column(const JourneyColumn& column) {
        const JourneyMoment& moment = moment_of(column);
        std::string spoken = numbered(moment.number, moment.name);
        if (moment.now) spoken += ": " + format_number(moment.now->mean, 2, language_) + ", " + column.count_text;
        svg_.open_link(moment.address, spoken, "moment");
        if (column.name_cut || !column.value) svg_.title(spoken);
        if (column.now) draw_point(column);
        if (column.value) draw_value(*column.value);
        draw_name(column);
        const double middle = layout_.y(3);
        if (!column.now) {
            svg_.text({column.x, middle - 6}, word::no_data.in(language_),
                      {.size = size::small, .tone = Tone::ink_2, .anchor = Anchor::middle});
        }
        svg_.text({column.x, layout_.rows.counts}, column.count_text,
                  {.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::middle});
        draw_difference(column);
        draw_wait(column);
        svg_.close();
    }

    void draw_difference(const JourneyColumn& column) {
        if (!layout_.has_before) return;
        const JourneyMoment& moment = moment_of(column);
        const double top = layout_.rows.differences_top;
        const std::string before =
            moment.before ? format_number(moment.before->mean, 2, language_) : std::string(word::no_data.in(language_));
        svg_.text({column.x, top + 14}, std::string(word::before.in(language_)) + " " + before,
                  {.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::middle});
        svg_.lines({column.x, top + 33}, name_line, column.difference_lines,
                   {.size = size::small, .face = Face::bold, .anchor = Anchor::middle});
    }

    void draw_wait(const JourneyColumn& column) {
        if (!layout_.has_waits) return;
        const double bottom = layout_.rows.waits_bottom - 6;
        if (column.wait_bar) svg_.rect(*column.wait_bar, {.fill = Tone::band_2, .stroke = Tone::ink_2, .role = "wait"});
        const double y = (column.wait_bar ? column.wait_bar->top : bottom) - 4;
        svg_.text({column.x, y}, column.wait_text, {.size = size::micro, .anchor = Anchor::middle});
    }

    void draw_row_titles() {
        const double right = layout_.plot.left - 10, bottom = layout_.rows.waits_bottom - 6;
        const TextLook look{.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::end};
        svg_.text({right, layout_.rows.counts}, word::answers.in(language_), look);
        if (layout_.has_before)
            svg_.text({right, layout_.rows.differences_top + 33}, word::difference.in(language_), look);
        if (!layout_.has_waits) return;
        svg_.line({layout_.plot.left, bottom}, {layout_.plot.right, bottom}, {.stroke = Tone::edge});
        svg_.text({right, bottom - 2}, std::string(word::wait.in(language_)) + ", min", look);
        if (journey_.total_wait.empty()) return;
        const double x = layout_.plot.right + 12;
        svg_.text({x, bottom - 42}, word::total_wait.in(language_), {.size = size::micro, .tone = Tone::ink_2});
        const Wrapped total =
            wrap(journey_.total_wait, {.size = size::small, .face = Face::bold, .width = 112, .most_lines = 3});
        svg_.lines({x, bottom - 24}, name_line, total.lines, {.size = size::small, .face = Face::bold});
    }

    void draw_quotes() {
        const std::size_t shown = std::min(quotes_shown, journey_.quotes.size());
        if (shown == 0) return;
        const double left = layout_.plot.left, width = layout_.plot.width() / static_cast<double>(shown);
        for (std::size_t i = 0; i < shown; ++i) {
            const JourneyQuote& quote = journey_.quotes[i];
            const double x = left + width * static_cast<double>(i), top = layout_.rows.quotes_top;
            std::string text(first_code_points(quote.text, quote_letters));
            if (text.size() < quote.text.size()) text += "…";
            const Wrapped lines = wrap(
                "«" + text + "»",
                {.size = size::body, .width = std::min(360.0, width - 52), .most_lines = 4, .measure = Measure::safe});
            svg_.open_group({.role = "quote"});
            if (lines.cut || text.size() < quote.text.size()) svg_.title(quote.text);
            svg_.circle({x + 14, top + 14}, 12, {.fill = Tone::surface, .stroke = Tone::ink_2, .stroke_width = 1.25});
            svg_.text({x + 14, top + 19}, quote.number,
                      {.size = size::small, .face = Face::bold, .anchor = Anchor::middle});
            svg_.lines({x + 36, top + 19}, size::body_line, lines.lines, {.size = size::body});
            svg_.close();
        }
    }

    double draw_key() {
        const auto columns = in_a_row(key_of(journey_));
        const LegendLayout key = lay_out_legend(columns, {layout_.plot.left, layout_.rows.bottom + 10},
                                                std::min(layout_.plot.width(), 1100.0));
        draw_legend(svg_, columns, key);
        key_right_ = key.box.right + 4;
        return key.box.bottom + 8;
    }

    const Journey& journey_;
    const JourneyLayout layout_;
    const JourneyExtremes extremes_;
    const Language language_;
    Svg svg_;
    double key_right_ = 0;
};

}  // namespace

Drawing draw_journey_curve(const Journey& journey) {
    return JourneyPainter(journey, {0, journey.moments.size()}).draw();
}

std::vector<Drawing> draw_journey_pages(const Journey& journey, std::size_t most_columns) {
    std::vector<Drawing> pages;
    for (const JourneyPart& part : journey_parts(journey, most_columns)) {
        Journey page = journey;
        page.caption.id_prefix += std::to_string(pages.size() + 1);
        pages.push_back(JourneyPainter(page, part).draw());
    }
    return pages;
}

}  // namespace ciclo::drawing
