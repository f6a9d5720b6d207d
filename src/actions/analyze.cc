// ciclo analyze: the main job. From a map and real records to the ranked moments, with evidence, in a report.
#include "actions/analyze.h"

#include "actions/analysis.h"
#include "actions/sources.h"
#include "report/compose.h"
#include "report/document.h"
#include "report/render.h"

namespace ciclo::actions {

namespace {

struct Output {
    std::string path;
    report::ReportFormat format = report::ReportFormat::html;
};

/// Known before the work begins, so that a slip in a name costs no minute.
Result<std::vector<Output>> outputs_of(const Arguments& arguments) {
    Errors errors;
    std::vector<Output> outputs;
    for (const std::string& path : arguments.all("output")) {
        const auto named = arguments.maybe("to");
        const auto format = named ? from_code<report::ReportFormat>(*named) : report::format_of_file(path);
        if (format) {
            outputs.push_back({path, *format});
        } else {
            errors.push_back({ErrorKind::unsupported, "the name does not tell the format of the report",
                              "end it in .html, .pdf, .json, .xlsx or .md, or give --to", {path}});
        }
    }
    if (!errors.empty()) return errors;
    return outputs;
}

/// The first lines for a terminal: the answer, how sure it is, and the order.
std::string first_lines(const report::Document& document) {
    std::string text = document.title + (document.edition.empty() ? "" : " · " + document.edition) + "\n\n" +
                       report::flat(document.answer) + "\n" + report::flat(document.basis) + "\n\n";
    for (const report::Block& block : document.attention.blocks) {
        if (const auto* paragraph = std::get_if<report::Paragraph>(&block)) {
            if (paragraph->tone == report::Tone::alarm) text += report::flat(paragraph->text) + "\n\n";
        }
        const auto* ranked = std::get_if<report::RankedList>(&block);
        if (ranked == nullptr) continue;
        for (const report::RankedItem& item : ranked->items) {
            text += "  " + item.place + ". " + item.number + " " + item.name + "  " + item.arithmetic + "\n";
        }
    }
    return text;
}

Result<Outcome> run_analyze(const Arguments& arguments, World& world) {
    const Result<std::vector<Output>> outputs = outputs_of(arguments);
    if (!outputs) return outputs.errors();
    const Result<Analysis> analysis = analyse(arguments, world);
    if (!analysis) return analysis.errors();
    const report::Findings findings{analysis->evidence, analysis->measures, analysis->ranking, analysis->loss};
    const report::RenderOptions options{
        world.language, arguments.has("system-fonts") ? report::PageFonts::system : report::PageFonts::embedded};
    if (outputs->empty()) {
        const Result<std::string> text = report::render(findings, report::ReportFormat::md, options);
        if (!text) return text.errors();
        return Outcome{*text};
    }
    std::string written_paths;
    bool to_standard_output = false;
    for (const Output& output : *outputs) {
        world.progress.at(output.path, 0, 0);
        const Result<std::string> bytes = report::render(findings, output.format, options);
        if (!bytes) return bytes.errors();
        const Result<Done> written = world.files.write(output.path, *bytes);
        if (!written) return written.errors();
        to_standard_output = to_standard_output || output.path == "-";
        written_paths += output.path + "\n";
    }
    if (to_standard_output) return Outcome{};
    return Outcome{first_lines(report::compose(findings.evidence, findings.measures, findings.ranking, findings.loss, world.language)) +
                   "\n" + written_paths};
}

}  // namespace

Action analyze_action() {
    std::vector<Input> inputs = analysis_inputs();
    inputs.push_back({.name = "to",
                      .kind = InputKind::choice,
                      .help = {"formato, si el nombre del archivo no lo dice", "format, when the file's name does not tell",
                               "formaat, als de bestandsnaam het niet zegt"},
                      .choices = {"html", "pdf", "json", "xlsx", "md"}});
    inputs.push_back({.name = "system-fonts",
                      .kind = InputKind::flag,
                      .help = {"página pequeña, con las letras del lector", "small page, with the reader's own fonts",
                               "kleine pagina, met de letters van de lezer"}});
    Input output = output_input();
    output.repeated = true;
    output.help = {"informe (.html, .pdf, .json, .xlsx, .md); puede repetirse",
                   "report (.html, .pdf, .json, .xlsx, .md); may be repeated",
                   "rapport (.html, .pdf, .json, .xlsx, .md); mag herhaald worden"};
    inputs.push_back(std::move(output));
    return {.name = "analyze",
            .help = {"de un ciclo y sus registros a los momentos que atender primero, con su evidencia",
                     "from a cycle and its records to the moments that need attention first, with the evidence",
                     "van een cyclus en zijn gegevens naar de momenten die eerst aandacht vragen, met bewijs"},
            .who = Permission::signed_in(),
            .example = "ciclo analyze hospital-emergency --answers survey.csv --importance importance.csv -o report.html",
            .inputs = std::move(inputs),
            .run = run_analyze};
}

}  // namespace ciclo::actions
