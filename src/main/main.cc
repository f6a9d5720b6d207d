// main makes the real disk and clock and hands them to a door.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "actions/kinds.h"
#include "base/ensure.h"
#include "cli/command_line.h"
#include "main/serve.h"
#include "server/config_check.h"
#include "server/machine_client.h"
#include "storage/data_folders.h"
#include "storage/disk_files.h"
#include "storage/machine_chance.h"
#include "storage/machine_clock.h"

namespace {

constexpr int defect = 3;

std::string surrounding_language() {
    for (const char* name : {"CICLO_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return value;
    }
    return "";
}

std::string usual_folder() {
    const char* value = std::getenv("CICLO_DATA");
    return value != nullptr && *value != '\0' ? value : "ciclo-data";
}

std::string temporary_folder() {
    const char* value = std::getenv("TMPDIR");
    return value != nullptr && *value != '\0' ? value : "/var/tmp";  // on a disk, where /tmp may be in memory
}

std::string parquet_library() {
    const char* value = std::getenv("CICLO_DUCKDB");
    return value != nullptr ? value : "";
}

/// The master key as systemd's LoadCredential hands it over; "" when it does not.
std::string credential_path() {
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
    if (folder == nullptr || *folder == '\0') return "";
    const std::string path = std::string(folder) + "/master-key";
    std::error_code failed;
    return std::filesystem::exists(path, failed) ? path : "";
}

/// Where relative paths begin, for a server that stands elsewhere.
std::string folder_here() {
    std::error_code failed;
    return std::filesystem::current_path(failed).string();
}

/// One command line done with the real world.
int run(const std::vector<std::string>& words) {
    ciclo::storage::DiskFiles files;
    ciclo::storage::MachineClock clock;
    ciclo::storage::MachineChance chance;
    const ciclo::Wiring wiring{{.kinds = ciclo::actions::all_kinds(),
                                .clock = &clock,
                                .chance = &chance,
                                .key_path = credential_path()},
                               usual_folder()};
    ciclo::storage::DiskDataFolders folders(wiring.folder);
    int code_of_server = 0;
    ciclo::cli::Terminal terminal{std::cout, std::cerr, files, clock, isatty(STDERR_FILENO) == 1, surrounding_language()};
    terminal.data = {.folders = &folders, .chance = &chance, .usual_folder = wiring.usual_folder};
    terminal.data.more_deeds = {ciclo::serve_action(wiring, code_of_server), ciclo::server::config_check_action()};
    terminal.parquet_library = parquet_library();
    terminal.temporary_folder = temporary_folder();
    terminal.data.ask_server = [&](const ciclo::cli::ServerQuestion& question) {
        return ciclo::server::ask_machine({.socket = ciclo::server::socket_path(question.folder),
                                           .action = &question.action,
                                           .arguments = &question.arguments,
                                           .language = question.language,
                                           .key = question.key,
                                           .folder_here = folder_here()},
                                          files);
    };
    const int code = ciclo::cli::run(words, terminal);
    return code_of_server != 0 ? code_of_server : code;
}

}  // namespace

int main(int count, char** words) {
    try {
        return run(std::vector<std::string>(words + 1, words + count));
    } catch (const ciclo::Broken& broken) {
        std::cerr << "ciclo: a defect of the program, not of your data: " << broken.what()
                  << "; please report it with the command you gave\n";
    } catch (const std::bad_alloc&) {
        std::cerr << "ciclo: not enough memory for this input; filter it or use a larger machine\n";
    }
    return defect;
}
