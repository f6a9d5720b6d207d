// What all fault trials share: the real store in a folder, writers whose every acknowledgement is told at once, and the
// question afterwards whether all of it is there.
//
// Each writer changes records of its own, one deed after the other, and tells one line per acknowledged deed. What a record
// must then hold follows from its key and version alone: the title is the key, the amount is the version.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "seams/store.h"
#include "storage/sqlite_store.h"

namespace ciclo::faults {

/// Opened as the product opens it, with the kinds of storage/trial_kinds.h.
Result<std::unique_ptr<seams::Store>> open_trial_store(const std::string& folder,
                                                       storage::Durability durability = storage::Durability::full);
std::string database_of(const std::string& folder);

enum class DeedSort : char { insert = 'i', update = 'u', add_person = 'p', erase = 'e' };

/// One deed of a writer: everything it does follows from these.
struct Asked {
    DeedSort sort = DeedSort::insert;
    std::string key;
    std::string id;         ///< of the record to change; "" for new ones
    std::int64_t seen = 0;  ///< its version
    std::int64_t padding = 0;  ///< bytes of text beside
};

/// One answer: the deed, and the record as it is now.
struct Told {
    Asked asked;
    std::string id;
    std::int64_t version = 0;
};
std::string line_of(const Told& told);
/// Lines that are no answer, or cut off, are passed over.
std::vector<Told> read_lines(std::string_view text);

/// Asked once, with its key as idempotency key.
Result<Told> ask(seams::Store& store, const Asked& asked);

struct Workload {
    std::uint64_t seed = 1;
    int writers = 4;
    int deeds = 100;          ///< of each writer
    std::int64_t largest_padding = 300;
    int tidy_every = 60;      ///< deeds of the first writer between two tidyings; 0 = never
};
/// Called by several threads: `asking` before every deed, `acknowledged` for every answer, `failed` once for a writer whose
/// deed was not acknowledged (it stops there).
struct Ears {
    std::function<void(const Told&)> acknowledged;
    std::function<void(const Asked&, const Errors&)> failed = {};
    std::function<void()> asking = {};
};
/// Runs it to the end.
void run_workload(seams::Store& store, const Workload& workload, const Ears& ears);

/// What is wrong with a folder, as far as the acknowledged deeds tell.
struct Findings {
    std::int64_t lost = 0, twice = 0;
    std::string corrupt;  ///< "" = in order

    bool in_order() const { return lost == 0 && twice == 0 && corrupt.empty(); }
};
Findings look_for(seams::Store& store, const std::vector<Told>& acknowledged);
/// Opens the store; what keeps it from opening is corruption.
Findings look_for(const std::string& folder, const std::vector<Told>& acknowledged);

}  // namespace ciclo::faults
