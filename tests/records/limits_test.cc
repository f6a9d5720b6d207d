// What hostile questions cost: no more than the limits say.
#include "records/limits.h"

#include <gtest/gtest.h>

#include <chrono>

#include "records/query.h"
#include "records/sample_kind.h"

namespace {

using namespace sample;
using access::Scope;

Query parsed(const Asked& asked) {
    const Result<Query> query = parse_query(visit_kind(), asked, Scope::of_system());
    EXPECT_TRUE(query.ok());
    return query.ok() ? *query : Query{};
}
std::string refusal(const Asked& asked) {
    const Result<Query> query = parse_query(visit_kind(), asked, Scope::of_system());
    return query.ok() ? "accepted" : query.errors().front().code;
}

TEST(ParseQuery, limits_are_held) {
    const auto filters = [](int n) {
        std::string text;
        for (int i = 0; i < n; ++i) text += std::string(i == 0 ? "" : ";") + "beds=1";
        return text;
    };
    EXPECT_EQ(parsed({.filters = filters(20)}).filters.size(), 20U);
    EXPECT_EQ(refusal({.filters = filters(21)}), "too_many_filters");
    EXPECT_EQ(refusal({.filters = std::string(4097, 'a')}), "too_long");
    EXPECT_EQ(refusal({.filters = std::string(4090, ' ') + "beds=1"}), "accepted");
    std::string letters;
    for (int i = 0; i < 400; ++i) letters += "ñ";
    EXPECT_EQ(refusal({.filters = "title=" + letters}), "accepted");
    EXPECT_EQ(refusal({.filters = "title=" + letters + "x"}), "wrong_value");
    EXPECT_EQ(refusal({.search = letters}), "accepted");
    EXPECT_EQ(refusal({.search = letters + "x"}), "bad_search");
    EXPECT_EQ(refusal({.search = "1 2 3 4 5 6 7 8 9 10"}), "accepted");
    EXPECT_EQ(refusal({.search = "1 2 3 4 5 6 7 8 9 10 11"}), "too_many_words");
    EXPECT_EQ(refusal({.search = "a\x02"}), "bad_search");
    for (const std::int64_t limit : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{501}, INT64_MAX})
        EXPECT_EQ(refusal({.limit = limit}), "bad_limit");
    EXPECT_EQ(parsed({.limit = 500}).limit, 500);
    EXPECT_EQ(refusal({.after = std::string(8193, 'a')}), "bad_page");
    EXPECT_EQ(refusal({.after = "a\nb"}), "bad_page");
    EXPECT_EQ(refusal({.order = std::string(4097, ',')}), "too_long");
}

TEST(ParseQuery, hostile_expressions_cost_no_more_than_their_length) {
    const auto begin = std::chrono::steady_clock::now();
    std::string quotes(4096, '"'), bangs(4096, '!'), semicolons(4096, ';'), open = "title=\"" + std::string(4080, 'a');
    std::string fields;
    while (fields.size() < 4000) fields += "unknown_field_name_of_great_length=1;";
    for (int i = 0; i < 200; ++i) {
        for (const std::string& text : {quotes, bangs, semicolons, open, fields})
            EXPECT_NE(refusal({.filters = text}), "accepted");
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));  // 2 ms each are wanted; twenty show nothing quadratic
}

TEST(Limits, are_those_the_messages_and_the_page_tell) {
    EXPECT_EQ(limits::expression_bytes, 4096U);
    EXPECT_EQ(limits::filters, 20U);
    EXPECT_EQ(limits::value_code_points, 400U);
    EXPECT_EQ(limits::orders, 4U);
    EXPECT_EQ(limits::page_records, 500);
}

}  // namespace
