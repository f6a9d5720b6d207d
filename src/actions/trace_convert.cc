// ciclo trace convert: the same log in another form. A new form is a row of `forms`.
#include <algorithm>

#include "actions/sources.h"
#include "actions/trace_deeds.h"
#include "actions/trace_objects.h"
#include "actions/trace_source.h"
#include "base/text.h"
#include "objects/read_ocel.h"
#include "objects/write_ocel.h"

namespace ciclo::actions {

namespace {

constexpr std::uint64_t log_bytes = std::uint64_t{4} << 30U;  // what XML may unpack to; the readers have limits of their own

const LocalText log_help{"registro de lo que ocurrió", "log of what happened", "logboek van wat gebeurde"};
const LocalText out_help{"archivo nuevo; su terminación dice la forma", "new file; its ending tells the form",
                         "nieuw bestand; het einde van de naam zegt de vorm"};

using Written = Result<std::string>;

/// OCEL to OCEL: every object and event, whatever the case would be.
Written object_log_written(const Arguments& arguments, World& world, Written (*write)(const objects::ObjectLog&)) {
    const std::string path = arguments.text("log");
    const Result<seams::HeldBytes> held = world.files.hold(path, log_bytes);
    if (!held) return held.errors();
    const Result<objects::ObjectLog> log = objects::read_ocel(held->bytes, path == "-" ? "standard input" : path);
    if (!log) return log.errors();
    return write(*log);
}

Written to_json(const Arguments& arguments, World& world) {
    return object_log_written(arguments, world,
                              [](const objects::ObjectLog& log) { return Written(objects::write_ocel_json(log)); });
}
Written to_xml(const Arguments& arguments, World& world) {
    return object_log_written(arguments, world, objects::write_ocel_xml);
}

struct Form {
    std::string_view ending;
    Written (*written)(const Arguments&, World&);
};

constexpr Form forms[] = {{"json", to_json}, {"jsonocel", to_json}, {"xml", to_xml}, {"xmlocel", to_xml}};

Result<Outcome> run_convert(const Arguments& arguments, World& world) {
    const std::string path = arguments.text("out");
    const std::string ending = extension_of(path);
    const auto form = std::find_if(std::begin(forms), std::end(forms), [&](const Form& row) { return row.ending == ending; });
    if (form == std::end(forms)) {
        std::vector<std::string> endings;
        for (const Form& row : forms) endings.push_back("." + std::string(row.ending));
        return Error{ErrorKind::unsupported, "a log is not written as \"" + ending + "\"",
                     "end the file's name in one of " + join(endings, ", "), {path}};
    }
    const Written bytes = form->written(arguments, world);
    if (!bytes) return bytes.errors();
    const Result<Done> written = world.files.write(path, *bytes);
    if (!written) return written.errors();
    return Outcome{path + "\n"};
}

}  // namespace

Action trace_convert_action() {
    return {.name = "trace convert",
            .help = {"escribir el registro en otra forma (OCEL 2.0: .json, .xml)",
                     "write the log in another form (OCEL 2.0: .json, .xml)",
                     "het logboek in een andere vorm schrijven (OCEL 2.0: .json, .xml)"},
            .who = Permission::machine(),
            .example = "ciclo trace convert orders.sqlite --out orders.json",
            .inputs = {{.name = "log", .kind = InputKind::file, .help = log_help, .positional = true, .required = true},
                       {.name = "out", .kind = InputKind::text, .help = out_help, .required = true, .letter = "o"}},
            .run = run_convert,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
