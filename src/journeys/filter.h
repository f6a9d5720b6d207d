// Filters: which cases of a log to look at. A filter gives a view (case numbers), never a copy, and filters follow one
// another: the cases that pass all of them.
//
//   Cases late = filtered(Cases(log), {Reached{{triage}, Presence::present}, Lasted{.at_least_us = 3'600'000'000}});
//   Cases march = filtered(Cases(log), {Within{first_us, last_us, Touch::begins}});
//
// Rules.
//   Reached     an event of one of the activities is there, or none is
//   Within      [from, until): the case begins in it, ends in it, lies wholly in it, or touches it (case span)
//   Lasted      throughput (latest end − earliest start), both limits included
//   Attributed  a column of the cases, or of any event of the case, has one of the values; resources are one of the
//               columns of events ("resource")
//   Took        the case's activities are one of these paths, wholly and in this order
// Pure; linear; same answer for any number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "journeys/cases.h"

namespace ciclo::journeys {

enum class Presence { present, absent };

struct Reached {
    std::vector<std::uint32_t> activities;
    Presence presence = Presence::present;
};

enum class Touch { begins, ends, lies_in, touches };

struct Within {
    std::int64_t from_us = INT64_MIN, until_us = INT64_MAX;
    Touch touch = Touch::begins;
};

struct Lasted {
    std::int64_t at_least_us = 0, at_most_us = INT64_MAX;
};

struct Attributed {
    std::string column;
    std::vector<std::string> values;
};

struct Took {
    std::vector<std::vector<std::uint32_t>> paths;
};

using Filter = std::variant<Reached, Within, Lasted, Attributed, Took>;

/// Error: an attribute the log does not have (those it has are listed).
Result<Cases> filtered(const Cases& cases, const std::vector<Filter>& filters);

/// One view per value of a column (of the events: the value of the case's first event), most cases first (ties by first
/// appearance), at most `most`; cases without a value are in none. Error: no such column.
struct Segment {
    std::string value;
    Cases cases;
};
Result<std::vector<Segment>> segments_by(const Cases& cases, const std::string& column, std::size_t most);

}  // namespace ciclo::journeys
