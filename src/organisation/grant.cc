// Grants: which right of access a person has, over which unit and all below it, from when until when. Nobody has one by
// default.
#include "access/role.h"
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/names.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using records::FieldType;
using records::Need;

Errors check_dates(const records::Record& record, const records::Lookup&) {
    return check_period(grant_kind(), record, "valid_from", "valid_until");
}

std::vector<records::Choice> roles() {
    std::vector<records::Choice> out;
    for (const auto& row : names_of(static_cast<access::Role*>(nullptr))) {
        out.push_back({row.code, {std::string(row.es), std::string(row.en), std::string(row.nl)}});
    }
    return out;
}

}  // namespace

const records::Kind& grant_kind() {
    static const records::Kind kind{
        .name = "grant",
        .one = {"Permiso", "Grant", "Toegangsrecht"},
        .many = {"Permisos", "Grants", "Toegangsrechten"},
        .help = {"Qué puede hacer una persona, en qué unidad y hasta cuándo.",
                 "What a person may do, in which unit and until when.",
                 "Wat een persoon mag, in welke eenheid en tot wanneer."},
        .fields = {{.name = "person",
                    .type = FieldType::reference,
                    .label = {"Persona", "Person", "Persoon"},
                    .help = {"A quién se le da.", "To whom it is given.", "Aan wie het wordt gegeven."},
                    .need = Need::required,
                    .refers_to = "person"},
                   {.name = "role",
                    .type = FieldType::choice,
                    .label = {"Papel", "Access role", "Toegangsrol"},
                    .help = {"Qué puede ver y hacer.", "What may be seen and done.", "Wat men mag zien en doen."},
                    .need = Need::required,
                    .choices = roles()},
                   {.name = "unit",
                    .type = FieldType::reference,
                    .label = {"Unidad", "Unit", "Eenheid"},
                    .help = {"Vale en esta unidad y en todas las que dependen de ella; vacía, en toda la organización.",
                             "Holds in this unit and all below it; empty means the whole organisation.",
                             "Geldt in deze eenheid en alles eronder; leeg betekent de hele organisatie."},
                    .refers_to = "unit"},
                   {.name = "valid_from",
                    .type = FieldType::day,
                    .label = {"Desde", "From", "Vanaf"},
                    .help = {"Primer día en que vale; vacío, desde siempre.",
                             "First day it holds; empty means from the beginning.",
                             "Eerste dag dat het geldt; leeg betekent vanaf het begin."}},
                   {.name = "valid_until",
                    .type = FieldType::day,
                    .label = {"Hasta", "Until", "Tot en met"},
                    .help = {"Último día en que vale; vacío, hasta que se retire.",
                             "Last day it holds; empty means until it is withdrawn.",
                             "Laatste dag dat het geldt; leeg betekent tot het wordt ingetrokken."}}},
        .title_field = "role",
        .belonging = records::Belonging::unit_field,
        .retention = records::Retention::three_years,
        .readers = Role::administrator | Role::data_protection_officer,
        .writers = Role::administrator,
        .rules = {{"ends_before_it_begins", check_dates}}};
    return kind;
}

}  // namespace ciclo::organisation
