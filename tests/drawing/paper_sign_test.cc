#include "drawing/sign.h"

#include <gtest/gtest.h>

#include "drawing/svg.h"

namespace ciclo::drawing {
namespace {

std::string drawn(Sign sign) {
    Svg svg;
    draw_sign(svg, sign, {}, 20);
    return std::move(svg).finish({.view = {-12, -12, 12, 12}, .title = "sign"}).svg;
}

TEST(Sign, HasAShapeOfItsOwnWithoutColour) {
    EXPECT_NE(drawn(Sign::positive).find("<circle"), std::string::npos);
    EXPECT_EQ(drawn(Sign::positive).find("dasharray"), std::string::npos);
    EXPECT_NE(drawn(Sign::negative).find("<rect"), std::string::npos);
    EXPECT_EQ(drawn(Sign::mixed).find("<rect"), std::string::npos);
    EXPECT_EQ(drawn(Sign::mixed).find("<circle"), std::string::npos);
    EXPECT_NE(drawn(Sign::none).find("dasharray"), std::string::npos);
}

TEST(Sign, HasItsWordInThreeLanguages) {
    EXPECT_EQ(printed(Sign::mixed, Language::es), "mixto");
    EXPECT_EQ(printed(Sign::none, Language::nl), "geen gegevens");
    EXPECT_EQ(from_code<Sign>("negative"), Sign::negative);
}

TEST(Sign, PointsAreFilledOrHollow) {
    Svg solid, hollow;
    draw_sign_point(solid, Sign::mixed, {}, 12);
    draw_sign_point(hollow, Sign::mixed, {}, 12, Filling::hollow);
    EXPECT_NE(std::move(solid).finish({.view = {0, 0, 1, 1}}).svg.find("cd-f-mix-ink"), std::string::npos);
    EXPECT_NE(std::move(hollow).finish({.view = {0, 0, 1, 1}}).svg.find("cd-f-surface"), std::string::npos);
}

}  // namespace
}  // namespace ciclo::drawing
