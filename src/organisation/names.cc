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

const Names<ListeningSort, 6>& names_of(ListeningSort*) {
    static const Names<ListeningSort, 6> names{{
        {ListeningSort::survey, "survey", "encuesta", "survey", "enquête"},
        {ListeningSort::box, "box", "buzón de sugerencias", "suggestion box", "ideeënbus"},
        {ListeningSort::complaints, "complaints", "quejas", "complaints", "klachten"},
        {ListeningSort::focus_group, "focus_group", "grupo focal", "focus group", "focusgroep"},
        {ListeningSort::mystery_visit, "mystery_visit", "visita de incógnito", "mystery visit", "mysterybezoek"},
        {ListeningSort::other, "other", "otro", "other", "anders"},
    }};
    return names;
}

const Names<Rhythm, 3>& names_of(Rhythm*) {
    static const Names<Rhythm, 3> names{{
        {Rhythm::weekly, "weekly", "cada semana", "every week", "elke week"},
        {Rhythm::every_days, "every_days", "cada tantos días", "every so many days", "om de zoveel dagen"},
        {Rhythm::monthly, "monthly", "cada mes", "every month", "elke maand"},
    }};
    return names;
}

const Names<Weekday, 7>& names_of(Weekday*) {
    static const Names<Weekday, 7> names{{
        {Weekday::monday, "monday", "lunes", "Monday", "maandag"},
        {Weekday::tuesday, "tuesday", "martes", "Tuesday", "dinsdag"},
        {Weekday::wednesday, "wednesday", "miércoles", "Wednesday", "woensdag"},
        {Weekday::thursday, "thursday", "jueves", "Thursday", "donderdag"},
        {Weekday::friday, "friday", "viernes", "Friday", "vrijdag"},
        {Weekday::saturday, "saturday", "sábado", "Saturday", "zaterdag"},
        {Weekday::sunday, "sunday", "domingo", "Sunday", "zondag"},
    }};
    return names;
}

const Names<NeedStatus, 4>& names_of(NeedStatus*) {
    static const Names<NeedStatus, 4> names{{
        {NeedStatus::heard, "heard", "oída", "heard", "gehoord"},
        {NeedStatus::confirmed, "confirmed", "confirmada", "confirmed", "bevestigd"},
        {NeedStatus::requirement, "requirement", "convertida en requerimiento", "turned into a requirement",
         "vereiste geworden"},
        {NeedStatus::discarded, "discarded", "descartada", "discarded", "verworpen"},
    }};
    return names;
}

const Names<FindingSort, 2>& names_of(FindingSort*) {
    static const Names<FindingSort, 2> names{{
        {FindingSort::problem, "problem", "problema", "problem", "probleem"},
        {FindingSort::strength, "strength", "fortaleza", "strength", "sterk punt"},
    }};
    return names;
}

const Names<FindingSource, 7>& names_of(FindingSource*) {
    static const Names<FindingSource, 7> names{{
        {FindingSource::workshop, "workshop", "taller", "workshop", "workshop"},
        {FindingSource::survey, "survey", "encuesta", "survey", "enquête"},
        {FindingSource::complaint, "complaint", "queja", "complaint", "klacht"},
        {FindingSource::times, "times", "tiempos medidos", "measured times", "gemeten tijden"},
        {FindingSource::study, "study", "estudio", "study", "studie"},
        {FindingSource::observation, "observation", "observación", "observation", "observatie"},
        {FindingSource::other, "other", "otra", "other", "anders"},
    }};
    return names;
}

const Names<FindingStatus, 4>& names_of(FindingStatus*) {
    static const Names<FindingStatus, 4> names{{
        {FindingStatus::open, "open", "abierto", "open", "open"},
        {FindingStatus::under_way, "under_way", "en curso", "under way", "in uitvoering"},
        {FindingStatus::solved, "solved", "resuelto", "solved", "opgelost"},
        {FindingStatus::dropped, "dropped", "descartado", "dropped", "vervallen"},
    }};
    return names;
}

const Names<ActionType, 2>& names_of(ActionType*) {
    static const Names<ActionType, 2> names{{
        {ActionType::correct_error, "correct_error", "corrige un error", "corrects an error", "herstelt een fout"},
        {ActionType::add_value, "add_value", "añade valor", "adds value", "voegt waarde toe"},
    }};
    return names;
}

const Names<Reaction, 4>& names_of(Reaction*) {
    static const Names<Reaction, 4> names{{
        {Reaction::avoid, "avoid", "evitar", "avoid", "voorkomen"},
        {Reaction::reduce, "reduce", "reducir", "reduce", "beperken"},
        {Reaction::recover, "recover", "reparar", "recover", "herstellen"},
        {Reaction::delight, "delight", "deleitar", "delight", "verrassen"},
    }};
    return names;
}

const Names<ActionStatus, 4>& names_of(ActionStatus*) {
    static const Names<ActionStatus, 4> names{{
        {ActionStatus::planned, "planned", "prevista", "planned", "gepland"},
        {ActionStatus::under_way, "under_way", "en curso", "under way", "in uitvoering"},
        {ActionStatus::done, "done", "hecha", "done", "gedaan"},
        {ActionStatus::dropped, "dropped", "descartada", "dropped", "vervallen"},
    }};
    return names;
}

const Names<ActionVerdict, 3>& names_of(ActionVerdict*) {
    static const Names<ActionVerdict, 3> names{{
        {ActionVerdict::works, "works", "sirve", "works", "werkt"},
        {ActionVerdict::not_yet, "not_yet", "todavía no", "not yet", "nog niet"},
        {ActionVerdict::worse, "worse", "peor", "worse", "slechter"},
    }};
    return names;
}

}  // namespace ciclo::organisation
