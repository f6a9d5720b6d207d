// What the columns of a file of evidence mean, as mappings and as the wizard shows them.
#include "actions/evidence_limits.h"

#include <algorithm>
#include <set>

#include "actions/evidence_reading.h"
#include "base/text.h"
#include "formats/json.h"
#include "formats/yaml.h"

namespace ciclo::actions {

namespace {

using formats::Value;

const formats::FieldColumn* found_at(const Heading& heading, std::size_t position) {
    const auto found = std::find_if(heading.found.begin(), heading.found.end(),
                                    [&](const auto& field) { return field.position == position; });
    return found == heading.found.end() ? nullptr : &*found;
}

/// A mapping names columns by their header: one that is empty, twice there or begins like a constant cannot be named.
bool can_be_named(const Heading& heading, std::size_t position) {
    const std::string& header = heading.headers[position];
    return !header.empty() && header.front() != '=' &&
           std::count(heading.headers.begin(), heading.headers.end(), header) == 1;
}

void set(Value& map, const std::string& key, Value value) {
    map.kind = Value::Kind::map;
    map.entries.push_back({key, {}, std::move(value)});
}

std::set<std::string> words_in(const std::string& text) {
    std::set<std::string> words;
    const std::string plain = folded(text);
    for (const std::string_view word : words_of(plain)) {
        if (length_in_code_points(word) > 2) words.emplace(word);
    }
    return words;
}

/// How many words of a moment's name, in the language that fits best, stand in the header.
std::size_t words_shared(const std::set<std::string>& header, const cycle::Moment& moment) {
    std::size_t best = 0;
    for (const Language language : languages) {
        std::size_t shared = 0;
        for (const std::string& word : words_in(moment.name[language])) shared += header.contains(word) ? 1 : 0;
        best = std::max(best, shared);
    }
    return best;
}

Value proposals_of(const std::string& header, const cycle::Map& map) {
    const std::set<std::string> words = words_in(header);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const cycle::Moment* moment : map.rateable()) {
        if (const std::size_t shared = words_shared(words, *moment)) near.emplace_back(shared, moment->id.text);
    }
    std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Value> ids;
    for (std::size_t i = 0; i < std::min(near.size(), evidence_limits::moments_proposed); ++i) ids.push_back(formats::string(near[i].second));
    return formats::list(std::move(ids));
}

Errors in_columns(Errors errors) {
    for (Error& error : errors) {
        error.place = {"columns", 0, 0};
        error.code = "wrong_columns";  // a reader's own would speak of a file that nobody gave
    }
    return errors;
}

}  // namespace

Value mapping_found(EvidenceSort sort, const Heading& heading) {
    Value part, moments, importance, segments;
    part.kind = Value::Kind::map;
    for (const formats::FieldColumn& field : heading.found) {
        if (!can_be_named(heading, field.position)) continue;
        Value header = formats::string(heading.headers[field.position]);
        if (sort == EvidenceSort::answers && field.field == "rating" && !field.detail.empty()) {
            set(moments, field.detail, std::move(header));
        } else if (sort == EvidenceSort::answers && field.field == "importance") {
            set(importance, field.detail, std::move(header));
        } else if (field.field == "segment") {
            set(segments, field.detail, std::move(header));
        } else {
            set(part, field.field, std::move(header));
        }
    }
    if (moments.is_map()) set(part, "moments", std::move(moments));
    if (importance.is_map()) set(part, "importance", std::move(importance));
    if (segments.is_map()) set(part, "segments", std::move(segments));
    return formats::object({{std::string(code_of(sort)), std::move(part)}});
}

Result<std::shared_ptr<const formats::ColumnMapping>> read_mapping(const std::string& json) {
    const Result<Value> value = formats::read_json(json, "columns");
    if (!value) return in_columns(value.errors());
    if (!value->is_map()) {
        return Error{ErrorKind::invalid, "columns is no object", R"(write {"answers":{"moments":{"M1":"header"}}})",
                     {"columns", 0, 0}, "wrong_columns"};
    }
    Result<formats::ColumnMapping> mapping = formats::read_columns(formats::write_yaml(*value), "columns");
    if (!mapping) return in_columns(mapping.errors());
    return std::make_shared<const formats::ColumnMapping>(*std::move(mapping));
}

Value columns_told(EvidenceSort sort, const Heading& heading, const cycle::Map& map) {
    std::vector<Value> columns;
    for (std::size_t i = 0; i < heading.headers.size(); ++i) {
        const std::string& header = heading.headers[i];
        const formats::FieldColumn* field = found_at(heading, i);
        const bool ignored = std::find(heading.ignored.begin(), heading.ignored.end(), header) != heading.ignored.end();
        const bool asks = field != nullptr && (field->field == "rating" || field->field == "importance");
        std::vector<Value> samples;
        for (const std::string& sample : heading.samples[i]) samples.push_back(formats::string(sample));
        columns.push_back(formats::object(
            {{"header", formats::string(header)},
             {"samples", formats::list(std::move(samples))},
             {"meaning", formats::string(field != nullptr ? field->field : ignored ? "ignored" : "unused")},
             {"detail", field != nullptr && !asks && !field->detail.empty() ? formats::string(field->detail) : formats::null()},
             {"moment", asks && !field->detail.empty() ? formats::string(field->detail) : formats::null()},
             {"proposals", sort == EvidenceSort::answers ? proposals_of(header, map) : formats::list({})}}));
    }
    return formats::list(std::move(columns));
}

}  // namespace ciclo::actions
