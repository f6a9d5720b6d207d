#include "actions/trace_memory.h"

#include "base/number.h"
#include "base/text.h"
#include "events/spill.h"

namespace ciclo::actions {

Result<std::size_t> bytes_of(std::string_view text) {
    struct Unit {
        std::string_view name;
        double bytes;
    };
    constexpr Unit units[] = {{"kb", 1e3}, {"mb", 1e6}, {"gb", 1e9}};
    constexpr double least = 1e6, most = 1e15;
    std::string small(trim(text));
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const Unit& unit : units) {
        if (!small.ends_with(unit.name)) continue;
        const auto number = parse_number(trim(std::string_view(small).substr(0, small.size() - 2)));
        if (!number || *number * unit.bytes < least || *number * unit.bytes > most) break;
        return static_cast<std::size_t>(*number * unit.bytes);
    }
    return Error{ErrorKind::invalid, quoted(std::string(text)) + " is no amount of memory", "write it as 200MB or 1.5GB, at least 1MB",
                 {"--memory"}};
}

Input memory_input() {
    return {.name = "memory",
            .kind = InputKind::text,
            .help = {"memoria para el registro (\"200MB\"); lo demás va a un archivo temporal",
                     "memory for the log (\"200MB\"); the rest goes to a temporary file",
                     "geheugen voor het logboek (\"200MB\"); de rest gaat naar een tijdelijk bestand"}};
}

Result<Done> heed_memory(const Arguments& arguments, const World& world) {
    if (!arguments.has("memory")) return done;
    const Result<std::size_t> bytes = bytes_of(arguments.text("memory"));
    if (!bytes) return bytes.errors();
    events::limit_memory(*bytes, world.temporary_folder);
    return done;
}

}  // namespace ciclo::actions
