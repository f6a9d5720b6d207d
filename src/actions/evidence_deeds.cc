// evidence preview, import, list, ledger, undo, redo.
#include "actions/evidence_deeds.h"

#include "actions/cycle_answers.h"
#include "actions/event_evidence.h"
#include "actions/evidence_ledger.h"
#include "actions/evidence_limits.h"
#include "actions/evidence_measuring.h"
#include "actions/evidence_preparing.h"
#include "actions/text_table.h"
#include "base/number.h"
#include "base/text.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "organisation/evidence_limits.h"
#include "records/json.h"

namespace ciclo::actions {

namespace {

using formats::Value;
using organisation::evidence_import_kind;
using records::Record;

Value errors_told(const Errors& errors) {
    std::vector<Value> told;
    for (const Error& error : errors) {
        told.push_back(formats::object({{"code", formats::string(error.code.empty() ? "unreadable" : error.code)},
                                        {"what", formats::string(error.what)},
                                        {"cure", formats::string(error.cure)},
                                        {"line", formats::integer(error.place.line)},
                                        {"column", formats::integer(error.place.column)}}));
    }
    return formats::list(std::move(told));
}

Value mapping_told(const Prepared& prepared) {
    if (prepared.columns_json.empty()) return formats::object({});
    const Result<Value> mapping = formats::read_json(prepared.columns_json, "columns");
    return mapping ? *mapping : formats::object({});
}

/// Of an object-centric log: what a case may be.
Value object_types_told(const Prepared& prepared) {
    if (prepared.sort != EvidenceSort::events) return formats::list({});
    return object_types_json(prepared.file.bytes, prepared.file.name);
}

Result<Outcome> run_preview(const Arguments& arguments, World& world) {
    const Result<Record> cycle_record = cycle_given(arguments, world, Want::writing);
    if (!cycle_record) return cycle_record.errors();
    const Result<CycleVersion> version = version_in_force(*cycle_record, "", world);
    if (!version) return version.errors();
    const Result<Prepared> prepared = prepared_file(*cycle_record, *version->map, arguments, world);
    if (!prepared) return prepared.errors();
    const EvidenceReading& reading = prepared->reading;
    const Value ledger = told_ledger(kept_ledger(reading.ledger), world.language, evidence_limits::entries_told);
    const Value answer = formats::object(
        {{"what", formats::string(code_of(prepared->sort))},
         {"fingerprint", formats::string(prepared->headers)},
         {"remembered", formats::boolean(prepared->remembered)},
         {"columns", columns_told(prepared->sort, prepared->heading, *version->map)},
         {"mapping", mapping_told(*prepared)},
         {"object_types", object_types_told(*prepared)},
         {"rows", formats::integer(reading.rows)},
         {"used", formats::integer(reading.used)},
         {"first_day", reading.first_day ? formats::string(calendar::iso_text(*reading.first_day)) : formats::null()},
         {"last_day", reading.last_day ? formats::string(calendar::iso_text(*reading.last_day)) : formats::null()},
         {"ledger", ledger},
         {"errors", errors_told(reading.errors)}});
    return Outcome{.text = std::string(printed(prepared->sort, world.language)) + ": " + std::to_string(reading.used) +
                           " / " + std::to_string(reading.rows) + "\n",
                   .in_order = reading.errors.empty(),
                   .json = cycle::compact_json(answer)};
}

/// Errors of the file's content stand at their line; the door tells them by the code.
Errors of_file(Errors errors) {
    for (Error& error : errors) {
        if (error.code.empty()) error.code = "unreadable";
    }
    return errors;
}

Result<Outcome> run_import(const Arguments& arguments, World& world) {
    const Result<Record> cycle_record = cycle_given(arguments, world, Want::writing);
    if (!cycle_record) return cycle_record.errors();
    const Result<CycleVersion> version = version_in_force(*cycle_record, "", world);
    if (!version) return version.errors();
    Result<Prepared> prepared = prepared_file(*cycle_record, *version->map, arguments, world);
    if (!prepared) return prepared.errors();
    if (!prepared->reading.errors.empty()) return of_file(prepared->reading.errors);
    NewImport import{.sort = prepared->sort,
                     .wave = std::string(trim(arguments.text("wave"))),
                     .file_name = std::string(first_code_points(prepared->file.name, evidence_limits::name_signs)),
                     .note = arguments.text("note"),
                     .columns_json = prepared->columns_json,
                     .headers = prepared->headers,
                     .cycle_version = version->number,
                     .bytes = std::move((*prepared).file.bytes),
                     .reading = std::move((*prepared).reading)};
    return import_outcome(*cycle_record, import, world);
}

/// The file is read here; the shelf has the reading when the import asks for it with the pen in its hand.
void read_before(const Arguments& arguments, World& world) {
    const Result<Outcome> seen = run_preview(arguments, world);
    static_cast<void>(seen);  // what is wrong with it the import says itself
}

Result<Outcome> run_list(const Arguments& arguments, World& world) {
    const Result<Record> cycle_record = cycle_given(arguments, world, Want::reading);
    if (!cycle_record) return cycle_record.errors();
    auto imports = imports_of(*world.snapshot, cycle_record->id.text);
    if (!imports) return imports.errors();
    std::string json = "{\"imports\":[";
    std::vector<std::vector<std::string>> rows;
    const std::vector<Record> ordered = oldest_first(*std::move(imports));
    for (auto import = ordered.rbegin(); import != ordered.rend(); ++import) {
        if (json.back() != '[') json += ',';
        json += records::record_json(evidence_import_kind(), *import, world.caller->scope);
        rows.push_back({import->id.text, text_of(*import, "what"), text_of(*import, "wave"), text_of(*import, "file_name"),
                        std::to_string(count_of(*import, "used").value_or(0)), text_of(*import, "state")});
    }
    static const LocalText headings[]{{"Importación", "Import", "Import"}, {"Qué es", "What it is", "Wat het is"},
                                      {"Ola", "Wave", "Ronde"},            {"Archivo", "File", "Bestand"},
                                      {"Usadas", "Used", "Gebruikt"},      {"Estado", "State", "Stand"}};
    std::vector<TextColumn> columns;
    for (const LocalText& heading : headings) columns.push_back({heading.in(world.language)});
    return Outcome{.text = text_table(columns, rows), .json = json + "]}"};
}

Result<Record> import_given(const Arguments& arguments, World& world, Want want) {
    Result<Record> import = record_seen(world, evidence_import_kind(), arguments.text("import"));
    if (!import || want == Want::reading) return import;
    const records::Kind& kind = evidence_import_kind();
    if (!world.caller->scope.may(kind.writers, records::unit_of(kind, *import))) return not_yours();
    return import;
}

Result<Outcome> run_ledger(const Arguments& arguments, World& world) {
    const Result<Record> import = import_given(arguments, world, Want::reading);
    if (!import) return import.errors();
    const Result<std::string> bytes = part_bytes(*world.snapshot, import->id.text, PartHolds::ledger);
    if (!bytes) return bytes.errors();
    const Result<Value> kept = formats::read_json(*bytes, "ledger");
    ENSURE(kept.ok(), "a ledger that was kept can be read");
    const std::string csv = ledger_csv(*kept, world.language);
    if (arguments.text("format") == "csv") {
        return Outcome{.text = csv, .attachment = Attachment{"ledger-" + import->id.text + ".csv", "text/csv; charset=utf-8", csv}};
    }
    return Outcome{.text = csv, .json = cycle::compact_json(told_ledger(*kept, world.language, static_cast<std::size_t>(-1)))};
}

Result<Outcome> set_state(const Arguments& arguments, World& world, ImportState state) {
    const Result<Record> import = import_given(arguments, world, Want::writing);
    if (!import) return import.errors();
    const records::Kind& kind = evidence_import_kind();
    std::vector<records::FieldValue> values = import->values;
    values[kind.at("state")] = std::string(code_of(state));
    const std::int64_t seen = parse_integer(arguments.text("version")).value_or(import->version);
    const Result<Record> written = world.pen->update(kind, import->id, seen, std::move(values));
    if (!written) return written.errors();
    return Outcome{.text = written->id.text + "\n",
                   .json = "{\"import\":" + records::record_json(kind, *written, world.caller->scope) + "}"};
}

Input import_input() {
    return {.name = "import",
            .kind = InputKind::text,
            .help = {"id de la importación", "id of the import", "id van de import"},
            .positional = true,
            .required = true};
}
Input version_seen_input() {
    return {.name = "version",
            .kind = InputKind::whole_number,
            .help = {"la versión que se vio", "the version that was seen", "de versie die gezien is"}};
}

std::vector<Input> file_inputs(bool what_required) {
    return {cycle_id_input(),
            {.name = "file",
             .kind = InputKind::file,
             .help = {"el archivo: CSV, XLSX, XES, OCEL, también en gzip", "the file: CSV, XLSX, XES, OCEL, gzipped too",
                      "het bestand: CSV, XLSX, XES, OCEL, ook met gzip"},
             .positional = true,
             .required = true},
            {.name = "what",
             .kind = InputKind::choice,
             .help = {"qué es", "what it is", "wat het is"},
             .required = what_required,
             .choices = {"answers", "importance", "cases", "times", "events"}},
            {.name = "columns",
             .kind = InputKind::json,
             .help = {"qué significa cada columna (docs/evidence-files.md, como JSON)",
                      "what each column means (docs/evidence-files.md, as JSON)",
                      "wat elke kolom betekent (docs/evidence-files.md, als JSON)"}},
            {.name = "wave",
             .kind = InputKind::text,
             .help = {"a qué ronda pertenece: A", "which round it belongs to: A", "bij welke ronde het hoort: A"}},
            {.name = "note", .kind = InputKind::text, .help = {"de dónde viene", "where it comes from", "waar het vandaan komt"}}};
}

std::vector<Action> file_actions(Permission readers, Permission writers) {
    return {{.name = "evidence preview",
             .help = {"mirar un archivo de evidencia sin guardar nada", "look at a file of evidence, keeping nothing",
                      "een bestand met gegevens bekijken zonder iets te bewaren"},
             .who = writers,
             .effect = Effect::derives,
             .example = "ciclo evidence preview 01JABCDEFGHJKMNPQRSTVWXYZ0 survey.csv",
             .inputs = file_inputs(false),
             .run = run_preview,
             .route = {HttpMethod::post, "/api/cycles/{id}/imports/preview"}},
            {.name = "evidence import",
             .help = {"importar un archivo de evidencia a un ciclo", "import a file of evidence into a cycle",
                      "een bestand met gegevens in een cyclus importeren"},
             .who = writers,
             .effect = Effect::writes,
             .example = "ciclo evidence import 01JABCDEFGHJKMNPQRSTVWXYZ0 survey.csv --what answers --wave A",
             .inputs = file_inputs(true),
             .run = run_import,
             .route = {HttpMethod::post, "/api/cycles/{id}/imports"},
             .rate = Rate::uploads,
             .before = read_before},
            {.name = "evidence list",
             .help = {"las importaciones de un ciclo", "the imports of a cycle", "de imports van een cyclus"},
             .who = readers,
             .effect = Effect::reads,
             .example = "ciclo evidence list 01JABCDEFGHJKMNPQRSTVWXYZ0",
             .inputs = {cycle_id_input()},
             .run = run_list,
             .route = {HttpMethod::get, "/api/cycles/{id}/imports"}}};
}

}  // namespace

Result<Outcome> import_outcome(const Record& cycle_record, const NewImport& import, World& world) {
    if (length_in_code_points(import.wave) > evidence_limits::wave_signs) {
        return Error{ErrorKind::limit, "the wave has more than 40 characters", "give it a short label", {"wave", 0, 0}, "too_long"};
    }
    if (length_in_code_points(import.note) > evidence_limits::note_signs) {
        return Error{ErrorKind::limit, "the note has more than 400 characters", "write one sentence", {"note", 0, 0}, "too_long"};
    }
    if (import.columns_json.size() > organisation::limits::columns) {
        return Error{ErrorKind::limit, "the mapping of the columns is too long", "name only the columns that are used",
                     {"columns", 0, 0}, "too_long"};
    }
    const Result<Record> record = keep_import(cycle_record, import, world);
    if (!record) return record.errors();
    const Value ledger = told_ledger(kept_ledger(import.reading.ledger), world.language, evidence_limits::entries_told);
    return Outcome{.text = record->id.text + "\n",
                   .json = "{\"import\":" + records::record_json(evidence_import_kind(), *record, world.caller->scope) +
                           ",\"rows\":" + std::to_string(import.reading.rows) +
                           ",\"used\":" + std::to_string(import.reading.used) +
                           ",\"ledger\":" + cycle::compact_json(ledger) + "}"};
}

std::vector<Action> evidence_actions() {
    const auto readers = Permission::of(evidence_import_kind().readers), writers = Permission::of(evidence_import_kind().writers);
    std::vector<Action> all = file_actions(readers, writers);
    all.push_back({.name = "evidence ledger",
                   .help = {"lo que una importación no usó tal como estaba", "what an import did not use as it stood",
                            "wat een import niet gebruikte zoals het er stond"},
                   .who = readers,
                   .effect = Effect::reads,
                   .example = "ciclo evidence ledger 01JABCDEFGHJKMNPQRSTVWXYZ0",
                   .inputs = {import_input(),
                              {.name = "format",
                               .kind = InputKind::choice,
                               .help = {"json o csv", "json or csv", "json of csv"},
                               .choices = {"json", "csv"}}},
                   .run = run_ledger,
                   .route = {HttpMethod::get, "/api/imports/{import}/ledger"}});
    all.push_back({.name = "evidence undo",
                   .help = {"deshacer una importación entera", "undo a whole import", "een hele import ongedaan maken"},
                   .who = writers,
                   .effect = Effect::writes,
                   .example = "ciclo evidence undo 01JABCDEFGHJKMNPQRSTVWXYZ0",
                   .inputs = {import_input(), version_seen_input()},
                   .run = [](const Arguments& given, World& world) { return set_state(given, world, ImportState::undone); },
                   .route = {HttpMethod::post, "/api/imports/{import}/undo"}});
    all.push_back({.name = "evidence redo",
                   .help = {"volver a contar una importación deshecha", "count an undone import again",
                            "een ongedaan gemaakte import weer meetellen"},
                   .who = writers,
                   .effect = Effect::writes,
                   .example = "ciclo evidence redo 01JABCDEFGHJKMNPQRSTVWXYZ0",
                   .inputs = {import_input(), version_seen_input()},
                   .run = [](const Arguments& given, World& world) { return set_state(given, world, ImportState::in_use); },
                   .route = {HttpMethod::post, "/api/imports/{import}/redo"}});
    all.push_back(measure_action(writers));
    return all;
}

}  // namespace ciclo::actions
