// Stream: the bytes of one connection, plain or TLS, without waiting: each call does what can be done now and says what
// to wait for. Whoever waits (connection.cc) needs to know nothing of OpenSSL, and OpenSSL nothing of Asio.
//
//   Transfer got = stream.read(buffer);
//   if (got.bytes == 0 && got.next == Next::wait_to_read) …come back when the socket is readable…
//
// Threads: one. The stream does not own the socket.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace ciclo::edge {

enum class Next { go_on, wait_to_read, wait_to_write, over };

struct Transfer {
    std::size_t bytes = 0;
    Next next = Next::go_on;  ///< with bytes == 0; `over`: the other side has gone, or broke the rules of TLS
};

class Stream {
public:
    virtual ~Stream() = default;
    /// Before the first read or write; go_on = done.
    virtual Next shake_hands() = 0;
    virtual Transfer read(std::span<char> into) = 0;
    virtual Transfer write(std::string_view bytes) = 0;
    /// Says that nothing more will be written; best effort.
    virtual void finish_writing() = 0;
    /// False when a read would surely find nothing, so that waiting comes first.
    virtual bool may_hold_bytes() const = 0;
};

/// Of a connected, non-blocking socket.
std::unique_ptr<Stream> make_plain_stream(int socket);

}  // namespace ciclo::edge
