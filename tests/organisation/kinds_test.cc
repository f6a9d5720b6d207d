#include "organisation/kinds.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "organisation/limits.h"
#include "organisation/names.h"
#include "organisation/values.h"
#include "records/check.h"
#include "records/value.h"

namespace ciclo::organisation {
namespace {

using records::Kind;
using records::Record;

class Shelf final : public records::Lookup {
public:
    std::map<std::pair<std::string, std::string>, Record> records;
    const Record* find(std::string_view kind, const std::string& id) const override {
        const auto found = records.find({std::string(kind), id});
        return found == records.end() ? nullptr : &found->second;
    }
};

Record empty_of(const Kind& kind, const std::string& id = "") {
    Record record;
    record.id = records::RecordId(id);
    record.values.resize(kind.fields.size());
    return record;
}
void set(const Kind& kind, Record& record, std::string_view field, records::FieldValue value) {
    record.values[kind.at(field)] = std::move(value);
}
void set_text(const Kind& kind, Record& record, std::string_view field, const std::string& text) {
    record.values[kind.at(field)] = records::text_value(kind.fields[kind.at(field)], text);
}
std::set<std::string> codes_of(const Errors& errors) {
    std::set<std::string> codes;
    for (const Error& error : errors) codes.insert(error.place.file + ":" + error.code);
    return codes;
}
Record unit(const std::string& id, const std::string& parent) {
    Record record = empty_of(unit_kind(), id);
    set_text(unit_kind(), record, "name", "Unidad " + id);
    if (!parent.empty()) set_text(unit_kind(), record, "parent", parent);
    return record;
}

TEST(Kinds, areDeclaredInOrder) {
    const Errors errors = records::check_declarations(kinds());
    for (const Error& error : errors) ADD_FAILURE() << error.text();
    EXPECT_EQ(kinds().size(), 21U);
}

TEST(Kinds, everyFieldHelpsInThreeLanguages) {
    for (const Kind* kind : kinds()) {
        if (kind->internal) continue;  // nobody sees its fields
        for (const records::Field& field : kind->fields) {
            for (const Language language : languages) {
                const std::string& help = field.help[language];
                EXPECT_FALSE(help.empty()) << kind->name << "." << field.name;
                EXPECT_TRUE(help.ends_with(".") || help.ends_with("…"))
                    << kind->name << "." << field.name << ": " << help;
            }
            EXPECT_FALSE(field.label[Language::es].empty());
        }
    }
}

TEST(Kinds, onlyAdministratorsGive) {
    EXPECT_EQ(grant_kind().writers, access::RoleSet(access::Role::administrator));
    EXPECT_FALSE(grant_kind().readers.contains(access::Role::quality_manager));
    for (const Kind* kind : kinds()) {
        EXPECT_FALSE(kind->writers.contains(access::Role::learner)) << kind->name;
        EXPECT_FALSE(kind->writers.contains(access::Role::provider)) << kind->name;
        const bool offered_to_providers = kind->readers.contains(access::Role::provider);
        EXPECT_EQ(offered_to_providers, kind->name == "organisation" || kind->name == "unit" || kind->name == "term")
            << kind->name;
    }
}

TEST(Kinds, whoWritesAlsoReads) {
    for (const Kind* kind : kinds()) {
        for (int i = 0; i < access::role_count; ++i) {
            const auto role = static_cast<access::Role>(i);
            EXPECT_TRUE(!kind->writers.contains(role) || kind->readers.contains(role)) << kind->name;
        }
    }
}

TEST(Unit, standsInATreeWithoutRing) {
    Shelf shelf;
    shelf.records[{"unit", "A"}] = unit("A", "C");
    shelf.records[{"unit", "B"}] = unit("B", "A");
    shelf.records[{"unit", "C"}] = unit("C", "");
    EXPECT_EQ(codes_of(check(unit_kind(), unit("C", "B"), shelf)), std::set<std::string>{"parent:ring"});
    EXPECT_EQ(codes_of(check(unit_kind(), unit("C", "C"), shelf)), std::set<std::string>{"parent:ring"});
    EXPECT_TRUE(check(unit_kind(), unit("C", ""), shelf).empty());
    EXPECT_TRUE(check(unit_kind(), unit("", "B"), shelf).empty());
    EXPECT_EQ(codes_of(check(unit_kind(), unit("", "Z"), shelf)), std::set<std::string>{"parent:unknown_reference"});
}

TEST(Unit, ringsInHostileDataEndTheWalk) {
    Shelf shelf;
    shelf.records[{"unit", "A"}] = unit("A", "B");
    shelf.records[{"unit", "B"}] = unit("B", "A");
    EXPECT_EQ(codes_of(check(unit_kind(), unit("new", "A"), shelf)), std::set<std::string>{"parent:too_deep"});
}

TEST(Unit, mayStandOnFloor32AndNotDeeper) {
    Shelf shelf;
    for (std::size_t i = 1; i <= limits::unit_depth; ++i) {
        const std::string id = "U" + std::to_string(i);
        shelf.records[{"unit", id}] = unit(id, i == 1 ? "" : "U" + std::to_string(i - 1));
    }
    EXPECT_TRUE(check(unit_kind(), unit("", "U31"), shelf).empty());
    EXPECT_EQ(codes_of(check(unit_kind(), unit("", "U32"), shelf)), std::set<std::string>{"parent:too_deep"});
}

TEST(Person, hasAnAddressThatCouldBeOne) {
    const Kind& kind = person_kind();
    const Shelf shelf;
    const auto codes = [&](const std::string& email) {
        Record record = empty_of(kind);
        set_text(kind, record, "name", "Ana Ruiz");
        set_text(kind, record, "role_class", "front_line");
        set_text(kind, record, "email", email);
        return codes_of(check(kind, record, shelf));
    };
    for (const char* good : {"ana@hospital.example", "a+b@c", "José@clínica.example"})
        EXPECT_TRUE(codes(good).empty()) << good;
    for (const char* bad : {"ana", "@b", "a@", "a@b@c", "a b@c", "<a@b>", "a@b,c@d"}) {
        EXPECT_EQ(codes(bad), std::set<std::string>{"email:not_an_address"}) << bad;
    }
}

TEST(Person, isPersonalAndErasable) {
    for (const char* field : {"name", "email", "phone"}) {
        EXPECT_EQ(person_kind().fields[person_kind().at(field)].sensitivity, records::Sensitivity::personal);
    }
    EXPECT_TRUE(person_kind().erasable);
}

TEST(Grant, endsOnOrAfterItsFirstDay) {
    Shelf shelf;
    shelf.records[{"person", "P"}] = empty_of(person_kind(), "P");
    Record record = empty_of(grant_kind());
    set_text(grant_kind(), record, "person", "P");
    set_text(grant_kind(), record, "role", "member");
    set(grant_kind(), record, "valid_from", calendar::day_of(2026, 3, 2));
    set(grant_kind(), record, "valid_until", calendar::day_of(2026, 3, 2));
    EXPECT_TRUE(check(grant_kind(), record, shelf).empty());
    set(grant_kind(), record, "valid_until", calendar::day_of(2026, 3, 1));
    EXPECT_EQ(codes_of(check(grant_kind(), record, shelf)), std::set<std::string>{"valid_until:ends_before_it_begins"});
}

TEST(Service, needsAnOwnerWhenItIsLive) {
    const Kind& kind = service_kind();
    Shelf shelf;
    shelf.records[{"person", "P"}] = empty_of(person_kind(), "P");
    Record record = empty_of(kind);
    for (const char* field : {"name", "need", "concept"}) set(kind, record, field, LocalText("a", "a", "a"));
    set_text(kind, record, "status", "live");
    EXPECT_EQ(codes_of(check(kind, record, shelf)), std::set<std::string>{"owner:live_without_owner"});
    set_text(kind, record, "owner", "P");
    EXPECT_TRUE(check(kind, record, shelf).empty());
    set(kind, record, "need", std::monostate());
    EXPECT_EQ(codes_of(check(kind, record, shelf)), std::set<std::string>{"need:required"});
}

TEST(Service, offersTheNinePatternsOfTheLibrary) {
    EXPECT_EQ(service_kind().fields[service_kind().at("pattern")].choices.size(), 9U);
}

TEST(Organisation, keepsItsThresholdsApart) {
    const Kind& kind = organisation_kind();
    const Shelf shelf;
    Record record = empty_of(kind);
    set_text(kind, record, "name", "Clínica");
    EXPECT_TRUE(check(kind, record, shelf).empty());
    set(kind, record, "languages", std::vector<std::string>{"es", "fr"});
    set(kind, record, "scale_lowest", std::int64_t{5});
    set(kind, record, "scale_highest", std::int64_t{1});
    set(kind, record, "negative_to", 3.0);
    set(kind, record, "positive_from", 3.0);
    EXPECT_EQ(codes_of(check(kind, record, shelf)),
              (std::set<std::string>{"languages:unknown_language", "positive_from:thresholds_cross",
                                     "scale_highest:scale_upside_down"}));
}

}  // namespace
}  // namespace ciclo::organisation
