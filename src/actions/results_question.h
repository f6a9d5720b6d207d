// What results are asked for: which cycle, which version of its map, which of its imports, which part of them. Cheap to
// read: no file is opened. `depends` names all of it, so that an answer is right as long as it is the same.
//
//   Result<ResultsQuestion> question = question_asked(arguments, world);   // needs a snapshot
//
// Internal to the room.
#pragma once

#include <string>
#include <vector>

#include "actions/evidence_preparing.h"

namespace ciclo::actions {

/// Answers of one label. Days and rows as the imports tell them.
struct WaveTold {
    std::string label = {};
    std::optional<calendar::Day> first_day = {}, last_day = {};
    std::int64_t rows = 0;
    std::vector<std::string> imports = {};
};

struct ResultsQuestion {
    records::Record cycle_record;
    CycleVersion version;
    std::string version_asked = {};             ///< as it came; "" = published, else draft
    std::vector<records::Record> imports = {};  ///< in use, oldest first
    std::vector<WaveTold> waves = {};           ///< of answers, oldest first
    std::optional<std::string> wave = {};       ///< label whose answers count; nothing when there are none
    std::optional<std::string> before = {};     ///< label they are compared with
    moments::Period period = {};
    std::string unit = {}, channel = {};             ///< only respondents of this group; "" = everybody
    std::vector<std::string> critical = {};     ///< "M3=reason": for this reading only
    moments::Exposure exposure = {};            ///< what the cycle's record says was served, of how many
    LocalText customer_word = {};               ///< the organisation's own, for maps that have none
    std::string depends = {};                   ///< 64 hexadecimal digits; the language is not in it

    const std::string& cycle() const { return cycle_record.id.text; }
    /// Nothing is asked but the results as they are: what is kept in the store.
    bool plain() const;
    bool of_a_group() const { return !unit.empty() || !channel.empty(); }
};

/// Errors: no such cycle for this caller, no such version, no such wave, days that are none, a period that ends first.
Result<ResultsQuestion> question_asked(const Arguments& arguments, World& world);

/// id, version, wave, before, from, until, unit, channel, critical.
std::vector<Input> question_inputs();

}  // namespace ciclo::actions
