// results show, picture, moment, report.
#include "actions/results_deeds.h"

#include "actions/kinds.h"
#include "actions/results_keeping.h"
#include "actions/save_drawings.h"
#include "base/number.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "formats/table.h"
#include "records/json.h"
#include "report/render.h"

namespace ciclo::actions {

namespace {

using formats::Value;

/// Makes an answer from a telling.
using Make = std::function<Result<std::string>(const Telling&)>;

/// What was answered before, else made now; a plain question is kept in the store with all its sisters.
Result<std::string> answered(const ResultsQuestion& question, const std::string& item, World& world, const Make& make) {
    if (auto known = answer_kept(question, item, world)) return *std::move(known);
    const bool computed_before = results_remembered(question) != nullptr;
    const Result<ResultsPtr> results = results_of(question, world);
    if (!results) return results.errors();
    Result<std::string> answer = make(telling_of(question, **results, world.language));
    if (!answer) return answer;
    keep_answer(question, item, world.language, *answer);
    if (!computed_before) keep_plain_answers(question, **results, world);
    return answer;
}

std::optional<Outcome> known_answer(const Arguments& arguments, World& world, const std::string& item) {
    const Result<ResultsQuestion> question = question_asked(arguments, world);
    if (!question) return std::nullopt;  // the deed says what is wrong
    auto known = answer_kept(*question, item, world);
    if (!known) return std::nullopt;
    return Outcome{.text = *known + "\n", .json = *std::move(known)};
}

Result<Outcome> told(Result<std::string> answer) {
    if (!answer) return answer.errors();
    return Outcome{.text = *answer + "\n", .json = *std::move(answer)};
}

// ---- Results

Result<Outcome> run_show(const Arguments& arguments, World& world) {
    const Result<ResultsQuestion> question = question_asked(arguments, world);
    if (!question) return question.errors();
    return told(answered(*question, "results", world,
                         [](const Telling& telling) -> Result<std::string> { return results_json(telling); }));
}

// ---- Pictures

PictureWish wish_of(const Arguments& arguments) {
    return {.as = arguments.maybe("as").value_or("circle"),
            .standard = arguments.text("standard"),
            .links = arguments.text("links") == "yes" ? Links::moments : Links::none,
            .names = arguments.text("names") == "hidden" ? PictureWish::Names::hidden : PictureWish::Names::shown};
}

std::string item_of(const PictureWish& wish) {
    std::string item = "picture/" + wish.as + (wish.standard.empty() ? "" : "/" + wish.standard);
    if (wish.names == PictureWish::Names::hidden) item += " nameless";
    return wish.links == Links::moments ? item : item + " plain";
}

/// The same pictures as files: drawn anew, for files are not kept.
Result<Outcome> save_pictures(const ResultsQuestion& question, const Arguments& arguments, World& world) {
    if (const auto error = unknown_picture_format(arguments)) return *error;
    const Result<ResultsPtr> results = results_of(question, world);
    if (!results) return results.errors();
    const auto drawings = pictures_of(telling_of(question, **results, world.language), wish_of(arguments));
    if (!drawings) return drawings.errors();
    return save_drawings(*drawings, question.version.map->service.name.in(world.language), arguments, world);
}

Result<Outcome> run_picture(const Arguments& arguments, World& world) {
    const Result<ResultsQuestion> question = question_asked(arguments, world);
    if (!question) return question.errors();
    if (arguments.has("output")) return save_pictures(*question, arguments, world);
    const PictureWish wish = wish_of(arguments);
    return told(answered(*question, item_of(wish), world, [&](const Telling& telling) -> Result<std::string> {
        const auto drawings = pictures_of(telling, wish);
        if (!drawings) return drawings.errors();
        return picture_json(*drawings);
    }));
}

// ---- One moment

/// What people wrote down of the moment as records of `name`: asked anew each time, for it is no part of what is kept.
std::string records_at(const ResultsQuestion& question, std::string_view name, const std::string& moment, World& world) {
    const records::Kind* kind = records::find_kind(all_kinds(), name);
    std::string list = "[";
    if (kind != nullptr) {
        records::Query query = query_by(*kind, "cycle", question.cycle());
        const auto found = find_every(*world.snapshot, std::move(query));
        for (const records::Record& record : found ? *found : std::vector<records::Record>()) {
            const std::string* at = records::text_in(record.values[kind->at("moment")], Purpose::handle_case);
            if (at == nullptr || *at != moment || !may_read(world.caller->scope, *kind, record)) continue;
            if (list.size() > 1) list += ',';
            list += records::record_json(*kind, record, world.caller->scope);
        }
    }
    return list + "]";
}

Outcome with_findings(const ResultsQuestion& question, std::string sheet, const std::string& moment, World& world) {
    sheet.pop_back();
    sheet += ",\"findings\":" + records_at(question, "finding", moment, world) +
             ",\"heard\":" + records_at(question, "emerging_need", moment, world) +
             ",\"actions\":" + records_at(question, "action", moment, world) + "}";
    return {.text = sheet + "\n", .json = sheet};
}

Result<Outcome> run_moment(const Arguments& arguments, World& world) {
    const Result<ResultsQuestion> question = question_asked(arguments, world);
    if (!question) return question.errors();
    const std::string moment = arguments.text("moment");
    if (question->version.map->find(cycle::MomentId(moment)) == nullptr) {
        return Error{ErrorKind::not_found, "the map has no such moment", "choose one of the map", {"moment", 0, 0}, "no_such_moment"};
    }
    Result<std::string> sheet = answered(*question, "moment/" + moment, world, [&](const Telling& telling) -> Result<std::string> {
        return moment_sheet_json(telling, moment).value_or("{}");
    });
    if (!sheet) return sheet.errors();
    return with_findings(*question, *std::move(sheet), moment, world);
}

std::optional<Outcome> known_moment(const Arguments& arguments, World& world) {
    const Result<ResultsQuestion> question = question_asked(arguments, world);
    if (!question) return std::nullopt;
    const std::string moment = arguments.text("moment");
    auto sheet = answer_kept(*question, "moment/" + moment, world);
    if (!sheet) return std::nullopt;
    return with_findings(*question, *std::move(sheet), moment, world);
}

// ---- The report as a file

struct ReportFile {
    std::string_view ending, media_type;
};
ReportFile file_kind(const std::string& to) {
    if (to == "pdf") return {"pdf", "application/pdf"};
    if (to == "xlsx") return {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
    if (to == "json") return {"json", "application/json"};
    if (to == "md") return {"md", "text/markdown; charset=utf-8"};
    if (to == "csv") return {"csv", "text/csv; charset=utf-8"};
    return {"html", "text/html; charset=utf-8"};
}

std::string number_or_nothing(const std::optional<double>& value) { return value ? exact_text(*value) : ""; }

/// One row per moment, full precision.
std::string moments_csv(const Analysis& found, Language language) {
    std::vector<std::vector<std::string>> rows{{"moment", "name", "critical", "n", "mean", "low", "high", "positive", "negative",
                                                "reach", "importance", "rank", "score"}};
    for (const indicators::MomentMeasure& measure : found.measures.moments) {
        const cycle::Moment* moment = found.evidence.map.find(measure.moment);
        const priorities::RankedMoment* ranked = nullptr;
        if (found.ranking) {
            for (const auto& row : found.ranking->rows) {
                if (row.moment == measure.moment) ranked = &row;
            }
        }
        const auto value = [](const std::optional<stats::Estimate>& estimate) { return estimate ? exact_text(estimate->value) : ""; };
        rows.push_back({measure.moment.text, moment == nullptr ? "" : moment->name.in(language), measure.critical ? "yes" : "no",
                        std::to_string(measure.n), value(measure.mean), number_or_nothing(measure.mean ? measure.mean->low : std::nullopt),
                        number_or_nothing(measure.mean ? measure.mean->high : std::nullopt), value(measure.positive),
                        value(measure.negative), value(measure.reach), measure.importance ? exact_text(measure.importance->mean) : "",
                        ranked == nullptr ? "" : std::to_string(ranked->rank), ranked == nullptr ? "" : exact_text(ranked->score)});
    }
    return formats::write_csv(rows);
}

Result<Outcome> run_report(const Arguments& arguments, World& world) {
    const Result<ResultsQuestion> question = question_asked(arguments, world);
    if (!question) return question.errors();
    const bool computed_before = results_remembered(*question) != nullptr;
    const Result<ResultsPtr> results = results_of(*question, world);
    if (!results) return results.errors();
    if (!computed_before) keep_plain_answers(*question, **results, world);
    const Analysis& found = (*results)->analysis;
    const std::string to = arguments.maybe("to").value_or("html");
    const ReportFile kind = file_kind(to);
    Result<std::string> bytes = moments_csv(found, world.language);
    if (to != "csv") {
        const report::Findings findings{found.evidence, found.measures, found.ranking, found.loss};
        bytes = report::render(findings, *from_code<report::ReportFormat>(kind.ending), {.language = world.language});
    }
    if (!bytes) return bytes.errors();
    const std::string name = found.evidence.map.service.id + "-v" + std::to_string(question->version.number);
    return Outcome{.text = name + "\n",
                   .attachment = Attachment{name + "." + std::string(kind.ending), std::string(kind.media_type), *std::move(bytes)}};
}

// ---- Rows

std::vector<Input> with(std::vector<Input> more) {
    std::vector<Input> inputs = question_inputs();
    inputs.insert(inputs.begin() + 1, more.begin(), more.end());
    return inputs;
}

std::vector<Input> picture_question() {
    std::vector<Input> asked{{.name = "as",
                  .kind = InputKind::choice,
                  .help = {"qué dibujo", "which picture", "welke tekening"},
                  .choices = {"circle", "blueprint", "curve", "matrix", "pareto", "run"}},
                 {.name = "standard",
                  .kind = InputKind::text,
                  .help = {"la norma de un gráfico de corrida: M1.s1", "the standard of a run chart: M1.s1",
                           "de norm van een verloopgrafiek: M1.s1"}},
                 {.name = "links",
                  .kind = InputKind::choice,
                  .help = {"cada momento lleva a su hoja", "every moment leads to its sheet", "elk moment leidt naar zijn blad"},
                  .choices = {"yes", "no"}},
                 {.name = "names",
                  .kind = InputKind::choice,
                  .help = {"nombres en el círculo; ocultos para pantallas estrechas",
                           "names in the circle; hidden for narrow screens",
                           "namen in de cirkel; verborgen voor smalle schermen"},
                  .choices = {"shown", "hidden"}}};
    for (Input& input : picture_inputs()) asked.push_back(std::move(input));
    return with(std::move(asked));
}

Action reading(std::string_view name, LocalText help, std::string_view example, std::vector<Input> inputs,
               Result<Outcome> (*run)(const Arguments&, World&), std::string_view path) {
    return {.name = name,
            .help = std::move(help),
            .who = Permission::of(organisation::cycle_kind().readers),
            .effect = Effect::derives,
            .example = example,
            .inputs = std::move(inputs),
            .run = run,
            .route = {HttpMethod::get, path}};
}

}  // namespace

std::vector<Action> results_actions() {
    Action show = reading("results show",
                          {"los resultados de un ciclo, de toda su evidencia", "the results of a cycle, from all its evidence",
                           "de resultaten van een cyclus, uit alle gegevens"},
                          "ciclo results show 01JABCDEFGHJKMNPQRSTVWXYZ0", question_inputs(), run_show, "/api/cycles/{id}/results");
    show.remembered = [](const Arguments& given, World& world) { return known_answer(given, world, "results"); };
    Action picture = reading("results picture",
                             {"un dibujo con los datos de un ciclo", "a picture with the data of a cycle",
                              "een tekening met de gegevens van een cyclus"},
                             "ciclo results picture 01JABCDEFGHJKMNPQRSTVWXYZ0 --as curve", picture_question(), run_picture,
                             "/api/cycles/{id}/results/picture");
    picture.remembered = [](const Arguments& given, World& world) {
        return given.has("output") ? std::nullopt : known_answer(given, world, item_of(wish_of(given)));
    };
    Action moment = reading("results moment",
                            {"un momento: su promesa y lo que se midió", "one moment: its promise and what was measured",
                             "één moment: de belofte en wat er gemeten is"},
                            "ciclo results moment 01JABCDEFGHJKMNPQRSTVWXYZ0 M3",
                            with({{.name = "moment",
                                   .kind = InputKind::text,
                                   .help = {"el momento: M3", "the moment: M3", "het moment: M3"},
                                   .positional = true,
                                   .required = true}}),
                            run_moment, "/api/cycles/{id}/moments/{moment}");
    moment.remembered = known_moment;
    Action report = reading("results report",
                            {"el informe de un ciclo como archivo", "the report of a cycle as a file",
                             "het rapport van een cyclus als bestand"},
                            "ciclo results report 01JABCDEFGHJKMNPQRSTVWXYZ0 --to pdf",
                            with({{.name = "to",
                                   .kind = InputKind::choice,
                                   .help = {"formato", "format", "formaat"},
                                   .choices = {"html", "pdf", "xlsx", "json", "md", "csv"}}}),
                            run_report, "/api/cycles/{id}/results/report");
    return {show, picture, moment, report};
}

}  // namespace ciclo::actions
