// The deed itself, on the thread its effect names.
#include "server/answer.h"
#include "server/refusal.h"
#include "server/visit.h"

namespace ciclo::server {

namespace {

using actions::Effect;
using actions::Outcome;

/// Tells a long deed that nobody waits any more.
class Deadline final : public Progress {
public:
    Deadline(const House& house, std::int64_t until) : house_(house), until_(until) {}
    void at(std::string_view, double, double) override {}
    bool cancelled() const override { return house_.closing || house_.now() > until_; }

private:
    const House& house_;
    std::int64_t until_;
};

actions::World world_of(Visit& visit, Progress& progress) {
    const Premises& premises = visit.house.premises;
    actions::World world{visit.given.files, progress, visit.language};
    world.caller = visit.caller.get();
    world.clock = &premises.clock;
    world.chance = &premises.chance;
    world.secrets = &premises.secrets;
    world.presences = &visit.house.presences;
    world.reached = premises.reached;
    if (!premises.origins.empty()) world.origin = premises.origins.front();
    return world;
}

void answer_outcome(Visit& visit, const Outcome& outcome) {
    edge::Response response = visit.is_machine() ? json_answer(machine_json(outcome, visit.given.files))
                                                 : web_answer(outcome, visit.given.files);
    if (outcome.session) set_session(response, *outcome.session, visit.request.secure);
    visit.answer(std::move(response));
}

void run_and_answer(Visit& visit, actions::World& world) {
    const Result<Outcome> outcome = visit.row->action->run(visit.given.arguments, world);
    if (!outcome) return visit.refuse(outcome.errors());
    answer_outcome(visit, *outcome);
}

void compute(const VisitPtr& visit) {
    Deadline deadline(visit->house, visit->house.now() + limits::computing_milliseconds);
    actions::World world = world_of(*visit, deadline);
    run_and_answer(*visit, world);
}

/// False when the line is full; the visit is then answered.
bool wait_in(WaitingLine& line, const VisitPtr& visit, void (*step)(const VisitPtr&)) {
    const bool taken = line.offer([visit, step](Turn turn) {
        if (turn == Turn::closing) return visit->refuse_busy();
        guarded(visit, [&] { step(visit); });
    });
    if (!taken) visit->refuse_busy();
    return taken;
}

/// Tries are counted before anything waits or hashes; what was right, or never tried, is given back here.
void leave_gate(Visit& visit, const Result<Outcome>& outcome) {
    if (visit.is_machine()) return;
    visit.house.gate.left(*visit.row->action, visit.given.arguments, *visit.caller, visit.request.peer_address, outcome);
}

std::string shelf_key(const Visit& visit) {
    std::string key = visit.caller->session;
    ((key += '\n') += visit.caller->scope.actor) += '\n';
    (key += code_of(visit.language)) += visit.caller->recently_confirmed ? '!' : ' ';
    return key += visit.request.target;
}

bool can_be_kept(const Visit& visit) {
    return visit.row->method == edge::Method::get && !visit.is_machine() && visit.request.target.size() <= limits::target_bytes;
}

void answer_kept(Visit& visit, const KeptAnswer& kept) {
    edge::Response response;
    response.headers.reserve(12);
    response.headers.emplace_back("content-type", "application/json");
    response.headers.emplace_back("etag", kept.entity_tag);
    if (names_tag(visit.request.header("if-none-match"), kept.entity_tag)) {
        response.status = 304;
    } else {
        response.shared_body = kept.body;
    }
    visit.answer(std::move(response));
}

/// Keeps what can be asked again, when nothing is written until then.
void answer_read(Visit& visit, const Outcome& outcome, std::uint64_t generation) {
    if (!can_be_kept(visit) || outcome.attachment || outcome.page) return answer_outcome(visit, outcome);
    House& house = visit.house;
    answer_kept(visit, house.shelf.keep(shelf_key(visit), generation, house.now(), answer_json(outcome, visit.given.files)));
}

void read_with_snapshot(const VisitPtr& visit) {
    House& house = visit->house;
    const actions::Action& action = *visit->row->action;
    const std::uint64_t generation = house.premises.store.generation();
    Result<std::unique_ptr<seams::Snapshot>> snapshot = house.premises.store.read(visit->caller->scope);
    if (!snapshot) return visit->refuse(snapshot.errors());
    Deadline deadline(house, house.now() + limits::computing_milliseconds);
    actions::World world = world_of(*visit, deadline);
    world.snapshot = snapshot->get();
    if (action.effect == Effect::derives) {
        world.store = &house.premises.store;
        world.folders = house.premises.folders;
        world.folder = house.premises.folder;
    }
    const Result<Outcome> outcome = action.run(visit->given.arguments, world);
    if (!outcome) return visit->refuse(outcome.errors());
    answer_read(*visit, *outcome, generation);
}

/// What is known is answered at once; what must be computed waits for the computing thread.
void derive(const VisitPtr& visit) {
    House& house = visit->house;
    const actions::Action& action = *visit->row->action;
    if (action.remembered) {
        const std::uint64_t generation = house.premises.store.generation();
        const Result<std::unique_ptr<seams::Snapshot>> snapshot = house.premises.store.read(visit->caller->scope);
        if (!snapshot) return visit->refuse(snapshot.errors());
        NoProgress progress;
        actions::World world = world_of(*visit, progress);
        world.snapshot = snapshot->get();
        if (const auto known = action.remembered(visit->given.arguments, world)) return answer_read(*visit, *known, generation);
    }
    wait_in(house.computing, visit, read_with_snapshot);
}

/// What stays of a writing deed's outcome beside the stored answer.
struct Written {
    std::optional<std::string> session;
};

Result<std::string> write_with_pen(Visit& visit, seams::Pen& pen, Written& written) {
    NoProgress progress;
    actions::World world = world_of(visit, progress);
    world.pen = &pen;
    visit.given.files.written.clear();
    const Result<Outcome> outcome = visit.row->action->run(visit.given.arguments, world);
    if (!outcome) return outcome.errors();
    written.session = outcome->session;
    return visit.is_machine() ? machine_json(*outcome, visit.given.files) : answer_json(*outcome, visit.given.files);
}

void answer_written(Visit& visit, const Result<seams::Answer>& answer, const Written& written) {
    if (!answer) return visit.refuse(answer.errors());
    edge::Response response = json_answer(answer->body);
    response.headers.emplace_back("idempotency-key", visit.key);
    if (answer->replayed) response.headers.emplace_back("idempotency-replayed", "true");
    if (written.session && !answer->replayed) set_session(response, *written.session, visit.request.secure);
    visit.answer(std::move(response));
}

void write_then_answer(const VisitPtr& visit) {
    const actions::Action& action = *visit->row->action;
    seams::WriteRequest request{.key = visit->key,
                                .scope = visit->caller->scope,
                                .deed = std::string(action.name),
                                .fingerprint = fingerprint_of(action.name, visit->given),
                                .request_id = visit->request.request_id};
    auto written = std::make_shared<Written>();
    const auto deed = [visit, written](seams::Pen& pen) -> Result<std::string> {
        try {
            return write_with_pen(*visit, pen, *written);
        } catch (const std::exception& fault) {  // nothing of the deed stays; the pen goes on
            visit->fail(fault.what());
            return Error{ErrorKind::io, "the deed failed by a defect", "", {}, "defect"};
        }
    };
    const auto then = [visit, written](const Result<seams::Answer>& answer) {
        guarded(visit, [&] { answer_written(*visit, answer, *written); });
    };
    visit->house.premises.store.write_then(std::move(request), deed, then);
}

/// Others write meanwhile: the pen is asked for when nothing long is left to do.
void prepare_then_write(const VisitPtr& visit) {
    House& house = visit->house;
    {
        const Result<std::unique_ptr<seams::Snapshot>> snapshot = house.premises.store.read(visit->caller->scope);
        if (!snapshot) return visit->refuse(snapshot.errors());
        Deadline deadline(house, house.now() + limits::computing_milliseconds);
        actions::World world = world_of(*visit, deadline);
        world.snapshot = snapshot->get();
        visit->row->action->before(visit->given.arguments, world);
    }
    write_then_answer(visit);
}

void prove(const VisitPtr& visit) {
    NoProgress progress;
    actions::World world = world_of(*visit, progress);
    world.store = &visit->house.premises.store;
    const Result<Outcome> outcome = visit->row->action->run(visit->given.arguments, world);
    leave_gate(*visit, outcome);
    if (!outcome) return visit->refuse(outcome.errors());
    answer_outcome(*visit, *outcome);
}

void prove_in_turn(const VisitPtr& visit) {
    if (!wait_in(visit->house.proving, visit, prove)) leave_gate(*visit, Error{ErrorKind::limit, "the line is full", "", {}, "busy"});
}

void keep(const VisitPtr& visit) {
    const Premises& premises = visit->house.premises;
    Deadline deadline(visit->house, visit->house.now() + 10 * limits::computing_milliseconds);  // a backup of gigabytes
    actions::World world = world_of(*visit, deadline);
    world.store = &premises.store;
    world.folders = premises.folders;
    world.folder = premises.folder;
    if (premises.files == nullptr) return run_and_answer(*visit, world);
    actions::World on_disk{*premises.files, deadline, visit->language};
    on_disk.caller = world.caller;
    on_disk.store = world.store;
    on_disk.folders = world.folders;
    on_disk.folder = world.folder;
    on_disk.clock = world.clock;
    on_disk.chance = world.chance;
    on_disk.secrets = world.secrets;
    run_and_answer(*visit, on_disk);
}

}  // namespace

bool answer_from_shelf(Visit& visit) {
    if (visit.row->action == nullptr || !can_be_kept(visit)) return false;
    if (visit.row->action->effect != Effect::reads && visit.row->action->effect != Effect::derives) return false;
    const auto kept = visit.house.shelf.find(shelf_key(visit), visit.house.premises.store.generation(), visit.house.now());
    if (!kept) return false;
    answer_kept(visit, *kept);
    return true;
}

void do_deed(const VisitPtr& visit) {
    House& house = visit->house;
    const actions::Action& action = *visit->row->action;
    switch (action.effect) {
        case Effect::computes: wait_in(house.computing, visit, compute); return;
        case Effect::reads:
            if (action.rate != actions::Rate::exports) return read_with_snapshot(visit);
            wait_in(house.computing, visit, read_with_snapshot);
            return;
        case Effect::derives: return derive(visit);
        case Effect::writes:
            if (!action.before) return write_then_answer(visit);
            wait_in(house.computing, visit, prepare_then_write);
            return;
        case Effect::destroys: return write_then_answer(visit);
        case Effect::proves: return prove_in_turn(visit);
        case Effect::keeps: wait_in(house.computing, visit, keep); return;
    }
}

}  // namespace ciclo::server
