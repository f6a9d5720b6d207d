// A data folder for trials: made in the machine's temporary place, gone with the test.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "seams/memory_clock.h"
#include "seams/seeded_chance.h"
#include "storage/data_folders.h"
#include "storage/trial_kinds.h"

namespace ciclo {
namespace fs = std::filesystem;
}

namespace ciclo::trial {

class TemporaryPlace {
public:
    TemporaryPlace() {
        std::string pattern = (fs::temp_directory_path() / "ciclo-trial-XXXXXX").string();
        const char* made = ::mkdtemp(pattern.data());
        path_ = made == nullptr ? "" : made;
    }
    TemporaryPlace(const TemporaryPlace&) = delete;
    TemporaryPlace& operator=(const TemporaryPlace&) = delete;
    ~TemporaryPlace() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    std::string at(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

inline std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

inline void put_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline std::vector<std::string> files_below(const std::string& folder) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) found.push_back(entry.path().string());
    }
    return found;
}

/// Data folders of the trial kinds, on a clock and a chance of their own.
class FolderTrial : public testing::Test {
protected:
    storage::FolderOptions options() {
        return {.kinds = kinds(),
                .clock = &clock,
                .chance = &chance,
                .key_path = "",
                .adjust = [](storage::StoreOptions& store) { store.schema = storage::SchemaFrom::kinds; }};
    }
    storage::DiskDataFolders folders() { return storage::DiskDataFolders(options()); }
    std::unique_ptr<seams::Store> opened(const std::string& folder) {
        auto store = folders().open(folder);
        EXPECT_TRUE(store.ok()) << (store.ok() ? "" : store.errors().front().text());
        return store.ok() ? std::move(*store) : nullptr;
    }
    seams::WriteRequest request() {
        return {"key-" + std::to_string(++keys_), access::Scope::of_system(), "trial deed", "same", "request"};
    }
    /// Made and acknowledged, or the test fails; the id.
    std::string insert(seams::Store& store, const records::Kind& kind, const Given& given) {
        const auto answer = store.write(request(), [&](seams::Pen& pen) -> Result<std::string> {
            const auto made = pen.insert(kind, values(kind, given));
            if (!made) return made.errors();
            return made->id.text;
        });
        EXPECT_TRUE(answer.ok()) << (answer.ok() ? "" : answer.errors().front().text());
        return answer.ok() ? answer->body : "";
    }
    Result<seams::Answer> erase(seams::Store& store, const records::Kind& kind, const std::string& id) {
        return store.write(request(), [&](seams::Pen& pen) -> Result<std::string> {
            const auto erased = pen.erase(kind, records::RecordId(id));
            if (!erased) return erased.errors();
            return std::string("erased");
        });
    }
    std::int64_t count(seams::Store& store, const records::Kind& kind) {
        const auto snapshot = store.read(access::Scope::of_system());
        EXPECT_TRUE(snapshot.ok());
        records::Query query;
        query.kind = &kind;
        query.limit = 1;
        const auto page = (*snapshot)->list(query);
        EXPECT_TRUE(page.ok());
        return page.ok() ? page->total : -1;
    }

    TemporaryPlace place;
    seams::MemoryClock clock{{1'760'976'000'000'000}};
    seams::SeededChance chance{7};
    NoProgress progress;

private:
    std::atomic<int> keys_ = 0;
};

inline std::string first_code(const Errors& errors) {
    return errors.front().code;
}

}  // namespace ciclo::trial
