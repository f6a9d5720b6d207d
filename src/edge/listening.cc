#include "edge/listening.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace ciclo::edge {

namespace {

constexpr int backlog = 4096;  // the kernel cuts it to its own limit

union SocketAddress {
    sockaddr any;
    sockaddr_in version_4;
    sockaddr_in6 version_6;
    sockaddr_un path;
};

Error socket_error(const std::string& where, std::string_view cure) {
    return {.kind = ErrorKind::io,
            .what = "cannot listen on " + where + ": " + std::strerror(errno),
            .cure = std::string(cure),
            .place = {},
            .code = "cannot_listen"};
}

/// Fills `out` from text; answers the size, 0 when it is no address.
socklen_t fill_address(const std::string& text, std::uint16_t port, SocketAddress& out) {
    std::memset(&out, 0, sizeof out);
    if (inet_pton(AF_INET, text.c_str(), &out.version_4.sin_addr) == 1) {
        out.version_4.sin_family = AF_INET;
        out.version_4.sin_port = htons(port);
        return sizeof out.version_4;
    }
    if (inet_pton(AF_INET6, text.c_str(), &out.version_6.sin6_addr) == 1) {
        out.version_6.sin6_family = AF_INET6;
        out.version_6.sin6_port = htons(port);
        return sizeof out.version_6;
    }
    return 0;
}

/// True when a process still accepts on it.
bool somebody_listens(const SocketAddress& address) {
    const Descriptor probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return ::connect(probe.number(), &address.any, sizeof address.path) == 0;
}

std::string address_text(const SocketAddress& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* bytes = address.any.sa_family == AF_INET ? static_cast<const void*>(&address.version_4.sin_addr)
                                                         : static_cast<const void*>(&address.version_6.sin6_addr);
    inet_ntop(address.any.sa_family, bytes, text.data(), text.size());
    const std::string_view whole(text.data());
    return std::string(whole.starts_with("::ffff:") ? whole.substr(7) : whole);
}

bool same_user_or_root(int socket) {
    ucred who{};
    socklen_t size = sizeof who;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &who, &size) != 0) return false;
    return who.uid == 0 || who.uid == ::geteuid();
}

}  // namespace

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        if (number_ >= 0) ::close(number_);
        number_ = other.release();
    }
    return *this;
}

int Descriptor::release() { return std::exchange(number_, -1); }

Result<Descriptor> listen_on(const std::string& address, std::uint16_t port) {
    const std::string where = address + " port " + std::to_string(port);
    SocketAddress to{};
    const socklen_t size = fill_address(address, port, to);
    if (size == 0) {
        return Error{.kind = ErrorKind::invalid,
                     .what = address + " is no address",
                     .cure = "write an IPv4 or IPv6 address in numbers",
                     .place = {},
                     .code = "bad_listen_address"};
    }
    Descriptor socket(::socket(to.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int on = 1;
    ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(socket.number(), &to.any, size) != 0 || ::listen(socket.number(), backlog) != 0) {
        return socket_error(where, "stop the other program or choose another port");
    }
    return socket;
}

Result<Descriptor> listen_on_path(const std::string& path) {
    SocketAddress to{};
    std::memset(&to, 0, sizeof to);
    to.path.sun_family = AF_UNIX;
    if (path.size() >= sizeof to.path.sun_path) {
        errno = ENAMETOOLONG;
        return socket_error(path, "choose a data folder with a path under 100 bytes");
    }
    std::memcpy(to.path.sun_path, path.data(), path.size());
    struct stat found {};
    if (::lstat(path.c_str(), &found) == 0) {
        errno = EADDRINUSE;
        if (!S_ISSOCK(found.st_mode) || somebody_listens(to)) return socket_error(path, "stop the server that runs already");
        ::unlink(path.c_str());
    }
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    // the mode of the socket becomes the mode of its file: there is no moment in which others may open it
    ::fchmod(socket.number(), S_IRUSR | S_IWUSR);
    if (::bind(socket.number(), &to.any, sizeof to.path) != 0 || ::chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0 ||
        ::listen(socket.number(), backlog) != 0) {
        return socket_error(path, "see that the folder exists and belongs to this user");
    }
    return socket;
}

std::uint16_t port_of(int socket) {
    SocketAddress address{};
    socklen_t size = sizeof address;
    if (::getsockname(socket, &address.any, &size) != 0) return 0;
    return ntohs(address.any.sa_family == AF_INET ? address.version_4.sin_port : address.version_6.sin6_port);
}

Visitor accept_from(int listening, SocketKind kind) {
    Visitor visitor;
    SocketAddress from{};
    socklen_t size = sizeof from;
    visitor.socket = Descriptor(::accept4(listening, &from.any, &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!visitor.socket.open()) {
        visitor.out_of_descriptors = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
        return visitor;
    }
    if (kind == SocketKind::unix_path) {
        visitor.address = "local";
        visitor.allowed = same_user_or_root(visitor.socket.number());
        return visitor;
    }
    const int on = 1;
    ::setsockopt(visitor.socket.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    visitor.address = address_text(from);
    visitor.parsed = parse_address(visitor.address).value_or(Address{});
    return visitor;
}

std::uint64_t raise_open_files() {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return 1024;
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    ::getrlimit(RLIMIT_NOFILE, &files);
    return files.rlim_cur;
}

}  // namespace ciclo::edge
