// Hostile requests against a real server: what people paste, what parsers fear, and 20,000 requests made from the description.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "base/text.h"
#include "real_server.h"
#include "server/json_text.h"

namespace ciclo::server {
namespace {

namespace fs = std::filesystem;
using formats::Value;

/// The number behind `index` of a stream; the same every run.
std::uint64_t drawn(std::uint64_t index) {
    std::uint64_t z = (index + 1) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

TEST(Hostile, naughty_strings_are_kept_as_they_are_or_refused) {
    const fs::path path = fs::path(CICLO_SHARED) / "badinput/naughty-strings/blns.json";
    if (!fs::exists(path)) {
        std::cout << "skipped 1 trial of naughty strings: " << path << " is absent\n";
        return;
    }
    const auto list = formats::read_json(bytes_of(path), "blns.json");
    ASSERT_TRUE(list.ok()) << list.errors().front().text();
    RealServer server;
    const std::string token = server.token();
    Client client(server.server.port());
    std::size_t kept = 0, refused = 0;
    int number = 0;
    for (const Value& item : list->items) {
        const std::string key = "naughty-" + std::to_string(++number);
        const Heard made = client.ask(Client::request("POST", "/api/records/unit", token, R"({"values":{"name":)" + json_string(item.text) + "}}", key));
        ASSERT_TRUE(made.status == 200 || (made.status >= 400 && made.status < 500)) << made.status << " for " << quoted(item.text);
        const auto answer = formats::read_json(made.body, "answer");
        ASSERT_TRUE(answer.ok()) << made.body;
        if (made.status != 200) {
            ++refused;
            continue;
        }
        const Heard shown = client.ask(Client::request("GET", "/api/records/unit/" + answer->find("id")->text, token, "", ""));
        const auto record = formats::read_json(shown.body, "record");
        ASSERT_TRUE(record.ok());
        // white space around a name is not part of it
        EXPECT_EQ(trim(record->find("values")->find("name")->text), trim(item.text));
        EXPECT_NE(shown.head.find("nosniff"), std::string::npos);
        ++kept;
    }
    std::cout << kept << " naughty strings kept, " << refused << " refused with a reason\n";
    EXPECT_GT(kept, 300U);
}

TEST(Hostile, bodies_that_are_no_json_are_refused) {
    const fs::path folder = fs::path(CICLO_SHARED) / "badinput/json-testsuite/test_parsing";
    if (!fs::exists(folder)) {
        std::cout << "skipped the trial of JSON bodies: " << folder << " is absent\n";
        return;
    }
    RealServer server;
    const std::string token = server.token();
    Client client(server.server.port());
    std::size_t refused = 0, others = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string(), body = bytes_of(entry.path());
        if (body.size() > 1'000'000) continue;  // larger ones are refused before they are read
        for (const std::string& whole : {body, R"({"values":)" + body + "}"}) {
            const Heard answer = client.ask(Client::request("POST", "/api/records/unit", token, whole, "json-" + std::to_string(++others)));
            ASSERT_NE(answer.status, 0) << name;
            ASSERT_LT(answer.status, 500) << name;
            if (name.starts_with("n_") && trim(body).size() > 0) {
                EXPECT_EQ(answer.status, 400) << name << " " << answer.body;
                ++refused;
            }
        }
    }
    std::cout << refused << " bodies that are no JSON refused, " << others << " asked\n";
    EXPECT_GT(refused, 300U);
}

// ---- 20,000 requests made from the description.

struct Operation {
    std::string method, path;
    std::vector<std::string> path_names, query_names;
    const Value* body = nullptr;  ///< its schema
};

std::vector<Operation> operations_of(const Value& root) {
    std::vector<Operation> all;
    for (const Value::Entry& path : root.find("paths")->entries) {
        for (const Value::Entry& method : path.value.entries) {
            Operation one;
            one.path = path.key;
            for (const char c : method.key) one.method += static_cast<char>(c & ~0x20);
            for (const Value& parameter : method.value.find("parameters")->items) {
                const Value *name = parameter.find("name"), *in = parameter.find("in");
                if (name == nullptr) continue;
                (in->text == "path" ? one.path_names : one.query_names).push_back(name->text);
            }
            if (const Value* body = method.value.find("requestBody")) {
                one.body = body->find("content")->find("application/json")->find("schema");
            }
            // a stream never ends
            if (one.path != "/api/events") all.push_back(std::move(one));
        }
    }
    return all;
}

class Maker {
public:
    Maker(const Value& root, std::uint64_t seed, std::vector<std::string> ids) : root_(root), index_(seed << 32), ids_(std::move(ids)) {}

    std::uint64_t number(std::uint64_t below) { return drawn(index_++) % below; }

    std::string nasty_text() {
        static const std::vector<std::string> texts{
            "", "a", "2025-10-20", "-1", "9223372036854775808", "1e999", "NaN", "null", "'; DROP TABLE unit; --", "<script>alert(1)</script>",
            "../../etc/passwd", "%00", "{\"a\":1}", "[[[[[[", "\xC3\xA1\xE2\x80\x8B", "\xF0\x9F\x92\xA9", "name=x;unit?;!name?", "-updated,name",
            "=cmd|' /C calc'!A0", std::string(5000, 'x'), "\x01\x02", "true", "unit", "hospital-emergency", "es", "\xEF\xBB\xBF", "a\nb\rc\td"};
        return texts[number(texts.size())];
    }

    std::string id() { return number(2) == 0 || ids_.empty() ? nasty_text() : ids_[number(ids_.size())]; }

    /// Mostly what the schema wants, often something else.
    std::string value_for(const Value& schema, int depth) {
        if (const Value* reference = schema.find("$ref")) return value_for(*at(reference->text), depth);
        if (number(6) == 0 || depth > 5) return odd_value();
        if (const Value* choices = schema.find("enum")) return json_string(choices->items[number(choices->items.size())].text);
        if (const Value* one_of = schema.find("oneOf")) return value_for(one_of->items[number(one_of->items.size())], depth + 1);
        const Value* type = schema.find("type");
        std::string name = type == nullptr ? "" : type->is_list() ? type->items[number(type->items.size())].text : type->text;
        if (name == "object" || (name.empty() && schema.find("properties") != nullptr)) return object_for(schema, depth);
        if (name == "array") return array_for(schema, depth);
        if (name == "integer") return std::to_string(static_cast<std::int64_t>(number(7)) - 1);
        if (name == "number") return "0.5";
        if (name == "boolean") return number(2) == 0 ? "true" : "false";
        if (name == "null") return "null";
        if (name == "string") return json_string(number(3) == 0 ? id() : nasty_text());
        return odd_value();
    }

    std::string object_for(const Value& schema, int depth) {
        std::string members;
        const Value* properties = schema.find("properties");
        if (properties != nullptr) {
            for (const Value::Entry& entry : properties->entries) {
                if (number(4) == 0) continue;
                members += (members.empty() ? "" : ",") + json_string(entry.key) + ":" + value_for(entry.value, depth + 1);
            }
        }
        if (number(12) == 0) members += (members.empty() ? "" : ",") + json_string(nasty_text()) + ":1";
        return "{" + members + "}";
    }

private:
    std::string array_for(const Value& schema, int depth) {
        std::string items;
        const Value* item = schema.find("items");
        for (std::uint64_t i = number(4); i > 0; --i) items += (items.empty() ? "" : ",") + (item == nullptr ? odd_value() : value_for(*item, depth + 1));
        return "[" + items + "]";
    }
    std::string odd_value() {
        static const std::vector<std::string> values{"null", "[]", "{}", "0", "-0", "1e308", "-1.5", "true", "\"\"", "[null]", "{\"a\":{\"b\":[]}}",
                                                     "99999999999999999999", "\"\\u0000\"", "\"\\ud800\"", "{\"name\":\"a\",\"text\":\"b\"}"};
        const std::uint64_t which = number(values.size() + 2);
        return which < values.size() ? values[which] : json_string(nasty_text());
    }
    const Value* at(const std::string& pointer) const {
        const Value* value = &root_;
        for (const std::string_view part : split(std::string_view(pointer).substr(2), '/')) value = value->find(part);
        return value;
    }

    const Value& root_;
    std::uint64_t index_;
    std::vector<std::string> ids_;
};

std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || c == '-' || c == '_') {
            out += c;
        } else {
            ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
        }
    }
    return out;
}

std::string made_request(const Operation& operation, Maker& maker, const std::string& token, int number) {
    std::string target = operation.path;
    for (const std::string& name : operation.path_names) {
        const std::string value = maker.id();
        target.replace(target.find("{" + name + "}"), name.size() + 2, value.empty() ? "x" : escaped(value));
    }
    std::string query;
    for (const std::string& name : operation.query_names) {
        if (maker.number(3) == 0) query += (query.empty() ? "?" : "&") + name + "=" + escaped(maker.nasty_text());
    }
    std::string body = operation.body == nullptr ? "" : maker.value_for(*operation.body, 0);
    if (operation.body != nullptr && maker.number(20) == 0 && !body.empty()) body[maker.number(body.size())] = static_cast<char>(maker.number(256));
    const std::string key = operation.method == "GET" ? "" : "fuzz-" + std::to_string(number);
    return Client::request(operation.method, target + query, maker.number(10) == 0 ? "" : token, body, key);
}

TEST(Hostile, twenty_thousand_requests_made_from_the_description_find_no_defect) {
    RealServer server;
    const std::string token = server.token();
    const auto root = formats::read_json(server.doors->description(), "openapi.json");
    ASSERT_TRUE(root.ok());
    const std::vector<Operation> operations = operations_of(*root);
    std::vector<std::string> ids;
    for (const char* name : {"A", "B", "C"}) ids.push_back(server.add(organisation::unit_kind(), R"({"name":")" + std::string(name) + "\"}"));
    ids.push_back(server.add(organisation::provider_kind(), R"({"name":"P"})"));
    Maker maker(*root, 20'251'122, ids);
    Client client(server.server.port());
    std::map<int, int> by_status;
    for (int i = 0; i < 20'000; ++i) {
        const Operation& operation = operations[maker.number(operations.size())];
        const std::string request = made_request(operation, maker, token, i);
        const Heard heard = client.ask(request);
        ++by_status[heard.status];
        // 503 is an answer of a full line, and no defect
        ASSERT_TRUE(heard.status != 0 && (heard.status < 500 || heard.status == 503))
            << "request " << i << " answered " << heard.status << "\n" << request.substr(0, 2000) << "\n" << heard.body;
    }
    for (const auto& [status, count] : by_status) std::cout << status << " × " << count << "  ";
    std::cout << "\n";
    EXPECT_EQ(by_status[503], 0) << "one client waits for each answer: no line is ever full";
    EXPECT_GT(by_status[200], 500);
}

}  // namespace
}  // namespace ciclo::server
