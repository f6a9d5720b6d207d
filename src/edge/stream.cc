#include "edge/stream.h"

#include <sys/socket.h>

#include <cerrno>

namespace ciclo::edge {

namespace {

bool would_wait() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

class PlainStream final : public Stream {
public:
    explicit PlainStream(int socket) : socket_(socket) {}

    Next shake_hands() override { return Next::go_on; }

    Transfer read(std::span<char> into) override {
        const ssize_t n = ::recv(socket_, into.data(), into.size(), 0);
        filled_ = n == static_cast<ssize_t>(into.size());
        if (n > 0) return {static_cast<std::size_t>(n), Next::go_on};
        return {0, n < 0 && would_wait() ? Next::wait_to_read : Next::over};
    }

    Transfer write(std::string_view bytes) override {
        const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n >= 0) return {static_cast<std::size_t>(n), Next::go_on};
        return {0, would_wait() ? Next::wait_to_write : Next::over};
    }

    void finish_writing() override { ::shutdown(socket_, SHUT_WR); }

    bool may_hold_bytes() const override { return filled_; }

private:
    int socket_;
    bool filled_ = true;  ///< a client usually sends as soon as it is connected
};

}  // namespace

std::unique_ptr<Stream> make_plain_stream(int socket) { return std::make_unique<PlainStream>(socket); }

}  // namespace ciclo::edge
