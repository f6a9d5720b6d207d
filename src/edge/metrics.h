// Metrics: counters, gauges and histograms, rendered in Prometheus' text format 0.0.4.
//
//   Metrics metrics;
//   Counter& sent = metrics.counter("ciclo_mails_sent_total", "Mails handed to the server");
//   sent.add();
//
// Threads: any; a value is an atomic, asking twice for the same name and labels gives the same object, which lives as long
// as Metrics. Names and labels never hold what people typed. Order in the text: names, then labels, as sorted text.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ciclo::edge {

/// Only grows.
class Counter {
public:
    void add(std::uint64_t n = 1) { value_.fetch_add(n, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_{0};
};

/// Goes up and down.
class Gauge {
public:
    void add(std::int64_t n) { value_.fetch_add(n, std::memory_order_relaxed); }
    void set(std::int64_t n) { value_.store(n, std::memory_order_relaxed); }
    std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> value_{0};
};

/// How often a value fell at or below each bound; sum in the unit of the values.
class Histogram {
public:
    /// `bounds` ascend.
    explicit Histogram(std::vector<double> bounds);
    void observe(double value);
    std::uint64_t count() const;

private:
    friend class Metrics;
    std::vector<double> bounds_;
    std::vector<std::atomic<std::uint64_t>> counts_;  ///< one more than bounds: above the last
    std::atomic<double> sum_{0};
};

using Labels = std::vector<std::pair<std::string, std::string>>;

class Metrics {
public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    Counter& counter(std::string_view name, std::string_view help, const Labels& labels = {});
    Gauge& gauge(std::string_view name, std::string_view help, const Labels& labels = {});
    Histogram& histogram(std::string_view name, std::string_view help, std::vector<double> bounds,
                         const Labels& labels = {});
    /// Asked at each rendering; `read` may be called from any thread as long as Metrics lives.
    void gauge_from(std::string_view name, std::string_view help, std::function<double()> read,
                    const Labels& labels = {});

    std::string render() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace ciclo::edge
