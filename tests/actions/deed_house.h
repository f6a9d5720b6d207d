// A house for deeds: a store with every kind, and each deed run the way a door runs it, as anybody one likes to be.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>

#include "actions/action.h"
#include "actions/kinds.h"
#include "organisation/kinds.h"
#include "organisation/scope_of.h"
#include "records/value.h"
#include "seams/memory_clock.h"
#include "seams/memory_files.h"
#include "seams/memory_store.h"
#include "seams/seeded_chance.h"

namespace ciclo::actions::testing {

using Given = std::map<std::string, std::string>;

class DeedHouse {
public:
    explicit DeedHouse(std::uint64_t seed = 7)
        : chance(seed),
          store_(std::make_unique<seams::MemoryStore>(seams::MemoryStoreOptions{all_kinds(), &clock, &chance})) {}
    explicit DeedHouse(std::unique_ptr<seams::Store> store) : chance(7), store_(std::move(store)) {}

    seams::MemoryClock clock{{1'790'000'000'000'000}};
    seams::SeededChance chance;
    seams::MemoryFiles files;

    seams::Store& store() { return *store_; }

    Result<Outcome> run(const access::Caller& caller, std::string_view name, const Given& given) {
        return run_as(caller, name, given, {});
    }
    /// `repeated`: inputs that are given several times.
    Result<Outcome> run_with(std::string_view name, const Given& given,
                             const std::map<std::string, std::vector<std::string>>& repeated) {
        return run_as(access::Caller::machine(), name, given, repeated);
    }

    Language language = Language::en;

    Result<Outcome> run_as(const access::Caller& caller, std::string_view name, const Given& given,
                           const std::map<std::string, std::vector<std::string>>& repeated) {
        const Action* action = find(name);
        ENSURE(action != nullptr, "the deed exists");
        Arguments arguments;
        for (const auto& [input, value] : given) arguments.values[input] = {value};
        for (const auto& [input, values] : repeated) arguments.values[input] = values;
        NoProgress progress;
        World world{files, progress, language};
        world.caller = &caller;
        world.clock = &clock;
        world.chance = &chance;
        if (action->effect == Effect::derives) world.store = store_.get();
        if (action->effect == Effect::reads || action->effect == Effect::derives) {
            const auto snapshot = store_->read(caller.scope);
            if (!snapshot) return snapshot.errors();
            world.snapshot = snapshot->get();
            return action->run(arguments, world);
        }
        if (action->effect == Effect::proves) {
            world.store = store_.get();
            return action->run(arguments, world);
        }
        Outcome outcome;
        const std::string key = "k" + std::to_string(++keys_);
        const auto answer =
            store_->write({key, caller.scope, std::string(name), key, ""}, [&](seams::Pen& pen) -> Result<std::string> {
                world.pen = &pen;
                Result<Outcome> done_now = action->run(arguments, world);
                if (!done_now) return done_now.errors();
                outcome = *std::move(done_now);
                return outcome.json;
            });
        if (!answer) return answer.errors();
        return outcome;
    }
    Result<Outcome> run(std::string_view name, const Given& given) {
        return run(access::Caller::machine(), name, given);
    }

    /// The id of a new record, or the test fails.
    std::string add(const std::string& kind, const std::string& values) {
        const Result<Outcome> made = run("record add", {{"kind", kind}, {"values", values}});
        if (!made) ADD_FAILURE() << kind << " " << values << ": " << made.errors().front().text();
        return made ? made->text.substr(0, made->text.size() - 1) : "";
    }

    /// Somebody signed in with these grants: {role, unit} pairs; "" = the whole organisation. The tree is the store's.
    access::Caller person(const std::vector<std::pair<access::Role, std::string>>& roles,
                          const std::string& id = "someone") {
        records::Query every;
        every.kind = &organisation::unit_kind();
        every.limit = 500;
        const auto units = (*store_->read(access::Scope::of_system()))->list(every);
        const organisation::UnitTree tree(units->records);
        access::Caller caller;
        caller.proof = access::Proof::session;
        caller.scope.actor = id;
        for (const auto& [role, unit] : roles) {
            caller.scope.grants.push_back(
                {role, unit, unit.empty() ? std::vector<std::string>{} : tree.with_all_below(unit)});
            if (unit.empty()) caller.scope.whole_organisation = true;
        }
        for (const access::Grant& grant : caller.scope.grants) {
            caller.scope.units.insert(caller.scope.units.end(), grant.units.begin(), grant.units.end());
        }
        std::sort(caller.scope.units.begin(), caller.scope.units.end());
        if (caller.scope.whole_organisation) caller.scope.units.clear();
        return caller;
    }

private:
    std::unique_ptr<seams::Store> store_;
    std::atomic<int> keys_{0};
};

/// "ok", or the code of the first error.
inline std::string code(const Result<Outcome>& outcome) {
    return outcome.ok()                            ? "ok"
           : outcome.errors().front().code.empty() ? outcome.errors().front().text()
                                                   : outcome.errors().front().code;
}
inline bool holds(const Result<Outcome>& outcome, std::string_view text) {
    return outcome.ok() && outcome->json.find(text) != std::string::npos;
}

}  // namespace ciclo::actions::testing
