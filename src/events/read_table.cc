#include "events/read_table.h"

#include "base/text.h"
#include "events/further_values.h"
#include "events/names.h"
#include "events/table_rows.h"

namespace ciclo::events {

namespace {

/// The further cells of a row, and the zone of its time.
void add_further(const formats::Table& table, std::size_t table_row, int zone_minutes, const FurtherColumns& columns,
                 FurtherValues& values, Rows& rows) {
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const bool is_zone = column == columns.names.size();
        const std::uint32_t code =
            is_zone ? values.zone_number(zone_minutes)
                    : values.number_of(column, trim(table.cell(table_row, columns.positions[column])));
        rows.further[column].append({&code, 1}, values.entries(column));
    }
}

}  // namespace

Result<Ungrouped> read_event_table(const formats::Table& table, const formats::ColumnMapping& mapping,
                                   Lifecycle lifecycle, const Further& further) {
    Errors errors;
    Ungrouped out;
    out.file = table.file();
    formats::ColumnFinder finder(table, mapping.events, "events", errors);
    const EventColumns columns = find_event_columns(finder, mapping.events, table, lifecycle, errors);
    const FurtherColumns further_columns = find_further_columns(finder, table, further, errors);
    const std::vector<std::size_t> rows = formats::rows_to_read(table, mapping.events, errors, out.ledger);
    if (!errors.empty()) return errors;
    TableRows reader(table, columns, mapping.events, out.ledger);
    if (Errors undecided = reader.decide_dates(rows); !undecided.empty()) return undecided;
    finder.note_unused(out.ledger);

    CaseNames cases;
    NameIndex activities, resources, instances;
    const auto number_in = [](NameIndex& names, std::string_view text) {
        return text.empty() ? no_code : names.number_of(text);
    };
    RowRange range;
    FurtherValues values(further_columns, mapping.events, further.most_values);
    range.rows.further.resize(further_columns.size());
    std::vector<std::size_t> table_rows;
    for (const std::size_t table_row : rows) {
        const std::optional<RowText> text = reader.read(table_row);
        if (!text) continue;
        Row row;
        row.case_number = cases.number_of(text->case_name);
        row.activity = activities.number_of(text->activity);
        row.resource = number_in(resources, text->resource);
        row.instance = number_in(instances, text->instance);
        row.start_us = text->start_us;
        row.end_us = text->end_us;
        row.kind = text->kind;
        range.rows.add(row, activities.size(), resources.size());
        add_further(table, table_row, text->zone_minutes, further_columns, values, range.rows);
        table_rows.push_back(table_row);
    }
    FurtherJoin join(further_columns, further.most_values);
    join.add(values, range);
    out.further = std::move(join).finish();
    out.ranges.push_back(std::move(range));
    out.cases = std::move(cases).take();
    out.activities = std::move(activities).take();
    out.resources = std::move(resources).take();
    out.place = [&table, table_rows = std::move(table_rows)](std::size_t row) {
        return table.place(table_rows[row], 0);
    };
    return out;
}

}  // namespace ciclo::events
