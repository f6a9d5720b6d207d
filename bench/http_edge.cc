// A server that answers every request with the same JSON body, as a read route does whose answer is at hand; for
// bench/http.sh. Prints its port, serves until its standard input ends, then prints CPU time and peak memory.
//   http_edge BODY_FILE [CERTIFICATE KEY]
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "edge/server.h"

using namespace ciclo;

namespace {

class SameBody final : public edge::Application {
public:
    explicit SameBody(std::string body) : body_(std::make_shared<const std::string>(std::move(body))) {}
    edge::BodyRule body_rule(edge::Method, std::string_view) const override { return {}; }
    void handle(edge::Request, edge::Reply reply) override {
        edge::Response response;
        response.headers = {{"Content-Type", "application/json"}};
        response.shared_body = body_;
        response.route = "/api/fixed";
        reply(std::move(response));
    }

private:
    std::shared_ptr<const std::string> body_;
};

std::string read_whole(const char* path) {
    std::string bytes;
    std::FILE* file = std::fopen(path, "rb");
    for (int c = file ? std::fgetc(file) : EOF; c != EOF; c = std::fgetc(file)) bytes.push_back(static_cast<char>(c));
    if (file) std::fclose(file);
    return bytes;
}

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 4) return 2;
    SameBody application(read_whole(argv[1]));
    edge::Log log(-1);
    edge::Metrics metrics;
    edge::Server server(log, metrics);
    edge::Listeners listeners{.web = {{.address = "127.0.0.1", .port = 0}}};
    if (argc == 4) listeners.certificate = edge::Certificate{argv[2], argv[3]};
    edge::Limits limits;
    limits.connections = 18'000;
    limits.connections_per_address = 18'000;  // everybody of the bench comes from one
    const Result<Done> started = server.start(listeners, limits, application);
    if (!started) {
        std::fprintf(stderr, "%s\n", started.errors().front().text().c_str());
        return 1;
    }
    std::printf("%d\n", static_cast<int>(server.port()));
    std::fflush(stdout);
    while (std::fgetc(stdin) != EOF) {}
    server.stop(std::chrono::seconds(1));
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    std::printf("cpu %.3f rss_kb %ld\n", seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss);
}
