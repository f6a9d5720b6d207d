// Random records of the sample kind, and the wards they refer to.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "records/sample_kind.h"
#include "records/sheet.h"
#include "records/value.h"

namespace sample {

/// A small counter-based stream, so that a failure comes again.
class Stream {
public:
    explicit Stream(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }

private:
    std::uint64_t state_;
};

inline const std::map<std::string, std::string>& wards() {
    static const std::map<std::string, std::string> all{{"01J0000000000000000000000A", "Triaje"},
                                                        {"01J0000000000000000000000B", "=Urgencias"},
                                                        {"01J0000000000000000000000C", "Doble"},
                                                        {"01J0000000000000000000000D", "Doble"},
                                                        {"01J0000000000000000000000E", ""},
                                                        {"01J0000000000000000000000F", "'s-Hertogenbosch, \"zaal 1\""},
                                                        {"01J0000000000000000000000G", " con espacios "},
                                                        {"01J0000000000000000000000H", "01J0000000000000000000000A"}};
    return all;
}

class WardTitles : public Titles {
public:
    std::string title(std::string_view, const std::string& id) const override {
        const auto found = wards().find(id);
        return found == wards().end() ? "" : found->second;
    }
    std::vector<std::string> ids(std::string_view, std::string_view title) const override {
        std::vector<std::string> found;
        for (const auto& [id, name] : wards()) {
            if (name == title) found.push_back(id);
        }
        return found;
    }
};

enum class Lines { one, many };

/// Words, quotes, formulas, accents, separators; never empty, no control characters.
inline std::string random_text(Stream& stream, Lines lines) {
    static const std::vector<std::string> parts{
        "=1+1", "'", "+",  "-",  "@",   "\"",   ",", ";",  "|",   "sep=",         "a",      "Ñandú", "日本",
        "🚑",    " ", "\t", "'=", "''=", "null", "0", "-5", "3,5", "\xEF\xBB\xBF", "\u00A0", "\\",    "</script>"};
    std::string text;
    for (std::size_t n = 1 + stream.below(5); n > 0; --n) text += parts[stream.below(parts.size())];
    if (trim(text).empty()) text += 'x';
    if (lines == Lines::many && stream.below(3) == 0) text.insert(stream.below(2) == 0 ? 0 : text.size(), "\n");
    if (lines == Lines::many && stream.below(3) == 0) text += "\nend";
    return text;
}

inline FieldValue random_value(const Field& field, Stream& stream) {
    const auto small = [&] { return static_cast<std::int64_t>(stream.below(200)) - 100; };
    if (field.type == FieldType::choice)
        return text_value(field, std::string(field.choices[stream.below(field.choices.size())].code));
    if (field.type == FieldType::reference)
        return text_value(field,
                          std::next(wards().begin(), static_cast<std::ptrdiff_t>(stream.below(wards().size())))->first);
    const calendar::Day day{static_cast<std::int32_t>(stream.below(40000))};
    if (field.type == FieldType::day)
        return is_guarded(field) ? text_value(field, calendar::iso_text(day)) : FieldValue(day);
    switch (field.type) {
        case FieldType::local_text: {
            LocalText text;
            for (const Language language : languages)
                text[language] = stream.below(4) == 0 ? "" : random_text(stream, Lines::many);
            return tidied(text);
        }
        case FieldType::whole:
            return stream.below(2) == 0 ? small() : static_cast<std::int64_t>(stream.next());
        case FieldType::number:
            return static_cast<double>(stream.next() >> 11) / static_cast<double>(1 + stream.below(1000000));
        case FieldType::share:
            return static_cast<double>(stream.below(1001)) / 1000.0;
        case FieldType::yes_no:
            return stream.below(2) == 0;
        case FieldType::instant:
            return calendar::Instant{static_cast<std::int64_t>(stream.below(4000000000)) * 1000003};
        case FieldType::text_list: {
            std::vector<std::string> items;
            for (std::size_t n = stream.below(4); n > 0; --n) items.push_back(random_text(stream, Lines::one));
            return tidied(items);
        }
        case FieldType::document:
            return std::string("{\"a\":[1,\"") + (stream.below(2) == 0 ? "=x" : "\\n") + "\",null]}";
        case FieldType::long_text:
            return text_value(field, random_text(stream, Lines::many));
        default:
            return text_value(field, random_text(stream, Lines::one));
    }
}

inline Record random_record(Stream& stream) {
    Record record;
    record.id = RecordId("01K00000000000000000" + std::to_string(100000 + stream.below(900000)));
    record.version = 1 + static_cast<std::int64_t>(stream.below(9));
    record.created = {static_cast<std::int64_t>(stream.below(4000000000)) * 1000000};
    record.updated = {record.created.microseconds_utc + static_cast<std::int64_t>(stream.below(1000000))};
    record.created_by = "ana";
    record.updated_by = "system";
    for (const Field& field : visit_kind().fields) {
        const bool missing = field.need == Need::optional && stream.below(5) == 0;
        record.values.push_back(missing ? FieldValue() : random_value(field, stream));
    }
    return record;
}

}  // namespace sample
