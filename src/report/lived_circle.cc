#include "report/lived_circle.h"

#include <algorithm>
#include <array>

#include "cycle/moves.h"
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

constexpr std::int64_t fewest_drawn = 5;  ///< of fewer a line says nothing
constexpr std::size_t most_drawn = 16;    ///< more lines across are a knot

/// The most frequent moves between moments of the ring.
std::vector<drawing::CircleMove> moves_of(const cycle::Map& map, const LivedCycle& lived) {
    const cycle::Moves allowed = cycle::moves_of(map);
    std::vector<LivedCircleMove> moves;
    std::int64_t most = 0;
    for (const LivedCircleMove& move : lived.moves) {
        const bool shown = move.times >= fewest_drawn && move.from != move.to;
        if (shown && map.number_of(move.from) > 0 && map.number_of(move.to) > 0) moves.push_back(move);
    }
    std::stable_sort(moves.begin(), moves.end(), [](const auto& a, const auto& b) { return a.times > b.times; });
    if (moves.size() > most_drawn) moves.resize(most_drawn);
    if (!moves.empty()) most = moves.front().times;
    std::vector<drawing::CircleMove> out;
    for (const LivedCircleMove& move : moves) {
        const auto from = static_cast<std::uint32_t>(map.number_of(move.from) - 1);
        const auto to = static_cast<std::uint32_t>(map.number_of(move.to) - 1);
        out.push_back({from, to, static_cast<double>(move.times) / static_cast<double>(most),
                       std::binary_search(allowed.next[from].begin(), allowed.next[from].end(), to)});
    }
    return out;
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
    circle.moves = moves_of(map, lived);
    if (!circle.moves.empty()) circle.waits = drawing::Circle::Waits::hidden;  // a link's width says one thing
    return drawing::draw_circle(circle);
}

}  // namespace ciclo::report
