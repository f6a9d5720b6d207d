// TableRows: the rows of a table of events, one by one, with all that people write in them; what is not used goes into
// the ledger. The quick reader of plain CSV gives the same rows (a test compares them) and hands its odd rows over
// here.
//
//   TableRows reader(table, columns, mapping, ledger);
//   if (Errors errors = reader.decide_dates(rows); !errors.empty()) return errors;
//   std::optional<RowText> row = reader.read(7);        // nothing: left out, and noted why
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ledger.h"
#include "calendar/instant.h"
#include "events/event_columns.h"
#include "events/event_words.h"
#include "events/rows.h"

namespace ciclo::events {

/// One row as it stands; the texts belong to the table.
struct RowText {
    std::string_view case_name, activity, resource, instance;  ///< resource, instance: "" = none
    std::int64_t start_us = 0, end_us = 0;
    RowKind kind = RowKind::point;
    int zone_minutes = 0;  ///< of the end as written, or of the only time
};

class TableRows {
public:
    TableRows(const formats::Table& table, const EventColumns& columns, const formats::FileColumns& mapping,
              Ledger& ledger);
    /// All time columns of one file write dates alike, so one witness hears them all.
    Errors decide_dates(const std::vector<std::size_t>& rows);
    std::optional<RowText> read(std::size_t row);

private:
    enum class TimeState { none, bad, good };
    struct ReadTime {
        TimeState state = TimeState::none;
        std::int64_t microseconds = 0;
    };

    std::string_view text_of(const std::optional<formats::FoundColumn>& column, std::size_t row) const;
    void leave_out(const formats::FoundColumn& column, std::size_t row, const std::string& code,
                   Treatment treatment = Treatment::row_left_out);
    ReadTime time_of(const std::optional<formats::FoundColumn>& column, std::size_t row) const;
    /// False when the row has no time that can be used.
    bool read_times(std::size_t row, RowText& out);

    const formats::Table& table_;
    const EventColumns& columns_;
    const formats::FileColumns& mapping_;
    Ledger& ledger_;
    calendar::DayOrder order_ = calendar::DayOrder::year_month_day;
};

/// The kind of row that a lifecycle cell makes; nothing for those that are not used (schedule, suspend…).
std::optional<RowKind> kind_of_row(std::string_view lifecycle, const formats::FoundColumn& column,
                                   bool has_start_column);

}  // namespace ciclo::events
