#include "server/given.h"

#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "calendar/instant.h"
#include "formats/json.h"
#include "identity/keys.h"
#include "identity/spelling.h"
#include "server/json_text.h"
#include "server/limits.h"

namespace ciclo::server {

namespace {

using actions::Action;
using actions::Input;
using actions::InputKind;
using formats::Value;

/// One deed's inputs while they are filled.
struct Filling {
    const Action& action;
    Given given = {};
    Errors errors = {};

    void refuse(std::string what, std::string cure, const std::string& field, std::string code,
                ErrorKind kind = ErrorKind::invalid) {
        errors.push_back({kind, std::move(what), std::move(cure), {field}, std::move(code)});
    }
};

const Input* input_named(const Action& action, std::string_view name) {
    for (const Input& input : action.inputs) {
        if (input.name == name) return &input;
    }
    return nullptr;
}

void unknown_input(Filling& filling, const std::string& name) {
    std::vector<std::string> known;
    for (const Input& input : filling.action.inputs) known.emplace_back(input.name);
    const auto near = nearest(name, known);
    filling.refuse("there is no input " + quoted(name) + " here", near ? "did you mean " + *near + "?" :
                   known.empty() ? "leave it out" : "choose among " + join(known, ", "), name, "unknown_input");
}

std::string wanted_of(const Input& input) {
    switch (input.kind) {
        case InputKind::number: return "a number such as 2.5";
        case InputKind::whole_number: return "a whole number such as 2790";
        case InputKind::day: return "a day such as 2025-10-20";
        case InputKind::choice: return "one of " + join({input.choices.begin(), input.choices.end()}, ", ");
        case InputKind::flag: return "true or false";
        case InputKind::file: return R"({"name":…,"text":…} or {"name":…,"base64":…})";
        case InputKind::json: return "JSON";
        case InputKind::text:
        case InputKind::secret: return "a text";
    }
    return "a text";
}

void wrong_value(Filling& filling, const Input& input) {
    filling.refuse("this value does not fit " + std::string(input.name), "give " + wanted_of(input), std::string(input.name),
                   "wrong_value");
}

bool is_iso_day(const std::string& text) {
    const auto day = calendar::parse_day(text, calendar::DayOrder::year_month_day);
    return day && calendar::iso_text(*day) == text;
}

bool fits(const Input& input, const std::string& text) {
    switch (input.kind) {
        case InputKind::number: return parse_number(text).has_value();
        case InputKind::whole_number: return parse_integer(text).has_value();
        case InputKind::day: return is_iso_day(text);
        default: break;
    }
    if (input.choices.empty()) return true;
    return std::find(input.choices.begin(), input.choices.end(), text) != input.choices.end();
}

void take(Filling& filling, const Input& input, std::string text) {
    if (!fits(input, text)) {
        wrong_value(filling, input);
        return;
    }
    filling.given.arguments.values[std::string(input.name)].push_back(std::move(text));
}

/// The name of a file that came along; nothing after a refusal.
std::optional<std::string> take_file(Filling& filling, const Value& value, const std::string& field) {
    const Value* name = value.find("name");
    const Value *text = value.find("text"), *coded = value.find("base64");
    const bool whole = name != nullptr && name->is_scalar() && name->quoted && value.entries.size() == 2 &&
                       (text != nullptr ? text->is_scalar() && text->quoted : coded != nullptr && coded->is_scalar() && coded->quoted);
    std::optional<std::string> bytes;
    if (whole) bytes = text != nullptr ? text->text : bytes_of_base64(coded->text);
    if (!bytes || name->text.empty() || name->text.size() > 255) {
        filling.refuse("this is no file", R"(give {"name":…,"text":…} or {"name":…,"base64":…})", field, "wrong_file");
        return std::nullopt;
    }
    auto& files = filling.given.files.kept.files;
    if (files.size() >= limits::files_in_body) {
        filling.refuse("there are more than " + std::to_string(limits::files_in_body) + " files", "send fewer", field,
                       "too_many_files", ErrorKind::limit);
        return std::nullopt;
    }
    if (!files.emplace(name->text, std::move(*bytes)).second) {
        filling.refuse("two files are called " + quoted(name->text), "name each its own", field, "file_twice");
        return std::nullopt;
    }
    return name->text;
}

/// The JSON type that an input's kind wants.
bool has_type(const Input& input, const Value& value) {
    const bool number = input.kind == InputKind::number || input.kind == InputKind::whole_number;
    return value.is_scalar() && value.quoted != number;
}

void take_value(Filling& filling, const Input& input, const Value& value) {
    if (input.kind == InputKind::json) {
        filling.given.arguments.values[std::string(input.name)].push_back(json_line(value));
    } else if (input.kind == InputKind::file && value.is_map()) {
        if (auto name = take_file(filling, value, std::string(input.name))) take(filling, input, std::move(*name));
    } else if (input.kind == InputKind::flag) {
        if (!value.is_scalar() || value.quoted || (value.text != "true" && value.text != "false")) {
            wrong_value(filling, input);
        } else if (value.text == "true") {
            take(filling, input, "yes");
        }
    } else if (has_type(input, value)) {
        take(filling, input, value.text);
    } else {
        wrong_value(filling, input);
    }
}

void take_member(Filling& filling, const Value::Entry& entry, const std::vector<std::string>& in_path) {
    const Input* input = input_named(filling.action, entry.key);
    if (input == nullptr || std::find(in_path.begin(), in_path.end(), entry.key) != in_path.end()) {
        unknown_input(filling, entry.key);
    } else if (entry.value.is_null() && input->kind != InputKind::json) {
        return;  // null says the same as leaving it out
    } else if (input->repeated && entry.value.is_list() && input->kind != InputKind::json) {
        if (entry.value.items.size() > limits::repeated_values) {
            filling.refuse("there are more than " + std::to_string(limits::repeated_values) + " values", "give fewer", entry.key,
                           "too_many_values", ErrorKind::limit);
            return;
        }
        for (const Value& item : entry.value.items) take_value(filling, *input, item);
    } else {
        take_value(filling, *input, entry.value);
    }
}

void take_files(Filling& filling, const Value& files) {
    if (!files.is_list()) {
        filling.refuse("files is no list", "give a list of files", "files", "wrong_file");
        return;
    }
    for (const Value& file : files.items) {
        if (!file.is_map()) {
            filling.refuse("this is no file", R"(give {"name":…,"text":…} or {"name":…,"base64":…})", "files", "wrong_file");
        } else {
            take_file(filling, file, "files");
        }
    }
}

void take_body(Filling& filling, std::string_view body, const std::vector<std::string>& in_path) {
    if (trim(body).empty()) return;
    const Result<Value> value = formats::read_json(body, "body");
    if (!value) {
        for (Error error : value.errors()) {
            error.code = "not_json";
            filling.errors.push_back(std::move(error));
        }
        return;
    }
    if (!value->is_map()) {
        filling.refuse("the body is no JSON object", "send {\"input\": value}", "", "not_an_object");
        return;
    }
    for (const Value::Entry& entry : value->entries) {
        if (entry.key == "files" && input_named(filling.action, "files") == nullptr) {
            take_files(filling, entry.value);
        } else {
            take_member(filling, entry, in_path);
        }
    }
}

void take_text(Filling& filling, const Input& input, const std::string& text) {
    if (input.kind == InputKind::flag) {
        if (text == "true" || text == "yes") {
            take(filling, input, "yes");
        } else if (text != "false" && text != "no") {
            wrong_value(filling, input);
        }
    } else {
        take(filling, input, text);
    }
}

void take_query(Filling& filling, const Pairs& query, const std::vector<std::string>& in_path) {
    for (const auto& [name, text] : query) {
        const Input* input = input_named(filling.action, name);
        if (input == nullptr || std::find(in_path.begin(), in_path.end(), name) != in_path.end()) {
            unknown_input(filling, name);
        } else if (!input->repeated && filling.given.arguments.has(name)) {
            filling.refuse(quoted(name) + " is given twice", "give it once", name, "input_twice");
        } else {
            take_text(filling, *input, text);
        }
    }
}

void take_path(Filling& filling, const RouteRow& row, const Pairs& path) {
    for (const auto& [name, text] : path) {
        const Input* input = input_named(filling.action, name);
        ENSURE(input != nullptr, "a name in a route's braces is an input of its deed");
        take_text(filling, *input, text);
    }
    if (row.kind != nullptr) filling.given.arguments.values["kind"] = {std::string(row.kind->name)};
}

void require_all(Filling& filling) {
    for (const Input& input : filling.action.inputs) {
        if (!input.required || filling.given.arguments.has(input.name)) continue;
        const std::string name(input.name);
        const bool told = std::any_of(filling.errors.begin(), filling.errors.end(),
                                      [&](const Error& error) { return error.place.file == name || error.code == "not_json"; });
        if (!told) filling.refuse(name + " is missing", "give " + wanted_of(input), name, "required");
    }
}

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}


/// "%C3%A1+" → "á ". Nothing when it is no such encoding, no UTF-8, or holds NUL.
std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? digit_of(text[i + 1]) : -1, low = high < 0 ? -1 : digit_of(text[i + 2]);
        if (low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    if (!is_utf8(out) || out.find('\0') != std::string::npos) return std::nullopt;
    return out;
}

void append_counted(std::string& out, std::string_view text) {
    (out += std::to_string(text.size())) += ':';
    out += text;
}

}  // namespace

Result<std::string> CarriedFiles::read(const std::string& path, std::uint64_t most_bytes) { return kept.read(path, most_bytes); }

Result<Done> CarriedFiles::write(const std::string& path, const std::string& bytes) {
    if (std::find(written.begin(), written.end(), path) == written.end()) written.push_back(path);
    return kept.write(path, bytes);
}

bool CarriedFiles::exists(const std::string& path) { return kept.exists(path); }

Result<Pairs> read_query(std::string_view query) {
    Pairs pairs;
    if (query.empty()) return pairs;
    for (const std::string_view part : split(query, '&')) {
        const std::size_t equals = part.find('=');
        const auto name = decoded(part.substr(0, equals));
        const auto text = equals == std::string_view::npos ? std::nullopt : decoded(part.substr(equals + 1));
        if (!name || !text || name->empty()) {
            return Error{ErrorKind::invalid, "the query is not written as name=value&name=value",
                         "escape special characters as UTF-8 with %", {}, "bad_query"};
        }
        pairs.emplace_back(*name, *text);
    }
    return pairs;
}

Result<Given> read_given(const RouteRow& row, const Pairs& path, const Pairs& query, std::string_view body) {
    ENSURE(row.action != nullptr, "only deeds take arguments");
    Filling filling{*row.action};
    std::vector<std::string> in_path = row.path_inputs;
    if (row.kind != nullptr) in_path.emplace_back("kind");
    take_path(filling, row, path);
    if (row.method == edge::Method::get) {
        take_query(filling, query, in_path);
    } else {
        for (const auto& [name, text] : query) unknown_input(filling, name);
        take_body(filling, body, in_path);
    }
    require_all(filling);
    if (!filling.errors.empty()) return filling.errors;
    return std::move(filling.given);
}

std::string fingerprint_of(std::string_view deed, const Given& given) {
    std::string text;
    append_counted(text, deed);
    for (const auto& [name, values] : given.arguments.values) {
        append_counted(text, name);
        for (const std::string& value : values) append_counted(text += '=', value);
    }
    for (const auto& [name, bytes] : given.files.kept.files) {
        append_counted(text += '/', name);
        append_counted(text, bytes);
    }
    return identity::hex(identity::digest(text));
}

}  // namespace ciclo::server
