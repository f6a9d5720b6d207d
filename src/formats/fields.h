// Fields: reads one map of a document key by key, says what is wrong in words, and refuses the keys nobody asked for.
//
//   Errors errors;
//   Fields fields(value, "standard M3.s1", errors);
//   double limit = fields.required_number("v", {.low = 0}).value_or(0);
//   bool confirmed = fields.boolean("confirmed").value_or(false);
//   fields.refuse_others();                      // "cnofirmed" -> did you mean "confirmed"?
//
// Every read returns nothing both when the key is absent and when its value is refused; a refusal is in `errors`, with
// its place. A key without a value is refused: leave the key out instead. Texts may hold tab and line ends and no other
// control characters. The Fields borrows value and errors; use it in the function that made it.
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/names.h"
#include "base/result.h"
#include "formats/value.h"

namespace ciclo::formats {

/// Bounds of a number, both allowed.
struct Range {
    double low = -1e15;
    double high = 1e15;
};

/// Bounds of a text, in code points.
struct TextLimit {
    std::size_t most = 4000;
    enum class Lines { one, many } lines = Lines::many;
};

class Fields {
public:
    /// `thing` opens every message: "moment M3". When `value` is no map that is the first error and every read is
    /// empty.
    Fields(const Value& value, std::string thing, Errors& errors);

    bool is_map() const { return value_.is_map(); }
    const Value& value() const { return value_; }
    Place place() const { return value_.place; }
    const std::string& thing() const { return thing_; }
    /// After the id is read, later messages can name the thing by it.
    void call(std::string thing) { thing_ = std::move(thing); }

    /// The value of `key`, whatever it is, or nullptr; the key counts as asked for. A key with no value is refused.
    const Value* find(std::string_view key);
    bool has(std::string_view key) const { return value_.find(key) != nullptr; }
    /// As find(), and an absent key is an error.
    const Value* required(std::string_view key);

    std::optional<std::string> text(std::string_view key, TextLimit limit = {});
    std::optional<std::string> required_text(std::string_view key, TextLimit limit = {});
    /// Letters, digits and _ . - only, at most 60: what can stand in a file name, a link or a diagram.
    std::optional<std::string> name_code(std::string_view key);
    std::optional<std::string> required_name_code(std::string_view key);
    /// A JSON number in `range`; a number in quotes is text and refused.
    std::optional<double> number(std::string_view key, Range range = {});
    std::optional<double> required_number(std::string_view key, Range range = {});
    std::optional<int> whole_number(std::string_view key, int low, int high);
    /// true or false, unquoted. yes, no, on, off, 1 and 0 are refused: files differ on what they mean.
    std::optional<bool> boolean(std::string_view key);
    /// "2025-10-14", a day that exists.
    std::optional<std::string> day(std::string_view key);

    /// {es: …, en: …, nl: …}, or one plain text that then stands for all three languages.
    LocalText local_text(std::string_view key, TextLimit limit = {});
    LocalText required_local_text(std::string_view key, TextLimit limit = {});
    /// The keys es, en, nl of this very map (a requirement is its text and some keys more); at least one is required.
    LocalText own_text(TextLimit limit = {});

    /// The items of a list, at most `most` of them; empty when the key is absent.
    std::vector<const Value*> items(std::string_view key, std::size_t most);
    /// A list of plain texts; a single text counts as a list of one.
    std::vector<std::string> texts(std::string_view key, std::size_t most, TextLimit limit = {});

    template <class Enum>
    std::optional<Enum> choice(std::string_view key) {
        const Value* found = find(key);
        if (found == nullptr) return std::nullopt;
        return choice_of<Enum>(*found, std::string(key));
    }
    template <class Enum>
    std::vector<Enum> choices(std::string_view key, std::size_t most) {
        std::vector<Enum> out;
        for (const Value* item : list_or_one(key, most)) {
            if (const auto chosen = choice_of<Enum>(*item, std::string(key))) out.push_back(*chosen);
        }
        return out;
    }

    /// Refuses every key that was not asked for, naming the nearest that was; beyond limits::unknown_keys their number.
    void refuse_others();
    /// Adds an error: "<thing> <what>".
    void refuse(const Place& place, std::string_view what, std::string cure, ErrorKind kind = ErrorKind::invalid);

private:
    template <class Enum>
    std::optional<Enum> choice_of(const Value& found, const std::string& key) {
        std::vector<std::string> codes;
        for (const auto& row : names_of(static_cast<Enum*>(nullptr))) codes.emplace_back(row.code);
        const std::optional<std::string> code = one_of(found, key, codes);
        return code ? from_code<Enum>(*code) : std::nullopt;
    }
    std::optional<std::string> one_of(const Value& found, const std::string& key,
                                      const std::vector<std::string>& codes);
    std::optional<std::string> text_of(const Value& found, std::string_view key, TextLimit limit);
    std::optional<std::string> name_code_of(const Value& found, std::string_view key);
    std::optional<double> number_of(const Value& found, std::string_view key, Range range);
    LocalText local_text_of(const Value& found, std::string_view key, TextLimit limit);
    std::vector<const Value*> list_or_one(std::string_view key, std::size_t most);
    void asked_for(std::string_view key);

    const Value& value_;
    std::string thing_;
    Errors& errors_;
    std::vector<std::string> asked_;
};

/// The text of a list item that must be plain text (no list, no map); an error naming `thing` otherwise.
std::optional<std::string> plain_text(const Value& value, const std::string& thing, Errors& errors,
                                      TextLimit limit = {});
/// A LocalText that stands alone as a list item.
LocalText local_text(const Value& value, const std::string& thing, Errors& errors, TextLimit limit = {});

/// By line and column, errors of one place in the order they were found; at most `most`, the rest counted in a last
/// one.
Errors sorted_by_place(Errors errors, std::size_t most);

}  // namespace ciclo::formats
