// A share as a plain value, from its record and back. Internal to the room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/instant.h"
#include "records/record.h"

namespace ciclo::actions {

struct Share {
    records::RecordId id = {};
    std::int64_t version = 0;  ///< of the record
    std::string cycle = {};
    std::int64_t number = 1;             ///< which version of the cycle
    std::vector<std::string> what = {};  ///< circle, blueprint, curve, map
    bool results = false;
    std::string secret = {};  ///< digest
    calendar::Instant expires = {};
    std::optional<calendar::Instant> revoked = {};
    std::string made_by = {};
    calendar::Instant made = {};

    bool shows(std::string_view sort) const;
    bool holds(calendar::Instant now) const { return !revoked && now < expires; }
};

Share read_share(const records::Record& record);
std::vector<records::FieldValue> values_of(const Share& share);
/// {"id","cycle","number","what","results","made","made_by","expires","revoked","state"}; state: valid, expired, withdrawn
std::string share_json(const Share& share, calendar::Instant now);

}  // namespace ciclo::actions
