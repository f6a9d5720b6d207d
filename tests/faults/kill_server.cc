// kill -9 of the whole server, through HTTP: is every write whose answer was read still there, and none of them twice?
//
//   kill_server --program build/dev/ciclo --cycles 500 [--seconds 85]
//
// The trial makes a data folder with a person and an API token, then again and again: `ciclo serve` starts, eight clients
// with kept connections make and change units, each write with an idempotency key; after 20 to 170 ms the server is killed.
// A write without an answer is asked again with the same key after the next start. The trial keeps its own list; some of it
// is asked for after each start, all of it at the end in the store, with `ciclo audit verify` and `ciclo doctor`.
// It stops early after --seconds, and says so.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <sstream>
#include <thread>
#include <vector>

#include "actions/identity_records.h"
#include "actions/kinds.h"
#include "faults/keep_alive.h"
#include "identity/api_token.h"
#include "identity/kinds.h"
#include "identity/token.h"
#include "organisation/kinds.h"
#include "records/json.h"
#include "storage/data_folders.h"
#include "storage/machine_chance.h"
#include "storage/machine_clock.h"

namespace ciclo::faults {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

struct Options {
    std::string program;
    int cycles = 500, clients = 8;
    double seconds = 1e9;
    std::uint64_t seed = 1;
};

storage::DiskDataFolders& data_folders() {
    static storage::MachineClock clock;
    static storage::MachineChance chance;
    static storage::DiskDataFolders folders({.kinds = actions::all_kinds(), .clock = &clock, .chance = &chance});
    return folders;
}

Result<std::string> insert(seams::Pen& pen, const records::Kind& kind, const std::string& json) {
    auto values = records::read_values(kind, json, records::Filling::whole, nullptr);
    if (!values) return values.errors();
    const auto record = pen.insert(kind, *values);
    if (!record) return record.errors();
    return record->id.text;
}

/// A person who may change units everywhere, and her token.
Result<std::string> prepare(const std::string& folder) {
    const auto store = data_folders().open(folder);
    if (!store) return store.errors();
    storage::MachineChance chance;
    identity::TokenIdSeed id{};
    identity::SecretSeed seed{};
    chance.fill(id);
    chance.fill(seed);
    const identity::NewToken made = identity::new_token(id, seed);
    const auto answer = (*store)->write({"prepare", access::Scope::of_system(), "prepare", "f", ""}, [&](seams::Pen& pen) -> Result<std::string> {
        const auto person = insert(pen, organisation::person_kind(), R"({"name":"Ana","role_class":"managerial","active":true})");
        if (!person) return person.errors();
        identity::ApiToken token;
        for (const char* role : {"administrator", "quality_manager"}) {
            const auto grant = insert(pen, organisation::grant_kind(), R"({"person":")" + *person + R"(","role":")" + role + "\"}");
            if (!grant) return grant.errors();
            token.roles.emplace_back(role);
        }
        token.person = *person;
        token.label = "trial";
        token.token_id = made.id;
        token.secret = made.digest;
        token.expires = {pen.now().microseconds_utc + 10 * 86'400'000'000};
        const auto kept = pen.insert(identity::api_token_kind(), identity::values_of(token));
        if (!kept) return kept.errors();
        return std::string();
    });
    if (!answer) return answer.errors();
    return made.text;
}

/// A write that was asked; version 0 = a new unit.
struct Question {
    std::string key, id, name;
    std::int64_t version = 0;
};

struct Unit {
    std::string id, name;
    std::int64_t version = 0;
};

std::string text_after(const std::string& body, const std::string& key) {
    const std::size_t at = body.find("\"" + key + "\":");
    if (at == std::string::npos) return "";
    const std::size_t begin = at + key.size() + 3 + (body[at + key.size() + 3] == '"' ? 1 : 0);
    return body.substr(begin, body.find_first_of("\",}", begin) - begin);
}

/// One client and what it knows to be done; its list outlives every server.
class Writer {
public:
    Writer(int number, std::uint64_t seed, std::string head) : number_(number), stream_(seed), head_(std::move(head)) {}

    /// Until the server is gone.
    void work(int port, const std::atomic<bool>& over) {
        KeepAlive connection(port);
        while (!over) {
            if (!open_) open_ = next();
            const HttpAnswer answer = ask(connection, *open_);
            if (answer.status == 0) {
                if (!connection.connected()) return;
                continue;
            }
            if (answer.status == 503) {
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
                continue;
            }
            if (answer.status != 200 && answer.status != 201) {
                if (fault.empty()) fault = open_->key + ": " + std::to_string(answer.status) + " " + answer.body;
                ++faults;
                open_.reset();
                continue;
            }
            learn(answer);
        }
    }

    /// One of those acknowledged last, for a look after the next start.
    const Unit* one_of_the_last(std::size_t back) const { return back < units.size() ? &units[units.size() - 1 - back] : nullptr; }

    std::vector<Unit> units;
    long acknowledged = 0, asked_again = 0, faults = 0;
    std::string fault;

private:
    Question next() {
        const std::string key = "w" + std::to_string(number_) + "-" + std::to_string(++asked_);
        if (!units.empty() && stream_() % 4 == 0) {
            const Unit& unit = units[units.size() - 1 - stream_() % std::min<std::size_t>(units.size(), 20)];
            return {key, unit.id, unit.name + "+", unit.version};
        }
        return {key, "", key, 0};
    }
    HttpAnswer ask(KeepAlive& connection, const Question& question) {
        if (question.key == last_key_) ++asked_again;
        last_key_ = question.key;
        const std::string values = R"({"values":{"name":")" + question.name + "\"}", head = head_ + "Idempotency-Key: " + question.key + "\r\n";
        if (question.version == 0) return connection.ask("POST", "/api/records/unit", head, values + "}");
        return connection.ask("PUT", "/api/records/unit/" + question.id, head, values + ",\"version\":" + std::to_string(question.version) + "}");
    }
    void learn(const HttpAnswer& answer) {
        ++acknowledged;
        if (open_->version == 0) {
            units.push_back({text_after(answer.body, "id"), open_->name, 1});
        } else {
            for (Unit& unit : units) {
                if (unit.id == open_->id) unit = {unit.id, open_->name, open_->version + 1};
            }
        }
        open_.reset();
    }

    const int number_;
    std::mt19937_64 stream_;
    const std::string head_;
    long asked_ = 0;
    std::string last_key_;
    std::optional<Question> open_;
};

int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(socket);
    return bound ? ntohs(address.sin_port) : 0;
}

/// A program with its output in a file.
pid_t start(const std::vector<std::string>& words, const fs::path& output) {
    const pid_t child = fork();
    if (child != 0) return child;
    const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(file, 1);
    ::dup2(file, 2);
    std::vector<char*> list;
    for (const std::string& word : words) list.push_back(const_cast<char*>(word.c_str()));
    list.push_back(nullptr);
    ::execv(list.front(), list.data());
    ::_exit(127);
}

std::string text_of(const fs::path& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

struct Outcome {
    long cycles = 0, lost = 0, twice = 0;
    double longest_start = 0, all_starts = 0;
    std::string trouble;
};

class Trial {
public:
    Trial(const Options& options, fs::path place) : options_(options), place_(std::move(place)), data_((place_ / "data").string()) {}

    Outcome run() {
        fs::create_directories(place_);
        const Result<std::string> token = prepare(data_);
        if (!token) return with_trouble("the folder is not made: " + token.errors().front().text());
        head_ = "Authorization: Bearer " + *token + "\r\nContent-Type: application/json\r\n";
        port_ = free_port();
        std::ofstream(place_ / "ciclo.yaml") << "data: " << data_ << "\nlisten: 127.0.0.1:" << port_ << "\nlog: faults\n"
                                             << "rates: {token_request: {burst: 1000000, per_second: 1000}}\n";
        for (int i = 0; i < options_.clients; ++i) writers_.emplace_back(i, options_.seed * 100 + static_cast<std::uint64_t>(i), head_);
        const auto began = Clock::now();
        while (outcome_.cycles < options_.cycles && seconds_since(began) < options_.seconds && outcome_.trouble.empty()) cycle();
        look_at_everything();
        return outcome_;
    }
    const std::vector<Writer>& writers() const { return writers_; }

private:
    Outcome with_trouble(const std::string& what) {
        if (outcome_.trouble.empty()) outcome_.trouble = what;
        return outcome_;
    }

    void cycle() {
        const auto began = Clock::now();
        const pid_t server = start({options_.program, "serve", "--config", (place_ / "ciclo.yaml").string()}, place_ / "server.log");
        KeepAlive connection(port_);
        while (!connection.connected()) {
            int status = 0;
            if (waitpid(server, &status, WNOHANG) == server || seconds_since(began) > 20) {
                kill(server, SIGKILL);
                with_trouble("the server does not start: " + text_of(place_ / "server.log"));
                return;
            }
            std::this_thread::sleep_for(std::chrono::microseconds(500));
        }
        outcome_.longest_start = std::max(outcome_.longest_start, seconds_since(began));
        outcome_.all_starts += seconds_since(began);
        look_at_some(connection);
        std::atomic<bool> over = false;
        {
            std::vector<std::jthread> threads;
            for (Writer& writer : writers_) threads.emplace_back([&] { writer.work(port_, over); });
            std::this_thread::sleep_for(std::chrono::microseconds(20'000 + stream_() % 150'000));
            kill(server, SIGKILL);
            over = true;
        }
        waitpid(server, nullptr, 0);
        ++outcome_.cycles;
    }

    /// The last ones of every client: they were acknowledged moments before the kill.
    void look_at_some(KeepAlive& connection) {
        for (const Writer& writer : writers_) {
            for (std::size_t back = 0; back < 2; ++back) {
                const Unit* unit = writer.one_of_the_last(back);
                if (unit == nullptr) continue;
                const HttpAnswer answer = connection.ask("GET", "/api/records/unit/" + unit->id, head_, "");
                const std::string version = text_after(answer.body, "version");
                if (answer.status == 200 && std::atol(version.c_str()) >= unit->version) continue;
                ++outcome_.lost;
                with_trouble("after a start: " + unit->name + ": " + std::to_string(answer.status) + " " + answer.body);
            }
        }
    }

    void look_at_everything() {
        std::map<std::string, records::Record> stored;
        {
            const auto store = data_folders().open(data_);
            if (!store) return void(with_trouble("does not open at the end: " + store.errors().front().text()));
            const auto snapshot = (*store)->read(access::Scope::of_system());
            records::Query query;
            query.kind = &organisation::unit_kind();
            query.limit = 5000;
            std::map<std::string, int> keys;
            do {
                const auto page = (*snapshot)->list(query);
                if (!page) return void(with_trouble(page.errors().front().text()));
                for (const records::Record& record : page->records) {
                    const std::string name = std::get<std::string>(record.values[organisation::unit_kind().at("name")]);
                    outcome_.twice += ++keys[name.substr(0, name.find('+'))] > 1;
                    stored[record.id.text] = record;
                }
                query.after = page->next;
            } while (!query.after.empty());
        }
        for (const Writer& writer : writers_) {
            for (const Unit& unit : writer.units) {
                const auto found = stored.find(unit.id);
                const bool there = found != stored.end() && found->second.version >= unit.version;
                outcome_.lost += !there;
                if (!there) with_trouble("lost: " + unit.name);
            }
            if (writer.faults > 0) with_trouble("refused: " + writer.fault);
        }
        for (const char* deed : {"audit verify", "doctor"}) {
            std::vector<std::string> words{options_.program};
            std::istringstream parts(deed);
            for (std::string part; parts >> part;) words.push_back(part);
            words.insert(words.end(), {"--data", data_});
            int status = 0;
            waitpid(start(words, place_ / "verdict"), &status, 0);
            if (status != 0) with_trouble(std::string("ciclo ") + deed + ": " + text_of(place_ / "verdict"));
        }
    }

    const Options& options_;
    const fs::path place_;
    const std::string data_;
    std::string head_;
    int port_ = 0;
    std::mt19937_64 stream_{options_.seed};
    std::vector<Writer> writers_;
    Outcome outcome_;
};

int run(const Options& options) {
    const fs::path place = fs::temp_directory_path() / ("ciclo-kill-server-" + std::to_string(getpid()));
    const auto began = Clock::now();
    Trial trial(options, place);
    const Outcome outcome = trial.run();
    fs::remove_all(place);
    long acknowledged = 0, again = 0;
    for (const Writer& writer : trial.writers()) acknowledged += writer.acknowledged, again += writer.asked_again;
    const double seconds = seconds_since(began);
    std::printf("kill -9 through HTTP: %ld of %d cycles in %.1f s (%.0f a minute), %ld acknowledged, %ld lost, %ld twice, %ld asked again; "
                "start to accept %.0f ms, longest %.0f ms\n", outcome.cycles, options.cycles, seconds,
                static_cast<double>(outcome.cycles) / seconds * 60, acknowledged, outcome.lost, outcome.twice, again,
                outcome.all_starts / static_cast<double>(std::max(1L, outcome.cycles)) * 1e3, outcome.longest_start * 1e3);
    if (!outcome.trouble.empty()) std::printf("  first: %.600s\n", outcome.trouble.c_str());
    return outcome.lost + outcome.twice == 0 && outcome.trouble.empty() && acknowledged > 0 ? 0 : 1;
}

}  // namespace
}  // namespace ciclo::faults

int main(int count, char** words) {
    ciclo::faults::Options options;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string name = words[i], value = words[i + 1];
        if (name == "--program") options.program = std::filesystem::absolute(value).string();
        if (name == "--cycles") options.cycles = std::stoi(value);
        if (name == "--clients") options.clients = std::stoi(value);
        if (name == "--seconds") options.seconds = std::stod(value);
        if (name == "--seed") options.seed = std::stoull(value);
    }
    if (options.program.empty()) {
        std::cerr << "kill_server --program PATH_OF_CICLO [--cycles 500] [--seconds 85]\n";
        return 2;
    }
    return ciclo::faults::run(options);
}
