// Reviews of cycles: when a cycle was analysed again, and what was decided (R0-05). Written by `cycle review`; the day
// of the next one follows from the cycle's period (organisation/due.h).
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"

namespace ciclo::organisation {

const records::Kind& cycle_review_kind() {
    using records::FieldType;
    using records::FilledBy;
    using records::Listed;
    using records::Need;
    static const records::Kind kind{
        .name = "cycle_review",
        .one = {"Revisión de un ciclo", "Review of a cycle", "Herziening van een cyclus"},
        .many = {"Revisiones de ciclos", "Reviews of cycles", "Herzieningen van cycli"},
        .help = {"Cuándo se volvió a analizar un ciclo y qué se decidió.",
                 "When a cycle was analysed again, and what was decided.",
                 "Wanneer een cyclus opnieuw is bekeken, en wat er is besloten."},
        .fields = {{.name = "cycle",
                    .type = FieldType::reference,
                    .label = {"Ciclo", "Cycle", "Cyclus"},
                    .help = {"El ciclo que se revisó.", "The cycle that was reviewed.", "De cyclus die werd herzien."},
                    .need = Need::required,
                    .refers_to = "cycle",
                    .filled_by = FilledBy::deeds},
                   {.name = "day",
                    .type = FieldType::day,
                    .label = {"Día", "Day", "Dag"},
                    .help = {"El día de la revisión.", "The day of the review.", "De dag van de herziening."},
                    .need = Need::required,
                    .filled_by = FilledBy::deeds},
                   {.name = "note",
                    .type = FieldType::long_text,
                    .label = {"Nota", "Note", "Notitie"},
                    .help = {"Qué se vio y qué se decidió.", "What was seen and decided.",
                             "Wat er werd gezien en besloten."},
                    .longest = limits::paragraph,
                    .filled_by = FilledBy::deeds},
                   {.name = "unit",
                    .type = FieldType::reference,
                    .label = {"Unidad", "Unit", "Eenheid"},
                    .help = {"La unidad del ciclo.", "The cycle's unit.", "De eenheid van de cyclus."},
                    .listed = Listed::no,
                    .refers_to = "unit",
                    .filled_by = FilledBy::deeds}},
        .title_field = "day",
        .belonging = records::Belonging::unit_field,
        .retention = records::Retention::with_parent,
        .readers = staff,
        .writers = shapers};
    return kind;
}

}  // namespace ciclo::organisation
