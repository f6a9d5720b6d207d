// The part of read_ocel() that reads JSON, OCEL 2.0 and 1.0. See read_ocel.h for the rules and the codes.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "formats/value.h"
#include "objects/log_builder.h"

namespace ciclo::objects {

Result<ObjectLog> read_ocel_json(std::string_view text, const std::string& file);

/// The document of OCEL 1.0: its keys begin with "ocel:".
Errors read_ocel1_document(const formats::Value& document, LogBuilder& log);

/// A scalar's text and what it is taken for; nothing for null, a list or an object.
struct ScalarText {
    std::string_view text;
    ValueKind kind = ValueKind::text;
};
std::optional<ScalarText> scalar_text(const formats::Value* value);
/// The text of a scalar, "" when there is none.
std::string_view text_at(const formats::Value& map, std::string_view key);
/// no_value or not_a_value, for what scalar_text() does not take.
const char* why_no_value(const formats::Value* value);

}  // namespace ciclo::objects
