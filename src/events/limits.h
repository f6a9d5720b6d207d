// How much an event log may hold, each with its reason. Reading more is refused, never cut.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/result.h"

namespace ciclo::events::limits {

constexpr std::size_t events = 1'000'000'000;  ///< about 11 GB of columns; places of events are counted in 32 bits
constexpr std::size_t activities = 100'000;    ///< the busiest log we know has 10,151; more is a column of free text
constexpr std::size_t resources = 10'000'000;  ///< a log may carry one resource per customer
constexpr std::size_t attribute_values = 1'000'000;  ///< of one further column; more is free text, and nothing to group by
constexpr std::size_t attribute_bytes = std::size_t{1} << 30U;  ///< of its different texts; places in them have 32 bits
constexpr std::size_t record_bytes = std::size_t{64} << 20U;  ///< one row of a stream: a longer one is an open quote
constexpr std::size_t attributes = 2'000;            ///< keys of events, and of traces, of a XES log; as table_columns
constexpr std::size_t attribute_name_bytes = 1'000;  ///< with the way to it; a longer one names nothing
/// Of released columns kept for the next ones: what the rows of 10 million events leave.
constexpr std::size_t kept_bytes = std::size_t{256} << 20U;

constexpr std::size_t names_bytes = 0xFFFFFFFF;  ///< of all cases, or of all resources; places in them have 32 bits

/// An error when names take more than names_bytes; `of`: "cases".
std::optional<Error> names_too_long(std::size_t bytes, const std::string& of, const std::string& file);

/// What is too large in a log of that many, if anything.
std::optional<Error> too_large(std::size_t n_events, std::size_t n_activities, std::size_t n_resources,
                               const std::string& file);

}  // namespace ciclo::events::limits
