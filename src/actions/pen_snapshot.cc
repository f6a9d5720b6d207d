#include "actions/pen_snapshot.h"

#include "actions/record_access.h"

namespace ciclo::actions {

Result<records::Record> PenSnapshot::get(const records::Kind& kind, const records::RecordId& id) {
    auto found = pen_.get(kind, id);
    if (!found) return found.errors();
    if (!found->has_value()) return no_such_record();
    return std::move(**found);
}

Result<std::vector<seams::HistoryLine>> PenSnapshot::history(const records::Kind&, const records::RecordId&) {
    ENSURE(false, "no deed asks the pen for history");
    return std::vector<seams::HistoryLine>();
}

}  // namespace ciclo::actions
