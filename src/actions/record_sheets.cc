// record export, export-private: records out as CSV, XLSX or JSON.
#include "actions/record_limits.h"

#include "actions/identity_parts.h"
#include "actions/record_access.h"
#include "actions/record_deeds.h"
#include "actions/record_import.h"
#include "base/number.h"
#include "formats/table.h"
#include "records/json.h"
#include "records/query.h"
#include "records/value.h"

namespace ciclo::actions {

namespace {

using records::Kind;
using records::Privacy;
using records::Record;

/// Who may carry personal data out, where they hold that role.
constexpr access::RoleSet carriers = access::Role::administrator | access::Role::data_protection_officer;

Result<std::vector<Record>> records_asked(const Arguments& arguments, const Kind& kind, World& world, Privacy privacy) {
    const access::Scope& scope = world.caller->scope;
    const std::string filter = arguments.text("filter"), order = arguments.text("order");
    Result<records::Query> query =
        records::parse_query(kind, {.filters = filter, .order = order, .limit = record_limits::page}, scope);
    if (!query) return query.errors();
    std::vector<Record> out;
    do {
        if (world.progress.cancelled()) return Error{ErrorKind::refused, "cancelled", "ask again", {}, "cancelled"};
        Result<records::Page> page = world.snapshot->list(*query);
        if (!page) return page.errors();
        for (Record& record : (*page).records) {
            const std::string unit = records::unit_of(kind, record);
            const bool carried = privacy == Privacy::without_personal
                                     ? may_read(scope, kind, unit)
                                     : scope.may(kind.readers, unit) && scope.may(carriers, unit);
            if (carried) out.push_back(std::move(record));
        }
        if (static_cast<std::int64_t>(out.size()) > record_limits::exported) {
            return Error{ErrorKind::limit,
                         "there are more than " + std::to_string(record_limits::exported) + " records",
                         "narrow them with a filter",
                         {"filter", 0, 0},
                         "too_many"};
        }
        (*query).after = page->next;
    } while (!query->after.empty());
    return out;
}

std::string all_json(const Kind& kind, std::vector<Record> records, Privacy privacy, const access::Scope& scope) {
    std::string out = "{\"records\":[";
    for (Record& record : records) {
        if (privacy == Privacy::without_personal) {
            for (std::size_t i = 0; i < kind.fields.size(); ++i) {
                if (records::is_guarded(kind.fields[i])) record.values[i] = {};
            }
        }
        if (out.back() != '[') out += ',';
        out += records::record_json(kind, record, scope);
    }
    return out + "]}\n";
}

Result<Attachment> attachment_of(const Arguments& arguments, const Kind& kind, std::vector<Record> records,
                                 World& world, Privacy privacy) {
    const std::string format = arguments.maybe("format").value_or("csv"), name = std::string(kind.name) + "." + format;
    if (format == "json")
        return Attachment{name, "application/json", all_json(kind, std::move(records), privacy, world.caller->scope)};
    const RecordTitles titles(world);
    const std::vector<std::vector<std::string>> rows = records::sheet_of(kind, records, titles, privacy);
    if (format == "csv") return Attachment{name, "text/csv; charset=utf-8", formats::write_csv(rows)};
    Result<std::string> book = records::sheet_xlsx(kind, rows, world.language);
    if (!book) return book.errors();
    return Attachment{name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", *std::move(book)};
}

Outcome outcome_of(Attachment attachment, std::size_t n, const World& world) {
    static const LocalText words{"registros", "records", "records"};
    return {.text = std::to_string(n) + " " + words.in(world.language) + "\n", .attachment = std::move(attachment)};
}

Result<Outcome> run_export(const Arguments& arguments, World& world) {
    const Result<const Kind*> kind = kind_given(arguments);
    if (!kind) return kind.errors();
    Result<std::vector<Record>> records = records_asked(arguments, **kind, world, Privacy::without_personal);
    if (!records) return records.errors();
    const std::size_t n = records->size();
    Result<Attachment> attachment =
        attachment_of(arguments, **kind, *std::move(records), world, Privacy::without_personal);
    if (!attachment) return attachment.errors();
    return outcome_of(*std::move(attachment), n, world);
}

/// Before the data go out the chain says who took them: no line, no data. The answer itself is kept nowhere.
Result<Done> told_to_audit(const Kind& kind, std::size_t n, const std::string& why, World& world) {
    const auto line = [&](seams::Pen& pen) -> Result<std::string> {
        std::string detail = "{\"records\":" + std::to_string(n) + ",\"why\":" + records::list_text({why}) + "}";
        const Result<Done> audited = pen.audit("personal data exported", kind.name, detail);
        if (!audited) return audited.errors();
        return std::string("{}");
    };
    const Result<std::string> written = write_once(world, world.caller->scope, "record export-private", line);
    if (!written) return written.errors();
    return done;
}

Result<Outcome> run_export_private(const Arguments& arguments, World& world) {
    const Result<const Kind*> kind = kind_given(arguments);
    if (!kind) return kind.errors();
    if (!world.caller->scope.roles().meets((*kind)->readers)) return not_yours();
    if (!world.caller->recently_confirmed) {
        return Error{ErrorKind::refused,
                     "this asks for a fresh confirmation",
                     "give your password again, then repeat it",
                     {},
                     "confirm_first"};
    }
    const Result<std::unique_ptr<seams::Snapshot>> snapshot = world.store->read(world.caller->scope);
    if (!snapshot) return snapshot.errors();
    World reading{world.files, world.progress, world.language};
    reading.caller = world.caller;
    reading.snapshot = snapshot->get();
    Result<std::vector<Record>> records = records_asked(arguments, **kind, reading, Privacy::with_personal);
    if (!records) return records.errors();
    const std::size_t n = records->size();
    Result<Attachment> attachment =
        attachment_of(arguments, **kind, *std::move(records), reading, Privacy::with_personal);
    if (!attachment) return attachment.errors();
    const Result<Done> audited = told_to_audit(**kind, n, arguments.text("why"), world);
    if (!audited) return audited.errors();
    return outcome_of(*std::move(attachment), n, world);
}

std::vector<Input> export_inputs() {
    return {kind_input(),
            {.name = "format",
             .kind = InputKind::choice,
             .help = {"formato; por defecto csv", "format; csv by default", "formaat; standaard csv"},
             .choices = {"csv", "xlsx", "json"}},
            {.name = "filter",
             .kind = InputKind::text,
             .help = {"condiciones, como en record list", "conditions, as in record list",
                      "voorwaarden, zoals bij record list"}},
            {.name = "order",
             .kind = InputKind::text,
             .help = {"orden: -updated,name", "order: -updated,name", "volgorde: -updated,name"}}};
}

}  // namespace

std::vector<Action> record_sheet_actions() {
    std::vector<Input> private_inputs = export_inputs();
    private_inputs.push_back({.name = "why",
                              .kind = InputKind::text,
                              .help = {"para qué; queda en el registro de auditoría",
                                       "what for; it stays in the audit log", "waarvoor; blijft in het auditlogboek"},
                              .required = true});
    return {{.name = "record export",
             .help = {"sacar registros a CSV, XLSX o JSON, sin datos personales",
                      "take records out as CSV, XLSX or JSON, without personal data",
                      "records als CSV, XLSX of JSON uitvoeren, zonder persoonsgegevens"},
             .who = Permission::readers_of_kind(),
             .effect = Effect::reads,
             .example = "ciclo record export unit --format xlsx",
             .inputs = export_inputs(),
             .run = run_export,
             .route = {HttpMethod::get, "/api/records/{kind}/export"},
             .rate = Rate::exports},
            {.name = "record export-private",
             .help = {"sacar registros con sus datos personales; queda en la auditoría",
                      "take records out with their personal data; the audit tells",
                      "records met persoonsgegevens uitvoeren; de audit vermeldt het"},
             .who = Permission::of(carriers),
             .effect = Effect::proves,
             .example = "ciclo record export-private person --why \"solicitud de acceso\"",
             .inputs = std::move(private_inputs),
             .run = run_export_private,
             .route = {HttpMethod::post, "/api/records/{kind}/export-private"},
             .rate = Rate::exports},
            record_import_action()};
}

}  // namespace ciclo::actions
