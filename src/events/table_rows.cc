#include "events/table_rows.h"

#include "calendar/date_format.h"
#include "events/zones.h"

namespace ciclo::events {

using formats::FoundColumn;

TableRows::TableRows(const formats::Table& table, const EventColumns& columns, const formats::FileColumns& mapping,
                     Ledger& ledger)
    : table_(table), columns_(columns), mapping_(mapping), ledger_(ledger) {}

Errors TableRows::decide_dates(const std::vector<std::size_t>& rows) {
    std::vector<const FoundColumn*> times;
    for (const auto* column : {&columns_.end, &columns_.start}) {
        if (*column) times.push_back(&**column);
    }
    const std::size_t n = rows.size();
    const auto order =
        calendar::decide_day_order({.header = times.front()->header,
                                    .count = n * times.size(),
                                    .text = [&](std::size_t i) { return times[i / n]->text(table_, rows[i % n]); },
                                    .place = [&](std::size_t i) { return times[i / n]->place(table_, rows[i % n]); }},
                                   mapping_.date_order);
    if (!order) return order.errors();
    order_ = *order;
    return {};
}

std::string_view TableRows::text_of(const std::optional<FoundColumn>& column, std::size_t row) const {
    const std::string_view cell = column ? column->text(table_, row) : std::string_view();
    return formats::says_nothing(cell, mapping_) ? std::string_view() : cell;
}

void TableRows::leave_out(const FoundColumn& column, std::size_t row, const std::string& code, Treatment treatment) {
    ledger_.add(
        {column.place(table_, row), code, column.header, formats::shown_cell(column.text(table_, row)), treatment, ""});
}

std::optional<RowKind> kind_of_row(std::string_view lifecycle, const FoundColumn& column, bool has_start_column) {
    const std::string* meaning =
        column.source == nullptr ? nullptr : formats::meaning_of(column.source->values, lifecycle);
    const Transition found = transition_of(meaning == nullptr ? lifecycle : std::string_view(*meaning));
    if (found == Transition::other || (found == Transition::start && has_start_column)) return std::nullopt;
    return found == Transition::start ? RowKind::start : RowKind::complete;
}

std::optional<RowText> TableRows::read(std::size_t row) {
    const std::string_view case_name = text_of(columns_.case_name, row), activity = text_of(columns_.activity, row);
    if (case_name.empty()) return leave_out(*columns_.case_name, row, "no_case"), std::nullopt;
    if (activity.empty()) return leave_out(*columns_.activity, row, "no_activity"), std::nullopt;
    RowText out;
    if (columns_.lifecycle) {
        const auto kind =
            kind_of_row(text_of(columns_.lifecycle, row), *columns_.lifecycle, columns_.start.has_value());
        if (!kind) return leave_out(*columns_.lifecycle, row, "lifecycle_not_used"), std::nullopt;
        out.kind = *kind;
    }
    if (!read_times(row, out)) return std::nullopt;
    out.case_name = case_name;
    out.activity = activity;
    out.resource = text_of(columns_.resource, row);
    out.instance = text_of(columns_.instance, row);
    return out;
}

TableRows::ReadTime TableRows::time_of(const std::optional<FoundColumn>& column, std::size_t row) const {
    const std::string_view cell = text_of(column, row);
    if (cell.empty()) return {};
    const auto instant = calendar::parse_instant(cell, order_);
    return instant ? ReadTime{TimeState::good, instant->microseconds_utc} : ReadTime{TimeState::bad, 0};
}

bool TableRows::read_times(std::size_t row, RowText& out) {
    const ReadTime start = time_of(columns_.start, row), end = time_of(columns_.end, row);
    const bool has_start = start.state == TimeState::good, has_end = end.state == TimeState::good;
    if (!has_start && !has_end) {
        const FoundColumn& column = columns_.end ? *columns_.end : *columns_.start;
        const bool bad = start.state == TimeState::bad || end.state == TimeState::bad;
        leave_out(column, row, bad ? "not_a_time" : "no_time");
        return false;
    }
    const Treatment left_out = Treatment::value_left_out;
    if (start.state == TimeState::bad) leave_out(*columns_.start, row, "not_a_time", left_out);
    if (end.state == TimeState::bad) leave_out(*columns_.end, row, "not_a_time", left_out);
    const bool backwards = has_start && has_end && end.microseconds < start.microseconds;
    if (backwards) leave_out(*columns_.start, row, "end_before_start", left_out);
    out.end_us = has_end ? end.microseconds : start.microseconds;
    out.start_us = has_start && !backwards ? start.microseconds : out.end_us;
    out.zone_minutes = zone_minutes_of(text_of(has_end ? columns_.end : columns_.start, row));
    if (columns_.start) out.kind = has_start && has_end && !backwards ? RowKind::whole : RowKind::point;
    return true;
}

}  // namespace ciclo::events
