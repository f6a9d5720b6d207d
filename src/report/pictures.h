// Pictures: maps and measures in the terms of the drawings. Used by the report and by `ciclo map draw`, so that a
// circle looks the same in both.
//
//   Drawing circle = circle_of(map, nullptr, {.language = Language::es});   // a map nobody has answered about yet
//
// Nothing is measured here. Pure; any number of threads. A drawing's summary is its <desc> and its alternative text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "cycle/map.h"
#include "drawing/picture.h"
#include "drawing/sign.h"
#include "indicators/measures.h"
#include "moments/evidence.h"
#include "priorities/ranking.h"

namespace ciclo::report {

struct PictureOptions {
    Language language = Language::es;
    std::string id_prefix = "d";  ///< every id inside the drawing begins with it; unique per page
    std::string moment_link;      ///< "#m-": moment M3 links to "#m-M3"; empty = nothing can be pressed
    std::string summary;          ///< <desc>: the finding in one sentence
    /// Circle only. hidden: ring and numbers without a key, for a narrow screen; the names stand in a list beside it.
    enum class Names { shown, hidden } names = Names::shown;
    /// Blueprint only. one: in one piece, for a page that scrolls; many: sheets for paper.
    enum class Sheets { many, one } sheets = Sheets::many;
    /// Interval bar only. bare: ticks without numbers, for the bars below a numbered one.
    enum class Ticks { numbered, bare } ticks = Ticks::numbered;
};

drawing::Sign sign_of(indicators::Sign sign);
/// Fewer than five answers have no sign: they are drawn hollow.
drawing::Sign sign_of(const indicators::MomentMeasure& measure);

/// The cycle as a clock (F.1). With measures: signs, means, index and integrity in the centre.
drawing::Drawing circle_of(const cycle::Map& map, const indicators::Measures* measures, const PictureOptions& options);
/// Lanes and moments (F.2). Several sheets when the map is long.
std::vector<drawing::Drawing> blueprint_of(const cycle::Map& map, const PictureOptions& options);
/// Means along the cycle with their intervals (F.3); before–after as a second, dashed line when it was measured.
drawing::Drawing curve_of(const cycle::Map& map, const indicators::Measures& measures, const PictureOptions& options);
/// Importance against performance (K-09).
drawing::Drawing matrix_of(const cycle::Map& map, const priorities::Ranking& ranking,
                           const indicators::Measures& measures, const PictureOptions& options);
/// Complaints and claims per moment or per cause (K-17).
enum class ParetoBy { moment, cause };
drawing::Drawing pareto_of(const cycle::Map& map, const indicators::CaseMeasures& cases, ParetoBy by,
                           const PictureOptions& options);
/// The measured values of one standard in order, with its limit.
drawing::Drawing run_chart_of(const cycle::Standard& standard, const indicators::StandardMeasure& measure,
                              const PictureOptions& options);
/// Mean and interval of one moment on its scale.
drawing::Drawing interval_bar_of(const indicators::MomentMeasure& measure, const survey::Scale& scale,
                                 const PictureOptions& options);

}  // namespace ciclo::report
