// write_yaml(): text that people edit. Plain words stay plain; what YAML would read as a number, a truth value, a date
// or nothing is quoted when the tree says it is text.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "formats/yaml.h"

namespace ciclo::formats {

namespace {

constexpr std::size_t flow_columns = 100;      ///< a small map or list longer than this is easier to read as lines
constexpr std::size_t simple_key_bytes = 900;  ///< YAML allows 1,024 characters, quotes and escapes included
enum class Context { block, flow, key };

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Anything that some YAML reader takes for a number, a date, a time or a truth value. Too often is harmless here.
bool reads_as_something_else(std::string_view text) {
    constexpr std::array<std::string_view, 14> words{"~",   "null", "true", "false", "yes",  "no", "on",
                                                     "off", "y",    "n",    ".inf",  ".nan", "<<", "="};
    const std::string lower = lower_ascii(text);
    if (std::find(words.begin(), words.end(), lower) != words.end()) return true;
    std::string_view rest = lower;
    if (rest.starts_with('-') || rest.starts_with('+')) rest.remove_prefix(1);
    if (rest == ".inf" || rest == ".nan") return true;
    const bool begins =
        !rest.empty() && (is_digit(rest[0]) || (rest[0] == '.' && rest.size() > 1 && is_digit(rest[1])));
    return begins && rest.find_first_not_of("0123456789abcdefox.,:+-_tz ") == std::string_view::npos;
}

bool is_break_or_control(const CodePoint& c) {
    return !c.good || c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0) || c.value == 0x2028 || c.value == 0x2029 ||
           c.value == 0xFEFF || c.value == 0xFFFE || c.value == 0xFFFF;
}

bool has_break_or_control(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        if (is_break_or_control(c)) return true;
        at += c.size;
    }
    return false;
}

/// True when the text can stand without quotes and is read back as the same characters.
bool can_be_plain(std::string_view text, Context context) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
    if (std::string_view("?:,[]{}#&*!|>'\"%@`").find(text.front()) != std::string_view::npos) return false;
    if (text.front() == '-' && (text.size() == 1 || text[1] == ' ' || text[1] == '-')) return false;
    if (text.starts_with("...") || text.find(": ") != std::string_view::npos ||
        text.find(" #") != std::string_view::npos)
        return false;
    if (context != Context::block && text.find_first_of(",[]{}:") != std::string_view::npos) return false;
    return !has_break_or_control(text);
}

std::string hexadecimal(char32_t value, int digits) {
    std::string out;
    for (int i = digits - 1; i >= 0; --i) out += "0123456789ABCDEF"[(value >> (4 * i)) & 15];
    return out;
}

std::string double_quoted(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        if (c.value == '"' || c.value == '\\')
            (out += '\\') += static_cast<char>(c.value);
        else if (c.value == '\n')
            out += "\\n";
        else if (c.value == '\t')
            out += "\\t";
        else if (c.value == '\r')
            out += "\\r";
        else if (!c.good)
            out += "\uFFFD";
        else if (is_break_or_control(c))
            out += "\\u" + hexadecimal(c.value, 4);
        else
            out += text.substr(at, c.size);
        at += c.size;
    }
    return out + '"';
}

/// A null of a tree, a number or word that means itself, or a text.
std::string scalar_text(const Value& value, Context context) {
    if (value.is_null()) return "null";
    const bool plain = can_be_plain(value.text, context) && !(value.quoted && reads_as_something_else(value.text));
    const bool unquoted_null = !value.quoted && (lower_ascii(value.text) == "null" || value.text == "~");
    return plain && !unquoted_null ? value.text : double_quoted(value.text);
}

std::string key_text(const std::string& key) {
    return can_be_plain(key, Context::key) && !reads_as_something_else(key) ? key : double_quoted(key);
}

bool is_leaf(const Value& value) {
    return value.is_null() || value.is_scalar() || (value.is_list() && value.items.empty()) ||
           (value.is_map() && value.entries.empty());
}

std::string leaf_text(const Value& value, Context context) {
    if (value.is_list()) return "[]";
    return value.is_map() ? "{}" : scalar_text(value, context);
}

/// "[a, b]" or "{a: 1}" when all parts are leaves and the whole fits; "" otherwise.
std::string flow_text(const Value& value, std::size_t room) {
    std::string out(1, value.is_list() ? '[' : '{');
    const auto add = [&](const std::string& before, const Value& part) {
        if (!is_leaf(part) || out.size() > room * 4) return false;
        if (out.size() > 1) out += ", ";
        out += before + leaf_text(part, Context::flow);
        return true;
    };
    for (const Value& item : value.items) {
        if (!add("", item)) return {};
    }
    for (const Value::Entry& entry : value.entries) {
        if (!add(key_text(entry.key) + ": ", entry.value)) return {};
    }
    out += value.is_list() ? ']' : '}';
    return length_in_code_points(out) <= room ? out : std::string();
}

/// True when the text reads well as a block of lines after "|" or "|-": several lines, none of them tricky.
bool can_be_literal(std::string_view text) {
    if (text.find('\n') == std::string_view::npos || text.ends_with("\n\n") || text == "\n") return false;
    for (std::string_view line : split(text, '\n')) {
        if (has_break_or_control(line) || line.ends_with(' ') || line.starts_with(' ')) return false;
    }
    return text.front() != '\n';
}

class YamlWriter {
public:
    std::string write(const Value& root) {
        if (is_leaf(root)) {
            leaf(root, 0);
        } else {
            lines(root, 0);
        }
        return std::move(out_);
    }

private:
    void leaf(const Value& value, std::size_t indent) {
        if (!value.is_scalar() || !can_be_literal(value.text)) {
            out_ += leaf_text(value, Context::block) + "\n";
            return;
        }
        std::string_view text = value.text;
        out_ += text.ends_with('\n') ? "|\n" : "|-\n";
        if (text.ends_with('\n')) text.remove_suffix(1);
        for (std::string_view line : split(text, '\n')) {
            if (!line.empty()) out_.append(indent == 0 ? 2 : indent, ' ') += line;
            out_ += '\n';
        }
    }

    /// What follows "key:" or "-": a leaf or flow on the same line, or lines of its own.
    void after_key(const Value& value, std::size_t indent) {
        const std::size_t line_start = out_.rfind('\n') + 1;  // npos + 1 is 0, the first line
        const std::size_t used = length_in_code_points(std::string_view(out_).substr(line_start)) + 1;
        if (is_leaf(value)) {
            out_ += ' ';
            return leaf(value, indent + 2);
        }
        const std::string flow = used < flow_columns ? flow_text(value, flow_columns - used) : std::string();
        if (!flow.empty()) {
            out_ += ' ' + flow + '\n';
            return;
        }
        out_ += '\n';
        out_.append(indent + 2, ' ');
        lines(value, indent + 2);
    }

    /// The lines of a list or map that is no leaf; the first line's indent is already written.
    void lines(const Value& value, std::size_t indent) {
        bool first = true;
        const auto begin_line = [&] {
            if (!first) out_.append(indent, ' ');
            first = false;
        };
        for (const Value& item : value.items) {
            begin_line();
            out_ += '-';
            list_item(item, indent);
        }
        for (const Value::Entry& entry : value.entries) {
            begin_line();
            map_entry(entry, indent);
        }
    }

    void list_item(const Value& item, std::size_t indent) {
        const bool one_line =
            is_leaf(item) || (indent + 2 < flow_columns && !flow_text(item, flow_columns - indent - 2).empty());
        if (one_line) return after_key(item, indent);
        out_ += ' ';
        lines(item, indent + 2);
    }

    void map_entry(const Value::Entry& entry, std::size_t indent) {
        const std::string key = key_text(entry.key);
        if (key.size() <= simple_key_bytes) {
            out_ += key + ':';
        } else {
            out_ += "? " + key + '\n';
            out_.append(indent, ' ') += ':';
        }
        after_key(entry.value, indent);
    }

    std::string out_;
};

}  // namespace

std::string write_yaml(const Value& value) {
    return YamlWriter().write(value);
}

}  // namespace ciclo::formats
