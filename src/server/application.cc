#include "server/application.h"

#include <mutex>

#include "server/refusal.h"
#include "server/visit.h"

namespace ciclo::server {

/// From the store's one listener, which outlives the Doors, to the house.
struct Doors::Link {
    std::mutex lock;
    House* house = nullptr;
};

struct Doors::Parts {
    explicit Parts(Premises premises, RouteTable web, RouteTable machine)
        : house(std::move(premises), std::move(web), std::move(machine)) {}
    House house;
    std::shared_ptr<Link> link;
};

namespace {

void do_asked(const VisitPtr& visit) {
    if (read_arguments(*visit)) do_deed(visit);
}

/// A body of megabytes is read by the computing thread: nobody else's request waits for it.
void serve(const VisitPtr& visit) {
    if (visit->request.listener == edge::Listener::metrics) return visit->refuse(404, nothing_here());
    if (!find_route(*visit) || answer_from_web(*visit)) return;
    if (!read_language(*visit) || !recognise(*visit) || !admit(*visit)) return;
    if (visit->row->answers != Answers::deed) return answer_own(visit);
    if (answer_from_shelf(*visit)) return;
    if (visit->request.body.size() <= limits::body_read_at_once) return do_asked(visit);
    const bool taken = visit->house.computing.offer([visit](Turn turn) {
        if (turn == Turn::closing) return visit->refuse_busy();
        guarded(visit, [&] { do_asked(visit); });
    });
    if (!taken) visit->refuse_busy();
}

std::uint64_t body_bytes_of(const actions::Action& action) {
    std::uint64_t most = limits::body_bytes;
    for (const actions::Input& input : action.inputs) {
        if (input.kind == actions::InputKind::file) return limits::file_body_bytes;
        if (input.kind == actions::InputKind::json) most = limits::document_body_bytes;
    }
    return action.effect == actions::Effect::computes ? limits::file_body_bytes : most;
}

}  // namespace

Doors::Doors(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Doors::~Doors() { close(); }

Result<std::unique_ptr<Doors>> Doors::open(Premises premises) {
    Result<RouteTable> web = RouteTable::of(premises.actions, premises.kinds, Offer::web);
    if (!web) return web.errors();
    Result<RouteTable> machine = RouteTable::of(premises.actions, premises.kinds, Offer::machine);
    if (!machine) return machine.errors();
    auto parts = std::make_unique<Parts>(std::move(premises), std::move(*web), std::move(*machine));
    House& house = parts->house;
    parts->link = std::make_shared<Link>();
    parts->link->house = &house;
    house.premises.store.on_change([link = parts->link](const std::vector<seams::Change>& changes) {
        const std::lock_guard held(link->lock);
        if (link->house == nullptr) return;
        link->house->recognition.heed(changes);
        link->house->feed.publish(changes);
    });
    return std::unique_ptr<Doors>(new Doors(std::move(parts)));
}

edge::BodyRule Doors::body_rule(edge::Method method, std::string_view path) const {
    const RouteTable::Match match = parts_->house.web.match(method, path);
    if (match.row != nullptr && match.row->action != nullptr) return {.most_bytes = body_bytes_of(*match.row->action)};
    const RouteTable::Match of_machine = parts_->house.machine.match(method, path);
    if (of_machine.row != nullptr && of_machine.row->action != nullptr) return {.most_bytes = body_bytes_of(*of_machine.row->action)};
    return {.most_bytes = 0};
}

void Doors::handle(edge::Request request, edge::Reply reply) {
    const auto visit = std::make_shared<Visit>(parts_->house, std::move(request), std::move(reply));
    guarded(visit, [&] { serve(visit); });
}

void Doors::close() {
    House& house = parts_->house;
    if (house.closing.exchange(true)) return;
    house.recognition.write_last_uses();
    house.proving.close();
    house.computing.close();
    for (int left = house.visits; left > 0; left = house.visits) house.visits.wait(left);
    const std::lock_guard held(parts_->link->lock);
    parts_->link->house = nullptr;
}

const std::string& Doors::description() const { return parts_->house.description; }

}  // namespace ciclo::server
