// join_answers(): several files of one wave as one set of answers; only_group(): the respondents of one group.
//
//   Answers all = join_answers({monday, tuesday});
//   Answers ward = only_group(std::move(all), "unit", "Ward");
//
// Respondents follow each other in the order of the files; keys may repeat, as files number their respondents anew. A
// question that a file does not ask is `unknown` for its respondents: neither lived nor not lived. Asked on another
// scale than in the first file that asks it, its values are left out (ledger code other_scale). Pure; any threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "survey/answers.h"

namespace ciclo::survey {

/// `parts` has at least one; one alone is given back as it is.
Answers join_answers(std::vector<Answers> parts);

/// Respondents whose segment `name` says `value` (folded); none when there is no such segment.
Answers only_group(const Answers& answers, std::string_view name, std::string_view value);

}  // namespace ciclo::survey
