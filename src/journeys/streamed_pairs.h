// StreamedPairs: start and complete rows of a stream made into events, in the order of time of each case; used by
// StreamedPass.
//
//   if (!pairs.take(case_number, row)) …                    // it came too late
//   for (const StreamedEvent& event : pairs.ready()) …       // those whose place in their case is settled
//   pairs.finish();                                          // the rest: starts that stayed open are points
//
// The rules of events/group.h: by instance where there is one, else first in first out per case, activity and resource
// (then per case and activity); of one instant starts come before completes. Rows of one instant may come in any order,
// those of an earlier one are late. An event waits while one that began before it in its case is open: its place is
// known when that one ends. Memory: the last instant of every case (48 bytes a row), the open starts, and what stands
// behind them in their cases. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "events/buffer.h"
#include "events/columns.h"
#include "events/rows.h"

namespace ciclo::journeys {

struct StreamedRow {
    std::int64_t start_us = 0, end_us = 0;
    std::uint64_t instance = 0;  ///< 0: none
    std::uint64_t line = 0;      ///< ascends with the rows
    std::uint32_t activity = events::no_code, resource = events::no_code;
    events::RowKind kind = events::RowKind::point;
};

struct StreamedEvent {
    std::uint32_t case_number = events::no_code;
    StreamedRow row;             ///< whole, or a point; the line of a pair is its start's
    const char* note = nullptr;  ///< start_without_complete, complete_without_start
};

class StreamedPairs {
public:
    /// Room for cases 0 … `cases` − 1.
    void make_room(std::size_t cases);
    /// False: the row is of an earlier instant than the last of its case, and was not taken.
    bool take(std::uint32_t case_number, const StreamedRow& row);
    void finish();
    /// Events to be looked at now; the caller clears them.
    std::vector<StreamedEvent>& ready() { return ready_; }
    /// Completes without a start are news only where there are starts.
    bool any_start() const { return any_start_; }

private:
    using Order = std::tuple<std::uint32_t, std::int64_t, std::int64_t, std::uint64_t>;  ///< case, end, start, line
    using Work = std::tuple<std::uint32_t, std::uint32_t, std::uint64_t>;                ///< case, activity, instance
    using WorkOf = std::tuple<Work, std::uint32_t, std::uint64_t>;                       ///< …, resource, line

    void close_instant(std::uint32_t case_number);
    void open(std::uint32_t case_number, const StreamedRow& start);
    void complete(std::uint32_t case_number, StreamedRow row);
    /// The start that a complete ends, no longer open; nothing when there is none.
    bool take_partner(std::uint32_t case_number, const StreamedRow& complete, StreamedRow& start);
    bool has_waiting(std::uint32_t case_number) const;
    void give_settled(std::uint32_t case_number);

    events::Buffer<StreamedRow> instant_;                     ///< by case: the first row of its last instant
    std::multimap<std::uint32_t, StreamedRow> more_of_instant_;  ///< by case, in the order they came
    std::map<Order, StreamedEvent> waiting_;                  ///< open starts, and what stands behind them
    std::map<WorkOf, Order> open_of_resource_;
    std::map<std::pair<Work, std::uint64_t>, Order> open_of_any_;
    std::vector<StreamedEvent> ready_;
    std::vector<StreamedRow> closing_;
    bool any_start_ = false;
};

}  // namespace ciclo::journeys
