// What the edge allows, each with its reason. A configuration may lower or raise them; the defaults are on.
//
//   Limits limits;
//   limits.connections_per_address = 256;   // everybody of this office comes through one address
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace ciclo::edge {

struct Limits {
    // One request. A head of a browser with our cookie is about 1.5 KiB; ten times that is somebody else's.
    std::size_t head_bytes = 16 * 1024;
    std::size_t target_bytes = 8 * 1024;  ///< a long filter expression with its query; more belongs into a body
    std::size_t header_count = 100;       ///< browsers send 15 to 25, proxies add 5

    // Deadlines. The clock of the head begins with the connection or with the first byte of the next request, so that
    // one byte a second gains nothing.
    std::chrono::milliseconds head{10'000};      ///< also the TLS handshake
    std::chrono::milliseconds body{30'000};      ///< plus the time that the bytes need at the slowest speed
    std::chrono::milliseconds idle{60'000};      ///< between two requests
    std::chrono::milliseconds write{30'000};     ///< plus the time that the bytes need at the slowest speed
    std::chrono::milliseconds linger{2'000};     ///< after the last answer, so that the client reads it before the reset
    std::chrono::milliseconds heartbeat{15'000}; ///< proxies cut a silent stream after 30 to 60 s
    std::uint64_t slowest_bytes_per_second = 1024;  ///< slower than any telephone line in use
    std::chrono::milliseconds longest{600'000};     ///< of a body or an answer, however steadily it drips

    // Counts. Twenty thousand open files is the usual hard limit of a process; half of it is for connections.
    std::size_t connections = 10'000;
    std::size_t connections_for_intake = 1'000;  ///< the last of them serve only the public intake
    std::size_t connections_per_address = 64;    ///< a browser opens 6; ten people behind one address; proxies are exempt
    std::size_t in_flight = 2'000;               ///< handed to the application and not answered
    std::size_t in_flight_for_intake = 500;      ///< beside them, only for the public intake
    std::size_t bodies_bytes = 256 * 1024 * 1024;   ///< of all bodies in memory together: a quarter of a small machine
    std::size_t bodies_bytes_for_intake = 64 * 1024 * 1024;  ///< beside them, only for the public intake
    std::size_t streams = 2'000;                 ///< open streams of events
    std::size_t stream_backlog_bytes = 256 * 1024;  ///< unread events of one client; more, and it is dropped

    int retry_after_seconds = 2;  ///< said with 503: the pen empties a full queue in less
    int io_threads = 1;           ///< one carries over 50,000 requests a second; the work is elsewhere
};

/// Hexadecimal digits of a chunk's size: 4 GiB is more than any body we take.
inline constexpr int chunk_size_digits = 8;
/// Read per system call, shared by all connections of a thread.
inline constexpr std::size_t read_bytes = 64 * 1024;
/// Requests, or reads, that one connection may have in a row before the others of its thread get their turn.
inline constexpr int turns_in_a_row = 32;
/// When nearly full, an idle connection is kept for this part of the usual time.
inline constexpr int crowded_idle_divisor = 10;
/// Discarded after a refusal before the connection is cut.
inline constexpr std::size_t linger_bytes = 256 * 1024;
/// A body up to this size travels in one piece with its head.
inline constexpr std::size_t one_piece_bytes = 16 * 1024;

}  // namespace ciclo::edge
