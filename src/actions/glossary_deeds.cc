#include "actions/glossary_deeds.h"

#include <set>

#include "actions/identity_records.h"
#include "actions/record_access.h"
#include "base/text.h"
#include "organisation/glossary.h"
#include "organisation/kinds.h"
#include "organisation/values.h"

namespace ciclo::actions {

namespace {

Result<Outcome> run_fill(const Arguments&, World& world) {
    if (!world.caller->scope.may(organisation::term_kind().writers, "")) return not_yours();
    const Result<int> made = fill_glossary(*world.pen);
    if (!made) return made.errors();
    static const LocalText words{"términos nuevos", "new terms", "nieuwe begrippen"};
    return Outcome{.text = std::to_string(*made) + " " + words.in(world.language) + "\n",
                   .json = "{\"made\":" + std::to_string(*made) + "}"};
}

}  // namespace

Result<int> fill_glossary(seams::Pen& pen) {
    const records::Kind& kind = organisation::term_kind();
    records::Query every;
    every.kind = &kind;
    every.archived = records::Archived::included;  // a term somebody put away does not come back
    const auto stored = find_every(pen, every);
    if (!stored) return stored.errors();
    std::set<std::string> known;
    for (const records::Record& record : *stored) {
        const auto* term = organisation::value_of<LocalText>(kind, record, "term");
        if (term != nullptr) known.insert(folded((*term)[Language::es]));
    }
    int made = 0;
    for (const organisation::ShippedTerm& term : organisation::shipped_terms()) {
        if (!known.insert(folded(term.term[Language::es])).second) continue;
        const auto record = pen.insert(kind, organisation::term_values(term));
        if (!record) return record.errors();
        ++made;
    }
    return made;
}

Action glossary_fill_action() {
    return {.name = "glossary fill",
            .help = {"poner en el glosario los términos que trae Ciclo",
                     "put the terms that come with Ciclo into the glossary",
                     "de begrippen van Ciclo in de begrippenlijst zetten"},
            .who = Permission::of(organisation::term_kind().writers),
            .effect = Effect::writes,
            .example = "ciclo glossary fill",
            .run = run_fill};
}

}  // namespace ciclo::actions
