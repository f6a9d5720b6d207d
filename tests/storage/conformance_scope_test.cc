// What every store promises about who sees what; see conformance.h.
#include "storage/conformance.h"

namespace ciclo::trial {

namespace {

using records::RecordId;
using seams::Pen;

/// A hospital with two wards, and a clinic beside it; one note in each, one of the whole organisation.
class ConformanceTree : public Conformance {
protected:
    const std::string root = insert(unit_kind(), {{"name", "root"}});
    const std::string hospital = insert(unit_kind(), {{"name", "hospital"}, {"parent", root}});
    const std::string ward = insert(unit_kind(), {{"name", "ward"}, {"parent", hospital}});
    const std::string sibling = insert(unit_kind(), {{"name", "sibling"}, {"parent", hospital}});
    const std::string clinic = insert(unit_kind(), {{"name", "clinic"}, {"parent", root}});
    const std::string of_all = insert(note_kind(), {{"title", "all"}});
    const std::string of_root = insert(note_kind(), {{"title", "in root"}, {"unit", root}});
    const std::string of_hospital = insert(note_kind(), {{"title", "in hospital"}, {"unit", hospital}});
    const std::string of_ward = insert(note_kind(), {{"title", "in ward"}, {"unit", ward}});
    const std::string of_sibling = insert(note_kind(), {{"title", "in sibling"}, {"unit", sibling}});
    const std::string of_clinic = insert(note_kind(), {{"title", "in clinic"}, {"unit", clinic}});
    const access::Scope over_hospital = scope_over({hospital, ward, sibling});
    const access::Scope over_ward = scope_over({ward});
};

TEST_P(ConformanceTree, a_scope_sees_its_units_and_what_is_everybodys) {
    const records::Query notes = all_of(note_kind()), units = all_of(unit_kind());
    EXPECT_EQ(titles(notes, over_hospital), (Titles{"all", "in hospital", "in ward", "in sibling"}));
    EXPECT_EQ(titles(notes, over_ward), (Titles{"all", "in ward"}));
    EXPECT_EQ(titles(notes, access::Scope::of_system()).size(), 6U);
    EXPECT_EQ(titles(units, over_hospital), (Titles{"hospital", "ward", "sibling"}));
    EXPECT_EQ(titles(units, over_ward), (Titles{"ward"}));
}

TEST_P(ConformanceTree, who_has_no_grant_sees_nothing) {
    for (const records::Kind* kind : kinds()) EXPECT_EQ(titles(all_of(*kind), access::Scope{}), Titles{});
    EXPECT_FALSE(snapshot(access::Scope{})->get(note_kind(), RecordId(of_all)).ok());
    EXPECT_FALSE(snapshot(scope_over({"01J00000000000000000000000"}))->get(note_kind(), RecordId(of_ward)).ok());
    EXPECT_TRUE(snapshot(scope_over({"01J00000000000000000000000"}))->get(note_kind(), RecordId(of_all)).ok());
}

TEST_P(ConformanceTree, what_is_foreign_answers_as_what_is_not_there) {
    const RecordId nowhere("01J00000000000000000000000");
    const auto snap = snapshot(over_ward);
    const auto absent = snap->get(note_kind(), nowhere);
    ASSERT_FALSE(absent.ok());
    EXPECT_EQ(absent.errors().front().kind, ErrorKind::not_found);
    for (const std::string& foreign : {of_root, of_hospital, of_sibling, of_clinic}) {
        const auto seen = snap->get(note_kind(), RecordId(foreign));
        ASSERT_FALSE(seen.ok());
        EXPECT_EQ(seen.errors(), absent.errors());
        const auto history = snap->history(note_kind(), RecordId(foreign));
        ASSERT_FALSE(history.ok());
        EXPECT_EQ(history.errors(), snap->history(note_kind(), nowhere).errors());
    }
    EXPECT_TRUE(snap->get(note_kind(), RecordId(of_ward)).ok());
    EXPECT_TRUE(snap->history(note_kind(), RecordId(of_ward)).ok());
    EXPECT_FALSE(snap->get(unit_kind(), RecordId(hospital)).ok());
}

TEST_P(ConformanceTree, filters_and_searches_find_nothing_foreign) {
    records::Query by_unit = all_of(note_kind());
    by_unit.filters = {{note_kind().at("unit"), records::Compare::equals, hospital}};
    EXPECT_EQ(titles(by_unit, over_ward), Titles{});
    EXPECT_EQ(titles(by_unit, over_hospital), Titles{"in hospital"});
    EXPECT_EQ(titles(all_of(note_kind(), records::Archived::left_out, "in"), over_ward), Titles{"in ward"});
    records::Query order = all_of(note_kind());
    order.order = {{note_kind().at("title"), records::Direction::descending}};
    order.limit = 1;
    const auto page = snapshot(over_ward)->list(order);
    ASSERT_TRUE(page.ok());
    EXPECT_EQ(page->total, 2);
}

TEST_P(ConformanceTree, a_record_that_moves_changes_who_sees_it) {
    const auto before = snapshot(over_ward);
    ASSERT_TRUE(write([&](Pen& pen) -> Result<std::string> {
                    const auto moved = pen.update(note_kind(), RecordId(of_ward), 1,
                                                  values(note_kind(), {{"title", "moved"}, {"unit", clinic}}));
                    if (!moved) return moved.errors();
                    return std::string();
                }).ok());
    EXPECT_TRUE(before->get(note_kind(), RecordId(of_ward)).ok()) << "a snapshot stays what it was";
    EXPECT_FALSE(snapshot(over_ward)->get(note_kind(), RecordId(of_ward)).ok());
    EXPECT_FALSE(snapshot(over_ward)->history(note_kind(), RecordId(of_ward)).ok());
    EXPECT_EQ(titles(all_of(note_kind()), scope_over({clinic})), (Titles{"all", "moved", "in clinic"}));
}

TEST_P(ConformanceTree, archived_records_are_listed_when_asked_for) {
    ASSERT_TRUE(write([&](Pen& pen) -> Result<std::string> {
                    const auto gone = pen.archive(note_kind(), RecordId(of_ward), 1);
                    if (!gone) return gone.errors();
                    return std::string();
                }).ok());
    EXPECT_EQ(titles(all_of(note_kind()), over_ward), Titles{"all"});
    EXPECT_EQ(titles(all_of(note_kind(), records::Archived::included), over_ward), (Titles{"all", "in ward"}));
    EXPECT_EQ(titles(all_of(note_kind(), records::Archived::only), over_ward), Titles{"in ward"});
    EXPECT_EQ(titles(all_of(note_kind(), records::Archived::only), scope_over({clinic})), Titles{});
    const records::Record record = stored(note_kind(), of_ward);
    EXPECT_TRUE(record.archived);
    EXPECT_EQ(record.version, 2);
}

INSTANTIATE_TEST_SUITE_P(Stores, ConformanceTree, testing::ValuesIn(both_stores), ConformanceTree::name_of);

}  // namespace
}  // namespace ciclo::trial
