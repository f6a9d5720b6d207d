#include "actions/identity_deeds.h"

#include <iterator>

namespace ciclo::actions {

std::vector<Action> identity_actions() {
    std::vector<Action> all;
    for (auto* part : {set_up_actions, sign_in_actions, session_actions, password_actions, second_factor_actions,
                       invitation_actions, token_actions, entry_actions, own_person_actions}) {
        std::vector<Action> rows = part();
        all.insert(all.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    }
    return all;
}

}  // namespace ciclo::actions
