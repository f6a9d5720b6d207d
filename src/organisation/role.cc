// Roles: the functions people have in the moments of a cycle ("admissions clerk"). No right of access: see grant.
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/names.h"

namespace ciclo::organisation {

const records::Kind& role_kind() {
    using records::FieldType;
    using records::Need;
    using records::Sensitivity;
    static const records::Kind kind{
        .name = "role",
        .one = {"Rol", "Role", "Functie"},
        .many = {"Roles", "Roles", "Functies"},
        .help = {"Las funciones que intervienen en los momentos y lo que cada una puede decidir sola.",
                 "The functions that take part in moments, and what each may decide alone.",
                 "De functies die aan momenten deelnemen, en wat elk zelf mag beslissen."},
        .fields = {{.name = "name",
                    .label = {"Nombre", "Name", "Naam"},
                    .help = {"Como aparece en los momentos: «Auxiliar de admisión».",
                             "As it stands in moments: \"Admissions clerk\".",
                             "Zoals het in momenten staat: \"Opnamemedewerker\"."},
                    .need = Need::required,
                    .sensitivity = Sensitivity::open,
                    .longest = limits::name,
                    .unique = true},
                   {.name = "role_class",
                    .type = FieldType::choice,
                    .label = {"Clase de rol", "Role class", "Rolklasse"},
                    .help = {"Primera línea, secundario o gerencial.", "Front line, secondary or managerial.",
                             "Eerstelijn, ondersteunend of leidinggevend."},
                    .choices = choices_of<RoleClass>()},
                   {.name = "functions",
                    .type = FieldType::text_list,
                    .label = {"Funciones", "Functions", "Taken"},
                    .help = {"Lo que hace, una función por línea.", "What it does, one function a line.",
                             "Wat het doet, één taak per regel."},
                    .longest = limits::functions},
                   {.name = "decision_limit",
                    .label = {"Puede decidir", "May decide", "Mag beslissen"},
                    .help = {"Lo que puede conceder sin preguntar: «hasta 20 € o salida tardía».",
                             "What may be granted without asking: \"up to 20 € or a late check-out\".",
                             "Wat zonder vragen mag worden toegezegd: \"tot 20 € of later uitchecken\"."},
                    .longest = limits::sentence}},
        .title_field = "name",
        .readers = staff,
        .writers = arrangers | Role::facilitator};
    return kind;
}

}  // namespace ciclo::organisation
