#include "actions/lived_log.h"

#include "actions/results_computing.h"
#include "actions/shelf.h"
#include "base/text.h"
#include "events/read_log.h"
#include "identity/keys.h"

namespace ciclo::actions {

namespace {

using records::Record;

/// The last logs that were read: no more events than about 200 MB hold.
Shelf<events::Log>& shelf() {
    static Shelf<events::Log> the_shelf({.places = 4, .most_weight = 12'000'000});
    return the_shelf;
}

Error no_events() {
    return {ErrorKind::not_found, "this cycle has no event log", "import a log of events: case, activity, time", {},
            "no_events"};
}

Result<Record> chosen(const std::vector<Record>& logs, const std::string& id) {
    if (logs.empty()) return no_events();
    if (id.empty()) return logs.front();
    for (const Record& log : logs) {
        if (log.id.text == id) return log;
    }
    return Error{ErrorKind::not_found, "this cycle has no event log " + quoted(id), "choose one of its imports of events",
                 {"log", 0, 0}, "no_such_log"};
}

std::string content_of(const Record& import) {
    return import.id.text + " " + std::to_string(import.version) + " " + text_of(import, "content");
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
    question.depends = identity::hex(identity::digest("lived 1\n" + question.cycle.depends + "\n" + content_of(question.import)));
    return question;
}

Result<LogPtr> lived_log(const LivedQuestion& question, World& world) {
    const std::string content = content_of(question.import);
    if (LogPtr known = shelf().find(content)) return known;
    const Result<EvidenceFile> file = file_of(question.import, world);
    if (!file) return file.errors();
    Result<events::Log> read = events::read_log(file->bytes, file->name, *question.columns, {});
    if (!read) return read.errors();
    auto log = std::make_shared<const events::Log>(*std::move(read));
    shelf().keep(content, log, log->events());
    return LogPtr(log);
}

std::vector<Input> lived_inputs() {
    std::vector<Input> inputs;
    for (Input& input : question_inputs()) {
        for (const std::string_view wanted : {"id", "version", "from", "until"}) {
            if (input.name == wanted) inputs.push_back(std::move(input));
        }
    }
    inputs.push_back({.name = "log",
                      .kind = InputKind::text,
                      .help = {"cuál de sus registros de eventos; por defecto el último", "which of its event logs; the newest by default",
                               "welk van de logboeken; standaard het nieuwste"}});
    return inputs;
}

}  // namespace ciclo::actions
