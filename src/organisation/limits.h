// How much of an organisation there may be, each with its reason.
#pragma once

#include <cstddef>

namespace ciclo::organisation::limits {

constexpr std::size_t unit_depth = 32;   ///< hospital, division, department… the deepest known has nine floors
constexpr std::size_t name = 200;        ///< one line of a list or of a circle's label, as in a map
constexpr std::size_t sentence = 400;    ///< one sentence on a sheet
constexpr std::size_t paragraph = 4000;  ///< a page: what a map allows a text to be
constexpr std::size_t functions = 50;    ///< one printed page of a role description
constexpr std::size_t document =
    2'000'000;                    ///< code points: 200 moments with 50 promises each stay below; records allow as much
constexpr double scale_end = 11;  ///< 0…10 and 1…11 are the longest scales asked in surveys
constexpr double review_months = 120;  ///< a cycle nobody looks at for ten years is retired, not reviewed
constexpr double version = 100'000;    ///< as in a map
constexpr std::size_t code = 64;       ///< PR-07, RQ-12, M3: what people quote; an id has 26
constexpr std::size_t moments = 200;   ///< as many as a map has
constexpr std::size_t sources = 50;    ///< places where one need was heard
constexpr double heard = 1'000'000;    ///< nobody hears the same wish more often and leaves it a wish
constexpr double rhythm_days = 3'660;  ///< ten years, as for reviews
constexpr double people = 1e12;        ///< people served or to be served in a period

}  // namespace ciclo::organisation::limits
