// The words of every enum that a map carries, once: domain.md B.2.
#include "cycle/map.h"

namespace ciclo::cycle {

const Names<Actor, 4>& names_of(Actor*) {
    static constexpr Names<Actor, 4> names{{{Actor::customer, "customer", "cliente", "customer", "klant"},
                                            {Actor::employee, "employee", "empleado", "employee", "medewerker"},
                                            {Actor::shared, "shared", "compartido", "shared", "gezamenlijk"},
                                            {Actor::system, "system", "sistema", "system", "systeem"}}};
    return names;
}

const Names<Lane, 5>& names_of(Lane*) {
    static constexpr Names<Lane, 5> names{
        {{Lane::evidence, "evidence", "evidencia física", "physical evidence", "fysiek bewijs"},
         {Lane::customer, "customer", "acciones del cliente", "customer actions", "klantacties"},
         {Lane::onstage, "onstage", "a la vista", "onstage", "zichtbaar"},
         {Lane::backstage, "backstage", "trastienda", "backstage", "achter de schermen"},
         {Lane::support, "support", "apoyo", "support", "ondersteuning"}}};
    return names;
}

const Names<MomentKind, 3>& names_of(MomentKind*) {
    static constexpr Names<MomentKind, 3> names{
        {{MomentKind::action, "action", "acción", "action", "actie"},
         {MomentKind::wait, "wait", "espera", "wait", "wachttijd"},
         {MomentKind::decision, "decision", "decisión", "decision", "beslissing"}}};
    return names;
}

const Names<Control, 3>& names_of(Control*) {
    static constexpr Names<Control, 3> names{{{Control::ours, "ours", "nuestro", "ours", "van ons"},
                                              {Control::shared, "shared", "compartido", "shared", "gedeeld"},
                                              {Control::not_ours, "not_ours", "ajeno", "not ours", "niet van ons"}}};
    return names;
}

const Names<Channel, 6>& names_of(Channel*) {
    static constexpr Names<Channel, 6> names{
        {{Channel::in_person, "in_person", "en persona", "in person", "persoonlijk"},
         {Channel::phone, "phone", "teléfono", "phone", "telefoon"},
         {Channel::web, "web", "web", "web", "web"},
         {Channel::email, "email", "correo electrónico", "email", "e-mail"},
         {Channel::mail, "mail", "correo postal", "mail", "post"},
         {Channel::machine, "machine", "máquina", "machine", "automaat"}}};
    return names;
}

const Names<ProtocolKind, 3>& names_of(ProtocolKind*) {
    static constexpr Names<ProtocolKind, 3> names{
        {{ProtocolKind::structural, "structural", "estructural", "structural", "structureel"},
         {ProtocolKind::management, "management", "de gestión", "management", "beheer"},
         {ProtocolKind::personal, "personal", "de atención personal", "personal attention", "persoonlijke aandacht"}}};
    return names;
}

const Names<RequirementLevel, 3>& names_of(RequirementLevel*) {
    static constexpr Names<RequirementLevel, 3> names{
        {{RequirementLevel::must, "must", "obligatorio", "must", "verplicht"},
         {RequirementLevel::should, "should", "deseable", "should", "gewenst"},
         {RequirementLevel::delight, "delight", "que encanta", "delight", "verrassend goed"}}};
    return names;
}

const Names<Comparison, 3>& names_of(Comparison*) {
    static constexpr Names<Comparison, 3> names{{{Comparison::at_most, "<=", "como máximo", "at most", "hoogstens"},
                                                 {Comparison::at_least, ">=", "como mínimo", "at least", "minstens"},
                                                 {Comparison::equal, "=", "igual a", "equal to", "gelijk aan"}}};
    return names;
}

const Names<IndicatorType, 4>& names_of(IndicatorType*) {
    static constexpr Names<IndicatorType, 4> names{
        {{IndicatorType::percentage, "percentage", "porcentaje", "percentage", "percentage"},
         {IndicatorType::index, "index", "índice", "index", "indexcijfer"},
         {IndicatorType::rate, "rate", "tasa", "rate", "frequentiegraad"},
         {IndicatorType::ratio, "ratio", "razón", "ratio", "verhouding"}}};
    return names;
}

const Names<ItilStage, 5>& names_of(ItilStage*) {
    static constexpr Names<ItilStage, 5> names{
        {{ItilStage::strategy, "strategy", "estrategia", "strategy", "strategie"},
         {ItilStage::design, "design", "diseño", "design", "ontwerp"},
         {ItilStage::transition, "transition", "transición", "transition", "transitie"},
         {ItilStage::operation, "operation", "operación", "operation", "operatie"},
         {ItilStage::improvement, "improvement", "mejora continua", "continual improvement", "continue verbetering"}}};
    return names;
}

const Names<BlueprintActor, 2>& names_of(BlueprintActor*) {
    static constexpr Names<BlueprintActor, 2> names{
        {{BlueprintActor::person, "person", "persona", "person", "persoon"},
         {BlueprintActor::system, "system", "sistema", "system", "systeem"}}};
    return names;
}

const Names<Status, 3>& names_of(Status*) {
    static constexpr Names<Status, 3> names{{{Status::draft, "draft", "borrador", "draft", "concept"},
                                             {Status::published, "published", "publicado", "published", "gepubliceerd"},
                                             {Status::retired, "retired", "retirado", "retired", "ingetrokken"}}};
    return names;
}

const Names<Outcome, 3>& names_of(Outcome*) {
    static constexpr Names<Outcome, 3> names{{{Outcome::product, "product", "producto", "product", "product"},
                                              {Outcome::service, "service", "servicio", "service", "dienst"},
                                              {Outcome::both, "both", "ambos", "both", "beide"}}};
    return names;
}

const Names<Location, 3>& names_of(Location*) {
    static constexpr Names<Location, 3> names{
        {{Location::provider_site, "provider_site", "sede del proveedor", "provider site", "bij de aanbieder"},
         {Location::customer_site, "customer_site", "lugar del cliente", "customer site", "bij de klant"},
         {Location::remote, "remote", "a distancia", "remote", "op afstand"}}};
    return names;
}

const Names<Sites, 2>& names_of(Sites*) {
    static constexpr Names<Sites, 2> names{
        {{Sites::single, "single", "un solo lugar", "single site", "één locatie"},
         {Sites::many, "many", "varios lugares", "many sites", "meerdere locaties"}}};
    return names;
}

const Names<ProcessDependence, 2>& names_of(ProcessDependence*) {
    static constexpr Names<ProcessDependence, 2> names{
        {{ProcessDependence::equipment, "equipment", "basado en equipos", "equipment-based", "op apparatuur gebaseerd"},
         {ProcessDependence::intangible, "intangible", "muy intangible", "highly intangible", "zeer ontastbaar"}}};
    return names;
}

}  // namespace ciclo::cycle
