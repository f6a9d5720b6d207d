// What `trace scores` found, as text for people, JSON and CSV. Internal to actions.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/language.h"
#include "journeys/joined.h"

namespace ciclo::actions {

struct ScoresTold {
    std::string file;
    enum class Of { activities, moments } of = Of::activities;
    std::vector<std::string> names;  ///< of the subjects, for people
    std::vector<std::string> ids;    ///< for programs: the moment's id; of an activity its name
    journeys::Joined joined;
    std::vector<std::pair<std::string, std::int64_t>> ledger;  ///< code, how often
};

std::string scores_text(const ScoresTold& told, Language language);
std::string scores_json(const ScoresTold& told);
std::string scores_csv(const ScoresTold& told);

}  // namespace ciclo::actions
