// Imports of evidence: one file of answers, importance, cases, times or events of one cycle, with how it was read. The
// bytes stand beside it in evidence_part; undoing an import takes it out of every result and keeps it.
#include "organisation/evidence_limits.h"

#include "organisation/circles.h"
#include "organisation/evidence_names.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/names.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using records::Field;
using records::FieldType;
using records::FilledBy;
using records::Listed;
using records::Need;

std::vector<Field> what() {
    return {{.name = "cycle",
             .type = FieldType::reference,
             .label = {"Ciclo", "Cycle", "Cyclus"},
             .help = {"El ciclo del que habla.", "The cycle it speaks of.", "De cyclus waarover het gaat."},
             .need = Need::required,
             .refers_to = "cycle",
             .filled_by = FilledBy::deeds},
            {.name = "what",
             .type = FieldType::choice,
             .label = {"Qué es", "What it is", "Wat het is"},
             .help = {"Respuestas, importancia, casos, tiempos o eventos.",
                      "Answers, importance, cases, times or events.",
                      "Antwoorden, belang, zaken, tijden of gebeurtenissen."},
             .need = Need::required,
             .choices = choices_of<EvidenceSort>(),
             .filled_by = FilledBy::deeds},
            {.name = "wave",
             .label = {"Ola", "Wave", "Ronde"},
             .help = {"A qué ronda pertenece, por ejemplo A.", "Which round it belongs to, A for example.",
                      "Bij welke ronde het hoort, bijvoorbeeld A."},
             .longest = limits::wave,
             .filled_by = FilledBy::deeds},
            {.name = "file_name",
             .label = {"Archivo", "File", "Bestand"},
             .help = {"Cómo se llamaba el archivo.", "What the file was called.", "Hoe het bestand heette."},
             .need = Need::required,
             .longest = limits::name,
             .filled_by = FilledBy::deeds},
            {.name = "state",
             .type = FieldType::choice,
             .label = {"Estado", "State", "Stand"},
             .help = {"Lo deshecho no cuenta en ningún resultado.", "What is undone counts in no result.",
                      "Wat ongedaan is gemaakt telt in geen resultaat."},
             .need = Need::required,
             .choices = choices_of<ImportState>(),
             .filled_by = FilledBy::deeds}};
}

std::vector<Field> how_much() {
    return {{.name = "rows",
             .type = FieldType::whole,
             .label = {"Filas", "Rows", "Rijen"},
             .help = {"Filas del archivo.", "Rows of the file.", "Rijen van het bestand."},
             .lowest = 0,
             .filled_by = FilledBy::deeds},
            {.name = "used",
             .type = FieldType::whole,
             .label = {"Usadas", "Used", "Gebruikt"},
             .help = {"Filas que cuentan; las demás están en el registro de la importación.",
                      "Rows that count; the others stand in the import's ledger.",
                      "Rijen die meetellen; de andere staan in het logboek van de import."},
             .lowest = 0,
             .filled_by = FilledBy::deeds},
            {.name = "first_day",
             .type = FieldType::day,
             .label = {"Primer día", "First day", "Eerste dag"},
             .help = {"Del primer dato con fecha.", "Of the first dated entry.", "Van het eerste gedateerde gegeven."},
             .filled_by = FilledBy::deeds},
            {.name = "last_day",
             .type = FieldType::day,
             .label = {"Último día", "Last day", "Laatste dag"},
             .help = {"Del último dato con fecha.", "Of the last dated entry.", "Van het laatste gedateerde gegeven."},
             .filled_by = FilledBy::deeds},
            {.name = "cycle_version",
             .type = FieldType::whole,
             .label = {"Versión del ciclo", "Version of the cycle", "Versie van de cyclus"},
             .help = {"La que regía al importar.", "The one in force at the import.", "Die gold bij de import."},
             .lowest = 1,
             .highest = limits::version,
             .filled_by = FilledBy::deeds}};
}

std::vector<Field> how_read() {
    return {{.name = "note",
             .type = FieldType::long_text,
             .label = {"Nota", "Note", "Notitie"},
             .help = {"De dónde viene.", "Where it comes from.", "Waar het vandaan komt."},
             .listed = Listed::no,
             .longest = limits::sentence,
             .filled_by = FilledBy::deeds},
            {.name = "columns",
             .type = FieldType::document,
             .label = {"Columnas", "Columns", "Kolommen"},
             .help = {"Qué significa cada columna.", "What each column means.", "Wat elke kolom betekent."},
             .listed = Listed::no,
             .longest = limits::columns,
             .filled_by = FilledBy::deeds},
            {.name = "headers",
             .label = {"Huella de los encabezados", "Fingerprint of the headers", "Vingerafdruk van de koppen"},
             .help = {"Por ella se recuerdan las columnas.", "By it the columns are remembered.",
                      "Daaraan worden de kolommen herkend."},
             .listed = Listed::no,
             .longest = 64,
             .filled_by = FilledBy::deeds},
            {.name = "content",
             .label = {"Huella del archivo", "Fingerprint of the file", "Vingerafdruk van het bestand"},
             .help = {"Para no contar dos veces el mismo archivo.", "So that one file is not counted twice.",
                      "Zodat een bestand niet twee keer telt."},
             .listed = Listed::no,
             .longest = 64,
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

const records::Kind& evidence_import_kind() {
    static const records::Kind kind{.name = "evidence_import",
                                    .one = {"Importación", "Import", "Import"},
                                    .many = {"Importaciones", "Imports", "Imports"},
                                    .help = {"Un archivo de respuestas, casos, tiempos o eventos de un ciclo.",
                                             "A file of answers, cases, times or events of a cycle.",
                                             "Een bestand met antwoorden, zaken, tijden of gebeurtenissen van een cyclus."},
                                    .fields = joined(joined(what(), how_much()), how_read()),
                                    .title_field = "file_name",
                                    .belonging = records::Belonging::unit_field,
                                    .retention = records::Retention::with_parent,
                                    .readers = staff,
                                    .writers = shapers};
    return kind;
}

/// Parts, so that no value is larger than a record may carry. A cell may hold what somebody wrote of themselves, so the
/// text is personal as a whole: it is in no list, no export, no history and no log.
const records::Kind& evidence_part_kind() {
    static const records::Kind kind{.name = "evidence_part",
                                    .one = {},
                                    .many = {},
                                    .help = {},
                                    .fields = {{.name = "evidence_import",
                                                .type = FieldType::reference,
                                                .need = Need::required,
                                                .refers_to = "evidence_import",
                                                .filled_by = FilledBy::deeds},
                                               {.name = "holds",
                                                .type = FieldType::choice,
                                                .need = Need::required,
                                                .choices = choices_of<PartHolds>(),
                                                .filled_by = FilledBy::deeds},
                                               {.name = "number",
                                                .type = FieldType::whole,
                                                .need = Need::required,
                                                .lowest = 1,
                                                .filled_by = FilledBy::deeds},
                                               {.name = "text",
                                                .type = FieldType::long_text,
                                                .need = Need::required,
                                                .sensitivity = records::Sensitivity::personal,
                                                .listed = Listed::no,
                                                .longest = limits::document,
                                                .filled_by = FilledBy::deeds},
                                               {.name = "unit",
                                                .type = FieldType::reference,
                                                .refers_to = "unit",
                                                .filled_by = FilledBy::deeds}},
                                    .title_field = "number",
                                    .belonging = records::Belonging::unit_field,
                                    .retention = records::Retention::with_parent,
                                    .readers = staff,
                                    .writers = shapers,
                                    .internal = true,
                                    .erasable = true};
    return kind;
}

/// What was computed from a cycle's evidence and need not be computed again while `depends` stands. Lost without harm.
const records::Kind& derived_answer_kind() {
    static const records::Kind kind{.name = "derived_answer",
                                    .one = {},
                                    .many = {},
                                    .help = {},
                                    .fields = {{.name = "question",
                                                .need = Need::required,
                                                .unique = true,
                                                .filled_by = FilledBy::deeds},
                                               {.name = "cycle",
                                                .type = FieldType::reference,
                                                .need = Need::required,
                                                .refers_to = "cycle",
                                                .filled_by = FilledBy::deeds},
                                               {.name = "depends", .need = Need::required, .filled_by = FilledBy::deeds},
                                               {.name = "answer",
                                                .type = FieldType::document,
                                                .need = Need::required,
                                                .listed = Listed::no,
                                                .longest = limits::document,
                                                .filled_by = FilledBy::deeds},
                                               {.name = "unit",
                                                .type = FieldType::reference,
                                                .refers_to = "unit",
                                                .filled_by = FilledBy::deeds}},
                                    .title_field = "question",
                                    .belonging = records::Belonging::unit_field,
                                    .retention = records::Retention::with_parent,
                                    .readers = staff,
                                    .writers = shapers,
                                    .internal = true};
    return kind;
}

}  // namespace ciclo::organisation
