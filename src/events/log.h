// Log: what really happened, case by case, in columns of about 11 bytes an event. Within a case events stand by their
// end, then start, then position in the file (a log with one time per event: by that time, then position).
//
//   Result<Log> log = read_log(bytes, "visits.csv", columns, {});
//   for (std::size_t c = 0; c < log->cases.size(); ++c)
//       for (std::uint64_t e = log->case_begin[c]; e < log->case_begin[c + 1]; ++e) … log->activity[e] …
//
// Movable; read-only after reading; any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ledger.h"
#include "events/columns.h"
#include "events/kept_pages.h"

namespace ciclo::events {

/// Names by number, in the order of first appearance in the file. Texts stand in one buffer: 825,000 case names cost
/// their bytes and 4 more each.
class Dictionary {
public:
    std::size_t size() const { return begin_.size() < 2 ? 0 : begin_.size() - 1; }
    std::string_view operator[](std::size_t number) const {
        return {text_.data() + begin_[number], begin_[number + 1] - begin_[number]};
    }
    /// By looking at every entry: for questions, not for loops.
    std::optional<std::uint32_t> find(std::string_view name) const;
    void add(std::string_view name);
    void reserve(std::size_t names, std::size_t bytes);
    static Dictionary of(Buffer<char> text, Buffer<std::uint32_t> begin);

    const Buffer<char>& text() const { return text_; }
    const Buffer<std::uint32_t>& begin() const { return begin_; }

private:
    Buffer<char> text_;
    Buffer<std::uint32_t> begin_;  ///< size() + 1 offsets
};

/// A further column, for segments and filters: dictionary-coded text, of every event or of every case.
struct Attribute {
    std::string name;
    Dictionary values;
    Codes codes;  ///< parallel to the events, or to the cases; no_code = not given
};

struct Log {
    Dictionary cases, activities, resources;
    Buffer<std::uint64_t> case_begin;  ///< cases + 1 offsets into the columns below
    Codes activity, resource;
    Times start, end;                     ///< end = start where there was one time only
    bool has_both_times = false;          ///< at least one event has a start and an end of its own
    Buffer<std::uint8_t> duration_known;  ///< 0 where only one of the two times was given; empty = all events alike
    std::vector<Attribute> of_events, of_cases;  ///< those that were asked for
    std::string file;
    Ledger ledger;
    std::shared_ptr<const KeptPages> kept_pages;  ///< what reading left behind, for the columns of its measures

    std::size_t events() const { return activity.size(); }
    /// True when end − start of the event is a duration, and not one time written twice.
    bool lasts(std::size_t event) const { return duration_known.empty() ? has_both_times : duration_known[event] != 0; }
};

}  // namespace ciclo::events
