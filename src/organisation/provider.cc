// Outside providers: who covers moments for us, why, and until when.
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

Errors check_contract(const records::Record& record, const records::Lookup&) {
    return check_period(provider_kind(), record, "contract_begins", "contract_ends");
}

std::vector<Field> fields() {
    return {{.name = "name",
             .label = {"Nombre", "Name", "Naam"},
             .help = {"Como se llama la empresa o entidad.", "What the company or body is called.",
                      "Hoe het bedrijf of de instelling heet."},
             .need = Need::required,
             .longest = limits::name,
             .unique = true},
            {.name = "reason",
             .type = FieldType::choice,
             .label = {"Por qué", "Why", "Waarom"},
             .help = {"Por qué lo hace un externo y no la organización.",
                      "Why an outsider does it and not the organisation.",
                      "Waarom een ander het doet en niet de organisatie."},
             .need = Need::required,
             .choices = choices_of<ProviderReason>()},
            {.name = "contract_begins",
             .type = FieldType::day,
             .label = {"Contrato desde", "Contract from", "Contract vanaf"},
             .help = {"Primer día del contrato.", "First day of the contract.", "Eerste dag van het contract."}},
            {.name = "contract_ends",
             .type = FieldType::day,
             .label = {"Contrato hasta", "Contract until", "Contract tot en met"},
             .help = {"Último día del contrato; vacío, sin fin.", "Last day of the contract; empty means no end.",
                      "Laatste dag van het contract; leeg betekent zonder einde."}},
            {.name = "contact",
             .label = {"Contacto", "Contact", "Contactpersoon"},
             .help = {"Persona y modo de llamarla.", "The person, and how to reach them.",
                      "De persoon, en hoe die te bereiken is."},
             .sensitivity = Sensitivity::personal,
             .listed = Listed::no,
             .longest = limits::sentence},
            {.name = "score",
             .type = FieldType::number,
             .label = {"Nota", "Score", "Cijfer"},
             .help = {"Nota de la última evaluación, de 1 a 5.", "Mark of the last review, 1 to 5.",
                      "Cijfer van de laatste beoordeling, 1 tot 5."},
             .lowest = 1,
             .highest = 5}};
}

}  // namespace

const records::Kind& provider_kind() {
    static const records::Kind kind{.name = "provider",
                                    .one = {"Proveedor", "Provider", "Externe dienstverlener"},
                                    .many = {"Proveedores", "Providers", "Externe dienstverleners"},
                                    .help = {"Quiénes cubren momentos por nosotros, por qué y con qué contrato.",
                                             "Who covers moments for us, why and under which contract.",
                                             "Wie momenten voor ons verzorgt, waarom en onder welk contract."},
                                    .fields = fields(),
                                    .title_field = "name",
                                    .retention = records::Retention::ten_years,
                                    .readers = arrangers | Role::data_protection_officer | Role::facilitator,
                                    .writers = arrangers,
                                    .rules = {{"ends_before_it_begins", check_contract}},
                                    .erasable = true};
    return kind;
}

}  // namespace ciclo::organisation
