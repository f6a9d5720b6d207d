// A real server for the hostile trials: SQLite in a temporary folder, the doors, the edge on a free port, and a client that speaks
// over a socket.
#pragma once

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "actions/identity_records.h"
#include "actions/kinds.h"
#include "base/number.h"
#include "edge/server.h"
#include "formats/json.h"
#include "identity/api_token.h"
#include "identity/kinds.h"
#include "identity/token.h"
#include "organisation/kinds.h"
#include "records/json.h"
#include "server/application.h"
#include "storage/data_folders.h"
#include "storage/machine_chance.h"
#include "storage/machine_clock.h"

namespace ciclo::server {

struct Heard {
    int status = 0;
    std::string head, body;
};

/// One connection, kept open as long as the server does.
class Client {
public:
    explicit Client(std::uint16_t port) : port_(port) {}
    ~Client() { hang_up(); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// status 0 = no answer.
    Heard ask(const std::string& bytes) {
        for (int attempt = 0; attempt < 2; ++attempt) {
            if (socket_ < 0) connect();
            if (send_all(bytes)) {
                const Heard heard = receive();
                if (heard.status != 0) return heard;
            }
            hang_up();  // the server closed it after the answer before: once more on a new one
        }
        return {};
    }

    static std::string request(const std::string& method, const std::string& target, const std::string& token, const std::string& body,
                               const std::string& key) {
        return method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" +
               (token.empty() ? "" : "Authorization: Bearer " + token + "\r\n") + (key.empty() ? "" : "Idempotency-Key: " + key + "\r\n") +
               "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }

private:
    void connect() {
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port_);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{30, 0};
        const int one = 1;
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("nobody listens");
    }
    void hang_up() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
        rest_.clear();
    }
    bool send_all(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    bool more() {
        char piece[64 * 1024];
        const ssize_t count = ::recv(socket_, piece, sizeof piece, 0);
        if (count > 0) rest_.append(piece, static_cast<std::size_t>(count));
        return count > 0;
    }
    Heard receive() {
        std::size_t end = std::string::npos;
        while ((end = rest_.find("\r\n\r\n")) == std::string::npos) {
            if (!more()) return {};
        }
        Heard heard;
        heard.head = rest_.substr(0, end + 4);
        heard.status = static_cast<int>(parse_integer(heard.head.substr(9, 3)).value_or(0));
        std::size_t length = 0;
        for (const char* name : {"\r\ncontent-length: ", "\r\nContent-Length: "}) {
            const std::size_t at = heard.head.find(name);
            if (at == std::string::npos) continue;
            const std::size_t begin = at + std::string_view(name).size();
            length = static_cast<std::size_t>(parse_integer(heard.head.substr(begin, heard.head.find('\r', begin) - begin)).value_or(0));
        }
        while (rest_.size() < end + 4 + length) {
            if (!more()) return {};
        }
        heard.body = rest_.substr(end + 4, length);
        rest_.erase(0, end + 4 + length);
        if (heard.head.find("onnection: close") != std::string::npos) hang_up();
        return heard;
    }

    std::uint16_t port_;
    int socket_ = -1;
    std::string rest_;
};

class RealServer {
public:
    RealServer() {
        const auto pattern = (std::filesystem::temp_directory_path() / "ciclo-server-XXXXXX").string();
        std::string name = pattern;
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder = name;
        folders.emplace(storage::FolderOptions{.kinds = actions::all_kinds(), .clock = &clock, .chance = &chance});
        auto opened = folders->open(folder + "/data");
        if (!opened) throw std::runtime_error(opened.errors().front().text());
        store = std::move(*opened);
        static const std::vector<identity::Limit> rates{{identity::Limited::token_request, 1'000'000, 1},
                                                        {identity::Limited::page, 1'000'000, 1},
                                                        {identity::Limited::upload, 1'000'000, 1},
                                                        {identity::Limited::data_export, 1'000'000, 1},
                                                        {identity::Limited::reset_link, 1'000'000, 1}};
        Premises premises{.store = *store, .kinds = actions::all_kinds(), .clock = clock, .chance = chance,
                          .secrets = *folders->secrets(folder + "/data"), .origins = {"http://127.0.0.1"}};
        premises.rates = rates;
        premises.folders = &*folders;
        premises.folder = folder + "/data";
        auto made = Doors::open(std::move(premises));
        if (!made) throw std::runtime_error(made.errors().front().text());
        doors = std::move(*made);
        const auto started = server.start({.web = {{"127.0.0.1", 0}}, .certificate = {}, .machine_socket = folder + "/data/socket", .metrics = {},
                                           .proxies = {}}, edge::Limits{}, *doors);
        if (!started) throw std::runtime_error(started.errors().front().text());
    }
    ~RealServer() {
        server.stop(std::chrono::seconds(5));
        doors.reset();
        store.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    std::string insert(const records::Kind& kind, std::vector<records::FieldValue> values) {
        std::string id;
        const auto answer = store->write({.key = "test-" + std::to_string(++writes_), .scope = access::Scope::of_system(), .deed = "test",
                                          .fingerprint = "", .request_id = ""},
                                         [&](seams::Pen& pen) -> Result<std::string> {
                                             const auto record = pen.insert(kind, values);
                                             if (!record) return record.errors();
                                             id = record->id.text;
                                             return std::string();
                                         });
        if (!answer) throw std::runtime_error(answer.errors().front().text());
        return id;
    }
    std::string add(const records::Kind& kind, const std::string& json) {
        auto values = records::read_values(kind, json, records::Filling::whole, nullptr);
        if (!values) throw std::runtime_error(values.errors().front().text());
        return insert(kind, *std::move(values));
    }
    /// Of somebody with every role over everything.
    std::string token() {
        const std::string person = add(organisation::person_kind(), R"({"name":"Ana","role_class":"managerial","active":true})");
        identity::ApiToken token;
        for (int i = 0; i < access::role_count; ++i) {
            const std::string role(code_of(static_cast<access::Role>(i)));
            add(organisation::grant_kind(), R"({"person":")" + person + R"(","role":")" + role + R"("})");
            token.roles.push_back(role);
        }
        identity::TokenIdSeed id{};
        identity::SecretSeed seed{};
        chance.fill(id);
        chance.fill(seed);
        const identity::NewToken made = identity::new_token(id, seed);
        token.person = person;
        token.label = "trial";
        token.token_id = made.id;
        token.secret = made.digest;
        token.expires = {clock.now().microseconds_utc + 86'400'000'000};
        insert(identity::api_token_kind(), identity::values_of(token));
        return made.text;
    }

    storage::MachineClock clock;
    storage::MachineChance chance;
    std::string folder;
    std::optional<storage::DiskDataFolders> folders;
    std::unique_ptr<seams::Store> store;
    std::unique_ptr<Doors> doors;
    edge::Log log{-1};
    edge::Metrics metrics;
    edge::Server server{log, metrics};

private:
    int writes_ = 0;
};

}  // namespace ciclo::server
