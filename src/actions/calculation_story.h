// The ratings of the acceptance story (20 respondents, 7 moments), as the example of the calculations that need
// answers.
#pragma once

#include <string>

namespace ciclo::actions {

/// `"ratings": {"M1": […], …}`; with `more` behind it, in braces: a JSON object.
inline std::string story_ratings(const std::string& more = "") {
    const std::string n8 = ",null,null,null,null,null,null,null,null,null,null,null,null";
    return R"({"ratings": {"M1": [4,2,5,3,2,4,1,4)" + n8 + R"(], "M2": [4,3,4,4,2,5,3,4)" + n8 +
           R"(], "M3": [2,3,3,4,2,3,1,4,3,2,4,3,2,5,3,2,4,3,1,3], "M4": [3,4,3,4,3,4,2,4,4,3,4,5,3,4,4,3,4,4,2,4],)"
           R"( "M5": [5,4,4,5,4,5,3,5,4,4,5,4,4,5,4,2,5,4,3,4], "M6": [4,4,3,5,3,4,null,4,4,3,5,4,4,5,3,null,4,4,3,4],)"
           R"( "M7": [4,3,4,5,3,4,null,5,4,3,5,4,3,5,4,null,5,4,2,4]})" +
           more + "}";
}

}  // namespace ciclo::actions
