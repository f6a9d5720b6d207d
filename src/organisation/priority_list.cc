// Accepted orders: which moments of a cycle are attended to first, as somebody answering for quality accepted it on a day,
// with the arithmetic it stood on (R0-35). Written by `results accept` and never changed: a new order is a new record.
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using records::Field;
using records::FieldType;
using records::FilledBy;
using records::Listed;
using records::Need;

std::vector<Field> decision() {
    return {{.name = "day",
             .type = FieldType::day,
             .label = {"Aceptado el", "Accepted on", "Aanvaard op"},
             .help = {"El día en que se aceptó.", "The day on which it was accepted.", "De dag van aanvaarding."},
             .need = Need::required,
             .filled_by = FilledBy::deeds},
            {.name = "cycle",
             .type = FieldType::reference,
             .label = {"Ciclo", "Cycle", "Cyclus"},
             .help = {"El ciclo ordenado.", "The cycle put in order.", "De cyclus waarvan de volgorde is."},
             .need = Need::required,
             .refers_to = "cycle",
             .filled_by = FilledBy::deeds},
            {.name = "accepted_by",
             .type = FieldType::reference,
             .label = {"Aceptado por", "Accepted by", "Aanvaard door"},
             .help = {"Quién lo aceptó; vacío: quien tiene la carpeta de datos.",
                      "Who accepted it; empty: whoever holds the data folder.",
                      "Wie het aanvaardde; leeg: wie de gegevensmap beheert."},
             .refers_to = "person",
             .filled_by = FilledBy::deeds},
            {.name = "changed",
             .type = FieldType::yes_no,
             .label = {"Distinto del calculado", "Not as computed", "Anders dan berekend"},
             .help = {"Sí, si no es el orden que salió de la fórmula.", "Yes, when it is not the order of the formula.",
                      "Ja, als het niet de volgorde van de formule is."},
             .need = Need::required,
             .filled_by = FilledBy::deeds},
            {.name = "reason",
             .type = FieldType::long_text,
             .label = {"Motivo", "Reason", "Reden"},
             .help = {"Por qué se cambió el orden.", "Why the order was changed.", "Waarom de volgorde is gewijzigd."},
             .longest = limits::paragraph,
             .filled_by = FilledBy::deeds},
            {.name = "capacity",
             .type = FieldType::long_text,
             .label = {"Con qué se cuenta", "Capacity", "Capaciteit"},
             .help = {"Gente y dinero que se ponen.", "The people and the money there are.",
                      "De mensen en het geld die er zijn."},
             .longest = limits::paragraph,
             .filled_by = FilledBy::deeds}};
}

std::vector<Field> what_it_stood_on() {
    return {{.name = "cycle_version",
             .type = FieldType::whole,
             .label = {"Versión", "Version", "Versie"},
             .help = {"La versión del mapa.", "The version of the map.", "De versie van de kaart."},
             .need = Need::required,
             .lowest = 1,
             .highest = limits::version,
             .filled_by = FilledBy::deeds},
            {.name = "wave",
             .label = {"Ola", "Wave", "Ronde"},
             .help = {"La ola de respuestas de la que salió.", "The wave of answers it came from.",
                      "De ronde van antwoorden waaruit het kwam."},
             .longest = limits::name,
             .filled_by = FilledBy::deeds},
            {.name = "formula",
             .label = {"Fórmula", "Formula", "Formule"},
             .help = {"Con qué fórmula se ordenó.", "By which formula it was ordered.",
                      "Met welke formule is geordend."},
             .need = Need::required,
             .longest = limits::sentence,
             .filled_by = FilledBy::deeds},
            {.name = "rows",
             .type = FieldType::document,
             .label = {"Orden", "Order", "Volgorde"},
             .help = {"Cada momento con su lugar y su cuenta.", "Each moment with its place and its arithmetic.",
                      "Elk moment met zijn plaats en zijn berekening."},
             .need = Need::required,
             .listed = Listed::no,
             .longest = limits::document,
             .filled_by = FilledBy::deeds},
            {.name = "unit",
             .type = FieldType::reference,
             .label = {"Unidad", "Unit", "Eenheid"},
             .help = {"La unidad del ciclo.", "The cycle's unit.", "De eenheid van de cyclus."},
             .listed = Listed::no,
             .refers_to = "unit",
             .filled_by = FilledBy::deeds}};
}

}  // namespace

const records::Kind& priority_list_kind() {
    static const records::Kind kind{
        .name = "priority_list",
        .one = {"Priorización", "Priority list", "Prioritering"},
        .many = {"Priorizaciones", "Priority lists", "Prioriteringen"},
        .help = {"Qué momentos se atienden primero, como alguien lo aceptó, con la cuenta de ese día.",
                 "Which moments come first, as somebody accepted it, with the arithmetic of that day.",
                 "Welke momenten eerst komen, zoals iemand het aanvaardde, met de berekening van die dag."},
        .fields = joined(decision(), what_it_stood_on()),
        .title_field = "day",
        .belonging = records::Belonging::unit_field,
        .retention = records::Retention::with_parent,
        .readers = staff,
        .writers = Role::quality_manager};
    return kind;
}

}  // namespace ciclo::organisation
