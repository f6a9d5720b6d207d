// audit list, audit export: the lines of the audit, newest first, with filters.
#include <map>

#include "actions/identity_parts.h"
#include "actions/record_access.h"
#include "actions/upkeep_deeds.h"
#include "base/ensure.h"
#include "base/number.h"
#include "base/text.h"
#include "calendar/duration.h"
#include "formats/table.h"
#include "organisation/kinds.h"
#include "records/json_text.h"

namespace ciclo::actions {

namespace {

constexpr std::int64_t page_lines = 50, most_page_lines = 200;
constexpr std::int64_t exported_lines = 100'000;  ///< a year of a busy house; more comes by its periods

constexpr access::RoleSet watchers = access::Role::administrator | access::Role::data_protection_officer;

Error refusal(std::string_view field, std::string what, std::string cure) {
    return {ErrorKind::invalid, std::move(what), std::move(cure), {std::string(field), 0, 0}, "wrong_value"};
}

/// A whole number from 0 on; `otherwise` when it is not given.
Result<std::int64_t> whole_in(const Arguments& arguments, std::string_view name, std::int64_t otherwise, std::int64_t most) {
    if (!arguments.has(name)) return otherwise;
    const auto number = parse_integer(arguments.text(name));
    if (number && *number >= 0 && *number <= most) return *number;
    return refusal(name, std::string(name) + " is no whole number up to " + std::to_string(most), "give one");
}

/// Days are the organisation's own words for a period; the audit keeps UTC.
Result<std::optional<calendar::Instant>> begin_of_day(const Arguments& arguments, std::string_view name, int days_after) {
    if (!arguments.has(name)) return std::optional<calendar::Instant>();
    const auto day = calendar::parse_day(arguments.text(name), calendar::DayOrder::year_month_day);
    if (!day) return refusal(name, quoted(arguments.text(name)) + " is no day", "write it as 2025-10-20");
    return std::optional(calendar::Instant{(std::int64_t{day->days_since_1970} + days_after) * calendar::microseconds_per_day});
}

Result<seams::AuditQuestion> question_of(const Arguments& arguments) {
    const auto from = begin_of_day(arguments, "from", 0), until = begin_of_day(arguments, "until", 1);
    const auto before = whole_in(arguments, "after", 0, INT64_MAX), limit = whole_in(arguments, "limit", page_lines, most_page_lines);
    if (!from) return from.errors();
    if (!until) return until.errors();
    if (!before) return before.errors();
    if (!limit) return limit.errors();
    return seams::AuditQuestion{.actor = arguments.text("actor"),
                                .event = arguments.text("deed"),
                                .object = arguments.text("object"),
                                .text = arguments.text("text"),
                                .from = *from,
                                .until = *until,
                                .before = *before,
                                .limit = std::max<std::int64_t>(*limit, 1)};
}

/// Whoever watches over one unit only does not see what everybody did.
Result<Done> watches_everything(const World& world) {
    if (world.caller->scope.may(watchers, "")) return done;
    return not_yours();
}

/// Names of those who did it, looked up once each; "" for the program, the machine and whoever was erased.
class ActorNames {
public:
    explicit ActorNames(World& world) : world_(world) {}

    const std::string& of(const std::string& actor) {
        const auto [found, is_new] = names_.try_emplace(actor);
        if (is_new) {
            const auto record = world_.snapshot->get(organisation::person_kind(), records::RecordId(actor));
            if (record) found->second = title_of(organisation::person_kind(), *record, world_.caller->scope, world_.language);
        }
        return found->second;
    }

private:
    World& world_;
    std::map<std::string, std::string> names_;
};

Result<std::vector<seams::AuditRow>> rows_of(const seams::AuditQuestion& question, World& world) {
    if (const auto allowed = watches_everything(world); !allowed) return allowed.errors();
    ENSURE(world.store != nullptr, "a deed that derives is given the store");
    return world.store->audit_log(question);
}

std::string row_json(const seams::AuditRow& row, ActorNames& names) {
    std::string json = "{\"sequence\":" + std::to_string(row.sequence) + ",\"when\":\"" + calendar::iso_text(row.when) + "\",\"actor\":";
    records::append_json_text(json, std::string_view(row.actor));
    records::append_json_text(json += ",\"name\":", std::string_view(names.of(row.actor)));
    records::append_json_text(json += ",\"deed\":", std::string_view(row.event));
    records::append_json_text(json += ",\"object\":", std::string_view(row.object));
    return json + ",\"details\":" + (row.detail_json.empty() ? "null" : row.detail_json) + "}";
}

Result<Outcome> run_list(const Arguments& arguments, World& world) {
    const Result<seams::AuditQuestion> question = question_of(arguments);
    if (!question) return question.errors();
    const auto rows = rows_of(*question, world);
    if (!rows) return rows.errors();
    ActorNames names(world);
    std::string json, text;
    for (const seams::AuditRow& row : *rows) {
        json += (json.empty() ? "" : ",") + row_json(row, names);
        text += std::to_string(row.sequence) + "  " + calendar::iso_text(row.when) + "  " + row.event + "  " + row.object + "\n";
    }
    const bool more = std::cmp_equal(rows->size(), question->limit) && rows->back().sequence > 1;
    return Outcome{.text = text,
                   .json = "{\"entries\":[" + json + "],\"next\":" + (more ? std::to_string(rows->back().sequence) : "null") + "}"};
}

Result<Outcome> run_export(const Arguments& arguments, World& world) {
    Result<seams::AuditQuestion> question = question_of(arguments);
    if (!question) return question.errors();
    (*question).limit = exported_lines;
    const auto rows = rows_of(*question, world);
    if (!rows) return rows.errors();
    ActorNames names(world);
    std::vector<std::vector<std::string>> lines{{"sequence", "when", "actor", "name", "deed", "object", "details"}};
    for (const seams::AuditRow& row : *rows) {
        lines.push_back({std::to_string(row.sequence), calendar::iso_text(row.when), row.actor, names.of(row.actor), row.event, row.object,
                         row.detail_json});
    }
    Outcome outcome;
    outcome.text = formats::write_csv(lines);
    outcome.attachment = Attachment{"audit.csv", "text/csv; charset=utf-8", outcome.text};
    return outcome;
}

std::vector<Input> filters() {
    return {{.name = "actor",
             .kind = InputKind::text,
             .help = {"identificador de quien lo hizo", "id of who did it", "kenmerk van wie het deed"}},
            {.name = "deed", .kind = InputKind::text, .help = {"qué se hizo: record erase", "what was done: record erase", "wat gedaan is: record erase"}},
            {.name = "object",
             .kind = InputKind::text,
             .help = {"a qué: unit, o parte de un identificador", "to what: unit, or part of an id", "waaraan: unit, of een deel van een kenmerk"}},
            {.name = "from", .kind = InputKind::day, .help = {"desde este día (UTC)", "from this day (UTC)", "vanaf deze dag (UTC)"}},
            {.name = "until", .kind = InputKind::day, .help = {"hasta este día, incluido", "up to this day, included", "tot en met deze dag"}},
            {.name = "text", .kind = InputKind::text, .help = {"texto en cualquier parte", "text anywhere", "tekst waar dan ook"}},
            {.name = "after",
             .kind = InputKind::whole_number,
             .help = {"el `next` de la página anterior", "`next` of the page before", "`next` van de vorige pagina"}}};
}

Input format_input() {
    return {.name = "format", .kind = InputKind::choice, .help = {"csv", "csv", "csv"}, .choices = {"csv"}};
}

}  // namespace

std::vector<Action> audit_actions() {
    std::vector<Input> listing = filters(), exporting = filters();
    listing.push_back({.name = "limit",
                       .kind = InputKind::whole_number,
                       .help = {"líneas por página: 50, 200 como mucho", "lines a page: 50, 200 at most", "regels per pagina: 50, hoogstens 200"}});
    exporting.push_back(format_input());
    return {{.name = "audit list",
             .help = {"quién hizo qué, lo más nuevo primero", "who did what, the newest first", "wie wat deed, het nieuwste eerst"},
             .who = Permission::of(watchers),
             .effect = Effect::derives,
             .example = "ciclo audit list --deed \"record erase\"",
             .inputs = std::move(listing),
             .run = run_list,
             .route = {HttpMethod::get, "/api/audit"}},
            {.name = "audit export",
             .help = {"quién hizo qué, en CSV", "who did what, as CSV", "wie wat deed, als CSV"},
             .who = Permission::of(watchers),
             .effect = Effect::derives,
             .example = "ciclo audit export --from 2025-10-01 --until 2025-10-31",
             .inputs = std::move(exporting),
             .run = run_export,
             .route = {HttpMethod::get, "/api/audit/export"},
             .doors = Doors::http,
             .rate = Rate::exports}};
}

}  // namespace ciclo::actions
