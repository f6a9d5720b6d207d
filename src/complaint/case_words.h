// The words with which files write the kinds of a case; used by read_cases() only.
#pragma once

#include <optional>
#include <string_view>

#include "complaint/cases.h"

namespace ciclo::complaint {

/// By code, by the printed names in es, en, nl, and by common words beside them ("reclamación", "praise"); folded.
std::optional<CaseType> case_type_of(std::string_view text);
std::optional<CauseType> cause_type_of(std::string_view text);
std::optional<SatisfactionElement> element_of(std::string_view text);

}  // namespace ciclo::complaint
