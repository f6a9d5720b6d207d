// What the server answers itself: the application's files, home, the description, who is signed in, changes, readiness.
#include "server/answer.h"
#include "server/forgery.h"
#include "server/home.h"
#include "server/me.h"
#include "server/refusal.h"
#include "server/visit.h"

namespace ciclo::server {

namespace {

void answer_me(Visit& visit) {
    const access::Caller& caller = *visit.caller;
    const auto snapshot = visit.house.premises.store.read(access::Scope::of_system());
    if (!snapshot) return visit.refuse(snapshot.errors());
    MeQuestion question{.caller = caller, .kinds = visit.house.premises.kinds};
    question.may_put_off_second_factor = visit.house.premises.reached == actions::Reached::this_machine_only;
    if (caller.proof == access::Proof::session) question.form_token = form_token(visit.house.form_key, caller.session);
    Result<std::string> body = me_json(question, **snapshot);
    if (!body) return visit.refuse(body.errors());
    visit.answer(json_answer(*std::move(body)));
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

bool answer_from_web(Visit& visit) {
    const WebFiles& web = visit.house.web_files;
    const Answers answers = visit.row->answers;
    const WebFile* file = nullptr;
    if (answers == Answers::web_file || answers == Answers::web_page) file = web.find(visit.request.path);
    const bool opens_page = answers == Answers::home || (answers == Answers::web_page && asks_for_page(visit.request.header("accept")));
    if (file == nullptr && opens_page) file = web.page();
    if (file != nullptr) return visit.answer(web.answer(*file, visit.request)), true;
    if (answers != Answers::web_file && answers != Answers::web_page) return false;
    return visit.refuse(404, nothing_here()), true;
}

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
        case Answers::me: return answer_me(*visit);
        case Answers::events: return answer_events(*visit);
        case Answers::ready: return answer_ready(*visit);
        case Answers::web_file:
        case Answers::web_page:
        case Answers::deed: break;
    }
    ENSURE(false, "a row without a deed answers something of the server's own");
}

}  // namespace ciclo::server
