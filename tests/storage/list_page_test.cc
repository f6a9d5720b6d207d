// Lists of few units and of many go different ways; they must say the same. And they must go by an index.
#include "storage/list_page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "storage/sqlite_trial.h"
#include "storage/store_limits.h"

namespace ciclo::storage {
namespace {

using namespace sqlite_trial;

std::string unit_name(int number) { return "u" + std::to_string(100 + number); }

class ListPage : public testing::Test {
protected:
    static constexpr int units = 100, each = 5;

    void SetUp() override {
        store_ = trial_.open();
        const auto filled = store_->write(asked("fill"), [&](seams::Pen& pen) -> Result<std::string> {
            for (int i = 0; i < units * each; ++i) {
                auto values = note_values("note " + std::to_string(i * 37 % 50), unit_name(i % units));
                values[2] = std::string(i % 10 == 0 ? "red" : "green");
                if (auto record = pen.insert(note_kind(), std::move(values)); !record) return record.errors();
            }
            return std::string();
        });
        ASSERT_TRUE(filled.ok()) << filled.errors()[0].text();
    }

    /// Titles and units of every page, in order.
    std::vector<std::string> all(const access::Scope& scope, records::Query query) {
        const auto snapshot = store_->read(scope);
        std::vector<std::string> found;
        std::set<std::string> ids;
        for (;;) {
            const auto page = (*snapshot)->list(query);
            EXPECT_TRUE(page.ok()) << page.errors()[0].text();
            if (!page) return found;
            for (const records::Record& record : page->records) {
                EXPECT_TRUE(ids.insert(record.id.text).second);
                found.push_back(std::get<std::string>(record.values[0]) + " " + std::get<std::string>(record.values[1]) + " " +
                                record.id.text);
            }
            if (page->next.empty()) {
                EXPECT_EQ(page->total, static_cast<std::int64_t>(found.size()));
                return found;
            }
            query.after = page->next;
        }
    }

    records::Query query(std::vector<records::Order> order, std::int64_t limit) {
        records::Query made;
        made.kind = &note_kind();
        made.order = std::move(order);
        made.limit = limit;
        return made;
    }

    Trial trial_;
    std::unique_ptr<seams::Store> store_;
};

TEST_F(ListPage, few_units_merged_and_many_walked_are_the_same_list) {
    using records::Direction;
    const std::vector<std::vector<records::Order>> orders{{},
                                                         {{records::Kind::npos, Direction::descending}},
                                                         {{0, Direction::ascending}},
                                                         {{0, Direction::descending}},
                                                         {{2, Direction::descending}, {0, Direction::ascending}},
                                                         {{5, Direction::ascending}, {0, Direction::descending}}};
    std::vector<std::string> few, many;
    for (int i = 0; i < units; ++i) (i < 40 ? few : many).push_back(unit_name(i));
    many.insert(many.end(), few.begin(), few.end());
    std::sort(many.begin(), many.end());
    ASSERT_LE(few.size() + 1, limits::units_merged);
    ASSERT_GT(many.size(), limits::units_merged);
    for (const auto& order : orders) {
        for (const std::int64_t limit : {7, 50}) {
            const auto merged = all(scope_over(few), query(order, limit));
            auto walked = all(scope_over(many), query(order, limit));
            EXPECT_EQ(walked, all(access::Scope::of_system(), query(order, limit)));
            EXPECT_EQ(walked.size(), static_cast<std::size_t>(units * each));
            std::erase_if(walked, [&](const std::string& line) {
                return std::none_of(few.begin(), few.end(),
                                    [&](const std::string& unit) { return line.find(" " + unit + " ") != std::string::npos; });
            });
            EXPECT_EQ(merged.size(), few.size() * each);
            EXPECT_EQ(merged, walked);
        }
    }
}

TEST_F(ListPage, the_orders_of_lists_go_by_an_index) {
    const auto connection = Connection::open(trial_.path(), {.opening = Opening::read});
    ASSERT_TRUE(connection.ok());
    const auto plan_of = [&](const ListSql& sql) {
        auto rows = (*connection)->prepare("explain query plan " + sql.page);
        EXPECT_TRUE(rows.ok()) << rows.errors()[0].text();
        std::string plan;
        while (*rows->next()) plan += std::string(rows->text(3)) + "\n";
        return plan;
    };
    using records::Direction;
    const records::Order newest{records::Kind::npos, Direction::descending}, titled{0, Direction::ascending};
    for (const records::Order& order : {newest, titled}) {
        for (const std::vector<Cell>& after : {std::vector<Cell>{}, {Cell(std::int64_t{5}), Cell(std::string("01J"))}}) {
            const std::string whole = plan_of(list_sql(query({order}, 50), R"("note")", after, Wanted::rows));
            EXPECT_EQ(whole.find("USE TEMP B-TREE"), std::string::npos) << whole;
            EXPECT_NE(whole.find("USING INDEX note_by_"), std::string::npos) << whole;
            records::Query of_unit = query({order}, 50);
            of_unit.filters = {{1, records::Compare::equals, std::string("u100")}};
            const std::string unit = plan_of(list_sql(of_unit, R"("note")", after, Wanted::rows));
            EXPECT_EQ(unit.find("USE TEMP B-TREE"), std::string::npos) << unit;
            EXPECT_NE(unit.find("USING INDEX note_by_unit_"), std::string::npos) << unit;
            const std::string keys = plan_of(list_sql(query({order}, 50), R"("note")", after, Wanted::keys));
            EXPECT_NE(keys.find("USING COVERING INDEX note_by_unit_"), std::string::npos) << keys;
        }
    }
}

TEST_F(ListPage, a_page_mark_is_sealed_and_only_read_where_it_was_made) {
    const PageMarks marks("secret"), others("other");
    const std::vector<Cell> cells{Cell{}, Cell(std::int64_t{-5}), Cell(0.1), Cell(std::string("Ana Ruiz \"ñ\""))};
    const std::string mark = marks.mark(cells);
    EXPECT_EQ(mark, marks.mark(cells));
    EXPECT_EQ(mark.find("Ana"), std::string::npos);
    const auto read = marks.read(mark, 4);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, cells);
    EXPECT_EQ(others.read(mark, 4).errors()[0].code, "bad_page_mark");
    EXPECT_EQ(marks.read(mark, 3).errors()[0].code, "bad_page_mark");
    for (std::size_t i = 0; i < mark.size(); ++i) {
        std::string changed = mark;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        if (changed != mark) {
            EXPECT_FALSE(marks.read(changed, 4).ok()) << i;
        }
    }
    for (const char* wrong : {"", "A", "not a mark!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
        EXPECT_FALSE(marks.read(wrong, 0).ok()) << wrong;
    }
}

}  // namespace
}  // namespace ciclo::storage
