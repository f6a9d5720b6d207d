// Action: one deed of the product, declared once. The row carries its name, its help in three languages, its inputs and
// what it does; every door (today the command line, later HTTP) is made from the row.
//
//   for (const actions::Action& action : actions::all()) offer(action);
//   Result<Outcome> outcome = action.run(arguments, world);
//
// A deed is pure but for the World it is handed; it may be run on any thread with a World of its own.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/progress.h"
#include "base/result.h"
#include "seams/files.h"

namespace ciclo::actions {

enum class InputKind { file, text, number, whole_number, day, choice, flag };

/// One input of a deed. Positional inputs come in the order of the row.
struct Input {
    std::string_view name = {};               ///< "answers" → --answers
    InputKind kind = InputKind::text;
    LocalText help = {};
    bool positional = false, required = false, repeated = false;
    std::vector<std::string_view> choices = {};  ///< InputKind::choice
    std::string_view letter = {};             ///< "o" → -o
};

/// The outside world a deed may use.
struct World {
    seams::Files& files;
    Progress& progress;
    Language language = Language::es;
};

/// What a deed answers: text for the person, and whether what it looked at was in order.
struct Outcome {
    std::string text;
    bool in_order = true;
};

/// What the caller gave, by input name; the door has checked names, kinds and required inputs.
class Arguments {
public:
    std::map<std::string, std::vector<std::string>, std::less<>> values;

    bool has(std::string_view name) const { return values.contains(name); }
    /// The only or last value; "" when absent.
    std::string text(std::string_view name) const;
    std::optional<std::string> maybe(std::string_view name) const;
    const std::vector<std::string>& all(std::string_view name) const;
};

struct Action {
    std::string_view name;     ///< "map check": words of the command line, path of a route
    LocalText help;            ///< one line
    std::string_view example = {};  ///< one command line that works
    std::vector<Input> inputs = {};
    Result<Outcome> (*run)(const Arguments& arguments, World& world) = nullptr;
};

/// Every deed, in the order help shows them.
std::span<const Action> all();
const Action* find(std::string_view name);

}  // namespace ciclo::actions
