// A small HTTP client that keeps its connection: for trials that kill the server while it talks.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <string>
#include <string_view>

namespace ciclo::faults {

struct HttpAnswer {
    int status = 0;  ///< 0 = the connection broke before the answer was whole: nobody knows what happened
    std::string body;
};

class KeepAlive {
public:
    explicit KeepAlive(int port) : port_(port) {}
    ~KeepAlive() { hang_up(); }
    KeepAlive(const KeepAlive&) = delete;
    KeepAlive& operator=(const KeepAlive&) = delete;

    bool connected() {
        if (socket_ >= 0) return true;
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port_));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{10, 0};
        const int one = 1;
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) hang_up();
        return socket_ >= 0;
    }

    HttpAnswer ask(std::string_view method, const std::string& target, const std::string& head_lines, const std::string& body) {
        if (!connected()) return {};
        const std::string request = std::string(method) + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
                                    "\r\n" + head_lines + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) return broken();
        std::size_t head_end = std::string::npos;
        while ((head_end = received_.find("\r\n\r\n")) == std::string::npos) {
            if (!more()) return broken();
        }
        const std::string head = received_.substr(0, head_end + 2);
        const std::size_t whole = head_end + 4 + static_cast<std::size_t>(number_after(head, "ontent-", "ength: "));
        while (received_.size() < whole) {
            if (!more()) return broken();
        }
        HttpAnswer answer{static_cast<int>(number_after(head, "HTTP/1.", "1 ")), received_.substr(head_end + 4, whole - head_end - 4)};
        received_.erase(0, whole);
        if (head.find("onnection: close") != std::string::npos) hang_up();
        return answer;
    }

    void hang_up() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
        received_.clear();
    }

private:
    HttpAnswer broken() {
        hang_up();
        return {};
    }
    bool more() {
        char bytes[16 * 1024];
        const ssize_t n = ::recv(socket_, bytes, sizeof bytes, 0);
        if (n > 0) received_.append(bytes, static_cast<std::size_t>(n));
        return n > 0;
    }
    /// The number behind `second`, the first after `first`; 0 = there is none.
    static long number_after(const std::string& head, const char* first, const char* second) {
        for (std::size_t at = head.find(first); at != std::string::npos; at = head.find(first, at + 1)) {
            const std::size_t begin = head.find(second, at);
            if (begin == std::string::npos || begin > at + 16) continue;
            long number = 0;
            const char* text = head.data() + begin + std::string_view(second).size();
            std::from_chars(text, head.data() + head.size(), number);
            return number;
        }
        return 0;
    }

    const int port_;
    int socket_ = -1;
    std::string received_;
};

}  // namespace ciclo::faults
