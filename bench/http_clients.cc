// Many clients that do little, for bench/http.sh.
//   http_clients slow PORT COUNT SECONDS   each sends a head a byte a second and never ends it
//   http_clients idle PORT COUNT SECONDS   each makes one request and then stays, silent
//   http_clients ask  PORT COUNT SECONDS   COUNT requests spread over the time, one after the other; prints p50, p99, worst
// The first two print how many connected, how many the server closed, and after how many seconds the last of them.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

int connect_to(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket >= 0) (void)::connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to);
    return socket;
}

struct Crowd {
    std::vector<int> sockets;
    int epoll = ::epoll_create1(0);
    int closed = 0;
    double last_closed = 0;

    void add(int socket) {
        epoll_event event{};
        event.events = EPOLLIN | EPOLLRDHUP;
        event.data.u32 = static_cast<std::uint32_t>(sockets.size());
        sockets.push_back(socket);
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
    }
    void send_to_all(const char* text) {
        for (const int socket : sockets) {
            if (socket >= 0) (void)::send(socket, text, std::strlen(text), MSG_NOSIGNAL);
        }
    }
    void look(Clock::time_point begin, int milliseconds) {
        epoll_event events[512];
        const int n = ::epoll_wait(epoll, events, 512, milliseconds);
        for (int i = 0; i < n; ++i) {
            int& socket = sockets[events[i].data.u32];
            char buffer[4096];
            if (socket < 0 || ::recv(socket, buffer, sizeof buffer, 0) > 0) continue;
            ::close(socket);
            socket = -1;
            ++closed;
            last_closed = seconds_since(begin);
        }
    }
};

/// As somebody who works beside the crowd: a request, the answer, a pause.
void ask(int port, int count, int seconds) {
    const int socket = connect_to(port);
    ::usleep(100'000);
    std::vector<double> took;
    const auto begin = Clock::now();
    for (int i = 0; i < count; ++i) {
        const double due = static_cast<double>(i) * seconds / count;
        if (due > seconds_since(begin)) ::usleep(static_cast<useconds_t>((due - seconds_since(begin)) * 1e6));
        const auto sent = Clock::now();
        const char* request = "GET /ask HTTP/1.1\r\nHost: localhost\r\n\r\n";
        (void)::send(socket, request, std::strlen(request), MSG_NOSIGNAL);
        pollfd waiting{socket, POLLIN, 0};
        char buffer[4096];
        if (::poll(&waiting, 1, 10'000) != 1 || ::recv(socket, buffer, sizeof buffer, 0) <= 0) break;
        took.push_back(seconds_since(sent) * 1000);
    }
    std::sort(took.begin(), took.end());
    if (took.size() < 100) return;
    std::printf("%zu of %d answered, p50 %.2f ms, p99 %.2f ms, worst %.2f ms\n", took.size(), count, took[took.size() / 2],
                took[took.size() * 99 / 100], took.back());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) return 2;
    const bool slow = std::strcmp(argv[1], "slow") == 0;
    const int port = std::atoi(argv[2]), count = std::atoi(argv[3]), seconds = std::atoi(argv[4]);
    if (std::strcmp(argv[1], "ask") == 0) {
        ask(port, count, seconds);
        return 0;
    }
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    Crowd crowd;
    const auto begin = Clock::now();
    while (static_cast<int>(crowd.sockets.size()) < count) {
        crowd.add(connect_to(port));
        if (crowd.sockets.size() % 200 == 0) crowd.look(begin, 1);
    }
    const double connected = seconds_since(begin);
    crowd.send_to_all(slow ? "GET /slow HTTP/1.1\r\nX: " : "GET /idle HTTP/1.1\r\nHost: localhost\r\n\r\n");
    double next_byte = 1;
    while (seconds_since(begin) < seconds && crowd.closed < count) {
        crowd.look(begin, 100);
        if (!slow || seconds_since(begin) < next_byte) continue;
        crowd.send_to_all("a");
        next_byte += 1;
    }
    std::printf("%d connected in %.1f s, %d closed by the server, the last after %.1f s\n", count, connected, crowd.closed,
                crowd.last_closed);
}
