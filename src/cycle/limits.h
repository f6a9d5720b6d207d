// How large a map may be, each with its reason. Reading more is refused, never cut.
#pragma once

#include <cstddef>

#include "formats/fields.h"

namespace ciclo::cycle::limits {

constexpr std::size_t map_bytes = 2U << 20;  ///< of a map's file: twice YAML's limit, for JSON says it in more words
constexpr std::size_t moments = 200;     ///< the circle draws 60; a map of more than 200 is several services in one
constexpr std::size_t stages = 60;       ///< one band of the circle each
constexpr std::size_t transversal = 20;  ///< inner arcs of the circle: 14 units each
constexpr std::size_t per_moment = 50;  ///< requirements, standards, indicators, roles… of one moment: one printed page
constexpr std::size_t actions = 1000;       ///< blueprint boxes: 200 columns of 5 lanes
constexpr std::size_t arrows = 2000;        ///< two for every box
constexpr std::size_t service_texts = 100;  ///< sources, providers, contact reasons, patterns of one file
constexpr double minutes = 5'256'000;       ///< ten years: a moment may be the answer to an appeal
constexpr int version = 100'000;            ///< a version a day for centuries; catches a date typed as a version
constexpr std::size_t edits = 20'000;  ///< cells of a whole map of 200 moments: what a pasted map changes at once
constexpr std::size_t address = 400;  ///< bytes of a cell's address: five names of 60 characters and what stands between
constexpr std::size_t errors = 200;         ///< shown of one file; who mends 200 reads again anyway

/// A name stands in a circle node's label, a table head, a chart: one line. Text is a paragraph.
constexpr formats::TextLimit name{.most = 200, .lines = formats::TextLimit::Lines::one};
constexpr formats::TextLimit word{.most = 300, .lines = formats::TextLimit::Lines::one};
constexpr formats::TextLimit text{.most = 4000, .lines = formats::TextLimit::Lines::many};

}  // namespace ciclo::cycle::limits
