// Edits of a draft: which cells somebody changed, from what to what. The history of a map is read here, cell by cell;
// the version itself keeps only the whole map.
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"

namespace ciclo::organisation {

const records::Kind& cycle_edit_kind() {
    using records::FieldType;
    using records::FilledBy;
    using records::Listed;
    using records::Need;
    static const records::Kind kind{
        .name = "cycle_edit",
        .one = {"Cambio de un ciclo", "Edit of a cycle", "Wijziging van een cyclus"},
        .many = {"Cambios de ciclos", "Edits of cycles", "Wijzigingen van cycli"},
        .help = {"Qué celdas del mapa cambió alguien, con el antes y el después.",
                 "Which cells of the map somebody changed, with before and after.",
                 "Welke cellen van de kaart iemand wijzigde, met voor en na."},
        .fields = {{.name = "cycle_version",
                    .type = FieldType::reference,
                    .label = {"Versión", "Version", "Versie"},
                    .help = {"El borrador que se cambió.", "The draft that was changed.",
                             "Het concept dat werd gewijzigd."},
                    .need = Need::required,
                    .refers_to = "cycle_version",
                    .filled_by = FilledBy::deeds},
                   {.name = "revision",
                    .type = FieldType::whole,
                    .label = {"Revisión", "Revision", "Revisie"},
                    .help = {"La revisión del borrador que nació de este cambio.",
                             "The draft's revision that came of this edit.",
                             "De revisie van het concept die uit deze wijziging ontstond."},
                    .need = Need::required,
                    .lowest = 1,
                    .filled_by = FilledBy::deeds},
                   {.name = "cells",
                    .type = FieldType::document,
                    .label = {"Celdas", "Cells", "Cellen"},
                    .help = {"Cada celda con su valor anterior y el nuevo.",
                             "Each cell with the value before and after.", "Elke cel met de waarde ervoor en erna."},
                    .need = Need::required,
                    .longest = limits::document,
                    .filled_by = FilledBy::deeds},
                   {.name = "unit",
                    .type = FieldType::reference,
                    .label = {"Unidad", "Unit", "Eenheid"},
                    .help = {"La unidad del ciclo.", "The cycle's unit.", "De eenheid van de cyclus."},
                    .listed = Listed::no,
                    .refers_to = "unit",
                    .filled_by = FilledBy::deeds}},
        .title_field = "revision",
        .belonging = records::Belonging::unit_field,
        .retention = records::Retention::with_parent,
        .readers = staff,
        .writers = shapers};
    return kind;
}

}  // namespace ciclo::organisation
