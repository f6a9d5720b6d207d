#include "actions/folder_words.h"

#include "base/number.h"

namespace ciclo::actions {

namespace {

constexpr double megabyte = 1e6;

std::string megabytes(std::int64_t bytes, Language language) {
    return format_trimmed(static_cast<double>(bytes) / megabyte, 1, language) + " MB";
}

const LocalText schema{"esquema", "schema", "schema"};
const LocalText program{"programa", "program", "programma"};
const LocalText with_key{"con la clave maestra, sellada", "with the master key, sealed",
                         "met de hoofdsleutel, verzegeld"};
const LocalText without_key{"sin la clave maestra", "without the master key", "zonder de hoofdsleutel"};
const LocalText wrong{"mal", "wrong", "fout"};
const LocalText advised{"aviso", "note", "let op"};
const LocalText all_well{"Todo está en orden.", "Everything is in order.", "Alles is in orde."};
const LocalText records{"registros", "records", "records"};
const LocalText audit_entries{"apuntes de auditoría", "audit entries", "auditregels"};
const LocalText free_space{"libres en el disco", "free on the disk", "vrij op de schijf"};
const LocalText last_backup{"última copia", "last backup", "laatste reservekopie"};

}  // namespace

std::string backup_line(const seams::BackupFacts& facts, Language language) {
    return facts.path + ": " + megabytes(facts.bytes, language) + ", " + calendar::iso_text(facts.made) + ", " +
           schema.in(language) + " " + std::to_string(facts.schema_version) + ", " + program.in(language) + " " +
           facts.program_version + ", " + (facts.holds_key ? with_key : without_key).in(language) + "\n";
}

formats::Value backup_json(const seams::BackupFacts& facts) {
    return formats::object({{"path", formats::string(facts.path)},
                            {"bytes", formats::integer(facts.bytes)},
                            {"made", formats::string(calendar::iso_text(facts.made))},
                            {"schema_version", formats::integer(facts.schema_version)},
                            {"program_version", formats::string(facts.program_version)},
                            {"holds_key", formats::boolean(facts.holds_key)}});
}

std::string examination_text(const seams::Examination& found, Language language) {
    std::string text;
    for (const std::string& finding : found.findings) text += wrong.in(language) + ": " + finding + "\n";
    for (const std::string& advice : found.advice) text += advised.in(language) + ": " + advice + "\n";
    if (found.findings.empty()) text += all_well.in(language) + "\n";
    text += format_count(found.records, language) + " " + records.in(language) + ", " +
            megabytes(found.bytes, language) + ", " + schema.in(language) + " " + std::to_string(found.schema_version) +
            ", " + format_count(found.audit_entries, language) + " " + audit_entries.in(language) + ", " +
            megabytes(found.free_bytes, language) + " " + free_space.in(language);
    if (found.last_backup) text += ", " + last_backup.in(language) + " " + calendar::iso_text(*found.last_backup);
    return text + "\n";
}

formats::Value texts_json(const std::vector<std::string>& texts) {
    std::vector<formats::Value> items;
    for (const std::string& text : texts) items.push_back(formats::string(text));
    return formats::list(std::move(items));
}

formats::Value examination_json(const seams::Examination& found) {
    return formats::object({{"in_order", formats::boolean(found.findings.empty())},
                            {"findings", texts_json(found.findings)},
                            {"advice", texts_json(found.advice)},
                            {"records", formats::integer(found.records)},
                            {"bytes", formats::integer(found.bytes)},
                            {"schema_version", formats::integer(found.schema_version)},
                            {"audit_entries", formats::integer(found.audit_entries)},
                            {"log_bytes", formats::integer(found.log_bytes)},
                            {"free_bytes", formats::integer(found.free_bytes)},
                            {"last_backup", found.last_backup ? formats::string(calendar::iso_text(*found.last_backup))
                                                              : formats::null()}});
}

}  // namespace ciclo::actions
