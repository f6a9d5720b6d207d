#include "edge/metrics.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "base/ensure.h"
#include "base/number.h"

namespace ciclo::edge {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '\\' || c == '"') out.push_back('\\');
        if (c == '\n') {
            out += "\\n";
        } else {
            out.push_back(c);
        }
    }
    return out;
}

/// `a="b",c="d"`, without braces.
std::string label_text(const Labels& labels) {
    std::string out;
    for (const auto& [name, value] : labels) {
        if (!out.empty()) out.push_back(',');
        out.append(name).append("=\"").append(escaped(value)).append("\"");
    }
    return out;
}

void append_sample(std::string& out, std::string_view name, std::string_view labels, std::string_view value) {
    out += name;
    if (!labels.empty()) out.append("{").append(labels).append("}");
    out.append(" ").append(value).append("\n");
}

}  // namespace

Histogram::Histogram(std::vector<double> bounds) : bounds_(std::move(bounds)), counts_(bounds_.size() + 1) {
    ENSURE(std::is_sorted(bounds_.begin(), bounds_.end()), "the bounds of a histogram ascend");
}

void Histogram::observe(double value) {
    const auto bound = std::lower_bound(bounds_.begin(), bounds_.end(), value);
    counts_[static_cast<std::size_t>(bound - bounds_.begin())].fetch_add(1, std::memory_order_relaxed);
    sum_.fetch_add(value, std::memory_order_relaxed);
}

std::uint64_t Histogram::count() const {
    std::uint64_t n = 0;
    for (const auto& count : counts_) n += count.load(std::memory_order_relaxed);
    return n;
}

struct Metrics::Parts {
    struct Series {
        std::unique_ptr<Counter> counter;
        std::unique_ptr<Gauge> gauge;
        std::unique_ptr<Histogram> histogram;
        std::function<double()> read;
    };
    struct Family {
        std::string type, help;
        std::map<std::string, Series> series;  ///< by label text
    };

    Series& series(std::string_view name, std::string_view help, std::string_view type, const Labels& labels) {
        Family& family = families[std::string(name)];
        if (family.type.empty()) {
            family.type = type;
            family.help = help;
        }
        ENSURE(family.type == type, "a metric keeps its type");
        return family.series[label_text(labels)];
    }

    mutable std::mutex lock;
    std::map<std::string, Family, std::less<>> families;
};

Metrics::Metrics() : parts_(std::make_unique<Parts>()) {}
Metrics::~Metrics() = default;

Counter& Metrics::counter(std::string_view name, std::string_view help, const Labels& labels) {
    const std::lock_guard hold(parts_->lock);
    auto& series = parts_->series(name, help, "counter", labels);
    if (!series.counter) series.counter = std::make_unique<Counter>();
    return *series.counter;
}

Gauge& Metrics::gauge(std::string_view name, std::string_view help, const Labels& labels) {
    const std::lock_guard hold(parts_->lock);
    auto& series = parts_->series(name, help, "gauge", labels);
    if (!series.gauge) series.gauge = std::make_unique<Gauge>();
    return *series.gauge;
}

Histogram& Metrics::histogram(std::string_view name, std::string_view help, std::vector<double> bounds,
                              const Labels& labels) {
    const std::lock_guard hold(parts_->lock);
    auto& series = parts_->series(name, help, "histogram", labels);
    if (!series.histogram) series.histogram = std::make_unique<Histogram>(std::move(bounds));
    return *series.histogram;
}

void Metrics::gauge_from(std::string_view name, std::string_view help, std::function<double()> read,
                         const Labels& labels) {
    const std::lock_guard hold(parts_->lock);
    parts_->series(name, help, "gauge", labels).read = std::move(read);
}

std::string Metrics::render() const {
    const auto append_histogram = [](std::string& out, const std::string& name, const std::string& labels,
                                     const Histogram& histogram) {
        const std::string before = labels.empty() ? "" : labels + ",";
        std::uint64_t n = 0;
        for (std::size_t i = 0; i < histogram.counts_.size(); ++i) {
            n += histogram.counts_[i].load(std::memory_order_relaxed);
            const std::string bound = i < histogram.bounds_.size() ? exact_text(histogram.bounds_[i]) : "+Inf";
            append_sample(out, name + "_bucket", before + "le=\"" + bound + "\"", std::to_string(n));
        }
        append_sample(out, name + "_sum", labels, exact_text(histogram.sum_.load(std::memory_order_relaxed)));
        append_sample(out, name + "_count", labels, std::to_string(n));
    };
    const std::lock_guard hold(parts_->lock);
    std::string out;
    for (const auto& [name, family] : parts_->families) {
        out.append("# HELP ").append(name).append(" ").append(escaped(family.help)).append("\n");
        out.append("# TYPE ").append(name).append(" ").append(family.type).append("\n");
        for (const auto& [labels, series] : family.series) {
            if (series.counter) append_sample(out, name, labels, std::to_string(series.counter->value()));
            if (series.gauge) append_sample(out, name, labels, std::to_string(series.gauge->value()));
            if (series.read) append_sample(out, name, labels, exact_text(series.read()));
            if (series.histogram) append_histogram(out, name, labels, *series.histogram);
        }
    }
    return out;
}

}  // namespace ciclo::edge
