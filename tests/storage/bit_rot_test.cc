// A disk that forgets bits: what of it the doctor sees in the database, what in a backup, and how much of the rest does
// harm.
#include <gtest/gtest.h>

#include <iostream>
#include <random>

#include "records/json.h"
#include "storage/folder_trial.h"

namespace ciclo::storage {

namespace {

class BitRot : public trial::FolderTrial {
protected:
    /// Everything a reader is shown, as one text; "" when reading fails.
    std::string told(const std::string& folder) {
        const auto store = folders().open(folder);
        if (!store) return "";
        const auto snapshot = (*store)->read(access::Scope::of_system());
        if (!snapshot) return "";
        std::string text;
        for (const records::Kind* kind : trial::kinds()) {
            records::Query query;
            query.kind = kind;
            query.limit = 1'000;
            query.archived = records::Archived::included;
            const auto page = (*snapshot)->list(query);
            if (!page) return "";
            text += records::page_json(*kind, *page, access::Scope::of_system());
        }
        return text;
    }

    std::string filled() {
        const std::string folder = place.at("data");
        const auto store = opened(folder);
        for (int i = 0; i < 150; ++i) {
            const std::string number = std::to_string(i);
            insert(*store, trial::person_kind(),
                   {{"name", "Person " + number}, {"email", number + "@example.org"}, {"function", "desk " + number}});
            insert(*store, trial::note_kind(),
                   {{"title", "Note " + number}, {"code", "N" + number}, {"body", std::string(800, 'b')}});
        }
        return folder;
    }
};

TEST_F(BitRot, flips_in_the_database_are_seen_refused_or_harmless_and_the_rest_is_counted) {
    const std::string folder = filled(), copy = place.at("copy");
    const std::string database = folder + "/ciclo.db", good = trial::bytes_of(database);
    ASSERT_FALSE(fs::exists(database + "-wal")) << "closed, everything is in the one file";
    const std::string truth = told(folder);
    ASSERT_FALSE(truth.empty());
    std::mt19937_64 random(17);
    int seen = 0, refused = 0, harmless = 0, unseen = 0;
    constexpr int flips = 500;
    for (int i = 0; i < flips; ++i) {
        fs::remove_all(copy);
        fs::copy(folder, copy, fs::copy_options::recursive);
        std::string bytes = good;
        const std::size_t at = random() % bytes.size();
        bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1U << (random() % 8)));
        trial::put_bytes(copy + "/ciclo.db", bytes);
        const auto found = folders().examine(copy, progress);
        if (!found) {
            ++refused;
        } else if (!found->findings.empty()) {
            ++seen;
        } else if (const std::string now = told(copy); now == truth || now.empty()) {
            ++(now.empty() ? refused : harmless);
        } else {
            ++unseen;
        }
    }
    std::cout << "bit rot in the database: of " << flips << " flips " << seen << " found by the doctor, " << refused
              << " refused, " << harmless << " changed nothing anybody reads, " << unseen << " changed a text unseen\n";
    EXPECT_EQ(seen + refused + harmless + unseen, flips);
    EXPECT_GE(seen + refused + harmless, flips / 2) << "structure, indexes, references and the audit chain are covered";
}

TEST_F(BitRot, five_hundred_flips_in_a_backup_are_five_hundred_refusals) {
    const std::string folder = filled(), backup = place.at("b.ciclo"), copy = place.at("copy.ciclo");
    ASSERT_TRUE(folders().backup(folder, {.path = backup}, progress).ok());
    const std::string good = trial::bytes_of(backup);
    std::mt19937_64 random(18);
    int refused = 0;
    for (int i = 0; i < 500; ++i) {
        std::string bytes = good;
        const std::size_t at = random() % bytes.size();
        bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1U << (random() % 8)));
        trial::put_bytes(copy, bytes);
        refused += folders().verify_backup(copy, progress).ok() ? 0 : 1;
    }
    EXPECT_EQ(refused, 500);
}

}  // namespace

}  // namespace ciclo::storage
