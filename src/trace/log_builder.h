// LogBuilder: rows of an event log as they come, in any order, become an EventLog: start and complete rows paired,
// cases grouped, events of a case in order. Shared by the readers of tables and of XES; one thread.
//
//   LogBuilder builder(file, [&](std::size_t position) { return place of the row; });
//   builder.add({.case_index = builder.case_of("C1"), …});
//   Result<EventLog> log = std::move(builder).finish();
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "trace/events.h"

namespace ciclo::trace {

enum class RowKind : std::uint8_t {
    whole,    ///< start and end in one row
    point,    ///< one time only, of an event or of an instance whose other time is not known
    start,    ///< to be paired with a complete row
    complete  ///< to be paired with a start row
};

inline constexpr std::uint32_t no_instance = 0xFFFFFFFFU;

struct LogRow {
    std::uint32_t case_index = 0, activity = 0, resource = no_resource, instance = no_instance;
    std::int64_t start_us = 0, end_us = 0;  ///< the same but for `whole`
    RowKind kind = RowKind::point;
    std::size_t position = 0;  ///< in the file, ascending
};

/// Texts in the order of first appearance.
class TextIndex {
public:
    std::uint32_t of(std::string_view text);
    std::size_t size() const { return texts_.size(); }
    std::vector<std::string> take() && { return std::move(texts_); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> index_;
    std::vector<std::string> texts_;
    std::string last_text_;  // cases and resources come in runs
    std::uint32_t last_ = 0;
};

class LogBuilder {
public:
    /// `place` is asked only for what goes into the ledger.
    LogBuilder(std::string file, std::function<Place(std::size_t)> place);

    std::uint32_t case_of(std::string_view name) { return cases_.of(name); }
    std::uint32_t activity_of(std::string_view name) { return activities_.of(name); }
    std::uint32_t resource_of(std::string_view name) { return resources_.of(name); }
    std::uint32_t instance_of(std::string_view name) { return instances_.of(name); }
    void add(const LogRow& row) { rows_.push_back(row); }
    Ledger& ledger() { return ledger_; }

    /// Errors: no row at all, sizes over limits.h.
    Result<EventLog> finish() &&;

private:
    std::optional<Error> too_large() const;
    void pair_rows();
    void sort_rows();
    void note_twins();
    EventLog columns();
    void note(const LogRow& row, const char* code);

    std::string file_;
    std::function<Place(std::size_t)> place_;
    TextIndex cases_, activities_, resources_, instances_;
    std::vector<LogRow> rows_;
    Ledger ledger_;
};

}  // namespace ciclo::trace
