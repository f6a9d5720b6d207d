// Presences: who works on which cycle at this moment, and in which cell. In memory only: nothing of it is stored, and
// after half a minute without a word somebody has gone.
//
//   Presences presences([&](const Gathering& gathering) { tell_the_others(gathering); });
//   std::vector<Present> people = presences.mark({.cycle = id, .session = session, .name = "Ana"}, now_milliseconds);
//
// The listener is called when somebody came, went or changed cells, never while nothing changes. Bounded: a full house
// forgets the cycle that was quiet longest. Any number of threads.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "calendar/instant.h"

namespace ciclo::actions {

/// One window of one person on a cycle.
struct Presence {
    std::string cycle, unit;  ///< unit: the cycle's, by which others see it
    std::string session, person, name;
    std::string cell = {};  ///< "" = nowhere in particular
    calendar::Instant now;
    enum class Stay { yes, leaves } stay = Stay::yes;
};

struct Present {
    std::string session, person, name, cell;
    calendar::Instant since;  ///< at this cell
    std::int64_t seen_milliseconds = 0;
};

/// All who are at one cycle, for those who may see it.
struct Gathering {
    std::string cycle, unit;
    std::vector<Present> people;
};
/// [{"person","name","cell","since"}…], by name
std::string people_json(const std::vector<Present>& people);

class Presences {
public:
    using Listener = std::function<void(const Gathering&)>;
    explicit Presences(Listener listener) : listener_(std::move(listener)) {}

    /// Who is there now, the one who asks among them; by name, then by arrival.
    std::vector<Present> mark(const Presence& presence, std::int64_t now_milliseconds);

private:
    struct Room {
        std::vector<Present> people;
        std::int64_t last_milliseconds = 0;
    };
    bool change(Room& room, const Presence& presence, std::int64_t now_milliseconds);
    void make_room();

    const Listener listener_;
    std::mutex lock_;
    std::map<std::string, Room> rooms_;
};

}  // namespace ciclo::actions
