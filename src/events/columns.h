// Codes and Times: the two kinds of column an event log is made of, each as narrow as its content allows.
//
//   log.activity.visit([&](auto codes) { for (auto code : codes) ++count[code]; });   // one loop per width
//   std::int64_t start_us = log.start[event];
//
// Kernels visit once and loop over plain spans; everything else uses operator[]. Read-only after building; any number
// of threads.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <variant>

#include "events/buffer.h"

namespace ciclo::events {

/// "There is none": an event without a resource.
inline constexpr std::uint32_t no_code = 0xFFFFFFFFU;

/// Numbers of a dictionary's entries in 1, 2 or 4 bytes each; the largest number of the width means no_code.
class Codes {
public:
    using Narrow = Buffer<std::uint8_t>;
    using Middle = Buffer<std::uint16_t>;
    using Wide = Buffer<std::uint32_t>;

    Codes() = default;
    /// Width chosen so that numbers below `entries` and no_code fit.
    static Codes for_entries(std::size_t entries, std::size_t size) {
        Codes codes;
        if (entries < 0xFF)
            codes.column_ = Narrow(size);
        else if (entries < 0xFFFF)
            codes.column_ = Middle(size);
        else
            codes.column_ = Wide(size);
        return codes;
    }
    template <class T>
    explicit Codes(Buffer<T> column) : column_(std::move(column)) {}

    std::size_t size() const {
        return std::visit([](const auto& column) { return column.size(); }, column_);
    }
    /// The number of a stored code, with the width's largest read as no_code.
    template <class T>
    static std::uint32_t widened(T code) {
        return code == std::numeric_limits<T>::max() ? no_code : code;
    }
    /// do_with(std::span<const uint8_t | uint16_t | uint32_t>)
    template <class F>
    decltype(auto) visit(F&& do_with) const {
        return std::visit([&](const auto& column) -> decltype(auto) { return do_with(column.span()); }, column_);
    }
    std::uint32_t operator[](std::size_t i) const {
        return visit([i](auto codes) { return widened(codes[i]); });
    }
    void trim_to(std::size_t size) {
        std::visit([size](auto& column) { column.trim_to(size); }, column_);
    }
    template <class F>
    decltype(auto) change(F&& do_with) {
        return std::visit([&](auto& column) -> decltype(auto) { return do_with(column.span()); }, column_);
    }

private:
    std::variant<Narrow, Middle, Wide> column_;
};

/// Instants as base + ticks: 4 bytes each while all of them are whole ticks within reach of the base, 8 bytes
/// otherwise. microseconds UTC = base_us + ticks × tick_us (base 0 and tick 1 with 8 bytes).
class Times {
public:
    using Short = Buffer<std::uint32_t>;
    using Long = Buffer<std::int64_t>;

    Times() = default;
    Times(Short ticks, std::int64_t base_us, std::int64_t tick_us)
        : column_(std::move(ticks)), base_us_(base_us), tick_us_(tick_us) {}
    explicit Times(Long microseconds) : column_(std::move(microseconds)) {}
    /// 4 bytes each when all are whole milliseconds or seconds within reach of the earliest; else 8.
    static Times narrowed(Long microseconds);

    std::size_t size() const {
        return std::visit([](const auto& column) { return column.size(); }, column_);
    }
    std::int64_t base_us() const { return base_us_; }
    std::int64_t tick_us() const { return tick_us_; }
    /// do_with(std::span<const uint32_t | int64_t>): ticks; a difference of two ticks × tick_us is a duration.
    template <class F>
    decltype(auto) visit(F&& do_with) const {
        return std::visit([&](const auto& column) -> decltype(auto) { return do_with(column.span()); }, column_);
    }

    std::int64_t operator[](std::size_t i) const {
        return visit([this, i](auto ticks) { return base_us_ + static_cast<std::int64_t>(ticks[i]) * tick_us_; });
    }

private:
    std::variant<Short, Long> column_;
    std::int64_t base_us_ = 0, tick_us_ = 1;
};

}  // namespace ciclo::events
