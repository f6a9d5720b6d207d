// Backups made while people work, and put back: nothing acknowledged before is missing, and everything is in order.
#include "seams/data_folders.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "storage/backup_file.h"
#include "storage/erasure_register.h"
#include "storage/folder_trial.h"

namespace ciclo::storage {

namespace {

using trial::bytes_of;
using trial::put_bytes;

template <class T>
std::string code(const Result<T>& result) {
    return result ? "" : result.errors().front().code;
}

class BackupRestore : public trial::FolderTrial {
protected:
    std::set<std::string> ids_in(const std::string& folder) {
        std::set<std::string> ids;
        const auto store = opened(folder);
        const auto snapshot = store->read(access::Scope::of_system());
        records::Query query;
        query.kind = &trial::note_kind();
        query.limit = 1'000;
        for (;;) {
            const auto page = (*snapshot)->list(query);
            EXPECT_TRUE(page.ok());
            for (const records::Record& record : page->records) ids.insert(record.id.text);
            if (page->next.empty()) return ids;
            query.after = page->next;
        }
    }
    void expect_in_order(const std::string& folder) {
        const auto found = folders().examine(folder, progress);
        ASSERT_TRUE(found.ok()) << found.errors().front().text();
        EXPECT_EQ(found->findings, std::vector<std::string>{});
    }
    Result<Done> restore(const seams::RestoreWish& wish) { return folders().restore(wish, progress); }
};

/// Writers that never stop, and what was acknowledged to them.
class Load {
public:
    Load(seams::Store& store, int writers) {
        for (int i = 0; i < writers; ++i) threads_.emplace_back([this, &store, i] { work(store, i); });
    }
    ~Load() {
        stop_ = true;
        for (std::thread& thread : threads_) thread.join();
    }
    std::set<std::string> acknowledged() {
        const std::lock_guard guard(mutex_);
        return ids_;
    }

private:
    void work(seams::Store& store, int writer) {
        const records::Kind& kind = trial::note_kind();
        for (int i = 0; !stop_; ++i) {
            const std::string title = "note " + std::to_string(writer) + "/" + std::to_string(i);
            const auto answer =
                store.write({title.substr(5), access::Scope::of_system(), "load", title, ""},
                            [&](seams::Pen& pen) -> Result<std::string> {
                                const auto made = pen.insert(kind, trial::values(kind, {{"title", title}}));
                                if (!made) return made.errors();
                                return made->id.text;
                            });
            ASSERT_TRUE(answer.ok()) << answer.errors().front().text();
            const std::lock_guard guard(mutex_);
            ids_.insert(answer->body);
        }
    }
    std::atomic<bool> stop_ = false;
    std::mutex mutex_;
    std::set<std::string> ids_;
    std::vector<std::thread> threads_;
};

TEST_F(BackupRestore, twenty_of_twenty_backups_under_load_come_back_whole) {
    const std::string folder = place.at("data");
    constexpr int trials = 20;
    std::vector<std::set<std::string>> before(trials);
    std::set<std::string> all;
    {
        const auto store = opened(folder);
        Load load(*store, 4);
        while (load.acknowledged().size() < 50) std::this_thread::yield();
        for (std::size_t i = 0; i < trials; ++i) {
            before[i] = load.acknowledged();
            const auto backed = store->backup(place.at(std::to_string(i) + ".ciclo"));
            ASSERT_TRUE(backed.ok()) << backed.errors().front().text();
        }
        all = load.acknowledged();
    }
    int whole = 0;
    for (std::size_t i = 0; i < trials; ++i) {
        const std::string target = place.at("restored" + std::to_string(i));
        const auto restored =
            restore({.backup = place.at(std::to_string(i) + ".ciclo"), .folder = target, .erased_since = folder});
        ASSERT_TRUE(restored.ok()) << restored.errors().front().text();
        expect_in_order(target);
        const std::set<std::string> there = ids_in(target);
        EXPECT_TRUE(std::includes(there.begin(), there.end(), before[i].begin(), before[i].end())) << i;
        whole += std::includes(there.begin(), there.end(), before[i].begin(), before[i].end()) ? 1 : 0;
        fs::remove_all(target);
    }
    EXPECT_EQ(whole, trials);
    EXPECT_GT(all.size(), before[0].size()) << "the writers wrote while backups were made";
}

TEST_F(BackupRestore, a_restore_writes_over_nothing) {
    const std::string folder = place.at("data"), backup = place.at("b.ciclo");
    insert(*opened(folder), trial::note_kind(), {{"title", std::string("one")}});
    ASSERT_TRUE(folders().backup(folder, {.path = backup}, progress).ok());
    EXPECT_EQ(code(restore({.backup = backup, .folder = folder})), "folder_not_empty");
    fs::create_directory(place.at("other"));
    put_bytes(place.at("other") + "/letter.txt", "dear aunt");
    EXPECT_EQ(code(restore({.backup = backup, .folder = place.at("other"), .erased_since = folder})),
              "folder_not_empty");
    EXPECT_EQ(bytes_of(place.at("other") + "/letter.txt"), "dear aunt");
    fs::create_directory(place.at("empty"));
    EXPECT_TRUE(restore({.backup = backup, .folder = place.at("empty"), .erased_since = folder}).ok());
    expect_in_order(place.at("empty"));
}

TEST_F(BackupRestore, the_key_comes_from_where_it_is) {
    const std::string folder = place.at("data"), backup = place.at("b.ciclo"), sealed = place.at("sealed.ciclo");
    opened(folder);
    const std::string key = folder + "/keys/master", other = place.at("other-key");
    ASSERT_TRUE(folders().backup(folder, {.path = backup}, progress).ok());
    const auto facts = folders().backup(folder, {.path = sealed, .passphrase = "correct horse battery"}, progress);
    ASSERT_TRUE(facts.ok());
    EXPECT_TRUE(facts->holds_key);
    EXPECT_EQ(bytes_of(backup).find(bytes_of(key).substr(0, 64)), std::string::npos);
    EXPECT_EQ(bytes_of(sealed).find(bytes_of(key).substr(0, 64)), std::string::npos);

    EXPECT_EQ(code(restore({.backup = backup, .folder = place.at("a")})), "key_needed");
    EXPECT_EQ(code(restore({.backup = backup, .folder = place.at("a"), .passphrase = "correct horse battery"})),
              "key_needed");
    EXPECT_EQ(code(restore({.backup = sealed, .folder = place.at("a"), .passphrase = "wrong horse battery"})),
              "passphrase_wrong");
    put_bytes(other, std::string(64, 'c') + "\n");
    ::chmod(other.c_str(), 0400);
    EXPECT_EQ(code(restore({.backup = backup, .folder = place.at("a"), .key_file = other})), "master_key_foreign");
    EXPECT_FALSE(fs::exists(place.at("a"))) << "nothing is begun before the key fits";

    EXPECT_TRUE(restore({.backup = backup, .folder = place.at("a"), .key_file = key}).ok());
    EXPECT_TRUE(restore({.backup = sealed, .folder = place.at("b"), .passphrase = "correct horse battery"}).ok());
    EXPECT_TRUE(restore({.backup = backup, .folder = place.at("c"), .erased_since = folder}).ok());
    fs::create_directories(place.at("d") + "/keys");
    ::chmod(place.at("d").c_str(), 0700);
    ::chmod((place.at("d") + "/keys").c_str(), 0700);
    fs::copy_file(key, place.at("d") + "/keys/master");
    EXPECT_TRUE(restore({.backup = backup, .folder = place.at("d")}).ok());
    for (const char* name : {"a", "b", "c", "d"}) {
        EXPECT_EQ(bytes_of(place.at(name) + "/keys/master"), bytes_of(key)) << name;
        EXPECT_NE(opened(place.at(name)), nullptr);
    }
}

TEST_F(BackupRestore, a_restore_cut_off_anywhere_is_seen_and_begun_again) {
    const std::string folder = place.at("data"), backup = place.at("b.ciclo"), target = place.at("target");
    {
        const auto store = opened(folder);
        for (int i = 0; i < 50; ++i) insert(*store, trial::note_kind(), {{"title", "note " + std::to_string(i)}});
    }
    ASSERT_TRUE(folders().backup(folder, {.path = backup}, progress).ok());
    class StopAt final : public Progress {
    public:
        explicit StopAt(int step) : left_(step) {}
        void at(std::string_view, double, double) override {
            if (--left_ == 0) ::kill(::getpid(), SIGKILL);
        }

    private:
        int left_;
    };
    int killed = 0;
    for (int step = 1; step <= 20; ++step) {
        const pid_t child = ::fork();
        if (child == 0) {
            StopAt stop(step);
            (void)folders().restore({.backup = backup, .folder = target, .erased_since = folder}, stop);
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        if (!WIFSIGNALED(status)) break;
        ++killed;
        if (fs::exists(target + "/restoring")) {
            EXPECT_EQ(code(folders().open(target)), "restore_unfinished");
        }
        ASSERT_TRUE(restore({.backup = backup, .folder = target, .erased_since = folder}).ok()) << step;
        expect_in_order(target);
        EXPECT_EQ(ids_in(target).size(), 50U);
        fs::remove_all(target);
    }
    EXPECT_GE(killed, 4) << "once while checking and once in each part";
}

TEST_F(BackupRestore, a_damaged_backup_is_refused_before_anything_is_made) {
    const std::string folder = place.at("data"), backup = place.at("b.ciclo");
    insert(*opened(folder), trial::note_kind(), {{"title", std::string("one")}});
    ASSERT_TRUE(folders().backup(folder, {.path = backup}, progress).ok());
    std::string bytes = bytes_of(backup);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    put_bytes(backup, bytes);
    EXPECT_EQ(code(folders().verify_backup(backup, progress)), "backup_damaged");
    EXPECT_EQ(code(restore({.backup = backup, .folder = place.at("a"), .erased_since = folder})), "backup_damaged");
    EXPECT_FALSE(fs::exists(place.at("a")));
}

TEST_F(BackupRestore, a_register_that_was_named_must_be_there) {
    const std::string folder = place.at("data"), backup = place.at("b.ciclo");
    opened(folder);
    ASSERT_TRUE(folders().backup(folder, {.path = backup}, progress).ok());
    const std::string key = folder + "/keys/master";
    EXPECT_FALSE(
        restore({.backup = backup, .folder = place.at("a"), .erased_since = place.at("nowhere"), .key_file = key})
            .ok());
    fs::create_directory(place.at("bare"));
    EXPECT_EQ(
        code(restore({.backup = backup, .folder = place.at("a"), .erased_since = place.at("bare"), .key_file = key})),
        "register_unknown");
    EXPECT_TRUE(
        restore({.backup = backup, .folder = place.at("a"), .erased_since = folder + "/erased", .key_file = key}).ok());
}

TEST_F(BackupRestore, what_is_restored_goes_on_under_the_same_chain) {
    const std::string folder = place.at("data"), backup = place.at("b.ciclo"), target = place.at("target");
    {
        const auto store = opened(folder);
        for (int i = 0; i < 30; ++i) insert(*store, trial::note_kind(), {{"title", "note " + std::to_string(i)}});
        ASSERT_TRUE(store->backup(backup).ok());
    }
    ASSERT_TRUE(restore({.backup = backup, .folder = target, .erased_since = folder}).ok());
    {
        const auto store = opened(target);
        for (int i = 0; i < 30; ++i) insert(*store, trial::note_kind(), {{"title", "later " + std::to_string(i)}});
    }
    const auto report = folders().verify_audit(target, "", progress);
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report->faults, std::vector<std::string>{});
    EXPECT_GE(report->entries, 60);
    EXPECT_FALSE(folders().verify_audit(folder, target + "/audit-checkpoints", progress)->faults.empty())
        << "an older database does not reach later checkpoints";
}

}  // namespace

}  // namespace ciclo::storage
