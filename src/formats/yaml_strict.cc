#include "formats/yaml_strict.h"

#include <algorithm>

#include "base/text.h"

namespace ciclo::formats {

namespace {

bool is_break(char32_t c) {
    return c == U'\n' || c == U'\r';
}
bool is_white(char32_t c) {
    return c == U' ' || c == U'\t' || is_break(c);
}

}  // namespace

YamlText::YamlText(std::string_view text, std::string file) : file_(std::move(file)) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text_.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        text_ += c.value;
        at += c.size;
    }
}

Error YamlText::fault(std::size_t at, std::string what, std::string cure) const {
    int line = 1, column = 1;
    for (std::size_t i = 0; i < at && i < text_.size(); ++i) {
        const bool ends = text_[i] == U'\n' || (text_[i] == U'\r' && at_or_end(i + 1) != U'\n');
        line += ends ? 1 : 0;
        column = is_break(text_[i]) ? 1 : column + 1;
    }
    return {ErrorKind::invalid, std::move(what), std::move(cure), {file_, line, column}, "yaml_broken"};
}

std::size_t YamlText::end_of_line(std::size_t at) const {
    while (at < text_.size() && !is_break(text_[at])) ++at;
    return at;
}

std::size_t YamlText::after_spaces(std::size_t at) const {
    while (at < text_.size() && text_[at] == U' ') ++at;
    return at;
}

std::optional<Error> YamlText::fault_between(std::size_t begin, std::size_t end) const {
    end = std::min(end, text_.size());
    for (std::size_t at = begin; at < end; ++at) {
        if (text_[at] == U'#') {
            if (at > 0 && !is_white(text_[at - 1])) {
                return fault(at, "a comment has no space before its #",
                             "put a space before it, or put the text in quotes");
            }
            at = end_of_line(at);
        } else if (text_[at] == U'?' && !is_white(at_or_end(at + 1))) {
            return fault(at, "a text begins with ?", "put it in quotes");
        }
    }
    return std::nullopt;
}

std::optional<Error> YamlText::fault_inside(std::size_t begin, std::size_t end, int block_column, Spans spans) const {
    end = std::min(end, text_.size());
    const auto wanted = block_column < 0 ? std::size_t{0} : static_cast<std::size_t>(block_column) + 1;
    for (std::size_t at = end_of_line(begin); at < end; at = end_of_line(at)) {
        const std::size_t line = ++at;
        const std::size_t indent = after_spaces(line);
        const char32_t first = at_or_end(indent);
        if (indent >= end || is_break(first) || indent - line >= wanted) continue;
        const bool closes = spans == Spans::brackets && (first == U']' || first == U'}');
        if (closes && indent - line + 1 >= wanted) continue;
        if (spans == Spans::brackets && first == U'#') continue;
        if (first == U'\t') {
            const std::size_t text = text_.find_first_not_of(U" \t", indent);
            if (text >= text_.size() || is_break(text_[text])) continue;
            return fault(indent, "a tab stands where YAML wants spaces", "indent with spaces");
        }
        return fault(indent,
                     spans == Spans::quotes ? "a text in quotes goes on without being indented"
                                            : "a list or map in brackets goes on without being indented",
                     "indent the line by " + std::to_string(wanted) + " or more spaces");
    }
    return std::nullopt;
}

std::optional<Error> YamlText::fault_in_block_text(std::size_t begin, std::size_t end, int block_column) const {
    std::size_t at = begin + 1;
    bool indent_given = false;
    for (; at_or_end(at) == U'+' || at_or_end(at) == U'-' || (at_or_end(at) >= U'0' && at_or_end(at) <= U'9'); ++at) {
        indent_given = indent_given || at_or_end(at) >= U'0';
    }
    if (at_or_end(at) == U'#') return fault(at, "a comment has no space before its #", "put a space before it");
    std::size_t widest_blank = 0;
    for (at = end_of_line(at); !indent_given && at < text_.size(); at = end_of_line(at)) {
        if (text_[at] == U'\r' && at_or_end(at + 1) == U'\n') ++at;
        const std::size_t line = ++at;
        const std::size_t indent = after_spaces(line) - line;
        if (line + indent < text_.size() && !is_break(text_[line + indent])) {
            const bool inside = static_cast<int>(indent) > block_column;
            if (!inside || indent >= widest_blank) return std::nullopt;
            return fault(line + indent,
                         "the text after | or > begins with an empty line that is indented more than its first line",
                         "remove the spaces from the empty line");
        }
        widest_blank = std::max(widest_blank, indent);
        if (line > end) break;
    }
    return std::nullopt;
}

}  // namespace ciclo::formats
