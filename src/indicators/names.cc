#include "indicators/measures.h"

namespace ciclo::indicators {

const Names<Sign, 4>& names_of(Sign*) {
    static constexpr Names<Sign, 4> names{{{Sign::positive, "positive", "positivo", "positive", "positief"},
                                           {Sign::mixed, "mixed", "mixto", "mixed", "gemengd"},
                                           {Sign::negative, "negative", "negativo", "negative", "negatief"},
                                           {Sign::none, "none", "sin signo", "no sign", "geen teken"}}};
    return names;
}

const Names<Criterion, 5>& names_of(Criterion*) {
    static constexpr Names<Criterion, 5> names{
        {{Criterion::importance, "importance", "importancia", "importance", "belang"},
         {Criterion::negatives, "negatives", "respuestas negativas", "negative answers", "negatieve antwoorden"},
         {Criterion::complaints, "complaints", "quejas", "complaints", "klachten"},
         {Criterion::first_direct_contact, "first_direct_contact", "primer contacto directo", "first direct contact",
          "eerste directe contact"},
         {Criterion::safety_or_money, "safety_or_money", "seguridad o dinero", "safety or money",
          "veiligheid of geld"}}};
    return names;
}

const Names<StandardVerdict, 3>& names_of(StandardVerdict*) {
    static constexpr Names<StandardVerdict, 3> names{
        {{StandardVerdict::met, "met", "se cumple", "met", "gehaald"},
         {StandardVerdict::not_met, "not_met", "no se cumple", "not met", "niet gehaald"},
         {StandardVerdict::not_proven, "not_proven", "no demostrado", "not proven", "niet aangetoond"}}};
    return names;
}

const Names<VetoLabel, 4>& names_of(VetoLabel*) {
    static constexpr Names<VetoLabel, 4> names{
        {{VetoLabel::veto, "veto", "veto", "veto", "veto"},
         {VetoLabel::serious, "serious", "grave", "serious", "ernstig"},
         {VetoLabel::tolerated, "tolerated", "tolerado", "tolerated", "getolereerd"},
         {VetoLabel::insufficient, "insufficient", "datos insuficientes", "not enough data", "te weinig gegevens"}}};
    return names;
}

const Names<Change, 4>& names_of(Change*) {
    static constexpr Names<Change, 4> names{
        {{Change::clear_better, "clear_better", "mejora clara", "clearly better", "duidelijk beter"},
         {Change::clear_worse, "clear_worse", "empeora claramente", "clearly worse", "duidelijk slechter"},
         {Change::unclear, "unclear", "no está claro", "unclear", "niet duidelijk"},
         {Change::unknown, "unknown", "no se sabe", "not known", "niet bekend"}}};
    return names;
}

const Names<DriversAbsent, 5>& names_of(DriversAbsent*) {
    static constexpr Names<DriversAbsent, 5> names{
        {{DriversAbsent::present, "present", "presente", "present", "aanwezig"},
         {DriversAbsent::no_overall_question, "no_overall_question", "no se preguntó la satisfacción global",
          "overall satisfaction was not asked", "algemene tevredenheid is niet gevraagd"},
         {DriversAbsent::too_few_rows, "too_few_rows", "muy pocas respuestas completas", "too few complete answers",
          "te weinig volledige antwoorden"},
         {DriversAbsent::too_few_moments, "too_few_moments", "muy pocos momentos con respuestas",
          "too few moments with answers", "te weinig momenten met antwoorden"},
         {DriversAbsent::no_variance, "no_variance", "todas las respuestas son iguales", "all answers are the same",
          "alle antwoorden zijn gelijk"}}};
    return names;
}

const Names<DriverLeftOutBecause, 3>& names_of(DriverLeftOutBecause*) {
    static constexpr Names<DriverLeftOutBecause, 3> names{
        {{DriverLeftOutBecause::few_lived_it, "few_lived_it", "lo vivió menos del 60 %", "fewer than 60% lived it",
          "minder dan 60 % maakte het mee"},
         {DriverLeftOutBecause::all_answers_equal, "all_answers_equal", "todas las respuestas son iguales",
          "all answers are the same", "alle antwoorden zijn gelijk"},
         {DriverLeftOutBecause::no_answers, "no_answers", "sin respuestas", "no answers", "geen antwoorden"}}};
    return names;
}

const Names<DriverWording, 2>& names_of(DriverWording*) {
    static constexpr Names<DriverWording, 2> names{
        {{DriverWording::full, "full", "impulsores", "drivers", "drijfveren"},
         {DriverWording::probably_among_main, "probably_among_main", "probablemente entre los principales impulsores",
          "probably among the main drivers", "waarschijnlijk bij de belangrijkste drijfveren"}}};
    return names;
}

}  // namespace ciclo::indicators
