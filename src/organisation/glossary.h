// The glossary that comes with the program: terms and definitions in es, en, nl (glossary/terms.csv).
#pragma once

#include <vector>

#include "base/embedded.h"
#include "base/language.h"
#include "records/record.h"

namespace ciclo {
/// Made by cmake/Embed.cmake from glossary/.
std::span<const EmbeddedFile> embedded_glossary();
}  // namespace ciclo

namespace ciclo::organisation {

struct ShippedTerm {
    LocalText term, definition;
};

/// In the order of the file.
const std::vector<ShippedTerm>& shipped_terms();
/// The values of a record of term_kind(), its source naming Ciclo.
std::vector<records::FieldValue> term_values(const ShippedTerm& term);

}  // namespace ciclo::organisation
