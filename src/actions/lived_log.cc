#include "actions/lived_log.h"

#include "actions/results_computing.h"
#include "base/text.h"
#include "identity/keys.h"

namespace ciclo::actions {

namespace {

using records::Record;

std::string depends_of(const LivedQuestion& question) {
    std::string all =
        "lived 3\n" + question.cycle.depends + "\n" + contents_of(question.imports) + "\n" + question.zone.name;
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
    Result<std::vector<Record>> imports = imports_chosen(question.logs, arguments.all("log"));
    if (!imports) return imports.errors();
    question.imports = *std::move(imports);
    question.columns = columns_of(question.imports.back());
    Result<calendar::Zone> zone = calendar::zone_of(arguments.maybe("zone").value_or("UTC"));
    if (!zone) return zone.errors();
    question.zone = *std::move(zone);
    question.filters = {arguments.all("with"), arguments.all("without"), arguments.all("where"),
                        arguments.text("journey")};
    question.depends = depends_of(question);
    return question;
}

Result<LogPtr> lived_log(const LivedQuestion& question, World& world) {
    return joined_log(question.imports, world);
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
    inputs.push_back(repeated("log", {"cuál de sus registros de eventos, o cuáles como uno solo; por defecto el último y los "
                                      "leídos con las mismas columnas",
                                      "which of its event logs, or several as one; by default the newest and those read with the "
                                      "same columns",
                                      "welk van de logboeken, of meer als één; standaard het nieuwste en die met dezelfde "
                                      "kolommen gelezen zijn"}));
    for (Input& input : filter_inputs()) inputs.push_back(std::move(input));
    return inputs;
}

}  // namespace ciclo::actions
