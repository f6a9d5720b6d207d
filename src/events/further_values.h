// The further columns of a table: which they are, and the values of one range of rows, numbered as they come.
//
//   FurtherColumns columns = find_further_columns(finder, table, options.further, errors);
//   FurtherValues values(columns, mapping.events, options.further.most_values);      // one a range
//   std::uint32_t code = values.number_of(column, text, NameIndex::key_of(text));    // no_code: the cell says nothing
//   FurtherJoin join(columns, most_values);  join.add(values, range);  …  ungrouped.further = std::move(join).finish();
//
// One thread a range; join the ranges in the order of the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "events/further.h"
#include "events/group.h"
#include "events/names.h"
#include "formats/cells.h"

namespace ciclo::events {

struct FurtherColumns {
    std::vector<std::string> names;
    std::vector<std::size_t> positions;  ///< in the table, for each name
    bool keeps_zone = false;             ///< one more column at the end: zone_column

    std::size_t size() const { return names.size() + (keeps_zone ? 1 : 0); }
    bool empty() const { return size() == 0; }
};

/// Error: a name asked for that is no header. A column without a header is none; of two alike the first is taken.
FurtherColumns find_further_columns(formats::ColumnFinder& finder, const formats::Table& table, const Further& further,
                                    Errors& errors);

class FurtherValues {
public:
    FurtherValues(const FurtherColumns& columns, const formats::FileColumns& mapping, std::size_t most_values);

    /// `text` trimmed; no_code when it says nothing, and for good once the column has too many values.
    std::uint32_t number_of(std::size_t column, std::string_view text, const NameIndex::Key& key) {
        Column& own = columns_[column];
        if (text.empty() || own.has_too_many) return no_code;
        const std::uint32_t number = own.names.number_of(text, key);
        if (number == own.says_nothing.size()) look_at_new(own, text);
        return own.says_nothing[number] != 0 ? no_code : number;
    }
    std::uint32_t number_of(std::size_t column, std::string_view text) {
        return number_of(column, text, NameIndex::key_of(text));
    }
    /// Of the zone in which a time was written; UTC is "not given".
    std::uint32_t zone_number(int minutes);

    std::size_t size() const { return columns_.size(); }
    /// Entries of the column's dictionary, for GrowingCodes.
    std::size_t entries(std::size_t column) const { return columns_[column].names.size(); }

private:
    friend class FurtherJoin;
    struct Column {
        NameIndex names;
        std::vector<std::uint8_t> says_nothing;  ///< by number
        std::size_t given = 0;                   ///< names that say something
        bool has_too_many = false;
    };
    void look_at_new(Column& column, std::string_view text);

    std::vector<Column> columns_;
    const formats::FileColumns* mapping_;
    std::size_t most_values_;
    int zone_minutes_ = 0;  ///< the last one asked for, and its number
    std::uint32_t zone_number_ = no_code;
};

class FurtherJoin {
public:
    FurtherJoin(const FurtherColumns& columns, std::size_t most_values);
    /// Numbers the range's values in the whole file: range.further.
    void add(const FurtherValues& values, RowRange& range);
    std::vector<FurtherColumn> finish() &&;

private:
    std::vector<std::uint32_t> joined(std::size_t column, const FurtherValues::Column& own);

    std::vector<FurtherColumn> columns_;
    std::vector<NameIndex> names_;
    std::size_t most_values_;
};

}  // namespace ciclo::events
