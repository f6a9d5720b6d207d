#include "records/kind.h"

#include <gtest/gtest.h>

#include "base/ensure.h"
#include "records/sample_kind.h"
#include "records/value.h"

namespace {

using namespace sample;

template <class Enum, std::size_t N>
void every_name_is_there(const Names<Enum, N>& names) {
    for (std::size_t i = 0; i < N; ++i) {
        EXPECT_EQ(static_cast<std::size_t>(names[i].value), i) << "the rows stand in the order of the enum";
        EXPECT_EQ(from_code<Enum>(names[i].code), names[i].value);
        for (const Language language : languages) EXPECT_FALSE(printed(names[i].value, language).empty());
    }
}

TEST(Names, of_all_that_is_declared) {
    every_name_is_there(names_of(static_cast<FieldType*>(nullptr)));
    every_name_is_there(names_of(static_cast<Sensitivity*>(nullptr)));
    every_name_is_there(names_of(static_cast<Belonging*>(nullptr)));
    every_name_is_there(names_of(static_cast<Retention*>(nullptr)));
}

TEST(Kind, finds_its_fields) {
    EXPECT_EQ(visit_kind().find("title"), 0U);
    EXPECT_EQ(visit_kind().at("story"), 1U);
    EXPECT_EQ(visit_kind().find("nonsense"), Kind::npos);
    EXPECT_THROW(static_cast<void>(visit_kind().at("nonsense")), Broken);
}

TEST(Kinds, are_found_by_name) {
    EXPECT_EQ(find_kind(kinds(), "visit"), &visit_kind());
    EXPECT_EQ(find_kind(kinds(), "planet"), nullptr);
    EXPECT_EQ(find_kind({}, "visit"), nullptr);
}

TEST(UnitOf, follows_the_belonging) {
    Record record;
    record.id = RecordId("r1");
    record.values.resize(visit_kind().fields.size());
    EXPECT_EQ(unit_of(visit_kind(), record), "");
    record.values[visit_kind().at("unit")] = std::string("u1");
    EXPECT_EQ(unit_of(visit_kind(), record), "u1");
    EXPECT_EQ(unit_of(ward_kind(), record), "r1");
    Kind common = visit_kind();
    common.belonging = Belonging::organisation;
    EXPECT_EQ(unit_of(common, record), "");
}

TEST(Value, is_what_its_field_promises) {
    const Field& patient = visit_kind().fields[visit_kind().at("patient")];
    const Field& title = visit_kind().fields[visit_kind().at("title")];
    EXPECT_TRUE(is_guarded(patient));
    EXPECT_FALSE(is_guarded(title));
    EXPECT_TRUE(fits(patient, text_value(patient, "Ana")));
    EXPECT_TRUE(fits(title, text_value(title, "Ana")));
    EXPECT_FALSE(fits(title, text_value(patient, "Ana")));
    EXPECT_TRUE(is_missing(text_value(patient, "")));
    EXPECT_TRUE(fits(patient, FieldValue()));
    EXPECT_EQ(*text_in(text_value(patient, "Ana"), Purpose::handle_case), "Ana");
    EXPECT_EQ(text_in(FieldValue(1.5), Purpose::handle_case), nullptr);
}

TEST(Value, sameness_looks_at_type_and_content) {
    const Field& patient = visit_kind().fields[visit_kind().at("patient")];
    EXPECT_TRUE(same(text_value(patient, "Ana"), text_value(patient, "Ana")));
    EXPECT_FALSE(same(text_value(patient, "Ana"), text_value(patient, "Eva")));
    EXPECT_FALSE(same(text_value(patient, "Ana"), FieldValue(std::string("Ana"))));
    EXPECT_TRUE(same(FieldValue(), FieldValue()));
    EXPECT_FALSE(same(FieldValue(std::int64_t{1}), FieldValue(1.0)));
    EXPECT_TRUE(same(FieldValue(LocalText("a", "b", "")), FieldValue(LocalText("a", "b", ""))));
}

TEST(Value, without_content_is_missing) {
    EXPECT_TRUE(is_missing(tidied(std::string())));
    EXPECT_TRUE(is_missing(tidied(Personal<std::string>())));
    EXPECT_TRUE(is_missing(tidied(LocalText())));
    EXPECT_TRUE(is_missing(tidied(std::vector<std::string>())));
    EXPECT_FALSE(is_missing(tidied(std::int64_t{0})));
    EXPECT_FALSE(is_missing(tidied(false)));
    EXPECT_FALSE(is_missing(tidied(LocalText("", "", "x"))));
}

}  // namespace
