// Marks of the demonstration: which records its loader made, and in which version it left them, so that removing it
// takes those and no others, and can say what people changed since. Internal: nobody sees or types one.
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"

namespace ciclo::organisation {

const records::Kind& demo_mark_kind() {
    using records::FieldType;
    using records::FilledBy;
    using records::Need;
    static const records::Kind kind{
        .name = "demo_mark",
        .one = {"Marca de demostración", "Mark of the demonstration", "Merk van de demonstratie"},
        .many = {"Marcas de demostración", "Marks of the demonstration", "Merken van de demonstratie"},
        .help = {"Qué registros hizo la demostración.", "Which records the demonstration made.",
                 "Welke records de demonstratie maakte."},
        .fields = {{.name = "made_kind",
                    .label = {"Tipo", "Kind", "Soort"},
                    .help = {"De qué tipo es el registro.", "Of which kind the record is.",
                             "Van welke soort het record is."},
                    .need = Need::required,
                    .longest = limits::code,
                    .filled_by = FilledBy::deeds},
                   {.name = "made_record",
                    .label = {"Registro", "Record", "Record"},
                    .help = {"El id del registro.", "The record's id.", "De id van het record."},
                    .need = Need::required,
                    .longest = limits::code,
                    .unique = true,
                    .filled_by = FilledBy::deeds},
                   {.name = "made_version",
                    .type = FieldType::whole,
                    .label = {"Versión", "Version", "Versie"},
                    .help = {"La versión en que quedó.", "The version it was left in.",
                             "De versie waarin het werd achtergelaten."},
                    .need = Need::required,
                    .lowest = 1,
                    .filled_by = FilledBy::deeds}},
        .title_field = "made_record",
        .readers = Role::administrator,
        .writers = Role::administrator,
        .internal = true};
    return kind;
}

}  // namespace ciclo::organisation
