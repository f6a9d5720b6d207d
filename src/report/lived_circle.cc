#include "report/lived_circle.h"

#include <algorithm>
#include <array>

#include "drawing/circle.h"
#include "report/picture_parts.h"
#include "words/words.h"

namespace ciclo::report {

namespace {

/// What concerns most people; of as many, the first in this order. Nothing when nobody departed.
std::string note_of(const LivedMoment& moment, Language language) {
    struct Kind {
        std::int64_t people;
        const char* key;
    };
    const std::array<Kind, 4> kinds{{{moment.skipped, "conform.note.skipped"},
                                     {moment.out_of_order, "conform.note.out_of_order"},
                                     {moment.repeated, "conform.note.repeated"},
                                     {moment.slow, "conform.note.slow"}}};
    const auto most =
        std::max_element(kinds.begin(), kinds.end(), [](const Kind& a, const Kind& b) { return a.people < b.people; });
    return most->people == 0 ? "" : words::say(language, most->key, {{"n", most->people}});
}

}  // namespace

drawing::Drawing lived_circle_of(const cycle::Map& map, const LivedCycle& lived, const PictureOptions& options) {
    drawing::Circle circle = picture_parts::plain_circle(map, nullptr, options);
    circle.centre.n = lived.cases;
    for (const LivedMoment& moment : lived.moments) {
        const int number = map.number_of(moment.moment);
        if (number == 0 || lived.cases == 0) continue;
        circle.moments[static_cast<std::size_t>(number - 1)].lived = drawing::CircleLived{
            static_cast<double>(moment.lived) / static_cast<double>(lived.cases), note_of(moment, options.language)};
    }
    return drawing::draw_circle(circle);
}

}  // namespace ciclo::report
