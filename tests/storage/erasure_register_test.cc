// The register of erasures: added to, never torn, never half believed.
#include "storage/erasure_register.h"

#include <gtest/gtest.h>

#include "storage/folder_trial.h"

namespace ciclo::storage {

namespace {

const Erasure ana{"person", "01JANA", {1'760'976'000'000'000}}, eva{"person", "01JEVA", {1'760'976'001'500'000}};

std::vector<std::string> ids(const Result<std::vector<Erasure>>& all) {
    std::vector<std::string> found;
    for (const Erasure& one : *all) found.push_back(one.kind + "/" + one.id);
    return found;
}

TEST(ErasureRegister, keeps_what_was_added_over_reopening) {
    const trial::TemporaryPlace place;
    const std::string path = place.at("erased");
    EXPECT_TRUE(read_register(path)->empty());
    for (const Erasure& one : {ana, eva}) {
        auto opened = ErasureRegister::open(path);
        ASSERT_TRUE(opened.ok());
        ASSERT_TRUE(opened->add({one}).ok());
    }
    const auto all = read_register(path);
    ASSERT_TRUE(all.ok());
    EXPECT_EQ(ids(all), (std::vector<std::string>{"person/01JANA", "person/01JEVA"}));
    EXPECT_EQ((*all)[1].when, eva.when);
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(ErasureRegister, a_line_torn_at_any_byte_is_left_out_and_the_next_one_stands) {
    const trial::TemporaryPlace place;
    const std::string path = place.at("erased");
    ASSERT_TRUE(ErasureRegister::open(path)->add({ana}).ok());
    const std::string before = trial::bytes_of(path), line = register_line(eva) + "\n";
    for (std::size_t cut = 0; cut < line.size(); ++cut) {
        trial::put_bytes(path, before + line.substr(0, cut));
        EXPECT_EQ(ids(read_register(path)), (std::vector<std::string>{"person/01JANA"})) << cut;
        ASSERT_TRUE(ErasureRegister::open(path)->add({eva}).ok());
        EXPECT_EQ(ids(read_register(path)), (std::vector<std::string>{"person/01JANA", "person/01JEVA"})) << cut;
    }
    for (std::size_t cut = 0; cut < std::string("ciclo erased 1\n").size(); ++cut) {
        trial::put_bytes(path, std::string("ciclo erased 1\n").substr(0, cut));
        ASSERT_TRUE(ErasureRegister::open(path)->add({eva}).ok());
        EXPECT_EQ(ids(read_register(path)), (std::vector<std::string>{"person/01JEVA"})) << cut;
    }
}

TEST(ErasureRegister, a_changed_line_is_refused) {
    const trial::TemporaryPlace place;
    const std::string path = place.at("erased");
    ASSERT_TRUE(ErasureRegister::open(path)->add({ana, eva}).ok());
    const std::string good = trial::bytes_of(path);
    for (std::size_t i = good.find('\n') + 1; i + 1 < good.size(); ++i) {
        if (good[i] == '\n') continue;
        std::string changed = good;
        changed[i] = changed[i] == '7' ? '8' : '7';
        const auto read = parse_register(changed, "erased");
        ASSERT_FALSE(read.ok()) << i;
        EXPECT_EQ(read.errors().front().code, "register_damaged");
    }
    EXPECT_EQ(parse_register("something else\n", "erased").errors().front().code, "register_unknown");
}

}  // namespace

}  // namespace ciclo::storage
