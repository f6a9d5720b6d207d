// Actions: what is done about a moment of truth, by whom, until when, and the number that tells whether it helped (R0-34).
// The order of days and the plan as a whole are no part of it: an action stands by itself.
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/names.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using records::Field;
using records::FieldType;
using records::Need;

std::vector<Field> what() {
    return {
        {.name = "text",
         .label = {"Acción", "Action", "Actie"},
         .help = {"Qué se hará, en una frase: «tablero con la espera».",
                  "What will be done, in one sentence: \"a board with the wait\".",
                  "Wat er gaat gebeuren, in één zin: \"een bord met de wachttijd\"."},
         .need = Need::required,
         .longest = limits::sentence},
        {.name = "cycle",
         .type = FieldType::reference,
         .label = {"Ciclo", "Cycle", "Cyclus"},
         .help = {"El ciclo que mejora.", "The cycle it improves.", "De cyclus die erdoor beter wordt."},
         .need = Need::required,
         .refers_to = "cycle"},
        {.name = "moment",
         .label = {"Momento", "Moment", "Moment"},
         .help = {"El momento que se atiende: «M3».", "The moment it attends to: \"M3\".",
                  "Het moment waar het om gaat: \"M3\"."},
         .longest = limits::code},
        {.name = "type",
         .type = FieldType::choice,
         .label = {"Tipo", "Type", "Soort"},
         .help = {"Corrige un error o añade valor.", "It corrects an error or adds value.",
                  "Herstelt een fout of voegt waarde toe."},
         .choices = choices_of<ActionType>()},
        {.name = "reaction",
         .type = FieldType::choice,
         .label = {"Cómo se reacciona", "Reaction", "Reactie"},
         .help = {"Evitar el fallo, reducirlo, reparar cuando ocurre, o deleitar.",
                  "Avoid the failure, reduce it, recover when it happens, or delight.",
                  "De fout voorkomen, beperken, herstellen als ze gebeurt, of verrassen."},
         .choices = choices_of<Reaction>()}};
}

std::vector<Field> who_and_when() {
    return {{.name = "owner",
             .type = FieldType::reference,
             .label = {"Responsable", "Owner", "Verantwoordelijke"},
             .help = {"Quién responde de que se haga.", "Who answers for it.", "Wie ervoor instaat."},
             .need = Need::required,
             .refers_to = "person"},
            {.name = "start",
             .type = FieldType::day,
             .label = {"Empieza", "Starts", "Begint"},
             .help = {"El primer día.", "The first day.", "De eerste dag."}},
            {.name = "due",
             .type = FieldType::day,
             .label = {"Para cuándo", "Due", "Uiterlijk"},
             .help = {"El día en que debe estar hecha.", "The day by which it must be done.",
                      "De dag waarop het klaar moet zijn."},
             .need = Need::required},
            {.name = "status",
             .type = FieldType::choice,
             .label = {"Estado", "Status", "Status"},
             .help = {"Prevista, en curso, hecha o descartada.", "Planned, under way, done or dropped.",
                      "Gepland, in uitvoering, gedaan of vervallen."},
             .need = Need::required,
             .choices = choices_of<ActionStatus>()},
            {.name = "cost",
             .type = FieldType::number,
             .label = {"Costo", "Cost", "Kosten"},
             .help = {"En la moneda de la organización.", "In the organisation's currency.",
                      "In de munt van de organisatie."},
             .lowest = 0,
             .highest = limits::people}};
}

std::vector<Field> how_it_is_known() {
    return {{.name = "kpi",
             .label = {"Qué lo medirá", "What will measure it", "Waaraan het te meten is"},
             .help = {"El indicador y su unidad: «llamadas contestadas en 10 s, %».",
                      "The indicator and its unit: \"calls answered within 10 s, %\".",
                      "De indicator en de eenheid: \"oproepen binnen 10 s beantwoord, %\"."},
             .need = Need::required,
             .longest = limits::sentence},
            {.name = "baseline",
             .type = FieldType::number,
             .label = {"Antes", "Baseline", "Vooraf"},
             .help = {"Cuánto es hoy.", "How much it is today.", "Hoeveel het nu is."},
             .need = Need::required},
            {.name = "target",
             .type = FieldType::number,
             .label = {"Meta", "Target", "Doel"},
             .help = {"Cuánto debe ser.", "How much it is to be.", "Hoeveel het moet worden."},
             .need = Need::required},
            {.name = "result",
             .type = FieldType::long_text,
             .label = {"Resultado", "Result", "Resultaat"},
             .help = {"Qué se vio después.", "What was seen afterwards.", "Wat er daarna te zien was."},
             .longest = limits::paragraph},
            {.name = "verdict",
             .type = FieldType::choice,
             .label = {"Veredicto", "Verdict", "Oordeel"},
             .help = {"Sirvió, todavía no, o empeoró.", "It works, not yet, or it is worse.",
                      "Het werkt, nog niet, of het is slechter."},
             .choices = choices_of<ActionVerdict>()},
            {.name = "unit",
             .type = FieldType::reference,
             .label = {"Unidad", "Unit", "Eenheid"},
             .help = {"Quién la tiene a su cargo; sin ella, toda la organización.",
                      "Whose it is; without it, the whole organisation's.",
                      "Van wie het is; zonder eenheid van de hele organisatie."},
             .refers_to = "unit"}};
}

Errors check_days(const records::Record& record, const records::Lookup&) {
    return check_period(action_kind(), record, "start", "due");
}

}  // namespace

const records::Kind& action_kind() {
    static const records::Kind kind{
        .name = "action",
        .one = {"Acción", "Action", "Actie"},
        .many = {"Acciones", "Actions", "Acties"},
        .help = {"Qué se hace por un momento, quién, para cuándo, y cómo se sabrá si sirvió.",
                 "What is done about a moment, by whom, until when, and how one will know that it helped.",
                 "Wat er aan een moment wordt gedaan, door wie, wanneer, en hoe te zien is of het hielp."},
        .fields = joined(joined(what(), who_and_when()), how_it_is_known()),
        .title_field = "text",
        .belonging = records::Belonging::unit_field,
        .retention = records::Retention::three_years,
        .readers = staff,
        .writers = shapers,
        .rules = {{"ends_before_it_begins", check_days}}};
    return kind;
}

}  // namespace ciclo::organisation
