#include "actions/folder_deeds.h"

#include "actions/folder_words.h"
#include "base/text.h"

namespace ciclo::actions {

namespace {

constexpr std::uint64_t most_passphrase_bytes = 2048;  ///< a phrase of 1,024 bytes and the ends of its lines

const LocalText made{"Copia hecha, releída y comprobada.", "Backup made, read back and verified.",
                     "Reservekopie gemaakt, teruggelezen en gecontroleerd."};
const LocalText whole{"La copia está entera. No se ha cambiado nada.", "The backup is whole. Nothing was changed.",
                      "De reservekopie is heel. Er is niets veranderd."};
const LocalText restored{"Restaurado y comprobado en ", "Restored and examined in ", "Teruggezet en gecontroleerd in "};
const LocalText without_register{
    "Sin --erased-since: quien fue borrado después de la copia ha vuelto. Dé la carpeta anterior, si existe, y "
    "repita.\n",
    "Without --erased-since: whoever was erased after the backup is back. Give the former folder, if there is one, and "
    "repeat.\n",
    "Zonder --erased-since: wie na de kopie is gewist, is terug. Geef de vorige map, als die er is, en herhaal.\n"};
const LocalText chain_holds{"La cadena se sostiene: ", "The chain holds: ", "De keten klopt: "};
const LocalText entries_word{" apuntes, ", " entries, ", " regels, "};
const LocalText checkpoints_word{" puntos de control", " checkpoints", " controlepunten"};
const LocalText tidied{"Lo borrado ha salido de todos los archivos de la carpeta, también de sus copias.",
                       "What was erased has left every file of the folder, its backups too.",
                       "Wat is gewist, is uit alle bestanden van de map verdwenen, ook uit de reservekopieën."};

Error no_folder() {
    return {ErrorKind::refused, "no data folder was named", "say which with --data", {}, "folder_unnamed"};
}

/// The folders and the one that is meant.
Result<seams::DataFolders*> folders_of(const World& world) {
    if (world.folders == nullptr || world.folder.empty()) return no_folder();
    return world.folders;
}

/// From a file or standard input, never from the arguments: those stand in the list of processes.
Result<std::string> passphrase_in(const Arguments& arguments, World& world) {
    const std::string path = arguments.text("passphrase-file");
    if (path.empty()) return std::string();
    const Result<std::string> text = world.files.read(path, most_passphrase_bytes);
    if (!text) return text.errors();
    const std::string phrase(trim(*text));
    if (!phrase.empty()) return phrase;
    return Error{ErrorKind::invalid,
                 "there is no passphrase in the file",
                 "write it on the first line",
                 {path},
                 "passphrase_short"};
}

bool is_whole_path(const std::string& path) {
    return !path.empty() && path.front() == '/';
}

/// Through the store of a running server: it works in a place of its own, so the path must be whole.
Result<Outcome> backup_through_server(const Arguments& arguments, World& world) {
    const std::string path = arguments.text("output");
    if (!path.empty() && !is_whole_path(path)) {
        return Error{ErrorKind::refused,
                     "the server makes this backup and stands in a folder of its own",
                     "give the whole path, from /",
                     {path},
                     "path_relative"};
    }
    if (arguments.has("passphrase-file")) {
        return Error{ErrorKind::refused,
                     "a running server does not put its key into a backup",
                     "stop it first, or keep a copy of keys/master yourself",
                     {},
                     "passphrase_while_running"};
    }
    if (const auto backed = world.store->backup(path); !backed) return backed.errors();
    const std::string where = path.empty() ? world.folder + "/backups" : path;
    return Outcome{made.in(world.language) + "\n" + where + "\n", true,
                   formats::write_json(formats::object({{"path", formats::string(where)}}))};
}

Result<Outcome> run_backup(const Arguments& arguments, World& world) {
    if (world.store != nullptr) return backup_through_server(arguments, world);
    const auto folders = folders_of(world);
    if (!folders) return folders.errors();
    const Result<std::string> passphrase = passphrase_in(arguments, world);
    if (!passphrase) return passphrase.errors();
    const auto facts =
        (*folders)->backup(world.folder, {.path = arguments.text("output"), .passphrase = *passphrase}, world.progress);
    if (!facts) return facts.errors();
    return Outcome{made.in(world.language) + "\n" + backup_line(*facts, world.language), true,
                   formats::write_json(backup_json(*facts))};
}

Result<Outcome> look_only(const std::string& backup, seams::DataFolders& folders, World& world) {
    const auto facts = folders.verify_backup(backup, world.progress);
    if (!facts) return facts.errors();
    return Outcome{whole.in(world.language) + "\n" + backup_line(*facts, world.language), true,
                   formats::write_json(backup_json(*facts))};
}

Result<Outcome> run_restore(const Arguments& arguments, World& world) {
    const auto folders = folders_of(world);
    if (!folders) return folders.errors();
    const std::string backup = arguments.text("backup");
    if (arguments.has("dry-run")) return look_only(backup, **folders, world);
    const Result<std::string> passphrase = passphrase_in(arguments, world);
    if (!passphrase) return passphrase.errors();
    const seams::RestoreWish wish{.backup = backup,
                                  .folder = world.folder,
                                  .erased_since = arguments.text("erased-since"),
                                  .key_file = arguments.text("key"),
                                  .passphrase = *passphrase};
    if (const auto put_back = (*folders)->restore(wish, world.progress); !put_back) return put_back.errors();
    std::string text = restored.in(world.language) + world.folder + ".\n";
    if (wish.erased_since.empty()) text += without_register.in(world.language);
    return Outcome{text, true, formats::write_json(formats::object({{"folder", formats::string(world.folder)}}))};
}

Result<Outcome> run_doctor(const Arguments&, World& world) {
    seams::Examination found;
    if (world.folders != nullptr && !world.folder.empty()) {
        Result<seams::Examination> examined = world.folders->examine(world.folder, world.progress);
        if (!examined) return examined.errors();
        found = std::move(*examined);
    } else if (world.store != nullptr) {
        Result<std::vector<std::string>> findings = world.store->examine();
        if (!findings) return findings.errors();
        found.findings = std::move(*findings);
    } else {
        return no_folder();
    }
    return Outcome{examination_text(found, world.language), found.findings.empty(),
                   formats::write_json(examination_json(found))};
}

Result<Outcome> run_audit_verify(const Arguments& arguments, World& world) {
    const auto folders = folders_of(world);
    if (!folders) return folders.errors();
    const auto report = (*folders)->verify_audit(world.folder, arguments.text("checkpoints"), world.progress);
    if (!report) return report.errors();
    std::string text;
    for (const std::string& fault : report->faults) text += fault + "\n";
    if (report->faults.empty()) text = chain_holds.in(world.language);
    text += std::to_string(report->entries) + entries_word.in(world.language) + std::to_string(report->checkpoints) +
            checkpoints_word.in(world.language) + "\n";
    return Outcome{text, report->faults.empty(),
                   formats::write_json(formats::object({{"in_order", formats::boolean(report->faults.empty())},
                                                        {"entries", formats::integer(report->entries)},
                                                        {"checkpoints", formats::integer(report->checkpoints)},
                                                        {"faults", texts_json(report->faults)}}))};
}

Result<Outcome> run_tidy(const Arguments&, World& world) {
    if (world.store != nullptr) {
        if (const auto cleared = world.store->tidy(); !cleared) return cleared.errors();
        return Outcome{tidied.in(world.language) + "\n"};
    }
    const auto folders = folders_of(world);
    if (!folders) return folders.errors();
    const auto store = (*folders)->open(world.folder);
    if (!store) return store.errors();
    if (const auto cleared = (*store)->tidy(); !cleared) return cleared.errors();
    return Outcome{tidied.in(world.language) + "\n"};
}

Input passphrase_input() {
    return {
        .name = "passphrase-file",
        .kind = InputKind::file,
        .help = {
            "archivo con la frase que sella la clave maestra dentro de la copia (12 caracteres o más; - = entrada "
            "estándar)",
            "file with the phrase that seals the master key inside the backup (12 characters or more; - = standard "
            "input)",
            "bestand met de zin die de hoofdsleutel in de kopie verzegelt (12 tekens of meer; - = standaardinvoer)"}};
}

std::vector<Input> restore_inputs() {
    return {{.name = "backup",
             .kind = InputKind::file,
             .help = {"archivo de la copia", "the backup file", "het reservekopiebestand"},
             .positional = true,
             .required = true},
            {.name = "erased-since",
             .kind = InputKind::file,
             .help = {"carpeta anterior, o su archivo erased: quien fue borrado después de la copia sigue borrado",
                      "the former folder, or its file erased: whoever was erased after the backup stays erased",
                      "de vorige map, of haar bestand erased: wie na de kopie is gewist, blijft gewist"}},
            {.name = "key",
             .kind = InputKind::file,
             .help = {"copia de keys/master", "a copy of keys/master", "een kopie van keys/master"}},
            passphrase_input(),
            {.name = "dry-run",
             .kind = InputKind::flag,
             .help = {"solo comprobar la copia", "only verify the backup", "alleen de reservekopie controleren"}}};
}

}  // namespace

Action backup_action() {
    return {.name = "backup",
            .help = {"hacer una copia de la carpeta de datos, también mientras se trabaja",
                     "back up the data folder, also while people work",
                     "een reservekopie maken, ook terwijl er gewerkt wordt"},
            .who = Permission::machine(),
            .effect = Effect::keeps,
            .example = "ciclo backup -o /media/usb/lunes.ciclo",
            .inputs = {{.name = "output",
                        .kind = InputKind::file,
                        .help = {"archivo nuevo (si falta, uno en backups/)", "a new file (default: one in backups/)",
                                 "een nieuw bestand (anders een in backups/)"},
                        .letter = "o"},
                       passphrase_input()},
            .run = run_backup,
            .doors = Doors::command_line};
}

Action restore_action() {
    return {.name = "restore",
            .help = {"poner una copia en una carpeta vacía", "put a backup into an empty folder",
                     "een reservekopie in een lege map terugzetten"},
            .who = Permission::machine(),
            .effect = Effect::keeps,
            .example = "ciclo restore /media/usb/lunes.ciclo --erased-since /var/lib/ciclo.old",
            .inputs = restore_inputs(),
            .run = run_restore,
            .doors = Doors::command_line};
}

Action doctor_action() {
    return {.name = "doctor",
            .help = {"examinar la carpeta de datos", "examine the data folder", "de gegevensmap onderzoeken"},
            .who = Permission::machine(),
            .effect = Effect::keeps,
            .example = "ciclo doctor",
            .run = run_doctor,
            .doors = Doors::command_line};
}

Action audit_verify_action() {
    return {
        .name = "audit verify",
        .help = {"comprobar que nadie ha cambiado el registro de auditoría", "verify that nobody changed the audit log",
                 "controleren of niemand het auditlogboek heeft veranderd"},
        .who = Permission::machine(),
        .effect = Effect::keeps,
        .example = "ciclo audit verify --checkpoints /media/usb/audit-checkpoints",
        .inputs = {{.name = "checkpoints",
                    .kind = InputKind::file,
                    .help = {"segunda copia de los puntos de control (si falta, la de la carpeta)",
                             "second copy of the checkpoints (default: the folder's)",
                             "tweede kopie van de controlepunten (anders die van de map)"}}},
        .run = run_audit_verify,
        .doors = Doors::command_line};
}

Action tidy_action() {
    return {.name = "tidy",
            .help = {"después de borrar a alguien: que salga de todos los archivos, también de las copias",
                     "after an erasure: out of every file, the backups too",
                     "na een wissing: uit alle bestanden, ook uit de reservekopieën"},
            .who = Permission::machine(),
            .effect = Effect::keeps,
            .example = "ciclo tidy",
            .run = run_tidy,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
