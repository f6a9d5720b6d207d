// Conformance: what every store promises, asked of the twin in memory and of SQLite alike. The store is made by the
// parameter; everything else is the same for both.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "seams/memory_clock.h"
#include "seams/seeded_chance.h"
#include "seams/store.h"
#include "storage/trial_kinds.h"

namespace ciclo::trial {

/// A store with its world; gone with all its files when it goes.
class Tried {
public:
    virtual ~Tried() = default;
    virtual seams::Store& store() = 0;
    seams::MemoryClock clock{{1'760'976'000'000'000}};
    seams::SeededChance chance{7};
};

struct Maker {
    const char* name;
    std::unique_ptr<Tried> (*make)();
};

std::unique_ptr<Tried> tried_memory();
std::unique_ptr<Tried> tried_sqlite();
inline constexpr Maker both_stores[] = {{"memory", tried_memory}, {"sqlite", tried_sqlite}};

/// Somebody with grants as a member over `units` (and nothing else).
access::Scope scope_over(std::vector<std::string> units, std::string actor = "ana");

using Titles = std::vector<std::string>;
records::Query all_of(const records::Kind& kind, records::Archived archived = records::Archived::left_out,
                      const char* search = "");

class Conformance : public testing::TestWithParam<Maker> {
public:
    static std::string name_of(const testing::TestParamInfo<Maker>& maker);

protected:
    Conformance() : tried_(GetParam().make()) {}

    seams::Store& store() { return tried_->store(); }
    seams::MemoryClock& clock() { return tried_->clock; }

    /// As the system, with a new key.
    Result<seams::Answer> write(const seams::Deed& deed) { return write_as(access::Scope::of_system(), new_key(), deed); }
    Result<seams::Answer> write_as(const access::Scope& scope, const std::string& key, const seams::Deed& deed,
                                   const std::string& fingerprint = "same") {
        return store().write({key, scope, "trial deed", fingerprint, "request"}, deed);
    }
    std::string new_key() { return "key-" + std::to_string(++keys_); }

    /// Made and acknowledged, or the test fails; the id.
    std::string insert(const records::Kind& kind, Given given);
    records::Record stored(const records::Kind& kind, const std::string& id);
    std::vector<std::string> titles(const records::Query& query, const access::Scope& scope);
    std::unique_ptr<seams::Snapshot> snapshot(const access::Scope& scope = access::Scope::of_system());

private:
    std::unique_ptr<Tried> tried_;
    int keys_ = 0;
};

}  // namespace ciclo::trial
