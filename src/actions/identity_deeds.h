// The deeds of identity: setting up, signing in, second factor, passwords, invitations, tokens. One row each;
// docs/identity.md tells how they hang together.
#pragma once

#include <vector>

#include "actions/action.h"

namespace ciclo::actions {

std::vector<Action> set_up_actions();         ///< setup link, setup finish
std::vector<Action> sign_in_actions();        ///< session open, confirm
std::vector<Action> session_actions();        ///< session close, list, revoke, revoke-others; person sign-out
std::vector<Action> password_actions();       ///< password change, link, reset
std::vector<Action> second_factor_actions();  ///< second-factor begin, confirm, later, remove, reset
std::vector<Action> invitation_actions();     ///< person invite, invitation accept
std::vector<Action> token_actions();          ///< token make, list, revoke
std::vector<Action> entry_actions();          ///< person enter, entry use
std::vector<Action> own_person_actions();     ///< person language

/// All of them, in that order.
std::vector<Action> identity_actions();

}  // namespace ciclo::actions
