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
enum class ListeningSort { survey, box, complaints, focus_group, mystery_visit, other };
enum class Rhythm { weekly, every_days, monthly };
enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };  ///< Monday first
enum class NeedStatus { heard, confirmed, requirement, discarded };
enum class FindingSort { problem, strength };
enum class FindingSource { workshop, survey, complaint, times, study, observation, other };
enum class FindingStatus { open, under_way, solved, dropped };
enum class ActionType { correct_error, add_value };
enum class Reaction { avoid, reduce, recover, delight };
enum class ActionStatus { planned, under_way, done, dropped };
enum class ActionVerdict { works, not_yet, worse };

const Names<RoleClass, 3>& names_of(RoleClass*);
const Names<UnitSort, 3>& names_of(UnitSort*);
const Names<ProviderReason, 3>& names_of(ProviderReason*);
const Names<ServiceStatus, 5>& names_of(ServiceStatus*);
const Names<Industry, 5>& names_of(Industry*);
const Names<CycleState, 3>& names_of(CycleState*);
const Names<Seen, 2>& names_of(Seen*);
const Names<ListeningSort, 6>& names_of(ListeningSort*);
const Names<Rhythm, 3>& names_of(Rhythm*);
const Names<Weekday, 7>& names_of(Weekday*);
const Names<NeedStatus, 4>& names_of(NeedStatus*);
const Names<FindingSort, 2>& names_of(FindingSort*);
const Names<FindingSource, 7>& names_of(FindingSource*);
const Names<FindingStatus, 4>& names_of(FindingStatus*);
const Names<ActionType, 2>& names_of(ActionType*);
const Names<Reaction, 4>& names_of(Reaction*);
const Names<ActionStatus, 4>& names_of(ActionStatus*);
const Names<ActionVerdict, 3>& names_of(ActionVerdict*);

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
