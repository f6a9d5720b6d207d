// OneTimeLink: a link that lets somebody in once, within half an hour: the first set-up, an invitation, a new password, or
// entering without one, for whoever holds the data folder.
// The secret stands in the link's fragment, which browsers send to nobody; its digest is stored. A plain value. Pure;
// any number of threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/names.h"
#include "calendar/instant.h"
#include "records/record.h"

namespace ciclo::identity {

enum class LinkPurpose { set_up, invitation, password_reset, entry };
const Names<LinkPurpose, 4>& names_of(LinkPurpose*);

struct OneTimeLink {
    records::RecordId id = {};
    std::int64_t version = 0;
    LinkPurpose purpose = LinkPurpose::set_up;
    std::string secret = {};  ///< digest
    std::string person = {};  ///< "" for the set-up
    calendar::Instant expires = {};
    std::optional<calendar::Instant> used = {};
};

OneTimeLink read_link(const records::Record& record);
std::vector<records::FieldValue> values_of(const OneTimeLink& link);
/// Not used, not expired, and not from a time that has not come (a clock set back).
bool holds(const OneTimeLink& link, calendar::Instant now);
/// When a link made now ends.
calendar::Instant link_end(calendar::Instant now);

}  // namespace ciclo::identity
