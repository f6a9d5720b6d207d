// Procedures: the organisation's own way of working that stands behind moments (R0-06). What is found wrong names the
// procedure, so that the one to mend first shows.
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using records::Field;
using records::FieldType;
using records::Listed;
using records::Need;
using records::Sensitivity;

std::vector<Field> what() {
    return {{.name = "code",
             .label = {"Código", "Code", "Code"},
             .help = {"Como se cita: «PR-07».", "As it is quoted: \"PR-07\".", "Zoals men hem noemt: \"PR-07\"."},
             .need = Need::required,
             .sensitivity = Sensitivity::open,
             .longest = limits::code,
             .unique = true},
            {.name = "name",
             .label = {"Nombre", "Name", "Naam"},
             .help = {"Qué trabajo ordena: «Recepción».", "The work it orders: \"Reception\".",
                      "Welk werk hij regelt: \"Ontvangst\"."},
             .need = Need::required,
             .sensitivity = Sensitivity::open,
             .longest = limits::name},
            {.name = "cycle",
             .type = FieldType::reference,
             .label = {"Ciclo", "Cycle", "Cyclus"},
             .help = {"El ciclo cuyos momentos sostiene.", "The cycle whose moments it carries.",
                      "De cyclus waarvan hij momenten draagt."},
             .refers_to = "cycle"},
            {.name = "moments",
             .type = FieldType::text_list,
             .label = {"Momentos", "Moments", "Momenten"},
             .help = {"Los momentos que sostiene, uno por línea: «M3».", "The moments it carries, one a line: \"M3\".",
                      "De momenten die hij draagt, één per regel: \"M3\"."},
             .longest = limits::moments}};
}

std::vector<Field> whose() {
    return {{.name = "owner",
             .type = FieldType::reference,
             .label = {"Responsable", "Owner", "Eigenaar"},
             .help = {"Quién lo mantiene al día.", "Who keeps it up to date.", "Wie hem bijhoudt."},
             .refers_to = "person"},
            {.name = "link",
             .label = {"Documento", "Document", "Document"},
             .help = {"Dónde se lee: una dirección o un archivador.", "Where it can be read: an address or a binder.",
                      "Waar hij te lezen is: een adres of een map."},
             .listed = Listed::no,
             .longest = limits::sentence},
            {.name = "review_day",
             .type = FieldType::day,
             .label = {"Revisar el", "Review on", "Herzien op"},
             .help = {"Cuándo toca volver a leerlo.", "When it is to be read again.",
                      "Wanneer hij opnieuw gelezen moet worden."}},
            {.name = "unit",
             .type = FieldType::reference,
             .label = {"Unidad", "Unit", "Eenheid"},
             .help = {"La unidad que lo usa; vacía, toda la organización.",
                      "The unit that works by it; empty means the whole organisation.",
                      "De eenheid die ermee werkt; leeg betekent de hele organisatie."},
             .refers_to = "unit"}};
}

}  // namespace

const records::Kind& procedure_kind() {
    static const records::Kind kind{.name = "procedure",
                                    .one = {"Procedimiento", "Procedure", "Procedure"},
                                    .many = {"Procedimientos", "Procedures", "Procedures"},
                                    .help = {"Las formas de trabajar que sostienen los momentos, y quién las mantiene.",
                                             "The ways of working that carry the moments, and who keeps them up.",
                                             "De werkwijzen die de momenten dragen, en wie ze bijhoudt."},
                                    .fields = joined(what(), whose()),
                                    .title_field = "code",
                                    .belonging = records::Belonging::unit_field,
                                    .readers = staff,
                                    .writers = shapers};
    return kind;
}

}  // namespace ciclo::organisation
