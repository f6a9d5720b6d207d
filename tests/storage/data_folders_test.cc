// The data folder by itself: what is made, who may hold it, which key opens it.
#include "storage/data_folders.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>

#include "storage/descriptor.h"
#include "storage/erasure_register.h"
#include "storage/folder_trial.h"

namespace ciclo::storage {

namespace {

using trial::bytes_of;
using trial::put_bytes;
using DataFolder = trial::FolderTrial;

template <class T>
std::string code(const Result<T>& result) {
    return result ? "" : result.errors().front().code;
}

unsigned mode_of(const std::string& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
    return status.st_mode & 0777U;
}

TEST_F(DataFolder, is_made_closed_to_others) {
    const std::string folder = place.at("data");
    const mode_t before = ::umask(0);
    {
        const auto store = opened(folder);
        ASSERT_NE(store, nullptr);
        insert(*store, trial::unit_kind(), {{"name", std::string("Triage")}});
        for (const char* sub : {"", "/keys", "/backups"}) EXPECT_EQ(mode_of(folder + sub), 0700U) << sub;
        std::set<std::string> names;
        for (const std::string& path : trial::files_below(folder)) {
            EXPECT_EQ(mode_of(path), path.ends_with("keys/master") ? 0400U : 0600U) << path;
            names.insert(path.substr(folder.size() + 1));
        }
        EXPECT_EQ(names, (std::set<std::string>{"audit-checkpoints", "ciclo.db", "ciclo.db-shm", "ciclo.db-wal",
                                                "erased", "keys/master", "keys/public", "lock"}));
    }
    ::umask(before);
    EXPECT_EQ(count(*opened(folder), trial::unit_kind()), 1);
}

TEST_F(DataFolder, one_holder_at_a_time_whom_the_refusal_names) {
    const std::string folder = place.at("data");
    {
        const auto store = opened(folder);
        const auto second = folders().open(folder);
        ASSERT_EQ(code(second), "folder_in_use");
        EXPECT_NE(second.errors().front().what.find("process " + std::to_string(::getpid())), std::string::npos);
        EXPECT_EQ(code(folders().backup(folder, {}, progress)), "folder_in_use");
        EXPECT_TRUE(folders().examine(folder, progress).ok());
        EXPECT_TRUE(folders().verify_audit(folder, "", progress).ok());
    }
    EXPECT_NE(opened(folder), nullptr);
}

TEST_F(DataFolder, a_killed_holder_leaves_no_lock) {
    const std::string folder = place.at("data");
    const pid_t child = ::fork();
    if (child == 0) {
        const auto store = folders().open(folder);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_NE(opened(folder), nullptr);
}

TEST_F(DataFolder, a_folder_others_may_write_is_refused) {
    const std::string folder = place.at("data");
    opened(folder);
    ::chmod(folder.c_str(), 0770);
    EXPECT_EQ(code(folders().open(folder)), "folder_open");
    ::chmod(folder.c_str(), 0700);
    ::chmod((folder + "/keys").c_str(), 0702);
    EXPECT_EQ(code(folders().open(folder)), "folder_open");
    ::chmod((folder + "/keys").c_str(), 0700);
    EXPECT_NE(opened(folder), nullptr);
    put_bytes(place.at("file"), "x");
    EXPECT_EQ(code(folders().open(place.at("file"))), "folder_unfit");
}

TEST_F(DataFolder, the_key_is_made_once_and_missed_when_it_is_gone) {
    const std::string folder = place.at("data");
    opened(folder);
    const auto secrets = folders().secrets(folder);
    ASSERT_TRUE(secrets.ok());
    EXPECT_EQ(folders().secrets(folder)->master, secrets->master);
    const std::string master = folder + "/keys/master", kept = bytes_of(master);
    fs::remove(master);
    EXPECT_EQ(code(folders().open(folder)), "master_key_missing");
    EXPECT_EQ(code(folders().secrets(folder)), "master_key_missing");
    put_bytes(master, std::string(64, 'a') + "\n");
    ::chmod(master.c_str(), 0400);
    EXPECT_EQ(code(folders().open(folder)), "master_key_foreign");
    fs::remove(master);
    put_bytes(master, kept);
    ::chmod(master.c_str(), 0444);
    EXPECT_EQ(code(folders().open(folder)), "master_key_open");
    ::chmod(master.c_str(), 0400);
    EXPECT_NE(opened(folder), nullptr);
}

TEST_F(DataFolder, systemd_may_hand_the_key_over) {
    const std::string folder = place.at("data"), key = place.at("credential");
    FolderOptions with_credential = options();
    with_credential.key_path = key;
    DiskDataFolders handed(with_credential);
    EXPECT_EQ(code(handed.open(folder)), "master_key_missing");
    put_bytes(key, std::string(64, 'b') + "\n");
    ::chmod(key.c_str(), 0400);
    ASSERT_TRUE(handed.open(folder).ok());
    EXPECT_FALSE(fs::exists(folder + "/keys/master"));
    EXPECT_EQ(handed.secrets(folder)->master[0], 0xbb);
    EXPECT_EQ(code(folders().open(folder)), "master_key_missing");
    EXPECT_TRUE(folders().verify_audit(folder, "", progress).ok()) << "keys/public is enough to verify";
}

TEST_F(DataFolder, leftovers_of_a_cut_backup_go) {
    const std::string folder = place.at("data");
    opened(folder);
    for (const char* name : {"/backups/x.ciclo.unfinished", "/backups/copy.db", "/backups/copy.db-checkpoints"}) {
        put_bytes(folder + name, "half");
    }
    fs::create_directories(folder + "/backups/renewing/keys");
    opened(folder);
    EXPECT_TRUE(fs::is_empty(folder + "/backups"));
}

TEST_F(DataFolder, a_file_that_is_no_database_is_not_opened) {
    const std::string folder = place.at("data");
    opened(folder);
    for (const char* name : {"ciclo.db-wal", "ciclo.db-shm"}) fs::remove(folder + "/" + name);
    put_bytes(folder + "/ciclo.db", "This is a letter to my aunt, and not a database.");
    EXPECT_EQ(code(folders().open(folder)), "database_unknown");
}

TEST_F(DataFolder, the_doctor_says_what_is_wrong) {
    const std::string folder = place.at("data");
    {
        const auto store = opened(folder);
        insert(*store, trial::unit_kind(), {{"name", std::string("Triage")}});
    }
    const auto well = folders().examine(folder, progress);
    ASSERT_TRUE(well.ok()) << well.errors().front().text();
    EXPECT_EQ(well->findings, std::vector<std::string>{});
    EXPECT_EQ(well->records, 1);
    EXPECT_GT(well->free_bytes, 0);
    ASSERT_EQ(well->advice.size(), 1U) << "no backup yet";
    ::chmod((folder + "/ciclo.db").c_str(), 0644);
    ::chmod((folder + "/erased").c_str(), 0666);
    put_bytes(folder + "/backups/rotten.ciclo", "ciclo backup 1\n");
    put_bytes(folder + "/restoring", "");
    const auto ill = folders().examine(folder, progress);
    ASSERT_TRUE(ill.ok());
    EXPECT_EQ(ill->findings.size(), 5U) << "three modes, a rotten backup, a cut restore";
    EXPECT_EQ(code(folders().examine(place.at("nowhere"), progress)), "folder_absent");
}

TEST_F(DataFolder, the_doctor_misses_a_backup_after_two_days) {
    const std::string folder = place.at("data");
    opened(folder);
    ASSERT_TRUE(folders().backup(folder, {}, progress).ok());
    EXPECT_TRUE(folders().examine(folder, progress)->advice.empty());
    clock.advance_milliseconds(std::int64_t{3} * 24 * 3'600'000);
    const auto later = folders().examine(folder, progress);
    ASSERT_EQ(later->advice.size(), 1U);
    EXPECT_EQ(later->advice.front(), "the last backup is 3 days old");
}

TEST_F(DataFolder, the_register_follows_the_database_and_the_database_the_register) {
    const std::string folder = place.at("data");
    std::string ana, eva;
    {
        const auto store = opened(folder);
        ana = insert(*store, trial::person_kind(), {{"name", std::string("Ana")}, {"email", std::string("a@x")}});
        eva = insert(*store, trial::person_kind(), {{"name", std::string("Eva")}, {"email", std::string("e@x")}});
        ASSERT_TRUE(erase(*store, trial::person_kind(), ana).ok());
        ASSERT_EQ(read_register(folder + "/erased")->size(), 1U) << "in the register before it is acknowledged";
    }
    put_bytes(folder + "/erased", "");  // stopped between the commit and the register
    opened(folder);
    ASSERT_EQ(read_register(folder + "/erased")->size(), 1U);
    EXPECT_EQ(read_register(folder + "/erased")->front().id, ana);
    ASSERT_TRUE(ErasureRegister::open(folder + "/erased")
                    ->add({{"person", eva, clock.now()}, {"person", "01GONE", clock.now()}})
                    .ok());
    const auto store = opened(folder);  // as after an older database was put back
    const auto snapshot = store->read(access::Scope::of_system());
    const auto record = (*snapshot)->get(trial::person_kind(), records::RecordId(eva));
    ASSERT_TRUE(record.ok());
    EXPECT_TRUE(records::is_missing(record->values[trial::person_kind().at("name")]));
}

}  // namespace

}  // namespace ciclo::storage
