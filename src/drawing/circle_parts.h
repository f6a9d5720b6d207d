// The parts of lay_out_circle(), in the order they are placed; each reads what the ones before it wrote.
// Only for circle_layout.cc and the parts themselves.
#pragma once

#include "drawing/circle_layout.h"
#include "drawing/words.h"

namespace ciclo::drawing {

/// F.1 rules 1–5 and 13: radii, nodes, links, stage bands.
void place_ring(const Circle& circle, CircleLayout& layout);
/// Rule 12: the largest composition of the centre's text that stays in the disc.
void place_centre(const Circle& circle, CircleLayout& layout);
/// Rules 7–9: label blocks and their leaders.
void place_labels(const Circle& circle, CircleLayout& layout);
/// Rule 11: the start mark and the note of the way back, where nothing else is.
void place_start(const Circle& circle, CircleLayout& layout);
/// Rules 4, 5, 10: what the marks mean, and the page around everything.
void place_legend(const Circle& circle, CircleLayout& layout);

/// Moves across the ring, below everything else.
void draw_moves(Svg& svg, const Circle& circle, const CircleLayout& layout);
/// From one moment to the next of the ring.
bool is_between_neighbours(const CircleMove& move);

/// Shared by layout and painting.
bool is_measured(const Circle& circle);  ///< any moment has a rating
bool is_lived(const Circle& circle);     ///< any moment says how many lived it
bool shows_wait(const Circle& circle, const CircleMoment& moment);
Sign shown_sign(const std::optional<Rating>& rating);  ///< none when there are too few answers
std::string rating_words(const std::optional<Rating>& rating, Language language);   ///< "2,85 −", "n/d"
std::string answers_words(const std::optional<Rating>& rating, Language language);  ///< " · n 20", or nothing
std::string lived_words(const CircleLived& lived, Language language);               ///< "lo vivió el 78 %"
std::string_view mark_of(Criticality criticality);                                  ///< "★ ", "★? ", ""
void draw_transversal_diamond(Svg& svg, Point centre, Criticality criticality);
std::string letter_of_stage(std::size_t index);  ///< A … Z, AA, AB …
std::string_view glyph_of(Sign sign);            ///< "+", "~", "−", ""
double median_wait(const Circle& circle);

namespace ring {
inline constexpr double node_many = 15, node_few = 20;  ///< radius above and up to 20 moments
inline constexpr double band_from = 62, band_to = 34;   ///< inside the ring radius
inline constexpr double first_arc = 78, arc_step = 14;  ///< transversals
inline constexpr double criticality_ring = 4.5;         ///< outside the node
inline constexpr double label_gap = 64, leader_gap = 58, leader_radial = 8;
inline constexpr double margin = 20;
}  // namespace ring

}  // namespace ciclo::drawing
