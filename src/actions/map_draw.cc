// ciclo map draw: the map, and what was measured on it, as a picture.
#include "actions/analysis.h"
#include "actions/maps.h"
#include "actions/save_drawings.h"
#include "actions/sources.h"
#include "report/pictures.h"

namespace ciclo::actions {

namespace {

using drawing::Drawing;

Error needs(const std::string& kind, const std::string& input) {
    return Error{ErrorKind::invalid, "a " + kind + " needs measured data", "give " + input, {}};
}

Result<std::vector<Drawing>> standards_of(const Analysis& analysis, const report::PictureOptions& options) {
    std::vector<Drawing> drawings;
    for (const indicators::StandardMeasure& measure : analysis.measures.standards) {
        const cycle::Moment* moment = analysis.evidence.map.find(measure.moment);
        for (const cycle::Standard& standard : moment->standards) {
            if (standard.id != measure.standard) continue;
            report::PictureOptions one = options;
            one.id_prefix += std::to_string(drawings.size());
            drawings.push_back(report::run_chart_of(standard, measure, one));
        }
    }
    if (drawings.empty()) return needs("standard's chart", "--times with series that a standard of the map names");
    return drawings;
}

/// Pictures that only exist with data.
Result<std::vector<Drawing>> draw_measured(const std::string& kind, const Analysis& analysis,
                                           const report::PictureOptions& options) {
    const cycle::Map& map = analysis.evidence.map;
    if (kind == "standards") return standards_of(analysis, options);
    if (kind == "pareto") {
        if (!analysis.measures.cases) return needs(kind, "--cases");
        return std::vector{report::pareto_of(map, *analysis.measures.cases, report::ParetoBy::moment, options)};
    }
    if (!analysis.evidence.wave) return needs(kind, "--answers");
    if (kind == "curve") return std::vector{report::curve_of(map, analysis.measures, options)};
    if (!analysis.ranking) return needs(kind, "--answers and --importance");
    return std::vector{report::matrix_of(map, *analysis.ranking, analysis.measures, options)};
}

bool has_data(const Arguments& arguments) {
    for (const char* name : {"answers", "cases", "times", "events"}) {
        if (arguments.has(name)) return true;
    }
    return false;
}

Result<std::vector<Drawing>> draw(const std::string& kind, const Arguments& arguments, World& world) {
    report::PictureOptions options;
    options.language = world.language;
    if (!has_data(arguments)) {
        const Result<cycle::Map> map = open_map(arguments.text("map"), world);
        if (!map) return map.errors();
        if (kind == "circle") return std::vector{report::circle_of(*map, nullptr, options)};
        if (kind == "blueprint") return report::blueprint_of(*map, options);
        return needs(kind, "--answers, --cases or --times");
    }
    const Result<Analysis> analysis = analyse(arguments, world);
    if (!analysis) return analysis.errors();
    if (kind == "circle") return std::vector{report::circle_of(analysis->evidence.map, &analysis->measures, options)};
    if (kind == "blueprint") return report::blueprint_of(analysis->evidence.map, options);
    return draw_measured(kind, *analysis, options);
}

Result<Outcome> run_draw(const Arguments& arguments, World& world) {
    if (const auto error = unknown_picture_format(arguments)) return *error;
    const Result<std::vector<Drawing>> drawings = draw(arguments.maybe("as").value_or("circle"), arguments, world);
    if (!drawings) return drawings.errors();
    return save_drawings(*drawings, arguments.text("map"), arguments, world);
}

}  // namespace

Action map_draw_action() {
    std::vector<Input> inputs = analysis_inputs();
    inputs.push_back({.name = "as",
                      .kind = InputKind::choice,
                      .help = {"qué dibujo", "which picture", "welke tekening"},
                      .choices = {"circle", "blueprint", "curve", "matrix", "pareto", "standards"}});
    for (Input& input : picture_inputs()) inputs.push_back(std::move(input));
    return {.name = "map draw",
            .help = {"dibujar el ciclo: círculo, plano, curva, matriz, Pareto, normas",
                     "draw the cycle: circle, blueprint, curve, matrix, Pareto, standards",
                     "de cyclus tekenen: cirkel, blauwdruk, curve, matrix, Pareto, normen"},
            .who = Permission::signed_in(),
            .example = "ciclo map draw bank-cheque --as blueprint -o bank.pdf --paper a3",
            .inputs = std::move(inputs),
            .run = run_draw};
}

}  // namespace ciclo::actions
