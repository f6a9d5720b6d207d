#include "actions/sources.h"

#include <algorithm>

#include "base/text.h"
#include "cycle/limits.h"
#include "cycle/outline.h"
#include "cycle/read_map.h"
#include "cycle/templates.h"
#include "formats/limits.h"

namespace ciclo::actions {

std::string extension_of(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    const std::size_t dot = path.find_last_of('.');
    if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) return "";
    return lower_ascii(path.substr(dot + 1));
}

namespace {

std::string stem_of(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    return name.substr(0, name.find_last_of('.'));
}

/// A service id is a name code: "Mi ciclo 2" → "mi-ciclo-2".
std::string id_from(const std::string& stem) {
    std::string id = folded(stem);
    std::replace(id.begin(), id.end(), ' ', '-');
    return id.empty() ? "outline" : id;
}

Result<cycle::Map> map_from_outline(const std::string& bytes, const std::string& path, World& world) {
    const Result<formats::Table> table = formats::read_table(bytes, path);
    if (!table) return table.errors();
    cycle::OutlineOptions options;
    options.id = id_from(stem_of(path));
    options.name = LocalText(stem_of(path), stem_of(path), stem_of(path));
    options.language = world.language;
    return cycle::read_outline(*table, options);
}

}  // namespace

Result<cycle::Map> open_map(const std::string& name, World& world) {
    const std::string extension = extension_of(name);
    const bool named_like_a_file = !extension.empty() || name == "-" || name.find('/') != std::string::npos;
    if (!named_like_a_file && !world.files.exists(name)) {
        return cycle::read_template(name);
    }
    const bool outline = extension == "csv" || extension == "xlsx";
    const std::size_t most_bytes = outline ? formats::limits::csv_bytes : cycle::limits::map_bytes;
    const Result<std::string> bytes = world.files.read(name, most_bytes);
    if (!bytes) return bytes.errors();
    if (outline) return map_from_outline(*bytes, name, world);
    return cycle::read_map(*bytes, name == "-" ? "standard input" : name);
}

Result<formats::Table> open_table(const std::string& path, const formats::CsvOptions& options, World& world) {
    const Result<std::string> bytes = world.files.read(path, formats::limits::csv_bytes);
    if (!bytes) return bytes.errors();
    return formats::read_table(*bytes, path, options);
}

Result<formats::ColumnMapping> open_columns(const std::string& path, World& world) {
    if (path.empty()) return formats::ColumnMapping{};
    const Result<std::string> bytes = world.files.read(path, formats::limits::yaml_bytes);
    if (!bytes) return bytes.errors();
    return formats::read_columns(*bytes, path);
}

Input map_input() {
    return {.name = "map",
            .kind = InputKind::file,
            .help = {"archivo del ciclo (.yaml, .json, .csv, .xlsx) o nombre de una plantilla",
                     "file of the cycle (.yaml, .json, .csv, .xlsx) or a template's name",
                     "bestand van de cyclus (.yaml, .json, .csv, .xlsx) of naam van een sjabloon"},
            .positional = true,
            .required = true,
            .repeated = false,
            .choices = {},
            .letter = ""};
}

Input output_input() {
    return {.name = "output",
            .kind = InputKind::file,
            .help = {"archivo que se escribe (si falta, la salida estándar)", "file to write (default: standard output)",
                     "te schrijven bestand (anders de standaarduitvoer)"},
            .positional = false,
            .required = false,
            .repeated = false,
            .choices = {},
            .letter = "o"};
}

}  // namespace ciclo::actions
