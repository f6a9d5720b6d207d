// What every `ciclo trace …` deed shares: how it gets its log, and how it gives its answer.
//
//   Action trace_summary_action() {
//       return {.name = "trace summary", …, .who = Permission::machine(), .inputs = trace_inputs({}, {"text", "json", "csv"}),
//               .run = run_summary, .doors = Doors::command_line};
//   }
//   Result<Outcome> run_summary(const Arguments& arguments, World& world) {
//       const Result<std::string> format = asked_format(arguments, {"text", "json", "csv"});    // before the work begins
//       if (!format) return format.errors();
//       const Result<events::Log> log = open_log(arguments.text("log"), arguments, world);
//       if (!log) return log.errors();
//       …
//       return give_answer(text, arguments, world);
//   }
//
// Text is for people, in their language; JSON and CSV are for programs: keys in English snake_case, durations in
// seconds, instants as 2025-10-20T16:00:00Z.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "actions/action.h"
#include "events/log.h"
#include "formats/parquet.h"
#include "formats/value.h"
#include "journeys/spread.h"

namespace ciclo::actions {

/// LOG first, then `own`, then what open_log() asks: --columns, --lifecycle, --objects, --threads, --memory.
std::vector<Input> log_inputs(std::vector<Input> own);
/// LOG first, then `own`, then --columns, --lifecycle, --objects, --threads, --memory, --to (among `formats`) and -o.
std::vector<Input> trace_inputs(std::vector<Input> own, std::vector<std::string_view> formats);

/// A snapshot is looked at where it lies. CSV, XLSX, XES, XES.gz, read with --columns, --lifecycle and --threads; OCEL, seen as the cases of the type of object
/// that --objects names. "-" is standard input.
/// Further columns: those that --where and --by name.
Result<events::Log> open_log(const std::string& path, const Arguments& arguments, World& world);
/// The same with every further column, and the zones of times: to write it in another form.
Result<events::Log> open_whole_log(const std::string& path, const Arguments& arguments, World& world);
/// --threads; 0 (as many as the machine has) when it is not given.
unsigned threads_asked(const Arguments& arguments);
/// The library that reads and writes Parquet, with --threads.
formats::ParquetDoor parquet_door(const Arguments& arguments, const World& world);

/// --to, else the ending of -o, else the first of `formats`. Refused: an ending that says no format.
Result<std::string> asked_format(const Arguments& arguments, const std::vector<std::string_view>& formats);
/// Into the file that -o names, else to the terminal.
Result<Outcome> give_answer(const std::string& text, const Arguments& arguments, World& world);

/// "4 d 21 h", "3 h 05 min", "2 min 10 s", "3.2 s": two units, for people.
std::string printed_duration(double seconds, Language language);
struct TimeUnit {
    double seconds = 1;
    std::string_view word = "s";
};
/// The unit of an axis: the largest of which `longest_seconds` is two or more, else the second.
TimeUnit axis_unit_for(double longest_seconds);
/// {n, mean_s, median_s, …}: what the spread holds.
formats::Value spread_json(const journeys::Spread& spread, journeys::Detail detail);

}  // namespace ciclo::actions
