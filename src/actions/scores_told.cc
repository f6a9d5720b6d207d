#include "actions/scores_told.h"

#include <algorithm>
#include <array>

#include "actions/few_cases.h"
#include "actions/text_table.h"
#include "actions/trace_ledger.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "formats/json.h"
#include "formats/table.h"

namespace ciclo::actions {

namespace {

using formats::integer;
using formats::number;
using formats::Value;
using journeys::Joined;
using journeys::SubjectVoices;
using stats::Estimate;

const LocalText cases_words{"casos", "cases", "gevallen"};
const LocalText scored_words{"con nota", "with a score", "met een score"};
const LocalText complaining_words{"con queja", "with a complaint", "met een klacht"};
const LocalText mean_words{"nota media", "mean score", "gemiddelde score"};
const LocalText subject_title{"Actividad", "Activity", "Activiteit"};
const LocalText moment_title{"Momento", "Moment", "Moment"};
const LocalText passed_title{"Casos", "Cases", "Gevallen"};
const LocalText scored_title{"Con nota", "Scored", "Met score"};
const LocalText score_title{"Nota", "Score", "Score"};
const LocalText without_title{"Sin pasar", "Not passed", "Zonder"};
const LocalText difference_title{"Diferencia (95 %)", "Difference (95%)", "Verschil (95 %)"};
const LocalText thirds_title{"Espera corta / media / larga", "Short / middle / long wait", "Kort / middel / lang wachten"};
const LocalText rank_title{"Espera y nota: ρ (95 %)", "Wait and score: ρ (95%)", "Wachten en score: ρ (95 %)"};
const LocalText heat_title{"Calor", "Heat", "Hitte"};
const LocalText complained_title{"Con queja (95 %)", "With a complaint (95%)", "Met klacht (95 %)"};
const LocalText heat_note{
    "Calor: parte de los casos con espera allí × espera media × lo que falta a la nota; segundos de espera por caso, pesados "
    "por el descontento.",
    "Heat: share of the cases with a wait there × mean wait × what the score lacks; waiting per case, weighed by discontent.",
    "Hitte: deel van de gevallen met wachttijd daar × gemiddelde wachttijd × wat de score mist; wachten per geval, gewogen naar "
    "ontevredenheid."};
const LocalText cause_note{
    "Quien pasa por un momento no es como quien no pasa, ni quien contesta como quien calla: una diferencia no es un "
    "efecto.",
    "Who passes a moment is not like who does not, nor who answers like who keeps silent: a difference is no effect.",
    "Wie een moment passeert lijkt niet op wie dat niet doet, en wie antwoordt niet op wie zwijgt: een verschil is geen "
    "gevolg."};

using Told = ScoresTold;

const LocalText& title_of(const Told& told) {
    return told.of == Told::Of::moments ? moment_title : subject_title;
}

std::string code_of_subject(const Told& told) {
    return told.of == Told::Of::moments ? "moment" : "activity";
}

/// Hottest first, then most cases, then as they came.
std::vector<std::size_t> by_heat(const Told& told) {
    std::vector<std::size_t> order;
    for (std::size_t s = 0; s < told.names.size(); ++s) {
        if (told.joined.subjects[s].cases > 0) order.push_back(s);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const SubjectVoices &one = told.joined.subjects[a], &other = told.joined.subjects[b];
        const double heat = one.heat_seconds.value_or(-1), than = other.heat_seconds.value_or(-1);
        return heat != than ? heat > than : one.cases > other.cases;
    });
    return order;
}

std::string mean_text(const std::optional<Estimate>& mean, Language language) {
    return mean && enough_to_tell(mean->n) ? format_trimmed(mean->value, 2, language) : "–";
}

/// "-0.42 (-0.61 – -0.23)"
std::string with_ends(double value, const std::optional<double>& low, const std::optional<double>& high,
                      Language language) {
    std::string text = format_number(value, 2, language);
    if (low && high) text += " (" + format_number(*low, 2, language) + " – " + format_number(*high, 2, language) + ")";
    return text;
}

/// Nothing where one of the two sides has fewer than five.
std::optional<Estimate> difference_told(const SubjectVoices& one) {
    if (!one.difference || !enough_to_tell(one.score->n) || !enough_to_tell(one.score_without->n)) return std::nullopt;
    return one.difference->difference;
}

std::optional<Estimate> complaint_difference_told(const SubjectVoices& one) {
    if (!one.complained_without || !enough_to_tell(one.cases) || !enough_to_tell(one.complained_without->n)) {
        return std::nullopt;
    }
    return one.complained_difference;
}

/// The mean wait, the shortfall, the heat.
std::array<std::optional<double>, 3> heat_told(const SubjectVoices& one) {
    const bool scored = one.score && enough_to_tell(one.score->n);
    const bool waited = enough_to_tell(one.waited);
    return {waited ? one.mean_wait_seconds : std::nullopt, scored ? one.shortfall : std::nullopt,
            scored && waited ? one.heat_seconds : std::nullopt};
}

std::string difference_text(const SubjectVoices& one, Language language) {
    const auto difference = difference_told(one);
    return difference ? with_ends(difference->value, difference->low, difference->high, language) : "–";
}

std::string thirds_text(const SubjectVoices& one, Language language) {
    if (!one.thirds) return "–";
    std::string text;
    for (const auto& third : one.thirds->score) text += (text.empty() ? "" : " / ") + mean_text(third, language);
    return text == "– / – / –" ? "–" : text;
}

std::string rank_text(const SubjectVoices& one, Language language) {
    if (!one.wait_and_score || !enough_to_tell(one.wait_and_score->n)) return "–";
    return with_ends(one.wait_and_score->rho, one.wait_and_score->low, one.wait_and_score->high, language);
}

std::string heat_text(const SubjectVoices& one, Language language) {
    const std::optional<double> heat = heat_told(one)[2];
    return heat ? printed_duration(*heat, language) : "–";
}

std::string scores_table(const Told& told, Language language) {
    std::vector<std::vector<std::string>> rows;
    for (const std::size_t s : by_heat(told)) {
        const SubjectVoices& one = told.joined.subjects[s];
        rows.push_back({told.names[s], format_count(one.cases, language),
                        format_count(one.score ? one.score->n : 0, language), mean_text(one.score, language),
                        mean_text(one.score_without, language), difference_text(one, language),
                        thirds_text(one, language), rank_text(one, language), heat_text(one, language)});
    }
    return text_table({{title_of(told).in(language)},
                       {passed_title.in(language), Align::right},
                       {scored_title.in(language), Align::right},
                       {score_title.in(language), Align::right},
                       {without_title.in(language), Align::right},
                       {difference_title.in(language), Align::right},
                       {thirds_title.in(language), Align::right},
                       {rank_title.in(language), Align::right},
                       {heat_title.in(language), Align::right}},
                      rows) +
           heat_note.in(language) + "\n";
}

std::string complaints_table(const Told& told, Language language) {
    std::vector<std::vector<std::string>> rows;
    for (const std::size_t s : by_heat(told)) {
        const SubjectVoices& one = told.joined.subjects[s];
        rows.push_back({told.names[s], format_count(one.cases, language), share_told(one.complained, language),
                        share_told(one.complained_without, language), share_told(complaint_difference_told(one), language)});
    }
    return text_table({{title_of(told).in(language)},
                       {passed_title.in(language), Align::right},
                       {complained_title.in(language), Align::right},
                       {without_title.in(language), Align::right},
                       {difference_title.in(language), Align::right}},
                      rows);
}

Value maybe_number(const std::optional<double>& value) {
    return value ? number(*value) : formats::null();
}

Value thirds_json(const SubjectVoices& one) {
    if (!one.thirds) return formats::null();
    const std::int64_t n = one.thirds->n;  // of few, the cuts are single waits
    return formats::object({{"n", integer(n)},
                            {"quick_until_seconds", told_json(one.thirds->quick_until_seconds, n)},
                            {"middle_until_seconds", told_json(one.thirds->middle_until_seconds, n)},
                            {"quick", estimate_told_json(one.thirds->score[0])},
                            {"middle", estimate_told_json(one.thirds->score[1])},
                            {"slow", estimate_told_json(one.thirds->score[2])}});
}

Value rank_json(const SubjectVoices& one) {
    if (!one.wait_and_score) return formats::null();
    const bool told = enough_to_tell(one.wait_and_score->n);
    return formats::object({{"rho", told ? number(one.wait_and_score->rho) : formats::null()},
                            {"low", maybe_number(one.wait_and_score->low)},
                            {"high", maybe_number(one.wait_and_score->high)},
                            {"n", integer(one.wait_and_score->n)},
                            {"method", formats::string("spearman_fisher_z")}});
}

Value subject_json(const Told& told, std::size_t s) {
    const SubjectVoices& one = told.joined.subjects[s];
    return formats::object(
        {{code_of_subject(told), formats::string(told.ids[s])},
         {"cases", integer(one.cases)},
         {"reach", estimate_told_json(one.reach)},
         {"score", estimate_told_json(one.score)},
         {"score_without", estimate_told_json(one.score_without)},
         {"score_difference", estimate_told_json(difference_told(one))},
         {"score_by_wait", thirds_json(one)},
         {"wait_and_score", rank_json(one)},
         {"complained", estimate_told_json(one.complained)},
         {"complained_without", estimate_told_json(one.complained_without)},
         {"complained_difference", estimate_told_json(complaint_difference_told(one))},
         {"mean_wait_seconds", maybe_number(heat_told(one)[0])},
         {"shortfall", maybe_number(heat_told(one)[1])},
         {"heat_seconds", maybe_number(heat_told(one)[2])}});
}

void add_cells(std::vector<std::string>& row, const std::optional<Estimate>& estimate) {
    row.push_back(estimate ? std::to_string(estimate->n) : "");
    const bool told = estimate && enough_to_tell(estimate->n);
    row.push_back(told ? exact_text(estimate->value) : "");
    row.push_back(told && estimate->low ? exact_text(*estimate->low) : "");
    row.push_back(told && estimate->high ? exact_text(*estimate->high) : "");
}

std::vector<std::string> csv_titles(const Told& told) {
    std::vector<std::string> titles{code_of_subject(told), "cases"};
    for (const std::string name : {"score", "score_without", "score_difference", "score_quick", "score_middle", "score_slow",
                                   "complained", "complained_without", "complained_difference"}) {
        for (const char* part : {"_n", "", "_low", "_high"}) titles.push_back(name + part);
    }
    for (const char* name : {"wait_and_score_n", "wait_and_score_rho", "mean_wait_seconds", "shortfall", "heat_seconds"}) {
        titles.emplace_back(name);
    }
    return titles;
}

std::vector<std::string> csv_row(const Told& told, std::size_t s) {
    const SubjectVoices& one = told.joined.subjects[s];
    std::vector<std::string> row{told.ids[s], std::to_string(one.cases)};
    add_cells(row, one.score);
    add_cells(row, one.score_without);
    add_cells(row, difference_told(one));
    for (std::size_t third = 0; third < 3; ++third) {
        add_cells(row, one.thirds ? one.thirds->score[third] : std::nullopt);
    }
    for (const auto* share : {&one.complained, &one.complained_without}) add_cells(row, *share);
    add_cells(row, complaint_difference_told(one));
    row.push_back(one.wait_and_score ? std::to_string(one.wait_and_score->n) : "");
    row.push_back(one.wait_and_score && enough_to_tell(one.wait_and_score->n) ? exact_text(one.wait_and_score->rho) : "");
    for (const auto& value : heat_told(one)) row.push_back(value ? exact_text(*value) : "");
    return row;
}

}  // namespace

std::string scores_text(const ScoresTold& told, Language language) {
    const Joined& all = told.joined;
    std::string text = told.file + ": " + format_count(all.cases, language) + " " + cases_words.in(language);
    if (all.score) {
        text += ", " + format_count(all.scored, language) + " " + scored_words.in(language);
        if (enough_to_tell(all.scored)) {
            text += ", " + mean_words.in(language) + " " + with_ends(all.score->value, all.score->low, all.score->high, language);
        }
    }
    if (all.complained) text += ", " + format_count(all.complaining, language) + " " + complaining_words.in(language);
    text += "\n\n";
    if (all.scale) text += scores_table(told, language) + "\n";
    if (all.complained) text += complaints_table(told, language) + "\n";
    return text + cause_note.in(language) + "\n" + few_note(language) + ledger_line(told.ledger, language);
}

std::string scores_json(const ScoresTold& told) {
    std::vector<Value> subjects;
    for (const std::size_t s : by_heat(told)) subjects.push_back(subject_json(told, s));
    const Joined& all = told.joined;
    Value scale = formats::null();
    if (all.scale && enough_to_tell(all.scored)) scale = formats::object({{"lowest", number(all.scale->lowest)}, {"highest", number(all.scale->highest)}});
    return formats::write_json(formats::object({{"log", formats::string(told.file)},
                                                {"cases", integer(all.cases)},
                                                {"scored", integer(all.scored)},
                                                {"score", estimate_told_json(all.score)},
                                                {"scale", std::move(scale)},
                                                {"complaining", integer(all.complaining)},
                                                {"complained", estimate_told_json(all.complained)},
                                                {told.of == Told::Of::moments ? "moments" : "activities", formats::list(std::move(subjects))},
                                                {"ledger", ledger_json(told.ledger)}}));
}

std::string scores_csv(const ScoresTold& told) {
    std::vector<std::vector<std::string>> rows{csv_titles(told)};
    for (const std::size_t s : by_heat(told)) rows.push_back(csv_row(told, s));
    return formats::write_csv(rows);
}

}  // namespace ciclo::actions
