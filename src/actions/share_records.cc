#include "actions/share_records.h"

#include <algorithm>

#include "calendar/duration.h"
#include "organisation/kinds.h"
#include "organisation/values.h"
#include "records/json_text.h"

namespace ciclo::actions {

using organisation::share_kind;
using organisation::value_of;

namespace {

std::string quoted_json(std::string_view text) {
    std::string out;
    records::append_json_text(out, text);
    return out;
}

std::string_view state_of(const Share& share, calendar::Instant now) {
    if (share.revoked) return "withdrawn";
    return share.holds(now) ? "valid" : "expired";
}

}  // namespace

bool Share::shows(std::string_view sort) const { return std::find(what.begin(), what.end(), sort) != what.end(); }

Share read_share(const records::Record& record) {
    const records::Kind& kind = share_kind();
    Share share{.id = record.id, .version = record.version};
    if (const auto* cycle = value_of<std::string>(kind, record, "cycle")) share.cycle = *cycle;
    if (const auto* number = value_of<std::int64_t>(kind, record, "number")) share.number = *number;
    if (const auto* what = value_of<std::vector<std::string>>(kind, record, "what")) share.what = *what;
    if (const auto* results = value_of<bool>(kind, record, "results")) share.results = *results;
    if (const auto* secret = value_of<std::string>(kind, record, "secret")) share.secret = *secret;
    if (const auto* expires = value_of<calendar::Instant>(kind, record, "expires")) share.expires = *expires;
    if (const auto* revoked = value_of<calendar::Instant>(kind, record, "revoked")) share.revoked = *revoked;
    share.made_by = record.created_by;
    share.made = record.created;
    return share;
}

std::vector<records::FieldValue> values_of(const Share& share) {
    const records::Kind& kind = share_kind();
    std::vector<records::FieldValue> values(kind.fields.size());
    values[kind.at("cycle")] = share.cycle;
    values[kind.at("number")] = share.number;
    values[kind.at("what")] = share.what;
    values[kind.at("results")] = share.results;
    values[kind.at("secret")] = share.secret;
    values[kind.at("expires")] = share.expires;
    if (share.revoked) values[kind.at("revoked")] = *share.revoked;
    return values;
}

std::string share_json(const Share& share, calendar::Instant now) {
    std::string what;
    for (const std::string& sort : share.what) what += (what.empty() ? "" : ",") + quoted_json(sort);
    return "{\"id\":" + quoted_json(share.id.text) + ",\"cycle\":" + quoted_json(share.cycle) +
           ",\"number\":" + std::to_string(share.number) + ",\"what\":[" + what +
           "],\"results\":" + (share.results ? "true" : "false") + ",\"made\":" + quoted_json(calendar::iso_text(share.made)) +
           ",\"made_by\":" + quoted_json(share.made_by) + ",\"expires\":" + quoted_json(calendar::iso_text(share.expires)) +
           ",\"revoked\":" + (share.revoked ? quoted_json(calendar::iso_text(*share.revoked)) : "null") + ",\"state\":\"" +
           std::string(state_of(share, now)) + "\"}";
}

}  // namespace ciclo::actions
