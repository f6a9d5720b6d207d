// read_json(): RFC 8259 and nothing else, in one pass, with the place of every value.
//
// Own code and not a library's, because the libraries at hand do not tell where a value stands; the tests and the
// fuzzer hold it against Boost.JSON's parser, which must accept exactly what this accepts (duplicate keys and depth
// apart).
#include <algorithm>

#include "base/text.h"
#include "formats/duplicate_keys.h"
#include "formats/json.h"
#include "formats/limits.h"
#include "formats/places.h"

namespace ciclo::formats {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t most_errors = 50;  // of duplicate keys; the rest is more of the same

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class JsonReader {
public:
    JsonReader(std::string_view text, const std::string& file) : text_(text), places_(text, file) {}

    Result<Value> read() {
        Value root;
        if (text_.starts_with(byte_order_mark)) offset_ = byte_order_mark.size();
        skip_white();
        if (!value(root, 1)) return errors_;
        skip_white();
        if (offset_ < text_.size()) {
            fail("something follows the end of the JSON value", "keep one value per file");
        }
        if (!errors_.empty()) return errors_;
        return root;
    }

private:
    bool at_end() const { return offset_ >= text_.size(); }
    char here() const { return at_end() ? '\0' : text_[offset_]; }

    void skip_white() {
        while (!at_end() && (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t')) ++offset_;
    }

    /// Notes the error that ends the reading. Always false, so that callers return it.
    bool fail(std::string what, std::string cure, ErrorKind kind = ErrorKind::invalid,
              std::string code = "json_broken") {
        errors_.insert(errors_.begin(), {kind, std::move(what), std::move(cure), places_.at(offset_), std::move(code)});
        return false;
    }
    bool cut_off(std::string what, std::string cure) {
        return fail(std::move(what), std::move(cure), ErrorKind::invalid, "json_cut_off");
    }

    bool value(Value& out, int depth) {
        out.place = places_.at(offset_);
        if (++values_ > limits::json_values) {
            return fail("more than " + std::to_string(limits::json_values) + " values", "split the file",
                        ErrorKind::limit, "json_too_many_values");
        }
        switch (here()) {
            case '{':
                return deeper(depth) && map(out, depth);
            case '[':
                return deeper(depth) && list(out, depth);
            case '"':
                out.kind = Value::Kind::scalar;
                out.quoted = true;
                return string(out.text);
            case 't':
            case 'f':
            case 'n':
                return word(out);
            default:
                return here() == '-' || is_digit(here()) ? number(out) : no_value();
        }
    }

    bool deeper(int depth) {
        if (depth <= limits::json_depth) return true;
        return fail(
            "lists and objects stand more than " + std::to_string(limits::json_depth) + " deep inside each other",
            "flatten the document", ErrorKind::limit, "json_too_deep");
    }

    bool list(Value& out, int depth) {
        out.kind = Value::Kind::list;
        ++offset_;
        skip_white();
        if (here() == ']') return ++offset_, true;
        for (;;) {
            skip_white();
            if (here() == ']') return fail("a comma stands before ]", "remove the comma");
            out.items.emplace_back();
            if (!value(out.items.back(), depth + 1)) return false;
            skip_white();
            if (here() == ']') return ++offset_, true;
            if (!comma("]", out.place)) return false;
        }
    }

    bool map(Value& out, int depth) {
        out.kind = Value::Kind::map;
        const std::size_t opened = offset_++;
        skip_white();
        if (here() == '}') return ++offset_, note_duplicates(out);
        for (;;) {
            skip_white();
            if (here() == '}') return fail("a comma stands before }", "remove the comma");
            if (out.entries.size() == out.entries.capacity()) make_room(out.entries, opened);
            out.entries.emplace_back();
            if (!entry(out.entries.back(), depth)) return false;
            skip_white();
            if (here() == '}') return ++offset_, note_duplicates(out);
            if (!comma("}", out.place)) return false;
        }
    }

    /// As many entries as the rest of the text holds if it goes on as it began, but at most eight times as many as there
    /// are: moving entries again and again costs more than reading them.
    void make_room(std::vector<Value::Entry>& entries, std::size_t opened) const {
        constexpr std::size_t worth_it = 1024, most_times = 8;
        if (entries.size() < worth_it) return;
        const std::size_t bytes_each = std::max<std::size_t>(1, (offset_ - opened) / entries.size());
        const std::size_t more = (text_.size() - offset_) / bytes_each + 1;
        entries.reserve(entries.size() + std::min(more + more / 8, entries.size() * (most_times - 1)));
    }

    bool entry(Value::Entry& out, int depth) {
        out.key_place = places_.at(offset_);
        if (here() != '"') return no_key();
        if (!string(out.key)) return false;
        skip_white();
        if (here() != ':') return fail("a colon is missing after the key " + quoted(out.key), "write \"key\": value");
        ++offset_;
        skip_white();
        return value(out.value, depth + 1);
    }

    bool no_key() {
        if (at_end()) return cut_off("the text ends inside an object", "close it with }");
        if (here() == '\'') return fail("a key stands in single quotes", "use double quotes");
        if (here() == '/') return fail("a comment stands in JSON", "remove it; JSON has no comments");
        if (is_letter(here())) return fail("a key stands without quotes", "put it in double quotes");
        return fail("a key in double quotes is missing", "write \"key\": value");
    }

    bool no_value() {
        if (at_end()) return cut_off("a value is missing at the end of the text", "complete the document");
        const char c = here();
        if (c == '\'') return fail("a text stands in single quotes", "use double quotes");
        if (c == '/') return fail("a comment stands in JSON", "remove it; JSON has no comments");
        if (c == '+' || c == '.')
            return fail("a number begins with " + quoted(std::string(1, c)), "begin with a digit or -");
        if (is_letter(c)) return unknown_word();
        return fail("a value is missing before " + quoted(next_code_point()),
                    "write a text, number, list, object, true, false or null");
    }

    std::string_view next_code_point() const { return text_.substr(offset_, code_point_at(text_, offset_).size); }

    bool comma(std::string_view close, const Place& opened) {
        if (here() == ',') return ++offset_, true;
        const std::string open_line = std::to_string(opened.line);
        if (at_end()) {
            return cut_off("the text ends before the " + std::string(close) + " of what is opened on line " + open_line,
                           "close it with " + std::string(close));
        }
        if (here() == '/') return fail("a comment stands in JSON", "remove it; JSON has no comments");
        return fail("a comma or " + std::string(close) + " is missing before " + quoted(next_code_point()),
                    "separate the values with commas");
    }

    std::string_view word_here() const {
        std::size_t end = offset_;
        while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]) || text_[end] == '_')) ++end;
        return text_.substr(offset_, end - offset_);
    }

    bool word(Value& out) {
        const std::string_view found = word_here();
        if (found != "true" && found != "false" && found != "null") return unknown_word();
        offset_ += found.size();
        if (found == "null") return true;
        out.kind = Value::Kind::scalar;
        out.text = found;
        return true;
    }

    bool unknown_word() {
        const std::string found(word_here());
        const std::string lower = lower_ascii(found);
        if (lower == "nan" || lower == "infinity") return fail(quoted(found) + " is no JSON number", "write null");
        if (lower == "true" || lower == "false" || lower == "null") {
            return fail(quoted(found) + " is not written in small letters", "write " + lower);
        }
        return fail("the word " + quoted(found) + " stands without quotes", "put the text in double quotes");
    }

    bool digits() {
        if (!is_digit(here()))
            return fail("a digit is missing in a number", "complete the number, or put it in quotes");
        while (is_digit(here())) ++offset_;
        return true;
    }

    bool number(Value& out) {
        const std::size_t start = offset_;
        if (here() == '-') ++offset_;
        const bool zero = here() == '0';
        if (!digits()) return false;
        const std::size_t first = text_[start] == '-' ? start + 1 : start;
        if (zero && offset_ - first > 1) {
            offset_ = start;
            return fail("a number begins with 0", "drop the zero, or put the text in quotes");
        }
        if (here() == '.' && (++offset_, !digits())) return false;
        if (here() == 'e' || here() == 'E') {
            ++offset_;
            if (here() == '+' || here() == '-') ++offset_;
            if (!digits()) return false;
        }
        out.kind = Value::Kind::scalar;
        out.text = text_.substr(start, offset_ - start);
        return true;
    }

    bool string(std::string& out) {
        const std::size_t opened = offset_++;
        for (;;) {
            const std::size_t start = offset_;
            while (!at_end() && here() != '"' && here() != '\\' && static_cast<unsigned char>(here()) >= 0x20)
                ++offset_;
            out.append(text_.substr(start, offset_ - start));
            if (at_end()) return unclosed(opened);
            if (here() == '"') return ++offset_, true;
            if (here() != '\\') return control_character();
            if (!escape(out)) return false;
        }
    }

    bool unclosed(std::size_t opened) {
        const Place end = places_.at(offset_);
        errors_.insert(errors_.begin(),
                       {ErrorKind::invalid, "a text is not closed before the end of the file",
                        "close it with a double quote", place_of(text_, end.file, opened), "json_cut_off"});
        return false;
    }

    bool control_character() {
        const bool line_end = here() == '\n' || here() == '\r';
        const std::string shown = quoted(std::string(1, here()));
        return line_end ? fail("a text goes on over the end of the line", "close it with a double quote, or write \\n")
                        : fail("the control character " + shown + " stands in a text",
                               "write it as an escape, as in \\t or \\u0001");
    }

    bool escape(std::string& out) {
        constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
        const std::size_t which =
            offset_ + 1 < text_.size() ? letters.find(text_[offset_ + 1]) : std::string_view::npos;
        if (which != std::string_view::npos) {
            out += meant[which];
            offset_ += 2;
            return true;
        }
        if (offset_ + 1 < text_.size() && text_[offset_ + 1] == 'u') return code_point_escape(out);
        return fail("the backslash begins no escape that JSON knows", "double the backslash");
    }

    /// The 16 bits of the \uXXXX at `offset`; nothing when there is none.
    std::optional<char32_t> code_unit(std::size_t offset) const {
        if (text_.substr(offset, 2) != "\\u" || offset + 6 > text_.size()) return std::nullopt;
        char32_t unit = 0;
        for (char c : text_.substr(offset + 2, 4)) {
            const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
            if (!is_digit(lower) && (lower < 'a' || lower > 'f')) return std::nullopt;
            unit = unit * 16 + static_cast<char32_t>(is_digit(lower) ? lower - '0' : lower - 'a' + 10);
        }
        return unit;
    }

    bool code_point_escape(std::string& out) {
        const std::optional<char32_t> unit = code_unit(offset_);
        if (!unit) return fail("\\u is not followed by four hexadecimal digits", "write four digits, as in \\u00E9");
        if (*unit < 0xD800 || *unit > 0xDFFF) {
            append_utf8(out, *unit);
            offset_ += 6;
            return true;
        }
        const std::optional<char32_t> second = code_unit(offset_ + 6);
        if (*unit > 0xDBFF || !second || *second < 0xDC00 || *second > 0xDFFF) {
            return fail("\\u names half a character (a lone surrogate)", "write both halves, or the character itself");
        }
        append_utf8(out, 0x10000 + ((*unit - 0xD800) << 10) + (*second - 0xDC00));
        offset_ += 12;
        return true;
    }

    bool note_duplicates(const Value& map) {
        const std::size_t room = most_errors - std::min(errors_.size(), most_errors);
        for (Error& error : duplicate_keys(map, room)) errors_.push_back(std::move(error));
        return true;
    }

    std::string_view text_;
    PlaceCounter places_;
    std::size_t offset_ = 0;
    std::size_t values_ = 0;
    Errors errors_;
};

}  // namespace

Result<Value> read_json(std::string_view text, const std::string& file) {
    if (text.size() > limits::json_bytes) {
        return Error{ErrorKind::limit, "the JSON text is larger than 64 MiB", "split it", {file}, "file_over_mib"};
    }
    if (const auto bad = first_bad_utf8(text)) {
        return Error{ErrorKind::invalid, "a byte is not UTF-8: " + quoted(text.substr(*bad, 1)),
                     "save the file as UTF-8", place_of(text, file, *bad), "file_not_utf8"};
    }
    return JsonReader(text, file).read();
}

}  // namespace ciclo::formats
