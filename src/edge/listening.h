// Listening sockets, and who comes through them.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "edge/address.h"

namespace ciclo::edge {

/// Owns a file descriptor.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    int number() const { return number_; }
    bool open() const { return number_ >= 0; }
    int release();

private:
    int number_ = -1;
};

/// A listening, non-blocking TCP socket; `port` 0 = any free one.
Result<Descriptor> listen_on(const std::string& address, std::uint16_t port);
/// A listening unix socket that only its owner may open. A file left behind by a process that is gone is replaced.
Result<Descriptor> listen_on_path(const std::string& path);
std::uint16_t port_of(int socket);

struct Visitor {
    Descriptor socket;     ///< non-blocking; not open = nobody is waiting
    std::string address;   ///< "192.0.2.1"; "local" through the unix socket
    Address parsed;
    bool out_of_descriptors = false;
    bool allowed = true;   ///< false: another user on the unix socket
};
enum class SocketKind { tcp, unix_path };
Visitor accept_from(int listening, SocketKind kind);

/// Raises the soft limit of open files to the hard one; answers what it then is.
std::uint64_t raise_open_files();

}  // namespace ciclo::edge
