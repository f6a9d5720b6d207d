#include "formats/duplicate_keys.h"

#include <algorithm>

#include "base/text.h"

namespace ciclo::formats {

namespace {

Error refuse(const Value::Entry& repeated, const Value::Entry& first) {
    std::string where = std::to_string(first.key_place.line);
    if (first.key_place.line == repeated.key_place.line) where += ", column " + std::to_string(first.key_place.column);
    return {ErrorKind::invalid, "the key " + quoted(repeated.key) + " stands twice in one map (first on line " + where + ")",
            "keep one of the two, or rename one", repeated.key_place};
}

}  // namespace

Errors duplicate_keys(const Value& map, std::size_t most) {
    const std::vector<Value::Entry>& entries = map.entries;
    std::vector<std::size_t> order(entries.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return entries[a].key < entries[b].key; });
    std::vector<std::pair<std::size_t, std::size_t>> repeats;  // repeated, first
    for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
        if (entries[order[i]].key == entries[order[first]].key) {
            repeats.emplace_back(order[i], order[first]);
        } else {
            first = i;
        }
    }
    std::sort(repeats.begin(), repeats.end());
    Errors errors;
    if (repeats.size() > most) repeats.resize(most);
    for (const auto& [repeated, first] : repeats) errors.push_back(refuse(entries[repeated], entries[first]));
    return errors;
}

}  // namespace ciclo::formats
