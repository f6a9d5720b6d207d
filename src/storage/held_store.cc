#include "storage/held_store.h"

#include <unistd.h>

#include <atomic>
#include <mutex>

#include "base/text.h"
#include "storage/examine_folder.h"
#include "storage/folder_limits.h"
#include "storage/renew_backups.h"
#include "storage/replay.h"
#include "storage/watched_pen.h"

namespace ciclo::storage {

namespace {

/// The register while the store is open. What could not be written stays owed: nothing is acknowledged until it is.
class Ledgered {
public:
    explicit Ledgered(ErasureRegister erased) : register_(std::move(erased)) {}

    void owe(const std::vector<Erasure>& erased) {
        const std::lock_guard guard(mutex_);
        owed_.insert(owed_.end(), erased.begin(), erased.end());
        some_owed_ = !owed_.empty();
    }
    /// True at once when nothing is owed, as nearly always.
    Result<Done> settle() {
        if (!some_owed_) return done;
        const std::lock_guard guard(mutex_);
        if (const auto added = register_.add(owed_); !added) return added;
        owed_.clear();
        some_owed_ = false;
        return done;
    }

private:
    ErasureRegister register_;
    std::mutex mutex_;
    std::vector<Erasure> owed_;
    std::atomic<bool> some_owed_ = false;
};

class HeldStore final : public seams::Store {
public:
    HeldStore(HeldFolder folder, FolderLock lock, Replayed opened)
        : lock_(std::move(lock)),
          folder_(std::move(folder)),
          erased_(std::move(opened.erased)),
          store_(std::move(opened.store)) {}

    Result<seams::Answer> write(const seams::WriteRequest& request, const seams::Deed& deed) override {
        std::vector<Erasure> erased;
        Result<seams::Answer> answer = store_->write(request, watched(deed, erased));
        return registered(std::move(answer), erased);
    }
    void write_then(seams::WriteRequest request, seams::Deed deed,
                    std::function<void(Result<seams::Answer>)> then) override {
        auto erased = std::make_shared<std::vector<Erasure>>();
        seams::Deed watching = [deed = std::move(deed), erased](seams::Pen& pen) {
            erased->clear();
            WatchedPen watch(pen, *erased);
            return deed(watch);
        };
        store_->write_then(std::move(request), std::move(watching),
                           [this, erased, then = std::move(then)](Result<seams::Answer> answer) {
                               then(registered(std::move(answer), *erased));
                           });
    }
    Result<std::unique_ptr<seams::Snapshot>> read(const access::Scope& scope) override { return store_->read(scope); }
    Result<Done> backup(const std::string& path) override {
        const std::lock_guard guard(upkeep_);
        NoProgress progress;
        const auto facts = back_up(folder_, {.path = path}, progress);
        if (!facts) return facts.errors();
        return note("backup", facts->path);
    }
    Result<std::vector<std::string>> examine() override {
        NoProgress progress;
        const auto found = examine_folder(folder_.paths, folder_.options, progress);
        if (!found) return found.errors();
        return found->findings;
    }
    Result<std::vector<seams::AuditRow>> audit_log(const seams::AuditQuestion& question) override {
        return store_->audit_log(question);
    }
    Result<Done> tidy() override {
        const std::lock_guard guard(upkeep_);
        if (const auto tidied = store_->tidy(); !tidied) return tidied;
        NoProgress progress;
        const Result<Renewal> renewal = renew_backups(folder_, progress);
        if (!renewal) return renewal.errors();
        if (renewal->renewed + renewal->destroyed == 0) return done;
        return note("backups renewed", std::to_string(renewal->renewed) + " renewed, " +
                                           std::to_string(renewal->destroyed) + " destroyed");
    }
    std::uint64_t generation() const override { return store_->generation(); }
    void on_change(std::function<void(const std::vector<seams::Change>&)> listener) override {
        store_->on_change(std::move(listener));
    }

private:
    static seams::Deed watched(const seams::Deed& deed, std::vector<Erasure>& erased) {
        return [&deed, &erased](seams::Pen& pen) {
            erased.clear();  // a deed may be run again when its group commit was undone
            WatchedPen watch(pen, erased);
            return deed(watch);
        };
    }

    /// The answer, once the register has whom the deed erased. A replayed answer waits for what is still owed, too.
    Result<seams::Answer> registered(Result<seams::Answer> answer, const std::vector<Erasure>& erased) {
        if (!answer) return answer;
        if (!erased.empty()) erased_.owe(erased);
        if (const auto settled = erased_.settle(); !settled) return settled.errors();
        return answer;
    }

    /// A line of the audit chain about the folder.
    Result<Done> note(const std::string& event, const std::string& object) {
        const seams::WriteRequest request{.key = new_request_key(folder_.options),
                                          .scope = access::Scope::of_system(),
                                          .deed = event,
                                          .fingerprint = event,
                                          .request_id = ""};
        const auto answer = store_->write(request, [&](seams::Pen& pen) -> Result<std::string> {
            const auto written = pen.audit(event, object, "{}");
            if (!written) return written.errors();
            return std::string();
        });
        if (!answer) return answer.errors();
        return done;
    }

    FolderLock lock_;
    HeldFolder folder_;
    Ledgered erased_;
    std::mutex upkeep_;
    std::unique_ptr<seams::Store> store_;  ///< the last member: it goes first, while the lock is still held
};

/// A copy under a name with the old version and the time; of many for the same version the last few stay.
Result<Done> back_up_before(const HeldFolder& folder, int version) {
    const std::string why = "before-schema-" + std::to_string(version + 1);
    NoProgress progress;
    const auto facts = back_up(folder, {.path = backup_name(folder, why)}, progress);
    if (!facts) return facts.errors();
    std::vector<std::string> alike = files_ending(folder.paths.backups, backup_ending);
    std::erase_if(alike,
                  [&](const std::string& path) { return !starts_with(path, folder.paths.backups + "/" + why + "-"); });
    for (std::size_t i = 0; i + limits::backups_before_migration < alike.size(); ++i) {
        if (alike[i] != facts->path) ::unlink(alike[i].c_str());
    }
    return done;
}

}  // namespace

Result<std::unique_ptr<seams::Store>> open_held_store(HeldFolder folder, FolderLock lock) {
    StoreOptions options = store_options(folder.paths, folder.options, folder.secrets);
    options.before_migrations = [&folder, others = options.before_migrations](int version_before) -> Result<Done> {
        if (others) {
            if (const auto asked = others(version_before); !asked) return asked;
        }
        return back_up_before(folder, version_before);
    };
    Result<Replayed> opened = open_replayed(folder, options, "replay of erasures");
    if (!opened) return opened.errors();
    return std::unique_ptr<seams::Store>(
        std::make_unique<HeldStore>(std::move(folder), std::move(lock), std::move(*opened)));
}

}  // namespace ciclo::storage
