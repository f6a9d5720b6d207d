// The versions of a cycle as the deeds find and write them. Internal to the room.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "actions/record_access.h"
#include "cycle/map.h"
#include "cycle/merge.h"
#include "organisation/names.h"

namespace ciclo::actions {

/// One version of a cycle's map, read.
struct CycleVersion {
    records::Record record;
    std::int64_t number = 0;
    organisation::CycleState state = organisation::CycleState::draft;
    std::shared_ptr<const cycle::Map> map;
};

/// The cycle for a caller who may read it, or write it; not_found or not_allowed else. Needs pen or snapshot.
enum class Want { reading, writing };
Result<records::Record> cycle_given(const Arguments& arguments, World& world, Want want);

/// `which`: "draft", "published" or a number; "" = the draft, else the published one. Needs pen or snapshot.
Result<CycleVersion> version_given(const records::Record& cycle_record, const std::string& which, World& world);
Result<CycleVersion> draft_of(const records::Record& cycle_record, World& world);

/// The map in a document, remembered by the document's own bytes, so that what many edit is read once.
Result<std::shared_ptr<const cycle::Map>> opened_map(const std::string& document);
/// So that the next edit need not read what this one wrote.
void remember_map(const std::string& document, cycle::Map map);

/// The draft with `map` in the place of its own, and `applied` kept as what changed. Answers the new revision.
Result<std::int64_t> write_draft(const CycleVersion& draft, cycle::Map map, const std::vector<cycle::Edit>& applied,
                                 World& world);

/// A new version of `cycle_record`; `map` gets its number and state.
struct NewVersion {
    std::int64_t number = 1;
    organisation::Seen seen = organisation::Seen::as_believed;
};
Result<records::Record> insert_version(const records::Record& cycle_record, cycle::Map map, const NewVersion& wish,
                                       World& world);
/// The cycle's fields that the map tells: where it begins and ends.
void tell_from_map(std::vector<records::FieldValue>& cycle_values, const cycle::Map& map);

}  // namespace ciclo::actions
