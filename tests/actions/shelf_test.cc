#include "actions/shelf.h"

#include <gtest/gtest.h>

namespace {

using ciclo::actions::Shelf;

std::shared_ptr<const int> made(int value) { return std::make_shared<const int>(value); }

TEST(Shelf, keeps_what_was_asked_last) {
    Shelf<int> shelf({.places = 2});
    shelf.keep("one", made(1));
    shelf.keep("two", made(2));
    ASSERT_NE(shelf.find("one"), nullptr);  // asked again: two is the older now
    shelf.keep("three", made(3));
    EXPECT_EQ(*shelf.find("one"), 1);
    EXPECT_EQ(shelf.find("two"), nullptr);
    EXPECT_EQ(*shelf.find("three"), 3);
}

TEST(Shelf, gives_up_the_oldest_over_its_weight_but_never_the_newest) {
    Shelf<int> shelf({.places = 8, .most_weight = 10});
    shelf.keep("light", made(1), 4);
    shelf.keep("other", made(2), 6);
    EXPECT_NE(shelf.find("light"), nullptr);
    shelf.keep("heavy", made(3), 25);
    EXPECT_EQ(shelf.find("light"), nullptr);
    EXPECT_EQ(shelf.find("other"), nullptr);
    EXPECT_EQ(*shelf.find("heavy"), 3);
}

}  // namespace
