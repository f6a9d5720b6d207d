#include "organisation/evidence_names.h"

namespace ciclo::organisation {

const Names<EvidenceSort, 5>& names_of(EvidenceSort*) {
    static const Names<EvidenceSort, 5> names{{
        {EvidenceSort::answers, "answers", "respuestas", "answers", "antwoorden"},
        {EvidenceSort::importance, "importance", "importancia", "importance", "belang"},
        {EvidenceSort::cases, "cases", "casos", "cases", "zaken"},
        {EvidenceSort::times, "times", "tiempos medidos", "measured times", "gemeten tijden"},
        {EvidenceSort::events, "events", "eventos", "events", "gebeurtenissen"},
    }};
    return names;
}

const Names<ImportState, 2>& names_of(ImportState*) {
    static const Names<ImportState, 2> names{{
        {ImportState::in_use, "in_use", "en uso", "in use", "in gebruik"},
        {ImportState::undone, "undone", "deshecha", "undone", "ongedaan gemaakt"},
    }};
    return names;
}

const Names<PartHolds, 2>& names_of(PartHolds*) {
    static const Names<PartHolds, 2> names{{
        {PartHolds::file, "file", "archivo", "file", "bestand"},
        {PartHolds::ledger, "ledger", "registro", "ledger", "logboek"},
    }};
    return names;
}

}  // namespace ciclo::organisation
