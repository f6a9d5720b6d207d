// What stands before and behind libyaml: the checks of the raw text, and the translation of its complaints.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ciclo::formats {

/// libyaml's complaint in its own words, with where it found it and where the thing it was reading began.
struct YamlProblem {
    std::string_view problem, context;
    Place at, began;
};

/// What is wrong and how to mend it, for people who never read the YAML specification.
Error explained(const YamlProblem& problem, std::string_view text);

/// Size, encoding and control characters, so that libyaml sees nothing but text.
std::optional<Error> refused_before_parsing(std::string_view text, const std::string& file);

}  // namespace ciclo::formats
