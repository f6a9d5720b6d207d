#include "drawing/chart_words.h"

#include <gtest/gtest.h>

namespace ciclo::drawing {
namespace {

TEST(ChartWords, TheLinesOfABlueprintHaveTheirTradeNames) {
    EXPECT_EQ(word::line_interaction.in(Language::nl), "interactielijn");
    EXPECT_EQ(word::line_visibility.in(Language::nl), "zichtbaarheidslijn");
    EXPECT_EQ(word::line_internal.in(Language::nl), "interne interactielijn");
}

}  // namespace
}  // namespace ciclo::drawing
