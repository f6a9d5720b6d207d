#include "actions/cycle_from_log.h"

#include "actions/draft_told.h"
#include "actions/event_evidence.h"
#include "actions/shelf.h"
#include "actions/sources.h"
#include "actions/trace_ledger.h"
#include "actions/trace_objects.h"
#include "discovery/limits.h"
#include "formats/json.h"
#include "formats/limits.h"
#include "identity/keys.h"
#include "identity/spelling.h"

namespace ciclo::actions {

namespace {

using formats::integer;
using formats::Value;

Shelf<LogDraft>& shelf() {
    static Shelf<LogDraft> the_shelf({.places = 4});  // each waits only from before the pen to the deed
    return the_shelf;
}

// The reasons stay one list of a screen: each moment kept or optional, perhaps repeated; branches; three for a stage.
static_assert(2 * discovery::limits::moments + discovery::limits::branches + 3 * discovery::limits::stages <= 200);

/// All that a draft follows from; the name is the service's until a person gives one.
Result<std::string> key_of(const Arguments& arguments, World& world) {
    std::string key;
    for (const char* input : {"log", "columns"}) {
        const std::string path = arguments.text(input);
        if (path.empty()) continue;
        const Result<seams::HeldBytes> held = world.files.hold(path, formats::limits::csv_bytes);
        if (!held) return held.errors();
        key += path + "\n" + identity::hex(identity::digest(held->bytes)) + "\n";
    }
    return key + arguments.text("objects");
}

Result<events::Log> log_given(const Arguments& arguments, World& world) {
    Result<formats::ColumnMapping> columns = open_columns(arguments.text("columns"), world);
    if (!columns) return columns.errors();
    if (const auto type = arguments.maybe("objects")) {
        formats::ColumnSource source;
        source.field = "objects";
        source.constant = *type;
        std::vector<formats::ColumnSource>& fields = (*columns).events.fields;
        fields.insert(fields.begin(), std::move(source));
    }
    const std::string name = arguments.text("log");
    const Result<seams::HeldBytes> held = world.files.hold(name, formats::limits::csv_bytes);
    if (!held) return held.errors();
    return read_event_evidence(held->bytes, name, *columns, {});
}

Result<LogDraftPtr> made(const Arguments& arguments, World& world) {
    const Result<events::Log> log = log_given(arguments, world);
    if (!log) return log.errors();
    Result<discovery::Proposal> proposal = discovery::propose(*log);
    if (!proposal) return proposal.errors();
    auto draft = std::make_shared<LogDraft>();
    draft->map = std::move((*proposal).map);
    draft->cases = proposal->fit.cases;
    draft->fitting_cases = proposal->fit.fitting_cases;
    draft->reasons = std::move((*proposal).reasons);
    draft->left_out = std::move((*proposal).left_out);
    draft->ledger = log->ledger;
    return LogDraftPtr(std::move(draft));
}

Value reasons_of(const LogDraft& draft, const cycle::Moment& moment, Language language) {
    std::vector<Value> out;
    for (const bool of_stage : {true, false}) {
        for (const discovery::Reason& reason : draft.reasons) {
            if (reason.moment != moment.id || is_of_stage(reason.kind) != of_stage) continue;
            out.push_back(reason_json(draft.map, reason, language));
        }
    }
    return formats::list(std::move(out));
}

/// Every moment with its name, for whoever has the answer and no map.
Value why_json(const LogDraft& draft, Language language) {
    std::vector<Value> out;
    for (const cycle::Moment* moment : draft.map.rateable()) {
        out.push_back(formats::object({{"moment", formats::string(moment->id.text)},
                                       {"name", formats::string(moment->name.in(language))},
                                       {"reasons", reasons_of(draft, *moment, language)}}));
    }
    return formats::list(std::move(out));
}

}  // namespace

std::vector<Input> log_draft_inputs() {
    return {{.name = "log",
             .kind = InputKind::file,
             .help = {"registro de lo que ocurrió: se propone un borrador con sus momentos",
                      "log of what happened: a draft with its moments is proposed",
                      "logboek van wat gebeurde: een ontwerp met de momenten wordt voorgesteld"}},
            {.name = "columns",
             .kind = InputKind::file,
             .help = {"qué significa cada columna del registro (YAML)", "what each column of the log means (YAML)",
                      "wat elke kolom van het logboek betekent (YAML)"}},
            objects_input()};
}

Result<LogDraftPtr> draft_from_log(const Arguments& arguments, World& world) {
    const Result<std::string> key = key_of(arguments, world);
    if (!key) return key.errors();
    if (LogDraftPtr known = shelf().find(*key)) return known;
    Result<LogDraftPtr> draft = made(arguments, world);
    if (draft) shelf().keep(*key, *draft);
    return draft;
}

void read_log_before(const Arguments& arguments, World& world) {
    if (arguments.has("log")) (void)draft_from_log(arguments, world);  // an error is met again, and told, by the deed
}

std::string log_draft_json(const LogDraft& draft, Language language) {
    return formats::write_json(formats::object({{"cases", integer(draft.cases)},
                                                {"fitting_cases", integer(draft.fitting_cases)},
                                                {"moments", integer(static_cast<std::int64_t>(draft.map.rateable().size()))},
                                                {"stages", integer(static_cast<std::int64_t>(draft.map.stages.size()))},
                                                {"why", why_json(draft, language)},
                                                {"left_out", left_out_json(draft.left_out)},
                                                {"ledger", ledger_json(draft.ledger)}}));
}

}  // namespace ciclo::actions
