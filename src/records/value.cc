#include "records/value.h"

#include <type_traits>
#include <utility>

#include "base/text.h"
#include "records/limits.h"

namespace ciclo::records {

bool is_guarded(const Field& field) {
    return field.sensitivity == Sensitivity::personal || field.sensitivity == Sensitivity::health;
}

FieldValue text_value(const Field& field, std::string text) {
    if (text.empty()) return {};
    if (is_guarded(field)) return Personal<std::string>(std::move(text));
    return text;
}

const std::string* text_in(const FieldValue& value, Purpose purpose) {
    if (const auto* plain = std::get_if<std::string>(&value)) return plain;
    if (const auto* personal = std::get_if<Personal<std::string>>(&value)) return &personal->reveal(purpose);
    return nullptr;
}

bool fits(const Field& field, const FieldValue& value) {
    if (is_missing(value)) return true;
    if (is_guarded(field)) return std::holds_alternative<Personal<std::string>>(value);
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::choice:
        case FieldType::reference:
        case FieldType::document:
            return std::holds_alternative<std::string>(value);
        case FieldType::local_text:
            return std::holds_alternative<LocalText>(value);
        case FieldType::whole:
            return std::holds_alternative<std::int64_t>(value);
        case FieldType::number:
        case FieldType::share:
            return std::holds_alternative<double>(value);
        case FieldType::yes_no:
            return std::holds_alternative<bool>(value);
        case FieldType::day:
            return std::holds_alternative<calendar::Day>(value);
        case FieldType::instant:
            return std::holds_alternative<calendar::Instant>(value);
        case FieldType::text_list:
            return std::holds_alternative<std::vector<std::string>>(value);
    }
    return false;
}

bool same(const FieldValue& left, const FieldValue& right) {
    if (left.index() != right.index()) return false;
    return std::visit(
        [&right](const auto& value) {
            using Held = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Held, Personal<std::string>>) {
                return value.reveal(Purpose::handle_case) == std::get<Held>(right).reveal(Purpose::handle_case);
            } else {
                return value == std::get<Held>(right);
            }
        },
        left);
}

std::optional<std::string> nearest_name(std::string_view name, const std::vector<std::string>& names) {
    return name.size() > limits::name_bytes ? std::nullopt : nearest(name, names);
}

FieldValue tidied(FieldValue value) {
    const std::string* text = text_in(value, Purpose::measure_length_only);
    const auto* local = std::get_if<LocalText>(&value);
    const auto* list = std::get_if<std::vector<std::string>>(&value);
    if ((text != nullptr && text->empty()) || (local != nullptr && local->empty()) ||
        (list != nullptr && list->empty())) {
        return {};
    }
    return value;
}

}  // namespace ciclo::records
