#include "main/serve.h"

#include <malloc.h>
#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>

#include "edge/server.h"
#include "main/second_copy.h"
#include "server/application.h"
#include "server/config.h"
#include "server/machine_client.h"
#include "storage/data_folders.h"
#include "storage/disk_files.h"

namespace ciclo {

namespace {

constexpr int store_stopped_code = 4;
constexpr std::chrono::seconds grace{20};
constexpr std::uint64_t config_bytes = 1024 * 1024;

const LocalText serving{"Ciclo funciona en ", "Ciclo runs at ", "Ciclo draait op "};
const LocalText data_in{"Los datos están en ", "The data are in ", "De gegevens staan in "};
const LocalText set_up_at{"Para empezar, abra una vez ", "To begin, open once ", "Open om te beginnen één keer "};
const LocalText stopped_words{"Ciclo se ha detenido.", "Ciclo has stopped.", "Ciclo is gestopt."};

/// A file of megabytes comes, is read and goes; what it took goes back to the system at once. Without this the allocator
/// learns from the first large block to keep the next ones: 274 MB instead of 147 after 1,000,000 ratings.
void give_memory_back() {
#ifdef M_MMAP_THRESHOLD
    constexpr int large_block = 128 * 1024;
    static_cast<void>(mallopt(M_MMAP_THRESHOLD, large_block));
    static_cast<void>(mallopt(M_TRIM_THRESHOLD, large_block));
#endif
}

/// The signals that mean something to the server, held back from every thread and taken by the one that waits.
class Signals {
public:
    Signals() {
        sigemptyset(&set_);
        for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set_, signal);
        pthread_sigmask(SIG_BLOCK, &set_, &before_);
        std::signal(SIGPIPE, SIG_IGN);
    }
    ~Signals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    int wait() const {
        int signal = 0;
        while (sigwait(&set_, &signal) != 0) {
        }
        return signal;
    }

private:
    sigset_t set_{}, before_{};
};

Result<server::Config> config_for(const actions::Arguments& arguments, actions::World& world, const Wiring& wiring) {
    server::Config config = server::default_config();
    config.data_folder = wiring.usual_folder;
    if (const auto path = arguments.maybe("config")) {
        const Result<std::string> text = world.files.read(*path, config_bytes);
        if (!text) return text.errors();
        Result<server::Config> read = server::read_config(*text, *path);
        if (!read) return read.errors();
        config = std::move(*read);
    }
    if (const auto folder = arguments.maybe("data")) config.data_folder = *folder;
    if (const auto listen = arguments.maybe("listen")) {
        const Result<edge::Endpoint> endpoint = server::read_endpoint(*listen, {"--listen"});
        if (!endpoint) return endpoint.errors();
        config.listeners.web = {*endpoint};
    }
    config.listeners.machine_socket = server::socket_path(config.data_folder);
    return config;
}

/// One running server and everything below it, in the order in which it must not outlive each other.
struct Running {
    Running(const Wiring& wiring, server::Config the_config) : config(std::move(the_config)), options(wiring.folder) {
        options.adjust = [this, before = wiring.folder.adjust](storage::StoreOptions& store_options) {
            if (before) before(store_options);
            store_options.stopped = [this, then = store_options.stopped](const Error& error) {
                if (then) then(error);
                store_failed();
            };
        };
        folders.emplace(options);
    }

    void store_failed() {
        failed = true;
        kill(getpid(), SIGTERM);
    }

    server::Config config;
    storage::FolderOptions options;
    std::atomic<bool> failed = false;
    storage::DiskFiles files;
    edge::Log log{STDERR_FILENO, config.logged == server::Logged::requests ? edge::Requests::kept : edge::Requests::left_out};
    edge::Metrics metrics;
    std::optional<storage::DiskDataFolders> folders;
    std::optional<SecondCopy> second_copy;  ///< goes after the store, which writes a last checkpoint
    std::unique_ptr<seams::Store> store;
    std::unique_ptr<server::Doors> doors;
    std::optional<edge::Server> server;
};

Result<Done> open_all(Running& running) {
    Result<std::unique_ptr<seams::Store>> store = running.folders->open(running.config.data_folder);
    if (!store) return store.errors();
    running.store = std::move(*store);
    const Result<seams::Secrets> secrets = running.folders->secrets(running.config.data_folder);
    if (!secrets) return secrets.errors();
    server::Premises premises{.store = *running.store,
                              .kinds = running.options.kinds,
                              .clock = *running.options.clock,
                              .chance = *running.options.chance,
                              .secrets = *secrets,
                              .origins = server::origins_of(running.config, running.config.listeners.web.front().port)};
    premises.folders = &*running.folders;
    premises.files = &running.files;
    premises.folder = running.config.data_folder;
    premises.hsts = running.config.listeners.certificate ? server::Hsts::ours : server::Hsts::not_ours;
    premises.web = embedded_web();
    if (server::is_for_this_machine_only(running.config)) premises.reached = actions::Reached::this_machine_only;
    premises.language = running.config.language;
    premises.version = CICLO_VERSION;
    premises.log = &running.log;
    premises.rates = running.config.rates;
    premises.store_stopped = [&running] { running.store_failed(); };
    Result<std::unique_ptr<server::Doors>> doors = server::Doors::open(std::move(premises));
    if (!doors) return doors.errors();
    running.doors = std::move(*doors);
    if (!running.config.checkpoints_copy.empty()) {
        running.second_copy.emplace(storage::paths_in(running.config.data_folder).checkpoints, running.config.checkpoints_copy, running.log);
    }
    running.server.emplace(running.log, running.metrics);
    return running.server->start(running.config.listeners, running.config.limits, *running.doors);
}

/// The link by which the first person sets everything up; nothing once somebody has.
std::string set_up_words(Running& running, Language language) {
    const actions::Action* action = actions::find("setup link");
    if (action == nullptr) return "";
    NoProgress progress;
    const access::Caller caller = access::Caller::machine();
    const Result<seams::Secrets> secrets = running.folders->secrets(running.config.data_folder);
    if (!secrets) return "";
    actions::World world{running.files, progress, language};
    world.caller = &caller;
    world.store = running.store.get();
    world.clock = running.options.clock;
    world.chance = running.options.chance;
    world.secrets = &*secrets;
    const Result<actions::Outcome> outcome = action->run({}, world);
    if (!outcome) return "";
    return set_up_at.in(language) + server::origins_of(running.config, running.server->port()).front() + outcome->text + "\n";
}

void greet(Running& running, Language language) {
    const std::string origin = server::origins_of(running.config, running.server->port()).front();
    std::cout << serving.in(language) << origin << "\n"
              << data_in.in(language) << running.config.data_folder << "\n"
              << set_up_words(running, language) << std::flush;
}

void serve_until_told(Running& running, const Signals& signals) {
    for (;;) {
        if (signals.wait() != SIGHUP) return;
        const Result<Done> reloaded = running.server->reload();
        if (reloaded) {
            running.log.line(edge::Severity::note, "certificate_read_again");
        } else {
            running.log.line(edge::Severity::warning, "certificate_not_read", {{"what", reloaded.errors().front().text()}});
        }
    }
}

Result<actions::Outcome> serve(const Wiring& wiring, int& exit_code, const actions::Arguments& arguments, actions::World& world) {
    give_memory_back();
    Result<server::Config> config = config_for(arguments, world, wiring);
    if (!config) return config.errors();
    const Signals signals;  // before any thread
    Running running(wiring, std::move(*config));
    if (const auto opened = open_all(running); !opened) return opened.errors();
    greet(running, world.language);
    serve_until_told(running, signals);
    running.server->stop(running.failed ? std::chrono::seconds(1) : grace);
    running.doors->close();
    if (running.failed) {
        exit_code = store_stopped_code;
        return Error{ErrorKind::io, "the store has stopped after an error of the disk whose outcome is unknown",
                     "look at the disk, then start again; nothing that was acknowledged is lost", {}, "stopped"};
    }
    return actions::Outcome{stopped_words.in(world.language) + "\n"};
}

}  // namespace

actions::Action serve_action(const Wiring& wiring, int& exit_code) {
    using actions::InputKind;
    return {.name = "serve",
            .help = {"poner en marcha el servidor", "run the server", "de server draaien"},
            .who = actions::Permission::machine(),
            .example = "ciclo serve --data /var/lib/ciclo --listen 127.0.0.1:8470",
            .inputs = {{.name = "config", .kind = InputKind::file,
                        .help = {"archivo de configuración (YAML)", "configuration file (YAML)", "configuratiebestand (YAML)"}},
                       {.name = "data", .kind = InputKind::file,
                        .help = {"carpeta de datos (si falta, $CICLO_DATA o ciclo-data)", "data folder (default: $CICLO_DATA or ciclo-data)",
                                 "gegevensmap (anders $CICLO_DATA of ciclo-data)"}},
                       {.name = "listen", .kind = InputKind::text,
                        .help = {"dirección y puerto (si falta, 127.0.0.1:8470)", "address and port (default: 127.0.0.1:8470)",
                                 "adres en poort (anders 127.0.0.1:8470)"}}},
            .run = [&wiring, &exit_code](const actions::Arguments& arguments, actions::World& world) {
                return serve(wiring, exit_code, arguments, world);
            },
            .doors = actions::Doors::command_line};
}

}  // namespace ciclo
