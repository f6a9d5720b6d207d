#include "edge/service.h"

#include "edge/answer_text.h"

namespace ciclo::edge {

namespace {

Counter& answers(Metrics& metrics, const char* status) {
    return metrics.counter("ciclo_http_answers_total", "Answers sent, by class of status", {{"status", status}});
}

Counter& refused(Metrics& metrics, const char* why) {
    return metrics.counter("ciclo_http_connections_refused_total", "Connections refused", {{"why", why}});
}

std::vector<double> bounds_seconds() {
    return {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
}

}  // namespace

Instruments::Instruments(Metrics& metrics)
    : accepted(metrics.counter("ciclo_http_connections_total", "Connections accepted")),
      refused_full(refused(metrics, "full")),
      refused_address(refused(metrics, "address")),
      refused_user(refused(metrics, "user")),
      timed_out(metrics.counter("ciclo_http_timeouts_total", "Connections closed by a deadline, idle ones apart")),
      streams_dropped(metrics.counter("ciclo_http_streams_dropped_total", "Streams of clients that did not read")),
      bytes_in(metrics.counter("ciclo_http_bytes_in_total", "Bytes of requests")),
      bytes_out(metrics.counter("ciclo_http_bytes_out_total", "Bytes of answers")),
      answers_2xx(answers(metrics, "2xx")),
      answers_3xx(answers(metrics, "3xx")),
      answers_4xx(answers(metrics, "4xx")),
      answers_5xx(answers(metrics, "5xx")),
      streams(metrics.gauge("ciclo_http_streams", "Open streams of events")),
      seconds(metrics.histogram("ciclo_http_seconds", "From the head to the last byte of the answer", bounds_seconds())) {}

void Instruments::count_answer(int status, std::uint64_t in, std::uint64_t out, std::int64_t microseconds) {
    (status >= 500 ? answers_5xx : status >= 400 ? answers_4xx : status >= 300 ? answers_3xx : answers_2xx).add();
    bytes_in.add(in);
    bytes_out.add(out);
    seconds.observe(static_cast<double>(microseconds) / 1e6);
}

Service::Service(const Limits& given, Application& served, Log& to, Metrics& figures)
    : limits(given), application(served), log(to), metrics(figures), instruments(figures), admission(given) {}

Response Service::busy(std::string_view code) const { return busy_response(code, limits.retry_after_seconds); }

void Service::connection_broke(const std::exception_ptr& failure) {
    if (!failure) return;
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& broken) {
        log.line(Severity::fault, "connection_broke", {{"what", broken.what()}});
    }
}

void Service::connection_gone(const std::string& client) {
    admission.disconnect(client);
    if (!stopping.load()) return;
    const std::lock_guard hold(lock_);
    emptied_.notify_all();
}

bool Service::wait_until_empty(std::chrono::milliseconds patience) {
    std::unique_lock hold(lock_);
    return emptied_.wait_for(hold, patience, [&] { return admission.connections() == 0; });
}

Response answer_metrics(const Request& request, const Metrics& metrics) {
    if (request.method != Method::get && request.method != Method::head) {
        return refusal_response({405, "method_refused", "this method is not served"});
    }
    Response response;
    response.headers = {{"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}};
    response.route = request.path;
    if (request.path == "/metrics") {
        response.headers.emplace_back("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        response.body = metrics.render();
        return response;
    }
    if (request.path == "/health/live") {
        response.headers.emplace_back("Content-Type", "application/json");
        response.body = "{\"live\":true}\n";
        return response;
    }
    response = refusal_response({404, "not_found", "there is nothing at this address"});
    response.close = false;
    return response;
}

}  // namespace ciclo::edge
