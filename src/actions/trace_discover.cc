// ciclo trace discover: a first draft of the cycle from what really happened, with its reasons.
#include "actions/draft_told.h"
#include "actions/few_cases.h"
#include "actions/sources.h"
#include "actions/trace_deeds.h"
#include "actions/trace_ledger.h"
#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "base/text.h"
#include "cycle/write_map.h"
#include "discovery/propose.h"
#include "formats/json.h"
#include "formats/table.h"
#include "report/pictures.h"
#include "words/words.h"

namespace ciclo::actions {

namespace {

using discovery::LeftOut;
using discovery::Proposal;
using discovery::Reason;
using discovery::ReasonKind;
using formats::integer;
using formats::number;
using formats::Value;

const std::vector<std::string_view> discover_formats{"text", "yaml", "json", "csv", "svg"};
const LocalText draft_note{
    "Borrador para corregir: nombres, etapas y lo opcional los decide una persona. Para guardarlo: -o borrador.yaml",
    "A draft to correct: names, stages and what is optional are for a person to decide. To keep it: -o draft.yaml",
    "Een ontwerp om te verbeteren: namen, fasen en wat optioneel is, beslist een mens. Bewaren: -o ontwerp.yaml"};

std::string left_out_lines(const events::Log& log, const Proposal& draft, Language language) {
    constexpr std::size_t most = 10;
    if (draft.left_out.empty()) return "";
    std::int64_t events = 0;
    for (const LeftOut& one : draft.left_out) events += one.events;
    std::string out =
        "\n" +
        words::say(
            language, "discover.left_out",
            {{"n", static_cast<std::int64_t>(draft.left_out.size())},
             {"share", share_told(static_cast<double>(events) / static_cast<double>(log.events()), static_cast<std::int64_t>(log.events()), language)}}) +
        "\n";
    for (std::size_t i = 0; i < std::min(most, draft.left_out.size()); ++i) {
        out += "  " + draft.left_out[i].activity + " (" + format_count(draft.left_out[i].events, language) + ")\n";
    }
    return draft.left_out.size() > most ? out + "  …\n" : out;
}

/// Why a stage begins with this moment, or why the moment is so; every line indented as far as told.
std::string reason_lines(const Proposal& draft, const cycle::MomentId& moment, bool of_stage, Language language) {
    std::string out;
    for (const Reason& reason : draft.reasons) {
        if (reason.moment != moment || is_of_stage(reason.kind) != of_stage) continue;
        out += (of_stage ? "  " : "      ") + reason_text(draft.map, reason, language) + "\n";
    }
    return out;
}

/// The moments in their order, each with its reasons; transversal ones under a heading of their own.
std::string moment_lines(const Proposal& draft, Language language) {
    std::string out;
    cycle::StageId stage;
    for (const cycle::Moment* moment : draft.map.rateable()) {
        if (moment->stage != stage || out.empty()) {
            const cycle::Stage* found = draft.map.find(stage = moment->stage);
            out += "\n" + (found != nullptr ? found->name.in(language) : words::say(language, "word.transversal"));
            out += "\n" + reason_lines(draft, moment->id, true, language);
        }
        out += "  " + moment->id.text + " " + moment->name.in(language) + "\n";
        out += reason_lines(draft, moment->id, false, language);
    }
    return out;
}

std::string draft_text(const events::Log& log, const Proposal& draft, Language language) {
    const conformance::Conformance& fit = draft.fit;
    const double share = static_cast<double>(fit.fitting_cases) / static_cast<double>(fit.cases);
    std::string out = words::say(language, "discover.fit",
                                 {{"n", format_count(fit.fitting_cases, language)},
                                  {"cases", format_count(fit.cases, language)},
                                  {"share", share_told(share, fit.cases, language)},
                                  {"fitness", format_number(fit.fitness, 3, language)}}) +
                      "\n";
    out += moment_lines(draft, language);
    const std::string unused = ledger_line(log.ledger, language);
    return out + left_out_lines(log, draft, language) + (unused.empty() ? "" : "\n" + unused) + "\n" +
           draft_note.in(language) + "\n";
}

/// What reading and the flags left out, then the events that no moment of the draft has.
Value unused_json(const events::Log& log, const Proposal& draft) {
    Value out = ledger_json(log.ledger);
    std::int64_t events = 0;
    for (const LeftOut& one : draft.left_out) events += one.events;
    if (events > 0) {
        out.items.push_back(
            formats::object({{"code", formats::string("event_without_moment")}, {"n", integer(events)}}));
    }
    return out;
}

std::string draft_json(const events::Log& log, const Proposal& draft) {
    std::vector<Value> reasons;
    for (const Reason& reason : draft.reasons) reasons.push_back(reason_json(draft.map, reason, Language::en));
    return formats::write_json(formats::object({{"log", formats::string(log.file)},
                                                {"cases", integer(draft.fit.cases)},
                                                {"fitting_cases", integer(draft.fit.fitting_cases)},
                                                {"fitness", number(draft.fit.fitness)},
                                                {"average_fitness", number(draft.fit.average_fitness)},
                                                {"reasons", formats::list(std::move(reasons))},
                                                {"left_out", left_out_json(draft.left_out)},
                                                {"ledger", unused_json(log, draft)},
                                                {"map", cycle::to_value(draft.map)}}));
}

std::string draft_csv(const Proposal& draft) {
    std::vector<std::vector<std::string>> rows{
        {"moment", "name", "stage", "optional", "reason", "other", "n", "of", "median_wait_seconds"}};
    for (const Reason& reason : draft.reasons) {
        const cycle::Moment& moment = *draft.map.find(reason.moment);
        rows.push_back({moment.id.text, moment.name.in(Language::en), moment.stage.text,
                        moment.optional ? "true" : "false", std::string(code_of(reason.kind)), reason.other.text,
                        std::to_string(reason.n), std::to_string(reason.of),
                        reason.kind == ReasonKind::waits ? exact_text(reason.wait_seconds) : ""});
    }
    return formats::write_csv(rows);
}

/// A share between 0 and 1, or what stands in the options.
Result<double> share_asked(std::string_view name, double otherwise, const Arguments& arguments) {
    const auto given = arguments.maybe(name);
    if (!given) return otherwise;
    const auto share = parse_number(trim(*given));
    if (share && *share >= 0 && *share <= 1) return *share;
    return Error{ErrorKind::invalid,
                 quoted(*given) + " is no share for --" + std::string(name),
                 "give a number from 0 to 1",
                 {}};
}

Result<discovery::ProposeOptions> options_asked(const Arguments& arguments) {
    discovery::ProposeOptions options;
    options.threads = threads_asked(arguments);
    Errors errors;
    for (const auto& [name, share] : {std::pair<std::string_view, double*>{"coverage", &options.coverage},
                                      {"needed", &options.needed},
                                      {"branch", &options.branch}}) {
        const Result<double> asked = share_asked(name, *share, arguments);
        if (asked)
            *share = *asked;
        else
            errors.insert(errors.end(), asked.errors().begin(), asked.errors().end());
    }
    if (!errors.empty()) return errors;
    return options;
}

Result<Outcome> run_discover(const Arguments& arguments, World& world) {
    const Result<std::string> format = asked_format(arguments, discover_formats);
    if (!format) return format.errors();
    const Result<discovery::ProposeOptions> options = options_asked(arguments);
    if (!options) return options.errors();
    const Result<events::Log> log = open_chosen(arguments, world);
    if (!log) return log.errors();
    const Result<Proposal> draft = discovery::propose(*log, *options);
    if (!draft) return draft.errors();
    report::PictureOptions picture;
    picture.language = world.language;
    const std::string text = *format == "yaml"   ? cycle::write_map_yaml(draft->map)
                             : *format == "json" ? draft_json(*log, *draft)
                             : *format == "csv"  ? draft_csv(*draft)
                             : *format == "svg"  ? report::circle_of(draft->map, nullptr, picture).svg
                                                 : draft_text(*log, *draft, world.language);
    return give_answer(text, arguments, world);
}

}  // namespace

Action trace_discover_action() {
    const auto share = [](std::string_view name, LocalText help) {
        return Input{.name = name, .kind = InputKind::number, .help = std::move(help)};
    };
    return {.name = "trace discover",
            .help = {"proponer un ciclo a partir de lo que ocurrió, como borrador que se corrige",
                     "propose a cycle from what really happened, as a draft to correct",
                     "een cyclus voorstellen uit wat er echt gebeurde, als ontwerp om te verbeteren"},
            .who = Permission::machine(),
            .example = "ciclo trace discover visits.csv -o draft.yaml",
            .inputs = trace_inputs(with_segment({share("coverage", {"parte de los eventos que los momentos cubren (0,95)",
                                                       "share of the events that the moments cover (0.95)",
                                                       "deel van de gebeurtenissen dat de momenten dekken (0,95)"}),
                                    share("needed", {"opcional si lo viven menos que esta parte (0,95)",
                                                     "optional when fewer than this share live it (0.95)",
                                                     "optioneel als minder dan dit deel het beleeft (0,95)"}),
                                    share("branch", {"bifurcación desde esta parte de los pasos (0,05)",
                                                     "a branch from this share of the moves on (0.05)",
                                                     "een vertakking vanaf dit deel van de stappen (0,05)"})}),
                                   discover_formats),
            .run = run_discover,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
