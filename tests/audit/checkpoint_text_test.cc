// The checkpoint file: what is written is read again, and everything else is refused.
#include "audit/checkpoint_text.h"

#include <gtest/gtest.h>

namespace ciclo::audit {
namespace {

Checkpoint some_checkpoint() {
    Entry entry = chained({.when = {1'760'976'000'123'456}, .actor = "a", .event = "e", .object = "o"}, std::nullopt);
    return signed_checkpoint(entry, {1'760'976'060'000'001}, key_pair_of({7}).secret);
}

TEST(CheckpointText, reads_back_what_was_written) {
    const Checkpoint written = some_checkpoint();
    const Result<Checkpoint> read = read_checkpoint_line(checkpoint_line(written));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->sequence, 1);
    EXPECT_EQ(read->count, 1);
    EXPECT_EQ(read->when, written.when);
    EXPECT_EQ(read->hash, written.hash);
    EXPECT_EQ(read->signature, written.signature);
    EXPECT_TRUE(signature_holds(*read, key_pair_of({7}).open));
    EXPECT_FALSE(signature_holds(*read, key_pair_of({8}).open));
}

TEST(CheckpointText, leaves_out_a_last_line_that_was_not_finished) {
    const std::string line = checkpoint_line(some_checkpoint());
    for (std::size_t cut = 0; cut <= line.size(); ++cut) {
        const auto read = read_checkpoints(line + "\n" + line.substr(0, cut), "checkpoints");
        ASSERT_TRUE(read.ok());
        EXPECT_EQ(read->size(), 1U);
    }
}

TEST(CheckpointText, refuses_other_lines_with_their_place) {
    const std::string line = checkpoint_line(some_checkpoint());
    for (const std::string& bad : {std::string(), std::string("x"), line + " ", line.substr(1), line.substr(0, line.size() - 1),
                                   std::string(5000, ' '), "1 1 tomorrow " + line.substr(line.find('Z') + 2)}) {
        ASSERT_EQ(read_checkpoints(line + "\n" + bad + "\n", "checkpoints")->size(), 1U) << "torn as the last line";
        const auto read = read_checkpoints(line + "\n" + bad + "\n" + line + "\n", "checkpoints");
        ASSERT_FALSE(read.ok()) << bad;
        EXPECT_EQ(read.errors().front().place.text(), "checkpoints:2");
        EXPECT_EQ(read.errors().front().code, "bad_checkpoint");
    }
}

}  // namespace
}  // namespace ciclo::audit
