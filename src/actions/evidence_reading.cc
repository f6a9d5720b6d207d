#include "actions/evidence_reading.h"

#include <algorithm>

#include "actions/analysis_parts.h"
#include "actions/event_evidence.h"
#include "base/text.h"
#include "calendar/duration.h"
#include "complaint/read_cases.h"
#include "formats/json.h"
#include "identity/keys.h"
#include "identity/spelling.h"
#include "moments/read_importance.h"
#include "survey/read_answers.h"
#include "events/event_columns.h"
#include "trace/read_times.h"

namespace ciclo::actions {

namespace {

using formats::ColumnMapping;
using formats::Table;

const ColumnMapping& mapping_of(const EvidenceFile& file) {
    static const ColumnMapping none;
    return file.columns ? *file.columns : none;
}

const formats::FileColumns& part_of(const ColumnMapping& mapping, EvidenceSort sort) {
    switch (sort) {
        case EvidenceSort::answers: return mapping.answers;
        case EvidenceSort::importance: return mapping.importance;
        case EvidenceSort::cases: return mapping.cases;
        case EvidenceSort::times: return mapping.times;
        case EvidenceSort::events: break;
    }
    return mapping.events;
}

void widen(EvidenceReading& reading, const std::optional<calendar::Day>& day) {
    if (!day) return;
    if (!reading.first_day || *day < *reading.first_day) reading.first_day = day;
    if (!reading.last_day || *reading.last_day < *day) reading.last_day = day;
}

std::int64_t rows_left_out(const Ledger& ledger) {
    std::int64_t n = 0;
    for (const Ledger::Count& count : ledger.counts()) {
        if (count.treatment == Treatment::row_left_out) n += count.n;
        if (count.code != "filtered_rows") continue;
        for (const LedgerEntry& entry : ledger.entries()) {
            if (entry.code == count.code) n += std::atoll(entry.text.c_str());
        }
    }
    return n;
}

template <class T>
void take(EvidenceReading& reading, Result<T>& result) {
    if (!result) {
        reading.errors.insert(reading.errors.end(), result.errors().begin(), result.errors().end());
        return;
    }
    reading.ledger = result->ledger;
    reading.used = std::max<std::int64_t>(reading.rows - rows_left_out(reading.ledger), 0);
}

void read_events(EvidenceReading& reading, const EvidenceFile& file) {
    Result<events::Log> log = read_event_evidence(file.bytes, file.name, mapping_of(file), {});
    if (log) reading.rows = static_cast<std::int64_t>(log->events()) + rows_left_out(log->ledger);
    take(reading, log);
    if (!log) return;
    reading.used = static_cast<std::int64_t>(log->events());
    for (std::size_t i = 0; i < log->events(); ++i) {
        widen(reading, calendar::day_of({log->start[i]}));
        widen(reading, calendar::day_of({log->end[i]}));
    }
}

void read_times(EvidenceReading& reading, const Table& table, const ColumnMapping& columns) {
    Result<trace::Times> times = trace::read_times(table, columns);
    take(reading, times);
    if (!times) return;
    for (const trace::TimeSeries& series : times->series) {
        for (const auto& day : series.days) widen(reading, day);
        for (const trace::MetCount& count : series.counts) widen(reading, count.day);
    }
}

void read_table_of(EvidenceReading& reading, EvidenceSort sort, const Table& table, const ColumnMapping& columns,
                   const cycle::Map& map) {
    reading.rows = static_cast<std::int64_t>(table.rows());
    if (sort == EvidenceSort::answers) {
        Result<survey::Answers> answers = survey::read_answers(table, map, columns);
        take(reading, answers);
        if (!answers) return;
        widen(reading, answers->first_day());
        widen(reading, answers->last_day());
    } else if (sort == EvidenceSort::cases) {
        Result<complaint::Cases> cases = complaint::read_cases(table, map, columns);
        take(reading, cases);
        if (!cases) return;
        for (const complaint::Case& found : cases->cases) widen(reading, found.received);
    } else if (sort == EvidenceSort::importance) {
        const auto importance = moments::read_importance(table, map, columns);
        if (!importance) reading.errors = importance.errors();
        if (importance) reading.used = static_cast<std::int64_t>(importance->size());
    } else {
        read_times(reading, table, columns);
    }
}

std::vector<formats::FieldColumn> fields_found(EvidenceSort sort, const Table& table, const ColumnMapping& columns,
                                               const cycle::Map& map) {
    switch (sort) {
        case EvidenceSort::answers: return survey::answer_columns(table, map, columns);
        case EvidenceSort::importance: return moments::importance_columns(table, columns);
        case EvidenceSort::cases: return complaint::case_columns(table, columns);
        case EvidenceSort::times: return trace::time_columns(table, columns);
        case EvidenceSort::events: break;
    }
    return events::event_columns(table, columns);
}

std::vector<std::string> samples_of(const Table& table, std::size_t column) {
    constexpr std::size_t rows_looked_at = 200, most = 5, longest = 60;
    std::vector<std::string> samples;
    for (std::size_t row = 0; row < std::min(table.rows(), rows_looked_at) && samples.size() < most; ++row) {
        std::string text = std::string(first_code_points(trim(table.cell(row, column)), longest));
        if (!text.empty() && std::find(samples.begin(), samples.end(), text) == samples.end()) {
            samples.push_back(std::move(text));
        }
    }
    return samples;
}

/// Groups of respondents that many exports carry; a person may take them out of the mapping.
void add_usual_groups(Heading& heading) {
    static const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> usual{
        {"unit", {"unit", "ward", "branch", "unidad", "sede", "sucursal", "servicio", "afdeling", "vestiging", "unidade"}},
        {"channel", {"channel", "canal", "kanaal"}}};
    for (const auto& group : usual) {
        const auto& [name, words] = group;
        for (std::size_t i = 0; i < heading.headers.size(); ++i) {
            const bool taken = std::any_of(heading.found.begin(), heading.found.end(), [&](const auto& field) {
                return field.position == i || (field.field == "segment" && field.detail == group.first);
            });
            const std::string header = folded(heading.headers[i]);
            if (taken || std::find(words.begin(), words.end(), header) == words.end()) continue;
            heading.found.push_back({"segment", std::string(name), i});
        }
    }
}

/// The header needs no whole file: of a large one its beginning, up to a line's end.
Result<Table> beginning_of(const EvidenceFile& file, const formats::CsvOptions& options) {
    constexpr std::size_t enough = 256 * 1024;
    const std::string_view bytes = file.bytes;
    const std::size_t end = bytes.size() <= enough ? std::string_view::npos : bytes.rfind('\n', enough);
    if (end != std::string_view::npos) {
        Result<Table> start = formats::read_table(bytes.substr(0, end + 1), file.name, options);
        if (start) return start;  // else the cut went through a quoted cell, or it is an archive
    }
    return formats::read_table(bytes, file.name, options);
}

bool is_xes(const EvidenceFile& file) {
    const std::string_view start = trim(std::string_view(file.bytes).substr(0, 64));
    return start.starts_with("<") || file.name.ends_with(".xes.gz") || file.name.ends_with(".xes");
}

/// A log whose form says what is what: no header, nothing to map.
bool has_no_header(const EvidenceFile& file) { return is_xes(file) || is_object_log(file.bytes, file.name); }

}  // namespace

EvidenceReading read_file(EvidenceSort sort, const EvidenceFile& file, const cycle::Map& map) {
    EvidenceReading reading;
    if (sort == EvidenceSort::events) {
        read_events(reading, file);
        return reading;
    }
    const ColumnMapping& columns = mapping_of(file);
    const auto table = taken(formats::read_table(file.bytes, file.name, part_of(columns, sort).csv()), reading.errors);
    if (table) read_table_of(reading, sort, *table, columns, map);
    return reading;
}

Result<Heading> heading_of(EvidenceSort sort, const EvidenceFile& file, const cycle::Map& map) {
    if (sort == EvidenceSort::events && has_no_header(file)) return Heading{};
    const ColumnMapping& columns = mapping_of(file);
    const Result<Table> table = beginning_of(file, part_of(columns, sort).csv());
    if (!table) return table.errors();
    Heading heading;
    heading.headers = table->header();
    for (std::size_t i = 0; i < heading.headers.size(); ++i) heading.samples.push_back(samples_of(*table, i));
    heading.found = fields_found(sort, *table, columns, map);
    heading.ignored = part_of(columns, sort).ignored;
    if (sort == EvidenceSort::answers && !file.columns) add_usual_groups(heading);
    return heading;
}

EvidenceSort guessed_sort(const EvidenceFile& file, const cycle::Map& map) {
    if (has_no_header(file)) return EvidenceSort::events;
    const auto has = [&](EvidenceSort sort, std::initializer_list<std::string_view> wanted) {
        const Result<Heading> heading = heading_of(sort, file, map);
        return heading && std::all_of(wanted.begin(), wanted.end(), [&](std::string_view field) {
            return std::any_of(heading->found.begin(), heading->found.end(),
                               [&](const auto& found) { return found.field == field; });
        });
    };
    if (has(EvidenceSort::events, {"case", "activity", "time"}) || has(EvidenceSort::events, {"case", "activity", "end"})) {
        return EvidenceSort::events;
    }
    if (has(EvidenceSort::times, {"series", "value"}) || has(EvidenceSort::times, {"series", "total"})) {
        return EvidenceSort::times;
    }
    if (has(EvidenceSort::importance, {"moment", "importance"})) return EvidenceSort::importance;
    if (has(EvidenceSort::cases, {"code", "received"}) || has(EvidenceSort::cases, {"type", "moment"})) {
        return EvidenceSort::cases;
    }
    return EvidenceSort::answers;
}

std::string headers_fingerprint(EvidenceSort sort, const Heading& heading) {
    std::string text(code_of(sort));
    for (const std::string& header : heading.headers) text += "\n" + folded(header);
    return identity::hex(identity::digest(text));
}

}  // namespace ciclo::actions
