// Session: a browser that proved who sits before it. A plain value with the one question that matters: does it still
// hold?
//
//   const Session session = read_session(record);
//   if (const auto why = ending_of(session, roles, rights, now)) …   // nothing = it holds
//
// The secret is in the cookie, its digest here. Rights are remembered as a digest of the grants at sign-in: when they
// change, the session ends, so no old secret ever carries new rights. The time is the caller's; a clock set back ends
// what it cannot judge. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "access/role.h"
#include "base/names.h"
#include "calendar/instant.h"
#include "records/record.h"

namespace ciclo::identity {

/// enrol: the password was right, a second factor is required and there is none yet: it may only set one up.
/// later: whole, though the required second factor is still missing; only where nobody but the machine itself can ask.
enum class Standing { full, enrol, later };
enum class Ending { signed_out, revoked, replaced, idle, too_old, clock_set_back, rights_changed, person_gone };
const Names<Standing, 3>& names_of(Standing*);
const Names<Ending, 8>& names_of(Ending*);

struct Session {
    records::RecordId id = {};
    std::int64_t version = 0;
    std::string person = {}, secret = {};  ///< secret: digest
    Standing standing = Standing::full;
    std::string rights = {};
    calendar::Instant started = {}, last_used = {};
    std::optional<calendar::Instant> confirmed = {};
    std::string device = {};
    std::optional<calendar::Instant> ended = {};
    std::optional<Ending> ending = {};
};

Session read_session(const records::Record& record);
std::vector<records::FieldValue> values_of(const Session& session);

/// Roles that may open everything: a second factor is required and the session rests sooner.
inline constexpr access::RoleSet strict_roles = access::Role::administrator | access::Role::data_protection_officer;

/// Why it holds no longer; nothing = it holds. Expiry counts from the instant on: at thirty minutes it is over.
std::optional<Ending> ending_of(const Session& session, access::RoleSet roles, const std::string& rights,
                                calendar::Instant now);
/// The password was given in the last minutes.
bool is_confirmed(const Session& session, calendar::Instant now);
/// A digest of somebody's grants as they are stored (ids and versions), in any order.
std::string rights_of(std::span<const records::Record> grants);

}  // namespace ciclo::identity
