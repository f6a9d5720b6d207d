#include "journeys/streamed_pairs.h"

#include <algorithm>

namespace ciclo::journeys {

using events::RowKind;

void StreamedPairs::make_room(std::size_t cases) {
    if (cases > instant_.capacity()) instant_.reserve(cases + cases / 4 + 4096);
    instant_.grow(cases);  // with zeros: of line 0 is no row
}

bool StreamedPairs::take(std::uint32_t case_number, const StreamedRow& row) {
    StreamedRow& first = instant_[case_number];
    const bool is_first_of_case = first.line == 0;
    if (!is_first_of_case && row.end_us < first.end_us) return false;
    if (!is_first_of_case && row.end_us == first.end_us) {
        more_of_instant_.emplace(case_number, row);
        return true;
    }
    if (!is_first_of_case) close_instant(case_number);
    first = row;
    return true;
}

void StreamedPairs::finish() {
    for (std::uint32_t c = 0; c < instant_.size(); ++c) {
        if (instant_[c].line != 0) close_instant(c);
    }
    for (auto& [order, event] : waiting_) {
        if (event.row.kind == RowKind::start) event.row.kind = RowKind::point, event.note = "start_without_complete";
        ready_.push_back(event);
    }
    waiting_.clear();
    open_of_resource_.clear();
    open_of_any_.clear();
}

/// All rows of the instant are known: starts open, then completes end what is open.
void StreamedPairs::close_instant(std::uint32_t case_number) {
    closing_.assign(1, instant_[case_number]);
    const auto more = more_of_instant_.equal_range(case_number);
    for (auto at = more.first; at != more.second; ++at) closing_.push_back(at->second);
    more_of_instant_.erase(more.first, more.second);
    for (const StreamedRow& row : closing_) {
        if (row.kind == RowKind::start) open(case_number, row);
    }
    for (const StreamedRow& row : closing_) {
        if (row.kind != RowKind::start) complete(case_number, row);
    }
    give_settled(case_number);
}

void StreamedPairs::open(std::uint32_t case_number, const StreamedRow& start) {
    any_start_ = true;
    const Order order{case_number, start.end_us, start.start_us, start.line};
    const Work work{case_number, start.activity, start.instance};
    waiting_[order] = {case_number, start, nullptr};
    open_of_resource_[{work, start.resource, start.line}] = order;
    open_of_any_[{work, start.line}] = order;
}

void StreamedPairs::complete(std::uint32_t case_number, StreamedRow row) {
    StreamedEvent event{case_number, row, nullptr};
    if (row.kind == RowKind::complete) {
        StreamedRow start;
        const bool has_start = take_partner(case_number, row, start);
        event.row.kind = has_start ? RowKind::whole : RowKind::point;
        if (has_start) event.row.start_us = start.start_us, event.row.line = start.line;
        if (!has_start) event.note = "complete_without_start";
    }
    if (closing_.size() == 1 && !has_waiting(case_number)) {
        ready_.push_back(event);  // the ordinary case
    } else {
        waiting_[{case_number, event.row.end_us, event.row.start_us, event.row.line}] = event;
    }
}

bool StreamedPairs::take_partner(std::uint32_t case_number, const StreamedRow& complete, StreamedRow& start) {
    const Work work{case_number, complete.activity, complete.instance};
    const auto of_any = open_of_any_.lower_bound({work, 0});
    if (of_any == open_of_any_.end() || of_any->first.first != work) return false;
    const auto of_resource = open_of_resource_.lower_bound({work, complete.resource, 0});
    const bool is_same = of_resource != open_of_resource_.end() && std::get<0>(of_resource->first) == work &&
                         std::get<1>(of_resource->first) == complete.resource;
    const auto found = waiting_.find(is_same ? of_resource->second : of_any->second);
    start = found->second.row;
    open_of_resource_.erase({work, start.resource, start.line});
    open_of_any_.erase({work, start.line});
    waiting_.erase(found);
    return true;
}

bool StreamedPairs::has_waiting(std::uint32_t case_number) const {
    const auto at = waiting_.lower_bound({case_number, INT64_MIN, INT64_MIN, 0});
    return at != waiting_.end() && std::get<0>(at->first) == case_number;
}

/// What stands before the first open start of the case.
void StreamedPairs::give_settled(std::uint32_t case_number) {
    auto at = waiting_.lower_bound({case_number, INT64_MIN, INT64_MIN, 0});
    while (at != waiting_.end() && std::get<0>(at->first) == case_number && at->second.row.kind != RowKind::start) {
        ready_.push_back(at->second);
        at = waiting_.erase(at);
    }
}

}  // namespace ciclo::journeys
