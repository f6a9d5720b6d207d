// RecordingPen: a pen that remembers what was made with it, in order, and in which version it left each record. For
// deeds that must know afterwards what they made (the demonstration). Internal to the room.
//
//   RecordingPen pen(*world.pen);
//   … pen.insert(kind, values) …
//   for (const RecordingPen::Made& made : pen.made()) mark(made);
//
// Passes everything on; threads: those of the pen behind it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "seams/store.h"

namespace ciclo::actions {

class RecordingPen final : public seams::Pen {
public:
    struct Made {
        const records::Kind* kind = nullptr;
        records::RecordId id;
        std::int64_t version = 0;
    };

    explicit RecordingPen(seams::Pen& pen) : pen_(pen) {}

    /// In the order they were made; records changed but not made here are not in it.
    const std::vector<Made>& made() const { return made_; }
    /// 0 for a record that was not made here.
    std::int64_t version_of(const std::string& id) const;

    calendar::Instant now() const override { return pen_.now(); }
    Result<std::optional<records::Record>> get(const records::Kind& kind, const records::RecordId& id) override {
        return pen_.get(kind, id);
    }
    Result<records::Page> list(const records::Query& query) override { return pen_.list(query); }
    Result<records::Record> insert(const records::Kind& kind, std::vector<records::FieldValue> values) override;
    Result<records::Record> update(const records::Kind& kind, const records::RecordId& id, std::int64_t seen_version,
                                   std::vector<records::FieldValue> values) override;
    Result<Done> archive(const records::Kind& kind, const records::RecordId& id, std::int64_t seen_version) override;
    Result<records::Record> restore(const records::Kind& kind, const records::RecordId& id,
                                    std::int64_t seen_version) override;
    Result<Done> erase(const records::Kind& kind, const records::RecordId& id) override;
    Result<Done> audit(std::string_view event, std::string_view object, std::string_view detail_json) override {
        return pen_.audit(event, object, detail_json);
    }

private:
    void note(const std::string& id, std::int64_t version);

    seams::Pen& pen_;
    std::vector<Made> made_;
    std::map<std::string, std::size_t> places_;
};

}  // namespace ciclo::actions
