// Which records a caller may see and change, and the looks that checks, sheets and lists need for it. Internal to the
// room.
//
// Two questions, both by unit: does a grant of the caller cover it (else the record is not there at all), and is the
// grant's role one that the kind names (else it is there and not theirs). What belongs to the whole organisation is
// read by whoever has a reader's role anywhere, and changed by a writer over the whole organisation only.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "actions/action.h"
#include "records/kinds.h"
#include "records/sheet.h"

namespace ciclo::actions {

/// The kind that input "kind" names; not_found for internal ones too.
Result<const records::Kind*> kind_given(const Arguments& arguments);

bool may_read(const access::Scope& scope, const records::Kind& kind, const std::string& unit);
bool may_read(const access::Scope& scope, const records::Kind& kind, const records::Record& record);
/// The unit whose writers decide about a record as it is or would be: its own; for a unit, the one above it.
std::string deciding_unit(const records::Kind& kind, const std::vector<records::FieldValue>& values);

Error no_such_record();
Error not_yours();

/// The record for a caller who may read it; not_found else. Needs pen or snapshot.
Result<records::Record> record_seen(World& world, const records::Kind& kind, const std::string& id);

/// What the rules of a kind look up inside the pen: everything, for a ring of units goes also through units the caller
/// does not see. What the caller may name is `sees()`. Remembers what it was asked.
class PenLookup final : public records::Lookup {
public:
    PenLookup(seams::Pen& pen, const access::Scope& scope) : pen_(pen), scope_(scope) {}
    const records::Record* find(std::string_view kind, const std::string& id) const override;
    bool sees(std::string_view kind, const std::string& id) const;

private:
    seams::Pen& pen_;
    const access::Scope& scope_;
    mutable std::map<std::pair<std::string, std::string>, std::optional<records::Record>> known_;
};

/// Errors of references to what the caller does not see, in the words of one that names nothing. What the record held
/// `before` (nullptr = it is new) may stay: nobody need see the unit above their own to rename theirs.
Errors unseen_references(const records::Kind& kind, const std::vector<records::FieldValue>* before,
                         const std::vector<records::FieldValue>& values, const PenLookup& lookup);

/// Titles of the records the caller may read, in the caller's language. Needs pen or snapshot.
class RecordTitles final : public records::Titles {
public:
    explicit RecordTitles(World& world) : world_(world) {}
    std::string title(std::string_view kind, const std::string& id) const override;
    std::vector<std::string> ids(std::string_view kind, std::string_view title) const override;

private:
    World& world_;
    mutable std::map<std::pair<std::string, std::string>, std::string> titles_;
    mutable std::map<std::string, std::multimap<std::string, std::string>, std::less<>> bearers_;
};

/// What a reference to the record shows; "" when the title is personal and not the caller's to see.
std::string title_of(const records::Kind& kind, const records::Record& record, const access::Scope& scope,
                     Language language);
/// A value for a table of the terminal; personal ones only with `shown`.
enum class Shown { open_only, all };
std::string value_text(const records::Field& field, const records::FieldValue& value, Language language, Shown shown);

}  // namespace ciclo::actions
