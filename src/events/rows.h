// Rows: an event log as it stands in the file, row after row, in growing columns; what readers make and group() takes.
//
//   Rows rows;
//   rows.append({.case_number = cases.number_of("C1"), .activity = 0, …});
//   Result<Log> log = group(std::move(parts), names, …);        // group.h
//
// A row's number is its place in the file: ties are broken by it. One thread a Rows; several Rows, one per range of the
// file.
#pragma once

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "events/columns.h"

namespace ciclo::events {

enum class RowKind : std::uint8_t {
    whole,    ///< start and end in one row
    point,    ///< one time only, of an event or of an instance whose other time is not known
    start,    ///< to be paired with a complete row
    complete  ///< to be paired with a start row
};

struct Row {
    std::uint32_t case_number = no_code;  ///< no_code: the row was left out
    std::uint32_t activity = no_code, resource = no_code, instance = no_code;
    std::int64_t start_us = 0, end_us = 0;  ///< the same but for `whole`
    RowKind kind = RowKind::point;
};

/// Codes that widen as their dictionary grows.
class GrowingCodes {
public:
    void reserve(std::size_t size);
    /// `entries`: size of the dictionary the codes belong to.
    void append(std::span<const std::uint32_t> codes, std::size_t entries);
    void set(std::size_t i, std::uint32_t code, std::size_t entries);
    /// no_code for what is missing up to `size`.
    void fill_up_to(std::size_t size);
    std::size_t size() const;
    void release();
    /// do_with(std::span<const uint8_t | uint16_t | uint32_t>)
    template <class F>
    decltype(auto) visit(F&& do_with) const {
        return std::visit([&](const auto& column) -> decltype(auto) { return do_with(column.span()); }, column_);
    }

private:
    void widen_for(std::size_t entries);
    std::variant<Codes::Narrow, Codes::Middle, Codes::Wide> column_;
};

/// Times in whole seconds since 1970 (4 bytes) until one comes that is none; then all in microseconds (8 bytes).
class GrowingTimes {
public:
    void reserve(std::size_t size);
    void append_seconds(std::span<const std::uint32_t> seconds);
    void append(std::span<const std::int64_t> microseconds);
    void set(std::size_t i, std::int64_t microseconds);
    bool in_seconds() const { return std::holds_alternative<Times::Short>(column_); }
    void widen();
    std::size_t size() const;
    std::int64_t operator[](std::size_t i) const;
    void release();
    const Times::Short& seconds() const { return std::get<Times::Short>(column_); }
    const Times::Long& microseconds() const { return std::get<Times::Long>(column_); }

private:
    std::variant<Times::Short, Times::Long> column_;
};

struct Rows {
    Buffer<std::uint32_t> case_number;
    GrowingCodes activity, resource;
    GrowingTimes end;
    GrowingTimes start;              ///< empty: the same as `end`
    Buffer<RowKind> kind;            ///< empty: every row is `usual_kind`
    Buffer<std::uint32_t> instance;  ///< empty: no row has one
    RowKind usual_kind = RowKind::point;
    /// One per further column of the log, in the same order in all ranges; a shorter one gives nothing of the rows behind.
    std::vector<GrowingCodes> further;

    std::size_t size() const { return case_number.size(); }
    Row row(std::size_t i) const;
    /// Any row, all columns kept; `activities`, `resources`: sizes of the dictionaries.
    void add(const Row& row, std::size_t activities, std::size_t resources) { add_all({&row, 1}, activities, resources); }
    /// The same for several, which is quicker by the dozen.
    void add_all(std::span<const Row> rows, std::size_t activities, std::size_t resources);
};

}  // namespace ciclo::events
