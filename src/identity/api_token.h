// ApiToken: a program that acts for a person, with less than that person may, for a time. A plain value. Pure; any
// number of threads.
//
// What it may is decided anew at every use: its roles over its unit, as far as its maker's grants still give them. When
// the maker loses a role the token loses it, when the maker goes the token is dead.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/scope.h"
#include "calendar/instant.h"
#include "records/record.h"

namespace ciclo::identity {

struct ApiToken {
    records::RecordId id = {};
    std::int64_t version = 0;
    bool archived = false;
    std::string person = {}, label = {}, token_id = {}, secret = {};  ///< secret: digest
    std::vector<std::string> roles = {};                              ///< codes of access::Role
    std::string unit = {};                                            ///< "" = the whole organisation
    calendar::Instant expires = {};
    std::optional<calendar::Instant> last_used = {};
    std::vector<std::string> addresses = {};  ///< empty = from anywhere
};

ApiToken read_api_token(const records::Record& record);
std::vector<records::FieldValue> values_of(const ApiToken& token);

/// Not revoked, not expired, and the address is one of those it may come from.
bool holds(const ApiToken& token, std::string_view address, calendar::Instant now);
/// The maker's scope narrowed to the token: each of its roles over its unit, where some grant of the maker with that
/// role covers it. `unit_and_below`: the token's unit and all below it, sorted. The actor becomes the token's record
/// id.
access::Scope narrowed(const access::Scope& maker, const ApiToken& token,
                       const std::vector<std::string>& unit_and_below);

}  // namespace ciclo::identity
