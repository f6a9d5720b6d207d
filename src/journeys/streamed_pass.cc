#include "journeys/streamed_pass.h"

#include <algorithm>

namespace ciclo::journeys {

using events::Row;
using events::RowKind;

namespace {

/// One row in so many may come too late; beyond, the file is in another order than that of time.
constexpr std::int64_t rows_per_late_one = 100;

}  // namespace

void StreamedPass::take_block() {
    constexpr std::size_t ahead = 16;  // rows whose case is fetched in advance
    const events::Rows& rows = rows_.rows();
    const bool has_lifecycle = rows_.has_lifecycle();
    if (rows_.cases().size() > cases_.size()) {
        const std::size_t wanted = rows_.cases().size();
        if (wanted > cases_.capacity()) cases_.reserve(wanted + wanted / 4 + 4096);
        cases_.grow(wanted);
        if (has_lifecycle) pairs_.make_room(wanted);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i + ahead < rows.size()) __builtin_prefetch(&cases_[rows.case_number[i + ahead]]);
        const Row row = rows.row(i);
        StreamedRow one{row.start_us, row.end_us, 0, rows_.line(i), row.activity, rows_.resource(row), row.kind};
        if (!has_lifecycle) {
            take_in_order(row.case_number, one);
            continue;
        }
        one.instance = rows_.instance(row);
        take_to_pair(row.case_number, one);
    }
}

void StreamedPass::take_in_order(std::uint32_t case_number, const StreamedRow& row) {
    const CaseState& state = cases_[case_number];
    const bool is_late = state.path != PathTree::root &&
                         (row.end_us < state.last_end || (row.end_us == state.last_end && row.start_us < state.last_start));
    if (is_late) return leave_out(row);
    take(case_number, row);
}

void StreamedPass::take_to_pair(std::uint32_t case_number, const StreamedRow& row) {
    if (!pairs_.take(case_number, row)) return leave_out(row);
    take_ready();
}

void StreamedPass::take_ready() {
    for (const StreamedEvent& event : pairs_.ready()) {
        if (event.note != nullptr) unpaired_.add(noted(event.note, Treatment::noted, event.row));
        take(event.case_number, event.row);
    }
    pairs_.ready().clear();
}

void StreamedPass::finish() {
    pairs_.finish();
    take_ready();
    if (pairs_.any_start()) rows_.ledger().append(unpaired_);
}

LedgerEntry StreamedPass::noted(const char* code, Treatment treatment, const StreamedRow& row) const {
    return {{rows_.file(), static_cast<int>(row.line), 1}, code, "", "", treatment, ""};
}

void StreamedPass::leave_out(const StreamedRow& row) {
    ++out_of_order_;
    rows_.ledger().add(noted("out_of_order_row", Treatment::row_left_out, row));
}

void StreamedPass::take(std::uint32_t case_number, const StreamedRow& event) {
    CaseState& state = cases_[case_number];
    const bool first = state.path == PathTree::root;
    const bool twins = !first && event.end_us == state.last_end && event.start_us == state.last_start &&
                       paths_[state.path].activity == event.activity && state.resource == event.resource;
    if (twins) rows_.ledger().add(noted("same_event_twice", Treatment::noted, event));
    const std::uint32_t path = paths_.step(state.path, event.activity);
    measure(event, state, path);
    if (first) state.first_end = event.end_us;
    state.first_start = first ? event.start_us : std::min(state.first_start, event.start_us);
    state.last_start = event.start_us;
    state.last_end = event.end_us;
    state.path = path;
    state.resource = event.resource;
    ++events_;
}

void StreamedPass::measure(const StreamedRow& event, const CaseState& state, std::uint32_t path) {
    while (tick_us_ > 1 && (event.end_us % tick_us_ != 0 || event.start_us % tick_us_ != 0)) tick_us_ /= 1000;
    if (const std::uint32_t move = paths_[path].move; move != events::no_code) {
        if (move >= gaps_.size()) gaps_.resize(move + std::size_t{1});
        gaps_[move].add(event.start_us - state.last_end);
    }
    if (event.kind != RowKind::whole) return;
    any_lasts_ = true;
    if (event.activity >= service_.size()) service_.resize(event.activity + std::size_t{1});
    service_[event.activity].add(event.end_us - event.start_us);
}

std::optional<Error> StreamedPass::too_disordered() const {
    if (out_of_order_ * rows_per_late_one <= events_ + out_of_order_) return std::nullopt;
    const auto& entries = rows_.ledger().entries();
    const auto late = std::find_if(entries.begin(), entries.end(),
                                   [](const LedgerEntry& entry) { return entry.code == "out_of_order_row"; });
    return Error{ErrorKind::invalid,
                 std::to_string(out_of_order_) + " rows come after later ones of their case, more than one in " +
                     std::to_string(rows_per_late_one) + "; a stream needs the order of time",
                 "leave --stream out, or sort the file by time",
                 late == entries.end() ? Place{rows_.file(), 0, 0} : late->place};
}

}  // namespace ciclo::journeys
