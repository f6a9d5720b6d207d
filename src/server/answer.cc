#include "server/answer.h"

#include "server/headers.h"
#include "server/json_text.h"

namespace ciclo::server {

namespace {

std::string file_json(const std::string& name, const std::string& bytes) {
    return R"({"name":)" + json_string(name) + R"(,"base64":")" + base64(bytes) + "\"}";
}

std::string files_json(const CarriedFiles& files) {
    std::string list;
    for (const std::string& name : files.written) {
        const auto bytes = files.kept.files.find(name);
        if (bytes == files.kept.files.end()) continue;
        list += (list.empty() ? "" : ",") + file_json(name, bytes->second);
    }
    return "[" + list + "]";
}

std::string words_json(const actions::Outcome& outcome) {
    return R"({"text":)" + json_string(outcome.text) + R"(,"in_order":)" + (outcome.in_order ? "true" : "false");
}

}  // namespace

std::string answer_json(const actions::Outcome& outcome, const CarriedFiles& files) {
    if (files.written.empty()) return outcome.json.empty() ? words_json(outcome) + "}" : outcome.json;
    const std::string own = outcome.json.empty() ? "" : R"(,"answer":)" + outcome.json;
    return words_json(outcome) + own + R"(,"files":)" + files_json(files) + "}";
}

std::string machine_json(const actions::Outcome& outcome, const CarriedFiles& files) {
    std::string body = words_json(outcome) + R"(,"files":)" + files_json(files);
    if (outcome.attachment) body += R"(,"attachment":)" + file_json(outcome.attachment->name, outcome.attachment->bytes);
    return body + "}";
}

edge::Response json_answer(std::string body) {
    edge::Response response;
    response.headers.emplace_back("content-type", "application/json");
    response.body = std::move(body);
    return response;
}

edge::Response web_answer(const actions::Outcome& outcome, const CarriedFiles& files) {
    edge::Response response;
    if (outcome.page) {
        response.status = outcome.page->status;
        response.headers.emplace_back("content-type", outcome.page->media_type);
        response.headers.emplace_back("content-security-policy", reading_policy);
        response.headers.emplace_back("x-robots-tag", "noindex, nofollow");
        response.body = outcome.page->bytes;
        return response;
    }
    if (!outcome.attachment) return json_answer(answer_json(outcome, files));
    response.headers.emplace_back("content-type", outcome.attachment->media_type);
    response.headers.emplace_back("content-disposition", attachment_disposition(outcome.attachment->name));
    response.body = outcome.attachment->bytes;
    return response;
}

void set_session(edge::Response& response, const std::string& session, bool secure) {
    response.headers.emplace_back("set-cookie", session_cookie(session, secure));
    if (session.empty()) response.headers.emplace_back("clear-site-data", R"("cache", "cookies", "storage")");
}

}  // namespace ciclo::server
