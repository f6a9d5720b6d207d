// The pictures of results, as the report draws them, with links to the moments when asked.
#include <algorithm>

#include "actions/results_answers.h"
#include "base/text.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "report/pictures.h"

namespace ciclo::actions {

namespace {

using drawing::Drawing;

Error no_picture(const std::string& as, const std::string& what) {
    return {ErrorKind::not_found, "there is no " + as + " without " + what, "import " + what, {"as", 0, 0}, "no_picture"};
}

/// `<a href="/cycles/C/moments/M3"` also gets the id by which a page finds the moment: moment-M3. Only one link of a
/// picture leads to a moment.
void add_ids(Drawing& drawing, const std::string& base) {
    const std::string opening = "<a href=\"" + base;
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = drawing.svg.find(opening); at != std::string::npos; at = drawing.svg.find(opening, from)) {
        const std::size_t name = at + opening.size(), end = drawing.svg.find('"', name);
        out.append(drawing.svg, from, at - from);
        out += "<a id=\"moment-" + drawing.svg.substr(name, end - name) + "\"";
        from = at + 2;
    }
    out.append(drawing.svg, from);
    drawing.svg = std::move(out);
}

const cycle::Standard* standard_of(const cycle::Map& map, const indicators::StandardMeasure& measure) {
    const cycle::Moment* moment = map.find(measure.moment);
    if (moment == nullptr) return nullptr;
    const auto found = std::find_if(moment->standards.begin(), moment->standards.end(),
                                    [&](const cycle::Standard& standard) { return standard.id == measure.standard; });
    return found == moment->standards.end() ? nullptr : &*found;
}

/// One chart per period of the standard, the newest first.
Result<std::vector<Drawing>> run_charts(const Analysis& found, const std::string& standard, const report::PictureOptions& options) {
    std::vector<Drawing> charts;
    for (auto measure = found.measures.standards.rbegin(); measure != found.measures.standards.rend(); ++measure) {
        if (measure->standard.text != standard && !standard.empty()) continue;
        const cycle::Standard* promised = standard_of(found.evidence.map, *measure);
        if (promised == nullptr) continue;
        report::PictureOptions one = options;
        one.id_prefix += std::to_string(charts.size());
        charts.push_back(report::run_chart_of(*promised, *measure, one));
    }
    if (charts.empty()) return no_picture("run", "times of this standard");
    return charts;
}

Result<std::vector<Drawing>> drawn(const Analysis& found, const PictureWish& wish, const report::PictureOptions& options) {
    const cycle::Map& map = found.evidence.map;
    const indicators::Measures& measures = found.measures;
    if (wish.as == "circle") {
        return std::vector{report::circle_of(map, found.evidence.wave ? &measures : nullptr, options)};
    }
    if (wish.as == "blueprint") return report::blueprint_of(map, options);
    if (wish.as == "pareto") {
        if (!measures.cases) return no_picture(wish.as, "cases");
        report::PictureOptions causes = options;
        causes.id_prefix += "-cause";  // both stand on one page
        return std::vector{report::pareto_of(map, *measures.cases, report::ParetoBy::moment, options),
                           report::pareto_of(map, *measures.cases, report::ParetoBy::cause, causes)};
    }
    if (wish.as == "run") return run_charts(found, wish.standard, options);
    if (!found.evidence.wave) return no_picture(wish.as, "answers");
    if (wish.as == "curve") return std::vector{report::curve_of(map, measures, options)};
    if (!found.ranking || found.ranking->quadrants.empty()) return no_picture(wish.as, "importance");
    return std::vector{report::matrix_of(map, *found.ranking, measures, options)};
}

}  // namespace

Result<std::vector<Drawing>> pictures_of(const Telling& telling, const PictureWish& wish) {
    report::PictureOptions options;
    options.language = telling.language;
    options.id_prefix = wish.as;
    if (wish.names == PictureWish::Names::hidden) options.names = report::PictureOptions::Names::hidden;
    options.summary = report::flat(telling.document.answer);
    const std::string base = "/cycles/" + telling.question.cycle() + "/moments/";
    if (wish.links == Links::moments) options.moment_link = base;
    Result<std::vector<Drawing>> drawings = drawn(telling.results.analysis, wish, options);
    if (!drawings || wish.links == Links::none) return drawings;
    for (Drawing& drawing : *drawings) add_ids(drawing, base);
    return drawings;
}

std::string picture_json(const std::vector<Drawing>& drawings) {
    std::vector<formats::Value> sheets;
    for (const Drawing& drawing : drawings) sheets.push_back(formats::string(drawing.svg));
    return cycle::compact_json(
        formats::object({{"svg", formats::string(drawings.front().svg)}, {"sheets", formats::list(std::move(sheets))}}));
}

std::vector<std::string> pictures_there(const Results& results) {
    const Analysis& found = results.analysis;
    std::vector<std::string> there{"circle", "blueprint"};
    if (found.evidence.wave) there.emplace_back("curve");
    if (found.ranking && !found.ranking->quadrants.empty()) there.emplace_back("matrix");
    if (found.measures.cases) there.emplace_back("pareto");
    if (!found.measures.standards.empty()) there.emplace_back("run");
    return there;
}

}  // namespace ciclo::actions
