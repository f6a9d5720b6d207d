// Findings: what somebody saw at a moment, with the procedure behind it (R0-06). A finding speaks of the process, never
// of a person.
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
         .type = FieldType::text,
         .label = {"Hallazgo", "Finding", "Bevinding"},
         .help = {"Qué se vio, en una frase: «nadie dice cuánto se espera».",
                  "What was seen, in one sentence: \"nobody tells the wait\".",
                  "Wat er te zien was, in één zin: \"niemand zegt hoelang het duurt\"."},
         .need = Need::required,
         .longest = limits::sentence},
        {.name = "sort",
         .type = FieldType::choice,
         .label = {"Tipo", "Kind", "Soort"},
         .help = {"Un problema, o una fortaleza que conservar.", "A problem, or a strength to keep.",
                  "Een probleem, of een sterk punt om te houden."},
         .need = Need::required,
         .choices = choices_of<FindingSort>()},
        {.name = "cycle",
         .type = FieldType::reference,
         .label = {"Ciclo", "Cycle", "Cyclus"},
         .help = {"El ciclo en que se vio.", "The cycle in which it was seen.", "De cyclus waarin het te zien was."},
         .need = Need::required,
         .refers_to = "cycle"},
        {.name = "moment",
         .label = {"Momento", "Moment", "Moment"},
         .help = {"El momento en que se vio: «M3».", "The moment at which it was seen: \"M3\".",
                  "Het moment waarop het te zien was: \"M3\"."},
         .longest = limits::code}};
}

std::vector<Field> whence() {
    return {{.name = "source",
             .type = FieldType::choice,
             .label = {"Fuente", "Source", "Bron"},
             .help = {"De dónde viene: taller, encuesta, queja, tiempos, estudio, observación.",
                      "Where it comes from: workshop, survey, complaint, times, study, observation.",
                      "Waar het vandaan komt: workshop, enquête, klacht, tijden, studie, observatie."},
             .choices = choices_of<FindingSource>()},
            {.name = "procedure",
             .type = FieldType::reference,
             .label = {"Procedimiento", "Procedure", "Procedure"},
             .help = {"El procedimiento que está detrás.", "The procedure behind it.", "De procedure erachter."},
             .refers_to = "procedure"},
            {.name = "day",
             .type = FieldType::day,
             .label = {"Día", "Day", "Dag"},
             .help = {"Cuándo se vio.", "When it was seen.", "Wanneer het te zien was."}},
            {.name = "status",
             .type = FieldType::choice,
             .label = {"Estado", "Status", "Status"},
             .help = {"Abierto, en curso, resuelto o descartado.", "Open, under way, solved or dropped.",
                      "Open, in uitvoering, opgelost of vervallen."},
             .need = Need::required,
             .choices = choices_of<FindingStatus>()},
            {.name = "unit",
             .type = FieldType::reference,
             .label = {"Unidad", "Unit", "Eenheid"},
             .help = {"La unidad a la que toca; vacía, toda la organización.",
                      "The unit it concerns; empty means the whole organisation.",
                      "De eenheid die het aangaat; leeg betekent de hele organisatie."},
             .refers_to = "unit"}};
}

}  // namespace

const records::Kind& finding_kind() {
    static const records::Kind kind{.name = "finding",
                                    .one = {"Hallazgo", "Finding", "Bevinding"},
                                    .many = {"Hallazgos", "Findings", "Bevindingen"},
                                    .help = {"Lo que se vio en un momento, y el procedimiento que está detrás.",
                                             "What was seen at a moment, and the procedure behind it.",
                                             "Wat er op een moment te zien was, en de procedure erachter."},
                                    .fields = joined(what(), whence()),
                                    .title_field = "text",
                                    .belonging = records::Belonging::unit_field,
                                    .retention = records::Retention::three_years,
                                    .readers = staff,
                                    .writers = shapers | Role::member};
    return kind;
}

}  // namespace ciclo::organisation
