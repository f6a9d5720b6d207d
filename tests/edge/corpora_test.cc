// Hostile and odd requests over real sockets, held against the judge (judge.h says what is beyond doubt).
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "edge/judge.h"
#include "edge/own_requests.h"
#include "edge/server.h"
#include "edge/wire.h"
#include "formats/json.h"

namespace ciclo::edge {
namespace {

using namespace testing;

const std::filesystem::path corpora = std::filesystem::path(CICLO_SHARED) / "badinput";

std::string read_whole(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool absent(const std::filesystem::path& path, const char* what) {
    if (std::filesystem::exists(path)) return false;
    std::cout << "skipped " << what << ": " << path.string() << " is absent\n";
    return true;
}

/// Statuses of the final answers in a stream of bytes, in order.
std::vector<int> statuses_in(std::string bytes) {
    std::vector<int> statuses;
    while (bytes.starts_with("HTTP/1.1 ")) {
        const std::size_t end = bytes.find("\r\n\r\n");
        if (end == std::string::npos) break;
        const std::string head = bytes.substr(0, end + 4);
        const std::size_t at = head.find("Content-Length: ");
        const int status = std::atoi(head.c_str() + 9);
        if (status != 100) statuses.push_back(status);
        bytes.erase(0, end + 4 + (at == std::string::npos ? 0 : std::strtoul(head.c_str() + at + 16, nullptr, 10)));
    }
    EXPECT_TRUE(bytes.empty()) << "what is left is no answer: " << bytes.substr(0, 100);
    return statuses;
}

struct Totals {
    int inputs = 0, refused = 0, taken = 0, cut_short = 0;
    void print(const char* corpus) const {
        std::cout << corpus << ": " << inputs << " inputs, " << refused << " refused, " << taken << " with requests served beyond doubt, "
                  << cut_short << " incomplete and closed, 0 ambiguous accepted\n";
    }
};

/// One server for many inputs.
class Bench {
public:
    Bench() : running_(application_, limits()) {}

    /// Sends, half-closes, reads to the end, and holds the outcome against the judge.
    std::vector<int> try_input(const std::string& bytes, const std::string& name, Totals& totals) {
        application_.forget();
        Client client = running_.client();
        (void)client.send(bytes);
        client.finish();
        const auto begin = Clock::now();
        const std::vector<int> statuses = statuses_in(client.receive_all());
        EXPECT_LT(seconds_since(begin), 20.0) << name << " was not closed";
        hold_against_judge(bytes, name, statuses);
        ++totals.inputs;
        const bool refused = !statuses.empty() && statuses.back() >= 400;
        totals.refused += refused;
        totals.taken += !refused && !statuses.empty();
        totals.cut_short += statuses.empty();
        return statuses;
    }

    TestApplication& application() { return application_; }

private:
    static Limits limits() {
        Limits limits;
        limits.head = 2s;
        limits.body = 2s;
        limits.linger = 500ms;
        return limits;
    }

    void hold_against_judge(const std::string& bytes, const std::string& name, const std::vector<int>& statuses) {
        const std::vector<Judged> judged = judge(bytes);
        const std::vector<Request> seen = application_.seen();
        ASSERT_LE(seen.size(), judged.size()) << name << ": an ambiguous request was accepted";
        for (std::size_t i = 0; i < seen.size(); ++i) {
            EXPECT_TRUE(judged[i].target.ends_with(seen[i].target)) << name;
            EXPECT_EQ(seen[i].body, judged[i].body) << name;
        }
        std::size_t served = 0;
        for (std::size_t i = 0; i < statuses.size(); ++i) {
            served += statuses[i] == 200;
            EXPECT_TRUE(statuses[i] == 200 || i + 1 == statuses.size()) << name << ": something follows a refusal";
        }
        EXPECT_EQ(served, seen.size()) << name;
    }

    TestApplication application_;
    Running running_;
};

TEST(Corpora, own_requests_have_known_answers) {
    Bench bench;
    Totals totals;
    for (const OwnRequest& own : own_requests()) {
        std::string text;
        for (int status : bench.try_input(own.bytes, own.name, totals)) text += (text.empty() ? "" : " ") + std::to_string(status);
        EXPECT_EQ(text, own.statuses) << own.name;
    }
    totals.print("own raw requests");
    EXPECT_EQ(totals.inputs, 50);
    EXPECT_EQ(totals.taken, 8);
}

TEST(Corpora, own_requests_byte_by_byte_and_cut_anywhere) {
    Bench bench;
    Totals totals;
    for (const OwnRequest& own : own_requests()) {
        if (own.bytes.size() > 300) continue;
        for (std::size_t n = 1; n < own.bytes.size(); n += 7) (void)bench.try_input(own.bytes.substr(0, n), own.name, totals);
    }
    totals.print("own raw requests cut short");
    EXPECT_GT(totals.inputs, 300);
}

std::string latin_1(std::string_view utf8) {
    std::string out;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x80) {
            out.push_back(utf8[i]);
        } else {
            out.push_back(static_cast<char>((byte & 3) << 6 | (static_cast<unsigned char>(utf8[++i]) & 0x3F)));
        }
    }
    return out;
}

TEST(Corpora, transfer_encoding_gadgets_smuggle_nothing) {
    const auto path = corpora / "smuggler" / "te-gadgets.json";
    if (absent(path, "668 transfer-encoding gadgets")) return;
    Bench bench;
    Totals totals;
    const std::string hidden = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const std::string chunks = "0\r\n\r\n" + hidden;
    std::vector<std::string> fine;
    const formats::Value gadgets = *formats::read_json(read_whole(path), "gadgets.json");
    for (const formats::Value& entry : gadgets.items) {
        const std::string name = entry.entries.at(0).value.text, gadget = latin_1(entry.entries.at(1).value.text);
        const std::string head = "POST /first HTTP/1.1\r\nHost: localhost\r\n" + gadget + "\r\n";
        // the body ends behind the hidden request for who counts, before it for who sees chunks
        const auto counted = bench.try_input(head + "Content-Length: " + std::to_string(chunks.size()) + "\r\n\r\n" + chunks, name, totals);
        for (const Request& request : bench.application().seen()) EXPECT_EQ(request.target, "/first") << name;
        if (counted == std::vector<int>{200}) fine.push_back(name);
        const auto before = bench.try_input("POST /first HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n" + gadget + "\r\n\r\n" + chunks,
                                            name, totals);
        EXPECT_LE(before.size(), 2U) << name;
        (void)bench.try_input(head + "\r\n" + chunks, name, totals);
    }
    totals.print("transfer-encoding gadgets, three ways each");
    std::cout << "gadgets that are no transfer encoding to anybody and were served by their length: " << fine.size();
    for (const std::string& name : fine) std::cout << ' ' << name;
    std::cout << '\n';
    EXPECT_EQ(totals.inputs, 3 * 668);
}

/// The cases of llhttp: lines of Markdown; \r \n \t \f and octal escapes are bytes, a backslash at the end joins lines.
std::string unescaped(const std::string& block) {
    std::string out;
    for (std::size_t i = 0; i < block.size(); ++i) {
        if (block[i] == '\n') {
            out += "\r\n";
        } else if (block[i] != '\\' || i + 1 == block.size()) {
            out.push_back(block[i]);
        } else if (const char next = block[++i]; next == '\n') {
            continue;
        } else if (next >= '0' && next <= '3') {
            out.push_back(static_cast<char>(std::strtoul(block.substr(i, 3).c_str(), nullptr, 8)));
            while (i + 1 < block.size() && block[i + 1] >= '0' && block[i + 1] <= '7') ++i;
        } else {
            out.push_back(next == 'r' ? '\r' : next == 'n' ? '\n' : next == 't' ? '\t' : next == 'f' ? '\f' : next);
        }
    }
    return out;
}

std::vector<std::string> blocks_of(const std::string& text) {
    std::vector<std::string> blocks;
    for (std::size_t at = text.find("```http\n"); at != std::string::npos; at = text.find("```http\n", at)) {
        at += 8;
        const std::size_t end = text.find("\n```", at);
        blocks.push_back(unescaped(text.substr(at, end - at)));
    }
    return blocks;
}

TEST(Corpora, cases_of_another_parser) {
    const auto folder = corpora / "llhttp" / "test" / "request";
    if (absent(folder, "13 files of parser cases")) return;
    Bench bench;
    Totals totals;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        int number = 0;
        for (const std::string& bytes : blocks_of(read_whole(file))) {
            const std::string name = file.filename().string() + " #" + std::to_string(++number);
            (void)bench.try_input(bytes, name, totals);
            // most of them name no host, which alone is refused: with one, the rest must be judged
            const std::size_t line = bytes.find("\r\n");
            if (line == std::string::npos) continue;
            (void)bench.try_input(bytes.substr(0, line + 2) + "Host: localhost\r\n" + bytes.substr(line + 2), name + " with Host", totals);
        }
    }
    totals.print("cases of llhttp, as they are and with a host");
    EXPECT_GT(totals.inputs, 250);
    EXPECT_GT(totals.taken, 30);
}

TEST(Corpora, multipart_bodies_pass_unchanged) {
    const auto folder = corpora / "multipart" / "http";
    if (absent(folder, "30 multipart bodies")) return;
    Bench bench;
    Totals totals;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".http") continue;
        const std::string body = read_whole(entry.path()), name = entry.path().filename().string();
        const std::string type = "Content-Type: multipart/form-data; boundary=x\r\n";
        (void)bench.try_input(post("/upload", body, type), name, totals);
        ASSERT_EQ(bench.application().seen().size(), 1U) << name;
        EXPECT_EQ(bench.application().seen().front().body, body) << name;
        char size[20];
        std::snprintf(size, sizeof size, "%zx", body.size());
        const std::string chunk = body.empty() ? "" : std::string(size) + "\r\n" + body + "\r\n";
        (void)bench.try_input("POST /upload HTTP/1.1\r\nHost: localhost\r\n" + type + "Transfer-Encoding: chunked\r\n\r\n" + chunk +
                                  "0\r\n\r\n", name + " chunked", totals);
        ASSERT_EQ(bench.application().seen().size(), 1U) << name;
        EXPECT_EQ(bench.application().seen().front().body, body) << name;
    }
    totals.print("multipart bodies, by length and by chunks");
    EXPECT_EQ(totals.taken, totals.inputs);
    EXPECT_EQ(totals.inputs, 60);
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    char escaped[4];
    for (char c : text) {
        std::snprintf(escaped, sizeof escaped, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        out += escaped;
    }
    return out;
}

TEST(Corpora, naughty_strings_anywhere) {
    const auto path = corpora / "naughty-strings" / "blns.json";
    if (absent(path, "515 naughty strings")) return;
    Bench bench;
    Totals totals;
    int strings = 0;
    const formats::Value naughty = *formats::read_json(read_whole(path), "naughty.json");
    for (const formats::Value& entry : naughty.items) {
        const std::string& text = entry.text;
        const std::string name = "naughty string " + std::to_string(++strings);
        (void)bench.try_input(post("/body", text), name, totals);
        ASSERT_EQ(bench.application().seen().size(), 1U) << name;
        EXPECT_EQ(bench.application().seen().front().body, text);
        (void)bench.try_input(get("/path/" + percent_encoded(text)), name, totals);
        for (const Request& request : bench.application().seen()) EXPECT_EQ(request.path, "/path/" + text);
        (void)bench.try_input(get("/?q=" + percent_encoded(text)), name, totals);
        (void)bench.try_input(get("/raw" + text), name, totals);
        (void)bench.try_input(get("/", "X-Text: " + text + "\r\n"), name, totals);
        (void)bench.try_input(get("/", "Cookie: " + text + "\r\n"), name, totals);
        (void)bench.try_input("GET / HTTP/1.1\r\nHost: " + text + "\r\n\r\n", name, totals);
        (void)bench.try_input(text, name, totals);
    }
    totals.print("naughty strings, eight places each");
    EXPECT_EQ(totals.inputs, 8 * strings);
    EXPECT_GE(strings, 500);
}

}  // namespace
}  // namespace ciclo::edge
