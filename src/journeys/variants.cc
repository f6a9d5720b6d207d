#include "journeys/variants.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "events/bytes.h"
#include "events/in_parallel.h"

namespace ciclo::journeys {

namespace {

/// The bytes of a path, and their hash.
struct Path {
    const char* bytes = nullptr;
    std::size_t size = 0;
    std::uint64_t hash = 0;
};

std::uint64_t hash_of(const char* bytes, std::size_t size) {
    std::uint64_t hash = size;
    std::size_t at = 0;
    for (; at + 8 <= size; at += 8) hash = events::mixed(hash, events::eight_bytes(bytes + at));
    std::uint64_t rest = 0;
    std::memcpy(&rest, bytes + at, size - at);
    return events::mixed(hash, rest);
}

/// Paths by content, numbered as they come.
class PathIndex {
public:
    struct Entry {
        Path path;
        std::uint32_t first_case = 0;
        std::int64_t cases = 0;
    };

    PathIndex() : slots_(first_slots) {}
    std::uint32_t number_of(const Path& path, std::uint32_t first_case) {
        std::size_t i = path.hash & (slots_.size() - 1);
        for (; slots_[i].number != events::no_code; i = (i + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[i];
            if (slot.hash != path.hash) continue;
            const Path& other = entries_[slot.number].path;
            if (other.size == path.size && std::memcmp(other.bytes, path.bytes, path.size) == 0) return slot.number;
        }
        const auto number = static_cast<std::uint32_t>(entries_.size());
        entries_.push_back({path, first_case, 0});
        slots_[i] = {path.hash, number};
        if (2 * entries_.size() > slots_.size()) grow();
        return number;
    }
    std::vector<Entry>& entries() { return entries_; }

private:
    static constexpr std::size_t first_slots = 4096;
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t number = events::no_code;
    };
    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.number == events::no_code) continue;
            std::size_t i = slot.hash & (slots_.size() - 1);
            while (slots_[i].number != events::no_code) i = (i + 1) & (slots_.size() - 1);
            slots_[i] = slot;
        }
    }
    std::vector<Slot> slots_;
    std::vector<Entry> entries_;
};

template <class Code>
void index_range(std::span<const Code> codes, std::span<const std::uint64_t> begin, CaseRange range, PathIndex& index,
                 std::span<std::uint32_t> of_case) {
    for (std::size_t c = range.first; c < range.last; ++c) {
        const char* bytes = reinterpret_cast<const char*>(codes.data() + begin[c]);
        const std::size_t size = (begin[c + 1] - begin[c]) * sizeof(Code);
        const std::uint32_t number = index.number_of({bytes, size, hash_of(bytes, size)}, static_cast<std::uint32_t>(c));
        ++index.entries()[number].cases;
        of_case[c] = number;
    }
}

/// Number in the whole for each path of a part.
std::vector<std::uint32_t> joined(PathIndex& all, PathIndex& part) {
    std::vector<std::uint32_t> numbers;
    for (const PathIndex::Entry& entry : part.entries()) {
        numbers.push_back(all.number_of(entry.path, entry.first_case));
        all.entries()[numbers.back()].cases += entry.cases;
    }
    return numbers;
}

/// Place of each path when the most frequent stands first; they come numbered by their first case.
std::vector<std::uint32_t> places_of(const std::vector<PathIndex::Entry>& entries) {
    std::vector<std::uint32_t> order(entries.size()), place(entries.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return entries[a].cases > entries[b].cases; });
    for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    return place;
}

}  // namespace

std::vector<std::uint32_t> Variants::path(const events::Log& log, std::size_t variant) const {
    const std::uint64_t from = log.case_begin[all[variant].first_case];
    std::vector<std::uint32_t> activities;
    for (std::uint64_t e = from; e < from + all[variant].length; ++e) activities.push_back(log.activity[e]);
    return activities;
}

Variants variants_of(const events::Log& log, const PassOptions& options) {
    const std::vector<CaseRange> ranges = case_ranges(log, options);
    Variants out;
    out.of_case.grow(log.cases.size());
    std::vector<PathIndex> parts(ranges.size());
    log.activity.visit([&](auto codes) {
        events::in_parallel(ranges.size(), [&](std::size_t i) {
            index_range(codes, log.case_begin.span(), ranges[i], parts[i], out.of_case.span());
        });
    });
    std::vector<std::vector<std::uint32_t>> numbers(ranges.size());
    for (std::size_t i = 1; i < ranges.size(); ++i) numbers[i] = joined(parts[0], parts[i]);
    const std::vector<PathIndex::Entry>& entries = parts[0].entries();
    const std::vector<std::uint32_t> place = places_of(entries);
    out.all.resize(entries.size());
    for (std::size_t v = 0; v < entries.size(); ++v) {
        const std::uint32_t first = entries[v].first_case;
        const auto length = static_cast<std::uint32_t>(log.case_begin[first + std::size_t{1}] - log.case_begin[first]);
        out.all[place[v]] = {first, length, entries[v].cases};
    }
    events::in_parallel(ranges.size(), [&](std::size_t i) {
        for (std::size_t c = ranges[i].first; c < ranges[i].last; ++c) {
            std::uint32_t& number = out.of_case[c];
            number = place[i == 0 ? number : numbers[i][number]];
        }
    });
    return out;
}

}  // namespace ciclo::journeys
