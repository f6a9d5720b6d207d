#include <algorithm>

#include "base/number.h"
#include "drawing/chart_words.h"
#include "drawing/journey_layout.h"
#include "drawing/paper.h"
#include "drawing/text_fit.h"

namespace ciclo::drawing {

namespace {

constexpr double value_height = 17, tag_height = 15;
constexpr double least_column = 60;  // F.3 rule 4: in narrower columns values stay in the table

std::string tag_text(const JourneyExtremes& extremes, std::size_t i, Language language, JourneyTag& tag) {
    std::string text;
    const auto add = [&](const std::optional<std::size_t>& where, const Word& word, JourneyTag kind) {
        if (where != i) return;
        if (tag == JourneyTag::none) tag = kind;
        text += (text.empty() ? "" : ", ") + std::string(word.in(language));
    };
    add(extremes.valley, word::valley, JourneyTag::valley);
    add(extremes.peak, word::peak, JourneyTag::peak);
    add(extremes.end, word::end, JourneyTag::end);
    return text;
}

/// Where a value goes so that the line does not run through it: above when the next point is lower, below when it is
/// higher; to the right on a slope (there the line goes the other way), in the middle at a turn.
struct ValueSide {
    bool above = true, centred = true;
};

ValueSide side_of(const std::vector<JourneyColumn>& columns, std::size_t i) {
    const double y = columns[i].now->y;
    const auto other = [&](std::size_t k) {
        return k < columns.size() && columns[k].now ? columns[k].now->y - y : 0.0;
    };
    const double next = other(i + 1), previous = i > 0 ? other(i - 1) : 0.0;  // > 0: lower on the page
    if (next == 0) return {previous >= 0, true};
    return {next > 0, (next > 0) == (previous > 0) && previous != 0};
}

struct ValueSize {
    double width = 0, height = value_height, half_column = 0, radius = 13;
};

/// Where the value stands on that side: clear of the point, its rings and, in the middle, the ends of its interval.
Box value_box(const JourneyColumn& column, const ValueSize& size, const ValueSide& side) {
    double edge = side.above ? column.now->y - size.radius : column.now->y + size.radius;
    if (side.centred && column.low_y) {
        edge = side.above ? std::min(edge, *column.high_y - 4) : std::max(edge, *column.low_y + 4);
    }
    const double left = side.centred ? column.x - size.width / 2 : column.x + 9;
    const double top = side.above ? edge - 2 - size.height : edge + 2;
    return {left, top, left + size.width, top + size.height};
}

bool covers_before(const JourneyColumn& column, const Box& box) {
    return column.before && box.overlaps(box_around(*column.before, 6, 6));
}

/// The rule's side, or the other one where it would cover the earlier point.
ValueSide clear_side(const JourneyColumn& column, const ValueSize& size, ValueSide side) {
    if (size.width + 10 > size.half_column) side.centred = true;
    if (!covers_before(column, value_box(column, size, side))) return side;
    const ValueSide others[] = {{side.above, false}, {!side.above, true}, {!side.above, false}};
    for (const ValueSide& other : others) {
        if (!other.centred && size.width + 10 > size.half_column) continue;
        if (!covers_before(column, value_box(column, size, other))) return other;
    }
    return side;
}

void place_value(JourneyLayout& layout, const Journey& journey, const JourneyExtremes& extremes, std::size_t i) {
    JourneyColumn& column = layout.columns[i];
    const JourneyMoment& moment = journey.moments[i];
    if (!column.now || column.right - column.left < least_column) return;
    const Language language = journey.caption.language;
    PlacedValue value;
    value.text = format_number(moment.now->mean, 2, language);
    value.tag_text = tag_text(extremes, i, language, value.tag);
    value.critical_tag = value.tag == JourneyTag::valley && moment.criticality == Criticality::critical;
    ValueSize room{safe_width(value.text, value.size, Face::bold), value_height, (column.right - column.left) / 2 - 1,
                   moment.criticality == Criticality::ordinary ? 13.0 : 18.0};
    if (!value.tag_text.empty()) {
        const double star = value.critical_tag ? 16 : 0;
        room.width = std::max(room.width, safe_width(value.tag_text, size::micro, Face::bold) + star);
        room.height += tag_height;
    }
    if (room.width > 2 * room.half_column) return;  // stays in the table
    const ValueSide side = clear_side(column, room, side_of(layout.columns, i));
    value.box = value_box(column, room, side);
    value.centred = side.centred;
    const double x = side.centred ? column.x : value.box.left;
    const bool tag_first = side.above && !value.tag_text.empty();
    value.at = {x, value.box.top + 13 + (tag_first ? tag_height : 0)};
    value.tag_at = {x, value.box.top + (tag_first ? 12 : value_height + 11)};
    column.value = std::move(value);
}

}  // namespace

void place_values(JourneyLayout& layout, const Journey& journey) {
    const JourneyExtremes extremes = extremes_of(journey);
    for (std::size_t i = 0; i < layout.columns.size(); ++i) place_value(layout, journey, extremes, i);
}

}  // namespace ciclo::drawing
