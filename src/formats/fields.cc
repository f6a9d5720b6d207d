#include "formats/fields.h"

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/text.h"
#include "formats/limits.h"

namespace ciclo::formats {

namespace {

constexpr std::size_t name_code_length = 60;  // fits a file name with room for two more parts

std::string kind_words(const Value& value) {
    switch (value.kind) {
        case Value::Kind::null: return "nothing";
        case Value::Kind::list: return "a list";
        case Value::Kind::map: return "a map";
        case Value::Kind::scalar: return quoted(value.text);
    }
    return "nothing";
}

/// The first character a text may not hold, as "U+0007"; line ends count when only one line is allowed.
std::optional<std::string> refused_character(std::string_view text, TextLimit::Lines lines) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool line_end = byte == '\n' || byte == '\r';
        const bool refused = line_end ? lines == TextLimit::Lines::one : (byte < 0x20 && byte != '\t') || byte == 0x7F;
        if (refused) {
            constexpr std::string_view digits = "0123456789ABCDEF";
            return line_end ? std::string("a line end")
                            : std::string("the control character U+00") + digits[byte >> 4U] + digits[byte & 15U];
        }
        const std::string_view rest = text.substr(i);
        if (starts_with(rest, "\xEF\xBF\xBE") || starts_with(rest, "\xEF\xBF\xBF"))
            return "a code point that is no character";
        const bool c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (c1) return "a control character past ASCII";
    }
    return std::nullopt;
}

std::string listed(const std::vector<std::string>& names) { return join(names, ", "); }

/// Bounds are round numbers: 100000, not 1e+05.
std::string spelled(double value) {
    constexpr double exact_whole = 9e15;
    const bool whole =
        value > -exact_whole && value < exact_whole && value == static_cast<double>(static_cast<long long>(value));
    return whole ? std::to_string(static_cast<long long>(value)) : exact_text(value);
}

/// nearest(), but one or two letters are too few to recognise a slip.
std::optional<std::string> slip_of(std::string_view name, const std::vector<std::string>& candidates) {
    constexpr std::size_t recognisable = 3;
    return length_in_code_points(name) < recognisable ? std::nullopt : nearest(name, candidates);
}

/// What to do about a key that nobody knows.
std::string cure_for_key(const Value::Entry& entry, const std::vector<std::string>& known) {
    if (const auto near = slip_of(entry.key, known)) return "did you mean " + *near + "?";
    if (!entry.value.is_null()) return "the keys are " + join(known, ", ");
    // {v: 3,5} and {es: Renueva, modifica o reclama}: a comma in brackets ends the entry
    return parse_number(entry.key) ? "write a point as decimal mark"
                                   : "if it belongs to the text before it, put that text in quotes: it holds a comma";
}

bool is_name_code(std::string_view text) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '.';
    };
    return !text.empty() && text.size() <= name_code_length && std::all_of(text.begin(), text.end(), allowed) &&
           text.front() != '.' && text.front() != '-';
}

bool is_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
        if (text[i] < '0' || text[i] > '9') return false;
    }
    const auto whole = [&](std::size_t from, std::size_t count) {
        int n = 0;
        for (const char c : text.substr(from, count)) n = n * 10 + (c - '0');
        return n;
    };
    const int year = whole(0, 4), month = whole(5, 2), day = whole(8, 2);
    constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

/// The cure for a language key that is really the rest of a text cut at a comma: {es: Renueva, modifica o reclama}.
std::string cure_for_language_key(const Value::Entry& entry) {
    if (entry.value.is_null()) return "put the text before it in quotes, it holds a comma";
    return "the languages are es, en and nl";
}

}  // namespace

Fields::Fields(const Value& value, std::string thing, Errors& errors)
    : value_(value), thing_(std::move(thing)), errors_(errors) {
    if (!value.is_map()) refuse(value.place, "must be a map of keys and values, not " + kind_words(value), "");
}

void Fields::refuse(const Place& place, std::string_view what, std::string cure, ErrorKind kind) {
    errors_.push_back({kind, thing_ + " " + std::string(what), std::move(cure), place});
}

void Fields::asked_for(std::string_view key) {
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.emplace_back(key);
}

const Value* Fields::find(std::string_view key) {
    asked_for(key);
    const Value* found = value_.find(key);
    if (found != nullptr && found->is_null()) {
        refuse(found->place, "has the key " + quoted(key) + " without a value", "write a value, or leave the key out");
        return nullptr;
    }
    return found;
}

const Value* Fields::required(std::string_view key) {
    const bool absent = value_.is_map() && !has(key);
    const Value* found = find(key);
    if (absent) refuse(value_.place, "has no " + quoted(key), "add " + std::string(key));
    return found;
}

std::optional<std::string> Fields::text_of(const Value& found, std::string_view key, TextLimit limit) {
    const std::string named(key);
    if (!found.is_scalar()) {
        refuse(found.place, "needs a text for " + named + ", not " + kind_words(found), "");
        return std::nullopt;
    }
    if (trim(found.text).empty()) {
        refuse(found.place, "has an empty " + named, "write a text, or leave the key out");
        return std::nullopt;
    }
    if (const auto bad = refused_character(found.text, limit.lines)) {
        refuse(found.place, "has " + *bad + " in " + named, "take it out");
        return std::nullopt;
    }
    const std::size_t length = length_in_code_points(found.text);
    if (length > limit.most) {
        refuse(found.place, "has " + std::to_string(length) + " characters in " + named,
               "keep it within " + std::to_string(limit.most), ErrorKind::limit);
        return std::nullopt;
    }
    return found.text;
}

std::optional<std::string> Fields::text(std::string_view key, TextLimit limit) {
    const Value* found = find(key);
    return found == nullptr ? std::nullopt : text_of(*found, key, limit);
}

std::optional<std::string> Fields::required_text(std::string_view key, TextLimit limit) {
    const Value* found = required(key);
    return found == nullptr ? std::nullopt : text_of(*found, key, limit);
}

std::optional<std::string> Fields::name_code_of(const Value& found, std::string_view key) {
    std::optional<std::string> read = text_of(found, key, {});
    if (read && !is_name_code(*read)) {
        refuse(found.place, "has " + quoted(*read) + " as " + std::string(key),
               "use letters a-z, digits, _ . and -, at most " + std::to_string(name_code_length) +
                   ", beginning with a letter, a digit or _");
        return std::nullopt;
    }
    return read;
}

std::optional<std::string> Fields::name_code(std::string_view key) {
    const Value* found = find(key);
    return found == nullptr ? std::nullopt : name_code_of(*found, key);
}

std::optional<std::string> Fields::required_name_code(std::string_view key) {
    const Value* found = required(key);
    return found == nullptr ? std::nullopt : name_code_of(*found, key);
}

std::optional<double> Fields::number_of(const Value& found, std::string_view key, Range range) {
    const std::string named(key);
    const std::optional<double> read =
        found.is_scalar() && !found.quoted ? parse_number(found.text) : std::optional<double>();
    if (!read) {
        const bool in_quotes = found.is_scalar() && found.quoted && parse_number(found.text);
        const bool comma = found.is_scalar() && parse_number_with_comma(found.text);
        refuse(found.place, "needs a number for " + named + ", not " + kind_words(found),
               in_quotes ? "take the quotes away"
               : comma   ? "write a point as decimal mark"
                         : "write a number");
        return std::nullopt;
    }
    if (*read < range.low || *read > range.high) {
        refuse(found.place, "has " + found.text + " as " + named,
               "it must be from " + spelled(range.low) + " to " + spelled(range.high));
        return std::nullopt;
    }
    return *read == 0 ? 0 : *read;  // -0 reads as 0: nobody means a negative nothing
}

std::optional<double> Fields::number(std::string_view key, Range range) {
    const Value* found = find(key);
    return found == nullptr ? std::nullopt : number_of(*found, key, range);
}

std::optional<double> Fields::required_number(std::string_view key, Range range) {
    const Value* found = required(key);
    return found == nullptr ? std::nullopt : number_of(*found, key, range);
}

std::optional<int> Fields::whole_number(std::string_view key, int low, int high) {
    const Value* found = find(key);
    if (found == nullptr) return std::nullopt;
    const auto read = number_of(*found, key, {static_cast<double>(low), static_cast<double>(high)});
    if (!read) return std::nullopt;
    const int whole = static_cast<int>(*read);
    if (static_cast<double>(whole) != *read) {
        refuse(found->place, "has " + found->text + " as " + std::string(key), "write a whole number");
        return std::nullopt;
    }
    return whole;
}

std::optional<bool> Fields::boolean(std::string_view key) {
    const Value* found = find(key);
    if (found == nullptr) return std::nullopt;
    if (found->is_scalar() && !found->quoted && (found->text == "true" || found->text == "false")) {
        return found->text == "true";
    }
    refuse(found->place, "needs true or false for " + std::string(key) + ", not " + kind_words(*found),
           found->is_scalar() && found->quoted ? "write it without quotes" : "write true or false");
    return std::nullopt;
}

std::optional<std::string> Fields::day(std::string_view key) {
    const Value* found = find(key);
    if (found == nullptr) return std::nullopt;
    std::optional<std::string> read = text_of(*found, key, {});
    if (read && !is_day(*read)) {
        refuse(found->place, "has " + quoted(*read) + " as " + std::string(key), "write a day as 2025-10-31");
        return std::nullopt;
    }
    return read;
}

LocalText Fields::local_text_of(const Value& found, std::string_view key, TextLimit limit) {
    LocalText out;
    if (found.is_scalar()) {
        if (const auto read = text_of(found, key, limit)) out = LocalText(*read, *read, *read);
        return out;
    }
    if (!found.is_map()) {
        refuse(found.place, "needs a text for " + std::string(key) + ", not " + kind_words(found),
               "write a text, or {es: …, en: …, nl: …}");
        return out;
    }
    for (const Value::Entry& entry : found.entries) {
        const auto language = language_of(entry.key);
        if (!language) {
            refuse(entry.key_place, "has the language " + quoted(entry.key) + " in " + std::string(key),
                   cure_for_language_key(entry));
            continue;
        }
        if (entry.value.is_null()) {
            refuse(entry.value.place, "has no text for " + entry.key + " in " + std::string(key),
                   "write a text, or leave the language out");
            continue;
        }
        if (auto read = text_of(entry.value, std::string(key) + "." + entry.key, limit))
            out[*language] = std::move(*read);
    }
    if (found.entries.empty()) {
        refuse(found.place, "has an empty " + std::string(key), "write a text, or {es: …, en: …, nl: …}");
    }
    return out;
}

LocalText Fields::local_text(std::string_view key, TextLimit limit) {
    const Value* found = find(key);
    return found == nullptr ? LocalText() : local_text_of(*found, key, limit);
}

LocalText Fields::required_local_text(std::string_view key, TextLimit limit) {
    const Value* found = required(key);
    return found == nullptr ? LocalText() : local_text_of(*found, key, limit);
}

LocalText Fields::own_text(TextLimit limit) {
    LocalText out;
    bool tried = false;
    for (const Language language : languages) {
        tried = tried || has(code_of(language));
        if (auto read = text(code_of(language), limit)) out[language] = std::move(*read);
    }
    if (!tried && is_map()) refuse(value_.place, "has no text", "add es, en or nl");
    return out;
}

std::vector<const Value*> Fields::items(std::string_view key, std::size_t most) {
    const Value* found = find(key);
    if (found == nullptr) return {};
    if (!found->is_list()) {
        refuse(found->place, "needs a list for " + std::string(key) + ", not " + kind_words(*found),
               "write [ … ], or one line with \"- \" for each");
        return {};
    }
    if (found->items.size() > most) {
        refuse(found->items[most].place,
               "has " + std::to_string(found->items.size()) + " entries in " + std::string(key),
               "keep it within " + std::to_string(most), ErrorKind::limit);
        return {};
    }
    std::vector<const Value*> out;
    for (const Value& item : found->items) out.push_back(&item);
    return out;
}

std::vector<const Value*> Fields::list_or_one(std::string_view key, std::size_t most) {
    const Value* found = find(key);
    if (found == nullptr) return {};
    return found->is_scalar() ? std::vector<const Value*>{found} : items(key, most);
}

std::vector<std::string> Fields::texts(std::string_view key, std::size_t most, TextLimit limit) {
    std::vector<std::string> out;
    for (const Value* item : list_or_one(key, most)) {
        if (auto read = text_of(*item, key, limit)) out.push_back(std::move(*read));
    }
    return out;
}

std::optional<std::string> Fields::one_of(const Value& found, const std::string& key,
                                          const std::vector<std::string>& codes) {
    const std::optional<std::string> read = text_of(found, key, {});
    if (!read || std::find(codes.begin(), codes.end(), *read) != codes.end()) return read;
    const std::optional<std::string> near = slip_of(*read, codes);
    refuse(found.place, "has " + quoted(*read) + " as " + key,
           near ? "did you mean " + *near + "?" : "it must be one of " + listed(codes));
    return std::nullopt;
}

void Fields::refuse_others() {
    if (!value_.is_map()) return;
    std::size_t unknown = 0;
    for (const Value::Entry& entry : value_.entries) {
        if (std::find(asked_.begin(), asked_.end(), entry.key) != asked_.end()) continue;
        if (++unknown > limits::unknown_keys) continue;
        refuse(entry.key_place, "has an unknown key " + quoted(entry.key), cure_for_key(entry, asked_));
    }
    if (unknown <= limits::unknown_keys) return;
    refuse(value_.place, "has " + std::to_string(unknown - limits::unknown_keys) + " more unknown keys", "remove them");
}

std::optional<std::string> plain_text(const Value& value, const std::string& thing, Errors& errors, TextLimit limit) {
    Value holder;
    holder.kind = Value::Kind::map;
    holder.place = value.place;
    holder.entries.push_back({"text", value.place, value});
    return Fields(holder, thing, errors).required_text("text", limit);
}

LocalText local_text(const Value& value, const std::string& thing, Errors& errors, TextLimit limit) {
    Value holder;
    holder.kind = Value::Kind::map;
    holder.place = value.place;
    holder.entries.push_back({"text", value.place, value});
    return Fields(holder, thing, errors).required_local_text("text", limit);
}

Errors sorted_by_place(Errors errors, std::size_t most) {
    std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
        return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
    });
    if (errors.size() <= most) return errors;
    const std::size_t left = errors.size() - most;
    errors.resize(most);
    errors.push_back(
        {ErrorKind::limit,
         (left == 1 ? "1 more error is" : std::to_string(left) + " more errors are") + std::string(" not shown"),
         "mend these first",
         {errors.front().place.file, 0, 0}});
    return errors;
}

}  // namespace ciclo::formats
