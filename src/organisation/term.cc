// Terms: the glossary, in three languages. The first 98 come with the program (glossary/terms.csv).
#include "organisation/limits.h"

#include "organisation/circles.h"
#include "organisation/kinds.h"

namespace ciclo::organisation {

const records::Kind& term_kind() {
    using records::FieldType;
    using records::Need;
    using records::Sensitivity;
    static const records::Kind kind{
        .name = "term",
        .one = {"Término", "Term", "Begrip"},
        .many = {"Glosario", "Glossary", "Begrippenlijst"},
        .help = {"Las palabras del servicio y lo que significan aquí.", "The words of service and what they mean here.",
                 "De woorden van dienstverlening en wat ze hier betekenen."},
        .fields = {{.name = "term",
                    .type = FieldType::local_text,
                    .label = {"Término", "Term", "Begrip"},
                    .help = {"La palabra, en cada idioma.", "The word, in each language.", "Het woord, in elke taal."},
                    .need = Need::required,
                    .sensitivity = Sensitivity::open,
                    .longest = limits::name},
                   {.name = "definition",
                    .type = FieldType::local_text,
                    .label = {"Definición", "Definition", "Definitie"},
                    .help = {"Qué significa, en una frase.", "What it means, in one sentence.",
                             "Wat het betekent, in één zin."},
                    .need = Need::required,
                    .sensitivity = Sensitivity::open,
                    .longest = limits::paragraph},
                   {.name = "collection",
                    .label = {"Serie", "Collection", "Reeks"},
                    .help = {"A qué ejercicio o tema pertenece.", "Which exercise or subject it belongs to.",
                             "Bij welke oefening of welk onderwerp het hoort."},
                    .sensitivity = Sensitivity::open,
                    .longest = limits::name},
                   {.name = "source",
                    .label = {"Fuente", "Source", "Bron"},
                    .help = {"De dónde viene la definición.", "Where the definition comes from.",
                             "Waar de definitie vandaan komt."},
                    .sensitivity = Sensitivity::open,
                    .longest = limits::sentence}},
        .title_field = "term",
        .readers = access::every_role,
        .writers = Role::quality_manager | Role::trainer};
    return kind;
}

}  // namespace ciclo::organisation
