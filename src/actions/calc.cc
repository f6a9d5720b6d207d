#include "actions/calc.h"

#include "actions/calculations.h"
#include "actions/sources.h"
#include "actions/text_table.h"
#include "base/text.h"
#include "formats/json.h"
#include "formats/limits.h"

namespace ciclo::actions {

namespace {

std::string list_of_calculations(Language language) {
    std::vector<std::vector<std::string>> rows;
    for (const Calculation& row : calculations()) rows.push_back({std::string(row.name), row.help.in(language)});
    return text_table({{"NAME"}, {""}}, rows);
}

const Calculation* calculation_named(const std::string& name) {
    for (const Calculation& row : calculations()) {
        if (row.name == name) return &row;
    }
    return nullptr;
}

Error no_such_calculation(const std::string& name) {
    std::vector<std::string> names;
    for (const Calculation& row : calculations()) names.emplace_back(row.name);
    const auto near = nearest(name, names);
    return Error{ErrorKind::not_found, "there is no calculation " + quoted(name),
                 near ? "did you mean " + *near + "? ciclo calc lists all" : "ciclo calc lists all", {}};
}

std::string explained(const Calculation& row, Language language) {
    std::string text = std::string(row.name) + ": " + row.help.in(language) + "\n\n";
    for (const CalculationInput& input : row.inputs) {
        text += "  " + std::string(input.name) + " (" + std::string(input.type) + (input.required ? "" : ", optional") +
                "): " + std::string(input.help) + "\n";
    }
    text += "\nSource: " + std::string(row.source) + "\n";
    if (!row.assumption.empty()) text += "Breaks when: " + std::string(row.assumption) + "\n";
    return text + "\nExample: ciclo calc " + std::string(row.name) + " --input '" + std::string(row.example) + "'\n";
}

Result<std::string> input_text(const Arguments& arguments, World& world) {
    const auto given = arguments.maybe("input");
    if (given) return *given;
    return world.files.read(arguments.text("file"), formats::limits::json_bytes);
}

Result<Outcome> run_calc(const Arguments& arguments, World& world) {
    const auto name = arguments.maybe("name");
    if (!name) return Outcome{list_of_calculations(world.language)};
    const Calculation* row = calculation_named(*name);
    if (row == nullptr) return no_such_calculation(*name);
    if (!arguments.has("input") && !arguments.has("file")) return Outcome{explained(*row, world.language)};
    const Result<std::string> text = input_text(arguments, world);
    if (!text) return text.errors();
    const Result<formats::Value> input = formats::read_json(*text, arguments.maybe("file").value_or("input"));
    if (!input) return input.errors();
    const Result<formats::Value> answer = row->run(*input);
    if (!answer) return answer.errors();
    return Outcome{formats::write_json(*answer)};
}

}  // namespace

Action calc_action() {
    return {.name = "calc",
            .help = {"calcular una medida con datos propios (JSON); sin nombre, la lista",
                     "compute one statistic from your own data (JSON); without a name, the list",
                     "één maat berekenen uit eigen gegevens (JSON); zonder naam de lijst"},
            .who = Permission::signed_in(),
            .example = "ciclo calc wilson --input '{\"x\": 12, \"n\": 20}'",
            .inputs = {{.name = "name",
                        .kind = InputKind::text,
                        .help = {"nombre de la medida; sin datos, su explicación", "name of the statistic; without data, its explanation",
                                 "naam van de maat; zonder gegevens de uitleg"},
                        .positional = true},
                       {.name = "input",
                        .kind = InputKind::text,
                        .help = {"los datos, en JSON", "the data, as JSON", "de gegevens, als JSON"},
                        .letter = "i"},
                       {.name = "file",
                        .kind = InputKind::file,
                        .help = {"archivo con los datos (- es la entrada estándar)", "file with the data (- is standard input)",
                                 "bestand met de gegevens (- is de standaardinvoer)"},
                        .letter = "f"}},
            .run = run_calc};
}

}  // namespace ciclo::actions
