#include "server/machine_client.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/number.h"
#include "base/text.h"
#include "formats/json.h"
#include "server/json_text.h"
#include "server/limits.h"
#include "server/routes.h"

namespace ciclo::server {

namespace {

using actions::Input;
using actions::InputKind;
using formats::Value;

Error silent(const std::string& what) {
    return {ErrorKind::io, "the server that holds the data folder does not answer: " + what,
            "look whether it runs, or stop it and try again", {}, "server_silent"};
}

/// An open connection; closed with it.
class Wire {
public:
    explicit Wire(int number) : number_(number) {}
    ~Wire() {
        if (number_ >= 0) ::close(number_);
    }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

Result<Done> connect_to(const Wire& wire, const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (wire.number() < 0 || path.size() >= sizeof address.sun_path) return silent("no socket can be opened at " + path);
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    if (::connect(wire.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        return silent(std::strerror(errno));
    }
    return done;
}

Result<Done> send_all(const Wire& wire, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(wire.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return silent(std::strerror(errno));
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return done;
}

Result<std::string> receive_all(const Wire& wire) {
    std::string all;
    char piece[16 * 1024];
    for (;;) {
        const ssize_t count = ::recv(wire.number(), piece, sizeof piece, 0);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return silent(std::strerror(errno));
        if (count == 0) return all;
        all.append(piece, static_cast<std::size_t>(count));
    }
}

Result<std::string> sent_and_received(const std::string& path, const std::string& bytes) {
    const Wire wire(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (const auto connected = connect_to(wire, path); !connected) return connected.errors();
    if (const auto sent = send_all(wire, bytes); !sent) return sent.errors();
    return receive_all(wire);
}

std::string value_json(const Input& input, const std::string& value) {
    switch (input.kind) {
        case InputKind::number:
        case InputKind::whole_number:
        case InputKind::json: return value;
        case InputKind::flag: return value == "yes" ? "true" : "false";
        default: return json_string(value);
    }
}

std::string whole_path(const std::string& path, const std::string& folder) {
    return path.empty() || path.front() == '/' || path == "-" ? path : folder + "/" + path;
}

Result<std::string> file_member(const std::string& path, seams::Files& files) {
    const Result<std::string> bytes = files.read(path, limits::file_body_bytes / 4 * 3);
    if (!bytes) return bytes.errors();
    return R"({"name":)" + json_string(path) + R"(,"base64":")" + base64(*bytes) + "\"}";
}

Result<Done> write_files(const Value& answer, seams::Files& files) {
    const Value* list = answer.find("files");
    if (list == nullptr) return done;
    for (const Value& file : list->items) {
        const Value *name = file.find("name"), *coded = file.find("base64");
        const auto bytes = name == nullptr || coded == nullptr ? std::nullopt : bytes_of_base64(coded->text);
        if (!bytes) return silent("a file came back broken");
        if (const auto written = files.write(name->text, *bytes); !written) return written.errors();
    }
    return done;
}

std::string text_of(const Value& map, std::string_view key) {
    const Value* found = map.find(key);
    return found == nullptr ? "" : found->text;
}

ErrorKind kind_of_status(int status) {
    switch (status) {
        case 404: return ErrorKind::not_found;
        case 413: case 429: case 503: return ErrorKind::limit;
        case 500: case 507: return ErrorKind::io;
        case 401: case 403: case 409: return ErrorKind::refused;
        default: return ErrorKind::invalid;
    }
}

Errors errors_of(const Value& answer, int status) {
    Errors errors;
    const Value* list = answer.find("errors");
    if (list == nullptr) return {silent("its answer is not understood")};
    for (const Value& error : list->items) {
        const std::string field = text_of(error, "field"), place = text_of(error, "place");
        errors.push_back({kind_of_status(status), text_of(error, "what"), text_of(error, "cure"),
                          {place.empty() ? field : place}, text_of(error, "code")});
    }
    return errors.empty() ? Errors{silent("its answer is not understood")} : errors;
}

}  // namespace

std::string socket_path(const std::string& data_folder) { return data_folder + "/socket"; }

Result<std::string> machine_body(const MachineQuestion& question, seams::Files& files) {
    const bool keeps = question.action->effect == actions::Effect::keeps;
    std::string members, file_list;
    for (const Input& input : question.action->inputs) {
        const std::vector<std::string>& values = question.arguments->all(input.name);
        if (values.empty()) continue;
        std::string list;
        for (const std::string& value : values) {
            const bool is_file = input.kind == InputKind::file;
            if (is_file && !keeps && files.exists(value)) {
                const Result<std::string> member = file_member(value, files);
                if (!member) return member.errors();
                file_list += (file_list.empty() ? "" : ",") + *member;
            }
            list += (list.empty() ? "" : ",") + value_json(input, is_file && keeps ? whole_path(value, question.folder_here) : value);
        }
        members += (members.empty() ? "" : ",") + json_string(input.name) + ":" + (input.repeated ? "[" + list + "]" : list);
    }
    if (!file_list.empty()) members += std::string(members.empty() ? "" : ",") + "\"files\":[" + file_list + "]";
    return "{" + members + "}";
}

Result<actions::Outcome> read_machine_answer(std::string_view whole, seams::Files& files) {
    const std::size_t head_end = whole.find("\r\n\r\n");
    const auto status = whole.size() > 12 && whole.starts_with("HTTP/1.1 ") ? parse_integer(whole.substr(9, 3)) : std::nullopt;
    if (head_end == std::string_view::npos || !status) return silent("it says nothing");
    const Result<Value> answer = formats::read_json(whole.substr(head_end + 4), "answer");
    if (!answer) return silent("its answer is cut off");
    if (*status != 200) return errors_of(*answer, static_cast<int>(*status));
    if (const auto written = write_files(*answer, files); !written) return written.errors();
    actions::Outcome outcome;
    outcome.text = text_of(*answer, "text");
    outcome.in_order = text_of(*answer, "in_order") == "true";
    if (const Value* attachment = answer->find("attachment")) {
        const auto bytes = bytes_of_base64(text_of(*attachment, "base64"));
        if (!bytes) return silent("a file came back broken");
        outcome.attachment = actions::Attachment{text_of(*attachment, "name"), "", *bytes};
    }
    return outcome;
}

Result<actions::Outcome> ask_machine(const MachineQuestion& question, seams::Files& files) {
    const Result<std::string> body = machine_body(question, files);
    if (!body) return body.errors();
    std::string request = "POST " + deed_path(question.action->name) + "?language=" + std::string(code_of(question.language)) +
                          " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nIdempotency-Key: " +
                          question.key + "\r\nContent-Length: " + std::to_string(body->size()) + "\r\n\r\n" + *body;
    const Result<std::string> answer = sent_and_received(question.socket, request);
    if (!answer) return answer.errors();
    return read_machine_answer(*answer, files);
}

}  // namespace ciclo::server
