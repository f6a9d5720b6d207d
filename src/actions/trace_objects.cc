#include "actions/trace_objects.h"

#include "actions/event_evidence.h"
#include "actions/sources.h"
#include "actions/text_table.h"
#include "actions/trace_deeds.h"
#include "actions/trace_ledger.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "base/text.h"
#include "calendar/instant.h"
#include "formats/gzip.h"
#include "formats/json.h"
#include "objects/flatten.h"
#include "objects/read_ocel.h"
#include "objects/summary.h"

namespace ciclo::actions {

namespace {

using objects::LogSummary;
using objects::ObjectLog;

constexpr std::uint64_t log_bytes = std::uint64_t{4} << 30U;  // what XML may unpack to; the readers have limits of their own
const std::vector<std::string_view> summary_formats{"text", "json"};

const LocalText log_help{"registro de eventos sobre objetos (OCEL: JSON, XML, SQLite)",
                         "log of events about objects (OCEL: JSON, XML, SQLite)",
                         "logboek van gebeurtenissen met objecten (OCEL: JSON, XML, SQLite)"};
const LocalText to_help{"formato de lo que se muestra", "format of what is shown", "formaat van wat u ziet"};
const LocalText events_word{"eventos", "events", "gebeurtenissen"};
const LocalText objects_word{"objetos", "objects", "objecten"};
const LocalText touches_words{"relaciones de eventos con objetos", "relations of events to objects",
                              "relaties van gebeurtenissen met objecten"};
const LocalText between_words{"entre objetos", "between objects", "tussen objecten"};
const LocalText without_words{"Eventos que no tocan ningún objeto", "Events that touch no object",
                              "Gebeurtenissen die geen object raken"};
const LocalText type_title{"Tipo de objeto", "Type of object", "Soort object"};
const LocalText objects_title{"Objetos", "Objects", "Objecten"};
const LocalText events_title{"Eventos", "Events", "Gebeurtenissen"};
const LocalText rows_title{"Como casos", "As cases", "Als gevallen"};
const LocalText several_title{"Con varios", "With several", "Met meer"};
const LocalText unused_title{"Sin eventos", "Without events", "Zonder"};
const LocalText changes_title{"Cambios", "Changes", "Wijzigingen"};
const LocalText attributes_title{"Atributos", "Attributes", "Kenmerken"};
const LocalText event_title{"Tipo de evento", "Type of event", "Soort gebeurtenis"};
const LocalText columns_note{
    "Como casos: eventos que tendrá el registro si ese tipo es el caso (--objects). Con varios: eventos que tocan varios "
    "objetos del tipo y cuentan en cada uno.",
    "As cases: events the log will have when that type is the case (--objects). With several: events that touch several "
    "objects of the type and count in each.",
    "Als gevallen: gebeurtenissen van het logboek als die soort het geval is (--objects). Met meer: gebeurtenissen die "
    "meer objecten van die soort raken en bij elk meetellen."};

std::string count(std::size_t n, Language language) { return format_count(static_cast<std::int64_t>(n), language); }

std::string object_types_table(const LogSummary& summary, Language language) {
    std::vector<std::vector<std::string>> rows;
    for (const objects::ObjectTypeSummary& type : summary.object_types) {
        rows.push_back({type.name, count(type.objects, language), count(type.events, language),
                        count(type.passages, language), count(type.events_multiplied, language),
                        count(type.objects_without_event, language), count(type.changes, language),
                        join(type.attributes, ", ")});
    }
    return text_table({{type_title.in(language)},
                       {objects_title.in(language), Align::right},
                       {events_title.in(language), Align::right},
                       {rows_title.in(language), Align::right},
                       {several_title.in(language), Align::right},
                       {unused_title.in(language), Align::right},
                       {changes_title.in(language), Align::right},
                       {attributes_title.in(language)}},
                      rows) +
           columns_note.in(language) + "\n";
}

std::string event_types_table(const LogSummary& summary, Language language) {
    std::vector<std::vector<std::string>> rows;
    for (const objects::EventTypeSummary& type : summary.event_types) {
        rows.push_back({type.name, count(type.events, language), join(type.attributes, ", ")});
    }
    return text_table({{event_title.in(language)}, {events_title.in(language), Align::right}, {attributes_title.in(language)}},
                      rows);
}

std::string summary_text(const ObjectLog& log, const LogSummary& summary, Language language) {
    std::string text = log.file + "\n" + count(log.events.size(), language) + " " + events_word.in(language) + ", " +
                       count(log.objects.size(), language) + " " + objects_word.in(language) + ", " +
                       count(log.event_objects.size(), language) + " " + touches_words.in(language) + ", " +
                       count(log.object_objects.size(), language) + " " + between_words.in(language) + "\n";
    if (log.events.size() > 0) {
        text += iso_text(calendar::Instant{summary.first_us}) + " – " + iso_text(calendar::Instant{summary.last_us}) + "\n";
    }
    if (summary.events_without_object > 0) {
        text += without_words.in(language) + ": " + count(summary.events_without_object, language) + "\n";
    }
    return text + "\n" + object_types_table(summary, language) + "\n" + event_types_table(summary, language) +
           (log.ledger.empty() ? "" : "\n" + ledger_line(log.ledger, language));
}

formats::Value whole(std::size_t n) { return formats::integer(static_cast<std::int64_t>(n)); }

formats::Value names_json(const std::vector<std::string>& names) {
    std::vector<formats::Value> items;
    for (const std::string& name : names) items.push_back(formats::string(name));
    return formats::list(std::move(items));
}

std::string summary_json(const ObjectLog& log, const LogSummary& summary) {
    std::vector<formats::Value> object_types, event_types;
    for (const objects::ObjectTypeSummary& type : summary.object_types) {
        object_types.push_back(formats::object({{"type", formats::string(type.name)},
                                                {"objects", whole(type.objects)},
                                                {"events", whole(type.events)},
                                                {"events_as_cases", whole(type.passages)},
                                                {"events_multiplied", whole(type.events_multiplied)},
                                                {"objects_without_event", whole(type.objects_without_event)},
                                                {"changes", whole(type.changes)},
                                                {"attributes", names_json(type.attributes)}}));
    }
    for (const objects::EventTypeSummary& type : summary.event_types) {
        event_types.push_back(formats::object({{"type", formats::string(type.name)},
                                               {"events", whole(type.events)},
                                               {"attributes", names_json(type.attributes)}}));
    }
    std::vector<std::pair<std::string, formats::Value>> entries{
        {"log", formats::string(log.file)},
        {"events", whole(log.events.size())},
        {"objects", whole(log.objects.size())},
        {"event_object_relations", whole(log.event_objects.size())},
        {"object_object_relations", whole(log.object_objects.size())},
        {"events_without_object", whole(summary.events_without_object)}};
    if (log.events.size() > 0) {
        entries.emplace_back("first", formats::string(iso_text(calendar::Instant{summary.first_us})));
        entries.emplace_back("last", formats::string(iso_text(calendar::Instant{summary.last_us})));
    }
    entries.emplace_back("object_types", formats::list(std::move(object_types)));
    entries.emplace_back("event_types", formats::list(std::move(event_types)));
    entries.emplace_back("ledger", ledger_json(log.ledger));
    return formats::write_json(formats::object(std::move(entries)));
}

Result<Outcome> run_objects(const Arguments& arguments, World& world) {
    const Result<std::string> format = asked_format(arguments, summary_formats);
    if (!format) return format.errors();
    const std::string path = arguments.text("log");
    const Result<seams::HeldBytes> held = world.files.hold(path, log_bytes);
    if (!held) return held.errors();
    const Result<ObjectLog> log = objects::read_ocel(held->bytes, path == "-" ? "standard input" : path);
    if (!log) return log.errors();
    const LogSummary summary = objects::summarise(*log);
    return give_answer(*format == "json" ? summary_json(*log, summary) : summary_text(*log, summary, world.language),
                       arguments, world);
}

}  // namespace

Input objects_input() {
    return {.name = "objects",
            .help = {"tipo de objeto que es el caso (registros OCEL)", "type of object that is the case (OCEL logs)",
                     "soort object dat het geval is (OCEL-logboeken)"}};
}

bool objects_asked(std::string_view bytes, const std::string& name, const Arguments& arguments) {
    return arguments.has("objects") || is_object_log(bytes, name);
}

Result<events::Log> open_object_log(std::string_view bytes, const std::string& name, const Arguments& arguments,
                                    const events::Further& further) {
    const Result<ObjectLog> log = objects::read_ocel(bytes, name);
    if (!log) return log.errors();
    Result<objects::Flattened> flat =
        objects::flatten(*log, arguments.text("objects"),
                         {.resource = "", .threads = threads_asked(arguments), .further = further});
    if (flat) return std::move((*flat).log);
    Errors errors = flat.errors();
    if (errors.front().code == "object_type") errors.front().cure = "give --objects with one of: " + objects::listed_types(*log);
    return errors;
}

Action trace_objects_action() {
    return {.name = "trace objects",
            .help = {"qué objetos, eventos y relaciones tiene un registro OCEL",
                     "which objects, events and relations an OCEL log holds",
                     "welke objecten, gebeurtenissen en relaties een OCEL-logboek heeft"},
            .who = Permission::machine(),
            .example = "ciclo trace objects orders.sqlite --language en",
            .inputs = {{.name = "log", .kind = InputKind::file, .help = log_help, .positional = true, .required = true},
                       {.name = "to", .kind = InputKind::choice, .help = to_help, .choices = summary_formats},
                       output_input()},
            .run = run_objects,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
