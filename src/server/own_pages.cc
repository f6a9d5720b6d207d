// What the server answers itself: home, the description, who is signed in, changes, readiness.
#include "server/answer.h"
#include "server/forgery.h"
#include "server/home.h"
#include "server/json_text.h"
#include "server/refusal.h"
#include "server/visit.h"

namespace ciclo::server {

namespace {

std::string me_json(const Visit& visit) {
    const access::Caller& caller = *visit.caller;
    if (caller.proof == access::Proof::none) return R"({"signed_in":false})";
    std::string grants;
    for (const access::Grant& grant : caller.scope.grants) {
        grants += grants.empty() ? "" : ",";
        grants += R"({"role":)" + json_string(code_of(grant.role)) + R"(,"unit":)" +
                  (grant.unit.empty() ? "null" : json_string(grant.unit)) + "}";
    }
    std::string body = R"({"signed_in":true,"actor":)" + json_string(caller.scope.actor) + R"(,"proof":")" +
                       (caller.proof == access::Proof::session ? "session" : "token") + R"(","recently_confirmed":)" +
                       (caller.recently_confirmed ? "true" : "false") + R"(,"grants":[)" + grants + "]";
    if (caller.proof == access::Proof::session) {
        body += R"(,"form_token":)" + json_string(form_token(visit.house.form_key, caller.session));
    }
    return body + "}";
}

void answer_description(Visit& visit) {
    edge::Response response;
    response.headers.emplace_back("content-type", "application/json");
    response.headers.emplace_back("etag", visit.house.description_tag);
    if (names_tag(visit.request.header("if-none-match"), visit.house.description_tag)) {
        response.status = 304;
    } else {
        response.body = visit.house.description;
    }
    visit.answer(std::move(response));
}

void answer_ready(Visit& visit) {
    const auto snapshot = visit.house.premises.store.read(access::Scope::of_system());
    if (visit.house.closing || visit.house.told_stopped || !snapshot) return visit.refuse_busy();
    visit.answer(json_answer(R"({"ready":true})"));
}

/// The stream asks again who listens before every event, so the request's proof is kept for as long as it is open.
void answer_events(Visit& visit) {
    const std::string actor = visit.caller->scope.actor;
    House& house = visit.house;
    if (!house.feed.has_room(actor)) {
        return visit.refuse(429, {ErrorKind::limit, "too many streams are open", "close some windows", {}, "too_often"});
    }
    edge::Request proof = visit.request;
    proof.body.clear();
    const auto scope_now = [&house, proof]() -> std::optional<access::Scope> {
        const Result<CallerPtr> caller = house.recognition.of(proof);
        if (!caller || (*caller)->proof == access::Proof::none) return std::nullopt;
        return (*caller)->scope;
    };
    edge::Response response;
    response.headers.emplace_back("content-type", "text/event-stream");
    response.subscribe = [&house, actor, scope_now](edge::Push push) { return house.feed.listen(actor, std::move(push), scope_now); };
    visit.answer(std::move(response));
}

}  // namespace

void answer_own(const VisitPtr& visit) {
    if (!visit->query.empty()) {
        return visit->refuse(400, {ErrorKind::invalid, "this address takes no inputs", "leave the query out",
                                   {visit->query.front().first}, "unknown_input"});
    }
    switch (visit->row->answers) {
        case Answers::home: {
            edge::Response response;
            response.headers.emplace_back("content-type", "text/html; charset=utf-8");
            response.body = home_page(visit->language);
            return visit->answer(std::move(response));
        }
        case Answers::description: return answer_description(*visit);
        case Answers::me: return visit->answer(json_answer(me_json(*visit)));
        case Answers::events: return answer_events(*visit);
        case Answers::ready: return answer_ready(*visit);
        case Answers::deed: break;
    }
    ENSURE(false, "a row without a deed answers something of the server's own");
}

}  // namespace ciclo::server
