// People who work here. What is written about them is theirs: it is personal, and leaves when they ask.
#include "base/text.h"
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/names.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using records::Field;
using records::FieldType;
using records::Listed;
using records::Need;
using records::Sensitivity;

/// Only what no address can be: the one true check is a letter that arrives.
Errors check_email(const records::Record& record, const records::Lookup&) {
    const auto* email = value_of<Personal<std::string>>(person_kind(), record, "email");
    if (email == nullptr) return {};
    const std::string& text = email->reveal(Purpose::measure_length_only);
    const std::size_t at = text.find('@');
    const bool one_at =
        at != std::string::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == std::string::npos;
    if (one_at && text.find_first_of(" \t\r\n<>\",;") == std::string::npos) return {};
    return {refused_field("email", "not_an_address", "this is no e-mail address", "write it as name@place")};
}

std::vector<records::Choice> language_choices() {
    return {{"es", {"español", "Spanish", "Spaans"}},
            {"en", {"inglés", "English", "Engels"}},
            {"nl", {"neerlandés", "Dutch", "Nederlands"}}};
}

std::vector<Field> who() {
    return {
        {.name = "name",
         .label = {"Nombre", "Name", "Naam"},
         .help = {"Nombre y apellidos, como la persona los escribe.", "First and last name, as the person writes them.",
                  "Voor- en achternaam, zoals de persoon die schrijft."},
         .need = Need::required,
         .sensitivity = Sensitivity::personal,
         .longest = limits::name},
        {.name = "email",
         .label = {"Correo", "E-mail", "E-mail"},
         .help = {"Con él inicia sesión y recibe avisos; no lo comparten dos personas.",
                  "Used to sign in and for notices; no two people share one.",
                  "Om in te loggen en voor berichten; geen twee mensen delen er een."},
         .sensitivity = Sensitivity::personal,
         .longest = 254,
         .unique = true},
        {.name = "phone",
         .label = {"Teléfono", "Telephone", "Telefoon"},
         .help = {"Del trabajo, no el particular.", "Of work, not private.", "Van het werk, niet privé."},
         .sensitivity = Sensitivity::personal,
         .listed = Listed::no,
         .longest = 40}};
}

std::vector<Field> place() {
    return {{.name = "role_class",
             .type = FieldType::choice,
             .label = {"Clase de rol", "Role class", "Rolklasse"},
             .help = {"Primera línea: trata con el cliente; secundario: apoya a quien lo trata; gerencial: dirige.",
                      "Front line meets the customer, secondary supports those who do, managerial leads.",
                      "Eerstelijn ontmoet de klant, ondersteunend helpt wie dat doet, leidinggevend stuurt."},
             .need = Need::required,
             .choices = choices_of<RoleClass>()},
            {.name = "post",
             .label = {"Puesto", "Post", "Functie"},
             .help = {"El puesto de trabajo: «enfermera de triaje».", "The job: \"triage nurse\".",
                      "De functie: \"triageverpleegkundige\"."},
             .longest = limits::name},
            {.name = "language",
             .type = FieldType::choice,
             .label = {"Idioma", "Language", "Taal"},
             .help = {"En qué idioma ve las pantallas.", "In which language the screens are shown.",
                      "In welke taal de schermen staan."},
             .listed = Listed::no,
             .choices = language_choices()},
            {.name = "active",
             .type = FieldType::yes_no,
             .label = {"En activo", "Active", "Actief"},
             .help = {"No: conserva lo que hizo y ya no puede entrar.",
                      "No: what was done stays, and there is no way in any more.",
                      "Nee: wat gedaan is blijft, en inloggen kan niet meer."}},
            {.name = "unit",
             .type = FieldType::reference,
             .label = {"Unidad", "Unit", "Eenheid"},
             .help = {"Donde trabaja; vacía, en toda la organización.",
                      "Where the person works; empty means the whole organisation.",
                      "Waar de persoon werkt; leeg betekent de hele organisatie."},
             .refers_to = "unit"}};
}

}  // namespace

const records::Kind& person_kind() {
    static const records::Kind kind{
        .name = "person",
        .one = {"Persona", "Person", "Persoon"},
        .many = {"Personas", "People", "Personen"},
        .help = {"Quienes trabajan aquí, con su clase de rol y su unidad.",
                 "Those who work here, with their role class and unit.",
                 "Wie hier werken, met hun rolklasse en eenheid."},
        .fields = joined(who(), place()),
        .title_field = "name",
        .belonging = records::Belonging::unit_field,
        .retention = records::Retention::three_years,
        .readers = arrangers | Role::data_protection_officer | Role::facilitator | Role::trainer,
        .writers = arrangers,
        .rules = {{"not_an_address", check_email}},
        .erasable = true};
    return kind;
}

}  // namespace ciclo::organisation
