// What is to be done, by its day: reviews of cycles, listening posts, procedures to read again, actions (R0-05, R0-15). Internal
// to the room.
#pragma once

#include <string>
#include <vector>

#include "actions/action.h"
#include "calendar/instant.h"

namespace ciclo::actions {

struct HomeDue {
    std::string_view what;  ///< review, listening, procedure, action
    std::string title, text, link;
    calendar::Day day;
    bool overdue = false;
    std::string record;  ///< the record's id
};

/// Everything overdue, due today or in the next fourteen days that the caller sees; earliest first. Needs a snapshot.
Result<std::vector<HomeDue>> due_list(const std::vector<records::Record>& cycles, calendar::Day today, World& world);
std::string due_json(const std::vector<HomeDue>& due);

}  // namespace ciclo::actions
