// Answers about results that need not be made again: in memory for whatever was asked last, in the store for what every
// page asks first (no filter), so that a start of the program computes nothing. An answer counts while `depends` is the
// same; one that is lost is made again. Internal to the room.
//
//   if (auto known = answer_kept(question, "moment/M3", world)) return *known;
#pragma once

#include <optional>
#include <string>

#include "actions/results_answers.h"

namespace ciclo::actions {

/// `item`: "results", "moment/M3", "picture/circle". Quick; needs a snapshot.
std::optional<std::string> answer_kept(const ResultsQuestion& question, const std::string& item, World& world);
/// In memory only.
void keep_answer(const ResultsQuestion& question, const std::string& item, Language language, const std::string& answer);
/// Every answer of a plain question, in every language, into the store: one transaction, audited. What the store refuses
/// is no harm. Needs world.store.
void keep_plain_answers(const ResultsQuestion& question, const Results& results, World& world);

}  // namespace ciclo::actions
