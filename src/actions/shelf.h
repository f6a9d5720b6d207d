// Shelf: the last answers that were made, newest first, found by all that they followed from. A key says everything an
// answer depends on (its text or a digest), so that nothing on a shelf is ever out of date and what was lost is made again.
//
//   Shelf<cycle::Map>& shelf() {
//       static Shelf<cycle::Map> the_shelf({.places = 8});
//       return the_shelf;
//   }
//   if (auto known = shelf().find(document)) return known;
//   shelf().keep(document, map);
//
// Any number of threads. Internal to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace ciclo::actions {

struct ShelfRoom {
    std::size_t places = 8;
    std::size_t most_weight = SIZE_MAX;  ///< of all together; the newest stays however heavy it is
};

template <class Value>
class Shelf {
public:
    using Pointer = std::shared_ptr<const Value>;

    explicit Shelf(ShelfRoom room) : room_(room) {}

    /// nullptr: not there.
    Pointer find(const std::string& key) {
        const std::lock_guard held(lock_);
        for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
            if (entry->key != key) continue;
            entries_.splice(entries_.begin(), entries_, entry);
            return entries_.front().value;
        }
        return nullptr;
    }
    void keep(const std::string& key, Pointer value, std::size_t weight = 0) {
        const std::lock_guard held(lock_);
        entries_.push_front({key, std::move(value), weight});
        std::size_t sum = 0, kept = 0;
        for (auto entry = entries_.begin(); entry != entries_.end(); ++kept) {
            sum += entry->weight;
            const bool goes = kept > 0 && (kept >= room_.places || sum > room_.most_weight);
            entry = goes ? entries_.erase(entry) : std::next(entry);
        }
    }

private:
    struct Entry {
        std::string key;
        Pointer value;
        std::size_t weight = 0;
    };
    const ShelfRoom room_;
    std::mutex lock_;
    std::list<Entry> entries_;
};

}  // namespace ciclo::actions
