#include "actions/upkeep_deeds.h"

#include "actions/folder_words.h"
#include "actions/identity_parts.h"
#include "actions/record_access.h"
#include "formats/json.h"

namespace ciclo::actions {

namespace {

using access::Role;

/// What belongs to everybody is looked after by who administers everything.
Result<Done> looks_after_everything(const World& world, access::RoleSet roles) {
    if (world.caller->scope.may(roles, "")) return done;
    return not_yours();
}

Error no_folder() {
    return {ErrorKind::unsupported, "this server has no data folder", "ask at the machine", {}, "folder_unnamed"};
}

/// Only the name: where the folder lies is nobody's business but the machine's.
formats::Value told(seams::BackupFacts facts) {
    facts.path = facts.path.substr(facts.path.find_last_of('/') + 1);
    return backup_json(facts);
}

Result<std::vector<seams::BackupFacts>> backups_in(World& world) {
    if (world.folders == nullptr || world.folder.empty()) return no_folder();
    return world.folders->backups(world.folder);
}

Result<Outcome> run_backups_list(const Arguments&, World& world) {
    if (const auto allowed = looks_after_everything(world, Role::administrator); !allowed) return allowed.errors();
    const auto backups = backups_in(world);
    if (!backups) return backups.errors();
    std::vector<formats::Value> list;
    std::string text;
    for (const seams::BackupFacts& facts : *backups) {
        list.push_back(told(facts));
        text += backup_line(facts, world.language);
    }
    return Outcome{.text = text, .json = formats::write_json(formats::object({{"backups", formats::list(std::move(list))}}))};
}

Result<Outcome> run_backups_make(const Arguments&, World& world) {
    if (const auto allowed = looks_after_everything(world, Role::administrator); !allowed) return allowed.errors();
    if (world.folders == nullptr || world.folder.empty()) return no_folder();
    if (const auto made = world.store->backup(""); !made) return made.errors();
    const auto backups = backups_in(world);
    if (!backups) return backups.errors();
    ENSURE(!backups->empty(), "a backup just made is there");
    // the store notes that it was made; this, who asked for it
    const std::string name = backups->front().path.substr(backups->front().path.find_last_of('/') + 1);
    const auto noted = write_once(world, world.caller->scope, "backups make", [&](seams::Pen& pen) -> Result<std::string> {
        const auto line = pen.audit("backup_asked", name, "{}");
        return line ? Result<std::string>(std::string()) : Result<std::string>(line.errors());
    });
    if (!noted) return noted.errors();
    return Outcome{.text = backup_line(backups->front(), world.language),
                   .json = formats::write_json(formats::object({{"backup", told(backups->front())}}))};
}

Result<Outcome> run_health(const Arguments&, World& world) {
    if (const auto allowed = looks_after_everything(world, Role::administrator | Role::data_protection_officer); !allowed) return allowed.errors();
    seams::Examination found;
    if (world.folders != nullptr && !world.folder.empty()) {
        Result<seams::Examination> examined = world.folders->examine(world.folder, world.progress);
        if (!examined) return examined.errors();
        found = *std::move(examined);
    } else {
        Result<std::vector<std::string>> findings = world.store->examine();
        if (!findings) return findings.errors();
        found.findings = *std::move(findings);
    }
    return Outcome{examination_text(found, world.language), found.findings.empty(), formats::write_json(examination_json(found))};
}

}  // namespace

std::vector<Action> upkeep_actions() {
    std::vector<Action> all = audit_actions();
    all.push_back({.name = "backups list",
                   .help = {"las copias de la carpeta de datos", "the backups in the data folder", "de reservekopieën in de gegevensmap"},
                   .who = Permission::of(Role::administrator),
                   .effect = Effect::derives,
                   .example = "ciclo backups list",
                   .run = run_backups_list,
                   .route = {HttpMethod::get, "/api/backups"},
                   .doors = Doors::http});
    all.push_back({.name = "backups make",
                   .help = {"hacer ahora una copia comprobada en la carpeta de datos", "make a verified backup in the data folder now",
                            "nu een gecontroleerde reservekopie in de gegevensmap maken"},
                   .who = Permission::of(Role::administrator),
                   .effect = Effect::derives,
                   .example = "ciclo backups make",
                   .run = run_backups_make,
                   .route = {HttpMethod::post, "/api/backups"},
                   .doors = Doors::http});
    all.push_back({.name = "folder health",
                   .help = {"si la carpeta de datos está en orden", "whether the data folder is in order", "of de gegevensmap in orde is"},
                   .who = Permission::of(Role::administrator | Role::data_protection_officer),
                   .effect = Effect::derives,
                   .example = "ciclo folder health",
                   .run = run_health,
                   .route = {HttpMethod::get, "/api/doctor"},
                   .doors = Doors::http});
    return all;
}

}  // namespace ciclo::actions
