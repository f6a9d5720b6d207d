// room: events
// Logs in CSV: what the quick reader takes, it reads as the ordinary one does.
#include <algorithm>
#include <vector>

#include "events/read_log.h"
#include "events/same_logs.h"
#include "fuzzing.h"

using namespace ciclo;
using namespace ciclo::events;

namespace {

/// The two look at things in another order: only the order of the ledger may differ, and which of several reasons for a
/// refusal is told.
std::string outcome(std::string_view text, Reader reader) {
    const Result<Log> log = read_log(
        text, "f.csv", {}, {.threads = 1, .reader = reader, .further = {.which = Further::Which::all, .most_values = 9}});
    if (!log) return "refused";
    std::vector<std::string> notes;
    for (const LedgerEntry& entry : log->ledger.entries()) {
        notes.push_back(entry.place.text() + " " + entry.code + " " + entry.subject + " " + entry.text + "\n");
    }
    std::sort(notes.begin(), notes.end());
    std::string told = lines_of(*log);
    for (const std::string& note : notes) told += note;
    return told;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    // a row before the fuzzed ones, so that most inputs are logs
    std::string text = "case,activity,time,start_timestamp,resource,room,case:unit\n"
                       "c1,A,2025-01-01 10:00:00,2025-01-01 09:00:00,r,r1,north\n";
    if (size > 0 && bytes[0] % 4 == 0) text.clear();
    if (size > 0) text += text_of(bytes + 1, size - 1);
    const std::string quick = outcome(text, Reader::quickest), ordinary = outcome(text, Reader::ordinary);
    if (quick != ordinary) std::fprintf(stderr, "%s\n--- quick\n%s\n--- ordinary\n%s\n", text.c_str(), quick.c_str(), ordinary.c_str());
    promise(quick == ordinary, "both readers give the same log");
    return 0;
}
