// room: edge
// The head of a request: never a crash; cut anywhere the same verdict; what is taken holds every promise of head.h, and
// the second reader (Beast's) never disagrees with the first about a head that both take.
#include <algorithm>

#include "edge/fields.h"
#include "edge/head.h"
#include "edge/second_reader.h"
#include "edge/target.h"
#include "fuzzing.h"

using namespace ciclo::edge;

namespace {

const Limits limits;

int count_of(const Head& head, std::string_view name) {
    return static_cast<int>(std::count_if(head.headers.begin(), head.headers.end(), [&](const auto& h) { return h.first == name; }));
}

void check_head(std::string_view raw, const Head& head) {
    promise(count_of(head, "host") == 1, "one host");
    promise(count_of(head, "content-length") == (head.content_length ? 1 : 0), "at most one length");
    promise(count_of(head, "transfer-encoding") == (head.chunked ? 1 : 0), "at most one coding");
    promise(!(head.chunked && head.content_length), "never both");
    promise(!head.chunked || head.minor == 1, "chunks only on 1.1");
    promise(head.headers.size() <= limits.header_count, "not too many headers");
    promise(head.target.starts_with("/") && head.path.starts_with("/"), "the target begins with a slash");
    promise(head.path.find("//") == std::string::npos && (head.path + "/").find("/../") == std::string::npos &&
                head.path.find('\0') == std::string::npos, "the path is plain");
    promise(std::count(raw.begin(), raw.end(), '\n') == std::count(raw.begin(), raw.end(), '\r'), "every line ends with CR LF");
    for (const auto& [name, value] : head.headers) {
        promise(is_token(name) && !looks_like_framing(name), "names are plain");
        promise(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos, "values are plain");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = text_of(bytes, size);
    const HeadEnd end = find_head_end(text, 0, limits);
    const std::size_t cut = size == 0 ? 0 : bytes[0] % size;
    const HeadEnd first = find_head_end(text.substr(0, cut), 0, limits);
    if (!first.refusal && first.length == 0) {
        const HeadEnd second = find_head_end(text, cut, limits);
        promise(second.length == end.length && second.refusal.has_value() == end.refusal.has_value(), "cut anywhere the same");
    } else {
        promise(first.length == end.length && first.refusal.has_value() == end.refusal.has_value(), "more bytes change nothing");
    }
    const std::string_view raw = end.length > 0 ? text.substr(0, end.length) : text;
    const HeadReading reading = read_head(raw, limits);
    (void)is_host(text);
    if (reading.refusal || end.length == 0) return 0;
    check_head(raw, reading.head);
    promise(!second_opinion(raw, reading.head, limits).has_value(), "the second reader agrees");
    return 0;
}
