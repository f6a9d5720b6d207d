#include "storage/replay.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "storage/folder_limits.h"

namespace ciclo::storage {

namespace {

using Names = std::set<std::pair<std::string, std::string>>;

Names names_in(const std::vector<Erasure>& erasures) {
    Names names;
    for (const Erasure& one : erasures) names.emplace(one.kind, one.id);
    return names;
}

std::vector<Erasure> without(std::vector<Erasure> all, const std::vector<Erasure>& known) {
    Names seen = names_in(known);
    std::erase_if(all, [&](const Erasure& one) { return !seen.emplace(one.kind, one.id).second; });
    return all;
}

/// Those of `erasures` that are records here: a register may name people who came after the backup.
Result<std::vector<Erasure>> present(seams::Store& store, const HeldFolder& folder, std::vector<Erasure> erasures) {
    const Result<std::unique_ptr<seams::Snapshot>> snapshot = store.read(access::Scope::of_system());
    if (!snapshot) return snapshot.errors();
    std::erase_if(erasures, [&](const Erasure& one) {
        const records::Kind* kind = records::find_kind(folder.options.kinds, one.kind);
        return kind == nullptr || !(*snapshot)->get(*kind, records::RecordId(one.id)).ok();
    });
    return erasures;
}

Result<Done> erase_again(seams::Store& store, const HeldFolder& folder, std::span<const Erasure> erasures,
                         const std::string& reason) {
    const seams::WriteRequest request{.key = new_request_key(folder.options),
                                      .scope = access::Scope::of_system(),
                                      .deed = reason,
                                      .fingerprint = reason,
                                      .request_id = ""};
    const auto answer = store.write(request, [&](seams::Pen& pen) -> Result<std::string> {
        for (const Erasure& one : erasures) {
            const records::Kind* kind = records::find_kind(folder.options.kinds, one.kind);
            const auto erased = pen.erase(*kind, records::RecordId(one.id));
            if (!erased) return erased.errors();
        }
        return std::string();
    });
    if (!answer) return answer.errors();
    return done;
}

}  // namespace

Result<Replayed> open_replayed(const HeldFolder& folder, const StoreOptions& options, const std::string& reason) {
    Result<ErasureRegister> written = ErasureRegister::open(folder.paths.erased);
    if (!written) return written.errors();
    const Result<std::vector<Erasure>> told = read_register(folder.paths.erased);
    if (!told) return told.errors();
    Result<std::unique_ptr<seams::Store>> store = open_sqlite_store(folder.paths.database, options);
    if (!store) return store.errors();
    const Result<std::vector<Erasure>> held = erasures_of(folder.paths.database);
    if (!held) return held.errors();
    if (const auto added = written->add(without(*held, *told)); !added) return added.errors();
    const Result<std::vector<Erasure>> again = present(**store, folder, without(*told, *held));
    if (!again) return again.errors();
    for (std::size_t at = 0; at < again->size(); at += limits::erasures_at_once) {
        const auto some = std::span(*again).subspan(at, std::min(limits::erasures_at_once, again->size() - at));
        if (const auto erased = erase_again(**store, folder, some, reason); !erased) return erased.errors();
    }
    return Replayed{std::move(*store), std::move(*written), again->size()};
}

}  // namespace ciclo::storage
