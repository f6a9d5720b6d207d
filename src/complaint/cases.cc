#include "complaint/cases.h"

namespace ciclo::complaint {

const Names<CaseType, 5>& names_of(CaseType*) {
    static const Names<CaseType, 5> names{{
        {CaseType::complaint, "complaint", "queja", "complaint", "klacht"},
        {CaseType::claim, "claim", "reclamo", "claim", "reclamatie"},
        {CaseType::suggestion, "suggestion", "sugerencia", "suggestion", "suggestie"},
        {CaseType::compliment, "compliment", "felicitación", "compliment", "compliment"},
        {CaseType::query, "query", "consulta", "query", "vraag"},
    }};
    return names;
}

const Names<CauseType, 2>& names_of(CauseType*) {
    static const Names<CauseType, 2> names{{
        {CauseType::done_badly, "done_badly", "mal hecho", "done badly", "slecht uitgevoerd"},
        {CauseType::not_done, "not_done", "no hecho", "not done", "niet uitgevoerd"},
    }};
    return names;
}

const Names<SatisfactionElement, 3>& names_of(SatisfactionElement*) {
    static const Names<SatisfactionElement, 3> names{{
        {SatisfactionElement::product, "product", "calidad del producto", "product quality", "productkwaliteit"},
        {SatisfactionElement::price, "price", "precio competitivo", "competitive price", "scherpe prijs"},
        {SatisfactionElement::service, "service", "servicio al cliente", "customer service", "klantenservice"},
    }};
    return names;
}

}  // namespace ciclo::complaint
