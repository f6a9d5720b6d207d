#include "organisation/glossary.h"

#include <gtest/gtest.h>

#include <set>

#include "base/text.h"
#include "organisation/kinds.h"
#include "records/check.h"

namespace ciclo::organisation {
namespace {

class Nothing final : public records::Lookup {
public:
    const records::Record* find(std::string_view, const std::string&) const override { return nullptr; }
};

TEST(Glossary, has98TermsInThreeLanguages) {
    ASSERT_EQ(shipped_terms().size(), 98U);
    EXPECT_EQ(shipped_terms()[0].term[Language::es], "Ciclo de servicio");
    EXPECT_EQ(shipped_terms()[0].term[Language::nl], "Servicecyclus");
    std::set<std::string> seen;
    for (const ShippedTerm& term : shipped_terms()) {
        for (const Language language : languages) {
            EXPECT_FALSE(term.term[language].empty());
            EXPECT_FALSE(term.definition[language].empty()) << term.term[Language::es];
        }
        EXPECT_TRUE(seen.insert(folded(term.term[Language::es])).second) << term.term[Language::es];
    }
}

TEST(Glossary, everyTermIsARecordInOrder) {
    for (const ShippedTerm& term : shipped_terms()) {
        records::Record record;
        record.values = term_values(term);
        for (const Error& error : records::check(term_kind(), record, Nothing())) ADD_FAILURE() << error.text();
    }
}

}  // namespace
}  // namespace ciclo::organisation
