// MemoryPen: one deed's hand on the tables of the in-memory store. What it did counts only when the store takes `tables`.
#pragma once

#include <string>
#include <vector>

#include "seams/chance.h"
#include "seams/memory_tables.h"
#include "seams/record_ids.h"

namespace ciclo::seams {

/// One line of the audit, as the in-memory store keeps it: without the chain, which is storage's.
struct AuditLine {
    calendar::Instant when;
    std::string actor, event, object, detail_json;
};

class MemoryPen final : public Pen {
public:
    struct Hand {
        const WriteRequest& request;
        calendar::Instant now;
        RecordIds& ids;
        Chance& chance;
    };
    MemoryPen(Hand hand, MemoryTables now_there) : tables(std::move(now_there)), hand_(hand) {}

    MemoryTables tables;
    std::vector<Change> changes;
    std::vector<AuditLine> lines;

    calendar::Instant now() const override { return hand_.now; }
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
    void keep(const records::Kind& kind, const MemoryRow* before, records::Record after);

    Hand hand_;
};

}  // namespace ciclo::seams
