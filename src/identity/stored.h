// Reading and filling the records of this room by the names of their fields.
//
//   session.person = stored_text(session_kind(), record, "person");
//   Filler(session_kind()).set("person", session.person).set("ended", session.ended).values();
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/kind.h"

namespace ciclo::identity {

/// "" when missing.
std::string stored_text(const records::Kind& kind, const records::Record& record, std::string_view field);
std::optional<calendar::Instant> stored_instant(const records::Kind& kind, const records::Record& record,
                                                std::string_view field);
/// 0 when missing.
std::int64_t stored_whole(const records::Kind& kind, const records::Record& record, std::string_view field);
std::vector<std::string> stored_list(const records::Kind& kind, const records::Record& record, std::string_view field);

/// The values of one record; what is not set, and what is empty, is missing.
class Filler {
public:
    explicit Filler(const records::Kind& kind) : kind_(kind), values_(kind.fields.size()) {}
    Filler& set(std::string_view field, const std::string& text);
    Filler& set(std::string_view field, const std::optional<calendar::Instant>& instant);
    Filler& set(std::string_view field, std::int64_t whole);
    Filler& set(std::string_view field, const std::vector<std::string>& lines);
    std::vector<records::FieldValue> values() { return std::move(values_); }

private:
    const records::Kind& kind_;
    std::vector<records::FieldValue> values_;
};

}  // namespace ciclo::identity
