// Versions of a cycle: the map, whole. The draft is edited cell by cell; a published version never changes again. Every
// field is filled by deeds: the record doors show versions and change none.
#include "organisation/circles.h"
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

std::vector<Field> which() {
    return {{.name = "cycle",
             .type = FieldType::reference,
             .label = {"Ciclo", "Cycle", "Cyclus"},
             .help = {"De qué ciclo es.", "Of which cycle it is.", "Van welke cyclus het is."},
             .need = Need::required,
             .refers_to = "cycle",
             .filled_by = FilledBy::deeds},
            {.name = "number",
             .type = FieldType::whole,
             .label = {"Versión", "Version", "Versie"},
             .help = {"1, 2, 3… en el orden en que se empezaron.", "1, 2, 3… in the order they were begun.",
                      "1, 2, 3… in de volgorde waarin ze zijn begonnen."},
             .need = Need::required,
             .lowest = 1,
             .highest = limits::version,
             .filled_by = FilledBy::deeds},
            {.name = "state",
             .type = FieldType::choice,
             .label = {"Estado", "State", "Stand"},
             .help = {"Solo el borrador se puede cambiar.", "Only the draft can be changed.",
                      "Alleen het concept kan worden gewijzigd."},
             .need = Need::required,
             .choices = choices_of<CycleState>(),
             .filled_by = FilledBy::deeds},
            {.name = "document",
             .type = FieldType::document,
             .label = {"Mapa", "Map", "Kaart"},
             .help = {"El mapa entero.", "The whole map.", "De hele kaart."},
             .need = Need::required,
             .listed = Listed::no,
             .longest = limits::document,
             .filled_by = FilledBy::deeds}};
}

std::vector<Field> when() {
    return {{.name = "published_by",
             .label = {"Publicada por", "Published by", "Gepubliceerd door"},
             .help = {"Quién la publicó.", "Who published it.", "Wie haar publiceerde."},
             .filled_by = FilledBy::deeds},
            {.name = "published",
             .type = FieldType::instant,
             .label = {"Publicada", "Published", "Gepubliceerd"},
             .help = {"Cuándo se publicó.", "When it was published.", "Wanneer zij werd gepubliceerd."},
             .filled_by = FilledBy::deeds},
            {.name = "note",
             .type = FieldType::long_text,
             .label = {"Nota", "Note", "Notitie"},
             .help = {"Qué cambia respecto de la versión anterior y por qué.",
                      "What changes from the version before, and why.",
                      "Wat er verandert ten opzichte van de vorige versie, en waarom."},
             .listed = Listed::no,
             .longest = limits::paragraph,
             .filled_by = FilledBy::deeds},
            {.name = "seen",
             .type = FieldType::choice,
             .label = {"Cómo se ve", "Seen", "Gezien"},
             .help = {"Como creíamos que era, o como se vive según los mapas de contactos.",
                      "As we believed it was, or as it is lived by the contact maps.",
                      "Zoals we dachten dat het was, of zoals het volgens de contactkaarten wordt beleefd."},
             .choices = choices_of<Seen>(),
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

const records::Kind& cycle_version_kind() {
    static const records::Kind kind{.name = "cycle_version",
                                    .one = {"Versión de un ciclo", "Version of a cycle", "Versie van een cyclus"},
                                    .many = {"Versiones de ciclos", "Versions of cycles", "Versies van cycli"},
                                    .help = {"El mapa de un ciclo, entero, en cada una de sus versiones.",
                                             "A cycle's map, whole, in each of its versions.",
                                             "De kaart van een cyclus, geheel, in elk van zijn versies."},
                                    .fields = joined(which(), when()),
                                    .title_field = "number",
                                    .belonging = records::Belonging::unit_field,
                                    .retention = records::Retention::with_parent,
                                    .readers = staff,
                                    .writers = shapers};
    return kind;
}

}  // namespace ciclo::organisation
