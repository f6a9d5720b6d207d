// EventLog: what really happened, case by case, in columns. Within a case: by start, then end, then position in the
// file.
//
// read_events() takes CSV (pm4py, Disco, bupaR or mapped headers), XES and XES.gz. Rows of one activity instance (start
// and complete) are paired; nothing is dropped without a ledger entry. Movable columns, read-only after reading.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/ledger.h"
#include "calendar/instant.h"

namespace ciclo::trace {

inline constexpr std::uint32_t no_resource = 0xFFFFFFFFU;

struct EventLog {
    std::vector<std::string> activities;    ///< dictionary, in order of first appearance
    std::vector<std::string> resources;     ///< dictionary
    std::vector<std::string> cases;         ///< dictionary, in order of first appearance
    std::vector<std::uint64_t> case_begin;  ///< cases.size() + 1 offsets into the columns below
    std::vector<std::uint32_t> activity;
    std::vector<std::uint32_t> resource;  ///< no_resource where not given
    std::vector<std::int64_t> start_us;   ///< microseconds UTC
    std::vector<std::int64_t> end_us;     ///< = start_us when the log has one time per event
    bool has_both_times = false;          ///< at least one event has a start and an end of its own
    /// 0 where only one of the two times was in the file: end − start says nothing there. Empty when every event is
    /// alike.
    std::vector<std::uint8_t> duration_known;
    std::string file;
    Ledger ledger;

    std::size_t events() const { return activity.size(); }
    /// True when end − start of the event is a duration, and not one time written twice.
    bool lasts(std::size_t event) const { return duration_known.empty() ? has_both_times : duration_known[event] != 0; }
};

}  // namespace ciclo::trace
