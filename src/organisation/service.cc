// Services: what the organisation offers, why people need it and who answers for it. Each service has cycles.
#include "cycle/map.h"
#include "cycle/templates.h"
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

/// A service people can have must be answered for: R1-32, «cada servicio con su dueño».
Errors check_live(const records::Record& record, const records::Lookup&) {
    const auto* status = value_of<std::string>(service_kind(), record, "status");
    if (status == nullptr || *status != code_of(ServiceStatus::live)) return {};
    if (value_of<std::string>(service_kind(), record, "owner") != nullptr) return {};
    return {refused_field("owner", "live_without_owner", "a live service has nobody who answers for it",
                          "name its owner, or leave the service in transition")};
}

std::vector<records::Choice> patterns() {
    std::vector<records::Choice> out;
    for (const cycle::ServicePattern& pattern : cycle::service_patterns()) out.push_back({pattern.id, pattern.name});
    return out;
}

template <class Enum>
std::vector<records::Choice> of_map() {
    std::vector<records::Choice> out;
    for (const auto& row : names_of(static_cast<Enum*>(nullptr))) {
        out.push_back({row.code, {std::string(row.es), std::string(row.en), std::string(row.nl)}});
    }
    return out;
}

std::vector<Field> what() {
    return {{.name = "name",
             .type = FieldType::local_text,
             .label = {"Nombre", "Name", "Naam"},
             .help = {"Como lo conoce quien lo pide.", "As those who ask for it know it.",
                      "Zoals wie erom vraagt het kent."},
             .need = Need::required,
             .sensitivity = Sensitivity::open,
             .longest = limits::name},
            {.name = "need",
             .type = FieldType::local_text,
             .label = {"Necesidad", "Need", "Behoefte"},
             .help = {"Qué necesita la persona: «convertir el cheque en efectivo».",
                      "What the person needs: \"turn the cheque into cash\".",
                      "Wat de persoon nodig heeft: \"de cheque omzetten in geld\"."},
             .need = Need::required,
             .sensitivity = Sensitivity::open,
             .longest = limits::sentence},
            {.name = "concept",
             .type = FieldType::local_text,
             .label = {"Concepto", "Concept", "Concept"},
             .help = {"Una frase, con el beneficio primero.", "One sentence, the benefit first.",
                      "Eén zin, het voordeel eerst."},
             .need = Need::required,
             .sensitivity = Sensitivity::open,
             .listed = Listed::no,
             .longest = limits::sentence},
            {.name = "outcome",
             .type = FieldType::choice,
             .label = {"Qué se lleva", "What they leave with", "Wat men meekrijgt"},
             .help = {"Un producto, un servicio o ambos.", "A product, a service or both.",
                      "Een product, een dienst of beide."},
             .sensitivity = Sensitivity::open,
             .choices = of_map<cycle::Outcome>()},
            {.name = "desired_outcomes",
             .type = FieldType::text_list,
             .label = {"Resultados deseados", "Desired outcomes", "Gewenste resultaten"},
             .help = {"En qué puede terminar, un resultado por línea: «concedido», «rechazado».",
                      "What it can end in, one a line: \"granted\", \"refused\".",
                      "Waar het op kan uitlopen, één per regel: \"verleend\", \"geweigerd\"."},
             .sensitivity = Sensitivity::open,
             .listed = Listed::no,
             .longest = limits::functions},
            {.name = "policy_intent",
             .type = FieldType::local_text,
             .label = {"Intención de la política", "Policy intent", "Beleidsbedoeling"},
             .help = {"Qué bien público o de la empresa persigue.", "Which good, public or of the firm, it serves.",
                      "Welk publiek of zakelijk belang het dient."},
             .sensitivity = Sensitivity::open,
             .listed = Listed::no,
             .longest = limits::sentence}};
}

std::vector<Field> which() {
    return {{.name = "pattern",
             .type = FieldType::choice,
             .label = {"Patrón", "Pattern", "Patroon"},
             .help = {"A cuál de los nueve patrones de servicio se parece.",
                      "Which of the nine service patterns it follows.", "Welk van de negen dienstpatronen het volgt."},
             .choices = patterns()},
            {.name = "industry_group",
             .type = FieldType::choice,
             .label = {"Grupo de industria", "Industry group", "Bedrijfstak"},
             .help = {"Para buscarlo en la biblioteca.", "For finding it in the library.",
                      "Om het in de bibliotheek te vinden."},
             .choices = choices_of<Industry>()},
            {.name = "itil_stage",
             .type = FieldType::choice,
             .label = {"Etapa ITIL", "ITIL stage", "ITIL-fase"},
             .help = {"Estrategia, diseño, transición, operación o mejora continua.",
                      "Strategy, design, transition, operation or continual improvement.",
                      "Strategie, ontwerp, transitie, operatie of continue verbetering."},
             .choices = of_map<cycle::ItilStage>()},
            {.name = "status",
             .type = FieldType::choice,
             .label = {"Estado", "Status", "Status"},
             .help = {"De la idea al retiro; en marcha, necesita dueño.",
                      "From idea to retirement; a live service needs an owner.",
                      "Van idee tot beëindiging; een dienst in gebruik heeft een eigenaar nodig."},
             .need = Need::required,
             .choices = choices_of<ServiceStatus>()},
            {.name = "owner",
             .type = FieldType::reference,
             .label = {"Responsable", "Owner", "Eigenaar"},
             .help = {"Quién responde por el servicio.", "Who answers for the service.", "Wie voor de dienst instaat."},
             .refers_to = "person"},
            {.name = "contact",
             .label = {"Contacto público", "Public contact", "Openbaar contact"},
             .help = {"A dónde puede dirigirse la gente; nada personal.", "Where people can turn to; nothing personal.",
                      "Waar men terecht kan; niets persoonlijks."},
             .sensitivity = Sensitivity::open,
             .listed = Listed::no,
             .longest = limits::sentence},
            {.name = "unit",
             .type = FieldType::reference,
             .label = {"Unidad", "Unit", "Eenheid"},
             .help = {"La unidad que lo presta; vacía, toda la organización.",
                      "The unit that gives it; empty means the whole organisation.",
                      "De eenheid die hem levert; leeg betekent de hele organisatie."},
             .refers_to = "unit"}};
}

}  // namespace

const records::Kind& service_kind() {
    static const records::Kind kind{
        .name = "service",
        .one = {"Servicio", "Service", "Dienst"},
        .many = {"Servicios", "Services", "Diensten"},
        .help = {"Lo que la organización ofrece, por qué hace falta y quién responde por ello.",
                 "What the organisation offers, why it is needed and who answers for it.",
                 "Wat de organisatie biedt, waarom het nodig is en wie ervoor instaat."},
        .fields = joined(what(), which()),
        .title_field = "name",
        .belonging = records::Belonging::unit_field,
        .readers = staff,
        .writers = shapers,
        .rules = {{"live_without_owner", check_live}}};
    return kind;
}

}  // namespace ciclo::organisation
