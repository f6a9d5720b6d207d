#include <gtest/gtest.h>

#include "base/ensure.h"
#include "drawing/circle_examples.h"
#include "drawing/triangle.h"

namespace ciclo::drawing {
namespace {

/// Scene 9: 4, 2, 3, 3, 2, 4.
Triangle story(Language language) {
    Triangle triangle;
    triangle.customer_strategy = {4, "La promesa se conoce", "/t/1"};
    triangle.customer_systems = {2, "Nadie dice la espera", "/t/2"};
    triangle.customer_people = {3};
    triangle.strategy_systems = {3};
    triangle.systems_people = {2};
    triangle.strategy_people = {4};
    triangle.customer = language == Language::es ? "Paciente" : "";
    triangle.caption = {"Triángulo del servicio", "18 de 30 (60 %). Más débil: paciente–sistemas y sistemas–personas.",
                        language, "triangle"};
    return triangle;
}

TEST(Triangle, SaysTheSumAndTheWeakestLinks) {
    const Drawing drawing = draw_triangle(story(Language::en));
    examples::keep("triangle-en", drawing);
    examples::keep("triangle-es", draw_triangle(story(Language::es)));
    EXPECT_NE(drawing.svg.find(">18 out of 30 (60%)<"), std::string::npos);
    EXPECT_NE(drawing.svg.find("Weakest (2): customer–systems, systems–people<"), std::string::npos);
}

TEST(Triangle, DashesWeakLinksAndMarksThem) {
    const std::string svg = draw_triangle(story(Language::nl)).svg;
    std::size_t marks = 0, dashes = 0;
    for (std::size_t at = svg.find(">!<"); at != std::string::npos; at = svg.find(">!<", at + 1)) ++marks;
    for (std::size_t at = svg.find("\"9 6\""); at != std::string::npos; at = svg.find("\"9 6\"", at + 1)) ++dashes;
    EXPECT_EQ(marks, 2u);
    EXPECT_EQ(dashes, 2u);
}

TEST(Triangle, AddsUpOnlyWhatIsRated) {
    Triangle triangle = story(Language::es);
    triangle.customer_people.rating.reset();
    const std::string svg = draw_triangle(triangle).svg;
    EXPECT_NE(svg.find("5 de 6 enlaces valorados"), std::string::npos);
    EXPECT_EQ(svg.find("de 30 (60\u00a0%)<"), std::string::npos);
    examples::keep("triangle-partly", draw_triangle(triangle));
    EXPECT_NE(draw_triangle({}).svg.find("0 of 6 links rated"), std::string::npos);
}

TEST(Triangle, RefusesRatingsOutsideTheScale) {
    Triangle triangle;
    triangle.systems_people.rating = 6;
    EXPECT_THROW(draw_triangle(triangle), Broken);
}

}  // namespace
}  // namespace ciclo::drawing
