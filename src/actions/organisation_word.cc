#include "actions/organisation_word.h"

#include "organisation/kinds.h"
#include "organisation/values.h"

namespace ciclo::actions {

Result<LocalText> organisations_word(seams::Snapshot& snapshot) {
    const records::Kind& kind = organisation::organisation_kind();
    records::Query any;
    any.kind = &kind;
    any.limit = 1;
    const auto found = snapshot.list(any);
    if (!found) return found.errors();
    if (found->records.empty()) return LocalText{};
    const auto* word = organisation::value_of<LocalText>(kind, found->records.front(), "customer_word");
    return word == nullptr ? LocalText{} : *word;
}

Result<cycle::Map> told_here(const cycle::Map& map, seams::Snapshot& snapshot) {
    cycle::Map told = map;
    if (!told.service.customer_word.empty()) return told;
    const Result<LocalText> word = organisations_word(snapshot);
    if (!word) return word.errors();
    told.service.customer_word = *word;
    return told;
}

}  // namespace ciclo::actions
