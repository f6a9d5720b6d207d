// Deadlines, caps, streams and stopping: what happens to those who are slow, many or in the middle.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <iostream>

#include "edge/server.h"
#include "edge/wire.h"

namespace ciclo::edge {
namespace {

using namespace testing;

Limits short_limits() {
    Limits limits;
    limits.head = 300ms;
    limits.body = 300ms;
    limits.idle = 600ms;
    limits.write = 400ms;
    limits.linger = 100ms;
    limits.heartbeat = 100ms;
    return limits;
}

TEST(Patience, a_head_byte_by_byte_is_cut_off) {
    TestApplication application;
    Running running(application, short_limits());
    Client client = running.client();
    const auto begin = Clock::now();
    bool open = true;
    for (char c : get("/slow", "X: " + std::string(500, 'x') + "\r\n")) {
        open = client.send(std::string(1, c)) && !client.receive(10ms) && client.held().empty() && seconds_since(begin) < 15;
        if (!open) break;
    }
    EXPECT_FALSE(open);
    EXPECT_LT(seconds_since(begin), 15.0);
    EXPECT_TRUE(client.closed_within(20s));
    EXPECT_TRUE(client.held().starts_with("HTTP/1.1 408 ")) << client.held();
    EXPECT_TRUE(application.seen().empty());
}

TEST(Patience, who_says_nothing_is_cut_off) {
    TestApplication application;
    Running running(application, short_limits());
    Client client = running.client();
    const auto begin = Clock::now();
    EXPECT_TRUE(client.closed_within(20s));
    EXPECT_LT(seconds_since(begin), 15.0);
    EXPECT_TRUE(client.held().empty());
}

TEST(Patience, an_idle_connection_ends_later_and_silently) {
    TestApplication application;
    Running running(application, short_limits());
    Client client = running.client();
    ASSERT_TRUE(client.ask(get("/a")));
    std::this_thread::sleep_for(400ms);
    ASSERT_TRUE(client.ask(get("/b")));
    const auto begin = Clock::now();
    EXPECT_TRUE(client.closed_within(20s));
    EXPECT_GT(seconds_since(begin), 0.5);
    EXPECT_LT(seconds_since(begin), 15.0);
    EXPECT_TRUE(client.held().empty());
}

TEST(Patience, a_slow_body_is_cut_off_and_a_steady_one_is_not) {
    TestApplication application;
    Limits limits = short_limits();
    limits.slowest_bytes_per_second = 1000;
    Running running(application, limits);
    Client slow = running.client();
    ASSERT_TRUE(slow.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nab"));
    const auto begin = Clock::now();
    EXPECT_TRUE(slow.closed_within(20s));
    EXPECT_LT(seconds_since(begin), 15.0);
    EXPECT_TRUE(slow.held().starts_with("HTTP/1.1 408 "));

    Client steady = running.client();
    ASSERT_TRUE(steady.send("POST /steady HTTP/1.1\r\nHost: a\r\nContent-Length: 3000\r\n\r\n"));
    for (int i = 0; i < 10; ++i) {  // three times the slowest speed, three times the deadline
        std::this_thread::sleep_for(100ms);
        ASSERT_TRUE(steady.send(std::string(300, 'a')));
    }
    EXPECT_EQ(steady.answer()->body.size(), 3000U);
}

TEST(Patience, who_does_not_read_is_cut_off) {
    const auto large = std::make_shared<const std::string>(30'000'000, 'x');
    TestApplication application([&](Request, Reply reply) {
        Response response;
        response.shared_body = large;
        reply(std::move(response));
    });
    Limits limits = short_limits();
    limits.slowest_bytes_per_second = 100'000'000;
    Running running(application, limits);
    Client client = running.client();
    ASSERT_TRUE(client.send(get("/large")));
    EXPECT_TRUE(eventually([&] { return running.server.connections() == 1; }));
    EXPECT_TRUE(eventually([&] { return running.server.connections() == 0; }, 3s));
}

TEST(Patience, an_address_has_its_share_of_connections) {
    TestApplication application;
    Limits limits;
    limits.connections_per_address = 5;
    Running running(application, limits);
    std::vector<Client> five;
    for (int i = 0; i < 5; ++i) {
        five.push_back(running.client());
        ASSERT_TRUE(five.back().ask(get("/a")));
    }
    Client sixth = running.client();
    const auto refused = sixth.answer();
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 503);
    EXPECT_TRUE(refused->has("Retry-After: 2\r\n"));
    EXPECT_NE(refused->body.find("too_many_of_this_address"), std::string::npos);
    five.pop_back();
    ASSERT_TRUE(eventually([&] { return running.server.connections() == 4; }));
    EXPECT_TRUE(running.client().ask(get("/a")));
}

TEST(Patience, when_nearly_full_only_the_intake_is_served) {
    TestApplication application;
    Limits limits;
    limits.connections = 20;
    limits.connections_for_intake = 2;
    Running running(application, limits);
    std::vector<Client> many;
    for (int i = 0; i < 18; ++i) {
        many.push_back(running.client());
        ASSERT_EQ(many.back().ask(get("/a"))->status, 200);
    }
    many.push_back(running.client());
    const auto refused = many.back().ask(get("/a"));
    EXPECT_EQ(refused->status, 503);
    EXPECT_TRUE(refused->has("Retry-After: 2\r\n"));
    many.push_back(running.client());
    const auto taken = many.back().ask(post("/intake/complaint", "help"));
    EXPECT_EQ(taken->status, 200);
    EXPECT_TRUE(taken->has("Connection: close\r\n"));
}

TEST(Patience, requests_in_flight_have_a_cap) {
    std::mutex lock;
    std::vector<Reply> waiting;
    TestApplication application([&](Request, Reply reply) {
        const std::lock_guard hold(lock);
        waiting.push_back(std::move(reply));
    });
    Limits limits;
    limits.in_flight = 2;
    limits.in_flight_for_intake = 1;
    Running running(application, limits);
    std::vector<Client> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(running.client());
        ASSERT_TRUE(clients.back().send(i == 2 ? post("/intake", "c") : get("/a")));
        ASSERT_TRUE(eventually([&] {
            const std::lock_guard hold(lock);
            return waiting.size() == clients.size();
        }));
    }
    Client fourth = running.client();
    EXPECT_EQ(fourth.ask(post("/intake", "d"))->status, 503);
    for (Reply& reply : waiting) reply(Response{});
    for (Client& client : clients) EXPECT_EQ(client.answer()->status, 200);
    ASSERT_TRUE(fourth.send(get("/again")));  // the connection stays: only the request was refused
    ASSERT_TRUE(eventually([&] {
        const std::lock_guard hold(lock);
        return waiting.size() == 4;
    }));
    waiting.back()(Response{});
    EXPECT_EQ(fourth.answer()->status, 200);
}

TEST(Patience, bodies_in_memory_have_a_cap) {
    TestApplication application;
    Limits limits;
    limits.bodies_bytes = 50'000;
    Running running(application, limits);
    Client first = running.client(), second = running.client();
    ASSERT_TRUE(first.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 40000\r\n\r\n" + std::string(39'999, 'a')));
    std::this_thread::sleep_for(100ms);
    ASSERT_TRUE(second.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 40000\r\n\r\n" + std::string(39'999, 'a')));
    const auto refused = second.answer();
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 503);
    EXPECT_TRUE(refused->has("Retry-After: 2\r\n"));
    EXPECT_EQ(first.ask("b")->status, 200);
    EXPECT_EQ(running.client().ask(post("/a", std::string(49'000, 'c')))->status, 200);
}

TEST(Patience, who_always_sends_does_not_starve_the_others) {
    TestApplication application;
    Running running(application);
    Client greedy = running.client();
    std::atomic<bool> enough = false;
    std::thread sending([&] {
        std::string many;
        for (int i = 0; i < 2000; ++i) many += get("/greedy");
        while (!enough && greedy.send(many)) {}
    });
    std::thread reading([&] {
        while (!enough && greedy.receive(1s)) greedy.held().clear();
    });
    double worst = 0;
    Client modest = running.client();
    for (int i = 0; i < 50; ++i) {
        const auto begin = Clock::now();
        EXPECT_EQ(modest.ask(get("/modest"))->body, "/modest");
        worst = std::max(worst, seconds_since(begin));
        std::this_thread::sleep_for(2ms);
    }
    enough = true;
    reading.join();
    running.server.stop(100ms);
    sending.join();
    EXPECT_LT(worst, 0.5);
    std::cout << "beside one that always sends: worst answer after " << worst * 1000 << " ms\n";
}

/// One stream, whose pushing end the test holds.
struct Stream {
    TestApplication application{[this](Request, Reply reply) {
        Response response;
        response.headers = {{"Content-Type", "text/event-stream"}};
        response.subscribe = [this](Push pushing) {
            const std::lock_guard hold(lock);
            push = std::move(pushing);
            return [this] { ++unsubscribed; };
        };
        reply(std::move(response));
    }};
    bool subscribed() {
        return eventually([this] {
            const std::lock_guard hold(lock);
            return push != nullptr;
        });
    }
    std::mutex lock;
    Push push;
    std::atomic<int> unsubscribed = 0;
};

TEST(Streams, events_arrive_as_they_happen_and_hearts_beat) {
    Stream stream;
    Running running(stream.application, short_limits());
    Client client = running.client();
    ASSERT_TRUE(client.send(get("/events")));
    ASSERT_TRUE(client.wait_for("\r\n\r\n"));
    EXPECT_NE(client.held().find("Transfer-Encoding: chunked\r\n"), std::string::npos);
    ASSERT_TRUE(stream.subscribed());
    std::thread([&] { stream.push("changed", "{\"n\":1}"); }).join();
    EXPECT_TRUE(client.wait_for("event: changed\ndata: {\"n\":1}\n\n"));
    EXPECT_TRUE(client.wait_for(":\n\n", 2s));
    std::this_thread::sleep_for(1s);  // longer than every deadline
    stream.push("changed", "{\"n\":2}");
    EXPECT_TRUE(client.wait_for("{\"n\":2}"));
    EXPECT_EQ(stream.unsubscribed, 0);
}

TEST(Streams, a_client_that_leaves_is_unsubscribed) {
    Stream stream;
    Running running(stream.application);
    {
        Client client = running.client();
        ASSERT_TRUE(client.send(get("/events")));
        ASSERT_TRUE(stream.subscribed());
    }
    EXPECT_TRUE(eventually([&] { return stream.unsubscribed == 1; }));
    EXPECT_TRUE(eventually([&] { return running.server.connections() == 0; }));
    stream.push("late", "{}");
}

TEST(Streams, a_client_that_does_not_read_is_dropped) {
    Stream stream;
    Running running(stream.application, short_limits());
    Client client = running.client();
    ASSERT_TRUE(client.send(get("/events")));
    ASSERT_TRUE(stream.subscribed());
    const std::string large(10'000, 'x');
    const auto begin = Clock::now();
    while (stream.unsubscribed == 0 && seconds_since(begin) < 5) {
        stream.push("large", large);
        std::this_thread::sleep_for(1ms);
    }
    EXPECT_EQ(stream.unsubscribed, 1);
    EXPECT_TRUE(eventually([&] { return running.server.connections() == 0; }));
    EXPECT_NE(running.metrics.render().find("ciclo_http_streams 0\n"), std::string::npos);
}

TEST(Stopping, a_request_in_flight_gets_its_answer) {
    Reply held;
    std::atomic<bool> came = false;
    TestApplication application([&](Request, Reply reply) {
        held = std::move(reply);
        came = true;
    });
    Running running(application);
    Client busy = running.client(), idle = running.client();
    const std::uint16_t port = running.port();
    ASSERT_TRUE(busy.send(get("/a")));
    ASSERT_TRUE(eventually([&] { return came.load(); }));
    std::thread later([&] {
        std::this_thread::sleep_for(300ms);
        held({.status = 200, .headers = {}, .body = "done", .shared_body = {}, .subscribe = {}});
    });
    const auto begin = Clock::now();
    std::thread stopping([&] { running.server.stop(60s); });
    EXPECT_TRUE(idle.closed_within(20s));
    const auto answer = busy.answer();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "done");
    EXPECT_TRUE(answer->has("Connection: close\r\n"));
    busy.finish();
    stopping.join();
    later.join();
    EXPECT_LT(seconds_since(begin), 15.0);
    EXPECT_FALSE(Client(port).connected());
}

TEST(Stopping, the_grace_ends_and_late_answers_are_dropped) {
    Reply held;
    std::atomic<bool> came = false;
    TestApplication application([&](Request, Reply reply) {
        held = std::move(reply);
        came = true;
    });
    {
        Running running(application);
        Client client = running.client();
        ASSERT_TRUE(client.send(get("/a")));
        ASSERT_TRUE(eventually([&] { return came.load(); }));
        const auto begin = Clock::now();
        running.server.stop(200ms);
        EXPECT_LT(seconds_since(begin), 15.0);
        EXPECT_TRUE(client.closed_within(20s));
    }
    held(Response{});
}

TEST(Stopping, streams_get_a_last_event) {
    Stream stream;
    Running running(stream.application);
    Client client = running.client();
    ASSERT_TRUE(client.send(get("/events")));
    ASSERT_TRUE(stream.subscribed());
    const auto begin = Clock::now();
    running.server.stop(60s);
    EXPECT_LT(seconds_since(begin), 15.0);
    EXPECT_TRUE(client.receive_all().ends_with("event: stopping\ndata: {}\n\n\r\n0\r\n\r\n"));
    EXPECT_EQ(stream.unsubscribed, 1);
}

}  // namespace
}  // namespace ciclo::edge
