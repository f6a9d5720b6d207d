// room: objects
// Object-centric logs. The first byte chooses: 0 = JSON, 1 = XML, 2 = SQLite, 3 = the bytes choose themselves. What is
// read can be looked at, flattened and written, and what is written reads back.
#include "fuzzing.h"
#include "objects/flatten.h"
#include "objects/read_ocel.h"
#include "objects/read_ocel_json.h"
#include "objects/read_ocel_sqlite.h"
#include "objects/read_ocel_xml.h"
#include "objects/summary.h"
#include "objects/write_ocel.h"

using namespace ciclo;
using namespace ciclo::objects;

namespace {

Result<ObjectLog> read_as(std::uint8_t form, std::string_view bytes) {
    switch (form % 4) {
        case 0: return read_ocel_json(bytes, "f");
        case 1: return read_ocel_xml(bytes, "f");
        case 2: return read_ocel_sqlite(bytes, "f");
        default: return read_ocel(bytes, "f");
    }
}

void check_relations(const Relations& relations, std::size_t owners, const ObjectLog& log) {
    promise(relations.begin.size() == owners + 1 && relations.begin.back() == relations.size(), "every relation has an owner");
    for (std::size_t i = 0; i < relations.size(); ++i) {
        promise(relations.to[i] < log.objects.size(), "a relation leads to an object");
        promise(relations.qualifier[i] < log.qualifiers.size(), "a qualifier has a text");
    }
}

void check_same(const ObjectLog& log, const Result<ObjectLog>& again) {
    promise(again.ok(), "what is written is read");
    promise(again->events.size() == log.events.size() && again->objects.size() == log.objects.size(), "nothing is lost");
    promise(again->event_objects.size() == log.event_objects.size(), "no relation of an event is lost");
    promise(again->object_objects.size() == log.object_objects.size(), "no relation of an object is lost");
    promise(again->event_values.size() == log.event_values.size(), "no value of an event is lost");
    promise(again->object_values.size() == log.object_values.size(), "no value of an object is lost");
    promise(again->event_us == log.event_us, "times stay");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    const Result<ObjectLog> log = read_as(bytes[0], text_of(bytes + 1, size - 1));
    if (!log) {
        promise(!log.errors().front().what.empty(), "a refusal has a reason");
        return 0;
    }
    check_relations(log->event_objects, log->events.size(), *log);
    check_relations(log->object_objects, log->objects.size(), *log);
    for (const ObjectTypeSummary& type : summarise(*log).object_types) {
        const Result<Flattened> flat = flatten(*log, type.name, {.resource = "", .threads = 1});
        promise(flat.ok() == (type.passages > 0), "a type that is touched can be the case");
        if (flat) promise(flat->log.events() == type.passages, "every passage is an event");
    }
    check_same(*log, read_ocel_json(write_ocel_json(*log), "f"));
    const Result<std::string> xml = write_ocel_xml(*log);
    if (xml) check_same(*log, read_ocel_xml(*xml, "f"));
    const Result<std::string> sqlite = write_ocel_sqlite(*log);
    if (sqlite) check_same(*log, read_ocel_sqlite(*sqlite, "f"));
    return 0;
}
