#include "objects/object_log.h"

#include "base/number.h"
#include "calendar/instant.h"

namespace ciclo::objects {

const Names<ValueKind, 5>& names_of(ValueKind*) {
    static constexpr Names<ValueKind, 5> names{{{ValueKind::text, "string", "texto", "text", "tekst"},
                                                {ValueKind::time, "time", "fecha y hora", "date and time", "tijdstip"},
                                                {ValueKind::whole, "integer", "entero", "whole number", "geheel getal"},
                                                {ValueKind::real, "float", "número", "number", "getal"},
                                                {ValueKind::truth, "boolean", "sí o no", "yes or no", "ja of nee"}}};
    return names;
}

std::vector<std::size_t> Things::of_each_type() const {
    std::vector<std::size_t> counts(types.size(), 0);
    for (const std::uint32_t number : type) ++counts[number];
    return counts;
}

std::optional<std::uint32_t> Things::find_type(std::string_view name) const {
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i].name == name) return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
}

std::optional<std::string_view> ObjectLog::value_of(std::uint32_t object, std::string_view attribute,
                                                    std::int64_t at_us) const {
    std::optional<std::string_view> found;
    for (std::uint64_t i = object_values.begin[object]; i < object_values.begin[object + 1]; ++i) {
        if (object_values.since_us[i] > at_us) break;
        if (attributes[object_values.attribute[i]] == attribute) found = values[object_values.value[i]];
    }
    return found;
}

bool is_of_kind(std::string_view text, ValueKind kind) {
    switch (kind) {
        case ValueKind::text:
            return true;
        case ValueKind::time:
            return calendar::parse_instant(text, calendar::DayOrder::year_month_day).has_value();
        case ValueKind::whole:
            return parse_integer(text).has_value();
        case ValueKind::real:
            return parse_number(text).has_value();
        case ValueKind::truth:
            return text == "true" || text == "false" || text == "True" || text == "False" || text == "1" || text == "0";
    }
    return true;
}

}  // namespace ciclo::objects
