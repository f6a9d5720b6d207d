#include "actions/lived_log.h"

#include "actions/results_computing.h"
#include "actions/shelf.h"
#include "base/text.h"
#include "events/read_log.h"
#include "identity/keys.h"

namespace ciclo::actions {

namespace {

using records::Record;

constexpr std::size_t shelf_bytes = 256U << 20;  ///< of all remembered logs: two of ten million events

Shelf<events::Log>& shelf() {
    static Shelf<events::Log> the_shelf({.places = 4, .most_weight = shelf_bytes});
    return the_shelf;
}

std::size_t bytes_of(const events::Dictionary& names) {
    return names.text().size() + names.begin().size() * sizeof(std::uint32_t);
}

template <class Column>
std::size_t bytes_of(const Column& column) {
    return column.visit([](auto values) { return values.size_bytes(); });
}

/// What a log holds in memory.
std::size_t weight_of(const events::Log& log) {
    std::size_t bytes = bytes_of(log.cases) + bytes_of(log.activities) + bytes_of(log.resources) +
                        log.case_begin.size() * sizeof(std::uint64_t) + bytes_of(log.activity) +
                        bytes_of(log.resource) + bytes_of(log.start) + bytes_of(log.end) + log.duration_known.size();
    for (const auto* columns : {&log.of_events, &log.of_cases}) {
        for (const events::Attribute& column : *columns) bytes += bytes_of(column.values) + bytes_of(column.codes);
    }
    return bytes;
}

Error no_events() {
    return {ErrorKind::not_found,
            "this cycle has no event log",
            "import a log of events: case, activity, time",
            {},
            "no_events"};
}

Result<Record> chosen(const std::vector<Record>& logs, const std::string& id) {
    if (logs.empty()) return no_events();
    if (id.empty()) return logs.front();
    for (const Record& log : logs) {
        if (log.id.text == id) return log;
    }
    return Error{ErrorKind::not_found,
                 "this cycle has no event log " + quoted(id),
                 "choose one of its imports of events",
                 {"log", 0, 0},
                 "no_such_log"};
}

std::string content_of(const Record& import) {
    return import.id.text + " " + std::to_string(import.version) + " " + text_of(import, "content");
}

std::string depends_of(const LivedQuestion& question) {
    std::string all =
        "lived 2\n" + question.cycle.depends + "\n" + content_of(question.import) + "\n" + question.zone.name;
    const auto add = [&](std::string_view name, const std::string& value) {
        // the length keeps "a", "b" apart from "a\nb"
        all += "\n" + std::string(name) + " " + std::to_string(value.size()) + " " + value;
    };
    for (const std::string& moment : question.filters.with) add("with", moment);
    for (const std::string& moment : question.filters.without) add("without", moment);
    for (const std::string& value : question.filters.where) add("where", value);
    add("journey", question.filters.journey);
    return identity::hex(identity::digest(all));
}

Input repeated(std::string_view name, LocalText help) {
    return {.name = name, .kind = InputKind::text, .help = std::move(help), .repeated = true};
}

std::vector<Input> filter_inputs() {
    return {repeated("with", {"solo casos que vivieron este momento", "only cases that lived this moment",
                              "alleen gevallen die dit moment beleefden"}),
            repeated("without", {"solo casos que no vivieron este momento", "only cases that did not live this moment",
                                 "alleen gevallen die dit moment niet beleefden"}),
            repeated("where", {"solo casos con COLUMNA=VALOR (resource es una de ellas)",
                               "only cases with COLUMN=VALUE (resource is one of them)",
                               "alleen gevallen met KOLOM=WAARDE (resource is er een van)"}),
            {.name = "journey",
             .kind = InputKind::text,
             .help = {"solo casos con el mismo recorrido que este caso",
                      "only cases that made the same journey as this case",
                      "alleen gevallen met dezelfde reis als dit geval"}},
            {.name = "zone",
             .kind = InputKind::text,
             .help = {"zona de los días y las horas: Europe/Madrid o +01:00; sin ella, UTC",
                      "zone of days and hours: Europe/Madrid or +01:00; without it, UTC",
                      "tijdzone van dagen en uren: Europe/Amsterdam of +01:00; anders UTC"}}};
}

}  // namespace

Result<LivedQuestion> lived_asked(const Arguments& arguments, World& world) {
    Result<ResultsQuestion> cycle = question_asked(arguments, world);
    if (!cycle) return cycle.errors();
    LivedQuestion question;
    question.cycle = *std::move(cycle);
    for (const Record& import : question.cycle.imports) {
        if (sort_of(import) == EvidenceSort::events) question.logs.insert(question.logs.begin(), import);
    }
    Result<Record> import = chosen(question.logs, arguments.text("log"));
    if (!import) return import.errors();
    question.import = *std::move(import);
    question.columns = columns_of(question.import);
    Result<calendar::Zone> zone = calendar::zone_of(arguments.maybe("zone").value_or("UTC"));
    if (!zone) return zone.errors();
    question.zone = *std::move(zone);
    question.filters = {arguments.all("with"), arguments.all("without"), arguments.all("where"),
                        arguments.text("journey")};
    question.depends = depends_of(question);
    return question;
}

Result<LogPtr> lived_log(const LivedQuestion& question, World& world) {
    const std::string content = content_of(question.import);
    if (LogPtr known = shelf().find(content)) return known;
    const Result<EvidenceFile> file = file_of(question.import, world);
    if (!file) return file.errors();
    events::ReadOptions options;
    options.further.which = events::Further::Which::all;
    Result<events::Log> read = events::read_log(file->bytes, file->name, *question.columns, options);
    if (!read) return read.errors();
    auto log = std::make_shared<const events::Log>(*std::move(read));
    shelf().keep(content, log, weight_of(*log));
    return LogPtr(log);
}

Error no_such_case(const std::string& name, std::string_view input) {
    return {ErrorKind::not_found,
            "the log has no case " + quoted(name),
            "choose one of the log and its days",
            {std::string(input), 0, 0},
            "no_such_case"};
}

std::vector<Input> lived_inputs() {
    std::vector<Input> inputs;
    for (Input& input : question_inputs()) {
        for (const std::string_view wanted : {"id", "version", "from", "until"}) {
            if (input.name == wanted) inputs.push_back(std::move(input));
        }
    }
    inputs.push_back(
        {.name = "log",
         .kind = InputKind::text,
         .help = {"cuál de sus registros de eventos; por defecto el último",
                  "which of its event logs; the newest by default", "welk van de logboeken; standaard het nieuwste"}});
    for (Input& input : filter_inputs()) inputs.push_back(std::move(input));
    return inputs;
}

}  // namespace ciclo::actions
