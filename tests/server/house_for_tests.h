// A whole house behind the doors, in memory: people with grants over a small tree of units, sessions, and a way to ask.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "actions/kinds.h"
#include "actions/identity_records.h"
#include "formats/json.h"
#include "identity/api_token.h"
#include "identity/kinds.h"
#include "identity/session.h"
#include "identity/token.h"
#include "organisation/kinds.h"
#include "records/json.h"
#include "seams/memory_clock.h"
#include "seams/memory_store.h"
#include "seams/seeded_chance.h"
#include "server/application.h"

namespace ciclo::server {

struct Asked {
    edge::Method method = edge::Method::get;
    std::string target;
    std::string body = {};
    std::string session = {};  ///< the cookie's secret
    std::string token = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    edge::Listener listener = edge::Listener::web;
    bool from_our_page = true;  ///< Sec-Fetch-Site: same-origin
    bool secure = false;
};

inline constexpr calendar::Instant noon{1'760'961'600'000'000};  // 2025-10-20T12:00:00Z

/// `rates` are wide, so that only tests of rates meet them.
inline const std::vector<identity::Limit>& wide_rates() {
    static const std::vector<identity::Limit> rates{{identity::Limited::page, 1'000'000, 1},
                                                    {identity::Limited::session_request, 1'000'000, 1},
                                                    {identity::Limited::token_request, 1'000'000, 1},
                                                    {identity::Limited::upload, 1'000'000, 1},
                                                    {identity::Limited::data_export, 1'000'000, 1}};
    return rates;
}

class TestHouse {
public:
    explicit TestHouse(std::span<const actions::Action> actions = actions::all(),
                       std::span<const identity::Limit> rates = wide_rates(), std::span<const WebFile> web = {})
        : store({.kinds = actions::all_kinds(), .clock = &clock, .chance = &chance}) {
        Premises premises{.store = store, .kinds = actions::all_kinds(), .clock = clock, .chance = chance, .secrets = {},
                          .origins = {"http://127.0.0.1:8470"}};
        premises.actions = actions;
        premises.rates = rates;
        premises.web = web;
        auto opened = Doors::open(std::move(premises));
        if (!opened) throw std::runtime_error(opened.errors().front().text());
        doors = std::move(*opened);
    }

    /// Inserts one record as the program itself, from its JSON values.
    std::string add(const records::Kind& kind, const std::string& values_json) {
        auto values = records::read_values(kind, values_json, records::Filling::whole, nullptr);
        if (!values) throw std::runtime_error(values.errors().front().text());
        return insert(kind, *std::move(values));
    }

    std::string insert(const records::Kind& kind, std::vector<records::FieldValue> values) {
        std::string id;
        const auto answer = store.write(system_write(), [&](seams::Pen& pen) -> Result<std::string> {
            const auto record = pen.insert(kind, std::move(values));
            if (!record) return record.errors();
            id = record->id.text;
            return std::string();
        });
        if (!answer) throw std::runtime_error(answer.errors().front().text());
        return id;
    }

    void archive(const records::Kind& kind, const std::string& id) {
        const auto answer = store.write(system_write(), [&](seams::Pen& pen) -> Result<std::string> {
            const auto record = pen.get(kind, records::RecordId(id));
            if (!record) return record.errors();
            const auto archived = pen.archive(kind, records::RecordId(id), (*record)->version);
            if (!archived) return archived.errors();
            return std::string();
        });
        if (!answer) throw std::runtime_error(answer.errors().front().text());
    }

    std::string add_person(const std::string& name) {
        return add(organisation::person_kind(), R"({"name":")" + name + R"(","role_class":"front_line","active":true})");
    }

    std::string grant(const std::string& person, access::Role role, const std::string& unit) {
        return add(organisation::grant_kind(), R"({"person":")" + person + R"(","role":")" + std::string(code_of(role)) + R"(","unit":)" +
                                                   (unit.empty() ? "null" : "\"" + unit + "\"") + "}");
    }

    /// A session as signing in would leave it, freshly confirmed; the cookie's secret.
    std::string sign_in(const std::string& person) {
        identity::SecretSeed seed{};
        chance.fill(seed);
        const identity::Secret secret = identity::random_secret(seed);
        identity::Session session;
        session.person = person;
        session.secret = secret.digest;
        session.started = session.last_used = clock.now();
        session.confirmed = clock.now();
        const auto snapshot = store.read(access::Scope::of_system());
        const auto grants = actions::find_all(**snapshot, organisation::grant_kind(), "person", person);
        session.rights = identity::rights_of(*grants);
        insert(identity::session_kind(), identity::values_of(session));
        return secret.text;
    }

    std::string make_token(const std::string& person, const std::vector<std::string>& roles, const std::string& unit) {
        identity::TokenIdSeed id{};
        identity::SecretSeed seed{};
        chance.fill(id);
        chance.fill(seed);
        const identity::NewToken made = identity::new_token(id, seed);
        identity::ApiToken token;
        token.person = person;
        token.label = "test";
        token.token_id = made.id;
        token.secret = made.digest;
        token.roles = roles;
        token.unit = unit;
        token.expires = {clock.now().microseconds_utc + 86'400'000'000};
        insert(identity::api_token_kind(), identity::values_of(token));
        return made.text;
    }

    edge::Response ask(const Asked& asked) {
        edge::Request request = request_of(asked);
        // the answer may come later, from another thread
        struct Waiting {
            std::mutex lock;
            std::condition_variable news;
            std::optional<edge::Response> response;
            int answers = 0;
        };
        const auto waiting = std::make_shared<Waiting>();
        doors->handle(std::move(request), [waiting](edge::Response response) {
            const std::lock_guard held(waiting->lock);
            if (!waiting->response) waiting->response = std::move(response);
            ++waiting->answers;
            waiting->news.notify_all();
        });
        std::unique_lock held(waiting->lock);
        waiting->news.wait(held, [&] { return waiting->response.has_value(); });
        if (waiting->answers != 1) throw std::runtime_error("answered more than once");
        if (waiting->response->shared_body) waiting->response->body = *waiting->response->shared_body;
        return *waiting->response;
    }

    edge::Response get(const std::string& target, const std::string& session = "") { return ask({.target = target, .session = session}); }
    edge::Response post(const std::string& target, const std::string& body, const std::string& session = "") {
        return ask({.method = edge::Method::post, .target = target, .body = body, .session = session});
    }

    edge::Request request_of(const Asked& asked) {
        edge::Request request;
        request.method = asked.method;
        request.target = asked.target;
        const std::size_t mark = asked.target.find('?');
        request.path = asked.target.substr(0, mark);
        if (mark != std::string::npos) request.query = asked.target.substr(mark + 1);
        request.body = asked.body;
        request.peer_address = "127.0.0.1";
        request.request_id = "test" + std::to_string(++requests);
        request.listener = asked.listener;
        request.secure = asked.secure;
        request.headers = asked.headers;
        if (asked.from_our_page) request.headers.emplace_back("sec-fetch-site", "same-origin");
        if (!asked.session.empty()) request.headers.emplace_back("cookie", (asked.secure ? "__Host-sid=" : "sid=") + asked.session);
        if (!asked.token.empty()) request.headers.emplace_back("authorization", "Bearer " + asked.token);
        const bool typed = std::any_of(asked.headers.begin(), asked.headers.end(), [](const auto& header) { return header.first == "content-type"; });
        if (!asked.body.empty() && !typed) request.headers.emplace_back("content-type", "application/json");
        return request;
    }

    seams::WriteRequest system_write() {
        return {.key = "test-" + std::to_string(++writes), .scope = access::Scope::of_system(), .deed = "test", .fingerprint = "", .request_id = ""};
    }

    seams::MemoryClock clock{noon};
    seams::SeededChance chance{7};
    seams::MemoryStore store;
    std::unique_ptr<Doors> doors;
    int requests = 0, writes = 0;
};

inline std::string header_of(const edge::Response& response, std::string_view name) {
    std::string value;
    for (const auto& [key, text] : response.headers) {
        if (key == name) value = text;
    }
    return value;
}

/// The code of the first error of a refusal.
inline std::string code_of_answer(const edge::Response& response) {
    const auto body = formats::read_json(response.body, "answer");
    if (!body || body->find("errors") == nullptr) return "";
    const formats::Value* code = body->find("errors")->items.front().find("code");
    return code == nullptr ? "" : code->text;
}

}  // namespace ciclo::server
