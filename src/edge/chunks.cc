#include "edge/chunks.h"

#include <algorithm>

namespace ciclo::edge {

std::size_t ChunkReader::read(std::string_view bytes, std::string& body) {
    std::size_t used = 0;
    while (used < bytes.size() && !done() && !refusal_) {
        if (at_ == At::data) {
            const std::size_t n = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size() - used));
            body.append(bytes.substr(used, n));
            used += n;
            left_ -= n;
            if (left_ == 0) at_ = At::data_return;
            continue;
        }
        const char byte = bytes[used++];
        switch (at_) {
            case At::size: read_size(byte); break;
            case At::size_line_feed:
                expect(byte, '\n', At::data);
                if (!refusal_) begin_chunk();
                break;
            case At::data_return: expect(byte, '\r', At::data_line_feed); break;
            case At::data_line_feed: expect(byte, '\n', At::size); break;
            case At::end_return: expect(byte, '\r', At::end_line_feed); break;
            case At::end_line_feed: expect(byte, '\n', At::done); break;
            case At::data:
            case At::done: break;
        }
    }
    return used;
}

void ChunkReader::read_size(char byte) {
    if (byte == '\r' && digits_ > 0) {
        at_ = At::size_line_feed;
        return;
    }
    const char lower = static_cast<char>(byte | 0x20);
    const bool digit = byte >= '0' && byte <= '9', letter = lower >= 'a' && lower <= 'f';
    if (!digit && !letter) {
        refuse({400, "bad_chunk", "the line of a chunk is not a hexadecimal number alone"});
    } else if (++digits_ > chunk_size_digits) {
        refuse({400, "bad_chunk", "the size of a chunk is too long"});
    } else {
        left_ = left_ * 16 + static_cast<std::uint64_t>(digit ? byte - '0' : lower - 'a' + 10);
    }
}

void ChunkReader::begin_chunk() {
    if (left_ == 0) {
        at_ = At::end_return;
    } else if (left_ > room_) {
        refuse({413, "body_too_long", "the body is longer than this address takes"});
    }
    room_ -= std::min(room_, left_);
    digits_ = 0;
}

void ChunkReader::expect(char byte, char wanted, At next) {
    if (byte == wanted) {
        at_ = next;
    } else if (at_ == At::end_return) {
        refuse({400, "trailer_refused", "trailer fields are not taken"});
    } else {
        refuse({400, "bad_chunk", "a chunk does not end where it said"});
    }
}

}  // namespace ciclo::edge
