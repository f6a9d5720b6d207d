// The nine ready-made cycles that travel inside the program (domain.md part C), and the service patterns to start from.
//
//   Result<Map> map = read_template("bank-cheque");
//
// A template is a draft: every number in it is a starting value until somebody confirms it. Pure; any number of
// threads.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "base/language.h"
#include "base/result.h"
#include "cycle/map.h"

namespace ciclo {
/// Made by cmake/Embed.cmake from templates/.
std::span<const EmbeddedFile> embedded_templates();
}  // namespace ciclo

namespace ciclo::cycle {

struct Template {
    std::string id;    ///< "restaurant-lunch"
    std::string stem;  ///< of the file: "restaurant"; as good a name as the id
    std::string sector;
    LocalText name;
};

/// In the order of their files' names.
std::span<const Template> templates();
/// By id or file stem; not_found with the nearest name otherwise.
Result<Map> read_template(std::string_view id);
/// The template's own text, comments included.
Result<std::string_view> template_text(std::string_view id);

/// The template as the first draft of somebody's own cycle: status draft, version 1, `origin` naming the template.
Result<Map> draft_from_template(std::string_view id);

/// The nine government patterns (R1-35), from the template that carries them.
const std::vector<ServicePattern>& service_patterns();
/// A draft whose moments are the steps of the pattern's skeleton, in one stage, with nothing decided.
Result<Map> draft_from_pattern(std::string_view id);
/// The smallest map to begin with: one stage and three moments, to be renamed. `id` must be a name code.
Map blank_map(const std::string& id, const LocalText& name);

}  // namespace ciclo::cycle
