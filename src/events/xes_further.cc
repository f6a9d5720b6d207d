#include "events/xes_further.h"

#include <algorithm>

#include "events/zones.h"
#include "formats/cells.h"

namespace ciclo::events {

namespace {

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool are_too_many(std::size_t given, const NameIndex& values, std::size_t most) {
    return given > most || values.names().text().size() > limits::attribute_bytes;
}

}  // namespace

XesFurther::XesFurther(const Further& further, const formats::FileColumns& mapping, Level level)
    : further_(further), mapping_(mapping), level_(level) {
    if (further_.which == Further::Which::all && level_ == Level::of_event) zone_column_ = new_column(std::string(zone_column));
}

std::uint32_t XesFurther::new_column(std::string name) {
    if (columns_.size() - (zone_column_ == no_code ? 0 : 1) == limits::attributes) {
        has_too_many_ = true;
        return no_code;
    }
    columns_.emplace_back().name = std::move(name);
    return static_cast<std::uint32_t>(columns_.size() - 1);
}

std::uint32_t XesFurther::column_of(std::string_view key, const NameIndex::Key& hashed) {
    const std::uint32_t number = keys_.number_of(key, hashed);
    if (number < column_of_key_.size()) return column_of_key_[number];
    const bool all = further_.which == Further::Which::all;
    const bool left_out = key == zone_column || (all && (has(used_, key) || has(mapping_.ignored, key)));
    column_of_key_.push_back(!left_out && wants(further_, key, level_) ? new_column(std::string(key)) : no_code);
    return column_of_key_.back();
}

void XesFurther::begin() {
    first_ = values_.size();
    ++item_;
}

void XesFurther::value(std::string_view key, const NameIndex::Key& hashed, std::string_view text) {
    if (key.size() > limits::attribute_name_bytes) {
        has_too_long_ = true;
        return;
    }
    const std::uint32_t first = column_of(key, hashed);
    std::uint32_t column = first;
    while (column != no_code && columns_[column].seen_in == item_) {
        const std::string next = std::string(key) + ":" + std::to_string(++columns_[first].times);
        column = column_of(next, NameIndex::key_of(next));
    }
    if (column == no_code) return;
    columns_[column].seen_in = item_;
    columns_[column].times = 1;
    if (!text.empty()) values_.push_back({column, text});
}

bool XesFurther::keep(Column& column, std::size_t place, std::string_view text) const {
    if (column.has_too_many) return true;
    const std::uint32_t code = column.values.number_of(text);
    if (code == column.says_nothing.size()) {
        column.says_nothing.push_back(formats::says_nothing(text, mapping_) ? 1 : 0);
        column.given += column.says_nothing.back() != 0 ? 0 : 1;
    }
    if (column.says_nothing[code] != 0) return true;
    column.has_too_many = are_too_many(column.given, column.values, further_.most_values);
    if (column.codes.size() > place) {
        const std::uint32_t own = column.codes.visit([place](auto codes) { return Codes::widened(codes[place]); });
        if (own == no_code) column.codes.set(place, code, column.values.size());
        return own == no_code || own == code;
    }
    column.codes.fill_up_to(place);
    column.codes.append({&code, 1}, column.values.size());
    return true;
}

std::vector<std::string> XesFurther::keep(std::size_t place, Values values) {
    std::vector<std::string> differing;
    for (std::size_t i = values.begin; i < values.end; ++i) {
        Column& column = columns_[values_[i].column];
        if (!keep(column, place, values_[i].text)) differing.push_back(column.name);
    }
    return differing;
}

void XesFurther::keep_zone(std::size_t place, int minutes) {
    if (zone_column_ != no_code && minutes != 0) keep(columns_[zone_column_], place, zone_text(minutes));
}

JoinedFurther::JoinedFurther(std::span<XesFurther* const> all) {
    NameIndex names, seen;
    for (const XesFurther* part : all) {
        has_too_long = has_too_long || part->has_too_long_;
        has_too_many = has_too_many || part->has_too_many_;
        for (std::size_t i = 0; i < part->keys_.size(); ++i) seen.number_of(part->keys_.names()[i]);
        for (const XesFurther::Column& column : part->columns_) names.number_of(column.name);
    }
    for (std::size_t i = 0; i < seen.size(); ++i) keys.emplace_back(seen.names()[i]);
    // of all that were seen, with a value or without, so that the parts change nothing
    has_too_many = has_too_many || names.size() - (names.has(zone_column) ? 1 : 0) > limits::attributes;
    for (std::size_t i = 0; i < names.size(); ++i) columns.push_back({std::string(names.names()[i]), {}});
    std::vector<NameIndex> values(names.size());
    for (XesFurther* part : all) take(*part, names, values);
    for (std::size_t n = 0; n < columns.size(); ++n) columns[n].values = std::move(values[n]).take();
    for (std::size_t n = columns.size(); n-- > 0;) {
        if (columns[n].values.size() == 0) drop(n);
    }
}

void JoinedFurther::take(XesFurther& part, NameIndex& names, std::vector<NameIndex>& values) {
    Part& own = parts.emplace_back();
    own.codes.resize(columns.size());
    own.meaning.resize(columns.size());
    for (XesFurther::Column& column : part.columns_) {
        const std::uint32_t n = names.number_of(column.name);
        own.codes[n] = std::move(column.codes);
        for (std::size_t v = 0; v < column.values.size(); ++v) {
            const bool says_nothing = column.says_nothing[v] != 0;
            own.meaning[n].push_back(says_nothing ? no_code : values[n].number_of(column.values.names()[v]));
        }
        if (column.has_too_many || are_too_many(values[n].size(), values[n], part.further_.most_values)) columns[n].has_too_many_values = true;
    }
}

void JoinedFurther::drop(std::size_t column) {
    const auto at = static_cast<std::ptrdiff_t>(column);
    columns.erase(columns.begin() + at);
    for (Part& part : parts) {
        part.codes.erase(part.codes.begin() + at);
        part.meaning.erase(part.meaning.begin() + at);
    }
}

std::vector<Attribute> JoinedFurther::of_places(const std::vector<std::size_t>& places, Ledger& ledger,
                                                const std::string& file) {
    std::size_t n_places = 0;
    for (const std::size_t n : places) n_places += n;
    std::vector<Attribute> out;
    for (std::size_t n = 0; n < columns.size(); ++n) {
        FurtherColumn& column = columns[n];
        if (column.has_too_many_values) {
            ledger.add({{file, 0, 0}, "too_many_values", std::string(case_prefix) + column.name, "",
                        Treatment::value_left_out, ""});
            continue;
        }
        Attribute& made = out.emplace_back();
        made.codes = Codes::for_entries(column.values.size(), n_places);
        made.codes.change([&]<class Code>(std::span<Code> target) {
            std::fill(target.begin(), target.end(), static_cast<Code>(no_code));
            std::size_t first = 0;
            for (std::size_t p = 0; p < parts.size(); ++p) {
                parts[p].codes[n].visit([&](auto codes) {
                    for (std::size_t i = 0; i < codes.size(); ++i) {
                        const std::uint32_t code = Codes::widened(codes[i]);
                        if (code != no_code) target[first + i] = static_cast<Code>(parts[p].meaning[n][code]);
                    }
                });
                first += places[p];
            }
        });
        made.name = std::move(column.name);
        made.values = std::move(column.values);
    }
    return out;
}

}  // namespace ciclo::events
