// The server over real sockets: what a well-behaved client sees.
#include "edge/server.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>

#include "edge/wire.h"

namespace ciclo::edge {
namespace {

using namespace testing;

TEST(Server, keeps_the_connection_and_answers_in_turn) {
    TestApplication application;
    Running running(application);
    Client client = running.client();
    for (int i = 0; i < 3; ++i) {
        const auto answer = client.ask(get("/a" + std::to_string(i)));
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status, 200);
        EXPECT_EQ(answer->body, "/a" + std::to_string(i));
        EXPECT_TRUE(answer->has("Date: ") && answer->has("GMT") && answer->has("X-Request-Id: 0"));
        EXPECT_FALSE(answer->has("Connection: close"));
    }
    EXPECT_EQ(running.server.connections(), 1U);
    EXPECT_EQ(application.seen().at(0).peer_address, "127.0.0.1");
    EXPECT_FALSE(application.seen().at(0).secure);
}

TEST(Server, answers_pipelined_requests_in_order) {
    TestApplication application;
    Running running(application);
    Client client = running.client();
    std::string all;
    for (int i = 0; i < 200; ++i) all += i % 2 == 0 ? get("/" + std::to_string(i)) : post("/x", std::to_string(i));
    ASSERT_TRUE(client.send(all));
    for (int i = 0; i < 200; ++i) {
        const auto answer = client.answer();
        ASSERT_TRUE(answer) << i;
        EXPECT_EQ(answer->body, (i % 2 == 0 ? "/" : "") + std::to_string(i));
    }
}

TEST(Server, answers_in_order_also_when_the_application_does_not) {
    std::vector<std::thread> threads;
    TestApplication application([&](Request request, Reply reply) {
        threads.emplace_back([path = request.path, reply = std::move(reply)] {
            std::this_thread::sleep_for(path == "/slow" ? 100ms : 1ms);
            reply({.status = 200, .headers = {}, .body = path, .shared_body = {}, .subscribe = {}});
        });
    });
    {
        Running running(application);
        Client client = running.client();
        ASSERT_TRUE(client.send(get("/slow") + get("/quick")));
        EXPECT_EQ(client.answer()->body, "/slow");
        EXPECT_EQ(client.answer()->body, "/quick");
    }
    for (std::thread& thread : threads) thread.join();
}

TEST(Server, head_has_a_length_and_no_body) {
    TestApplication application;
    Running running(application);
    Client client = running.client();
    const auto head = client.ask("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\n", true);
    ASSERT_TRUE(head);
    EXPECT_TRUE(head->has("Content-Length: 4\r\n"));
    EXPECT_EQ(client.ask(get("/next"))->body, "/next");
}

TEST(Server, bodies_arrive_by_length_and_by_chunks) {
    TestApplication application;
    application.most_bytes = 2'000'000;
    Running running(application);
    Client client = running.client();
    const std::string large(1'500'000, 'z');
    EXPECT_EQ(client.ask(post("/a", large))->body, large);
    EXPECT_EQ(client.ask("POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n")->body, "hello!");
    EXPECT_EQ(client.ask(get("/after"))->body, "/after");
}

TEST(Server, continues_when_asked) {
    TestApplication application;
    Running running(application);
    Client client = running.client();
    ASSERT_TRUE(client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
    ASSERT_TRUE(client.wait_for("HTTP/1.1 100 Continue\r\n\r\n"));
    EXPECT_EQ(client.ask("ab")->body, "ab");
    EXPECT_EQ(client.ask("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\nab")->body, "ab");
    const auto refused = client.ask("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\nExpect: 100-continue\r\n\r\n");
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 413);
    EXPECT_FALSE(refused->has("100 Continue"));
}

TEST(Server, what_is_too_large_is_refused_and_closed) {
    TestApplication application;
    application.most_bytes = 100;
    Running running(application);
    const std::vector<std::pair<std::string, int>> rows{
        {post("/a", std::string(101, 'a')), 413},
        {"POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n60\r\n" + std::string(0x60, 'a') + "\r\n60\r\n" +
             std::string(0x60, 'a') + "\r\n0\r\n\r\n", 413},
        {post("/a", std::string(3'000'000, 'a')), 413},
        {get("/a", "X: " + std::string(20'000, 'a') + "\r\n"), 431},
        {get("/" + std::string(10'000, 'a')), 414},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501}};
    for (const auto& [request, status] : rows) {
        Client client = running.client();
        (void)client.send(request);
        const auto answer = client.answer();
        ASSERT_TRUE(answer) << request.substr(0, 80);
        EXPECT_EQ(answer->status, status) << request.substr(0, 80);
        EXPECT_TRUE(answer->has("Connection: close\r\n"));
        EXPECT_TRUE(answer->body.starts_with("{\"errors\":[{\"code\":\"")) << answer->body;
        client.finish();
        EXPECT_TRUE(client.closed_within(3s));
    }
    EXPECT_TRUE(application.seen().empty());
}

TEST(Server, http_10_and_close_end_the_connection) {
    TestApplication application;
    Running running(application);
    for (const std::string& request : {std::string("GET /a HTTP/1.0\r\nHost: a\r\n\r\n"), get("/a", "Connection: close\r\n")}) {
        Client client = running.client();
        const auto answer = client.ask(request);
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->body, "/a");
        EXPECT_TRUE(answer->has("Connection: close\r\n"));
        client.finish();
        EXPECT_TRUE(client.closed_within(3s));
    }
}

TEST(Server, large_answers_and_shared_ones) {
    const auto shared = std::make_shared<const std::string>(5'000'000, 's');
    TestApplication application([&](Request request, Reply reply) {
        Response response;
        if (request.path == "/shared") response.shared_body = shared;
        if (request.path == "/own") response.body = std::string(300'000, 'o');
        if (request.path == "/nothing") response.status = 204;
        reply(std::move(response));
    });
    Running running(application);
    Client client = running.client();
    EXPECT_EQ(client.ask(get("/shared"))->body, *shared);
    EXPECT_EQ(client.ask(get("/own"))->body, std::string(300'000, 'o'));
    const auto nothing = client.ask(get("/nothing"));
    EXPECT_EQ(nothing->status, 204);
    EXPECT_FALSE(nothing->has("Content-Length"));
    EXPECT_EQ(client.ask(get("/shared"))->body.size(), shared->size());
}

TEST(Server, an_application_that_breaks_answers_500_and_the_server_lives) {
    TestApplication application([](Request request, Reply reply) {
        if (request.path == "/throws") throw std::runtime_error("secret detail");
        if (request.path == "/forgets") return;
        if (request.path == "/twice") reply({.status = 200, .headers = {}, .body = "first", .shared_body = {}, .subscribe = {}});
        reply({.status = 200, .headers = {}, .body = "second", .shared_body = {}, .subscribe = {}});
    });
    Running running(application);
    for (const char* path : {"/throws", "/forgets"}) {
        Client client = running.client();
        const auto answer = client.ask(get(path));
        ASSERT_TRUE(answer) << path;
        EXPECT_EQ(answer->status, 500);
        EXPECT_EQ(answer->body.find("secret"), std::string::npos);
    }
    Client client = running.client();
    EXPECT_EQ(client.ask(get("/twice"))->body, "first");
    EXPECT_EQ(client.ask(get("/fine"))->body, "second");
}

TEST(Server, two_hundred_idle_connections_do_not_delay_one_request) {
    TestApplication application;
    Limits limits;
    limits.connections_per_address = 300;
    Running running(application, limits);
    std::vector<Client> idle;
    for (int i = 0; i < 200; ++i) idle.push_back(running.client());
    ASSERT_TRUE(eventually([&] { return running.server.connections() == 200; }));
    const auto begin = Clock::now();
    Client client = running.client();
    EXPECT_EQ(client.ask(get("/a"))->body, "/a");
    EXPECT_LT(seconds_since(begin), 10.0);
}

TEST(Server, several_io_threads_serve_alike) {
    TestApplication application;
    Limits limits;
    limits.io_threads = 3;
    Running running(application, limits);
    std::vector<std::thread> clients;
    std::atomic<int> right = 0;
    for (int t = 0; t < 6; ++t) {
        clients.emplace_back([&, t] {
            Client client = running.client();
            for (int i = 0; i < 200; ++i) {
                const std::string path = "/" + std::to_string(t) + "-" + std::to_string(i);
                const auto answer = client.ask(get(path));
                right += answer && answer->body == path;
            }
        });
    }
    for (std::thread& client : clients) client.join();
    EXPECT_EQ(right, 1200);
}

TEST(Server, the_machine_socket_is_for_its_owner) {
    Scratch scratch;
    const std::string path = (scratch.path / "machine.sock").string();
    TestApplication application;
    {
        Listeners listeners;
        listeners.machine_socket = path;
        Running running(application, {}, listeners);
        struct stat found {};
        ASSERT_EQ(::stat(path.c_str(), &found), 0);
        EXPECT_EQ(found.st_mode & 0777, 0600U);
        Client client(path);
        EXPECT_EQ(client.ask(get("/a"))->body, "/a");
        EXPECT_EQ(application.seen().back().listener, Listener::machine);
        EXPECT_EQ(application.seen().back().peer_address, "local");

        Log log(-1);
        Metrics metrics;
        Server second(log, metrics);
        const Result<Done> started = second.start({.machine_socket = path}, {}, application);
        ASSERT_FALSE(started.ok());
        EXPECT_EQ(started.errors().front().code, "cannot_listen");
    }
    EXPECT_FALSE(std::filesystem::exists(path));
    const int left = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un at{};
    at.sun_family = AF_UNIX;
    std::strncpy(at.sun_path, path.c_str(), sizeof at.sun_path - 1);
    ASSERT_EQ(::bind(left, reinterpret_cast<sockaddr*>(&at), sizeof at), 0);
    ::close(left);
    Listeners listeners;
    listeners.machine_socket = path;
    Running running(application, {}, listeners);
    EXPECT_EQ(Client(path).ask(get("/b"))->body, "/b");
}

TEST(Server, metrics_have_a_door_of_their_own) {
    TestApplication application;
    Listeners listeners;
    listeners.metrics = Endpoint{};
    Running running(application, {}, listeners);
    running.metrics.counter("ciclo_test_total", "Of the application").add(7);
    Client client = running.client();
    for (int i = 0; i < 3; ++i) (void)client.ask(get("/a"));
    (void)running.client().ask("GET / HTTP/1.1\r\n\r\n");
    Client metrics(running.server.metrics_port());
    const auto answer = metrics.ask(get("/metrics"));
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->has("text/plain; version=0.0.4"));
    EXPECT_NE(answer->body.find("ciclo_http_answers_total{status=\"2xx\"} 3\n"), std::string::npos) << answer->body;
    EXPECT_NE(answer->body.find("ciclo_http_answers_total{status=\"4xx\"} 1\n"), std::string::npos);
    EXPECT_NE(answer->body.find("ciclo_test_total 7\n"), std::string::npos);
    EXPECT_EQ(metrics.ask(get("/health/live"))->status, 200);
    EXPECT_EQ(metrics.ask(get("/other"))->status, 404);
    EXPECT_EQ(application.seen().size(), 3U);
}

TEST(Server, refuses_what_would_be_open_to_everybody) {
    TestApplication application;
    Log log(-1);
    Metrics metrics;
    const auto refused = [&](const Listeners& listeners) {
        Server server(log, metrics);
        const Result<Done> started = server.start(listeners, {}, application);
        return started ? std::string() : started.errors().front().code;
    };
    EXPECT_EQ(refused({.web = {{.address = "0.0.0.0", .port = 0}}}), "plain_http_refused");
    EXPECT_EQ(refused({.web = {{.address = "::", .port = 0}}}), "plain_http_refused");
    EXPECT_EQ(refused({.web = {{.address = "0.0.0.0", .port = 0}}, .plain_http = PlainHttp::anywhere}), "");
    EXPECT_EQ(refused({.metrics = Endpoint{.address = "0.0.0.0", .port = 0}}), "metrics_not_on_loopback");
    EXPECT_EQ(refused({.web = {{.address = "127.0.0.1", .port = 0}}, .proxies = {"ten"}}), "bad_proxy_range");
    EXPECT_EQ(refused({.web = {{.address = "localhost", .port = 0}}, .plain_http = PlainHttp::anywhere}), "bad_listen_address");
    Running running(application);
    EXPECT_EQ(refused({.web = {{.address = "127.0.0.1", .port = running.port()}}}), "cannot_listen");
}

TEST(Server, forwarded_addresses_count_only_from_proxies) {
    TestApplication application;
    const std::string headers = "X-Forwarded-For: 6.6.6.6, 198.51.100.7\r\nX-Forwarded-Proto: https\r\n";
    {
        Running running(application);
        (void)running.client().ask(get("/", headers));
        EXPECT_EQ(application.seen().back().peer_address, "127.0.0.1");
        EXPECT_FALSE(application.seen().back().secure);
    }
    Listeners listeners;
    listeners.proxies = {"127.0.0.1"};
    Running running(application, {}, listeners);
    (void)running.client().ask(get("/", headers));
    EXPECT_EQ(application.seen().back().peer_address, "198.51.100.7");
    EXPECT_TRUE(application.seen().back().secure);
}

TEST(Server, logs_the_route_and_nothing_of_the_person) {
    Scratch scratch;
    const std::string path = (scratch.path / "log").string();
    const int file = ::open(path.c_str(), O_CREAT | O_WRONLY, 0600);
    TestApplication application;
    {
        Running running(application, {}, {}, file);
        Client client = running.client();
        (void)client.ask(post("/people/juan?name=secret", "secret body", "Cookie: sid=secret\r\nUser-Agent: secret\r\n"));
        (void)client.ask("GET /secret HTTP/1.1\r\nHost: secret\r\nHost: b\r\n\r\n");
    }
    ::close(file);
    std::string text(4096, '\0');
    const int again = ::open(path.c_str(), O_RDONLY);
    text.resize(static_cast<std::size_t>(::read(again, text.data(), text.size())));
    ::close(again);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2) << text;
    EXPECT_NE(text.find("\"method\":\"POST\",\"route\":\"/{anything}\",\"status\":200"), std::string::npos) << text;
    EXPECT_NE(text.find("\"refusal\":\"header_twice\""), std::string::npos) << text;
    EXPECT_NE(text.find("\"peer\":\"127.0.0.0/24\""), std::string::npos) << text;
    for (const char* never : {"secret", "juan", "sid"}) EXPECT_EQ(text.find(never), std::string::npos) << text;
}

}  // namespace
}  // namespace ciclo::edge
