// Emerging needs: what those we serve begin to ask for, how often it was heard, and what became of it (R0-17).
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/names.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using records::Field;
using records::FieldType;
using records::Listed;
using records::Need;

/// "Turned into a requirement" names which.
Errors check_requirement(const records::Record& record, const records::Lookup&) {
    const records::Kind& kind = emerging_need_kind();
    const auto* status = value_of<std::string>(kind, record, "status");
    if (status == nullptr || *status != code_of(NeedStatus::requirement)) return {};
    if (value_of<std::string>(kind, record, "requirement") != nullptr) return {};
    return {refused_field("requirement", "requirement_missing", "it became a requirement and nothing says which",
                          "name the requirement, such as RQ-12")};
}

Errors check_heard(const records::Record& record, const records::Lookup&) {
    return check_period(emerging_need_kind(), record, "first_heard", "last_heard");
}

std::vector<Field> what() {
    return {
        {.name = "text",
         .label = {"Necesidad", "Need", "Behoefte"},
         .help = {"Lo que piden, con sus palabras: «un SMS con la espera».",
                  "What they ask for, in their words: \"an SMS with the waiting time\".",
                  "Waar ze om vragen, in hun woorden: \"een sms met de wachttijd\"."},
         .need = Need::required,
         .longest = limits::sentence},
        {.name = "cycle",
         .type = FieldType::reference,
         .label = {"Ciclo", "Cycle", "Cyclus"},
         .help = {"El ciclo en que se oyó.", "The cycle in which it was heard.", "De cyclus waarin het werd gehoord."},
         .refers_to = "cycle"},
        {.name = "moment",
         .label = {"Momento", "Moment", "Moment"},
         .help = {"El momento del que habla: «M3».", "The moment it speaks of: \"M3\".",
                  "Het moment waarover het gaat: \"M3\"."},
         .longest = limits::code}};
}

std::vector<Field> heard() {
    return {{.name = "heard_count",
             .type = FieldType::whole,
             .label = {"Veces oída", "Times heard", "Keer gehoord"},
             .help = {"Cuántas veces se oyó.", "How many times it was heard.", "Hoe vaak het werd gehoord."},
             .lowest = 0,
             .highest = limits::heard},
            {.name = "heard_in",
             .type = FieldType::text_list,
             .label = {"Dónde se oyó", "Where it was heard", "Waar het werd gehoord"},
             .help = {"Una línea por fuente: «grupo focal: 1».", "One line per source: \"focus group: 1\".",
                      "Eén regel per bron: \"focusgroep: 1\"."},
             .listed = Listed::no,
             .longest = limits::sources},
            {.name = "first_heard",
             .type = FieldType::day,
             .label = {"Oída por primera vez", "First heard", "Eerst gehoord"},
             .help = {"El primer día en que se oyó.", "The first day it was heard.",
                      "De eerste dag waarop het werd gehoord."}},
            {.name = "last_heard",
             .type = FieldType::day,
             .label = {"Oída por última vez", "Last heard", "Laatst gehoord"},
             .help = {"El último día en que se oyó.", "The last day it was heard.",
                      "De laatste dag waarop het werd gehoord."}}};
}

std::vector<Field> outcome() {
    return {
        {.name = "status",
         .type = FieldType::choice,
         .label = {"Estado", "Status", "Status"},
         .help = {"Oída, confirmada, convertida en requerimiento o descartada.",
                  "Heard, confirmed, turned into a requirement or discarded.",
                  "Gehoord, bevestigd, vereiste geworden of verworpen."},
         .need = Need::required,
         .choices = choices_of<NeedStatus>()},
        {.name = "requirement",
         .label = {"Requerimiento", "Requirement", "Vereiste"},
         .help = {"En cuál se convirtió: «RQ-12».", "Which one it became: \"RQ-12\".", "Welke het werd: \"RQ-12\"."},
         .longest = limits::code},
        {.name = "unit",
         .type = FieldType::reference,
         .label = {"Unidad", "Unit", "Eenheid"},
         .help = {"La unidad que la oyó; vacía, toda la organización.",
                  "The unit that heard it; empty means the whole organisation.",
                  "De eenheid die het hoorde; leeg betekent de hele organisatie."},
         .refers_to = "unit"}};
}

}  // namespace

const records::Kind& emerging_need_kind() {
    static const records::Kind kind{
        .name = "emerging_need",
        .one = {"Necesidad emergente", "Emerging need", "Nieuwe behoefte"},
        .many = {"Necesidades emergentes", "Emerging needs", "Nieuwe behoeften"},
        .help = {"Lo que empiezan a pedir quienes servimos, y en qué acabó.",
                 "What those we serve begin to ask for, and what became of it.",
                 "Waar onze klanten om beginnen te vragen, en wat ervan kwam."},
        .fields = joined(joined(what(), heard()), outcome()),
        .title_field = "text",
        .belonging = records::Belonging::unit_field,
        .retention = records::Retention::three_years,
        .readers = staff,
        .writers = shapers | Role::member,
        .rules = {{"requirement_missing", check_requirement}, {"ends_before_it_begins", check_heard}}};
    return kind;
}

}  // namespace ciclo::organisation
