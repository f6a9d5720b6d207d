#include "journeys/streamed_pass.h"

#include <algorithm>

namespace ciclo::journeys {

using events::Row;
using events::RowKind;

namespace {

/// One row in so many may come too late; beyond, the file is in another order than that of time.
constexpr std::int64_t rows_per_late_one = 100;

Error start_rows(const Place& place) {
    return {ErrorKind::unsupported,
            "rows that say \"start\" wait for their complete row, which a stream cannot do",
            "leave --stream out, or give --lifecycle every_row", place};
}

}  // namespace

Result<Done> StreamedPass::take_block() {
    constexpr std::size_t ahead = 16;  // rows whose case is fetched in advance
    const events::Rows& rows = rows_.rows();
    if (rows_.cases().size() > cases_.size()) {
        const std::size_t wanted = rows_.cases().size();
        if (wanted > cases_.capacity()) cases_.reserve(wanted + wanted / 4 + 4096);
        cases_.grow(wanted);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i + ahead < rows.size()) __builtin_prefetch(&cases_[rows.case_number[i + ahead]]);
        const Row row = rows.row(i);
        if (row.kind == RowKind::start) return start_rows(rows_.place(i));
        take(row, i);
    }
    return done;
}

void StreamedPass::note(const char* code, Treatment treatment, std::size_t place) {
    rows_.ledger().add({rows_.place(place), code, "", "", treatment, ""});
}

bool StreamedPass::in_order(const Row& row, std::size_t place, const CaseState& state) {
    if (row.end_us > state.last_end || (row.end_us == state.last_end && row.start_us >= state.last_start)) return true;
    ++out_of_order_;
    note("out_of_order_row", Treatment::row_left_out, place);
    return false;
}

void StreamedPass::take(const Row& row, std::size_t place) {
    CaseState& state = cases_[row.case_number];
    const bool first = state.path == PathTree::root;
    if (!first && !in_order(row, place, state)) return;
    const std::uint32_t resource = rows_.resource(row);
    const bool twins = !first && row.end_us == state.last_end && row.start_us == state.last_start &&
                       paths_[state.path].activity == row.activity && state.resource == resource;
    if (twins) note("same_event_twice", Treatment::noted, place);
    const std::uint32_t path = paths_.step(state.path, row.activity);
    measure(row, state, path);
    if (first) state.first_end = row.end_us;
    state.first_start = first ? row.start_us : std::min(state.first_start, row.start_us);
    state.last_start = row.start_us;
    state.last_end = row.end_us;
    state.path = path;
    state.resource = resource;
    ++events_;
}

void StreamedPass::measure(const Row& row, const CaseState& state, std::uint32_t path) {
    while (tick_us_ > 1 && (row.end_us % tick_us_ != 0 || row.start_us % tick_us_ != 0)) tick_us_ /= 1000;
    if (const std::uint32_t move = paths_[path].move; move != events::no_code) {
        if (move >= gaps_.size()) gaps_.resize(move + std::size_t{1});
        gaps_[move].add(row.start_us - state.last_end);
    }
    if (row.kind != RowKind::whole) return;
    any_lasts_ = true;
    if (row.activity >= service_.size()) service_.resize(row.activity + std::size_t{1});
    service_[row.activity].add(row.end_us - row.start_us);
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
