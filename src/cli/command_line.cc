#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>
#include <sstream>

#include "actions/action.h"
#include "base/number.h"
#include "base/text.h"
#include "cli/data_deeds.h"
#include "cli/terminal_progress.h"

namespace ciclo::cli {

namespace {

using actions::Action;
using actions::Arguments;
using actions::Input;
using actions::InputKind;

const LocalText about{"Ciclo: qué momentos de la verdad atender primero, y por qué",
                      "Ciclo: which moments of truth need attention first, and why",
                      "Ciclo: welke momenten van de waarheid het eerst aandacht vragen, en waarom"};
const LocalText language_help{"idioma de lo que se muestra (si falta, el de su sistema o es)",
                              "language of what is shown (default: your system's, or es)",
                              "taal van wat u ziet (anders die van uw systeem, of es)"};

constexpr int in_order = 0, found_wrong = 1, unusable = 2;

/// What CLI11 fills while it reads: one slot per input of one deed.
struct Slot {
    const Input* input = nullptr;
    std::vector<std::string> values;
    bool flag = false;
};

struct Verb {
    const Action* action = nullptr;
    CLI::App* app = nullptr;
    std::vector<std::unique_ptr<Slot>> slots;
    std::string data_folder;
};

Language language_among(const std::vector<std::string>& words, const std::string& surrounding) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool separate = (words[i] == "--language" || words[i] == "-l") && i + 1 < words.size();
        const std::string code = separate ? words[i + 1] : starts_with(words[i], "--language=") ? words[i].substr(11) : "";
        if (const auto language = language_of(code)) return *language;
    }
    return language_of(surrounding.substr(0, 2)).value_or(Language::es);
}

std::string option_name(const Input& input) {
    const std::string long_name = "--" + std::string(input.name);
    return input.letter.empty() ? long_name : "-" + std::string(input.letter) + "," + long_name;
}

void offer_input(CLI::App& app, const Input& input, Slot& slot, Language language) {
    slot.input = &input;
    const std::string& help = input.help.in(language);
    if (input.kind == InputKind::flag) {
        app.add_flag(option_name(input), slot.flag, help);
        return;
    }
    CLI::Option* option =
        app.add_option(input.positional ? std::string(input.name) : option_name(input), slot.values, help);
    option->required(input.required);
    option->allow_extra_args(input.positional && input.repeated);
    if (input.repeated) {
        option->take_all();
    } else {
        option->expected(1);
        option->multi_option_policy(CLI::MultiOptionPolicy::Throw);
    }
    if (!input.choices.empty()) {
        option->type_name("{" + join({input.choices.begin(), input.choices.end()}, "|") + "}");
    } else {
        option->type_name(input.kind == InputKind::file ? "FILE" : input.kind == InputKind::day ? "YYYY-MM-DD" : "TEXT");
    }
}

const LocalText data_help{"carpeta de datos (si falta, $CICLO_DATA o ciclo-data)", "data folder (default: $CICLO_DATA or ciclo-data)",
                          "gegevensmap (anders $CICLO_DATA of ciclo-data)"};

/// Deeds of two words hang below the first of them.
struct Group {
    std::string_view name;
    LocalText help;
};
const Group known_groups[] = {
    {"map", {"ciclos: lista, nuevo, revisar, ver, dibujar, convertir", "cycles: list, new, check, show, draw, convert",
             "cycli: lijst, nieuw, controleren, bekijken, tekenen, omzetten"}},
    {"draw", {"dibujos que no necesitan un ciclo", "pictures that need no cycle", "tekeningen die geen cyclus nodig hebben"}},
    {"audit", {"el registro de auditoría", "the audit log", "het auditlogboek"}},
    {"config", {"la configuración del servidor", "the server's configuration", "de configuratie van de server"}},
    {"cycle", {"ciclos de la organización y sus versiones", "the organisation's cycles and their versions",
               "cycli van de organisatie en hun versies"}},
    {"record", {"los registros de la organización", "the organisation's records", "de records van de organisatie"}},
    {"person", {"cuentas de las personas", "accounts of people", "accounts van personen"}},
    {"token", {"testigos para programas", "tokens for programs", "tokens voor programma's"}},
    {"setup", {"poner en marcha una instalación nueva", "set up a new installation", "een nieuwe installatie in gebruik nemen"}},
    {"password", {"contraseñas", "passwords", "wachtwoorden"}},
    {"second-factor", {"el segundo factor de las personas", "people's second factor", "de tweede factor van personen"}},
    {"evidence", {"la evidencia de los ciclos", "the evidence of cycles", "het bewijs bij cycli"}},
    {"lived", {"lo que pasó de verdad", "what really happened", "wat er echt gebeurde"}},
    {"results", {"lo que dice la evidencia", "what the evidence says", "wat het bewijs zegt"}},
    {"share", {"enlaces con que otros ven un ciclo", "links by which others see a cycle", "links waarmee anderen een cyclus zien"}},
    {"listening", {"los puestos de escucha", "the listening posts", "de luisterposten"}},
    {"need", {"las necesidades que surgen", "the needs that emerge", "de behoeften die ontstaan"}},
    {"glossary", {"el glosario", "the glossary", "de woordenlijst"}},
    {"library", {"plantillas y patrones", "templates and patterns", "sjablonen en patronen"}},
    {"home", {"lo que hay hoy", "what there is today", "wat er vandaag is"}},
    {"trace", {"lo que ocurrió de verdad: resumen, variantes, pasos, esperas, conformidad",
               "what really happened: summary, variants, moves, waits, conformance",
               "wat er echt gebeurde: overzicht, varianten, stappen, wachten, conformiteit"}},
    {"demo", {"la organización de demostración", "the demonstration organisation", "de demonstratieorganisatie"}},
    {"session", {"sesiones abiertas", "open sessions", "open sessies"}},
};

CLI::App* group_of(CLI::App& parent, const std::string& name, Language language) {
    const auto groups = parent.get_subcommands([&](CLI::App* app) { return app->get_name() == name; });
    if (!groups.empty()) return groups.front();
    const auto group = std::find_if(std::begin(known_groups), std::end(known_groups),
                                    [&](const Group& row) { return row.name == name; });
    return parent.add_subcommand(name, group == std::end(known_groups) ? "" : group->help.in(language));
}

/// "map check" hangs below "map", which is made on first need.
CLI::App* place_for(CLI::App& root, std::string_view name, const std::string& help, Language language) {
    CLI::App* parent = &root;
    const std::vector<std::string_view> parts = words_of(name);
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        parent = group_of(*parent, std::string(parts[i]), language);
        parent->require_subcommand(1);
    }
    return parent->add_subcommand(std::string(parts.back()), help);
}

void offer_inputs(Verb& verb, Language language) {
    verb.app->footer("\n  " + std::string(verb.action->example));
    for (const Input& input : verb.action->inputs) {
        verb.slots.push_back(std::make_unique<Slot>());
        offer_input(*verb.app, input, *verb.slots.back(), language);
    }
    if (works_on_data(*verb.action)) verb.app->add_option("--data", verb.data_folder, data_help.in(language))->type_name("FOLDER");
}

bool may_be_meant(const Action& action, const std::vector<std::string>& words) {
    return std::ranges::all_of(words_of(action.name), [&](std::string_view part) { return std::ranges::find(words, part) != words.end(); });
}

/// Every deed by its name, for the lists of help; with their inputs those that `words` may mean, because the inputs of all
/// deeds together take longer than many a deed.
std::vector<std::unique_ptr<Verb>> offer_all(CLI::App& root, Language language, const std::vector<const Action*>& deeds,
                                             const std::vector<std::string>& words) {
    std::vector<std::unique_ptr<Verb>> verbs;
    for (const Action* deed : deeds) {
        const Action& action = *deed;
        auto verb = std::make_unique<Verb>();
        verb->action = &action;
        verb->app = place_for(root, action.name, action.help.in(language), language);
        if (may_be_meant(action, words)) offer_inputs(*verb, language);
        verbs.push_back(std::move(verb));
    }
    return verbs;
}

Error refused_argument(const Input& input, const std::string& value, const std::string& cure) {
    return Error{ErrorKind::invalid, ciclo::quoted(value) + " does not fit --" + std::string(input.name), cure, {}};
}

std::optional<Error> check_value(const Input& input, const std::string& value) {
    if (!is_utf8(value)) return refused_argument(input, value, "write it in UTF-8");
    if (input.kind == InputKind::number && !parse_number(value)) {
        return refused_argument(input, value, "give a number such as 2.5");
    }
    if (input.kind == InputKind::whole_number && !parse_integer(value)) {
        return refused_argument(input, value, "give a whole number such as 2790");
    }
    if (input.choices.empty()) return std::nullopt;
    const std::vector<std::string> choices(input.choices.begin(), input.choices.end());
    for (const std::string& choice : choices) {
        if (choice == value) return std::nullopt;
    }
    return refused_argument(input, value, "choose one of " + join(choices, ", "));
}

Result<Arguments> arguments_of(const Verb& verb) {
    Arguments arguments;
    Errors errors;
    for (const auto& slot : verb.slots) {
        const std::string name(slot->input->name);
        if (slot->flag) arguments.values[name] = {"yes"};
        for (const std::string& value : slot->values) {
            if (const auto error = check_value(*slot->input, value)) errors.push_back(*error);
            arguments.values[name].push_back(value);
        }
    }
    if (!errors.empty()) return errors;
    return arguments;
}

int show(const Errors& errors, Terminal& terminal) {
    for (const Error& error : errors) terminal.err << "ciclo: " << error.text() << "\n";
    return unusable;
}

int perform(const Verb& verb, Language language, Terminal& terminal) {
    const Result<Arguments> arguments = arguments_of(verb);
    if (!arguments) return show(arguments.errors(), terminal);
    NoProgress silent;
    TerminalProgress on_terminal(terminal.err, terminal.clock);
    Progress& progress = terminal.shows_progress ? static_cast<Progress&>(on_terminal) : silent;
    actions::World world{terminal.files, progress, language};
    world.parquet_library = terminal.parquet_library;
    world.temporary_folder = terminal.temporary_folder;
    const Result<actions::Outcome> outcome =
        works_on_data(*verb.action) ? do_on_data({*verb.action, *arguments, verb.data_folder}, world, terminal)
                                    : verb.action->run(*arguments, world);
    if (!outcome) return show(outcome.errors(), terminal);
    terminal.out << outcome->text;
    if (outcome->attachment) terminal.out << outcome->attachment->bytes;
    terminal.out << std::flush;
    return outcome->in_order ? in_order : found_wrong;
}

/// The deed whose words the line begins with, as far as they fit: "map chek" → what "map" holds.
std::vector<std::string> deeds_after(const std::string& first, const std::vector<const Action*>& deeds) {
    std::vector<std::string> names;
    for (const Action* action : deeds) {
        const std::vector<std::string_view> parts = words_of(action->name);
        if (!first.empty() && (parts.size() < 2 || parts.front() != first)) continue;
        const std::string name(parts[first.empty() ? 0 : 1]);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

/// A deed nobody knows, said before CLI11 complains of what follows it.
std::optional<Error> unknown_deed(const std::vector<std::string>& words, const std::vector<const Action*>& deeds) {
    std::string first;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "-l" || words[i] == "--language") {
            ++i;  // its value is no deed
            continue;
        }
        if (words[i].starts_with("-")) continue;
        const std::vector<std::string> names = deeds_after(first, deeds);
        if (std::find(names.begin(), names.end(), words[i]) == names.end()) {
            const auto near = nearest(words[i], names);
            return Error{ErrorKind::not_found, "there is no deed " + ciclo::quoted(first + (first.empty() ? "" : " ") + words[i]),
                         near ? "did you mean " + *near + "?" : "choose one of " + join(names, ", "), {}};
        }
        if (!first.empty() || deeds_after(words[i], deeds).empty()) return std::nullopt;
        first = words[i];
    }
    return std::nullopt;
}

/// An option nobody knows, with the nearest known one of the deed that was named.
std::optional<Error> unknown_option(const std::vector<std::string>& words, const std::vector<std::unique_ptr<Verb>>& verbs) {
    for (const auto& verb : verbs) {
        if (!verb->app->parsed()) continue;
        std::vector<std::string> known{"--language", "--help", "--version"};
        if (works_on_data(*verb->action)) known.emplace_back("--data");
        for (const Input& input : verb->action->inputs) {
            if (!input.positional) known.push_back("--" + std::string(input.name));
        }
        for (const std::string& word : words) {
            const std::string name = word.substr(0, word.find('='));
            if (!name.starts_with("--") || std::find(known.begin(), known.end(), name) != known.end()) continue;
            const auto near = nearest(name, known);
            return Error{ErrorKind::invalid, "there is no option " + name + " here",
                         near ? "did you mean " + *near + "?" : "see ciclo " + std::string(verb->action->name) + " --help", {}};
        }
    }
    return std::nullopt;
}

/// Every deed for this door: the product's, then those that other doors bring.
std::vector<const Action*> deeds_offered(const Terminal& terminal) {
    std::vector<const Action*> deeds;
    for (const Action& action : actions::all()) {
        if (action.doors != actions::Doors::http) deeds.push_back(&action);
    }
    for (const Action& action : terminal.data.more_deeds) deeds.push_back(&action);
    return deeds;
}

/// CLI11 says what is wrong; the cure is always the same door.
int parse_failed(const CLI::App& root, const CLI::ParseError& failure, Terminal& terminal) {
    std::ostringstream out, err;
    const int code = root.exit(failure, out, err);
    if (code == 0) {
        terminal.out << out.str() << std::flush;
        return in_order;
    }
    terminal.err << "ciclo: " << failure.what() << "; see ciclo --help\n";
    return unusable;
}

}  // namespace

int run(const std::vector<std::string>& words, Terminal& terminal) {
    const Language language = language_among(words, terminal.surrounding_language);
    CLI::App root(about.in(language), "ciclo");
    root.require_subcommand(1);
    root.set_version_flag("--version", "ciclo " CICLO_VERSION);
    std::string language_code;
    root.add_option("-l,--language", language_code, language_help.in(language))->type_name("{es|en|nl}");
    root.fallthrough();
    const std::vector<const Action*> deeds = deeds_offered(terminal);
    const std::vector<std::unique_ptr<Verb>> verbs = offer_all(root, language, deeds, words);
    if (const auto error = unknown_deed(words, deeds)) return show({*error}, terminal);
    std::vector<std::string> reversed(words.rbegin(), words.rend());  // CLI11 takes them from the back
    try {
        root.parse(reversed);
    } catch (const CLI::ParseError& failure) {
        if (const auto error = unknown_option(words, verbs)) return show({*error}, terminal);
        return parse_failed(root, failure, terminal);
    }
    if (!language_code.empty() && !language_of(language_code)) {
        return show({Error{ErrorKind::invalid, ciclo::quoted(language_code) + " is not a language of Ciclo",
                           "choose es, en or nl", {}}}, terminal);
    }
    for (const auto& verb : verbs) {
        if (verb->app->parsed()) return perform(*verb, language, terminal);
    }
    return show({Error{ErrorKind::invalid, "no deed was named", "see ciclo --help", {}}}, terminal);
}

}  // namespace ciclo::cli
