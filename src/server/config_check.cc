#include "server/config_check.h"

#include "server/config.h"
#include "server/limits.h"

namespace ciclo::server {

namespace {

const LocalText in_order{"La configuración está en orden.", "The configuration is in order.", "De configuratie is in orde."};

std::string endpoint_text(const edge::Endpoint& endpoint) {
    const bool six = endpoint.address.find(':') != std::string::npos;
    return (six ? "[" + endpoint.address + "]" : endpoint.address) + ":" + std::to_string(endpoint.port);
}

Result<actions::Outcome> run(const actions::Arguments& arguments, actions::World& world) {
    const std::string path = arguments.text("file");
    const Result<std::string> text = world.files.read(path, limits::mebibyte);
    if (!text) return text.errors();
    const Result<Config> config = read_config(*text, path);
    if (!config) return config.errors();
    std::string told = in_order.in(world.language) + "\n";
    told += "  data     " + config->data_folder + "\n";
    told += "  listen   " + endpoint_text(config->listeners.web.front()) + (config->listeners.certificate ? " (TLS)" : " (HTTP)") + "\n";
    told += "  origin   " + origins_of(*config, config->listeners.web.front().port).front() + "\n";
    if (config->listeners.metrics) told += "  metrics  " + endpoint_text(*config->listeners.metrics) + "\n";
    told += "  language " + std::string(code_of(config->language)) + "\n";
    return actions::Outcome{told};
}

}  // namespace

actions::Action config_check_action() {
    return {.name = "config check",
            .help = {"revisar un archivo de configuración del servidor", "check a configuration file of the server",
                     "een configuratiebestand van de server controleren"},
            .who = actions::Permission::machine(),
            .example = "ciclo config check ciclo.yaml",
            .inputs = {{.name = "file",
                        .kind = actions::InputKind::file,
                        .help = {"archivo de configuración (YAML)", "configuration file (YAML)", "configuratiebestand (YAML)"},
                        .positional = true,
                        .required = true}},
            .run = run,
            .doors = actions::Doors::command_line};
}

}  // namespace ciclo::server
