// WatchedPen: a pen that remembers whom a deed erased.
#pragma once

#include <vector>

#include "seams/store.h"
#include "storage/sqlite_store.h"

namespace ciclo::storage {

class WatchedPen final : public seams::Pen {
public:
    WatchedPen(seams::Pen& pen, std::vector<Erasure>& erased) : pen_(pen), erased_(erased) {}

    calendar::Instant now() const override;
    Result<std::optional<records::Record>> get(const records::Kind& kind, const records::RecordId& id) override;
    Result<records::Page> list(const records::Query& query) override;
    Result<records::Record> insert(const records::Kind& kind, std::vector<records::FieldValue> values) override;
    Result<records::Record> update(const records::Kind& kind, const records::RecordId& id, std::int64_t seen_version,
                                   std::vector<records::FieldValue> values) override;
    Result<Done> archive(const records::Kind& kind, const records::RecordId& id, std::int64_t seen_version) override;
    Result<records::Record> restore(const records::Kind& kind, const records::RecordId& id,
                                    std::int64_t seen_version) override;
    Result<Done> erase(const records::Kind& kind, const records::RecordId& id) override;
    Result<Done> audit(std::string_view event, std::string_view object, std::string_view detail_json) override;

private:
    seams::Pen& pen_;
    std::vector<Erasure>& erased_;
};

}  // namespace ciclo::storage
