// The service triangle: strategy, systems and people around the customer, and how well each pair of them is linked.
//
//   draw_triangle({.customer_strategy = {4}, .customer_systems = {2}, …, .caption = {…}});
//
// Equilateral, strategy on top, systems right, people left, the customer in the centre. Each of the six links carries
// its rating as number and thickness; the number stands in the shape of its sign (square up to 2, diamond 3, circle
// from 4). A link of 2 or less is dashed and has a "!". Below: the sum out of 30 (K-23) and the weakest links by name;
// the sum only when all six are rated. Pure; any thread. Ratings are 1…5 (ENSURE).
#pragma once

#include <optional>
#include <string>

#include "drawing/interval_bar.h"
#include "drawing/picture.h"

namespace ciclo::drawing {

struct TriangleLink {
    std::optional<double> rating = {};  ///< 1…5; none: not rated
    std::string evidence = {};          ///< shown when pointed at
    std::string address = {};
};

struct Triangle {
    TriangleLink customer_strategy = {}, customer_systems = {}, customer_people = {};
    TriangleLink strategy_systems = {}, systems_people = {}, strategy_people = {};
    std::string customer = {};  ///< the organisation's word, "Paciente"; empty = "Cliente"
    Caption caption = {};
};

Drawing draw_triangle(const Triangle& triangle);

}  // namespace ciclo::drawing
