#include "edge/log.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/text.h"
#include "edge/address.h"
#include "edge/ticks.h"

namespace ciclo::edge {

namespace {

using namespace std::chrono_literals;

/// Lines wait at most this long, so that the io threads need not wake the writer for each.
constexpr auto gathering = 50ms;
constexpr std::size_t wake_at_bytes = 64 * 1024;

constexpr std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::fault: return "fault";
    }
    return "fault";
}

template <class Number>
void append_number(std::string& out, std::string_view key, Number value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(key).append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void append_escape(std::string& out, unsigned char byte) {
    static constexpr std::string_view hexadecimal = "0123456789abcdef";
    out += "\\u00";
    out.push_back(hexadecimal[byte >> 4]);
    out.push_back(hexadecimal[byte & 15]);
}

void write_all(int file_descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(file_descriptor, bytes.data(), bytes.size());
        if (n > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(n));
        } else if (errno == EAGAIN) {
            std::this_thread::sleep_for(1ms);  // somebody made the pipe non-blocking
        } else if (errno != EINTR) {
            return;  // nobody reads any more: serving goes on
        }
    }
}

}  // namespace

struct Log::Parts {
    Parts(int file, Requests of_requests) : file_descriptor(file), requests(of_requests) {
        if (file_descriptor >= 0) writer = std::thread([this] { write_lines(); });
    }

    void add(std::string_view line) {
        const std::lock_guard hold(lock);
        if (waiting.size() + line.size() > backlog_bytes) {
            ++dropped;
            return;
        }
        waiting += line;
        if (waiting.size() >= wake_at_bytes) wake.notify_one();
    }

    void write_lines() {
        std::unique_lock hold(lock);
        std::string writing;
        while (!ending || !waiting.empty()) {
            if (!ending && !hurry) wake.wait_for(hold, waiting.empty() ? 1000ms : gathering);
            if (dropped > 0) {
                waiting += R"({"event":"log_lines_dropped","severity":"warning","lines":)" + std::to_string(dropped) + "}\n";
                dropped = 0;
            }
            writing.clear();
            writing.swap(waiting);
            hurry = false;
            hold.unlock();
            write_all(file_descriptor, writing);
            hold.lock();
            written.notify_all();
        }
    }

    int file_descriptor;
    Requests requests;
    std::mutex lock;
    std::condition_variable wake, written;
    std::string waiting;
    std::uint64_t dropped = 0;
    bool hurry = false, ending = false;
    std::thread writer;
};

Log::Log(int file_descriptor, Requests requests) : parts_(std::make_unique<Parts>(file_descriptor, requests)) {}

Log::~Log() {
    if (!parts_->writer.joinable()) return;
    {
        const std::lock_guard hold(parts_->lock);
        parts_->ending = true;
    }
    parts_->wake.notify_one();
    parts_->writer.join();
}

void Log::request(const RequestLine& request) {
    if (parts_->file_descriptor < 0 || (parts_->requests == Requests::left_out && request.status < 500)) return;
    std::string line;
    line.reserve(320);
    line.append(R"({"time":")").append(log_time(unix_milliseconds())).append(R"(","event":"request","id":)");
    append_json_string(line, request.request_id);
    line += R"(,"method":)";
    append_json_string(line, request.method);
    line += R"(,"route":)";
    append_json_string(line, request.route);
    append_number(line, R"(,"status":)", request.status);
    append_number(line, R"(,"bytes_in":)", request.bytes_in);
    append_number(line, R"(,"bytes_out":)", request.bytes_out);
    append_number(line, R"(,"duration_us":)", request.duration_microseconds);
    line += R"(,"peer":)";
    append_json_string(line, cut_address(request.peer_address));
    if (!request.refusal.empty()) {
        line += R"(,"refusal":)";
        append_json_string(line, request.refusal);
    }
    line += "}\n";
    parts_->add(line);
}

void Log::line(Severity severity, std::string_view event,
               const std::vector<std::pair<std::string_view, std::string>>& values) {
    if (parts_->file_descriptor < 0) return;
    std::string line = R"({"time":")" + log_time(unix_milliseconds()) + R"(","event":)";
    append_json_string(line, event);
    line += R"(,"severity":)";
    append_json_string(line, name_of(severity));
    for (const auto& [key, value] : values) {
        line.push_back(',');
        append_json_string(line, key);
        line.push_back(':');
        append_json_string(line, value);
    }
    line += "}\n";
    parts_->add(line);
}

void Log::flush() {
    if (parts_->file_descriptor < 0) return;
    std::unique_lock hold(parts_->lock);
    while (!parts_->waiting.empty()) {
        parts_->hurry = true;
        parts_->wake.notify_one();
        parts_->written.wait_for(hold, 1000ms);
    }
}

void append_json_string(std::string& out, std::string_view text) {
    out.push_back('"');
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        const auto byte = static_cast<unsigned char>(text[i]);
        if (!point.good || byte < 0x20 || byte == 0x7F || (point.value >= 0x80 && point.value < 0xA0)) {
            append_escape(out, point.good && point.size > 1 ? static_cast<unsigned char>(point.value) : byte);
        } else {
            if (byte == '"' || byte == '\\') out.push_back('\\');
            out.append(text.substr(i, point.size));
        }
        i += point.size;
    }
    out.push_back('"');
}

}  // namespace ciclo::edge
