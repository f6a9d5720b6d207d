// Permission: whether a caller may ask for a deed at all. Which records of which units, the deed decides.
//
//   if (may_ask(row.who, row.kind, caller) != MayAsk::yes) return refuse();
//
// Deny by default: what no row allows is refused. Pure; any number of threads.
#pragma once

#include <string>

#include "access/caller.h"
#include "actions/action.h"
#include "records/kinds.h"
#include "server/routes.h"

namespace ciclo::server {

enum class MayAsk { yes, sign_in_first, no };

/// `kind` is what the input "kind" names; nullptr = none or one that is not offered, which nobody may read or write.
MayAsk may_ask(const actions::Permission& who, const records::Kind* kind, const access::Caller& caller);

/// Every route and who may ask for it, as a page: a test holds docs/permissions.md to it.
std::string permission_page(const RouteTable& routes, records::KindList kinds);

}  // namespace ciclo::server
