#include "server/visit.h"

#include "server/openapi.h"
#include "server/refusal.h"

namespace ciclo::server {

House::House(Premises the_premises, RouteTable web_routes, RouteTable machine_routes)
    : premises(std::move(the_premises)), web(std::move(web_routes)), machine(std::move(machine_routes)), rates(premises.rates),
      gate(premises.store, premises.clock, premises.secrets, rates),
      form_key(identity::derived(premises.secrets.master, identity::KeyUse::form_token)), recognition(premises.store, premises.clock),
      web_files(premises.web),
      presences([this](const actions::Gathering& gathering) { feed.announce(gathering); }),
      shelf(limits::answers_kept_bytes), feed(premises.kinds), description(openapi_json(web, premises.kinds, premises.version)),
      description_tag(entity_tag_of(description)), proving(limits::proving_waiting), computing(limits::computing_waiting) {}

Visit::Visit(House& the_house, edge::Request the_request, edge::Reply reply)
    : house(the_house), request(std::move(the_request)), reply_(std::move(reply)) {
    ++house.visits;
}

Visit::~Visit() {
    if (!answered_) fail("a visit ended without an answer");
    if (--house.visits == 0) house.visits.notify_all();
}

void Visit::answer(edge::Response response) {
    if (answered_.exchange(true)) return;
    Dress wanted{.request_id = request.request_id, .hsts = request.secure ? house.premises.hsts : Hsts::not_ours};
    for (const auto& [name, value] : response.headers) {
        if (name == "content-disposition") wanted.shown = Shown::as_download;
        if (name == "content-security-policy") wanted.shown = Shown::as_answered;
        if (name == "cache-control") wanted.keeping = Keeping::as_answered;
    }
    dress(response, wanted);
    if (row != nullptr) response.route = row->pattern;
    reply_(std::move(response));
}

void Visit::refuse(const Errors& errors) {
    for (const Error& error : errors) {
        if ((error.code != "stopped" && error.code != "store_stopped") || house.told_stopped.exchange(true)) continue;
        if (house.premises.store_stopped) house.premises.store_stopped();
    }
    if (is_machine()) {
        answer(refusal_whole(errors, request.request_id));
    } else {
        if (status_of(errors.front()) == 500 && house.premises.log != nullptr) {
            house.premises.log->line(edge::Severity::fault, "deed_failed", {{"request_id", request.request_id}, {"what", errors.front().text()}});
        }
        answer(refusal(errors, request.request_id));
    }
}

void Visit::refuse(int status, const Error& error) { answer(refusal(status, error, request.request_id)); }

void Visit::refuse_busy() { answer(busy(request.request_id)); }

void Visit::fail(std::string_view what) {
    if (house.premises.log != nullptr) {
        house.premises.log->line(edge::Severity::fault, "defect",
                                 {{"request_id", request.request_id}, {"route", row == nullptr ? "" : row->pattern},
                                  {"what", std::string(what)}});
    }
    answer(defect(request.request_id));
}

}  // namespace ciclo::server
