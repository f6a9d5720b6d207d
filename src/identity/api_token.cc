#include "identity/api_token.h"

#include <algorithm>

#include "identity/address.h"
#include "identity/kinds.h"
#include "identity/stored.h"

namespace ciclo::identity {

ApiToken read_api_token(const records::Record& record) {
    const records::Kind& kind = api_token_kind();
    return {.id = record.id,
            .version = record.version,
            .archived = record.archived,
            .person = stored_text(kind, record, "person"),
            .label = stored_text(kind, record, "label"),
            .token_id = stored_text(kind, record, "token_id"),
            .secret = stored_text(kind, record, "secret"),
            .roles = stored_list(kind, record, "roles"),
            .unit = stored_text(kind, record, "unit"),
            .expires = stored_instant(kind, record, "expires").value_or(calendar::Instant{}),
            .last_used = stored_instant(kind, record, "last_used"),
            .addresses = stored_list(kind, record, "addresses")};
}

std::vector<records::FieldValue> values_of(const ApiToken& token) {
    return Filler(api_token_kind())
        .set("person", token.person)
        .set("label", token.label)
        .set("token_id", token.token_id)
        .set("secret", token.secret)
        .set("roles", token.roles)
        .set("unit", token.unit)
        .set("expires", std::optional(token.expires))
        .set("last_used", token.last_used)
        .set("addresses", token.addresses)
        .values();
}

bool holds(const ApiToken& token, std::string_view address, calendar::Instant now) {
    if (token.archived || now >= token.expires) return false;
    return token.addresses.empty() || std::any_of(token.addresses.begin(), token.addresses.end(),
                                                  [&](const std::string& range) { return lies_in(address, range); });
}

access::Scope narrowed(const access::Scope& maker, const ApiToken& token,
                       const std::vector<std::string>& unit_and_below) {
    access::Scope scope;
    scope.actor = token.id.text;
    for (const std::string& code : token.roles) {
        const std::optional<access::Role> role = from_code<access::Role>(code);
        if (!role || !maker.may(*role, token.unit)) continue;
        if (token.unit.empty()) {
            scope.grants.push_back({.role = *role, .unit = ""});
        } else {
            scope.grants.push_back({.role = *role, .unit = token.unit, .units = unit_and_below});
        }
    }
    scope.whole_organisation = token.unit.empty() && !scope.grants.empty();
    if (!scope.whole_organisation && !scope.grants.empty()) scope.units = unit_and_below;
    return scope;
}

}  // namespace ciclo::identity
