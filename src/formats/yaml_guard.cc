#include "formats/yaml_guard.h"

#include <array>

#include "base/text.h"
#include "formats/limits.h"
#include "formats/places.h"

namespace ciclo::formats {

namespace {

/// Line `line` (1-based) of the text without its end; "" past the end.
std::string_view line_of(std::string_view text, int line) {
    for (; line > 1; --line) {
        const std::size_t end = text.find_first_of("\r\n");
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
    }
    return text.substr(0, text.find_first_of("\r\n"));
}

/// The tab in the indentation of the line of the problem or of the line before it, where people put it.
std::optional<Place> indenting_tab(std::string_view text, const Place& at) {
    for (int line : {at.line, at.line - 1}) {
        if (line < 1) continue;
        const std::string_view found = line_of(text, line);
        const std::size_t indent = found.find_first_not_of(" -");
        if (indent != std::string_view::npos && found[indent] == '\t') {
            return Place{at.file, line, static_cast<int>(indent) + 1};
        }
    }
    return std::nullopt;
}

std::string character_at(std::string_view text, const Place& at) {
    const std::string_view line = line_of(text, at.line);
    const std::size_t before = first_code_points(line, static_cast<std::size_t>(at.column - 1)).size();
    if (before >= line.size()) return {};
    return std::string(line.substr(before, code_point_at(line, before).size));
}

struct Explanation {
    std::string_view problem;  ///< part of libyaml's problem text
    std::string_view context;  ///< part of its context; "" = any
    std::string_view what, cure;
    enum class Where { at, began } where = Where::at;
};

constexpr std::array explanations{
    Explanation{"found unexpected end of stream", "quoted scalar",
                "a quote opened here is not closed before the end of the file",
                "close it, or write '' for an apostrophe inside single quotes", Explanation::Where::began},
    Explanation{"found unexpected document indicator", "quoted scalar",
                "a quote opened here is not closed before a line of --- or ...", "close it", Explanation::Where::began},
    Explanation{"found unknown escape character", "", "a backslash begins no escape that YAML knows",
                "double the backslash, or use single quotes", Explanation::Where::at},
    Explanation{"hexdecimal", "", "an escape needs hexadecimal digits",
                "write them all, as in \\u00E9, or double the backslash"},
    Explanation{"invalid Unicode character escape", "", "an escape names no character", "write the character itself"},
    Explanation{"could not find expected ':'", "",
                "the key that begins here has no colon after it, or the line before it is not finished",
                "write key: value, and put texts of several lines in quotes", Explanation::Where::began},
    Explanation{"mapping values are not allowed", "", "a colon makes a key where no key can stand",
                "put a text that holds ': ' in quotes, or correct the indentation"},
    Explanation{"block sequence entries are not allowed", "", "a list item (-) cannot begin here",
                "put it on its own line, indented like its neighbours, or put the text in quotes"},
    Explanation{"mapping keys are not allowed", "", "a key cannot begin here",
                "put it on its own line, or put a text that begins with ? in quotes"},
    Explanation{"tab character", "", "a tab stands where YAML wants spaces", "indent with spaces"},
    Explanation{"indentation indicator equal to 0", "", "the digit after | or > cannot be 0", "leave it out"},
    Explanation{"did not find expected comment or line break", "block scalar", "a text stands on the line of | or >",
                "begin it on the next line, or put it in quotes"},
    Explanation{"did not find expected alphabetic or numeric character", "alias",
                "a text begins with *, which YAML reads as an alias", "put it in quotes", Explanation::Where::began},
    Explanation{"did not find expected alphabetic or numeric character", "anchor",
                "a text begins with &, which YAML reads as an anchor", "put it in quotes", Explanation::Where::began},
    Explanation{"tag", "", "a text begins with !, which YAML reads as a tag", "put it in quotes"},
    Explanation{"", "tag", "a text begins with !, which YAML reads as a tag", "put it in quotes",
                Explanation::Where::began},
    Explanation{"directive", "", "a line begins with %, which YAML reads as a directive", "put the text in quotes"},
    Explanation{"", "directive", "a line begins with %, which YAML reads as a directive", "put the text in quotes",
                Explanation::Where::began},
    Explanation{"did not find expected key", "",
                "the indentation fits no line above, or a text in quotes goes on after its closing quote",
                "indent the line like its neighbours, and put the whole text in quotes"},
    Explanation{"did not find expected '-' indicator", "", "a line inside a list does not begin with '-'",
                "begin it with '- ', or indent it under its item"},
    Explanation{"did not find expected ',' or ']'", "", "a list opened with [ lacks a comma or its ]",
                "separate the items with commas, close it with ], and put texts that hold brackets, commas or quotes "
                "in quotes"},
    Explanation{"did not find expected ',' or '}'", "", "a map opened with { lacks a comma or its }",
                "separate the entries with commas, close it with }, and put texts that hold braces, commas or quotes "
                "in quotes"},
    Explanation{"did not find expected node content", "", "a value is missing here",
                "write it, or remove the comma or sign before it"},
    Explanation{"did not find expected <document start>", "", "the text goes on after the document is complete",
                "indent the line like its neighbours, or put the text in quotes"},
    Explanation{"found unexpected ':'", "", "a colon stands inside a text in brackets", "put the text in quotes"},
    Explanation{"found incompatible YAML document", "", "the %YAML line asks for a version this program does not read",
                "remove the line"},
};

Error cannot_start(const YamlProblem& problem, std::string_view text) {
    const std::string found = character_at(text, problem.at);
    if (found == "\t") {
        return {ErrorKind::invalid, "a tab stands where YAML wants spaces", "indent with spaces", problem.at,
                "yaml_tab"};
    }
    return {ErrorKind::invalid, "a text may not begin with " + (found.empty() ? "this character" : quoted(found)),
            "put the text in quotes", problem.at, "yaml_broken"};
}

bool is_control(char32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
}

/// C1 controls too; and U+0085, U+2028 and U+2029, which libyaml takes for line ends and editors do not show as such.
bool is_refused_character(char32_t c) {
    return is_control(c) || (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

std::optional<std::size_t> first_refused_character(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        if (is_refused_character(c.value)) return at;
        at += c.size;
    }
    return std::nullopt;
}

}  // namespace

Error explained(const YamlProblem& problem, std::string_view text) {
    if (const auto tab = indenting_tab(text, problem.at)) {
        return {ErrorKind::invalid, "a tab stands where YAML wants spaces", "indent with spaces", *tab, "yaml_tab"};
    }
    if (problem.problem.find("cannot start any token") != std::string_view::npos) return cannot_start(problem, text);
    for (const Explanation& row : explanations) {
        if (problem.problem.find(row.problem) == std::string_view::npos) continue;
        if (problem.context.find(row.context) == std::string_view::npos) continue;
        const bool began = row.where == Explanation::Where::began;
        return {ErrorKind::invalid, std::string(row.what), std::string(row.cure), began ? problem.began : problem.at,
                "yaml_broken"};
    }
    return {ErrorKind::invalid, "the text is not YAML (" + std::string(problem.problem) + ")",
            "compare it with a file that works", problem.at, "yaml_broken"};
}

std::optional<Error> refused_before_parsing(std::string_view text, const std::string& file) {
    if (text.size() > limits::yaml_bytes) {
        return Error{ErrorKind::limit,
                     "the YAML text is larger than 1 MiB",
                     "split it, or move tables to CSV files",
                     {file},
                     "file_over_mib"};
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return Error{ErrorKind::invalid, "the file is UTF-16", "save it as UTF-8", {file, 1, 1}, "file_utf16"};
    }
    if (const auto bad = first_bad_utf8(text)) {
        return Error{ErrorKind::invalid, "a byte is not UTF-8: " + quoted(text.substr(*bad, 1)),
                     "save the file as UTF-8", place_of(text, file, *bad), "file_not_utf8"};
    }
    if (const auto bad = first_refused_character(text)) {
        const std::string_view found = text.substr(*bad, code_point_at(text, *bad).size);
        return Error{ErrorKind::invalid, "a character that does not show stands in the text: " + quoted(found),
                     "remove it, or write it as an escape in double quotes", place_of(text, file, *bad),
                     "yaml_hidden_character"};
    }
    return std::nullopt;
}

}  // namespace ciclo::formats
