#include "base/number.h"
#include "base/text.h"
#include "drawing/circle_parts.h"

namespace ciclo::drawing {

namespace {

struct CentreText {
    std::string text;
    double size = size::small;
    Face face = Face::regular;
    Tone tone = Tone::ink_2;
    double height = size::small_line;
};

/// What is said in the centre, richest first; each step leaves the least needed thing out.
struct Richness {
    std::size_t name_lines = 2;
    bool whole_name = true;  ///< the name may not be cut
    bool dates = true, count = true, integrity = true;
};

constexpr Richness richness[] = {
    {},
    {.dates = false},
    {.name_lines = 3, .dates = false},
    {.whole_name = false, .dates = false},
    {.dates = false, .count = false},
    {.name_lines = 1, .whole_name = false, .dates = false},
    {.name_lines = 1, .whole_name = false, .dates = false, .count = false},
    {.name_lines = 1, .whole_name = false, .dates = false, .count = false, .integrity = false},
    {.name_lines = 0, .whole_name = false, .dates = false, .count = false, .integrity = false}};

std::size_t critical_moments(const Circle& circle) {
    std::size_t n = 0;
    for (const CircleMoment& moment : circle.moments) n += moment.criticality == Criticality::critical ? 1 : 0;
    for (const CircleTransversal& moment : circle.transversals)
        n += moment.criticality == Criticality::critical ? 1 : 0;
    return n;
}

/// "n 20" and "3 críticos"; in a draft "7 momentos" and "3 críticos".
std::vector<std::string> count_words(const Circle& circle) {
    const Language language = circle.caption.language;
    std::vector<std::string> parts;
    if (circle.centre.n > 0) {
        parts.push_back("n " + format_count(circle.centre.n, language));
    } else if (circle.moments.size() == 1) {
        parts.emplace_back(word::one_moment.in(language));
    } else if (!circle.moments.empty()) {
        parts.push_back(filled(word::moment_count.in(language), {std::to_string(circle.moments.size())}));
    }
    const std::size_t critical = critical_moments(circle);
    if (critical == 1) parts.emplace_back(word::one_critical.in(language));
    if (critical > 1) parts.push_back(filled(word::critical_count.in(language), {std::to_string(critical)}));
    return parts;
}

/// Beside each other when they fit, else one under the other.
std::vector<std::string> on_lines(const std::vector<std::string>& parts, double text_size, double width) {
    const std::string one_line = join(parts, " · ");
    if (text_width(one_line, text_size) <= width) return {one_line};
    return parts;
}

std::vector<CentreText> name_lines(const CircleCentre& centre, const Richness& rich, double width, double scale) {
    std::string name = centre.service;
    if (!name.empty() && !centre.version.empty()) name += ", " + centre.version;
    const Wrapped wrapped = wrap(name, {.size = size::body * scale,
                                        .face = Face::bold,
                                        .width = width,
                                        .widest = width,
                                        .most_lines = rich.name_lines});
    std::vector<CentreText> lines;
    if (rich.whole_name && wrapped.cut) return lines;
    for (const std::string& line : wrapped.lines) {
        lines.push_back({line, size::body * scale, Face::bold, Tone::ink, size::body_line * scale});
    }
    return lines;
}

std::vector<CentreText> compose(const Circle& circle, const Richness& rich, double width, double scale) {
    const CircleCentre& centre = circle.centre;
    const Language language = circle.caption.language;
    std::vector<CentreText> lines;
    const auto small = [&](std::string text) {
        if (!text.empty()) {
            lines.push_back(
                {std::move(text), size::small * scale, Face::regular, Tone::ink_2, size::small_line * scale});
        }
    };
    if (rich.name_lines > 0) lines = name_lines(centre, rich, width, scale);
    if (rich.dates) small(centre.dates);
    if (centre.index) {
        lines.push_back(
            {format_number(*centre.index, 1, language), size::figure * scale, Face::serif, Tone::ink, 42 * scale});
        small(std::string(word::index_of_100.in(language)));
    } else if (!circle.moments.empty() && !is_measured(circle) && !is_lived(circle)) {
        small(std::string(word::no_data_yet.in(language)));
    }
    if (rich.integrity && centre.integrity) {
        small(filled(word::integrity.in(language), {format_percent(*centre.integrity, 0, language)}));
    }
    if (rich.count) {
        for (std::string& line : on_lines(count_words(circle), size::small * scale, width)) small(std::move(line));
    }
    return lines;
}

std::vector<PlacedLine> stacked(const std::vector<CentreText>& lines) {
    double height = 0;
    for (const CentreText& line : lines) height += line.height;
    double y = -height / 2;
    std::vector<PlacedLine> placed;
    for (const CentreText& line : lines) {
        const double half = safe_width(line.text, line.size, line.face) / 2;
        // Lines are set on the lower third of their height, as a figure of 40 needs less air below than above.
        const double baseline = y + line.height / 2 + line.size * 0.33;
        placed.push_back({line.text, baseline, line.size, line.face, line.tone, {-half, y, half, y + line.height}});
        y += line.height;
    }
    return placed;
}

bool stays_inside(const CircleLayout& layout, const std::vector<PlacedLine>& lines, double width) {
    for (const PlacedLine& line : lines) {
        if (text_width(line.text, line.size, line.face) > width) return false;
        const double farthest = std::hypot(line.box.right, std::max(std::abs(line.box.top), std::abs(line.box.bottom)));
        if (farthest > layout.disc_radius) return false;
        for (const PlacedTransversal& transversal : layout.transversals) {
            if (transversal.mark.overlaps(line.box)) return false;
        }
    }
    return true;
}

}  // namespace

void place_centre(const Circle& circle, CircleLayout& layout) {
    const double width = 1.3 * (layout.ring_radius - 95);  // F.1 rule 12
    const double wanted = circle.names == Circle::Names::hidden ? 1.25 : 1;
    constexpr double usual_disc = 120;  // of a ring of 190 without inner arcs
    const double scale = std::clamp(layout.disc_radius / usual_disc, wanted, 1.6);
    for (const Richness& rich : richness) {
        for (double narrower : {1.0, 0.85, 0.7}) {
            std::vector<PlacedLine> lines = stacked(compose(circle, rich, width * narrower, scale));
            if (!stays_inside(layout, lines, width)) continue;
            // A name that cannot stand whole on two lines gives no line at all: leave other things out first.
            const bool name_missing = rich.whole_name && !circle.centre.service.empty() &&
                                      (lines.empty() || lines.front().face != Face::bold);
            if (name_missing) continue;
            layout.centre = std::move(lines);
            return;
        }
    }
}

}  // namespace ciclo::drawing
