#include "formats/duplicate_keys.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>

#include "base/text.h"

namespace ciclo::formats {

namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;  // repeated, first

/// Entries by the hash of their keys, in a table that is half empty. Nothing when keys were chosen to share a place in it.
std::optional<Pairs> repeats_by_table(const std::vector<Value::Entry>& entries) {
    constexpr std::size_t most_steps = 200;  // chance gives some dozen at most
    struct Slot {
        std::uint32_t hash = 0, entry = 0;  // entry + 1; 0 = free
    };
    const std::size_t size = std::bit_ceil(entries.size() * 2);
    std::vector<Slot> slots(size);
    Pairs repeats;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::size_t hash = std::hash<std::string_view>{}(entries[i].key);
        const auto upper = static_cast<std::uint32_t>(hash >> 32U);
        std::size_t at = hash & (size - 1), steps = 0;
        for (; slots[at].entry != 0; at = (at + 1) & (size - 1)) {
            if (slots[at].hash == upper && entries[slots[at].entry - 1].key == entries[i].key) break;
            if (++steps > most_steps) return std::nullopt;
        }
        if (slots[at].entry == 0) {
            slots[at] = {upper, static_cast<std::uint32_t>(i + 1)};
        } else {
            repeats.emplace_back(i, slots[at].entry - 1);
        }
    }
    return repeats;
}

/// The same by sorting, which no choice of keys can make slow.
Pairs repeats_by_order(const std::vector<Value::Entry>& entries) {
    std::vector<std::size_t> order(entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const int compared = entries[a].key.compare(entries[b].key);
        return compared != 0 ? compared < 0 : a < b;
    });
    Pairs repeats;
    for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
        if (entries[order[i]].key == entries[order[first]].key) {
            repeats.emplace_back(order[i], order[first]);
        } else {
            first = i;
        }
    }
    std::sort(repeats.begin(), repeats.end());
    return repeats;
}

Error refuse(const Value::Entry& repeated, const Value::Entry& first) {
    std::string where = std::to_string(first.key_place.line);
    if (first.key_place.line == repeated.key_place.line) where += ", column " + std::to_string(first.key_place.column);
    return {ErrorKind::invalid,
            "the key " + quoted(repeated.key) + " stands twice in one map (first on line " + where + ")",
            "keep one of the two, or rename one", repeated.key_place, "key_twice"};
}

}  // namespace

Errors duplicate_keys(const Value& map, std::size_t most) {
    const std::vector<Value::Entry>& entries = map.entries;
    if (entries.size() < 2) return {};
    ENSURE(entries.size() < std::numeric_limits<std::uint32_t>::max(), "limits.h allows fewer values");
    std::optional<Pairs> found = repeats_by_table(entries);
    Pairs repeats = found ? *std::move(found) : repeats_by_order(entries);
    if (repeats.size() > most) repeats.resize(most);
    Errors errors;
    for (const auto& [repeated, first] : repeats) errors.push_back(refuse(entries[repeated], entries[first]));
    return errors;
}

}  // namespace ciclo::formats
