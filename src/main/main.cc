// main makes the real disk and clock and hands them to a door.
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "base/ensure.h"
#include "cli/command_line.h"
#include "storage/disk_files.h"
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

}  // namespace

int main(int count, char** words) {
    try {
        ciclo::storage::DiskFiles files;
        ciclo::storage::MachineClock clock;
        ciclo::cli::Terminal terminal{std::cout, std::cerr, files, clock, isatty(STDERR_FILENO) == 1,
                                      surrounding_language()};
        return ciclo::cli::run(std::vector<std::string>(words + 1, words + count), terminal);
    } catch (const ciclo::Broken& broken) {
        std::cerr << "ciclo: a defect of the program, not of your data: " << broken.what()
                  << "; please report it with the command you gave\n";
    } catch (const std::bad_alloc&) {
        std::cerr << "ciclo: not enough memory for this input; filter it or use a larger machine\n";
    }
    return defect;
}
