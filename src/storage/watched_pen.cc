#include "storage/watched_pen.h"

namespace ciclo::storage {

calendar::Instant WatchedPen::now() const {
    return pen_.now();
}

Result<std::optional<records::Record>> WatchedPen::get(const records::Kind& kind, const records::RecordId& id) {
    return pen_.get(kind, id);
}

Result<records::Page> WatchedPen::list(const records::Query& query) {
    return pen_.list(query);
}

Result<records::Record> WatchedPen::insert(const records::Kind& kind, std::vector<records::FieldValue> values) {
    return pen_.insert(kind, std::move(values));
}

Result<records::Record> WatchedPen::update(const records::Kind& kind, const records::RecordId& id,
                                           std::int64_t seen_version, std::vector<records::FieldValue> values) {
    return pen_.update(kind, id, seen_version, std::move(values));
}

Result<Done> WatchedPen::archive(const records::Kind& kind, const records::RecordId& id, std::int64_t seen_version) {
    return pen_.archive(kind, id, seen_version);
}

Result<records::Record> WatchedPen::restore(const records::Kind& kind, const records::RecordId& id,
                                            std::int64_t seen_version) {
    return pen_.restore(kind, id, seen_version);
}

Result<Done> WatchedPen::erase(const records::Kind& kind, const records::RecordId& id) {
    const Result<Done> erased = pen_.erase(kind, id);
    if (erased) erased_.push_back({std::string(kind.name), id.text, pen_.now()});
    return erased;
}

Result<Done> WatchedPen::audit(std::string_view event, std::string_view object, std::string_view detail_json) {
    return pen_.audit(event, object, detail_json);
}

}  // namespace ciclo::storage
