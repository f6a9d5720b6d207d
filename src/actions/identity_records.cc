#include "actions/identity_records.h"

#include "organisation/kinds.h"

namespace ciclo::actions {

bool is_active_person(const records::Record& person) {
    const records::Kind& kind = organisation::person_kind();
    if (person.archived || records::is_missing(person.values[kind.at("name")])) return false;
    const bool* active = std::get_if<bool>(&person.values[kind.at("active")]);
    return active == nullptr || *active;
}

}  // namespace ciclo::actions
