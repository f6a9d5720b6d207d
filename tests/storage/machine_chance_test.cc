// The machine's entropy fills what it is asked to fill, whatever the size.
#include "seams/chance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "storage/machine_chance.h"

namespace ciclo::storage {

namespace {

TEST(MachineChance, fills_any_size_and_never_the_same_twice) {
    MachineChance machine;
    seams::Chance& chance = machine;
    std::set<std::vector<unsigned char>> seen;
    for (int i = 0; i < 200; ++i) {
        std::vector<unsigned char> bytes(32);
        chance.fill(bytes);
        seen.insert(bytes);
    }
    EXPECT_EQ(seen.size(), 200U);
    std::vector<unsigned char> many(100'000);  // more than the kernel gives at once
    chance.fill(many);
    EXPECT_LT(std::count(many.end() - 1'000, many.end(), 0), 50) << "the end is filled too";
    chance.fill({});
}

}  // namespace

}  // namespace ciclo::storage
