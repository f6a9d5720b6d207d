// record list, show, history, form: reading deeds, in the caller's scope.
#include "actions/record_access.h"
#include "actions/record_deeds.h"
#include "actions/text_table.h"
#include "base/number.h"
#include "records/form.h"
#include "records/json.h"
#include "records/json_text.h"
#include "records/limits.h"
#include "records/query.h"
#include "records/value.h"

namespace ciclo::actions {

namespace {

using records::Archived;
using records::FieldType;
using records::Kind;
using records::Page;
using records::Record;

const LocalText id_title{"Id", "Id", "Id"};
const LocalText version_title{"Versión", "Version", "Versie"};
const LocalText when_title{"Cuándo", "When", "Wanneer"};
const LocalText who_title{"Quién", "Who", "Wie"};
const LocalText deed_title{"Acción", "Deed", "Handeling"};
const LocalText after_title{"Después", "After", "Daarna"};
const LocalText field_title{"Campo", "Field", "Veld"};
const LocalText value_title{"Valor", "Value", "Waarde"};

Archived archived_asked(const Arguments& arguments) {
    const std::string word = arguments.text("archived");
    return word == "included" ? Archived::included : word == "only" ? Archived::only : Archived::left_out;
}

Result<records::Query> query_asked(const Arguments& arguments, const Kind& kind, const access::Scope& scope) {
    const std::string filter = arguments.text("filter"), order = arguments.text("order"),
                      search = arguments.text("search"), after = arguments.text("after");
    return records::parse_query(kind,
                                {.filters = filter,
                                 .order = order,
                                 .search = search,
                                 .archived = archived_asked(arguments),
                                 .after = after,
                                 .limit = parse_integer(arguments.text("limit")).value_or(50)},
                                scope);
}

/// What a list does not carry: a page of fifty maps is no page.
void drop_documents(const Kind& kind, Record& record) {
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        if (kind.fields[i].type == FieldType::document) record.values[i] = {};
    }
}

std::string table_of(const Kind& kind, const Page& page, World& world) {
    std::vector<TextColumn> columns{{id_title.in(world.language)}};
    for (const records::Field& field : kind.fields) {
        if (field.listed == records::Listed::yes) columns.push_back({field.label.in(world.language)});
    }
    const RecordTitles titles(world);
    std::vector<std::vector<std::string>> rows;
    for (const Record& record : page.records) {
        const bool all = world.caller->scope.may(kind.readers, records::unit_of(kind, record));
        std::vector<std::string> row{record.id.text};
        for (std::size_t i = 0; i < kind.fields.size(); ++i) {
            const records::Field& field = kind.fields[i];
            if (field.listed == records::Listed::no) continue;
            std::string text = value_text(field, record.values[i], world.language, all ? Shown::all : Shown::open_only);
            const std::string title =
                field.type == FieldType::reference && !text.empty() ? titles.title(field.refers_to, text) : "";
            row.push_back(title.empty() ? std::move(text) : title);
        }
        rows.push_back(std::move(row));
    }
    return text_table(columns, rows);
}

/// {"unit":{"01J…":"Triaje"}}: what the references of a page show.
std::string titles_json(const Kind& kind, const std::vector<const Record*>& shown, World& world) {
    const RecordTitles titles(world);
    std::map<std::string_view, std::map<std::string, std::string>> known;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const records::Field& field = kind.fields[i];
        if (field.type != FieldType::reference || records::is_guarded(field)) continue;
        for (const Record* record : shown) {
            const auto* id = std::get_if<std::string>(&record->values[i]);
            if (id == nullptr) continue;
            const std::string title = titles.title(field.refers_to, *id);
            if (!title.empty()) known[field.refers_to][*id] = title;
        }
    }
    std::string out = "{";
    for (const auto& [kind_name, of_kind] : known) {
        if (out.size() > 1) out += ',';
        records::append_json_text(out, kind_name);
        out += ":{";
        for (const auto& [id, title] : of_kind) {
            if (out.back() != '{') out += ',';
            records::append_json_text(out, std::string_view(id));
            out += ':';
            records::append_json_text(out, std::string_view(title));
        }
        out += '}';
    }
    return out += '}';
}

/// The object `json` with one more member at its end.
std::string with_member(std::string json, std::string_view name, const std::string& value) {
    json.pop_back();
    return json + ",\"" + std::string(name) + "\":" + value + "}";
}

Result<Outcome> run_list(const Arguments& arguments, World& world) {
    const Result<const Kind*> kind = kind_given(arguments);
    if (!kind) return kind.errors();
    const Result<records::Query> query = query_asked(arguments, **kind, world.caller->scope);
    if (!query) return query.errors();
    Result<Page> page = world.snapshot->list(*query);
    if (!page) return page.errors();
    std::erase_if((*page).records,
                  [&](const Record& record) { return !may_read(world.caller->scope, **kind, record); });
    for (Record& record : (*page).records) drop_documents(**kind, record);
    std::string json = records::page_json(**kind, *page, world.caller->scope);
    if (arguments.has("titles")) {
        std::vector<const Record*> shown;
        for (const Record& record : page->records) shown.push_back(&record);
        json = with_member(std::move(json), "titles", titles_json(**kind, shown, world));
    }
    const bool at_terminal = world.caller->proof == access::Proof::machine;  // nobody else reads the table
    return Outcome{.text = at_terminal ? table_of(**kind, *page, world) : "", .json = std::move(json)};
}

std::string sheet_text(const Kind& kind, const Record& record, World& world) {
    const bool all = world.caller->scope.may(kind.readers, records::unit_of(kind, record));
    std::vector<std::vector<std::string>> rows{{id_title.in(world.language), record.id.text},
                                               {version_title.in(world.language), std::to_string(record.version)}};
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        rows.push_back(
            {kind.fields[i].label.in(world.language),
             value_text(kind.fields[i], record.values[i], world.language, all ? Shown::all : Shown::open_only)});
    }
    return text_table({{field_title.in(world.language)}, {value_title.in(world.language)}}, rows);
}

Result<Outcome> run_show(const Arguments& arguments, World& world) {
    const Result<const Kind*> kind = kind_given(arguments);
    if (!kind) return kind.errors();
    const Result<Record> record = record_seen(world, **kind, arguments.text("id"));
    if (!record) return record.errors();
    std::string json = records::record_json(**kind, *record, world.caller->scope);
    if (arguments.has("titles")) json = with_member(std::move(json), "titles", titles_json(**kind, {&*record}, world));
    return Outcome{.text = sheet_text(**kind, *record, world), .json = std::move(json)};
}

std::string line_json(const seams::HistoryLine& line) {
    std::string out = "{\"version\":" + std::to_string(line.version) + ",\"when\":\"" + calendar::iso_text(line.when) +
                      "\",\"actor\":";
    records::append_json_text(out, std::string_view(line.actor));
    records::append_json_text(out += ",\"deed\":", std::string_view(line.deed));
    return out + ",\"before\":" + line.before_json + ",\"after\":" + line.after_json + "}";
}

Result<Outcome> run_history(const Arguments& arguments, World& world) {
    const Result<const Kind*> kind = kind_given(arguments);
    if (!kind) return kind.errors();
    const Result<Record> record = record_seen(world, **kind, arguments.text("id"));
    if (!record) return record.errors();
    const auto lines = world.snapshot->history(**kind, record->id);
    if (!lines) return lines.errors();
    std::string json = "{\"history\":[";
    std::vector<std::vector<std::string>> rows;
    for (const seams::HistoryLine& line : *lines) {
        if (json.back() != '[') json += ',';
        json += line_json(line);
        rows.push_back(
            {std::to_string(line.version), calendar::iso_text(line.when), line.actor, line.deed, line.after_json});
    }
    const Language language = world.language;
    return Outcome{.text = text_table({{version_title.in(language), Align::right},
                                       {when_title.in(language)},
                                       {who_title.in(language)},
                                       {deed_title.in(language)},
                                       {after_title.in(language)}},
                                      rows),
                   .json = json + "]}"};
}

Result<Outcome> run_form(const Arguments& arguments, World& world) {
    const Result<const Kind*> kind = kind_given(arguments);
    if (!kind) return kind.errors();
    const std::string json = records::form_json(**kind, world.caller->scope.roles().meets((*kind)->writers));
    return Outcome{.text = json + "\n", .json = json};
}

std::vector<Input> list_inputs() {
    return {kind_input(),
            {.name = "filter",
             .kind = InputKind::text,
             .help = {"condiciones: role_class=front_line;active=yes", "conditions: role_class=front_line;active=yes",
                      "voorwaarden: role_class=front_line;active=yes"}},
            {.name = "order",
             .kind = InputKind::text,
             .help = {"orden: -updated,name", "order: -updated,name", "volgorde: -updated,name"}},
            {.name = "search",
             .kind = InputKind::text,
             .help = {"palabras que buscar", "words to look for", "te zoeken woorden"}},
            {.name = "archived",
             .kind = InputKind::choice,
             .help = {"con los archivados o solo ellos", "with the archived or only them",
                      "met de gearchiveerde of alleen die"},
             .choices = {"left_out", "included", "only"}},
            {.name = "after",
             .kind = InputKind::text,
             .help = {"dónde empieza la página («next» de la anterior)",
                      "where the page begins (\"next\" of the one before)",
                      "waar de pagina begint (\"next\" van de vorige)"}},
            {.name = "limit",
             .kind = InputKind::whole_number,
             .help = {"registros por página; por defecto 50", "records on a page; 50 by default",
                      "records per pagina; standaard 50"}},
            {.name = "titles",
             .kind = InputKind::flag,
             .help = {"también los títulos de lo referido", "also the titles of what is referred to",
                      "ook de titels van waarnaar wordt verwezen"}}};
}

}  // namespace

Input kind_input() {
    return {.name = "kind",
            .kind = InputKind::text,
            .help = {"tipo de registro: unit, person, service…", "kind of record: unit, person, service…",
                     "soort record: unit, person, service…"},
            .positional = true,
            .required = true};
}

Input id_input() {
    return {.name = "id",
            .kind = InputKind::text,
            .help = {"identificador del registro", "id of the record", "id van het record"},
            .positional = true,
            .required = true};
}

std::vector<Action> record_reading_actions() {
    const Input titles = list_inputs().back();
    return {{.name = "record list",
             .help = {"listar registros con filtro y orden", "list records with filter and order",
                      "records opsommen met filter en volgorde"},
             .who = Permission::readers_of_kind(),
             .effect = Effect::reads,
             .example = "ciclo record list unit --order name",
             .inputs = list_inputs(),
             .run = run_list,
             .route = {HttpMethod::get, "/api/records/{kind}"}},
            {.name = "record show",
             .help = {"ver un registro", "show one record", "één record tonen"},
             .who = Permission::readers_of_kind(),
             .effect = Effect::reads,
             .example = "ciclo record show unit 01JABCDEFGHJKMNPQRSTVWXYZ0",
             .inputs = {kind_input(), id_input(), titles},
             .run = run_show,
             .route = {HttpMethod::get, "/api/records/{kind}/{id}"}},
            {.name = "record history",
             .help = {"quién cambió qué y cuándo en un registro", "who changed what and when in a record",
                      "wie wat wanneer in een record wijzigde"},
             .who = Permission::readers_of_kind(),
             .effect = Effect::reads,
             .example = "ciclo record history unit 01JABCDEFGHJKMNPQRSTVWXYZ0",
             .inputs = {kind_input(), id_input()},
             .run = run_history,
             .route = {HttpMethod::get, "/api/records/{kind}/{id}/history"}},
            {.name = "record form",
             .help = {"el formulario de un tipo de registro", "the form of a kind of record",
                      "het formulier van een soort record"},
             .who = Permission::readers_of_kind(),
             .effect = Effect::reads,
             .example = "ciclo record form person",
             .inputs = {kind_input()},
             .run = run_form,
             .route = {HttpMethod::get, "/api/records/{kind}/form"}}};
}

std::vector<Action> record_actions() {
    std::vector<Action> all;
    for (std::vector<Action> part : {record_reading_actions(), record_writing_actions(), record_sheet_actions()}) {
        for (Action& action : part) all.push_back(std::move(action));
    }
    return all;
}

}  // namespace ciclo::actions
