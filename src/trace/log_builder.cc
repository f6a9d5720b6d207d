#include "trace/log_builder.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "trace/limits.h"

namespace ciclo::trace {

namespace {

/// Starts of one case that wait for their complete row.
struct OpenStart {
    LogRow row;
    bool taken = false;
};

bool same_work(const LogRow& start, const LogRow& complete) {
    return start.activity == complete.activity && start.instance == complete.instance;
}

/// The first start of the same activity and instance, by the same resource if there is one, else by any.
OpenStart* partner_of(const LogRow& complete, std::vector<OpenStart>& open) {
    OpenStart* other_resource = nullptr;
    for (OpenStart& start : open) {
        if (start.taken || !same_work(start.row, complete)) continue;
        if (start.row.resource == complete.resource) return &start;
        if (other_resource == nullptr) other_resource = &start;
    }
    return other_resource;
}

bool earlier_row(const LogRow& a, const LogRow& b) {
    const auto order = [](const LogRow& row) {
        // at one instant a start goes before a complete: work that took no time is one piece of work
        return std::tuple(row.case_index, row.start_us, row.kind == RowKind::start ? 0 : 1, row.position);
    };
    return order(a) < order(b);
}

bool twins(const LogRow& a, const LogRow& b) {
    return a.case_index == b.case_index && a.activity == b.activity && a.resource == b.resource &&
           a.start_us == b.start_us && a.end_us == b.end_us;
}

}  // namespace

std::uint32_t TextIndex::of(std::string_view text) {
    if (!texts_.empty() && text == last_text_) return last_;
    auto found = index_.find(text);
    if (found == index_.end()) {
        found = index_.emplace(std::string(text), static_cast<std::uint32_t>(texts_.size())).first;
        texts_.emplace_back(text);
    }
    last_text_ = text;
    last_ = found->second;
    return last_;
}

LogBuilder::LogBuilder(std::string file, std::function<Place(std::size_t)> place)
    : file_(std::move(file)), place_(std::move(place)) {}

std::optional<Error> LogBuilder::too_large() const {
    const auto over = [&](std::size_t n, std::size_t most, const std::string& what) {
        return n <= most ? std::optional<Error>()
                         : Error{ErrorKind::limit,
                                 "the log has " + std::to_string(n) + " " + what,
                                 "keep it within " + std::to_string(most),
                                 {file_, 0, 0}};
    };
    if (auto error = over(rows_.size(), limits::events, "events")) return error;
    if (auto error = over(activities_.size(), limits::activities, "different activities")) return error;
    return over(resources_.size(), limits::resources, "different resources");
}

void LogBuilder::note(const LogRow& row, const char* code) {
    ledger_.add({place_(row.position), code, "", "", Treatment::noted, ""});
}

/// Rows of kind start and complete become whole rows; those without a partner become points.
void LogBuilder::pair_rows() {
    const bool starts =
        std::any_of(rows_.begin(), rows_.end(), [](const LogRow& row) { return row.kind == RowKind::start; });
    if (!starts) {
        // a log of completions only: every event has one time, which is the ordinary case and no news
        for (LogRow& row : rows_) {
            if (row.kind == RowKind::complete) row.kind = RowKind::point;
        }
        return;
    }
    std::sort(rows_.begin(), rows_.end(), earlier_row);
    std::vector<LogRow> paired;
    paired.reserve(rows_.size() / 2 + 1);
    std::vector<OpenStart> open;
    const auto close_case = [&] {
        for (OpenStart& start : open) {
            if (start.taken) continue;
            note(start.row, "start_without_complete");
            start.row.kind = RowKind::point;
            paired.push_back(start.row);
        }
        open.clear();
    };
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        LogRow row = rows_[i];
        if (i > 0 && row.case_index != rows_[i - 1].case_index) close_case();
        if (row.kind == RowKind::start) {
            open.push_back({row});
            continue;
        }
        if (row.kind == RowKind::complete) {
            OpenStart* start = partner_of(row, open);
            row.kind = start == nullptr ? RowKind::point : RowKind::whole;
            if (start == nullptr) {
                note(row, "complete_without_start");
            } else {
                start->taken = true;
                row.start_us = start->row.start_us;
                row.position = start->row.position;
            }
        }
        paired.push_back(row);
    }
    close_case();
    rows_ = std::move(paired);
}

void LogBuilder::sort_rows() {
    std::sort(rows_.begin(), rows_.end(), [](const LogRow& a, const LogRow& b) {
        return std::tie(a.case_index, a.start_us, a.end_us, a.position) <
               std::tie(b.case_index, b.start_us, b.end_us, b.position);
    });
}

void LogBuilder::note_twins() {
    for (std::size_t i = 1; i < rows_.size(); ++i) {
        if (twins(rows_[i - 1], rows_[i])) note(rows_[i], "same_event_twice");
    }
}

EventLog LogBuilder::columns() {
    EventLog log;
    log.file = file_;
    log.activities = std::move(activities_).take();
    log.resources = std::move(resources_).take();
    log.cases = std::move(cases_).take();
    log.case_begin.assign(log.cases.size() + 1, 0);
    std::size_t lasting = 0;
    for (const LogRow& row : rows_) {
        ++log.case_begin[row.case_index + 1];
        log.activity.push_back(row.activity);
        log.resource.push_back(row.resource);
        log.start_us.push_back(row.start_us);
        log.end_us.push_back(row.end_us);
        if (row.kind == RowKind::whole) ++lasting;
    }
    for (std::size_t i = 1; i < log.case_begin.size(); ++i) log.case_begin[i] += log.case_begin[i - 1];
    log.has_both_times = lasting > 0;
    if (lasting > 0 && lasting < rows_.size()) {
        for (const LogRow& row : rows_) log.duration_known.push_back(row.kind == RowKind::whole ? 1 : 0);
    }
    log.ledger = std::move(ledger_);
    return log;
}

Result<EventLog> LogBuilder::finish() && {
    if (const auto error = too_large()) return *error;
    if (rows_.empty()) {
        return Error{ErrorKind::invalid, "no event of " + file_ + " could be used",
                     ledger_.counts().empty()
                         ? "check that it is the right file"
                         : "every row was left out (" + ledger_.counts().front().code + "); check the columns",
                     ledger_.entries().empty() ? Place{file_, 0, 0} : ledger_.entries().front().place};
    }
    pair_rows();
    sort_rows();
    note_twins();
    return columns();
}

}  // namespace ciclo::trace
