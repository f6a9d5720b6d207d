// page_of(): filter, order and page of the in-memory store, the plain way: look at every record.
#include <algorithm>
#include <compare>
#include <optional>
#include <variant>

#include "base/ensure.h"
#include "base/number.h"
#include "base/text.h"
#include "records/json.h"
#include "records/value.h"
#include "seams/memory_tables.h"

namespace ciclo::seams {

namespace {

using records::Compare;
using records::FieldType;
using records::FieldValue;
using records::Kind;
using records::Query;
using records::Record;

/// What values are compared by; missing comes before all others. Texts as people look for them: folded.
using Key = std::variant<std::monostate, std::int64_t, double, std::string>;

/// Lists look no further into a text than this; two that agree so far are told apart by their id.
constexpr std::size_t ordered_code_points = 80;

std::string local_words(const LocalText& text) {
    return join({text[Language::es], text[Language::en], text[Language::nl]}, " ");
}

bool is_words(const records::Field& field) {
    return field.type == FieldType::text || field.type == FieldType::long_text || field.type == FieldType::local_text ||
           field.type == FieldType::text_list;
}

Key key_of(const records::Field& field, const FieldValue& value) {
    if (const std::string* text = records::text_in(value, Purpose::handle_case)) {
        return is_words(field) ? folded(*text) : *text;
    }
    if (const auto* text = std::get_if<LocalText>(&value)) return folded(local_words(*text));
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* yes = std::get_if<bool>(&value)) return std::int64_t{*yes};
    if (const auto* day = std::get_if<calendar::Day>(&value)) return std::int64_t{day->days_since_1970};
    if (const auto* instant = std::get_if<calendar::Instant>(&value)) return instant->microseconds_utc;
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return folded(join(*list, " "));
    return {};
}

/// Equality is of folded words too, but for unique fields: they tell apart what people write differently.
Key compared_key_of(const records::Field& field, Compare compare, const FieldValue& value) {
    const std::string* text = records::text_in(value, Purpose::handle_case);
    return field.unique && compare != Compare::contains && text != nullptr ? Key(*text) : key_of(field, value);
}

bool holds(const Query& query, const Record& record, const records::Filter& filter) {
    const records::Field& field = query.kind->fields[filter.field];
    const Key key = compared_key_of(field, filter.compare, record.values[filter.field]);
    const Key wanted = compared_key_of(field, filter.compare, filter.value);
    const bool missing = std::holds_alternative<std::monostate>(key);
    switch (filter.compare) {
        case Compare::is_missing: return missing;
        case Compare::is_present: return !missing;
        case Compare::equals: return key == wanted;
        case Compare::differs: return key != wanted;
        case Compare::less: return !missing && key < wanted;
        case Compare::at_most: return !missing && key <= wanted;
        case Compare::more: return !missing && key > wanted;
        case Compare::at_least: return !missing && key >= wanted;
        case Compare::contains: break;
    }
    const auto* text = std::get_if<std::string>(&key);
    const auto* part = std::get_if<std::string>(&wanted);
    return text != nullptr && part != nullptr && text->find(*part) != std::string::npos;
}

/// The words of the open and internal texts, which is where a search looks.
std::string searched_text(const Kind& kind, const Record& record) {
    std::string all;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const records::Field& field = kind.fields[i];
        if (records::is_guarded(field)) continue;
        const Key key = is_words(field) ? key_of(field, record.values[i]) : Key{};
        if (const auto* words = std::get_if<std::string>(&key)) all += *words + "\n";
    }
    return all;
}

bool found_in(const Kind& kind, const Record& record, const std::string& search) {
    const std::string wanted = folded(search);
    const std::vector<std::string_view> words = words_of(wanted);
    if (words.empty()) return true;
    const std::string text = searched_text(kind, record);
    return std::all_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

bool wanted(const Query& query, const Record& record, const access::Scope* scope) {
    if (scope != nullptr && !scope->sees_unit(records::unit_of(*query.kind, record))) return false;
    if (query.archived == records::Archived::left_out && record.archived) return false;
    if (query.archived == records::Archived::only && !record.archived) return false;
    return std::all_of(query.filters.begin(), query.filters.end(),
                       [&](const records::Filter& filter) { return holds(query, record, filter); }) &&
           found_in(*query.kind, record, query.search);
}

/// Where a record stands in the order: its keys, then its id.
struct Standing {
    std::vector<Key> keys;
    std::string id;
    const Record* record = nullptr;
};

Key order_key_of(const Kind& kind, const records::Order& order, const Record& record) {
    if (order.field == Kind::npos) return record.updated.microseconds_utc;
    const records::Field& field = kind.fields[order.field];
    Key key = key_of(field, record.values[order.field]);
    if (!is_words(field)) return key;
    if (auto* text = std::get_if<std::string>(&key)) *text = std::string(first_code_points(*text, ordered_code_points));
    // a title that is missing and one without a letter stand together
    return field.name == kind.title_field && std::holds_alternative<std::monostate>(key) ? Key(std::string()) : key;
}

Standing standing_of(const Query& query, const Record& record) {
    Standing standing{{}, record.id.text, &record};
    for (const records::Order& order : query.order) standing.keys.push_back(order_key_of(*query.kind, order, record));
    return standing;
}

bool before(const Query& query, const Standing& left, const Standing& right) {
    for (std::size_t i = 0; i < query.order.size(); ++i) {
        if (left.keys[i] == right.keys[i]) continue;
        const bool rising = query.order[i].direction == records::Direction::ascending;
        return rising ? left.keys[i] < right.keys[i] : right.keys[i] < left.keys[i];
    }
    return left.id < right.id;
}

/// Printable, as it travels in addresses.
std::string hexadecimal(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

std::optional<std::string> read_hexadecimal(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string bytes;
    if (text.size() % 2 != 0) return std::nullopt;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const std::size_t high = digits.find(text[i]), low = digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        bytes += static_cast<char>(high << 4 | low);
    }
    return bytes;
}

/// A page mark: "length:letter and value" for every key and the id, so that any text may stand in it; in hexadecimal.
std::string mark_of(const Standing& standing) {
    std::string mark;
    const auto add = [&](char letter, const std::string& text) {
        mark += std::to_string(text.size() + 1) + ":" + letter + text;
    };
    for (const Key& key : standing.keys) {
        if (const auto* whole = std::get_if<std::int64_t>(&key)) add('w', std::to_string(*whole));
        else if (const auto* number = std::get_if<double>(&key)) add('n', exact_text(*number));
        else if (const auto* text = std::get_if<std::string>(&key)) add('t', *text);
        else add('m', "");
    }
    add('i', standing.id);
    return hexadecimal(mark);
}

std::optional<Key> read_key(char letter, std::string_view text) {
    if (letter == 'm') return Key{};
    if (letter == 't') return Key{std::string(text)};
    if (letter == 'w') {
        const auto whole = parse_integer(text);
        return whole ? std::optional<Key>(*whole) : std::nullopt;
    }
    const auto number = letter == 'n' ? parse_number(text) : std::nullopt;
    return number ? std::optional<Key>(*number) : std::nullopt;
}

std::optional<Standing> read_mark(const Query& query, std::string_view written) {
    const std::optional<std::string> bytes = read_hexadecimal(written);
    if (!bytes) return std::nullopt;
    std::string_view mark = *bytes;
    Standing standing;
    while (!mark.empty()) {
        const std::size_t colon = mark.find(':');
        const auto length = colon == std::string_view::npos ? std::nullopt : parse_integer(mark.substr(0, colon));
        if (!length || *length < 1 || static_cast<std::size_t>(*length) > mark.size() - colon - 1) return std::nullopt;
        const std::string_view part = mark.substr(colon + 1, static_cast<std::size_t>(*length));
        mark.remove_prefix(colon + 1 + part.size());
        if (mark.empty()) {
            if (part[0] != 'i' || standing.keys.size() != query.order.size()) return std::nullopt;
            standing.id = part.substr(1);
            return standing;
        }
        const std::optional<Key> key = read_key(part[0], part.substr(1));
        if (!key) return std::nullopt;
        standing.keys.push_back(*key);
    }
    return std::nullopt;
}

}  // namespace

Result<records::Page> page_of(const MemoryTables& tables, const Query& query, const access::Scope* scope) {
    ENSURE(query.kind != nullptr && query.limit >= 1, "a query names a kind and asks for a record at least");
    const std::optional<Standing> after = read_mark(query, query.after);
    if (!query.after.empty() && !after) {
        return Error{ErrorKind::invalid, "this is no mark of a page", "begin again with the first page", {"after"},
                     "bad_page_mark"};
    }
    std::vector<Standing> found;
    for (const auto& [id, row] : tables.rows(query.kind->name)) {
        if (wanted(query, row->record, scope)) found.push_back(standing_of(query, row->record));
    }
    std::sort(found.begin(), found.end(), [&](const Standing& a, const Standing& b) { return before(query, a, b); });
    records::Page page;
    const auto all = static_cast<std::int64_t>(found.size());
    page.total = std::min(all, records::count_limit);
    page.more_than_total = all > records::count_limit;
    auto next = after ? std::upper_bound(found.begin(), found.end(), *after,
                                         [&](const Standing& a, const Standing& b) { return before(query, a, b); })
                      : found.begin();
    for (; next != found.end() && static_cast<std::int64_t>(page.records.size()) < query.limit; ++next) {
        page.records.push_back(*next->record);
    }
    if (next != found.end()) page.next = mark_of(*std::prev(next));
    return page;
}

}  // namespace ciclo::seams
