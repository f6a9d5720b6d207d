// The steps before the deed: route, caller, how often, from where, whether at all.
#include <algorithm>

#include "base/text.h"
#include "identity/address.h"
#include "server/forgery.h"
#include "server/permission.h"
#include "server/refusal.h"
#include "server/visit.h"

namespace ciclo::server {

namespace {

using actions::Effect;
using identity::Limited;

/// The first of the three languages that the header names, in its order; weights are hardly ever out of order.
std::optional<Language> accepted_language(std::string_view header) {
    for (const std::string_view part : split(header, ',')) {
        if (const auto language = language_of(lower_ascii(trim(part).substr(0, 2)))) return language;
    }
    return std::nullopt;
}

bool takes_language(const RouteRow& row) {
    if (row.action == nullptr) return true;
    return std::none_of(row.action->inputs.begin(), row.action->inputs.end(),
                        [](const actions::Input& input) { return input.name == "language"; });
}

struct Toll {
    Limited what;
    std::string key;
};

Toll toll_of(const Visit& visit) {
    const access::Caller& caller = *visit.caller;
    if (caller.proof == access::Proof::token) return {Limited::token_request, caller.session};
    if (caller.proof == access::Proof::session) return {Limited::session_request, caller.session};
    return {Limited::page, identity::address_neighbourhood(visit.request.peer_address)};
}

/// Tries at passwords and codes, and links given, are counted for whom they concern.
bool enter_gate(Visit& visit) {
    if (visit.is_machine()) return true;
    const std::int64_t wait_seconds =
        visit.house.gate.enter(*visit.row->action, visit.given.arguments, *visit.caller, visit.request.peer_address);
    if (wait_seconds <= 0) return true;
    visit.answer(too_often(wait_seconds * 1000, visit.request.request_id));
    return false;
}

bool pay(Visit& visit, Limited what, const std::string& key) {
    const std::int64_t wait = visit.house.rates.take(what, key, visit.house.now());
    if (wait <= 0) return true;
    visit.answer(too_often(wait, visit.request.request_id));
    return false;
}

bool pay_all(Visit& visit) {
    if (visit.is_machine() || visit.row->answers == Answers::ready) return true;
    const Toll toll = toll_of(visit);
    if (!pay(visit, toll.what, toll.key)) return false;
    if (visit.row->action == nullptr) return true;
    if (visit.row->action->rate == actions::Rate::exports) return pay(visit, Limited::data_export, toll.key);
    if (visit.row->action->rate == actions::Rate::uploads) return pay(visit, Limited::upload, toll.key);
    return true;
}

/// "application/json", with or without charset=utf-8.
bool is_json(std::string_view content_type) {
    const std::size_t end = content_type.find(';');
    if (lower_ascii(trim(content_type.substr(0, end))) != "application/json") return false;
    if (end == std::string_view::npos) return true;
    const std::string parameter = lower_ascii(trim(content_type.substr(end + 1)));
    return parameter == "charset=utf-8" || parameter == "charset=\"utf-8\"";
}

const records::Kind* kind_of(const Visit& visit) {
    if (visit.row->kind != nullptr) return visit.row->kind;
    const records::Kind* kind = records::find_kind(visit.house.premises.kinds, visit.given.arguments.text("kind"));
    return kind == nullptr || kind->internal ? nullptr : kind;
}

bool asks_for_kind(const RouteRow& row) {
    const auto who = row.who.kind();
    return row.kind == nullptr && (who == actions::Permission::Kind::readers_of_kind || who == actions::Permission::Kind::writers_of_kind);
}

bool allowed(Visit& visit, const records::Kind* kind) {
    switch (may_ask(visit.row->who, kind, *visit.caller)) {
        case MayAsk::yes: return true;
        case MayAsk::sign_in_first: return visit.refuse(401, not_signed_in()), false;
        case MayAsk::no: return visit.refuse(403, not_allowed()), false;
    }
    return false;
}

bool dry_run(const Visit& visit) { return visit.given.arguments.has("dry-run") || visit.given.arguments.has("dry_run"); }

/// What destroys, and what carries data out, asks for the password again.
bool freshly_confirmed(Visit& visit) {
    const actions::Action& action = *visit.row->action;
    const auto proof = visit.caller->proof;
    const bool destroys = action.effect == Effect::destroys && !dry_run(visit);
    const bool exports = action.rate == actions::Rate::exports && proof == access::Proof::session;
    if ((!destroys && !exports) || visit.caller->recently_confirmed || proof == access::Proof::machine) return true;
    visit.refuse(403, {ErrorKind::refused, "this asks for a fresh confirmation", "give your password again, then repeat it", {},
                       "confirm_first"});
    return false;
}

bool writes(const actions::Action& action) { return action.effect == Effect::writes || action.effect == Effect::destroys; }

bool good_key(std::string_view key) {
    return !key.empty() && key.size() <= 100 && std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

bool read_key(Visit& visit) {
    if (!writes(*visit.row->action)) return true;
    const std::string_view given = visit.request.header("idempotency-key");
    if (given.empty() && visit.caller->proof != access::Proof::token) {
        visit.key = "r-" + visit.request.request_id;
        return true;
    }
    if (!good_key(given)) {
        visit.refuse(400, {ErrorKind::invalid, "the request has no usable Idempotency-Key",
                           "send 1 to 100 printable characters, new for every deed and the same when you repeat it",
                           {"Idempotency-Key"}, "key_required"});
        return false;
    }
    visit.key = given;
    return true;
}

}  // namespace

bool find_route(Visit& visit) {
    const RouteTable& table = visit.is_machine() ? visit.house.machine : visit.house.web;
    RouteTable::Match match = table.match(visit.request.method, visit.request.path);
    if (match.row != nullptr) {
        visit.row = match.row;
        visit.path = std::move(match.given);
        return true;
    }
    if (match.allowed.empty()) return visit.refuse(404, nothing_here()), false;
    std::string allow;
    for (const edge::Method method : match.allowed) {
        if (!allow.empty()) allow += ", ";
        allow += word_of(method);
        if (method == edge::Method::get) allow += ", HEAD";
    }
    edge::Response response = refusal(405, {ErrorKind::refused, "this address does not take this method", "use " + allow, {},
                                            "wrong_method"}, visit.request.request_id);
    response.headers.emplace_back("allow", allow);
    visit.answer(std::move(response));
    return false;
}

bool read_language(Visit& visit) {
    visit.language = visit.house.premises.language;
    if (const auto accepted = accepted_language(visit.request.header("accept-language"))) visit.language = *accepted;
    Result<Pairs> query = read_query(visit.request.query);
    if (!query) return visit.refuse(400, query.errors().front()), false;
    visit.query = std::move(*query);
    if (visit.query.empty() || !takes_language(*visit.row)) return true;
    const auto named = std::find_if(visit.query.begin(), visit.query.end(), [](const auto& pair) { return pair.first == "language"; });
    if (named == visit.query.end()) return true;
    const auto language = language_of(named->second);
    if (!language) {
        visit.refuse(400, {ErrorKind::invalid, quoted(named->second) + " is not a language of Ciclo", "choose es, en or nl",
                           {"language"}, "wrong_value"});
        return false;
    }
    visit.language = *language;
    visit.query.erase(named);
    return true;
}

bool recognise(Visit& visit) {
    Result<CallerPtr> caller = visit.house.recognition.of(visit.request);
    if (!caller) return visit.refuse(caller.errors()), false;
    visit.caller = *caller;
    return true;
}

bool admit(Visit& visit) {
    if (!pay_all(visit)) return false;
    const HomeGround ground{visit.house.premises.origins, visit.house.form_key};
    if (forged(visit.request, *visit.caller, ground)) {
        visit.refuse(403, {ErrorKind::refused, "the request does not come from our own pages", "open the application itself and try again",
                           {}, "foreign_page"});
        return false;
    }
    return asks_for_kind(*visit.row) || allowed(visit, visit.row->kind);
}

bool read_arguments(Visit& visit) {
    if (changes_something(visit.request.method) && !is_json(visit.request.header("content-type")) && !visit.request.body.empty()) {
        visit.refuse(415, {ErrorKind::invalid, "the body is not marked as JSON", "send Content-Type: application/json", {},
                           "wrong_content_type"});
        return false;
    }
    Result<Given> given = read_given(*visit.row, visit.path, visit.query, visit.request.body);
    if (!given) {
        visit.answer(refusal_of_arguments(given.errors(), visit.request.request_id));
        return false;
    }
    visit.given = std::move(*given);
    auto caller = std::make_shared<access::Caller>(*visit.caller);
    caller->request_id = visit.request.request_id;
    visit.caller = std::move(caller);
    if (asks_for_kind(*visit.row) && !allowed(visit, kind_of(visit))) return false;
    return freshly_confirmed(visit) && read_key(visit) && enter_gate(visit);
}

}  // namespace ciclo::server
