#include "actions/record_import.h"

#include <set>

#include "actions/identity_records.h"
#include "actions/record_change.h"
#include "actions/record_deeds.h"
#include "actions/record_followers.h"
#include "actions/record_limits.h"
#include "formats/table.h"
#include "records/json_text.h"
#include "records/value.h"

namespace ciclo::actions {

namespace {

using records::FieldValue;
using records::Kind;
using records::Record;

struct Count {
    int made = 0, changed = 0, unchanged = 0, left_out = 0;
};

class Importing {
public:
    Importing(World& world, const Kind& kind, bool dry_run)
        : world_(world), kind_(kind), lookup_(*world.pen, world.caller->scope), dry_run_(dry_run) {}

    Count count;
    Ledger ledger;

    /// An error here is the world's; what is wrong with the row goes to the ledger.
    Result<Done> take(const records::ImportRow& row) {
        if (row.id.empty()) return make(row);
        const Result<Record> before = record_seen(world_, kind_, row.id.text);
        if (!before) return leave_out(row, before.errors());
        return change(row, *before);
    }

private:
    Result<Done> make(const records::ImportRow& row) {
        std::vector<FieldValue> values = records::values_after(row, nullptr);
        Errors errors = objections_to_new(world_, kind_, values, lookup_);
        if (errors.empty()) errors = doubles(values, "");
        if (!errors.empty()) return leave_out(row, errors);
        if (!dry_run_) {
            const Result<Record> record = world_.pen->insert(kind_, std::move(values));
            if (!record) return leave_out(row, record.errors());
        }
        ++count.made;
        return done;
    }

    Result<Done> change(const records::ImportRow& row, const Record& before) {
        std::vector<FieldValue> values = records::values_after(row, &before.values);
        bool same = true;
        for (std::size_t i = 0; i < values.size(); ++i) {
            same = same && records::same(records::tidied(values[i]), records::tidied(before.values[i]));
        }
        if (same) return ++count.unchanged, done;
        Errors errors = objections_to_change(world_, kind_, before, values, lookup_);
        if (errors.empty()) errors = doubles(values, before.id.text);
        if (!errors.empty()) return leave_out(row, errors);
        if (!dry_run_) {
            const Result<Record> record = world_.pen->update(kind_, before.id, before.version, std::move(values));
            if (!record) return leave_out(row, record.errors());
            const Result<Done> followed = follow(world_, kind_, before, *record);
            if (!followed) return followed.errors();
        }
        ++count.changed;
        return done;
    }

    /// Unique fields, also among the rows of a rehearsal, which write nothing the store could see.
    Errors doubles(const std::vector<FieldValue>& values, const std::string& own_id) {
        Errors errors;
        for (std::size_t i = 0; i < kind_.fields.size(); ++i) {
            const std::string* text = records::text_in(values[i], Purpose::measure_length_only);
            if (!kind_.fields[i].unique || text == nullptr) continue;
            const auto stored = find_one(*world_.pen, kind_, kind_.fields[i].name, *text);
            const bool taken = stored && stored->has_value() && (*stored)->id.text != own_id;
            if (taken || !seen_.emplace(i, *text).second) {
                errors.push_back({ErrorKind::refused,
                                  std::string(kind_.fields[i].name) + " is another record's already",
                                  "",
                                  {std::string(kind_.fields[i].name), 0, 0},
                                  "not_unique"});
            }
        }
        return errors;
    }

    Result<Done> leave_out(const records::ImportRow& row, const Errors& errors) {
        for (const Error& error : errors) {
            if (error.kind == ErrorKind::io) return errors;
            ledger.add({row.place, error.code.empty() ? "refused" : error.code, error.place.file, "",
                        Treatment::row_left_out, ""});
        }
        ++count.left_out;
        return done;
    }

    World& world_;
    const Kind& kind_;
    const PenLookup lookup_;
    const bool dry_run_;
    std::set<std::pair<std::size_t, std::string>> seen_;
};

std::string_view word_of(Treatment treatment) {
    switch (treatment) {
        case Treatment::row_left_out:
            return "row_left_out";
        case Treatment::value_left_out:
            return "value_left_out";
        case Treatment::read_as:
            return "read_as";
        case Treatment::noted:
            return "noted";
    }
    return "";
}

std::string ledger_json(const Ledger& ledger) {
    std::string out = "[";
    for (const LedgerEntry& entry : ledger.entries()) {
        if (out.size() > 1) out += ',';
        out += "{\"line\":" + std::to_string(entry.place.line) + ",\"code\":";
        records::append_json_text(out, std::string_view(entry.code));
        records::append_json_text(out += ",\"field\":", std::string_view(entry.subject));
        records::append_json_text(out += ",\"text\":", std::string_view(entry.text));
        out += ",\"treatment\":\"" + std::string(word_of(entry.treatment)) + "\",\"reading\":";
        records::append_json_text(out, std::string_view(entry.reading));
        out += '}';
    }
    return out + "]";
}

std::string text_of(const Count& count, const Ledger& ledger, const World& world, bool dry_run) {
    static const LocalText made{"nuevos", "new", "nieuw"}, changed{"cambiados", "changed", "gewijzigd"},
        unchanged{"iguales", "unchanged", "ongewijzigd"}, left_out{"no tomados", "left out", "niet opgenomen"},
        rehearsal{"Ensayo, nada se escribió.", "A rehearsal: nothing was written.",
                  "Een proef: er is niets geschreven."};
    const Language language = world.language;
    std::string out = dry_run ? rehearsal.in(language) + "\n" : "";
    out += std::to_string(count.made) + " " + made.in(language) + ", " + std::to_string(count.changed) + " " +
           changed.in(language) + ", " + std::to_string(count.unchanged) + " " + unchanged.in(language) + ", " +
           std::to_string(count.left_out) + " " + left_out.in(language) + "\n";
    for (const LedgerEntry& entry : ledger.entries()) {
        out +=
            entry.place.text() + ": " + entry.code + (entry.subject.empty() ? "" : " (" + entry.subject + ")") + "\n";
    }
    return out;
}

Result<records::Import> sheet_given(const Arguments& arguments, const Kind& kind, World& world) {
    const std::string path = arguments.text("file");
    const Result<std::string> bytes = world.files.read(path, record_limits::sheet_bytes);
    if (!bytes) return bytes.errors();
    const Result<formats::Table> table = formats::read_table(*bytes, path);
    if (!table) return table.errors();
    if (static_cast<std::int64_t>(table->rows()) > record_limits::imported) {
        return Error{ErrorKind::limit,
                     "the sheet has more than " + std::to_string(record_limits::imported) + " rows",
                     "bring it in several parts",
                     {path, 0, 0},
                     "too_many"};
    }
    const RecordTitles titles(world);
    return records::read_sheet(kind, *table, titles);
}

Result<Outcome> run_import(const Arguments& arguments, World& world) {
    const Result<const Kind*> kind = kind_given(arguments);
    if (!kind) return kind.errors();
    const Result<records::Import> sheet = sheet_given(arguments, **kind, world);
    if (!sheet) return sheet.errors();
    const bool dry_run = arguments.has("dry-run");
    Importing importing(world, **kind, dry_run);
    std::set<std::pair<std::string, int>> refused_rows;
    for (const LedgerEntry& entry : sheet->ledger.entries()) {
        if (entry.treatment == Treatment::row_left_out) refused_rows.emplace(entry.place.file, entry.place.line);
    }
    importing.count.left_out = static_cast<int>(refused_rows.size());
    for (const records::ImportRow& row : sheet->rows) {
        const Result<Done> taken = importing.take(row);
        if (!taken) return taken.errors();
    }
    Ledger ledger = sheet->ledger;
    ledger.append(importing.ledger);
    const Count& count = importing.count;
    std::string json = "{\"dry_run\":" + std::string(dry_run ? "true" : "false") +
                       ",\"made\":" + std::to_string(count.made) + ",\"changed\":" + std::to_string(count.changed) +
                       ",\"unchanged\":" + std::to_string(count.unchanged) +
                       ",\"left_out\":" + std::to_string(count.left_out) + ",\"ledger\":" + ledger_json(ledger) + "}";
    return Outcome{
        .text = text_of(count, ledger, world, dry_run), .in_order = count.left_out == 0, .json = std::move(json)};
}

}  // namespace

Action record_import_action() {
    return {.name = "record import",
            .help = {"traer registros de una hoja CSV o XLSX, en una sola transacción",
                     "bring records in from a CSV or XLSX sheet, in one transaction",
                     "records uit een CSV- of XLSX-blad halen, in één transactie"},
            .who = Permission::writers_of_kind(),
            .effect = Effect::writes,
            .example = "ciclo record import person personas.xlsx --dry-run",
            .inputs = {kind_input(),
                       {.name = "file",
                        .kind = InputKind::file,
                        .help = {"la hoja", "the sheet", "het blad"},
                        .positional = true,
                        .required = true},
                       {.name = "dry-run",
                        .kind = InputKind::flag,
                        .help = {"ensayar: contar y avisar sin escribir", "rehearse: count and warn without writing",
                                 "proefdraaien: tellen en waarschuwen zonder te schrijven"}}},
            .run = run_import,
            .route = {HttpMethod::post, "/api/records/{kind}/import"},
            .rate = Rate::uploads};
}

}  // namespace ciclo::actions
