// What `trace scores` found, as text for people, JSON and CSV. Internal to actions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/language.h"
#include "base/ledger.h"
#include "journeys/joined.h"

namespace ciclo::actions {

struct ScoresTold {
    std::string file;
    enum class Of { activities, moments } of = Of::activities;
    std::vector<std::string> names;  ///< of the subjects, for people
    std::vector<std::string> ids;    ///< for programs: the moment's id; of an activity its name
    journeys::Joined joined;
    Ledger ledger;  ///< of the log, the segment's flags and the files of scores
};

std::string scores_text(const ScoresTold& told, Language language);
std::string scores_json(const ScoresTold& told);
std::string scores_csv(const ScoresTold& told);

}  // namespace ciclo::actions
