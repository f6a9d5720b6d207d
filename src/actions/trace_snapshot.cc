// ciclo trace snapshot: the log as a file that the next question looks at where it lies.
#include "actions/trace_deeds.h"
#include "actions/trace_ledger.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "events/append.h"
#include "events/snapshot.h"

namespace ciclo::actions {

namespace {

const LocalText out_help{"archivo nuevo; cualquier \u00abciclo trace\u00bb lo toma como registro",
                         "new file; every ciclo trace takes it as its log",
                         "nieuw bestand; elke ciclo trace neemt het als logboek"};
const LocalText events_word{"eventos", "events", "gebeurtenissen"};

const LocalText append_help{"otro registro que va detrás; se repite", "another log, to stand behind it; may be repeated",
                            "nog een logboek, erachter; herhaalbaar"};

const LocalText open_starts_note{
    "Un inicio sin fin en el primer registro no se une con su fin en el añadido: para unirlos, lea los archivos como uno solo.",
    "A start without an end in the first log is not joined with its end in the appended one: to join them, read the files "
    "as one.",
    "Een begin zonder einde in het eerste logboek wordt niet verbonden met zijn einde in het tweede: lees de bestanden als "
    "één om ze te verbinden."};

/// LOG, and behind it what --append names.
Result<events::Log> joined_logs(const Arguments& arguments, World& world) {
    Result<events::Log> log = open_whole_log(arguments.text("log"), arguments, world);
    if (!arguments.has("append")) return log;
    for (const std::string& path : arguments.all("append")) {
        if (!log) return log;
        Result<events::Log> more = open_whole_log(path, arguments, world);
        if (!more) return more.errors();
        log = events::appended(std::move(log).value(), std::move(more).value());
    }
    return log;
}

Result<Outcome> run_snapshot(const Arguments& arguments, World& world) {
    const Result<events::Log> log = joined_logs(arguments, world);
    if (!log) return log.errors();
    const Result<std::string> bytes = events::write_snapshot(*log);
    if (!bytes) return bytes.errors();
    const std::string path = arguments.text("out");
    const Result<Done> written = world.files.write(path, *bytes);
    if (!written) return written.errors();
    const bool may_be_one = log->ledger.count(events::may_end_in_appended) > 0;
    return Outcome{path + ": " + format_count(static_cast<std::int64_t>(log->events()), world.language) + " " +
                   events_word.in(world.language) + "\n" + ledger_line(log->ledger, world.language) +
                   (may_be_one ? open_starts_note.in(world.language) + "\n" : "")};
}

}  // namespace

Action trace_snapshot_action() {
    return {.name = "trace snapshot",
            .help = {"guardar el registro leído, para que la pregunta siguiente tarde milisegundos",
                     "keep the log as read, so that the next question takes milliseconds",
                     "het gelezen logboek bewaren, zodat de volgende vraag milliseconden duurt"},
            .who = Permission::machine(),
            .example = "ciclo trace snapshot visits.csv --out visits.ciclolog",
            .inputs = log_inputs(
                {{.name = "append", .kind = InputKind::file, .help = append_help, .repeated = true},
                 {.name = "out", .kind = InputKind::text, .help = out_help, .required = true, .letter = "o"}}),
            .run = run_snapshot,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
