// room: events
// XES: the scanner accepts, refuses and hears what expat does; the log read through it is the log read through expat.
#include "events/read_log.h"
#include "events/same_logs.h"
#include "events/xes_twins.h"
#include "fuzzing.h"

using namespace ciclo;
using namespace ciclo::events;

namespace {

std::string outcome(std::string_view text, Reader reader) {
    const Result<Log> log = read_log(text, "f.xes", {}, {.threads = 1, .reader = reader, .further = {Further::Which::all, {}}});
    if (!log) return log.errors().front().text();
    std::string told = lines_of(*log);
    for (const LedgerEntry& entry : log->ledger.entries()) told += entry.place.text() + " " + entry.code + "\n";
    return told;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = text_of(bytes, size);
    const std::string differs = difference(text);
    if (!differs.empty()) std::fprintf(stderr, "%s\n", differs.c_str());
    promise(differs.empty(), "the scanner judges as expat does");
    if (text.starts_with('<')) {
        promise(outcome(text, Reader::quickest) == outcome(text, Reader::ordinary), "both readers give the same log");
    }
    return 0;
}
