// The conformance suite, asked of SQLite; see conformance.h.
#include "storage/conformance.h"

#include <unistd.h>

#include <filesystem>

#include "storage/sqlite_store.h"

namespace ciclo::trial {

namespace {

class TriedSqlite final : public Tried {
public:
    TriedSqlite() {
        std::string pattern = (std::filesystem::temp_directory_path() / "ciclo-store-XXXXXX").string();
        ENSURE(mkdtemp(pattern.data()) != nullptr, "there is room for a trial");
        folder_ = pattern;
        storage::StoreOptions options;
        options.kinds = kinds();
        options.clock = &clock;
        options.chance = &chance;
        options.signing_key = audit::key_pair_of({1}).secret;
        options.schema = storage::SchemaFrom::kinds;
        auto opened = storage::open_sqlite_store((folder_ / "trial.sqlite").string(), options);
        ENSURE(opened.ok(), "a new store opens");
        store_ = std::move(*opened);
    }
    ~TriedSqlite() override {
        store_.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    seams::Store& store() override { return *store_; }

private:
    std::filesystem::path folder_;
    std::unique_ptr<seams::Store> store_;
};

}  // namespace

std::unique_ptr<Tried> tried_sqlite() { return std::make_unique<TriedSqlite>(); }

}  // namespace ciclo::trial
