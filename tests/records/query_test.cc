#include "records/query.h"

#include <gtest/gtest.h>

#include <map>

#include "records/filter_text.h"
#include "records/sample_kind.h"
#include "records/value.h"

namespace {

using namespace sample;
using access::Role;
using access::Scope;

Query parsed(const Asked& asked, const Scope& scope = Scope::of_system()) {
    const Result<Query> query = parse_query(visit_kind(), asked, scope);
    EXPECT_TRUE(query.ok()) << asked.filters << ": " << (query.ok() ? "" : query.errors().front().text());
    return query.ok() ? *query : Query{};
}
std::string refusal(const Asked& asked, const Scope& scope = Scope::of_system()) {
    const Result<Query> query = parse_query(visit_kind(), asked, scope);
    if (query.ok()) return "accepted";
    EXPECT_FALSE(query.errors().front().what.empty());
    EXPECT_FALSE(query.errors().front().cure.empty());
    return query.errors().front().code;
}

TEST(ParseQuery, nothing_asked_is_the_first_page_of_everything) {
    const Query query = parsed({});
    EXPECT_EQ(query.kind, &visit_kind());
    EXPECT_TRUE(query.filters.empty() && query.order.empty() && query.search.empty() && query.after.empty());
    EXPECT_EQ(query.archived, Archived::left_out);
    EXPECT_EQ(query.limit, 50);
}

TEST(ParseQuery, reads_every_comparison) {
    const std::map<std::string, Compare> filters{{"beds=4", Compare::equals},     {"beds != 4", Compare::differs},
                                                 {"beds<4", Compare::less},       {"beds<=4", Compare::at_most},
                                                 {" beds > 4 ", Compare::more},   {"beds>=4", Compare::at_least},
                                                 {"title~x", Compare::contains},  {"beds?", Compare::is_present},
                                                 {"!beds?", Compare::is_missing}, {"! beds ?", Compare::is_missing}};
    for (const auto& [text, compare] : filters) {
        const Query query = parsed({.filters = text});
        ASSERT_EQ(query.filters.size(), 1U) << text;
        EXPECT_EQ(query.filters[0].compare, compare) << text;
        EXPECT_EQ(visit_kind().fields[query.filters[0].field].name, text.find("title") == 0 ? "title" : "beds") << text;
    }
}

TEST(ParseQuery, values_are_of_the_type_of_their_field) {
    const Query query =
        parsed({.filters = "title=Box 7;story~x;motto~hola;beds=-3;wait<1.5;occupied>=0.5;open=yes;since>=2025-10-20;"
                           "seen<2025-10-20T16:00:00Z;colour=red;unit=u1;lines~a b;map?;patient=Ana;born=1990-01-31"});
    ASSERT_EQ(query.filters.size(), 15U);
    const auto at = [&](std::size_t i) { return query.filters[i].value; };
    EXPECT_EQ(std::get<std::string>(at(0)), "Box 7");
    EXPECT_EQ(std::get<std::string>(at(1)), "x");
    EXPECT_EQ(std::get<std::string>(at(2)), "hola");
    EXPECT_EQ(std::get<std::int64_t>(at(3)), -3);
    EXPECT_EQ(std::get<double>(at(4)), 1.5);
    EXPECT_EQ(std::get<double>(at(5)), 0.5);
    EXPECT_EQ(std::get<bool>(at(6)), true);
    EXPECT_EQ(std::get<calendar::Day>(at(7)), calendar::day_of(2025, 10, 20));
    EXPECT_EQ(calendar::iso_text(std::get<calendar::Instant>(at(8))), "2025-10-20T16:00:00Z");
    EXPECT_EQ(std::get<std::string>(at(9)), "red");
    EXPECT_EQ(std::get<std::string>(at(10)), "u1");
    EXPECT_EQ(std::get<std::string>(at(11)), "a b");
    EXPECT_TRUE(is_missing(at(12)));
    EXPECT_EQ(*text_in(at(13), Purpose::handle_case), "Ana");
    EXPECT_TRUE(std::holds_alternative<Personal<std::string>>(at(13)));
    EXPECT_EQ(*text_in(at(14), Purpose::handle_case), "1990-01-31");
}

TEST(ParseQuery, a_value_in_quotes_may_hold_anything) {
    EXPECT_EQ(std::get<std::string>(parsed({.filters = R"(title="a;b=""c"" ";beds=1)"}).filters[0].value),
              "a;b=\"c\" ");
    EXPECT_EQ(std::get<std::string>(parsed({.filters = "title=a=b<c"}).filters[0].value), "a=b<c");
    EXPECT_EQ(std::get<std::string>(parsed({.filters = "title~\t ñ \t"}).filters[0].value), "ñ");
}

TEST(ParseQuery, refuses_with_a_code_and_a_cure) {
    const std::map<std::string, std::string> refused{{"nonsense=1", "unknown_field"},
                                                     {"beds~1", "unfit_operator"},
                                                     {"open<yes", "unfit_operator"},
                                                     {"colour>red", "unfit_operator"},
                                                     {"map=x", "unfit_operator"},
                                                     {"lines=a", "unfit_operator"},
                                                     {"motto=a", "unfit_operator"},
                                                     {"title<a", "unfit_operator"},
                                                     {"beds=x", "wrong_value"},
                                                     {"beds=1.5", "wrong_value"},
                                                     {"wait=1,5", "wrong_value"},
                                                     {"wait=nan", "wrong_value"},
                                                     {"open=maybe", "wrong_value"},
                                                     {"since=20-10-2025", "wrong_value"},
                                                     {"born<x", "wrong_value"},
                                                     {"seen=2025-10-20", "wrong_value"},
                                                     {"colour=rod", "unknown_choice"},
                                                     {"=1", "bad_filter"},
                                                     {"beds", "bad_filter"},
                                                     {"beds=", "bad_filter"},
                                                     {"beds=\"\"", "bad_filter"},
                                                     {"beds=1;", "bad_filter"},
                                                     {";", "bad_filter"},
                                                     {"beds=1;;wait=2", "bad_filter"},
                                                     {"beds==1", "wrong_value"},
                                                     {"title=\"a", "bad_filter"},
                                                     {"title=\"a\"b", "bad_filter"},
                                                     {"title=a\"b", "bad_filter"},
                                                     {"!beds=1", "bad_filter"},
                                                     {"!!beds?", "bad_filter"},
                                                     {"beds?=1", "bad_filter"},
                                                     {"title=\x01", "wrong_value"},
                                                     {"title=\xff", "wrong_value"},
                                                     {"title=\"a\nb\"", "wrong_value"},
                                                     {"beds=1 or 1=1", "wrong_value"},
                                                     {"' or 1=1 --", "bad_filter"},
                                                     {"title; drop table visit", "bad_filter"},
                                                     {"id=x", "unknown_field"},
                                                     {"created_by=ana", "unknown_field"}};
    for (const auto& [text, code] : refused) EXPECT_EQ(refusal({.filters = text}), code) << text;
    const Result<Query> near = parse_query(visit_kind(), "titel=a", "");
    EXPECT_EQ(near.errors().front().cure, "did you mean \"title\"?");
    const Result<Query> place = parse_query(visit_kind(), "title=ñ;bedz=1", "");
    EXPECT_EQ(place.errors().front().place.text(), "filter:1:9");
    EXPECT_EQ(parse_query(visit_kind(), "colour=rad", "").errors().front().cure, "did you mean \"red\"?");
    EXPECT_EQ(parse_query(visit_kind(), "beds~1", "").errors().front().cure, "use != <= >= = < > ? or !?");
}

TEST(ParseQuery, tells_everything_that_is_wrong) {
    const Result<Query> query =
        parse_query(visit_kind(), {.filters = "nonsense=1;beds=x", .order = "-lines", .limit = 0}, Scope::of_system());
    ASSERT_FALSE(query.ok());
    EXPECT_EQ(query.errors().size(), 4U);
}

TEST(ParseQuery, order_names_fields_and_directions) {
    const Query query = parsed({.order = " -updated , title,-since"});
    ASSERT_EQ(query.order.size(), 3U);
    EXPECT_EQ(query.order[0].field, Kind::npos);
    EXPECT_EQ(query.order[0].direction, Direction::descending);
    EXPECT_EQ(query.order[1].field, visit_kind().at("title"));
    EXPECT_EQ(query.order[1].direction, Direction::ascending);
    EXPECT_EQ(query.order[2].direction, Direction::descending);
    for (const char* text : {"nonsense", ",", "title,", "-", "--title", "created"})
        EXPECT_EQ(refusal({.order = text}), "unknown_field") << text;
    for (const char* text : {"story", "lines", "map"}) EXPECT_EQ(refusal({.order = text}), "unfit_order") << text;
    EXPECT_EQ(refusal({.order = "title,-title"}), "bad_order");
    EXPECT_EQ(refusal({.order = "title,beds,wait,since,seen"}), "too_many_orders");
}

// ---- who may ask what

Scope scope_of(std::vector<access::Grant> grants) {
    Scope scope;
    scope.actor = "ana";
    for (const access::Grant& grant : grants) {
        if (grant.unit.empty()) scope.whole_organisation = true;
        scope.units.insert(scope.units.end(), grant.units.begin(), grant.units.end());
    }
    scope.grants = std::move(grants);
    return scope;
}

TEST(ParseQuery, who_may_not_read_a_personal_field_cannot_ask_by_it) {
    const Scope reader = scope_of({{Role::quality_manager, "", {}}});
    const Scope writer = scope_of({{Role::facilitator, "", {}}});
    const Scope administrator = scope_of({{Role::administrator, "", {}}});
    for (const char* filter :
         {"patient=Ana", "patient!=Ana", "patient~A", "patient?", "!patient?", "complaint~cough", "complaint?",
          "born<1990-01-01", "born=1990-01-01", "beds=1;patient~A", "unit=u1;patient~A"}) {
        EXPECT_EQ(refusal({.filters = filter}, reader), "accepted") << filter;
        EXPECT_EQ(refusal({.filters = filter}, writer), "personal_field") << filter;
        EXPECT_EQ(refusal({.filters = filter}, administrator), "personal_field") << filter;
        EXPECT_EQ(refusal({.filters = filter}, Scope{}), "personal_field") << filter;
    }
    for (const char* order : {"patient", "-patient", "title,born"}) {
        EXPECT_EQ(refusal({.order = order}, reader), "accepted") << order;
        EXPECT_EQ(refusal({.order = order}, writer), "personal_field") << order;
    }
    EXPECT_EQ(parse_query(visit_kind(), "patient=Ana", "").errors().front().kind, ErrorKind::refused);
    EXPECT_TRUE(parse_query(visit_kind(), "title=a", "-updated").ok());
}

TEST(ParseQuery, a_reader_of_one_unit_asks_by_personal_fields_within_that_unit_only) {
    const Scope reader = scope_of({{Role::quality_manager, "u1", {"u1", "u1a"}}, {Role::facilitator, "u2", {"u2"}}});
    EXPECT_EQ(refusal({.filters = "patient~A"}, reader), "personal_field");  // would find by the names of u2 too
    EXPECT_EQ(refusal({.filters = "patient~A;unit=u1"}, reader), "accepted");
    EXPECT_EQ(refusal({.filters = "unit=u1a;born?"}, reader), "accepted");
    EXPECT_EQ(refusal({.filters = "unit=u1", .order = "patient"}, reader), "accepted");
    EXPECT_EQ(refusal({.filters = "patient~A;unit=u2"}, reader), "personal_field");
    EXPECT_EQ(refusal({.filters = "patient~A;unit!=u2"}, reader), "personal_field");
    EXPECT_EQ(refusal({.filters = "patient~A;unit?"}, reader), "personal_field");
    EXPECT_EQ(refusal({.filters = "patient~A;!unit?"}, reader), "personal_field");
    EXPECT_EQ(refusal({.filters = "patient~A;unit=u9"}, reader), "personal_field");
    EXPECT_EQ(refusal({.filters = "unit=u2", .order = "patient"}, reader), "personal_field");
}

TEST(ParseQuery, search_is_kept_as_words_and_looks_at_no_personal_field_by_contract) {
    EXPECT_EQ(parsed({.search = "  ana ruiz "}, Scope{}).search, "ana ruiz");
}

TEST(FilterText, is_read_without_a_kind) {
    const auto filters = read_filter_text(" a_1 >= \"x\"\"y\" ; !B? ");
    ASSERT_TRUE(filters.ok());
    ASSERT_EQ(filters->size(), 2U);
    EXPECT_EQ((*filters)[0].field, "a_1");
    EXPECT_EQ((*filters)[0].sign, ">=");
    EXPECT_EQ((*filters)[0].value, "x\"y");
    EXPECT_EQ((*filters)[0].place.column, 2);
    EXPECT_EQ((*filters)[1].field, "B");
    EXPECT_EQ((*filters)[1].compare, Compare::is_missing);
    EXPECT_TRUE(read_filter_text("")->empty());
    EXPECT_TRUE(read_filter_text("  ")->empty());
}

}  // namespace
