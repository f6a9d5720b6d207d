// StreamedPass: what streamed() keeps while rows go by; used by it only.
#pragma once

#include <vector>

#include "base/result.h"
#include "events/stream_rows.h"
#include "journeys/path_tree.h"
#include "journeys/streamed_pairs.h"
#include "journeys/streamed_spread.h"

namespace ciclo::journeys {

/// What is known of a case so far; microseconds.
struct CaseState {
    std::int64_t first_start = 0, first_end = 0, last_start = 0, last_end = 0;
    std::uint32_t path = PathTree::root, resource = events::no_code;
};

class StreamedPass {
public:
    explicit StreamedPass(events::StreamRows& rows) : rows_(rows) {}
    /// The rows of the block that was read last.
    void take_block();
    /// After the last block: what waited for a complete row that did not come.
    void finish();
    /// Rows that came too late are too many.
    std::optional<Error> too_disordered() const;

    const PathTree& paths() const { return paths_; }
    const events::Buffer<CaseState>& cases() const { return cases_; }
    const std::vector<StreamedSpread>& gaps() const { return gaps_; }        ///< by the tree's moves
    const std::vector<StreamedSpread>& service() const { return service_; }  ///< by activity; may be shorter
    std::int64_t events() const { return events_; }
    std::int64_t out_of_order() const { return out_of_order_; }
    bool any_lasts() const { return any_lasts_; }
    /// The largest of a second, a millisecond and a microsecond that divides every instant.
    std::int64_t tick_us() const { return tick_us_; }

private:
    void take_in_order(std::uint32_t case_number, const StreamedRow& row);
    void take_to_pair(std::uint32_t case_number, const StreamedRow& row);
    void take_ready();
    void take(std::uint32_t case_number, const StreamedRow& event);
    void leave_out(const StreamedRow& row);
    LedgerEntry noted(const char* code, Treatment treatment, const StreamedRow& row) const;
    void measure(const StreamedRow& event, const CaseState& state, std::uint32_t path);

    events::StreamRows& rows_;
    PathTree paths_;
    StreamedPairs pairs_;
    Ledger unpaired_;  ///< completes without a start: news only where there are starts
    events::Buffer<CaseState> cases_;
    std::vector<StreamedSpread> gaps_, service_;
    std::int64_t events_ = 0, out_of_order_ = 0, tick_us_ = 1'000'000;
    bool any_lasts_ = false;
};

}  // namespace ciclo::journeys
