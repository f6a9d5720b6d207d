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
//   Attributed  a column of the case, or of any event of the case, has a value that passes (column_filter.h: names, signs);
//               with is_not a value is given, and none is one of these
//   Took        the case's activities are one of these paths, wholly and in this order
//   Begins      the first event of the case is of one of the activities; Finishes: the last
//   Follows     somewhere an event of the second activity comes straight after one of the first, or at any time after it
//   Holds       so many events, both limits included
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

enum class Comparing { is, is_not, less, at_most, more, at_least };

struct Attributed {
    std::string column;
    std::vector<std::string> values;  ///< one of them behind < and its like
    Comparing how = Comparing::is;
};

struct Took {
    std::vector<std::vector<std::uint32_t>> paths;
};

struct Begins {
    std::vector<std::uint32_t> activities;
};

struct Finishes {
    std::vector<std::uint32_t> activities;
};

enum class Nearness { directly, eventually };

struct Follows {
    std::uint32_t first = 0, second = 0;
    Nearness nearness = Nearness::directly;
};

struct Holds {
    std::size_t at_least = 0, at_most = SIZE_MAX;
};

using Filter = std::variant<Reached, Within, Lasted, Attributed, Took, Begins, Finishes, Follows, Holds>;

/// Error: an attribute the log does not have (those it has are listed).
Result<Cases> filtered(const Cases& cases, const std::vector<Filter>& filters);

/// Cases of the view in which a value of the column is given, and no value can be compared with the filter's (a text where
/// a number is asked for): they are in none. Error: no such column.
Result<std::size_t> not_comparable(const Cases& cases, const Attributed& filter);

/// One view per value of a column (of the events: the value of the case's first event), most cases first (ties by first
/// appearance), at most `most`; cases without a value are in none. Error: no such column.
struct Segment {
    std::string value;
    Cases cases;
};
Result<std::vector<Segment>> segments_by(const Cases& cases, const std::string& column, std::size_t most);

}  // namespace ciclo::journeys
