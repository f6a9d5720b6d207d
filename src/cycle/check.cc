#include "cycle/check.h"

#include <algorithm>

#include "cycle/lints.h"

namespace ciclo::cycle {

namespace {

constexpr std::size_t fewest_moments = 3;  // R0-32

Finding error_of_service(const Map& map, std::string code, LocalText text) {
    return {Severity::error, std::move(code), "", std::move(text), map.service.place};
}

void check_service(const Map& map, std::vector<Finding>& out) {
    const Service& service = map.service;
    if (service.need.empty()) {
        out.push_back(error_of_service(
            map, "no_need",
            {"Falta la necesidad: diga qué necesita el cliente", "The need is missing: say what the customer needs",
             "De behoefte ontbreekt: zeg wat de klant nodig heeft"}));
    }
    if (service.begins.empty()) {
        out.push_back(error_of_service(map, "no_begins",
                                       {"No se dice dónde empieza el ciclo para el cliente",
                                        "It is not said where the cycle begins for the customer",
                                        "Er staat niet waar de cyclus voor de klant begint"}));
    }
    if (service.ends.empty()) {
        out.push_back(error_of_service(map, "no_ends",
                                       {"No se dice dónde termina el ciclo para el cliente",
                                        "It is not said where the cycle ends for the customer",
                                        "Er staat niet waar de cyclus voor de klant eindigt"}));
    }
    if (map.moments.size() < fewest_moments) {
        out.push_back(error_of_service(
            map, "too_few_moments",
            {"Un ciclo tiene al menos 3 momentos; este tiene " + std::to_string(map.moments.size()),
             "A cycle has at least 3 moments; this one has " + std::to_string(map.moments.size()),
             "Een cyclus heeft minstens 3 momenten; deze heeft er " + std::to_string(map.moments.size())}));
    }
}

void check_promises(const Moment& moment, std::vector<Finding>& out) {
    const std::string& id = moment.id.text;
    const auto error = [&](std::string code, LocalText text) {
        out.push_back({Severity::error, std::move(code), id, std::move(text), moment.place});
    };
    if (!moment.criticality.decided) {
        error("criticality_undecided",
              {id + ": decida si el momento es crítico o no", id + ": decide whether the moment is critical",
               id + ": beslis of het moment kritiek is"});
    }
    if (moment.requirements.empty()) {
        error("moment_without_requirement",
              {id + ": el momento no tiene ningún requerimiento", id + ": the moment has no requirement",
               id + ": het moment heeft geen vereiste"});
    }
    if (moment.criticality.critical && moment.standards.empty()) {
        error("critical_without_standard", {id + ": un momento crítico necesita al menos un estándar",
                                            id + ": a critical moment needs at least one standard",
                                            id + ": een kritiek moment heeft minstens één norm nodig"});
    }
    for (const Standard& standard : moment.standards) {
        const bool measured =
            std::any_of(moment.indicators.begin(), moment.indicators.end(),
                        [&](const Indicator& indicator) { return indicator.id == standard.indicator; });
        if (measured) continue;
        out.push_back({Severity::error,
                       "standard_without_indicator",
                       standard.id.text,
                       {standard.id.text + ": ningún indicador mide este estándar",
                        standard.id.text + ": no indicator measures this standard",
                        standard.id.text + ": geen indicator meet deze norm"},
                       standard.place});
    }
}

}  // namespace

const Names<Severity, 3>& names_of(Severity*) {
    static constexpr Names<Severity, 3> names{{{Severity::error, "error", "error", "error", "fout"},
                                               {Severity::warning, "warning", "aviso", "warning", "waarschuwing"},
                                               {Severity::hint, "hint", "sugerencia", "hint", "tip"}}};
    return names;
}

std::vector<Finding> check(const Map& map) {
    std::vector<Finding> out;
    check_service(map, out);
    for (const Moment* moment : map.rateable()) check_promises(*moment, out);
    lint_map(map, out);
    for (const Moment* moment : map.rateable()) lint_moment(map, *moment, out);
    std::stable_sort(out.begin(), out.end(),
                     [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
    return out;
}

bool publishable(const Map& map) {
    const std::vector<Finding> found = check(map);
    return std::none_of(found.begin(), found.end(),
                        [](const Finding& finding) { return finding.severity == Severity::error; });
}

}  // namespace ciclo::cycle
