// A house with a door, for tests of the deeds of identity: the store's twin, a clock that stands still, seeded chance,
// and the order in which a real door asks: who, how often, may they, then the deed with what its effect promises.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "actions/action.h"
#include "actions/callers.h"
#include "actions/identity_records.h"
#include "actions/kinds.h"
#include "actions/proof_gate.h"
#include "formats/json.h"
#include "identity/one_time_code.h"
#include "organisation/kinds.h"
#include "seams/memory_clock.h"
#include "seams/memory_files.h"
#include "seams/memory_store.h"
#include "seams/seeded_chance.h"

namespace ciclo::actions::testing {

using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The text at a key of an answer's JSON; of a list its items, joined by blanks.
inline std::string told(const Outcome& outcome, std::string_view key) {
    const auto json = formats::read_json(outcome.json, "answer");
    const formats::Value* value = json ? json->find(key) : nullptr;
    if (value == nullptr) return "";
    std::string text = value->text;
    for (const formats::Value& item : value->items) text += (text.empty() ? "" : " ") + item.text;
    return text;
}

struct House {
    seams::MemoryClock clock{{1'760'976'000'000'000}};  // 2025-10-20T16:00:00Z
    seams::SeededChance chance{7};
    seams::MemoryStore store{{.kinds = all_kinds(), .clock = &clock, .chance = &chance}};
    seams::Secrets secrets{.master = {1, 2, 3}};
    identity::Rates rates;
    Callers callers{store, clock};
    ProofGate gate{store, clock, secrets, rates};
    std::string address = "192.0.2.7";
    Reached reached = Reached::from_networks;
    int requests = 0;

    static constexpr const char* email = "ana@example.org";
    static constexpr const char* password = "mesa trueno lapiz viento";

    void minutes(std::int64_t count) { clock.advance_milliseconds(count * 60'000); }
    access::Caller caller(const std::string& session) {
        const Result<access::Caller> found = callers.by_session(session);
        return found ? *found : access::Caller::nobody();
    }
    bool signed_in(const std::string& session) { return callers.by_session(session).ok(); }

    /// As a door would: `session` "" = nobody.
    Result<Outcome> ask(std::string_view deed, Values values, const std::string& session = "") {
        return ask_as(caller(session), deed, std::move(values));
    }

    Result<Outcome> ask_as(access::Caller who, std::string_view deed, Values values) {
        const Action* action = find(deed);
        if (action == nullptr)
            return Error{ErrorKind::not_found, "no deed " + std::string(deed), "", {}, "no_such_deed"};
        if (!may(*action, who)) return Error{ErrorKind::refused, "not allowed", "", {}, "not_allowed"};
        Arguments arguments{std::move(values)};
        if (const auto wait = gate.enter(*action, arguments, who, address); wait > 0) return too_often(wait);
        Result<Outcome> outcome = run(*action, arguments, who);
        if (action->effect == Effect::proves) gate.left(*action, arguments, who, address, outcome);
        return outcome;
    }

    // ---- People.
    std::string setup_link() {
        const auto outcome = ask_as(access::Caller::machine(), "setup link", {});
        return outcome ? told(*outcome, "link") : "";
    }
    Result<Outcome> finish(const std::string& link) {
        return ask("setup finish", {{"link", {link}},
                                    {"organisation", {"Hospital del Norte"}},
                                    {"name", {"Ana Ruiz"}},
                                    {"email", {email}},
                                    {"password", {password}}});
    }
    /// The first administrator, with a second factor; answers the session's secret.
    std::string administrator() {
        const auto outcome = finish(setup_link());
        EXPECT_TRUE(outcome) << outcome.errors().front().text();
        return enrol(*outcome->session);
    }
    identity::Bytes factor;
    std::vector<std::string> recovery;
    std::string code() { return identity::code_at(factor, identity::step_at(clock.now())); }
    std::string enrol(const std::string& session) {
        const auto begun = ask("second-factor begin", {}, session);
        EXPECT_TRUE(begun) << begun.errors().front().text();
        factor = identity::read_base32(told(*begun, "secret")).value();
        const auto confirmed = ask("second-factor confirm", {{"code", {code()}}}, session);
        EXPECT_TRUE(confirmed) << confirmed.errors().front().text();
        const std::string codes = told(*confirmed, "recovery_codes");
        recovery.clear();
        for (std::size_t at = 0; at < codes.size(); at += 20) recovery.push_back(codes.substr(at, 19));
        return *confirmed->session;
    }
    Result<Outcome> sign_in(const std::string& name, const std::string& with, const std::string& code_given = "") {
        Values values{{"name", {name}}, {"password", {with}}};
        if (!code_given.empty()) values["code"] = {code_given};
        return ask("session open", values);
    }

    std::string insert(const records::Kind& kind, const std::map<std::string, records::FieldValue>& given) {
        std::vector<records::FieldValue> values(kind.fields.size());
        for (const auto& [name, value] : given) values[kind.at(name)] = value;
        std::string id;
        write([&](seams::Pen& pen) -> Result<std::string> {
            const auto record = pen.insert(kind, values);
            if (!record) return record.errors();
            id = record->id.text;
            return id;
        });
        return id;
    }
    std::string person(const std::string& name, const std::string& mail) {
        return insert(organisation::person_kind(), {{"name", Personal<std::string>(name)},
                                                    {"email", Personal<std::string>(mail)},
                                                    {"role_class", std::string("front_line")},
                                                    {"active", true}});
    }
    std::string grant(const std::string& whom, access::Role role, const std::string& unit = "") {
        std::map<std::string, records::FieldValue> values{{"person", whom}, {"role", std::string(code_of(role))}};
        if (!unit.empty()) values["unit"] = unit;
        return insert(organisation::grant_kind(), values);
    }
    std::string unit(const std::string& name) { return insert(organisation::unit_kind(), {{"name", name}}); }
    void change(const records::Kind& kind, const std::string& id, const std::string& field, records::FieldValue value) {
        write([&](seams::Pen& pen) -> Result<std::string> {
            auto record = pen.get(kind, records::RecordId(id));
            if (!record) return record.errors();
            (**record).values[kind.at(field)] = std::move(value);
            const auto updated = pen.update(kind, (**record).id, (**record).version, (**record).values);
            return updated ? Result<std::string>(std::string()) : Result<std::string>(updated.errors());
        });
    }
    void archive(const records::Kind& kind, const std::string& id) {
        write([&](seams::Pen& pen) -> Result<std::string> {
            const auto record = pen.get(kind, records::RecordId(id));
            const auto archived = pen.archive(kind, (**record).id, (**record).version);
            return archived ? Result<std::string>(std::string()) : Result<std::string>(archived.errors());
        });
    }
    /// A person with these roles over everything, invited and signed in.
    struct Colleague {
        std::string person, session;
    };
    Colleague colleague(const std::string& administrator_session, const std::string& mail, access::Role role,
                        const std::string& over = "") {
        Colleague made{.person = person("Luis Soto", mail), .session = ""};
        grant(made.person, role, over);
        const auto invited = ask("person invite", {{"person", {made.person}}}, administrator_session);
        EXPECT_TRUE(invited) << invited.errors().front().text();
        const auto accepted = ask("invitation accept", {{"link", {told(*invited, "link")}}, {"password", {password}}});
        EXPECT_TRUE(accepted) << accepted.errors().front().text();
        made.session = accepted->session.value_or("");
        return made;
    }

private:
    static bool may(const Action& action, const access::Caller& who) {
        switch (action.who.kind()) {
            case Permission::Kind::anybody:
                return true;
            case Permission::Kind::machine:
                return who.proof == access::Proof::machine;
            case Permission::Kind::signed_in:
                return who.proof != access::Proof::none;
            default:
                return who.scope.roles().meets(action.who.roles());
        }
    }
    void write(const seams::Deed& deed) {
        const auto answer = store.write({.key = "t" + std::to_string(++requests),
                                         .scope = access::Scope::of_system(),
                                         .deed = "test",
                                         .fingerprint = "",
                                         .request_id = ""},
                                        deed);
        ASSERT_TRUE(answer) << answer.errors().front().text();
    }
    Result<Outcome> run(const Action& action, const Arguments& arguments, const access::Caller& who) {
        seams::MemoryFiles files;
        NoProgress progress;
        World world{files, progress, Language::en};
        world.caller = &who;
        world.clock = &clock;
        world.chance = &chance;
        world.secrets = &secrets;
        world.reached = reached;
        if (action.effect == Effect::proves) {
            world.store = &store;
            return action.run(arguments, world);
        }
        if (action.effect == Effect::derives) world.store = &store;
        if (action.effect == Effect::reads || action.effect == Effect::derives) {
            const auto snapshot = store.read(who.scope);
            world.snapshot = snapshot->get();
            return action.run(arguments, world);
        }
        Outcome kept;
        const auto answer = store.write({.key = "d" + std::to_string(++requests),
                                         .scope = who.scope,
                                         .deed = std::string(action.name),
                                         .fingerprint = "",
                                         .request_id = ""},
                                        [&](seams::Pen& pen) -> Result<std::string> {
                                            world.pen = &pen;
                                            const auto outcome = action.run(arguments, world);
                                            if (!outcome) return outcome.errors();
                                            kept = *outcome;
                                            return outcome->json;
                                        });
        if (!answer) return answer.errors();
        return kept;
    }
};

inline std::string code_of_refusal(const Result<Outcome>& outcome) {
    return outcome ? "done" : outcome.errors().front().code;
}

}  // namespace ciclo::actions::testing
