// SqlitePen: one deed's hand on the database, inside a savepoint of the pen's transaction. What it did counts when the
// group is committed. One thread (the pen's).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "records/kinds.h"
#include "seams/record_ids.h"
#include "seams/store.h"
#include "storage/answered_keys.h"
#include "storage/audit_book.h"
#include "storage/kind_columns.h"
#include "storage/page_marks.h"

namespace ciclo::storage {

/// What every deed's pen shares.
struct PenDesk {
    Connection& connection;
    AuditBook& book;
    AnsweredKeys& keys;
    seams::Chance& chance;
    const PageMarks& marks;
    std::map<const records::Kind*, KindStatements> statements;
    seams::RecordIds ids;
};

class SqlitePen final : public seams::Pen {
public:
    SqlitePen(PenDesk& desk, const seams::WriteRequest& request, calendar::Instant now)
        : desk_(desk), request_(request), now_(now) {}

    std::vector<seams::Change> changes;

    calendar::Instant now() const override { return now_; }
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
    const KindStatements& statements(const records::Kind& kind) const;
    Result<records::Record> seen(const records::Kind& kind, const records::RecordId& id, std::int64_t version);
    Result<Done> check_free(const records::Kind& kind, const records::Record& record);
    Result<bool> another_has(const records::Kind& kind, const records::Field& field, const records::Record& record,
                             const Cell& value);
    Result<bool> any(std::string_view sql, const std::string& id);
    Result<Done> write_row(const records::Kind& kind, const records::Record& record);
    Result<Done> change_row(const records::Kind& kind, const records::Record& record);
    Result<Done> shelve(const records::Kind& kind, const records::Record& before, records::Record& record);
    Result<Done> note(const records::Kind& kind, const records::Record* before, const records::Record& after);
    Result<Done> note_erasure(const records::Kind& kind, const records::RecordId& id);

    PenDesk& desk_;
    const seams::WriteRequest& request_;
    const calendar::Instant now_;
};

}  // namespace ciclo::storage
