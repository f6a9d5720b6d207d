// Field values: what stands in one, whether it fits its field, whether two are the same. Shared by all that follows
// from a declaration, so that nobody forgets that personal and health fields hold Personal<std::string>.
//
//   values[kind.at("name")] = text_value(kind.fields[kind.at("name")], "Ana Ruiz");   // Personal, as the field says
//
// Pure; any number of threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/personal.h"
#include "records/field.h"
#include "records/record.h"

namespace ciclo::records {

/// Personal or health: never logged, exported, searched or written to history as it stands.
bool is_guarded(const Field& field);
/// The text as the field holds it: Personal when it is guarded; missing when the text is empty.
FieldValue text_value(const Field& field, std::string text);
/// The text of a string or of a Personal<std::string>; nullptr for every other value.
const std::string* text_in(const FieldValue& value, Purpose purpose);
/// True when the value is missing or of the alternative that FieldValue promises for the field.
bool fits(const Field& field, const FieldValue& value);
bool same(const FieldValue& left, const FieldValue& right);
/// The name that was meant, for a cure; nothing for names longer than any of ours.
std::optional<std::string> nearest_name(std::string_view name, const std::vector<std::string>& names);
/// A value as it is kept: empty texts, empty lists and local texts without a word are missing.
FieldValue tidied(FieldValue value);

}  // namespace ciclo::records
