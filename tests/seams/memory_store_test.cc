// What the twin offers beyond the promises of every store (those are in tests/storage/conformance_test.cc).
#include "seams/memory_store.h"

#include <gtest/gtest.h>

#include "seams/memory_clock.h"
#include "seams/seeded_chance.h"
#include "storage/trial_kinds.h"

namespace ciclo::seams {
namespace {

class MemoryStoreTest : public testing::Test {
protected:
    Result<Answer> add(const std::string& key) {
        return store.write({key, access::Scope::of_system(), "note add", "f", ""}, [](Pen& pen) -> Result<std::string> {
            const auto record = pen.insert(trial::note_kind(), trial::values(trial::note_kind(), {{"title", "a"}}));
            if (!record) return record.errors();
            return record->id.text;
        });
    }

    MemoryClock clock{{1'760'976'000'000'000}};
    SeededChance chance{7};
    MemoryStore store{{.kinds = trial::kinds(), .clock = &clock, .chance = &chance}};
};

TEST_F(MemoryStoreTest, answers_writes_as_it_is_told) {
    store.answer_writes_with(Error{ErrorKind::limit, "too many changes are waiting", "", {}, "busy"});
    EXPECT_EQ(add("k").errors().front().code, "busy");
    EXPECT_EQ(store.generation(), 0U);
    store.answer_writes_with(std::nullopt);
    const auto answer = add("k");
    ASSERT_TRUE(answer.ok());
    EXPECT_FALSE(answer->replayed);
    EXPECT_EQ(store.generation(), 1U);
}

TEST_F(MemoryStoreTest, shows_its_audit) {
    const auto answer = add("k");
    ASSERT_TRUE(answer.ok());
    (void)store.write({"l", access::Scope::of_system(), "note read", "f", ""}, [](Pen& pen) -> Result<std::string> {
        EXPECT_TRUE(pen.audit("read", "note", R"({"why":"asked"})").ok());
        return std::string();
    });
    (void)store.write({"m", access::Scope::of_system(), "note add", "f", ""},
                      [](Pen&) -> Result<std::string> { return Error{ErrorKind::refused, "no", "", {}, "no"}; });
    const auto lines = store.audit_lines();
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(lines[0].event, "note add");
    EXPECT_EQ(lines[0].object, "note/" + answer->body);
    EXPECT_EQ(lines[1].event, "note read");
    EXPECT_EQ(lines[2].event, "read");
    EXPECT_EQ(lines[2].detail_json, R"({"why":"asked"})");
    EXPECT_EQ(lines[3].event, "note add refused");
}

TEST_F(MemoryStoreTest, gives_the_same_ids_for_the_same_seed) {
    SeededChance same(7);
    MemoryStore other({.kinds = trial::kinds(), .clock = &clock, .chance = &same});
    const auto here = add("k");
    const auto there = other.write({"k", access::Scope::of_system(), "note add", "f", ""}, [](Pen& pen) -> Result<std::string> {
        return pen.insert(trial::note_kind(), trial::values(trial::note_kind(), {}))->id.text;
    });
    EXPECT_EQ(here->body, there->body);
}

TEST_F(MemoryStoreTest, has_no_file_to_copy) {
    EXPECT_EQ(store.backup("/tmp/x").errors().front().kind, ErrorKind::unsupported);
    EXPECT_TRUE(store.tidy().ok());
}

TEST_F(MemoryStoreTest, a_broken_promise_in_a_deed_leaves_nothing) {
    const auto broken = [&] {
        (void)store.write({"k", access::Scope::of_system(), "d", "f", ""}, [](Pen& pen) -> Result<std::string> {
            (void)pen.insert(trial::note_kind(), trial::values(trial::note_kind(), {}));
            ENSURE(false, "a deed keeps its promises");
            return std::string();
        });
    };
    EXPECT_THROW(broken(), Broken);
    EXPECT_EQ(store.generation(), 0U);
    EXPECT_TRUE(add("k").ok());
}

}  // namespace
}  // namespace ciclo::seams
