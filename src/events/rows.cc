#include "events/rows.h"

#include <algorithm>
#include <array>
#include <limits>

namespace ciclo::events {

namespace {

constexpr std::int64_t second_us = 1'000'000;

template <class To, class From>
Buffer<To> widened(const Buffer<From>& from) {
    Buffer<To> to;
    to.reserve(std::max(from.capacity(), from.size()));
    to.grow(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
        const std::uint32_t code = Codes::widened(from[i]);
        to[i] = code == no_code ? std::numeric_limits<To>::max() : static_cast<To>(code);
    }
    return to;
}

template <class T>
std::size_t entries_of() {
    return std::numeric_limits<T>::max();
}

bool fits_seconds(std::int64_t microseconds) {
    return microseconds >= 0 && microseconds % second_us == 0 &&
           microseconds / second_us <= std::numeric_limits<std::uint32_t>::max();
}

}  // namespace

void GrowingCodes::reserve(std::size_t size) {
    std::visit([size](auto& column) { column.reserve(size); }, column_);
}

void GrowingCodes::widen_for(std::size_t entries) {
    if (auto* narrow = std::get_if<Codes::Narrow>(&column_);
        narrow != nullptr && entries > entries_of<std::uint8_t>()) {
        column_ = widened<std::uint16_t>(*narrow);
    }
    if (auto* middle = std::get_if<Codes::Middle>(&column_);
        middle != nullptr && entries > entries_of<std::uint16_t>()) {
        column_ = widened<std::uint32_t>(*middle);
    }
}

void GrowingCodes::append(std::span<const std::uint32_t> codes, std::size_t entries) {
    widen_for(entries);
    std::visit(
        [&](auto& column) {
            using Code = std::remove_cvref_t<decltype(column[0])>;
            const std::size_t from = column.size();
            if (from + codes.size() > column.capacity()) column.reserve((from + codes.size()) * 3 / 2 + 1024);
            column.grow(from + codes.size());
            // no_code is all ones in every width, so cutting it off keeps it
            for (std::size_t i = 0; i < codes.size(); ++i) column[from + i] = static_cast<Code>(codes[i]);
        },
        column_);
}

void GrowingCodes::set(std::size_t i, std::uint32_t code, std::size_t entries) {
    widen_for(entries);
    std::visit([&](auto& column) { column[i] = static_cast<std::remove_cvref_t<decltype(column[0])>>(code); }, column_);
}

void GrowingCodes::fill_up_to(std::size_t size) {
    constexpr std::size_t step = 256;
    static constexpr auto none = [] {
        std::array<std::uint32_t, step> codes{};
        codes.fill(no_code);
        return codes;
    }();
    for (std::size_t n = this->size(); n < size; n = this->size()) append({none.data(), std::min(step, size - n)}, 0);
}

std::size_t GrowingCodes::size() const {
    return std::visit([](const auto& column) { return column.size(); }, column_);
}

void GrowingCodes::release() {
    column_ = Codes::Narrow();
}

void GrowingTimes::reserve(std::size_t size) {
    std::visit([size](auto& column) { column.reserve(size); }, column_);
}

void GrowingTimes::widen() {
    if (!in_seconds()) return;
    const Times::Short& seconds_before = std::get<Times::Short>(column_);
    Times::Long microseconds_now;
    microseconds_now.reserve(seconds_before.capacity());
    microseconds_now.grow(seconds_before.size());
    for (std::size_t i = 0; i < seconds_before.size(); ++i) microseconds_now[i] = seconds_before[i] * second_us;
    column_ = std::move(microseconds_now);
}

namespace {

template <class T>
void append_all(Buffer<T>& column, std::span<const T> values) {
    const std::size_t from = column.size();
    if (from + values.size() > column.capacity()) column.reserve((from + values.size()) * 3 / 2 + 1024);
    column.grow(from + values.size());
    std::copy(values.begin(), values.end(), column.data() + from);
}

}  // namespace

void GrowingTimes::append_seconds(std::span<const std::uint32_t> seconds) {
    if (in_seconds()) return append_all(std::get<Times::Short>(column_), seconds);
    Times::Long& column = std::get<Times::Long>(column_);
    for (const std::uint32_t second : seconds) column.append(second * second_us);
}

void GrowingTimes::append(std::span<const std::int64_t> microseconds) {
    if (in_seconds() && !std::all_of(microseconds.begin(), microseconds.end(), fits_seconds)) widen();
    if (!in_seconds()) return append_all(std::get<Times::Long>(column_), microseconds);
    Times::Short& column = std::get<Times::Short>(column_);
    for (const std::int64_t time : microseconds) column.append(static_cast<std::uint32_t>(time / second_us));
}

void GrowingTimes::set(std::size_t i, std::int64_t microseconds) {
    if (in_seconds() && !fits_seconds(microseconds)) widen();
    if (in_seconds()) {
        std::get<Times::Short>(column_)[i] = static_cast<std::uint32_t>(microseconds / second_us);
    } else {
        std::get<Times::Long>(column_)[i] = microseconds;
    }
}

std::size_t GrowingTimes::size() const {
    return std::visit([](const auto& column) { return column.size(); }, column_);
}

std::int64_t GrowingTimes::operator[](std::size_t i) const {
    return in_seconds() ? seconds()[i] * second_us : microseconds()[i];
}

void GrowingTimes::release() {
    column_ = Times::Short();
}

void Rows::add_all(std::span<const Row> rows, std::size_t activities, std::size_t resources) {
    constexpr std::size_t most = 64;
    for (; rows.size() > most; rows = rows.subspan(most)) add_all(rows.first(most), activities, resources);
    std::array<std::uint32_t, most> activity_codes, resource_codes;
    std::array<std::int64_t, most> starts, ends;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        activity_codes[i] = rows[i].activity;
        resource_codes[i] = rows[i].resource;
        starts[i] = rows[i].start_us;
        ends[i] = rows[i].end_us;
        case_number.append(rows[i].case_number);
        kind.append(rows[i].kind);
        if (rows[i].instance == no_code && instance.empty()) continue;
        while (instance.size() + 1 < size()) instance.append(no_code);  // the rows before the first that has one
        instance.append(rows[i].instance);
    }
    activity.append({activity_codes.data(), rows.size()}, activities);
    resource.append({resource_codes.data(), rows.size()}, resources);
    end.append({ends.data(), rows.size()});
    start.append({starts.data(), rows.size()});
}

Row Rows::row(std::size_t i) const {
    Row row;
    row.case_number = case_number[i];
    row.activity = activity.visit([i](auto codes) { return Codes::widened(codes[i]); });
    row.resource =
        resource.size() == 0 ? no_code : resource.visit([i](auto codes) { return Codes::widened(codes[i]); });
    row.instance = i < instance.size() ? instance[i] : no_code;
    row.end_us = end[i];
    row.start_us = start.size() == 0 ? row.end_us : start[i];
    row.kind = kind.empty() ? usual_kind : kind[i];
    return row;
}

}  // namespace ciclo::events
