// XesRows: the rows of a XES log, from whoever walks its elements: the scanner, or expat for what the scanner leaves. Log >
// trace > event; attributes inside attributes, lists, containers and <global> are not the event's own. See read_log.h for
// the rules and the codes.
//
//   switch (rows.start(local_name, depth, mark)) { case Wants::attribute: rows.attribute(key, value, Stays::yes); … }
//   rows.end(depth);
//   return std::move(rows).finish(…);
//
// A mark is whatever the walker finds a place by. One thread.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event_words.h"
#include "events/group.h"
#include "events/names.h"
#include "events/quick_time.h"
#include "formats/columns.h"

namespace ciclo::events {

class XesRows {
public:
    using Mark = std::uint64_t;
    enum class Wants { nothing, attribute, not_a_log };
    /// Whether a text outlives its trace.
    enum class Stays { yes, no };

    XesRows(std::string file, const formats::FileColumns& mapping, Lifecycle lifecycle,
            std::function<Place(Mark)> place_of);

    /// An element begins, `depth` 1 for the outermost. `attribute`: its key and value are asked for.
    Wants start(std::string_view local_name, int depth, Mark mark);
    void attribute(std::string_view key, std::string_view value, Stays stays);
    void end(int depth);

    const std::vector<Mark>& marks_of_rows() const { return marks_; }
    /// Without its `place`, which the walker knows.
    Ungrouped finish() &&;

private:
    enum Field : std::uint8_t { activity, time, start_time, resource, lifecycle, instance, n_fields };
    struct Event {
        std::array<std::string_view, n_fields> texts;  ///< "" = not given
        Mark mark = 0;
        std::string_view operator[](Field field) const { return texts[field]; }
    };

    void take_keys(const formats::FileColumns& mapping, Lifecycle lifecycle);
    std::string_view kept(std::string_view text, Stays stays);
    void begin_trace(Mark mark);
    void end_event();
    void end_trace();
    void note_trace(const std::string& code);
    void leave_out(const Event& event, const std::string& code, Field field, Treatment treatment = Treatment::row_left_out);
    void add_event(const Event& event, std::string_view case_name, std::uint32_t& case_number);
    Transition transition(const Event& event);
    bool read_instant(std::string_view text, std::int64_t& microseconds);
    bool read_times(const Event& event, Row& row);
    void flush();

    const std::string file_;
    const formats::FileColumns& mapping_;
    const std::function<Place(Mark)> place_of_;
    std::string case_key_;
    std::array<std::string, n_fields> keys_;
    std::uint64_t key_sizes_ = 0;  ///< bit n: a key of n bytes is wanted

    std::vector<Mark> marks_;
    Ledger ledger_;
    CaseNames cases_, traces_named_;
    NameIndex activities_, resources_, instances_;
    RowRange range_;
    static constexpr std::size_t batch_rows = 64;
    std::vector<Row> batch_;
    QuickTime quick_time_;
    std::string lifecycle_seen_;
    Transition transition_seen_ = Transition::complete;

    bool in_trace_ = false, in_event_ = false;
    int event_depth_ = 0;
    std::int64_t traces_ = 0;
    Mark trace_mark_ = 0;
    std::string_view trace_name_;
    std::deque<std::string> kept_;  ///< texts of this trace that do not stay of themselves
    std::vector<Event> trace_events_;
    Event event_;
};

}  // namespace ciclo::events
