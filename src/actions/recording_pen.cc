#include "actions/recording_pen.h"

namespace ciclo::actions {

using records::Kind;
using records::Record;
using records::RecordId;

std::int64_t RecordingPen::version_of(const std::string& id) const {
    const auto found = places_.find(id);
    return found == places_.end() ? 0 : made_[found->second].version;
}

void RecordingPen::note(const std::string& id, std::int64_t version) {
    const auto found = places_.find(id);
    if (found != places_.end()) made_[found->second].version = version;
}

Result<Record> RecordingPen::insert(const Kind& kind, std::vector<records::FieldValue> values) {
    Result<Record> record = pen_.insert(kind, std::move(values));
    if (record) {
        places_[record->id.text] = made_.size();
        made_.push_back({&kind, record->id, record->version});
    }
    return record;
}

Result<Record> RecordingPen::update(const Kind& kind, const RecordId& id, std::int64_t seen_version,
                                    std::vector<records::FieldValue> values) {
    Result<Record> record = pen_.update(kind, id, seen_version, std::move(values));
    if (record) note(id.text, record->version);
    return record;
}

Result<Done> RecordingPen::archive(const Kind& kind, const RecordId& id, std::int64_t seen_version) {
    Result<Done> archived = pen_.archive(kind, id, seen_version);
    if (archived) note(id.text, seen_version + 1);
    return archived;
}

Result<Record> RecordingPen::restore(const Kind& kind, const RecordId& id, std::int64_t seen_version) {
    Result<Record> restored = pen_.restore(kind, id, seen_version);
    if (restored) note(id.text, restored->version);
    return restored;
}

Result<Done> RecordingPen::erase(const Kind& kind, const RecordId& id) {
    const std::int64_t before = version_of(id.text);
    Result<Done> erased = pen_.erase(kind, id);
    if (erased && before != 0) note(id.text, before + 1);
    return erased;
}

}  // namespace ciclo::actions
