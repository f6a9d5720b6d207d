// Doors: the application behind the edge. Every row of deeds becomes a route; nobody is trusted.
//
//   Result<std::unique_ptr<Doors>> doors = Doors::open({.store = store, .kinds = kinds, .clock = clock, …});
//   server.start(listeners, limits, **doors);
//
// In this order, for every request: the route, who asks, how often, whether a foreign page speaks, whether the row allows it,
// the arguments; then the deed on the thread its effect names: reading ones at once on a snapshot in the caller's scope,
// writing ones on the pen, hashing ones one at a time, computing ones in a line. Every answer carries the headers of
// headers.h; every fault becomes the same 500. It decides nothing: what may be done to which record is the deed's.
// Threads: handle() from any; the store, the clock and what else is handed in outlive the Doors, and the Doors the edge.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "actions/action.h"
#include "edge/exchange.h"
#include "edge/log.h"
#include "identity/rates.h"
#include "records/kinds.h"
#include "seams/chance.h"
#include "seams/clock.h"
#include "seams/data_folders.h"
#include "seams/files.h"
#include "seams/store.h"
#include "server/headers.h"
#include "server/web_files.h"

namespace ciclo::server {

struct Premises {
    seams::Store& store;
    records::KindList kinds;                    ///< all, internal ones too
    seams::Clock& clock;
    seams::Chance& chance;
    seams::Secrets secrets;
    std::vector<std::string> origins;           ///< from which browsers may ask for changes
    std::span<const actions::Action> actions = actions::all();
    std::span<const identity::Limit> rates = {};  ///< instead of default ones
    seams::DataFolders* folders = nullptr;      ///< for deeds that keep the folder, asked for at the machine's socket
    seams::Files* files = nullptr;              ///< the disk, for the same
    std::string folder = {};
    Hsts hsts = Hsts::not_ours;
    actions::Reached reached = actions::Reached::from_networks;
    std::span<const WebFile> web = {};          ///< the application in the browser; empty = a plain page at "/"
    Language language = Language::es;           ///< of those who state none
    std::string version = "0";
    edge::Log* log = nullptr;
    std::function<void()> store_stopped = {};   ///< called once: nothing is acknowledged any more
};

class Doors final : public edge::Application {
public:
    /// Errors: two routes for one address.
    static Result<std::unique_ptr<Doors>> open(Premises premises);
    ~Doors() override;

    edge::BodyRule body_rule(edge::Method method, std::string_view path) const override;
    void handle(edge::Request request, edge::Reply reply) override;

    /// Ends the waiting lines (who waits is answered 503) and waits for deeds that the pen holds. The edge has stopped before.
    void close();
    /// What GET /api/openapi.json answers.
    const std::string& description() const;

private:
    struct Link;
    struct Parts;
    explicit Doors(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace ciclo::server
