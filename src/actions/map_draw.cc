// ciclo map draw: the map, and what was measured on it, as a picture.
#include "actions/analysis.h"
#include "actions/maps.h"
#include "actions/sources.h"
#include "base/text.h"
#include "report/picture_export.h"
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

report::Paper paper_of(const Arguments& arguments) {
    return arguments.text("paper") == "a3" ? report::Paper::a3 : report::Paper::a4;
}

/// One file of one picture: a PDF holds all the sheets, the others are numbered.
Result<std::string> exported(const std::vector<Drawing>& drawings, std::size_t sheet, const std::string& format,
                             const Arguments& arguments, World& world) {
    if (format == "svg") return drawings[sheet].svg;
    if (format == "png") return report::to_png(drawings[sheet], 2);
    report::PdfOptions options;
    options.paper = paper_of(arguments);
    options.language = world.language;
    options.title = arguments.text("map");
    return report::to_pdf(drawings, options);
}

std::string numbered(const std::string& path, std::size_t sheet, std::size_t sheets) {
    if (sheets == 1) return path;
    const std::size_t dot = path.size() - extension_of(path).size() - 1;
    return path.substr(0, dot) + "-" + std::to_string(sheet + 1) + path.substr(dot);
}

Result<Outcome> run_draw(const Arguments& arguments, World& world) {
    const std::string kind = arguments.maybe("as").value_or("circle");
    const std::string path = arguments.text("output");
    const std::string format = path.empty() || path == "-" ? "svg" : extension_of(path);
    if (format != "svg" && format != "png" && format != "pdf") {
        return Error{ErrorKind::unsupported, "a picture is not written as " + quoted(format),
                     "end the file's name in .svg, .png or .pdf", {path}};
    }
    const Result<std::vector<Drawing>> drawings = draw(kind, arguments, world);
    if (!drawings) return drawings.errors();
    if (path.empty()) return Outcome{drawings->front().svg + "\n"};
    const std::size_t files = format == "pdf" ? 1 : drawings->size();
    std::string written;
    for (std::size_t i = 0; i < files; ++i) {
        const Result<std::string> bytes = exported(*drawings, i, format, arguments, world);
        if (!bytes) return bytes.errors();
        const std::string name = numbered(path, i, files);
        const Result<Done> put = world.files.write(name, *bytes);
        if (!put) return put.errors();
        if (name != "-") written += name + "\n";
    }
    return Outcome{written};
}

}  // namespace

Action map_draw_action() {
    std::vector<Input> inputs = analysis_inputs();
    inputs.push_back({.name = "as",
                      .kind = InputKind::choice,
                      .help = {"qué dibujo", "which picture", "welke tekening"},
                      .choices = {"circle", "blueprint", "curve", "matrix", "pareto", "standards"}});
    inputs.push_back({.name = "paper",
                      .kind = InputKind::choice,
                      .help = {"papel del PDF", "paper of the PDF", "papier van de PDF"},
                      .choices = {"a4", "a3"}});
    Input output = output_input();
    output.help = {"dibujo (.svg, .png, .pdf); si falta, SVG en la salida estándar",
                   "picture (.svg, .png, .pdf); default: SVG on standard output",
                   "tekening (.svg, .png, .pdf); anders SVG op de standaarduitvoer"};
    inputs.push_back(std::move(output));
    return {.name = "map draw",
            .help = {"dibujar el ciclo: círculo, plano, curva, matriz, Pareto, normas",
                     "draw the cycle: circle, blueprint, curve, matrix, Pareto, standards",
                     "de cyclus tekenen: cirkel, blauwdruk, curve, matrix, Pareto, normen"},
            .example = "ciclo map draw bank-cheque --as blueprint -o bank.pdf --paper a3",
            .inputs = std::move(inputs),
            .run = run_draw};
}

}  // namespace ciclo::actions
