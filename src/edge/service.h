// What all connections of a server share.
#pragma once

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>

#include "edge/address.h"
#include "edge/admission.h"
#include "edge/exchange.h"
#include "edge/limits.h"
#include "edge/log.h"
#include "edge/metrics.h"

namespace ciclo::edge {

/// The edge's own figures.
struct Instruments {
    explicit Instruments(Metrics& metrics);
    void count_answer(int status, std::uint64_t bytes_in, std::uint64_t bytes_out, std::int64_t microseconds);

    Counter &accepted, &refused_full, &refused_address, &refused_user, &timed_out, &streams_dropped, &bytes_in, &bytes_out;
    Counter &answers_2xx, &answers_3xx, &answers_4xx, &answers_5xx;
    Gauge& streams;
    Histogram& seconds;
};

struct Service {
    Service(const Limits& given, Application& served, Log& to, Metrics& figures);

    Limits limits;
    Application& application;
    Log& log;
    Metrics& metrics;
    Instruments instruments;
    Admission admission;
    Proxies proxies;
    std::atomic<bool> stopping{false};

    /// 503 with Retry-After; closes.
    Response busy(std::string_view code) const;

    /// Logs a defect of ours that ended a connection; null = there was none.
    void connection_broke(const std::exception_ptr& failure);
    /// Called as the last deed of a connection.
    void connection_gone(const std::string& client);
    /// True when all connections are gone before `patience` is over.
    bool wait_until_empty(std::chrono::milliseconds patience);

private:
    std::mutex lock_;
    std::condition_variable emptied_;
};

/// GET /metrics and GET /health/live.
Response answer_metrics(const Request& request, const Metrics& metrics);

}  // namespace ciclo::edge
