// room: moments
// Any bytes as cases, measured times, importance and events (the first byte chooses), with the column mapping in front
// of a line "---" when there is one; what is read is joined with the hospital template.
#include "complaint/read_cases.h"
#include "cycle/templates.h"
#include "events/read_log.h"
#include "fuzzing.h"
#include "moments/evidence.h"
#include "moments/read_importance.h"
#include "trace/read_times.h"

using namespace ciclo;

namespace {

const cycle::Map& hospital() {
    static const cycle::Map map = *cycle::read_template("hospital-emergency");
    return map;
}

void check(const events::Log& log) {
    promise(log.events() > 0 && log.case_begin.size() == log.cases.size() + 1, "a log has events in cases");
    promise(log.case_begin[0] == 0 && log.case_begin[log.cases.size()] == log.events(), "every event is in a case");
    promise(log.duration_known.empty() || log.duration_known.size() == log.events(), "known for all or for none");
    for (std::size_t i = 0; i < log.events(); ++i) {
        promise(log.start[i] <= log.end[i], "nothing ends before it starts");
        promise(log.activity[i] < log.activities.size(), "a known activity");
        promise(log.resource.size() == 0 || log.resource[i] == events::no_code || log.resource[i] < log.resources.size(), "a known resource");
    }
}

void join(moments::Inputs inputs, const formats::ColumnMapping& mapping) {
    inputs.map = hospital();
    inputs.columns = mapping;
    const Result<moments::Evidence> evidence = moments::gather(std::move(inputs));
    if (!evidence) return;
    for (const auto& [moment, lived] : evidence->lived) {
        promise(hospital().find(moment) != nullptr, "lived moments are of the map");
        for (const double wait : lived.wait_minutes) promise(wait >= 0, "nobody waits less than nothing");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    std::string_view text = text_of(bytes + 1, size - 1);
    formats::ColumnMapping mapping;
    if (const std::size_t cut = text.find("\n---\n"); cut != std::string_view::npos) {
        Result<formats::ColumnMapping> read = formats::read_columns(text.substr(0, cut + 1), "columns.yaml");
        if (!read) return 0;
        mapping = std::move(*read);
        text.remove_prefix(cut + 5);
    }
    moments::Inputs inputs;
    if (bytes[0] == 'e') {
        Result<events::Log> log = events::read_log(text, "events", mapping, {});
        if (!log) return 0;
        check(*log);
        inputs.events.push_back(std::make_shared<const events::Log>(std::move(*log)));
        join(std::move(inputs), mapping);
        return 0;
    }
    const Result<formats::Table> table = formats::read_table(text, "table.csv");
    if (!table) return 0;
    if (bytes[0] == 'c') {
        if (auto cases = complaint::read_cases(*table, hospital(), mapping)) inputs.cases = std::move(*cases);
    } else if (bytes[0] == 't') {
        if (auto times = trace::read_times(*table, mapping)) inputs.times = std::move(*times);
    } else {
        if (auto importance = moments::read_importance(*table, hospital(), mapping)) inputs.importance = *importance;
    }
    join(std::move(inputs), mapping);
    return 0;
}
