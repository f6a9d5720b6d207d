#include "organisation/kinds.h"

#include <array>

namespace ciclo::organisation {

records::KindList kinds() {
    static const std::array<const records::Kind*, 21> all{
        &organisation_kind(),   &unit_kind(),           &person_kind(),       &grant_kind(),
        &role_kind(),           &provider_kind(),       &service_kind(),      &term_kind(),
        &cycle_kind(),          &cycle_version_kind(),  &cycle_edit_kind(),   &evidence_import_kind(),
        &evidence_part_kind(),  &derived_answer_kind(), &cycle_review_kind(), &procedure_kind(),
        &listening_post_kind(), &emerging_need_kind(),  &finding_kind(),
        &action_kind(),         &priority_list_kind()};
    return all;
}

}  // namespace ciclo::organisation
