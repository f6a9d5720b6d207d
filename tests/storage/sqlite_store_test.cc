// The SQLite store itself: what its twin in memory cannot show.
#include "storage/sqlite_store.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "records/value.h"
#include "seams/memory_clock.h"
#include "seams/seeded_chance.h"
#include "storage/sqlite_trial.h"

namespace ciclo::storage {
namespace {

using namespace sqlite_trial;

TEST(SqliteStore, a_record_survives_closing_and_opening) {
    Trial trial;
    records::RecordId id;
    {
        auto store = trial.open();
        id = insert(*store, "k1", "Triaje", "u1");
    }
    auto store = trial.open();
    auto snapshot = store->read(access::Scope::of_system());
    ASSERT_TRUE(snapshot.ok());
    const auto record = (*snapshot)->get(note_kind(), id);
    ASSERT_TRUE(record.ok()) << record.errors()[0].text();
    EXPECT_EQ(std::get<std::string>(record->values[0]), "Triaje");
    EXPECT_EQ(record->version, 1);
}

}  // namespace
}  // namespace ciclo::storage
