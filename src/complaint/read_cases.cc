#include "complaint/read_cases.h"

#include <unordered_map>
#include <unordered_set>

#include "base/number.h"
#include "base/text.h"
#include "calendar/date_format.h"
#include "calendar/duration.h"
#include "complaint/case_words.h"
#include "cycle/moment_names.h"
#include "formats/cells.h"

namespace ciclo::complaint {

namespace {

using formats::FoundColumn;

struct CaseColumns {
    std::optional<FoundColumn> code, type, received, acknowledged_hours, acknowledged, moment, element, cause_type,
        cause, told_working_days, told;
};

CaseColumns find_columns(formats::ColumnFinder& columns) {
    CaseColumns out;
    out.code =
        columns.find("code", {"code", "case", "case id", "case code", "complaint id", "ticket", "ticket id", "codigo",
                              "caso", "expediente", "folio", "zaak", "zaaknummer", "dossier", "nummer", "id"});
    out.type = columns.find("type", {"type", "case type", "tipo", "tipo de caso", "soort"});
    out.received = columns.find(
        "received", {"received", "date received", "received on", "recibido", "recibida", "fecha de recepcion",
                     "fecha recepcion", "fecha", "ontvangen", "ontvangen op", "datum ontvangst", "date", "datum"});
    out.acknowledged_hours =
        columns.find("acknowledged_hours", {"ack hours", "acknowledged hours", "hours to acknowledge", "horas de acuse",
                                            "horas acuse", "uren tot bevestiging"});
    out.acknowledged = columns.find(
        "acknowledged", {"acknowledged", "acknowledged on", "acuse", "fecha de acuse", "bevestigd", "bevestigd op"});
    out.moment = columns.find(
        "moment", {"moment", "moment of truth", "momento", "momento de la verdad", "moment van de waarheid"});
    out.element = columns.find("element", {"element", "elemento"});
    out.cause_type = columns.find("cause_type", {"cause type", "tipo de causa", "soort oorzaak"});
    out.cause = columns.find("cause", {"cause", "causa", "oorzaak"});
    out.told_working_days =
        columns.find("told_working_days", {"working days", "told working days", "dias habiles", "werkdagen"});
    out.told = columns.find(
        "told", {"told", "told on", "answered on", "informado", "fecha de respuesta", "verteld", "beantwoord op"});
    return out;
}

bool has_time_of_day(std::string_view cell) {
    return cell.find(':') != std::string_view::npos;
}

class CasesReader {
public:
    CasesReader(const formats::Table& table, const cycle::Map& map, const formats::FileColumns& mapping)
        : table_(table), mapping_(mapping), moments_(map) {}

    Result<Cases> read();

private:
    void no_columns(const std::string& headers);
    /// `moment: {column: …, values: {text: M9}}` must name moments of the map.
    void check_meanings();
    calendar::DayOrder order_of(const std::optional<FoundColumn>& column);
    void note_whole_file();
    void leave_value_out(const FoundColumn& column, std::size_t row, const std::string& code);
    std::string_view text_of(const std::optional<FoundColumn>& column, std::size_t row) const;
    /// The cell, or what the mapping says it means; empty without column.
    std::string meaning(const std::optional<FoundColumn>& column, std::size_t row) const;
    void read_row(std::size_t row);
    /// The type decides whether a case counts as dissatisfaction, so a row without one is not used.
    bool read_type(std::size_t row, Case& found);
    void read_facts(std::size_t row, Case& found);
    std::optional<double> duration(const std::optional<FoundColumn>& column, std::size_t row);
    std::optional<calendar::Day> day(const std::optional<FoundColumn>& column, calendar::DayOrder order,
                                     std::size_t row);
    void read_dates(std::size_t row, Case& found);
    void acknowledged_from_stamps(std::size_t row, Case& found);

    const formats::Table& table_;
    const formats::FileColumns& mapping_;
    cycle::MomentNames moments_;
    Errors errors_;
    Cases cases_;
    CaseColumns columns_;
    std::vector<std::size_t> rows_;
    std::unordered_set<std::string> codes_;
    calendar::DayOrder received_order_{}, acknowledged_order_{}, told_order_{};
};

Result<Cases> CasesReader::read() {
    cases_.file = table_.file();
    formats::ColumnFinder finder(table_, mapping_, "cases", errors_);
    columns_ = find_columns(finder);
    if (errors_.empty() && !columns_.code && !columns_.type && !columns_.received && !columns_.moment) {
        no_columns(finder.headers_text());
    }
    check_meanings();
    rows_ = formats::rows_to_read(table_, mapping_, errors_, cases_.ledger);
    received_order_ = order_of(columns_.received);
    acknowledged_order_ = order_of(columns_.acknowledged);
    told_order_ = order_of(columns_.told);
    if (!errors_.empty()) return errors_;
    finder.note_unused(cases_.ledger);
    note_whole_file();
    for (const std::size_t row : rows_) read_row(row);
    return std::move(cases_);
}

void CasesReader::no_columns(const std::string& headers) {
    errors_.push_back(
        {ErrorKind::invalid,
         "none of the columns code, type, received and moment is in " + table_.file() + "; its headers are " + headers,
         "rename the headers, or write cases: {code: \"header\", received: \"header\"} in a column mapping file",
         {table_.file(), 1, 1},
         "no_complaint_columns"});
}

void CasesReader::check_meanings() {
    if (!columns_.moment || columns_.moment->source == nullptr) return;
    for (const formats::CellMeaning& value : columns_.moment->source->values) {
        if (moments_.find(value.meaning)) continue;
        const auto near = moments_.nearest_name(value.meaning);
        errors_.push_back({ErrorKind::not_found,
                           "cases.moment names the moment " + quoted(value.meaning) + ", which is not in the map",
                           near ? "did you mean " + *near + "?" : "its moments are " + moments_.ids_text(), value.place,
                           "moment_not_in_map"});
    }
}

calendar::DayOrder CasesReader::order_of(const std::optional<FoundColumn>& column) {
    if (!column) return calendar::DayOrder::year_month_day;
    const auto order =
        calendar::decide_day_order({.header = column->header,
                                    .count = rows_.size(),
                                    .text = [&](std::size_t i) { return column->text(table_, rows_[i]); },
                                    .place = [&](std::size_t i) { return column->place(table_, rows_[i]); }},
                                   mapping_.date_order);
    if (order) return *order;
    errors_.insert(errors_.end(), order.errors().begin(), order.errors().end());
    return calendar::DayOrder::year_month_day;
}

void CasesReader::note_whole_file() {
    const Place whole{table_.file(), 0, 0};
    if (!columns_.code) cases_.ledger.add({whole, "no_case_code", "", "", Treatment::noted, ""});
    if (!columns_.type) cases_.ledger.add({whole, "type_not_given", "", "", Treatment::noted, ""});
    if (columns_.told && !columns_.told_working_days) {
        cases_.ledger.add({whole, "weekdays_without_holidays", columns_.told->header, "", Treatment::noted, ""});
    }
}

void CasesReader::leave_value_out(const FoundColumn& column, std::size_t row, const std::string& code) {
    cases_.ledger.add({column.place(table_, row), code, column.header, formats::shown_cell(column.text(table_, row)),
                       Treatment::value_left_out, ""});
}

std::string_view CasesReader::text_of(const std::optional<FoundColumn>& column, std::size_t row) const {
    const std::string_view cell = column ? column->text(table_, row) : std::string_view();
    return formats::says_nothing(cell, mapping_) ? std::string_view() : cell;
}

std::string CasesReader::meaning(const std::optional<FoundColumn>& column, std::size_t row) const {
    const std::string_view cell = text_of(column, row);
    if (!column || column->source == nullptr) return std::string(cell);
    const std::string* told = formats::meaning_of(column->source->values, column->text(table_, row));
    return told == nullptr ? std::string(cell) : *told;
}

void CasesReader::read_row(std::size_t row) {
    Case found;
    found.place = table_.place(row, 0);
    found.code = std::string(text_of(columns_.code, row));
    if (!found.code.empty() && !codes_.insert(found.code).second) {
        cases_.ledger.add({columns_.code->place(table_, row), "duplicate_case", columns_.code->header,
                           formats::shown_cell(found.code), Treatment::row_left_out, ""});
        return;
    }
    if (found.code.empty()) found.code = "row " + std::to_string(row + 1);
    if (!read_type(row, found)) return;
    read_facts(row, found);
    read_dates(row, found);
    cases_.cases.push_back(std::move(found));
}

bool CasesReader::read_type(std::size_t row, Case& found) {
    if (!columns_.type) return true;
    const std::optional<CaseType> type = case_type_of(meaning(columns_.type, row));
    if (type)
        found.type = *type;
    else {
        cases_.ledger.add({columns_.type->place(table_, row), "unknown_type", columns_.type->header,
                           formats::shown_cell(columns_.type->text(table_, row)), Treatment::row_left_out, ""});
    }
    return type.has_value();
}

void CasesReader::read_facts(std::size_t row, Case& found) {
    if (const std::string text = meaning(columns_.moment, row); !text.empty()) {
        const auto moment = moments_.find(text);
        if (moment)
            found.moment = *moment;
        else
            leave_value_out(*columns_.moment, row, "unknown_moment");
    }
    if (const std::string text = meaning(columns_.element, row); !text.empty()) {
        found.element = element_of(text);
        if (!found.element) leave_value_out(*columns_.element, row, "unknown_element");
    }
    if (const std::string text = meaning(columns_.cause_type, row); !text.empty()) {
        found.cause_type = cause_type_of(text);
        if (!found.cause_type) leave_value_out(*columns_.cause_type, row, "unknown_cause_type");
    }
    found.cause = meaning(columns_.cause, row);
    found.acknowledged_hours = duration(columns_.acknowledged_hours, row);
    found.told_working_days = duration(columns_.told_working_days, row);
}

std::optional<double> CasesReader::duration(const std::optional<FoundColumn>& column, std::size_t row) {
    const std::string_view cell = text_of(column, row);
    if (cell.empty()) return std::nullopt;
    const formats::CellNumber number = formats::number_of(cell, mapping_.decimal);
    if (!formats::note_number(number,
                              {column->place(table_, row), "", column->header, formats::shown_cell(cell), {}, ""},
                              cases_.ledger)) {
        return std::nullopt;
    }
    if (number.value >= 0) return number.value;
    leave_value_out(*column, row, "negative_duration");
    return std::nullopt;
}

std::optional<calendar::Day> CasesReader::day(const std::optional<FoundColumn>& column, calendar::DayOrder order,
                                              std::size_t row) {
    const std::string_view cell = text_of(column, row);
    if (cell.empty()) return std::nullopt;
    const auto read = calendar::parse_day(cell, order);
    if (!read) leave_value_out(*column, row, "not_a_date");
    return read;
}

void CasesReader::read_dates(std::size_t row, Case& found) {
    found.received = day(columns_.received, received_order_, row);
    if (!columns_.acknowledged_hours) acknowledged_from_stamps(row, found);
    if (columns_.told_working_days || !found.received) return;
    const auto told = day(columns_.told, told_order_, row);
    if (!told) return;
    if (*told < *found.received)
        leave_value_out(*columns_.told, row, "told_before_received");
    else
        found.told_working_days = static_cast<double>(calendar::weekdays_between(*found.received, *told));
}

void CasesReader::acknowledged_from_stamps(std::size_t row, Case& found) {
    const std::string_view cell = text_of(columns_.acknowledged, row);
    if (cell.empty() || !found.received) return;
    const auto acknowledged = calendar::parse_instant(cell, acknowledged_order_);
    const std::string_view received_cell = text_of(columns_.received, row);
    const auto received = calendar::parse_instant(received_cell, received_order_);
    if (!acknowledged) return leave_value_out(*columns_.acknowledged, row, "not_a_date");
    if (!has_time_of_day(cell) || !has_time_of_day(received_cell) || !received) {
        // two days apart may be an hour or two days: 24 hours cannot be judged
        return leave_value_out(*columns_.acknowledged, row, "time_of_day_missing");
    }
    if (*acknowledged < *received) return leave_value_out(*columns_.acknowledged, row, "acknowledged_before_received");
    found.acknowledged_hours = static_cast<double>(acknowledged->microseconds_utc - received->microseconds_utc) /
                               calendar::microseconds_per_hour;
}

}  // namespace

Result<Cases> read_cases(const formats::Table& table, const cycle::Map& map, const formats::ColumnMapping& mapping) {
    return CasesReader(table, map, mapping.cases).read();
}

std::vector<formats::FieldColumn> case_columns(const formats::Table& table, const formats::ColumnMapping& mapping) {
    Errors errors;
    formats::ColumnFinder finder(table, mapping.cases, "cases", errors);
    const CaseColumns found = find_columns(finder);
    std::vector<formats::FieldColumn> fields;
    formats::add_field(fields, "code", found.code);
    formats::add_field(fields, "type", found.type);
    formats::add_field(fields, "received", found.received);
    formats::add_field(fields, "acknowledged_hours", found.acknowledged_hours);
    formats::add_field(fields, "acknowledged", found.acknowledged);
    formats::add_field(fields, "moment", found.moment);
    formats::add_field(fields, "element", found.element);
    formats::add_field(fields, "cause_type", found.cause_type);
    formats::add_field(fields, "cause", found.cause);
    formats::add_field(fields, "told_working_days", found.told_working_days);
    formats::add_field(fields, "told", found.told);
    return fields;
}

}  // namespace ciclo::complaint
