// ciclo trace scores: what people said (scores, complaints) joined to the journeys they made, moment by moment.
#include "actions/scores_given.h"
#include "actions/scores_told.h"
#include "actions/sources.h"
#include "actions/trace_conform.h"
#include "actions/trace_deeds.h"
#include "actions/trace_ledger.h"
#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "cycle/map.h"

namespace ciclo::actions {

namespace {

const std::vector<std::string_view> scores_formats{"text", "json", "csv"};

const LocalText map_help{"por momentos de este mapa en vez de actividades", "by the moments of this map instead of activities",
                         "per moment van deze kaart in plaats van per activiteit"};

/// The subjects of the answer and what they are called.
struct Named {
    journeys::Subjects subjects;
    std::vector<std::string> names, ids;
};

Named named_activities_of(const events::Log& log) {
    Named out{journeys::Subjects::activities(log), {}, {}};
    for (std::size_t a = 0; a < log.activities.size(); ++a) out.names.emplace_back(log.activities[a]);
    out.ids = out.names;
    return out;
}

/// Activities without a moment are no subject: `trace conform --each activity` tells which.
Result<Named> named_moments_of(const events::Log& log, const Arguments& arguments, World& world) {
    const Result<cycle::Map> map = open_map(arguments.text("map"), world);
    if (!map) return map.errors();
    const Result<formats::ColumnMapping> columns = open_columns(arguments.text("columns"), world);
    if (!columns) return columns.errors();
    const auto matches = conformance::match_activities(log, *map, named_activities(*columns));
    if (!matches) return matches.errors();
    Named out;
    for (const auto* moments : {&map->moments, &map->transversal}) {
        for (const cycle::Moment& moment : *moments) {
            out.ids.push_back(moment.id.text);
            out.names.push_back(moment.id.text + " " + moment.name.in(world.language));
        }
    }
    out.subjects.size = out.ids.size();
    for (const conformance::ActivityMatch& match : *matches) {
        std::uint32_t subject = events::no_code;
        for (std::uint32_t m = 0; m < out.ids.size(); ++m) {
            if (match.moment && match.moment->text == out.ids[m]) subject = m;
        }
        out.subjects.of_activity.push_back(subject);
    }
    return out;
}

/// Of the log and its flags, then rows of the files of scores, then what of them did not fit the log.
Ledger told_ledger(Ledger ledger, const GivenVoices& given, const journeys::CaseVoices& voices) {
    ledger.append(given.ledger);
    note_times(ledger, voices.scores_of_unknown_cases, "score_of_unknown_case", "", "");
    note_times(ledger, voices.complaints_of_unknown_cases, "complaint_of_unknown_case", "", "");
    note_times(ledger, voices.cases_with_several_scores, "several_scores_mean", "", "");
    return ledger;
}

Result<ScoresTold> told_of(const events::Log& log, const GivenVoices& given, const Arguments& arguments, World& world) {
    const Result<calendar::Zone> zone = zone_asked(arguments);
    if (!zone) return zone.errors();
    const auto scale = scale_given(arguments);
    if (!scale) return scale.errors();
    const auto cases = cases_asked(log, *zone, arguments);
    if (!cases) return cases.errors();
    const Result<Named> named =
        arguments.has("map") ? named_moments_of(log, arguments, world) : Result<Named>(named_activities_of(log));
    if (!named) return named.errors();
    const journeys::CaseVoices voices =
        journeys::voices_of(log.cases, given.has_scores ? &given.scores : nullptr,
                            given.has_complaints ? &given.complaints : nullptr);
    return ScoresTold{log.file, arguments.has("map") ? ScoresTold::Of::moments : ScoresTold::Of::activities, named->names, named->ids,
                      journeys::joined(*cases, named->subjects, voices, {.scale = *scale}),
                      told_ledger(ledger_of(*cases, arguments), given, voices)};
}

Result<Outcome> run_scores(const Arguments& arguments, World& world) {
    const Result<std::string> format = asked_format(arguments, scores_formats);
    if (!format) return format.errors();
    const Result<GivenVoices> given = voices_given(arguments, world);
    if (!given) return given.errors();
    const Result<events::Log> log = open_log(arguments.text("log"), arguments, world);
    if (!log) return log.errors();
    const Result<ScoresTold> told = told_of(*log, *given, arguments, world);
    if (!told) return told.errors();
    const std::string text = *format == "json"  ? scores_json(*told)
                             : *format == "csv" ? scores_csv(*told)
                                                : scores_text(*told, world.language);
    return give_answer(text, arguments, world);
}

std::vector<Input> scores_inputs() {
    std::vector<Input> inputs = voices_inputs();
    inputs.push_back({.name = "map", .kind = InputKind::file, .help = map_help});
    for (Input& input : segment_inputs()) inputs.push_back(std::move(input));
    return inputs;
}

}  // namespace

Action trace_scores_action() {
    return {.name = "trace scores",
            .help = {"notas y quejas de los casos, actividad por actividad: quién pasó, quién no, quién esperó",
                     "scores and complaints of cases, activity by activity: who passed, who did not, who waited",
                     "scores en klachten van gevallen, per activiteit: wie passeerde, wie niet, wie wachtte"},
            .who = Permission::machine(),
            .example = "ciclo trace scores visits.csv survey.csv --case visit --score nps --lowest 0 --highest 10",
            .inputs = trace_inputs(scores_inputs(), scores_formats),
            .run = run_scores,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
