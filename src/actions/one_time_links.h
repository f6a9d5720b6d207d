// One-time links in the store: given, looked at, used. Of one person and purpose there is one at a time: a new one
// makes the old one worthless. Internal to the room.
//
//   Result<identity::OneTimeLink> link = standing_link(pen, identity::LinkPurpose::invitation, text);
#pragma once

#include <string>

#include "actions/action.h"
#include "identity/link.h"
#include "identity/token.h"
#include "seams/store.h"

namespace ciclo::actions {

/// `person`: "" for the set-up.
Result<Done> give_link(seams::Pen& pen, identity::LinkPurpose purpose, const std::string& person,
                       const identity::Secret& secret);
/// The link behind the text, while it holds; else refused, "link_invalid", the same for every reason.
Result<identity::OneTimeLink> standing_link(seams::Snapshot& reader, identity::LinkPurpose purpose,
                                            const std::string& text, calendar::Instant now);
Result<identity::OneTimeLink> standing_link(seams::Pen& reader, identity::LinkPurpose purpose, const std::string& text,
                                            calendar::Instant now);
/// From now on it opens nothing.
Result<Done> use_link(seams::Pen& pen, identity::OneTimeLink link);

/// What a deed that gives a link answers: the page, the secret in its fragment, and until when; a whole address where the
/// server's is known.
Outcome link_outcome(const World& world, std::string_view page, const identity::Secret& secret, calendar::Instant now);

}  // namespace ciclo::actions
