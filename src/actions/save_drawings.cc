#include "actions/save_drawings.h"

#include "actions/sources.h"
#include "base/text.h"
#include "report/picture_export.h"

namespace ciclo::actions {

namespace {

using drawing::Drawing;

std::string format_of(const Arguments& arguments) {
    const std::string path = arguments.text("output");
    return path.empty() || path == "-" ? "svg" : extension_of(path);
}

Result<std::string> exported(const std::vector<Drawing>& drawings, std::size_t sheet, const std::string& title,
                             const Arguments& arguments, World& world) {
    const std::string format = format_of(arguments);
    if (format == "svg") return drawings[sheet].svg;
    if (format == "png") return report::to_png(drawings[sheet], 2);
    report::PdfOptions options;
    options.paper = arguments.text("paper") == "a3" ? report::Paper::a3 : report::Paper::a4;
    options.language = world.language;
    options.title = title;
    return report::to_pdf(drawings, options);
}

std::string numbered(const std::string& path, std::size_t sheet, std::size_t sheets) {
    if (sheets == 1) return path;
    const std::size_t dot = path.size() - extension_of(path).size() - 1;
    return path.substr(0, dot) + "-" + std::to_string(sheet + 1) + path.substr(dot);
}

}  // namespace

std::vector<Input> picture_inputs() {
    Input output = output_input();
    output.help = {"dibujo (.svg, .png, .pdf); si falta, SVG en la salida estándar",
                   "picture (.svg, .png, .pdf); default: SVG on standard output",
                   "tekening (.svg, .png, .pdf); anders SVG op de standaarduitvoer"};
    return {{.name = "paper",
             .kind = InputKind::choice,
             .help = {"papel del PDF", "paper of the PDF", "papier van de PDF"},
             .choices = {"a4", "a3"}},
            std::move(output)};
}

std::optional<Error> unknown_picture_format(const Arguments& arguments) {
    const std::string format = format_of(arguments);
    if (format == "svg" || format == "png" || format == "pdf") return std::nullopt;
    return Error{ErrorKind::unsupported, "a picture is not written as " + quoted(format),
                 "end the file's name in .svg, .png or .pdf", {arguments.text("output")}};
}

Result<Outcome> save_drawings(const std::vector<Drawing>& drawings, const std::string& title, const Arguments& arguments,
                              World& world) {
    const std::string path = arguments.text("output");
    if (path.empty()) return Outcome{drawings.front().svg + "\n"};
    const std::size_t files = format_of(arguments) == "pdf" ? 1 : drawings.size();
    std::string written;
    for (std::size_t i = 0; i < files; ++i) {
        const Result<std::string> bytes = exported(drawings, i, title, arguments, world);
        if (!bytes) return bytes.errors();
        const std::string name = numbered(path, i, files);
        const Result<Done> put = world.files.write(name, *bytes);
        if (!put) return put.errors();
        if (name != "-") written += name + "\n";
    }
    return Outcome{written};
}

}  // namespace ciclo::actions
