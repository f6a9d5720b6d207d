#include "formats/duplicate_keys.h"

#include <algorithm>
#include <functional>

#include "base/text.h"

namespace ciclo::formats {

namespace {

/// Sorted by hash first, because comparing numbers side by side is ten times quicker than comparing far texts; the keys
/// themselves decide, so that no choice of keys can make it wrong or slow. The order does not reach the output.
struct Ranked {
    std::size_t hash = 0;
    std::size_t entry = 0;
};

Error refuse(const Value::Entry& repeated, const Value::Entry& first) {
    std::string where = std::to_string(first.key_place.line);
    if (first.key_place.line == repeated.key_place.line) where += ", column " + std::to_string(first.key_place.column);
    return {ErrorKind::invalid,
            "the key " + quoted(repeated.key) + " stands twice in one map (first on line " + where + ")",
            "keep one of the two, or rename one", repeated.key_place};
}

}  // namespace

Errors duplicate_keys(const Value& map, std::size_t most) {
    const std::vector<Value::Entry>& entries = map.entries;
    if (entries.size() < 2) return {};
    std::vector<Ranked> order;
    order.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        order.push_back({std::hash<std::string_view>{}(entries[i].key), i});
    }
    std::sort(order.begin(), order.end(), [&](const Ranked& a, const Ranked& b) {
        if (a.hash != b.hash) return a.hash < b.hash;
        const int compared = entries[a.entry].key.compare(entries[b.entry].key);
        return compared != 0 ? compared < 0 : a.entry < b.entry;
    });
    std::vector<std::pair<std::size_t, std::size_t>> repeats;  // repeated, first
    for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
        const bool same_hash = order[i].hash == order[first].hash;
        if (same_hash && entries[order[i].entry].key == entries[order[first].entry].key) {
            repeats.emplace_back(order[i].entry, order[first].entry);
        } else {
            first = i;
        }
    }
    std::sort(repeats.begin(), repeats.end());
    if (repeats.size() > most) repeats.resize(most);
    Errors errors;
    for (const auto& [repeated, first] : repeats) errors.push_back(refuse(entries[repeated], entries[first]));
    return errors;
}

}  // namespace ciclo::formats
