// PenSnapshot: reading inside the pen's transaction through what reads a snapshot. The pen sees everything, so whoever uses
// it has asked before whether the caller may read what it asks for. Internal to the room.
#pragma once

#include "seams/store.h"

namespace ciclo::actions {

class PenSnapshot final : public seams::Snapshot {
public:
    explicit PenSnapshot(seams::Pen& pen) : pen_(pen) {}
    Result<records::Record> get(const records::Kind& kind, const records::RecordId& id) override;
    Result<records::Page> list(const records::Query& query) override { return pen_.list(query); }
    /// What changed is asked of a real snapshot.
    Result<std::vector<seams::HistoryLine>> history(const records::Kind& kind, const records::RecordId& id) override;

private:
    seams::Pen& pen_;
};

}  // namespace ciclo::actions
