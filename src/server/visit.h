// Visit: one request on its way through the door, and what was found out about it so far. It is answered exactly once, from
// whatever thread; a second answer is dropped, and a visit that ends without one answers 500.
//
// House: what all visits share. Internal to the room.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "actions/presence.h"
#include "actions/proof_gate.h"
#include "identity/keys.h"
#include "server/answer_shelf.h"
#include "server/application.h"
#include "server/change_feed.h"
#include "server/given.h"
#include "server/limits.h"
#include "server/recognition.h"
#include "server/web_files.h"
#include "server/waiting_line.h"

namespace ciclo::server {

struct House {
    House(Premises the_premises, RouteTable web_routes, RouteTable machine_routes);

    Premises premises;
    RouteTable web, machine;
    identity::Rates rates;
    actions::ProofGate gate;
    identity::Key form_key;
    Recognition recognition;
    WebFiles web_files;
    actions::Presences presences;
    AnswerShelf shelf;
    ChangeFeed feed;
    std::string description, description_tag;
    std::atomic<bool> closing = false, told_stopped = false;
    std::atomic<int> visits = 0;     ///< under way: the pen may still hold some when the edge has gone
    WaitingLine proving, computing;  ///< last: their threads end before what they use

    std::int64_t now() const { return premises.clock.steady_milliseconds(); }
};

class Visit {
public:
    Visit(House& the_house, edge::Request the_request, edge::Reply reply);
    ~Visit();
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

    House& house;
    edge::Request request;
    const RouteRow* row = nullptr;
    Pairs path, query;
    Language language = Language::es;
    CallerPtr caller;
    Given given;
    std::string key;  ///< idempotency key

    bool is_machine() const { return request.listener == edge::Listener::machine; }
    void answer(edge::Response response);
    void refuse(const Errors& errors);
    void refuse(int status, const Error& error);
    void refuse_busy();
    /// A fault of ours: logged with its kind, told to nobody else.
    void fail(std::string_view what);

private:
    edge::Reply reply_;
    std::atomic<bool> answered_ = false;
};
using VisitPtr = std::shared_ptr<Visit>;

/// Runs a step of a visit; what it throws becomes the generic 500.
template <class Step>
void guarded(const VisitPtr& visit, Step step) noexcept {
    try {
        step();
    } catch (const std::exception& fault) {
        visit->fail(fault.what());
    } catch (...) {
        visit->fail("an unknown exception");
    }
}

/// The steps, in this order (application.h). Each answers and gives false, or gives true.
bool find_route(Visit& visit);
/// Also takes the door's own `language` out of the query.
bool read_language(Visit& visit);
bool recognise(Visit& visit);
bool admit(Visit& visit);
bool read_arguments(Visit& visit);

/// The application's page and files: the same for everybody, so nobody is recognised and nothing counted for them.
bool answer_from_web(Visit& visit);
/// What the server answers itself: home, description, me, events, ready.
void answer_own(const VisitPtr& visit);
/// A GET that was answered before, with nothing written since.
bool answer_from_shelf(Visit& visit);
/// The deed, on its effect's thread.
void do_deed(const VisitPtr& visit);

}  // namespace ciclo::server
