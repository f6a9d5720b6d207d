// The small parts: addresses, proxies, log lines, metrics, ids, events, admission.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <set>

#include "edge/address.h"
#include "edge/admission.h"
#include "edge/answer_text.h"
#include "edge/deadline.h"
#include "edge/exchange.h"
#include "edge/log.h"
#include "edge/metrics.h"
#include "edge/request_id.h"
#include "edge/ticks.h"

namespace ciclo::edge {
namespace {

TEST(Address, is_cut_for_the_log) {
    EXPECT_EQ(cut_address("198.51.100.77"), "198.51.100.0/24");
    EXPECT_EQ(cut_address("::ffff:198.51.100.77"), "198.51.100.0/24");
    EXPECT_EQ(cut_address("2001:db8:1:2:3::4"), "2001:db8:1::/48");
    EXPECT_EQ(cut_address("local"), "local");
}

TEST(Address, only_configured_proxies_are_believed) {
    const Proxies proxies = *Proxies::read({"10.0.0.0/8", "2001:db8::/32", "192.0.2.1"});
    EXPECT_EQ(peer_behind(proxies, "198.51.100.1", "1.2.3.4"), "198.51.100.1");
    EXPECT_EQ(peer_behind(proxies, "10.1.2.3", "1.2.3.4"), "1.2.3.4");
    EXPECT_EQ(peer_behind(proxies, "10.1.2.3", "6.6.6.6, 1.2.3.4, 10.0.0.9 , 192.0.2.1"), "1.2.3.4");
    EXPECT_EQ(peer_behind(proxies, "10.1.2.3", "6.6.6.6, unknown, 10.0.0.9"), "10.0.0.9");
    EXPECT_EQ(peer_behind(proxies, "10.1.2.3", ""), "10.1.2.3");
    EXPECT_EQ(peer_behind(proxies, "2001:db8::5", "::ffff:1.2.3.4"), "1.2.3.4");
    EXPECT_EQ(peer_behind(Proxies(), "127.0.0.1", "1.2.3.4"), "127.0.0.1");
    for (const char* wrong : {"10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "a", "", "::/129", "10.0.0.0/-1"}) {
        EXPECT_FALSE(Proxies::read({wrong}).ok()) << wrong;
    }
}

TEST(Address, a_customer_counts_once) {
    EXPECT_EQ(counted_as(*parse_address("2001:db8:1:2::1")), counted_as(*parse_address("2001:db8:1:2:ffff::9")));
    EXPECT_NE(counted_as(*parse_address("2001:db8:1:2::1")), counted_as(*parse_address("2001:db8:1:3::1")));
    EXPECT_NE(counted_as(*parse_address("192.0.2.1")), counted_as(*parse_address("192.0.2.2")));
    EXPECT_TRUE(is_loopback(*parse_address("127.9.9.9")));
    EXPECT_TRUE(is_loopback(*parse_address("::1")));
    EXPECT_FALSE(is_loopback(*parse_address("::")));
    EXPECT_FALSE(is_loopback(*parse_address("0.0.0.0")));
}

TEST(Log, writes_one_escaped_object_a_line) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    {
        Log log(ends[1]);
        log.request({.request_id = "ID",
                     .method = "GET",
                     .route = "/api/{kind}",
                     .peer_address = "198.51.100.77",
                     .refusal = "",
                     .status = 200,
                     .bytes_in = 10,
                     .bytes_out = 20,
                     .duration_microseconds = 30});
        log.line(Severity::warning, "odd", {{"what", "a\"b\\c\r\n\x1b[31m\x7F\xFF\xC2\x85"}});
        log.flush();
    }
    ::close(ends[1]);
    std::string text(4096, '\0');
    text.resize(static_cast<std::size_t>(::read(ends[0], text.data(), text.size())));
    ::close(ends[0]);
    EXPECT_NE(text.find(R"("event":"request","id":"ID","method":"GET","route":"/api/{kind}","status":200,"bytes_in":10,)"
                        R"("bytes_out":20,"duration_us":30,"peer":"198.51.100.0/24"})" "\n"), std::string::npos) << text;
    EXPECT_NE(text.find(R"("severity":"warning","what":"a\"b\\c\u000d\u000a\u001b[31m\u007f\u00ff\u0085"})"), std::string::npos)
        << text;
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
}

TEST(Log, a_full_pipe_holds_nobody_up) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    std::thread reader;
    {
        Log log(ends[1]);
        const std::int64_t begin = steady_microseconds();
        for (int i = 0; i < 60'000; ++i) log.line(Severity::note, "many", {{"text", std::string(50, 'x')}});
        EXPECT_LT(steady_microseconds() - begin, 5'000'000);
        reader = std::thread([&] {
            char buffer[65536];
            std::string all;
            for (ssize_t n; (n = ::read(ends[0], buffer, sizeof buffer)) > 0;) all.append(buffer, static_cast<std::size_t>(n));
            EXPECT_NE(all.find("log_lines_dropped"), std::string::npos);
        });
    }
    ::close(ends[1]);
    reader.join();
    ::close(ends[0]);
}

TEST(Metrics, are_rendered_in_order) {
    Metrics metrics;
    metrics.counter("b_total", "Bees", {{"kind", "a\"b"}}).add(3);
    metrics.counter("b_total", "Bees", {{"kind", "a\"b"}}).add(2);
    metrics.gauge("a", "As").set(-4);
    metrics.gauge_from("c", "Cs", [] { return 2.5; });
    Histogram& seconds = metrics.histogram("d_seconds", "Ds", {0.1, 1});
    for (double value : {0.05, 0.1, 0.5, 7.0}) seconds.observe(value);
    EXPECT_EQ(metrics.render(),
              "# HELP a As\n# TYPE a gauge\na -4\n"
              "# HELP b_total Bees\n# TYPE b_total counter\nb_total{kind=\"a\\\"b\"} 5\n"
              "# HELP c Cs\n# TYPE c gauge\nc 2.5\n"
              "# HELP d_seconds Ds\n# TYPE d_seconds histogram\nd_seconds_bucket{le=\"0.1\"} 2\nd_seconds_bucket{le=\"1\"} 3\n"
              "d_seconds_bucket{le=\"+Inf\"} 4\nd_seconds_sum 7.65\nd_seconds_count 4\n");
}

TEST(RequestIds, sort_by_time_and_differ) {
    RequestIds ids;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(ids.make(1'000'000));
    EXPECT_EQ(seen.size(), 1000U);
    EXPECT_EQ(seen.begin()->size(), 26U);
    EXPECT_LT(*seen.rbegin(), ids.make(1'000'001));
}

TEST(AnswerText, headers_cannot_be_injected) {
    Response response;
    response.headers = {{"X-Good", "a"},           {"X-Evil", "a\r\nSet-Cookie: b"}, {"Bad Name", "c"},
                        {"content-length", "99"},  {"Transfer-Encoding", "chunked"}, {"Connection", "keep-alive"}};
    std::string out;
    append_head(out, response, {.date = "D", .request_id = "R", .form = BodyForm::counted, .body_bytes = 7, .keep_alive = false});
    EXPECT_EQ(out, "HTTP/1.1 200 OK\r\nDate: D\r\nX-Request-Id: R\r\nContent-Length: 7\r\nConnection: close\r\nX-Good: a\r\n\r\n");
}

TEST(AnswerText, events_keep_their_lines) {
    EXPECT_EQ(event_text("changed", "{\"a\":\n1}"), "event: changed\ndata: {\"a\":\ndata: 1}\n\n");
    EXPECT_EQ(event_text("a\ndata: forged", "b\r"), "event: adata: forged\ndata: b\n\n");
    EXPECT_EQ(event_text("e", ""), "event: e\ndata: \n\n");
    EXPECT_EQ(chunk_of("0123456789abcdef"), "10\r\n0123456789abcdef\r\n");
}

TEST(Ticks, dates_of_http) {
    EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(http_date(951782400), "Tue, 29 Feb 2000 00:00:00 GMT");
    EXPECT_EQ(log_time(784111777'042), "1994-11-06T08:49:37.042Z");
}

TEST(Admission, keeps_the_last_places_for_the_intake) {
    Limits limits;
    limits.connections = 10;
    limits.connections_for_intake = 3;
    limits.connections_per_address = 4;
    limits.in_flight = 2;
    limits.in_flight_for_intake = 1;
    Admission admission(limits);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(admission.connect("a"), Entry::open);
    EXPECT_EQ(admission.connect("a"), Entry::refused_address);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(admission.connect(""), Entry::open);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(admission.connect(""), Entry::intake_only);
    EXPECT_EQ(admission.connect(""), Entry::refused_full);
    admission.disconnect("a");
    EXPECT_EQ(admission.connect("a"), Entry::intake_only);
    EXPECT_TRUE(admission.enter(false) && admission.enter(false));
    EXPECT_FALSE(admission.enter(false));
    EXPECT_TRUE(admission.enter(true));
    EXPECT_FALSE(admission.enter(true));
    admission.leave();
    EXPECT_FALSE(admission.enter(false));
}

TEST(Admission, bodies_in_memory_have_a_budget) {
    Limits limits;
    limits.bodies_bytes = 100;
    limits.bodies_bytes_for_intake = 50;
    Admission admission(limits);
    BodyShare first(admission), intake(admission);
    {
        BodyShare second(admission);
        EXPECT_TRUE(first.grow_to(40, false) && second.grow_to(60, false) && first.grow_to(40, false));
        EXPECT_FALSE(first.grow_to(41, false));
        EXPECT_TRUE(intake.grow_to(50, true));
        EXPECT_FALSE(intake.grow_to(51, true));
        EXPECT_EQ(admission.bodies_bytes(), 150U);
    }
    EXPECT_EQ(admission.bodies_bytes(), 90U);
    first.clear();
    EXPECT_EQ(admission.bodies_bytes(), 50U);
}

TEST(Deadline, grows_with_the_bytes_up_to_the_longest_and_shrinks_in_a_crowd) {
    Limits limits;
    limits.longest = std::chrono::seconds(60);
    Deadline deadline;
    deadline.arm(Phase::body, limits.body);
    const std::int64_t began = deadline.began_microseconds;
    EXPECT_EQ(deadline.at_microseconds - began, 30'000'000);
    deadline.earn(limits.body, 10 * 1024, limits);
    EXPECT_EQ(deadline.at_microseconds - began, 40'000'000);
    deadline.earn(limits.body, 1024 * 1024, limits);
    EXPECT_EQ(deadline.at_microseconds - began, 60'000'000);
    EXPECT_FALSE(deadline.passed(began + 59'999'999, true, limits));
    EXPECT_TRUE(deadline.passed(began + 60'000'000, false, limits));
    deadline.arm(Phase::idle, limits.idle);
    EXPECT_FALSE(deadline.passed(deadline.began_microseconds + 7'000'000, false, limits));
    EXPECT_TRUE(deadline.passed(deadline.began_microseconds + 7'000'000, true, limits));
}

TEST(Request, header_by_name) {
    Request request;
    request.headers = {{"a", "1"}, {"b", "2"}};
    EXPECT_EQ(request.header("b"), "2");
    EXPECT_EQ(request.header("c"), "");
}

}  // namespace
}  // namespace ciclo::edge
