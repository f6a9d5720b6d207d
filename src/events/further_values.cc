#include "events/further_values.h"

#include <algorithm>

#include "events/zones.h"

namespace ciclo::events {

namespace {

bool is_asked(const Further& further, std::string_view header) {
    if (further.which == Further::Which::all || wants(further, header, Level::of_event)) return true;
    return header.starts_with(case_prefix) && wants(further, header.substr(case_prefix.size()), Level::of_case);
}

bool are_too_many(std::size_t given, const NameIndex& names, std::size_t most_values) {
    return given > most_values || names.names().text().size() > limits::attribute_bytes;
}

}  // namespace

FurtherColumns find_further_columns(formats::ColumnFinder& finder, const formats::Table& table, const Further& further,
                                    Errors& errors) {
    FurtherColumns out;
    if (further.which == Further::Which::none) return out;
    const std::vector<std::string>& header = table.header();
    if (auto error = names_missing(further, header, table.file())) errors.push_back(*std::move(error));
    const bool all = further.which == Further::Which::all;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const bool is_there = std::find(out.names.begin(), out.names.end(), header[i]) != out.names.end();
        const bool is_known = finder.taken(i) && (all || own_column(header[i]) != OwnColumn::none);
        if (header[i].empty() || header[i] == zone_column || is_there || is_known) continue;
        if (!is_asked(further, header[i])) continue;
        finder.take(i);
        out.names.push_back(header[i]);
        out.positions.push_back(i);
    }
    out.keeps_zone = all;
    return out;
}

FurtherValues::FurtherValues(const FurtherColumns& columns, const formats::FileColumns& mapping, std::size_t most_values)
    : columns_(columns.size()), mapping_(&mapping), most_values_(most_values) {}

void FurtherValues::look_at_new(Column& column, std::string_view text) {
    const bool says_nothing = formats::says_nothing(text, *mapping_);
    column.says_nothing.push_back(says_nothing ? 1 : 0);
    column.given += says_nothing ? 0 : 1;
    column.has_too_many = are_too_many(column.given, column.names, most_values_);
}

std::uint32_t FurtherValues::zone_number(int minutes) {
    if (minutes == 0) return no_code;
    if (minutes != zone_minutes_) {
        zone_minutes_ = minutes;
        zone_number_ = number_of(columns_.size() - 1, zone_text(minutes));
    }
    return zone_number_;
}

FurtherJoin::FurtherJoin(const FurtherColumns& columns, std::size_t most_values)
    : names_(columns.size()), most_values_(most_values) {
    for (const std::string& name : columns.names) columns_.push_back({name, {}});
    if (columns.keeps_zone) columns_.push_back({std::string(zone_column), {}});
}

std::vector<std::uint32_t> FurtherJoin::joined(std::size_t column, const FurtherValues::Column& own) {
    std::vector<std::uint32_t> numbers;
    bool& too_many = columns_[column].has_too_many_values;
    too_many = too_many || own.has_too_many;
    for (std::size_t i = 0; i < own.names.size() && !too_many; ++i) {
        numbers.push_back(own.says_nothing[i] != 0 ? no_code : names_[column].number_of(own.names.names()[i]));
        too_many = are_too_many(names_[column].size(), names_[column], most_values_);
    }
    return numbers;
}

void FurtherJoin::add(const FurtherValues& values, RowRange& range) {
    for (std::size_t column = 0; column < columns_.size(); ++column)
        range.further.push_back(joined(column, values.columns_[column]));
}

std::vector<FurtherColumn> FurtherJoin::finish() && {
    for (std::size_t column = 0; column < columns_.size(); ++column)
        columns_[column].values = std::move(names_[column]).take();
    return std::move(columns_);
}

}  // namespace ciclo::events
