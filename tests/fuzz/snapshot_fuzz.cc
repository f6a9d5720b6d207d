// room: events
// Snapshots: any bytes are refused with a reason or opened, and what is opened can be walked to its end. The input is a
// snapshot, or (first byte odd) changes to a good one: three bytes each, a place and a value.
#include <memory>

#include "events/forged_snapshot.h"
#include "events/read_log.h"
#include "events/same_logs.h"
#include "events/snapshot.h"
#include "fuzzing.h"

using namespace ciclo;
using namespace ciclo::events;

namespace {

std::string good_snapshot() {
    const Result<Log> log = read_log(
        "case,activity,start,end,resource,room,case:unit\nc2,Enter,2025-01-01 10:00,2025-01-01 10:05,Ana,r1,north\n"
        "c1,Enter,2025-01-01 09:00,2025-01-01 09:00:00.000001,,,\nc2,Leave,,2025-01-01 11:00+01:00,Luis,r2,\nc3,X,soon,,,,\n",
        "e.csv", {}, {.threads = 1, .further = {.which = Further::Which::all}});
    return *write_snapshot(*log);
}

std::string changed(std::string_view changes) {
    static const std::string good = good_snapshot();
    std::string bytes = good;
    for (std::size_t i = 0; i + 2 < changes.size(); i += 3) {
        const auto place = static_cast<unsigned char>(changes[i]) * std::size_t{256} + static_cast<unsigned char>(changes[i + 1]);
        bytes[place % bytes.size()] = changes[i + 2];
    }
    return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string_view text = text_of(bytes, size);
    const bool forge = size > 0 && bytes[0] % 2 == 1;
    const auto held = std::make_shared<const std::string>(with_checksums(forge ? changed(text.substr(1)) : std::string(text)));
    const Result<Log> log = open_snapshot(*held, "f", held);
    if (!log) {
        promise(!log.errors().front().what.empty() && !log.errors().front().cure.empty(), "a refusal has a reason and a cure");
        return 0;
    }
    promise(lines_of(*log).size() > 0, "what is opened can be walked");
    promise(write_snapshot(*log).ok(), "what is opened can be written");
    return 0;
}
