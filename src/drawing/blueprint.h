// Service blueprint (Shostack; the lanes of Bitner): what the customer does, and what stands behind it.
//
//   Drawing picture = draw_blueprint({.columns = {…}, .boxes = {…}, .arrows = {…}, .caption = {…}});
//
// One column per moment in the customer's order, five lanes from physical evidence to support, parted by the lines of
// interaction, visibility and internal interaction. Arrows are only those given, never guessed from adjacency; they
// travel in gutters between columns and in channels between rows, so that none runs through a box. An arrow that
// crosses a line puts a dot on it: a contact on the line of interaction, a hand-off on the others. An empty cell shows
// a dash: a question, not a fact. Pure; any thread. Broken promises (ENSURE): ids are unique and not empty, arrows name
// boxes that exist, columns and stages exist.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drawing/geometry.h"
#include "drawing/interval_bar.h"
#include "drawing/rating.h"

namespace ciclo::drawing {

enum class BlueprintLane { evidence, customer, onstage, backstage, support };  ///< from top to bottom
inline constexpr std::size_t blueprint_lanes = 5;

struct BlueprintStage {
    std::string name = {};
    bool optional = false;
};

struct BlueprintColumn {
    std::string number = {};  ///< "3"
    std::string name = {};
    std::size_t stage = 0;  ///< index into Blueprint::stages; a stage's columns stand together
    Criticality criticality = Criticality::ordinary;
    std::optional<Rating> rating = {};           ///< shown under the name with its sign
    std::optional<double> present_minutes = {};  ///< contact + wait; not known is not zero
    std::optional<double> wait_minutes = {};
    bool optional = false;
    std::string address = {};  ///< link of the head; empty = none
};

struct BlueprintBox {
    std::string id = {};
    std::size_t column = 0;
    BlueprintLane lane = BlueprintLane::customer;
    std::string text = {}, role = {};
    enum class By { person, system } by = By::person;
    enum class Mark { no, yes };
    Mark fail_point = Mark::no, wait_point = Mark::no, decision = Mark::no;
    std::optional<double> wait_minutes = {};  ///< shown with the wait point
};

struct BlueprintArrow {
    std::string from = {}, to = {};  ///< ids of boxes
    std::string label = {};          ///< "sí", "no"; cut when long
};

struct Blueprint {
    std::vector<BlueprintStage> stages = {};    ///< may be empty: no stage headers
    std::vector<BlueprintColumn> columns = {};  ///< in the customer's order
    std::vector<BlueprintBox> boxes = {};       ///< stacked in a cell in this order
    std::vector<BlueprintArrow> arrows = {};
    std::string customer_word = {};  ///< "paciente"; empty = the language's word for customer
    Caption caption = {};
};

/// The whole map in one long drawing.
Drawing draw_blueprint(const Blueprint& blueprint);
/// Pages of at most `most_columns` columns, broken at borders of stages where the stages allow it. Lane titles are
/// repeated; an arrow that goes on elsewhere ends in a code ("a ▸ 2") that the other page repeats ("1 ▸ a").
/// Widths differ a little from page to page. `id_prefix` gets the page's number.
std::vector<Drawing> draw_blueprint_pages(const Blueprint& blueprint, std::size_t most_columns = 8);

/// Where the pages break: the first column of each page.
std::vector<std::size_t> blueprint_page_starts(const Blueprint& blueprint, std::size_t most_columns = 8);
/// True when an arrow leads back to an earlier moment: minutes must then not be added. (Every ring of arrows through
/// more than one moment has such an arrow; question and answer inside one moment repeat no moment and are none.)
bool has_rework_loop(const Blueprint& blueprint);

}  // namespace ciclo::drawing
