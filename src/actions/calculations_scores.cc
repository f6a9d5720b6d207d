// Scores made of several answers: NPS, composites, report card, SERVQUAL, reliability.
#include "actions/calculations_parts.h"

#include <cmath>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/composite.h"
#include "stats/nps.h"
#include "stats/reliability.h"

namespace ciclo::actions {

namespace {

using formats::Value;

Result<Value> run_nps(const Value& input) {
    Given given(input, "nps");
    const stats::NpsCounts counts{given.whole("detractors"), given.whole("passives"), given.whole("promoters")};
    const double level = given.level();
    if (counts.n() == 0) given.refuse("has no answers", "give at least one");
    if (!given.sound()) return given.errors();
    const auto parts = stats::nps_parts(counts, level);
    return answer(*stats::nps(counts, level), {{"points", value_of(parts->value * 100)},
                                               {"se", value_of(parts->se)},
                                               {"adjusted", value_of(parts->adjusted)}});
}

stats::NpsCounts counts_of(Given& given, std::string_view key) {
    const auto c = given.wholes(key);
    if (c.size() != 3 || c[0] + c[1] + c[2] == 0) {
        given.refuse("needs detractors, passives and promoters in " + std::string(key), "write [5, 6, 9]");
        return {1, 0, 0};
    }
    return {c[0], c[1], c[2]};
}

Result<Value> run_nps_difference(const Value& input) {
    Given given(input, "difference-of-nps");
    const stats::NpsCounts first = counts_of(given, "first"), second = counts_of(given, "second");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    const auto d = stats::nps_difference(first, second, level);
    return answer(d->difference, {{"z", value_of(d->z)}, {"p", value_of(d->p)}});
}

Result<Value> run_composite(const Value& input) {
    Given given(input, "composite");
    const auto top = given.wholes("top"), n = given.wholes("n", 1);
    given.same_length(top.size(), n.size(), "n");
    std::vector<stats::UnitCount> items;
    for (std::size_t i = 0; i < std::min(top.size(), n.size()); ++i) {
        if (top[i] > n[i]) given.refuse("has more top answers than answers", "a part is no larger than its whole");
        items.push_back({std::min(top[i], n[i]), n[i]});
    }
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(stats::mean_of_shares(items))},
                   {"items", formats::integer(static_cast<std::int64_t>(items.size()))}});
}

Result<Value> run_composite_answers(const Value& input) {
    Given given(input, "composite-of-answers");
    const NamedLists top = given.flag_lists("top");
    const stats::Resampling how = given.resampling(top.length() * top.lists.size());
    if (!given.sound()) return given.errors();
    return answer_or(stats::composite_top_box(top.lists, how), "an item has no answer");
}

Result<Value> run_report_card(const Value& input) {
    Given given(input, "report-card");
    const NamedNumbers weight = given.named_numbers("weight", {0, 1e6});
    const NamedNumbers own = given.named_numbers("own"), rival = given.named_numbers("rival");
    std::vector<stats::CardLine> lines;
    for (std::size_t i = 0; i < weight.names.size(); ++i) {
        const auto o = own.of(weight.names[i]), r = rival.of(weight.names[i]);
        if (!o || !r) given.refuse("has no grade of both for " + weight.names[i], "grade yourself and the rival on it");
        lines.push_back({weight.numbers[i], o.value_or(0), r.value_or(0)});
    }
    if (!given.sound()) return given.errors();
    const auto card = stats::report_card(lines);
    if (!card) return no_answer("the weights sum to 0");
    Entries contribution;
    for (std::size_t i = 0; i < lines.size(); ++i)
        contribution.emplace_back(weight.names[i], value_of(card->contribution[i]));
    return answer({{"own", value_of(card->own)},
                   {"rival", value_of(card->rival)},
                   {"contribution", formats::object(std::move(contribution))}});
}

Result<Value> run_servqual(const Value& input) {
    Given given(input, "servqual");
    stats::ServqualInput in;
    in.expectation = given.matrix("expectation", Missing::allowed);
    in.perception = given.matrix("perception", Missing::allowed);
    const auto dimension = given.texts("dimension_of_item");
    std::vector<std::string> names;
    for (const std::string& name : dimension) {
        const auto found = std::find(names.begin(), names.end(), name);
        in.dimension_of_item.push_back(static_cast<std::size_t>(found - names.begin()));
        if (found == names.end()) names.push_back(name);
    }
    in.dimensions = names.size();
    if (given.has("weights")) {
        const NamedNumbers weights = given.named_numbers("weights", {0, 1e6});
        for (const std::string& name : names) in.weights.push_back(weights.of(name).value_or(0));
    }
    const double level = given.level();
    if (!given.sound()) return given.errors();
    const Result<stats::Servqual> s = stats::servqual(in, level);
    if (!s) return s.errors();
    Entries gaps;
    for (std::size_t d = 0; d < names.size(); ++d) gaps.emplace_back(names[d], value_of(s->dimension_gap[d]));
    return answer({{"gap", formats::object(std::move(gaps))},
                   {"unweighted", value_of(s->unweighted)},
                   {"weighted", value_of(s->weighted)},
                   {"n", formats::integer(static_cast<std::int64_t>(in.perception.size()))}});
}

Result<Value> run_alpha(const Value& input) {
    Given given(input, "alpha");
    const NamedLists items = given.lists("items");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    const auto alpha = stats::cronbach(items.columns(), level);
    if (!alpha) return no_answer("fewer than two items with spread or three complete answers are left");
    Entries without;
    for (const stats::AlphaItem& item : alpha->items) {
        without.emplace_back(items.names[item.column], formats::object({{"alpha_without", value_of(item.alpha_without)},
                                                                        {"r_others", value_of(item.r_others)}}));
    }
    return answer(alpha->alpha, {{"standardised", value_of(alpha->standardised)},
                                 {"spearman_brown", value_of(alpha->spearman_brown)},
                                 {"items", formats::object(std::move(without))},
                                 {"left_out", formats::integer(alpha->left_out)}});
}

Result<Value> run_spearman_brown(const Value& input) {
    Given given(input, "spearman-brown");
    const double r = given.number("r", {-0.999999, 1});
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(stats::spearman_brown(r))}});
}

Result<Value> run_gap_reliability(const Value& input) {
    Given given(input, "gap-reliability");
    stats::GapReliabilityInput in;
    in.sd_perception = given.number("sd_perception", {0, 1e6});
    in.sd_expectation = given.number("sd_expectation", {0, 1e6});
    in.reliability_perception = given.share("reliability_perception");
    in.reliability_expectation = given.share("reliability_expectation");
    in.correlation = given.number("correlation", {-1, 1});
    if (!given.sound()) return given.errors();
    const auto reliability = stats::gap_reliability(in);
    if (!reliability) return no_answer("the gap has no variance");
    return answer({{"value", value_of(*reliability)}, {"weak", formats::boolean(*reliability < 0.7)}});
}

const Calculation nps_row{
    "nps",
    {"NPS con intervalo de Wald ajustado", "NPS with adjusted Wald interval", "NPS met aangepast Wald-interval"},
    {{"detractors", "whole number", "answers 0 to 6"},
     {"passives", "whole number", "answers 7 and 8"},
     {"promoters", "whole number", "answers 9 and 10"},
     level_input},
    R"({"detractors": 22, "passives": 13, "promoters": 15})",
    "Rocks (2016)",
    "answers to different wordings or channels",
    run_nps};

const Calculation nps_difference_row{"difference-of-nps",
                                     {"diferencia de dos NPS", "difference of two NPS", "verschil van twee NPS"},
                                     {{"first", "list of 3 whole numbers", "detractors, passives, promoters"},
                                      {"second", "list of 3 whole numbers", "detractors, passives, promoters"},
                                      level_input},
                                     R"({"first": [22, 13, 15], "second": [10, 15, 25]})",
                                     "Rocks (2016), z on adjusted estimates",
                                     "groups that share people",
                                     run_nps_difference};

const Calculation composite_row{
    "composite",
    {"promedio de las proporciones de varios ítems (HCAHPS)", "mean of the shares of several items (HCAHPS)",
     "gemiddelde van de aandelen van vragen (HCAHPS)"},
    {{"top", "list of whole numbers", "top answers of each item"},
     {"n", "list of whole numbers", "answers of each item"}},
    R"({"top": [410, 392, 380], "n": [500, 498, 480]})",
    "CMS HCAHPS",
    "",
    run_composite};

const Calculation composite_answers_row{
    "composite-of-answers",
    {"lo mismo desde las respuestas, con intervalo", "the same from answers, with an interval",
     "hetzelfde uit de antwoorden, met interval"},
    {{"top", "map of lists of true/false", "per item and respondent: top answer; null = not answered"},
     level_input,
     seed_input,
     replicates_input},
    R"({"top": {"a": [true, false, true, true, null, true], "b": [true, true, false, true, true, true]}})",
    "percentile bootstrap of respondents",
    "respondents of several waves or mixes",
    run_composite_answers};

const Calculation report_card_row{
    "report-card",
    {"libreta de calificaciones ponderada frente al mejor rival", "weighted report card against the best rival",
     "gewogen rapport tegenover de beste concurrent"},
    {{"weight", "map of numbers", "weight of each attribute, from customers"},
     {"own", "map of numbers", "own grade"},
     {"rival", "map of numbers", "best rival's grade"}},
    R"({"weight": {"Rapidez": 30, "Trato": 25, "Claridad": 15, "Instalaciones": 10, "Solucion": 20}, "own": {"Rapidez": 6.8, "Trato": 8.9, "Claridad": 7.4, "Instalaciones": 9.1, "Solucion": 6.2}, "rival": {"Rapidez": 8.1, "Trato": 8.5, "Claridad": 7.9, "Instalaciones": 8.0, "Solucion": 8.4}})",
    "Albrecht & Bradford (1990)",
    "weights guessed by staff instead of given by customers",
    run_report_card};

const Calculation servqual_row{
    "servqual",
    {"brechas SERVQUAL por dimensión", "SERVQUAL gaps by dimension", "SERVQUAL-kloven per dimensie"},
    {{"expectation", "list of lists", "per person one answer per item; null = missing"},
     {"perception", "list of lists", "likewise"},
     {"dimension_of_item", "list of texts", "dimension of each item"},
     {"weights", "map of numbers", "100 points over the dimensions", false},
     level_input},
    R"({"expectation": [[7, 7, 6], [6, 7, 7]], "perception": [[5, 6, 6], [5, 5, 6]], "dimension_of_item": ["REL", "REL", "EMP"], "weights": {"REL": 70, "EMP": 30}})",
    "Parasuraman, Zeithaml & Berry (1988)",
    "expectations pile up at the top: check gap-reliability",
    run_servqual};

const Calculation alpha_row{"alpha",
                            {"alfa de Cronbach con intervalo de Feldt", "Cronbach's alpha with Feldt interval",
                             "Cronbachs alfa met Feldt-interval"},
                            {{"items", "map of lists", "answers per item; null = missing"}, level_input},
                            R"({"items": {"a": [1, 2, 3, 4, 5, 3], "b": [2, 2, 4, 4, 5, 3], "c": [1, 3, 3, 5, 4, 2]}})",
                            "Cronbach (1951), Feldt (1965)",
                            "alpha measures redundancy, not that a scale measures one thing",
                            run_alpha};

const Calculation spearman_brown_row{
    "spearman-brown",
    {"fiabilidad de dos ítems", "reliability of two items", "betrouwbaarheid van twee vragen"},
    {{"r", "number", "their correlation"}},
    R"({"r": 0.55})",
    "2r/(1+r)",
    "",
    run_spearman_brown};

const Calculation gap_reliability_row{
    "gap-reliability",
    {"fiabilidad de una brecha P - E", "reliability of a gap P - E", "betrouwbaarheid van een kloof P - E"},
    {{"sd_perception", "number", "standard deviation of perceptions"},
     {"sd_expectation", "number", "standard deviation of expectations"},
     {"reliability_perception", "number", "0 to 1"},
     {"reliability_expectation", "number", "0 to 1"},
     {"correlation", "number", "between both, -1 to 1"}},
    R"({"sd_perception": 1.1, "sd_expectation": 0.6, "reliability_perception": 0.88, "reliability_expectation": 0.8, "correlation": 0.35})",
    "Peter, Churchill & Brown (1993)",
    "",
    run_gap_reliability};

}  // namespace

std::vector<Calculation> score_calculations() {
    return {nps_row,      nps_difference_row, composite_row,      composite_answers_row, report_card_row,
            servqual_row, alpha_row,          spearman_brown_row, gap_reliability_row};
}

}  // namespace ciclo::actions
