#include "server/openapi.h"

#include <algorithm>

#include "base/text.h"
#include "records/form.h"
#include "server/json_text.h"

namespace ciclo::server {

namespace {

using actions::Action;
using actions::Effect;
using actions::Input;
using actions::InputKind;

/// {"a":1,"b":2} while it is written.
class ObjectText {
public:
    ObjectText& add(std::string_view name, std::string_view json) {
        text_ += text_.size() > 1 ? ",\"" : "\"";
        ((text_ += name) += "\":") += json;
        return *this;
    }
    ObjectText& text(std::string_view name, std::string_view value) { return add(name, json_string(value)); }
    std::string done() const { return text_ + "}"; }
    bool empty() const { return text_.size() == 1; }

private:
    std::string text_ = "{";
};

std::string array_of(const std::vector<std::string>& items) { return "[" + join(items, ",") + "]"; }

std::string reference(std::string_view schema) {
    return ObjectText().text("$ref", "#/components/schemas/" + std::string(schema)).done();
}

std::string schema_name(const records::Kind& kind) { return std::string(kind.name) + "_values"; }

std::string scalar_schema(const Input& input) {
    switch (input.kind) {
        case InputKind::number: return R"({"type":"number"})";
        case InputKind::whole_number: return R"({"type":"integer","format":"int64"})";
        case InputKind::day: return R"({"type":"string","format":"date"})";
        case InputKind::flag: return R"({"type":"boolean"})";
        case InputKind::secret: return R"({"type":"string","format":"password","writeOnly":true})";
        case InputKind::file: return R"({"oneOf":[)" + reference("file") + R"(,{"type":"string"}]})";
        case InputKind::json: return "{}";
        case InputKind::text:
        case InputKind::choice: break;
    }
    if (input.choices.empty()) return R"({"type":"string"})";
    std::vector<std::string> codes;
    for (const std::string_view choice : input.choices) codes.push_back(json_string(choice));
    return R"({"type":"string","enum":)" + array_of(codes) + "}";
}

std::string schema_of(const RouteRow& row, const Input& input) {
    if (row.kind != nullptr && input.kind == InputKind::json && input.name == "values") return reference(schema_name(*row.kind));
    const std::string one = scalar_schema(input);
    return input.repeated ? R"({"type":"array","maxItems":1000,"items":)" + one + "}" : one;
}

bool in_path(const RouteRow& row, const Input& input) {
    if (row.kind != nullptr && input.name == "kind") return true;
    return std::find(row.path_inputs.begin(), row.path_inputs.end(), input.name) != row.path_inputs.end();
}

std::string parameter(std::string_view name, std::string_view where, bool required, std::string_view help,
                      const std::string& schema) {
    return ObjectText().text("name", name).text("in", where).add("required", required ? "true" : "false")
        .text("description", help).add("schema", schema).done();
}

std::string_view own_help(Answers answers) {
    switch (answers) {
        case Answers::home: return "a page that says that the server runs";
        case Answers::description: return "this description";
        case Answers::me: return "who is signed in, with which roles, and the form token";
        case Answers::events: return "changes in the caller's scope, as server-sent events";
        case Answers::ready: return "whether the server can do its work";
        case Answers::web_file: return "a file of the application in the browser, kept for ever: its name changes with it";
        case Answers::web_page: return "the application's page, for every address that is no other route's";
        case Answers::deed: return "";
    }
    return "";
}

std::vector<std::string> parameters_of(const RouteRow& row) {
    std::vector<std::string> parameters;
    for (const std::string& name : row.path_inputs) {
        if (row.action == nullptr) {
            parameters.push_back(parameter(name, "path", true, own_help(row.answers), R"({"type":"string"})"));
            continue;
        }
        const auto input = std::find_if(row.action->inputs.begin(), row.action->inputs.end(),
                                        [&](const Input& one) { return one.name == name; });
        ENSURE(input != row.action->inputs.end(), "a name in a route's braces is an input of its deed");
        parameters.push_back(parameter(name, "path", true, input->help.in(Language::en), scalar_schema(*input)));
    }
    if (row.action == nullptr) return parameters;
    if (row.method == edge::Method::get) {
        for (const Input& input : row.action->inputs) {
            if (in_path(row, input)) continue;
            parameters.push_back(parameter(input.name, "query", input.required, input.help.in(Language::en), schema_of(row, input)));
        }
    }
    parameters.push_back(R"({"$ref":"#/components/parameters/language"})");
    if (row.action->effect == Effect::writes || row.action->effect == Effect::destroys) {
        parameters.push_back(R"({"$ref":"#/components/parameters/idempotency_key"})");
    }
    return parameters;
}

std::string body_of(const RouteRow& row) {
    ObjectText properties;
    std::vector<std::string> required;
    for (const Input& input : row.action->inputs) {
        if (in_path(row, input)) continue;
        properties.add(input.name, schema_of(row, input));
        if (input.required) required.push_back(json_string(input.name));
    }
    if (row.action->effect == Effect::computes) properties.add("files", R"({"type":"array","items":)" + reference("file") + "}");
    ObjectText schema;
    schema.text("type", "object").add("properties", properties.done()).add("additionalProperties", "false");
    if (!required.empty()) schema.add("required", array_of(required));
    return ObjectText()
        .add("required", required.empty() ? "false" : "true")
        .add("content", R"({"application/json":{"schema":)" + schema.done() + "}}")
        .done();
}

/// What the record doors answer with is known; other deeds answer with an object of their own.
std::string answer_schema(const RouteRow& row) {
    const std::string_view name = row.action == nullptr ? "" : row.action->name;
    if (name == "record list") return reference("page");
    if (name == "record show" || name == "record add" || name == "record change") return reference("record");
    return row.answers == Answers::home || row.answers == Answers::events ? "{}" : R"({"type":"object"})";
}

std::string answers_of(const RouteRow& row) {
    std::vector<std::string_view> refusals{"400", "429", "500", "503"};
    if (row.who.kind() != actions::Permission::Kind::anybody) refusals.insert(refusals.end(), {"401", "403"});
    if (row.action != nullptr) refusals.insert(refusals.end(), {"404", "422"});
    if (row.method != edge::Method::get) refusals.insert(refusals.end(), {"409", "413", "415", "507"});
    std::sort(refusals.begin(), refusals.end());
    ObjectText answers;
    const std::string_view type = row.answers == Answers::home     ? "text/html"
                                  : row.answers == Answers::web_page ? "text/html"
                                  : row.answers == Answers::web_file ? "application/octet-stream"
                                  : row.answers == Answers::events ? "text/event-stream"
                                                                   : "application/json";
    answers.add("200", R"({"description":"done","content":{)" + json_string(type) + R"(:{"schema":)" + answer_schema(row) + "}}}");
    for (const std::string_view status : refusals) answers.add(status, R"({"$ref":"#/components/responses/refused"})");
    return answers.done();
}

std::string security_of(const RouteRow& row) {
    if (row.who.kind() == actions::Permission::Kind::anybody) return "[]";
    return R"([{"session":[]},{"token":[]}])";
}

std::string operation(const RouteRow& row) {
    const std::string help = row.action != nullptr ? row.action->help.in(Language::en) : std::string(own_help(row.answers));
    ObjectText text;
    text.text("operationId", operation_name(row)).text("summary", help);
    if (row.kind != nullptr) text.add("tags", array_of({json_string(row.kind->name)}));
    text.add("security", security_of(row)).add("parameters", array_of(parameters_of(row)));
    if (row.action != nullptr && row.method != edge::Method::get) text.add("requestBody", body_of(row));
    return text.add("responses", answers_of(row)).done();
}

std::string paths_of(const RouteTable& routes) {
    ObjectText paths;
    const auto& rows = routes.rows();
    for (std::size_t i = 0; i < rows.size();) {
        ObjectText methods;
        const std::string& pattern = rows[i].pattern;
        for (; i < rows.size() && rows[i].pattern == pattern; ++i) {
            methods.add(lower_ascii(word_of(rows[i].method)), operation(rows[i]));
        }
        paths.add(pattern, methods.done());
    }
    return paths.done();
}

constexpr std::string_view error_schema = R"({"type":"object","required":["code","what","cure","field","place"],)"
    R"("additionalProperties":false,"properties":{"code":{"type":"string"},"what":{"type":"string"},"cure":{"type":"string"},)"
    R"("field":{"type":"string"},"place":{"type":"string"}}})";
constexpr std::string_view errors_schema = R"({"type":"object","required":["errors","request_id"],"additionalProperties":false,)"
    R"("properties":{"errors":{"type":"array","minItems":1,"items":{"$ref":"#/components/schemas/error"}},)"
    R"("request_id":{"type":"string"}}})";
constexpr std::string_view file_schema = R"({"type":"object","required":["name"],"additionalProperties":false,"properties":)"
    R"({"name":{"type":"string","minLength":1,"maxLength":255},"text":{"type":"string"},)"
    R"("base64":{"type":"string","contentEncoding":"base64"}}})";
constexpr std::string_view record_schema = R"({"type":"object","required":["id","version","archived","created","created_by",)"
    R"("updated","updated_by","values"],"properties":{"id":{"type":"string"},"version":{"type":"integer"},)"
    R"("archived":{"type":"boolean"},"created":{"type":"string","format":"date-time"},"created_by":{"type":"string"},)"
    R"("updated":{"type":"string","format":"date-time"},"updated_by":{"type":"string"},"values":{"type":"object"}}})";
constexpr std::string_view page_schema = R"({"type":"object","required":["records","next","total","more_than_total"],"properties":)"
    R"({"records":{"type":"array","items":{"$ref":"#/components/schemas/record"}},"next":{"type":"string"},)"
    R"("total":{"type":"integer"},"more_than_total":{"type":"boolean"}}})";
constexpr std::string_view refused = R"({"description":"refused, with reasons","content":{"application/json":{"schema":)"
    R"({"$ref":"#/components/schemas/errors"}}}})";
constexpr std::string_view key_parameter = R"({"name":"Idempotency-Key","in":"header","required":false,"description":)"
    R"("1 to 100 printable ASCII characters; the same key again gives the first answer again; API tokens must send one",)"
    R"("schema":{"type":"string","minLength":1,"maxLength":100}})";
constexpr std::string_view language_parameter = R"({"name":"language","in":"query","required":false,"description":)"
    R"("language of texts for people; else Accept-Language","schema":{"type":"string","enum":["es","en","nl"]}})";
constexpr std::string_view security_schemes = R"({"session":{"type":"apiKey","in":"cookie","name":"__Host-sid"},)"
    R"("token":{"type":"http","scheme":"bearer"}})";

std::string components_of(records::KindList kinds) {
    ObjectText schemas;
    schemas.add("error", error_schema).add("errors", errors_schema).add("file", file_schema);
    schemas.add("record", record_schema).add("page", page_schema);
    for (const records::Kind* kind : kinds) {
        if (!kind->internal) schemas.add(schema_name(*kind), records::schema_json(*kind));
    }
    return ObjectText()
        .add("schemas", schemas.done())
        .add("responses", ObjectText().add("refused", refused).done())
        .add("parameters", ObjectText().add("language", language_parameter).add("idempotency_key", key_parameter).done())
        .add("securitySchemes", security_schemes)
        .done();
}

}  // namespace

std::string operation_name(const RouteRow& row) {
    std::string name = lower_ascii(word_of(row.method));
    for (const char c : row.pattern) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter) {
            name += c;
        } else if (name.back() != '_') {
            name += '_';
        }
    }
    while (name.back() == '_') name.pop_back();
    return name;
}

std::string openapi_json(const RouteTable& routes, records::KindList kinds, std::string_view version) {
    return ObjectText()
        .text("openapi", "3.1.0")
        .add("info", ObjectText().text("title", "Ciclo").text("version", version).done())
        .add("paths", paths_of(routes))
        .add("components", components_of(kinds))
        .done();
}

}  // namespace ciclo::server
