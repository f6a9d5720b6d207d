// ciclo map convert: the same map in the words of another tool.
#include "actions/maps.h"
#include "actions/sources.h"
#include "cycle/convert.h"
#include "cycle/outline.h"
#include "cycle/write_map.h"
#include "formats/table.h"
#include "formats/xlsx.h"

namespace ciclo::actions {

namespace {

Result<std::string> outline_workbook(const cycle::Map& map, Language language) {
    const std::vector<std::vector<std::string>> rows = cycle::outline_rows(map, language);
    formats::Sheet sheet;
    sheet.name = map.service.name.in(language);
    for (const std::string& title : rows.front()) sheet.columns.push_back({title, 18});
    for (std::size_t i = 1; i < rows.size(); ++i) {
        std::vector<formats::Cell> cells;
        for (const std::string& text : rows[i]) cells.push_back(text.empty() ? formats::empty_cell() : formats::text_cell(text));
        sheet.rows.push_back(std::move(cells));
    }
    formats::Workbook workbook;
    workbook.sheets.push_back(std::move(sheet));
    return formats::write_xlsx(workbook);
}

Result<std::string> converted(const cycle::Map& map, const std::string& format, Language language) {
    if (format == "yaml" || format == "yml") return cycle::write_map_yaml(map);
    if (format == "json") return cycle::write_map_json(map);
    if (format == "mmd" || format == "mermaid") return cycle::to_mermaid(map, {language, {}});
    if (format == "bpmn") return cycle::to_bpmn(map, language);
    if (format == "dot" || format == "gv") return cycle::to_dot(map, language);
    if (format == "pnml") return cycle::to_pnml(map, language);
    if (format == "csv") return formats::write_csv(cycle::outline_rows(map, language));
    if (format == "xlsx") return outline_workbook(map, language);
    return Error{ErrorKind::unsupported, "a map is not written as \"" + format + "\"",
                 "end the file's name in .yaml, .json, .mmd, .bpmn, .dot, .pnml, .csv or .xlsx, or give --to", {}};
}

Result<Outcome> run_convert(const Arguments& arguments, World& world) {
    const Result<cycle::Map> map = open_map(arguments.text("map"), world);
    if (!map) return map.errors();
    const std::string path = arguments.text("output");
    const Result<std::string> bytes =
        converted(*map, arguments.maybe("to").value_or(extension_of(path)), world.language);
    if (!bytes) return bytes.errors();
    if (path.empty()) return Outcome{*bytes};
    const Result<Done> written = world.files.write(path, *bytes);
    if (!written) return written.errors();
    return Outcome{path == "-" ? "" : path + "\n"};
}

}  // namespace

Action map_convert_action() {
    return {.name = "map convert",
            .help = {"escribir el ciclo para otra herramienta (YAML, JSON, Mermaid, BPMN, DOT, PNML, CSV, XLSX)",
                     "write the cycle for another tool (YAML, JSON, Mermaid, BPMN, DOT, PNML, CSV, XLSX)",
                     "de cyclus schrijven voor een ander programma (YAML, JSON, Mermaid, BPMN, DOT, PNML, CSV, XLSX)"},
            .who = Permission::signed_in(),
            .example = "ciclo map convert bank-cheque -o bank.bpmn",
            .inputs = {map_input(),
                       {.name = "to",
                        .kind = InputKind::choice,
                        .help = {"formato, si el nombre del archivo no lo dice", "format, when the file's name does not tell",
                                 "formaat, als de bestandsnaam het niet zegt"},
                        .choices = {"yaml", "json", "mermaid", "bpmn", "dot", "pnml", "csv", "xlsx"}},
                       output_input()},
            .run = run_convert};
}

}  // namespace ciclo::actions
