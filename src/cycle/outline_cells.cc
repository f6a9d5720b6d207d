#include "cycle/outline_cells.h"

#include <algorithm>

#include "base/number.h"

namespace ciclo::cycle {

using formats::Value;

Value scalar(std::string text, const Place& place, Quotes quotes) {
    Value out;
    out.kind = Value::Kind::scalar;
    out.text = std::move(text);
    out.quoted = quotes == Quotes::given;
    out.place = place;
    return out;
}

Value empty_of(Value::Kind kind, const Place& place) {
    Value out;
    out.kind = kind;
    out.place = place;
    return out;
}

void put(Value& map, std::string_view key, Value value) {
    const Place place = value.place;
    map.entries.push_back({std::string(key), place, std::move(value)});
}

std::string_view cell_text(std::string_view cell) {
    const std::string_view text = trim(cell);
    const bool guarded =
        text.size() > 1 && text[0] == '\'' && std::string_view("=+-@").find(text[1]) != std::string_view::npos;
    return guarded ? text.substr(1) : text;
}

std::vector<std::string> parts_of(std::string_view cell) {
    std::vector<std::string> out;
    for (std::string_view line : split(cell, '\n')) {
        for (std::size_t at = 0; at <= line.size();) {
            const std::size_t bar = std::min(line.find(" | ", at), line.size());
            const std::string_view part = cell_text(line.substr(at, bar - at));
            if (!part.empty()) out.emplace_back(part);
            at = bar + 3;
        }
    }
    return out;
}

std::string number_text(std::string_view text) {
    const auto number = parse_number(text) ? parse_number(text) : parse_number_with_comma(text);
    return number ? exact_text(*number) : std::string(text);
}

}  // namespace ciclo::cycle
