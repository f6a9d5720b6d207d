#include "organisation/names.h"

namespace ciclo::organisation {

const Names<RoleClass, 3>& names_of(RoleClass*) {
    static const Names<RoleClass, 3> names{{
        {RoleClass::front_line, "front_line", "primera línea", "front line", "eerstelijn"},
        {RoleClass::secondary, "secondary", "secundario", "secondary", "ondersteunend"},
        {RoleClass::managerial, "managerial", "gerencial", "managerial", "leidinggevend"},
    }};
    return names;
}

const Names<UnitSort, 3>& names_of(UnitSort*) {
    static const Names<UnitSort, 3> names{{
        {UnitSort::department, "department", "departamento", "department", "afdeling"},
        {UnitSort::branch, "branch", "sede", "branch", "vestiging"},
        {UnitSort::post, "post", "puesto de atención", "service post", "loket"},
    }};
    return names;
}

const Names<ProviderReason, 3>& names_of(ProviderReason*) {
    static const Names<ProviderReason, 3> names{{
        {ProviderReason::no_capacity, "no_capacity", "sin capacidad propia", "no capacity of our own",
         "geen eigen capaciteit"},
        {ProviderReason::high_cost, "high_cost", "costo propio más alto", "higher cost of our own",
         "eigen kosten hoger"},
        {ProviderReason::other, "other", "otra razón", "another reason", "andere reden"},
    }};
    return names;
}

const Names<ServiceStatus, 5>& names_of(ServiceStatus*) {
    static const Names<ServiceStatus, 5> names{{
        {ServiceStatus::idea, "idea", "idea", "idea", "idee"},
        {ServiceStatus::design, "design", "en diseño", "in design", "in ontwerp"},
        {ServiceStatus::transition, "transition", "en transición", "in transition", "in overgang"},
        {ServiceStatus::live, "live", "en marcha", "live", "in gebruik"},
        {ServiceStatus::retired, "retired", "retirado", "retired", "beëindigd"},
    }};
    return names;
}

const Names<Industry, 5>& names_of(Industry*) {
    static const Names<Industry, 5> names{{
        {Industry::ecommerce, "ecommerce", "comercio electrónico", "e-commerce", "e-commerce"},
        {Industry::utilities, "utilities", "servicios públicos", "utilities", "nutsbedrijven"},
        {Industry::entertainment, "entertainment", "entretenimiento", "entertainment", "amusement"},
        {Industry::banking, "banking", "banca", "banking", "bankwezen"},
        {Industry::other, "other", "otro", "other", "anders"},
    }};
    return names;
}

const Names<CycleState, 3>& names_of(CycleState*) {
    static const Names<CycleState, 3> names{{
        {CycleState::draft, "draft", "borrador", "draft", "concept"},
        {CycleState::published, "published", "publicado", "published", "gepubliceerd"},
        {CycleState::retired, "retired", "retirado", "retired", "ingetrokken"},
    }};
    return names;
}

const Names<Seen, 2>& names_of(Seen*) {
    static const Names<Seen, 2> names{{
        {Seen::as_believed, "as_believed", "como creíamos", "as we believed", "zoals we dachten"},
        {Seen::as_lived, "as_lived", "como se vive", "as lived", "zoals het wordt beleefd"},
    }};
    return names;
}

}  // namespace ciclo::organisation
