// The proof of erasure: of a hundred people among a thousand not one string is left in any file of the folder, byte for
// byte; the other nine hundred are untouched, and an older backup does not bring the hundred back.
#include <gtest/gtest.h>

#include <condition_variable>
#include <cstdio>
#include <map>
#include <mutex>
#include <set>

#include "records/json.h"
#include "storage/backup_file.h"
#include "storage/erasure_register.h"
#include "storage/folder_trial.h"

namespace ciclo::storage {

namespace {

constexpr int people = 1'000, erased_people = 100, changes = 3;
constexpr std::string_view mark = "qzcanary";

/// A word that occurs nowhere else: of this person, this field, this revision.
std::string canary(int person, char field, int revision) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%s%04d%c%d", mark.data(), person, field, revision);
    return text.data();
}

/// Long enough to run over pages, with the word in every line.
std::string long_canary(int person, int revision) {
    std::string text;
    for (int line = 0; line < 60; ++line) text += "diagnosis " + canary(person, 'i', revision) + " áé\"\n";
    return text;
}

class ErasureProof : public trial::FolderTrial {
protected:
    /// Waits until all that was asked for is durable.
    void write_all(seams::Store& store, const std::vector<seams::Deed>& deeds,
                   std::vector<std::string>* answers = nullptr) {
        std::mutex mutex;
        std::condition_variable some_came;
        std::size_t came = 0;
        if (answers != nullptr) answers->resize(deeds.size());
        for (std::size_t i = 0; i < deeds.size(); ++i) {
            store.write_then(request(), deeds[i], [&, i](Result<seams::Answer> answer) {
                EXPECT_TRUE(answer.ok()) << answer.errors().front().text();
                const std::lock_guard guard(mutex);
                if (answers != nullptr && answer) (*answers)[i] = answer->body;
                ++came;
                some_came.notify_one();
            });
        }
        std::unique_lock lock(mutex);
        some_came.wait(lock, [&] { return came == deeds.size(); });
    }

    static std::vector<records::FieldValue> person(int number, int revision) {
        return trial::values(trial::person_kind(), {{"name", canary(number, 'n', revision)},
                                                    {"email", canary(number, 'e', revision) + "@example.org"},
                                                    {"illness", long_canary(number, revision)},
                                                    {"function", std::string("desk")}});
    }

    /// Everybody, changed several times, each answer carrying the whole record; ids by number.
    void fill(seams::Store& store) {
        std::vector<seams::Deed> deeds;
        for (int i = 0; i < people; ++i) {
            deeds.push_back([i](seams::Pen& pen) -> Result<std::string> {
                const auto made = pen.insert(trial::person_kind(), person(i, 0));
                if (!made) return made.errors();
                return made->id.text + records::record_json(trial::person_kind(), *made, access::Scope::of_system());
            });
        }
        std::vector<std::string> answers;
        write_all(store, deeds, &answers);
        for (const std::string& answer : answers) ids.push_back(answer.substr(0, answer.find('{')));
        for (int revision = 1; revision <= changes; ++revision) change_all(store, revision);
    }

    void change_all(seams::Store& store, int revision) {
        std::vector<seams::Deed> deeds;
        for (int i = 0; i < people; ++i) {
            const std::string id = ids[static_cast<std::size_t>(i)];
            deeds.push_back([i, id, revision](seams::Pen& pen) -> Result<std::string> {
                const auto now = pen.update(trial::person_kind(), records::RecordId(id), revision, person(i, revision));
                if (!now) return now.errors();
                const auto noted =
                    pen.audit("person read", "person/" + id, "{\"who\":\"" + canary(i, 'a', revision) + "\"}");
                if (!noted) return noted.errors();
                return records::record_json(trial::person_kind(), *now, access::Scope::of_system());
            });
        }
        write_all(store, deeds);
    }

    static bool to_erase(int number) { return number % (people / erased_people) == 3; }

    void erase_some(seams::Store& store) {
        std::vector<seams::Deed> deeds;
        for (int i = 0; i < people; ++i) {
            if (!to_erase(i)) continue;
            const std::string id = ids[static_cast<std::size_t>(i)];
            deeds.push_back([id](seams::Pen& pen) -> Result<std::string> {
                const auto erased = pen.erase(trial::person_kind(), records::RecordId(id));
                if (!erased) return erased.errors();
                return std::string("erased");
            });
        }
        ASSERT_EQ(deeds.size(), static_cast<std::size_t>(erased_people));
        write_all(store, deeds);
    }

    /// Numbers of the people of whom some word is in some file below `folder`.
    static std::set<int> found_below(const std::string& folder, std::map<std::string, int>* where = nullptr) {
        std::set<int> found;
        for (const std::string& path : trial::files_below(folder)) {
            const std::string bytes = trial::bytes_of(path);
            for (std::size_t at = bytes.find(mark); at != std::string::npos; at = bytes.find(mark, at + 1)) {
                int number = -1;
                if (std::sscanf(bytes.substr(at + mark.size(), 4).c_str(), "%4d", &number) != 1) continue;
                found.insert(number);
                if (where != nullptr && to_erase(number)) ++(*where)[path.substr(folder.size())];
            }
        }
        return found;
    }

    static int erased_among(const std::set<int>& found) {
        return static_cast<int>(std::count_if(found.begin(), found.end(), to_erase));
    }

    void expect_the_others_stand(seams::Store& store) {
        const auto snapshot = store.read(access::Scope::of_system());
        int standing = 0;
        for (int i = 0; i < people; ++i) {
            const auto record =
                (*snapshot)->get(trial::person_kind(), records::RecordId(ids[static_cast<std::size_t>(i)]));
            ASSERT_TRUE(record.ok());
            const std::string told = records::record_json(trial::person_kind(), *record, access::Scope::of_system());
            const bool whole = told.find(canary(i, 'n', changes)) != std::string::npos &&
                               told.find(canary(i, 'i', changes)) != std::string::npos;
            if (to_erase(i)) {
                EXPECT_EQ(told.find(mark), std::string::npos) << told;
            } else if (whole) {
                ++standing;
            }
        }
        EXPECT_EQ(standing, people - erased_people);
        EXPECT_EQ(count(store, trial::person_kind()), people) << "statistics survive: the records stay, the persons go";
    }

    std::vector<std::string> ids;
};

TEST_F(ErasureProof, no_string_of_a_hundred_erased_people_is_left_in_any_file) {
    const std::string folder = place.at("data"), elsewhere = place.at("elsewhere.ciclo");
    {
        const auto store = opened(folder);
        fill(*store);
        ASSERT_TRUE(store->backup("").ok());
        ASSERT_TRUE(store->backup(elsewhere).ok());
        EXPECT_EQ(erased_among(found_below(folder)), erased_people) << "the search has teeth";
        erase_some(*store);
        EXPECT_EQ(read_register(folder + "/erased")->size(), static_cast<std::size_t>(erased_people));
        ASSERT_TRUE(store->tidy().ok());
        std::map<std::string, int> where;
        EXPECT_EQ(erased_among(found_below(folder, &where)), 0)
            << "while the store is open: " << testing::PrintToString(where);
        ASSERT_TRUE(store->backup("").ok());
        expect_the_others_stand(*store);
    }
    std::map<std::string, int> where;
    const std::set<int> found = found_below(folder, &where);
    EXPECT_EQ(erased_among(found), 0) << testing::PrintToString(where);
    EXPECT_EQ(found.size(), static_cast<std::size_t>(people - erased_people));
    EXPECT_EQ(files_ending(folder + "/backups", ".ciclo").size(), 2U) << "the older backup was renewed, not lost";
    const auto examined = folders().examine(folder, progress);
    ASSERT_TRUE(examined.ok());
    EXPECT_EQ(examined->findings, std::vector<std::string>{});

    const std::string target = place.at("target");
    const auto restored = folders().restore({.backup = elsewhere, .folder = target, .erased_since = folder}, progress);
    ASSERT_TRUE(restored.ok()) << restored.errors().front().text();
    EXPECT_EQ(erased_among(found_below(target, &where)), 0) << testing::PrintToString(where);
    expect_the_others_stand(*opened(target));
    EXPECT_EQ(erased_among(found_below(target, &where)), 0) << testing::PrintToString(where);
}

TEST_F(ErasureProof, a_renewed_backup_is_whole_and_keeps_its_time_and_its_key) {
    const std::string folder = place.at("data");
    std::string ana;
    {
        const auto store = opened(folder);
        ana = insert(*store, trial::person_kind(), {{"name", canary(3, 'n', 0)}, {"email", canary(3, 'e', 0)}});
        insert(*store, trial::person_kind(), {{"name", canary(4, 'n', 0)}, {"email", canary(4, 'e', 0)}});
    }
    const auto facts = folders().backup(folder, {.passphrase = "correct horse battery"}, progress);
    ASSERT_TRUE(facts.ok());
    clock.advance_milliseconds(86'400'000);
    {
        const auto store = opened(folder);
        ASSERT_TRUE(erase(*store, trial::person_kind(), ana).ok());
        ASSERT_TRUE(store->tidy().ok());
        const auto once = folders().verify_backup(facts->path, progress);
        ASSERT_TRUE(once.ok());
        EXPECT_EQ(once->made, facts->made);
        EXPECT_TRUE(once->holds_key);
        const auto written = fs::last_write_time(facts->path);
        ASSERT_TRUE(store->tidy().ok());
        EXPECT_EQ(fs::last_write_time(facts->path), written) << "renewed once, and left alone then";
    }
    EXPECT_EQ(found_below(folder), (std::set<int>{4}));
    const auto restored = folders().restore(
        {.backup = facts->path, .folder = place.at("target"), .passphrase = "correct horse battery"}, progress);
    ASSERT_TRUE(restored.ok()) << restored.errors().front().text();
    EXPECT_EQ(count(*opened(place.at("target")), trial::person_kind()), 2);
}

TEST_F(ErasureProof, a_backup_that_cannot_be_renewed_is_destroyed) {
    const std::string folder = place.at("data");
    std::string ana;
    {
        const auto store = opened(folder);
        ana = insert(*store, trial::person_kind(), {{"name", canary(3, 'n', 0)}, {"email", canary(3, 'e', 0)}});
        ASSERT_TRUE(store->backup(folder + "/backups/damaged.ciclo").ok());
    }
    std::string bytes = trial::bytes_of(folder + "/backups/damaged.ciclo");
    bytes[bytes.size() - 2000] = static_cast<char>(bytes[bytes.size() - 2000] ^ 1);
    trial::put_bytes(folder + "/backups/damaged.ciclo", bytes);
    const auto store = opened(folder);
    ASSERT_TRUE(erase(*store, trial::person_kind(), ana).ok());
    const auto tidied = store->tidy();
    ASSERT_TRUE(tidied.ok()) << tidied.errors().front().text();
    EXPECT_TRUE(fs::is_empty(folder + "/backups"));
    EXPECT_TRUE(found_below(folder).empty());
}

}  // namespace

}  // namespace ciclo::storage
