// XesRows: the rows of a XES log, from whoever walks its elements: the scanner, or expat for what the scanner leaves. Log >
// trace > event; attributes inside attributes, lists, containers and <global> are not the event's own. See read_log.h for
// the rules and the codes.
//
//   switch (rows.start(local_name, depth, mark)) { case Wants::attribute: rows.attribute(key, value, Stays::yes); … }
//   rows.end(depth);
//   return joined_rows(std::move(all), …);
//
// A walker that sees traces whole calls begin_trace(), begin_event() and their ends itself. Several may each walk a part
// of the file, cut between traces; joined_rows() makes one of them. A mark is whatever the walker finds a place by. One
// thread each.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event_words.h"
#include "events/group.h"
#include "events/names.h"
#include "events/quick_time.h"
#include "events/read_xes.h"
#include "events/xes_further.h"
#include "formats/columns.h"

namespace ciclo::events {

class XesRows {
public:
    using Mark = std::uint64_t;
    enum class Wants { nothing, attribute, not_a_log };
    /// Whether a text outlives its trace.
    enum class Stays { yes, no };

    /// `text`: what the texts that stay are views of; empty when none does.
    XesRows(std::string file, const formats::FileColumns& mapping, const XesOptions& options, std::string_view text,
            std::function<Place(Mark)> place_of);

    /// An element begins, `depth` 1 for the outermost. `attribute`: its key and value are asked for.
    Wants start(std::string_view local_name, int depth, Mark mark);
    void end(int depth);
    /// Of the event that is open, else of the trace.
    void attribute(std::string_view key, std::string_view value, Stays stays);

    void begin_trace(Mark mark);
    void begin_event(Mark mark);
    void end_event();
    void end_trace();
    /// As if the open trace had not begun: it will be walked again.
    void forget_trace();

    /// One per row that was taken.
    Buffer<Mark> take_marks() { return std::move(marks_); }

private:
    enum Field : std::uint8_t { activity, time, start_time, resource, lifecycle, instance, n_fields };
    struct Event {
        std::array<std::string_view, n_fields> texts;  ///< "" = not given
        Mark mark = 0;
        XesFurther::Values further = {};
        std::string_view operator[](Field field) const { return texts[field]; }
    };
    friend class XesJoin;

    void take_keys(const formats::FileColumns& mapping, Lifecycle lifecycle);
    std::string_view kept(std::string_view text, Stays stays);
    void name_trace(std::string_view name, Stays stays);
    Wants inside(int outer_depth, std::string_view name, int depth);
    std::string_view way_to(std::string_view key);
    void further_value(std::string_view key, std::string_view value, Stays stays);
    bool is_padded(std::string_view text) const;
    std::uint32_t number_in(NameIndex& names, std::string_view text) const;
    std::string made_name() const;
    void note_trace(const std::string& code);
    void leave_out(const Event& event, const std::string& code, Field field, Treatment treatment = Treatment::row_left_out);
    void add_event(const Event& event, std::uint32_t name_number);
    std::uint32_t case_of_name(std::uint32_t name_number);
    Transition transition(std::string_view text);
    bool read_instant(std::string_view text, std::int64_t& microseconds);
    bool read_times(const Event& event, Row& row);
    void flush();

    const std::string file_;
    const formats::FileColumns& mapping_;
    const std::string_view text_;
    const std::function<Place(Mark)> place_of_;
    std::string case_key_;
    std::array<std::string, n_fields> keys_;
    std::uint64_t key_sizes_ = 0;  ///< bit n: a key of n bytes is wanted

    Buffer<Mark> marks_;
    Ledger ledger_;
    CaseNames trace_names_;
    std::vector<std::uint32_t> case_of_name_;    ///< by the name's number; no_code while no event of it was taken
    std::vector<std::uint32_t> names_of_cases_;  ///< by the case's number
    NameIndex activities_, resources_, instances_, lifecycles_;
    std::vector<Transition> transitions_;  ///< by the number in lifecycles_
    RowRange range_;
    static constexpr std::size_t batch_rows = 64;
    std::vector<Row> batch_;
    QuickTime quick_time_;

    bool in_trace_ = false, in_event_ = false;
    int event_depth_ = 0;
    std::int64_t traces_ = 0;
    bool counts_from_first_ = false;  ///< a trace was called by its place among all traces of the file
    Mark trace_mark_ = 0;
    std::string_view trace_name_;
    std::optional<CaseNames::Key> trace_key_;  ///< of trace_name_, looked up when its slot has arrived
    std::deque<std::string> kept_;  ///< texts of this trace that do not stay of themselves
    std::vector<Event> events_;     ///< of the open trace: its name may stand behind its events
    Event* event_ = nullptr;        ///< the open one
    Event outside_;                 ///< one that stands in no trace

    const bool asks_further_;
    XesFurther of_events_, of_traces_;
    int zone_minutes_ = 0;  ///< of the instant read last
    /// Keys of the open attributes, one inside the other ("a:b"), and where each ends; kept only for further ones.
    std::string way_;
    std::vector<std::size_t> way_ends_;
};

/// Several parts, as one.
struct XesJoined {
    Ungrouped rows;  ///< without its `place`, which the walker knows
    std::optional<Error> error;
};

/// The parts of one file in its order. Nothing when a part would have needed to know what stands before it (traces
/// without names, names that come again): walk the file as one part. Error: of further attributes.
std::optional<XesJoined> joined_rows(std::vector<std::unique_ptr<XesRows>> parts, const Further& further);

}  // namespace ciclo::events
