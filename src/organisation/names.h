// The words of the organisation's forms: one table per list of choices, shared by form, check, sheet and filter.
#pragma once

#include <vector>

#include "base/names.h"
#include "records/field.h"

namespace ciclo::organisation {

enum class RoleClass { front_line, secondary, managerial };
enum class UnitSort { department, branch, post };
enum class ProviderReason { no_capacity, high_cost, other };
enum class ServiceStatus { idea, design, transition, live, retired };
enum class Industry { ecommerce, utilities, entertainment, banking, other };
enum class CycleState { draft, published, retired };
/// How a map came to be: drawn at the table, or after the contact maps of those who were there (R0-10).
enum class Seen { as_believed, as_lived };

const Names<RoleClass, 3>& names_of(RoleClass*);
const Names<UnitSort, 3>& names_of(UnitSort*);
const Names<ProviderReason, 3>& names_of(ProviderReason*);
const Names<ServiceStatus, 5>& names_of(ServiceStatus*);
const Names<Industry, 5>& names_of(Industry*);
const Names<CycleState, 3>& names_of(CycleState*);
const Names<Seen, 2>& names_of(Seen*);

/// The table of an enum as the choices of a field.
template <class Enum>
std::vector<records::Choice> choices_of() {
    std::vector<records::Choice> out;
    for (const auto& row : names_of(static_cast<Enum*>(nullptr))) {
        out.push_back({row.code, LocalText(std::string(row.es), std::string(row.en), std::string(row.nl))});
    }
    return out;
}

}  // namespace ciclo::organisation
