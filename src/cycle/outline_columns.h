// The columns of an outline and what they are called in es, en and nl. Internal to the room; outline.h is the door.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ciclo::cycle {

enum class OutlineColumn {
    id,
    stage,
    stage_optional,
    moment,
    critical,
    reason,
    basis,
    actor,
    lane,
    kind,
    channel,
    control,
    optional,
    contact,
    wait,
    back,
    away,
    divergence,
    protocol,
    importance,
    expectation,
    requirement,
    standard,
    comparison,
    value,
    unit,
    compliance,
    indicator,
    indicator_type,
    formula,
    role,
    department,
    activity,
    spans
};
inline constexpr std::size_t outline_columns = 34;

struct OutlineHeading {
    OutlineColumn column;
    std::string_view es, en, nl;
    std::string_view others;  ///< further accepted headings, separated by '|'
};

const std::array<OutlineHeading, outline_columns>& outline_headings();
std::string_view heading_of(OutlineColumn column, Language language);
/// By any of its names, capitals, accents and punctuation apart.
std::optional<OutlineColumn> column_called(std::string_view heading);

/// true for yes, sí, ja, x, 1, true…; false for no, nee, 0, false…; nothing for any other word.
std::optional<bool> yes_or_no(std::string_view word);
std::string_view yes_or_no_word(bool yes, Language language);

}  // namespace ciclo::cycle
