#include "trace/read_times.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "base/number.h"
#include "base/text.h"
#include "calendar/date_format.h"
#include "calendar/duration.h"
#include "formats/cells.h"
#include "trace/limits.h"

namespace ciclo::trace {

namespace {

using formats::FoundColumn;

struct TimeColumns {
    std::optional<FoundColumn> series, unit, period, date, label, value, met, missed, total;
    bool counts() const { return total && (met || missed); }
    bool raw() const { return value.has_value(); }
};

TimeColumns find_columns(formats::ColumnFinder& columns, const formats::FileColumns& mapping) {
    TimeColumns out;
    out.series = columns.find("series", {"series", "serie", "standard", "estandar", "norm", "reeks", "measure",
                                         "medida", "indicator", "indicador"});
    out.unit = columns.find("unit", {"unit", "unidad", "eenheid"});
    out.date = columns.find("date", {"date", "day", "fecha", "dia", "datum", "dag"});
    out.period = columns.find("period", {"period", "periodo", "periode"});
    out.label = columns.find("label", {"label", "etiqueta"});
    // counts told by the mapping are meant, even when some column happens to be called value
    if (mapping.find("total") == nullptr) {
        out.value = columns.find("value", {"value", "valor", "waarde", "time", "tiempo", "tijd"});
    }
    if (out.value) return out;
    out.total = columns.find("total", {"total", "n", "totaal", "observations", "observaciones"});
    out.met = columns.find("met", {"met", "in time", "cumplidos", "a tiempo", "op tijd", "gehaald"});
    out.missed =
        columns.find("missed", {"missed", "late", "breaches", "incumplidos", "tarde", "te laat", "niet gehaald"});
    return out;
}

class TimesReader {
public:
    TimesReader(const formats::Table& table, const formats::FileColumns& mapping) : table_(table), mapping_(mapping) {}

    Result<Times> read();

private:
    void check_shape(const std::string& headers);
    void decide_dates();
    void nothing_left();
    std::string_view text_of(const std::optional<FoundColumn>& column, std::size_t row) const;
    void leave_out(const FoundColumn& column, std::size_t row, const std::string& code,
                   Treatment treatment = Treatment::row_left_out);
    /// The series of this row, made when it is the first; nullptr when the row names none.
    TimeSeries* series_of(std::size_t row);
    void too_many_series();
    std::optional<calendar::Day> day_of(std::size_t row);
    // ---- raw values

    void read_value(std::size_t row);
    // ---- counts

    std::optional<std::int64_t> count_of(const FoundColumn& column, std::size_t row);
    void read_counts(std::size_t row);
    /// All cells, so that two rows are equal only when every cell is.
    std::string whole_row(std::size_t row) const;
    void add_count(TimeSeries& series, MetCount count);
    /// By day, then as in the file; a day that begins a month everywhere is labelled by its month.
    void order_counts();

    const formats::Table& table_;
    const formats::FileColumns& mapping_;
    Errors errors_;
    Times times_;
    TimeColumns columns_;
    std::vector<std::size_t> rows_;
    calendar::DayOrder order_ = calendar::DayOrder::year_month_day;
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> positions_;
    std::map<std::pair<std::ptrdiff_t, std::string>, std::size_t> count_positions_;
    std::unordered_set<std::string> rows_seen_;
    std::int64_t added_ = 0;
};

Result<Times> TimesReader::read() {
    times_.file = table_.file();
    formats::ColumnFinder finder(table_, mapping_, "times", errors_);
    columns_ = find_columns(finder, mapping_);
    if (errors_.empty()) check_shape(finder.headers_text());
    rows_ = formats::rows_to_read(table_, mapping_, errors_, times_.ledger);
    decide_dates();
    if (!errors_.empty()) return errors_;
    finder.note_unused(times_.ledger);
    for (const std::size_t row : rows_) {
        if (columns_.raw())
            read_value(row);
        else
            read_counts(row);
    }
    if (added_ > 0) {
        times_.ledger.add({{table_.file(), 0, 0}, "counts_added", "", std::to_string(added_), Treatment::noted, ""});
    }
    order_counts();
    if (errors_.empty() && times_.series.empty()) nothing_left();
    if (!errors_.empty()) return errors_;
    return std::move(times_);
}

void TimesReader::check_shape(const std::string& headers) {
    const Place header{table_.file(), 1, 1};
    if (!columns_.raw() && !columns_.counts()) {
        errors_.push_back(
            {ErrorKind::invalid,
             table_.file() + " has neither a column value nor the columns total and met (or missed); its headers are " +
                 headers,
             "rename the headers, or write times: {value: \"header\"} in a column mapping file", header,
             "no_times_columns"});
    } else if (!columns_.series) {
        errors_.push_back({ErrorKind::invalid,
                           table_.file() + " does not say which standard its times measure; its headers are " + headers,
                           "add a column series, or write times: {series: \"=Call answer\"} in a column mapping file",
                           header, "no_series_column"});
    }
}

void TimesReader::decide_dates() {
    if (!columns_.date || !errors_.empty()) return;
    const auto order =
        calendar::decide_day_order({.header = columns_.date->header,
                                    .count = rows_.size(),
                                    .text = [&](std::size_t i) { return columns_.date->text(table_, rows_[i]); },
                                    .place = [&](std::size_t i) { return columns_.date->place(table_, rows_[i]); }},
                                   mapping_.date_order);
    if (order)
        order_ = *order;
    else
        errors_.insert(errors_.end(), order.errors().begin(), order.errors().end());
}

void TimesReader::nothing_left() {
    errors_.push_back({ErrorKind::invalid,
                       "no row of " + table_.file() + " could be used",
                       times_.ledger.count("filtered_rows") > 0 ? "check times: only in the column mapping"
                                                                : "check that it is the right file",
                       {table_.file(), 0, 0},
                       "no_row_usable"});
}

std::string_view TimesReader::text_of(const std::optional<FoundColumn>& column, std::size_t row) const {
    const std::string_view cell = column ? column->text(table_, row) : std::string_view();
    return formats::says_nothing(cell, mapping_) ? std::string_view() : cell;
}

void TimesReader::leave_out(const FoundColumn& column, std::size_t row, const std::string& code, Treatment treatment) {
    times_.ledger.add(
        {column.place(table_, row), code, column.header, formats::shown_cell(column.text(table_, row)), treatment, ""});
}

TimeSeries* TimesReader::series_of(std::size_t row) {
    const std::string_view name = text_of(columns_.series, row);
    if (name.empty()) {
        leave_out(*columns_.series, row, "no_series");
        return nullptr;
    }
    const std::string_view period = text_of(columns_.period, row), unit = text_of(columns_.unit, row);
    const auto [at, fresh] = positions_.try_emplace({name, period}, times_.series.size());
    if (fresh) {
        if (times_.series.size() == limits::series) too_many_series();
        times_.series.push_back(
            {std::string(name), std::string(unit), std::string(period), {}, {}, {}, table_.place(row, 0)});
    }
    TimeSeries& series = times_.series[at->second];
    if (series.unit != unit) {
        // one list of numbers cannot hold seconds and minutes: the row is not used rather than converted unasked
        times_.ledger.add({table_.place(row, 0), "unit_changes", series.name, formats::shown_cell(unit),
                           Treatment::row_left_out, ""});
        return nullptr;
    }
    return &series;
}

void TimesReader::too_many_series() {
    errors_.push_back({ErrorKind::limit,
                       "the file has over " + std::to_string(limits::series) + " series",
                       "name the column that tells the standards apart",
                       {table_.file(), 0, 0},
                       "too_many_series"});
}

std::optional<calendar::Day> TimesReader::day_of(std::size_t row) {
    const std::string_view cell = text_of(columns_.date, row);
    if (cell.empty()) return std::nullopt;
    const auto day = calendar::parse_day(cell, order_);
    if (!day) leave_out(*columns_.date, row, "not_a_date", Treatment::value_left_out);
    return day;
}

void TimesReader::read_value(std::size_t row) {
    const FoundColumn& column = *columns_.value;
    const std::string_view cell = text_of(columns_.value, row);
    if (cell.empty()) return leave_out(column, row, "no_value");
    const formats::CellNumber number = formats::number_of(cell, mapping_.decimal);
    if (number.state == formats::NumberState::none) return leave_out(column, row, "not_a_number");
    if (number.state == formats::NumberState::ambiguous) return leave_out(column, row, "ambiguous_number");
    if (number.value < 0 && calendar::seconds_per(text_of(columns_.unit, row)))
        return leave_out(column, row, "negative_time");
    TimeSeries* series = series_of(row);
    if (series == nullptr) return;
    formats::note_number(number, {column.place(table_, row), "", column.header, std::string(cell), {}, ""},
                         times_.ledger);
    series->values.push_back(number.value);
    if (columns_.date) series->days.push_back(day_of(row));
}

std::optional<std::int64_t> TimesReader::count_of(const FoundColumn& column, std::size_t row) {
    const std::string_view cell = text_of(column, row);
    if (const auto whole = parse_integer(cell); whole && *whole >= 0) return whole;
    const auto value = parse_number(cell);  // "120.0", as spreadsheets write it
    if (value && *value >= 0 && *value < 9e15 && *value == static_cast<double>(static_cast<std::int64_t>(*value))) {
        return static_cast<std::int64_t>(*value);
    }
    leave_out(column, row, cell.empty() ? "no_value" : "not_a_count");
    return std::nullopt;
}

void TimesReader::read_counts(std::size_t row) {
    if (!rows_seen_.insert(whole_row(row)).second) {
        times_.ledger.add({table_.place(row, 0), "duplicate_row", "", "", Treatment::row_left_out, ""});
        return;
    }
    const auto total = count_of(*columns_.total, row);
    const FoundColumn& part_column = columns_.met ? *columns_.met : *columns_.missed;
    const auto part = total ? count_of(part_column, row) : std::nullopt;
    if (!part) return;
    if (*total == 0) return leave_out(*columns_.total, row, "nothing_to_count");
    if (*part > *total) return leave_out(part_column, row, "met_over_total");
    TimeSeries* series = series_of(row);
    if (series == nullptr) return;
    const auto day = day_of(row);
    const std::string label(columns_.label ? text_of(columns_.label, row)
                            : day          ? std::string_view()
                                           : text_of(columns_.date, row));
    add_count(*series, {label, day, columns_.met ? *part : *total - *part, *total});
}

std::string TimesReader::whole_row(std::size_t row) const {
    std::string text;
    for (std::size_t column = 0; column < table_.cells(row); ++column) {
        text += table_.cell(row, column);
        text += '\x1F';
    }
    return text;
}

void TimesReader::add_count(TimeSeries& series, MetCount count) {
    const std::string key = (count.day ? calendar::iso_text(*count.day) : "") + "|" + count.label;
    const auto [at, fresh] = count_positions_.try_emplace({&series - times_.series.data(), key}, series.counts.size());
    const bool told = count.day || !count.label.empty();
    if (fresh || !told) {
        series.counts.push_back(std::move(count));
        return;
    }
    MetCount& known = series.counts[at->second];
    known.met += count.met;
    known.total += count.total;
    ++added_;
}

void TimesReader::order_counts() {
    for (TimeSeries& series : times_.series) {
        std::stable_sort(series.counts.begin(), series.counts.end(),
                         [](const MetCount& a, const MetCount& b) { return a.day < b.day; });
        const bool monthly = std::all_of(series.counts.begin(), series.counts.end(), [](const MetCount& count) {
            return count.day && calendar::iso_text(*count.day).ends_with("-01");
        });
        for (MetCount& count : series.counts) {
            if (!count.label.empty() || !count.day) continue;
            count.label = calendar::iso_text(*count.day);
            if (monthly) count.label.resize(count.label.size() - 3);
        }
    }
}

}  // namespace

Result<Times> read_times(const formats::Table& table, const formats::ColumnMapping& mapping) {
    return TimesReader(table, mapping.times).read();
}

std::vector<formats::FieldColumn> time_columns(const formats::Table& table, const formats::ColumnMapping& mapping) {
    Errors errors;
    formats::ColumnFinder finder(table, mapping.times, "times", errors);
    const TimeColumns found = find_columns(finder, mapping.times);
    std::vector<formats::FieldColumn> fields;
    formats::add_field(fields, "series", found.series);
    formats::add_field(fields, "unit", found.unit);
    formats::add_field(fields, "period", found.period);
    formats::add_field(fields, "date", found.date);
    formats::add_field(fields, "label", found.label);
    formats::add_field(fields, "value", found.value);
    formats::add_field(fields, "met", found.met);
    formats::add_field(fields, "missed", found.missed);
    formats::add_field(fields, "total", found.total);
    return fields;
}

}  // namespace ciclo::trace
