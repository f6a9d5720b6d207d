#include "events/write_event_parquet.h"

#include "events/written_times.h"

namespace ciclo::events {

namespace {

using formats::append_parquet_cell;
using formats::ParquetColumn;

constexpr std::size_t batch_bytes = std::size_t{1} << 20U;  // what is handed over at once

std::vector<ParquetColumn> columns_of(const Log& log) {
    using Kind = ParquetColumn::Kind;
    std::vector<ParquetColumn> columns{
        {"case:concept:name"}, {"concept:name"}, {"time:timestamp", Kind::instant}};
    if (log.resources.size() > 0) columns.push_back({"org:resource"});
    if (log.has_both_times) columns.push_back({"start_timestamp", Kind::instant});
    for (const Attribute& one : log.of_events) columns.push_back({one.name});
    for (const Attribute& one : log.of_cases) columns.push_back({"case:" + one.name});
    return columns;
}

void append_name(std::string& row, const Dictionary& names, const Codes& codes, std::size_t i) {
    const std::uint32_t code = codes.size() == 0 ? no_code : codes[i];
    row += ',';
    if (code != no_code) append_parquet_cell(row, names[code]);
}

void append_row(std::string& rows, const Log& log, std::size_t c, std::size_t e) {
    append_parquet_cell(rows, log.cases[c]);
    append_name(rows, log.activities, log.activity, e);
    rows += ',';
    append_parquet_cell(rows, csv_time(log.end[e]));
    if (log.resources.size() > 0) append_name(rows, log.resources, log.resource, e);
    if (log.has_both_times) {
        rows += ',';
        if (log.lasts(e)) append_parquet_cell(rows, csv_time(log.start[e]));
    }
    for (const Attribute& one : log.of_events) append_name(rows, one.values, one.codes, e);
    for (const Attribute& one : log.of_cases) append_name(rows, one.values, one.codes, c);
    rows += '\n';
}

}  // namespace

Result<std::string> write_event_parquet(const Log& log, const formats::ParquetDoor& door) {
    std::size_t c = 0;
    const auto next = [&log, &c](std::string& rows) {
        for (; c < log.cases.size() && rows.size() < batch_bytes; ++c) {
            for (std::uint64_t e = log.case_begin[c]; e < log.case_begin[c + 1]; ++e) append_row(rows, log, c, e);
        }
        return c < log.cases.size();
    };
    return formats::pack_parquet(columns_of(log), next, door);
}

}  // namespace ciclo::events
