// The internal kinds of identity: what the store keeps about proofs of who somebody is. Never offered at the record
// doors, no history; nothing in them opens a door by itself: secrets are stored as digests, one-time secrets sealed.
//
//   for (const records::Kind* kind : identity::kinds()) make_table(*kind);
//
// Built once, never changed; any number of threads.
#pragma once

#include "records/kinds.h"

namespace ciclo::identity {

const records::Kind& credential_kind();  ///< one a person: sign-in name, password, second factor
const records::Kind& session_kind();
const records::Kind& api_token_kind();
const records::Kind& one_time_link_kind();
const records::Kind& login_counter_kind();

/// After the kind person and unit, to which they refer.
records::KindList kinds();

}  // namespace ciclo::identity
