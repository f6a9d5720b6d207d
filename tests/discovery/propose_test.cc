// A cycle proposed from what happened: by hand on small logs, and whole drafts of random and real logs that must be
// maps.
#include "discovery/propose.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cycle/random_map.h"
#include "cycle/read_map.h"
#include "cycle/write_map.h"
#include "events/read_log.h"
#include "moments/evidence_files.h"

namespace ciclo::discovery {
namespace {

using ciclo::testing::must;

struct Journey {
    int cases = 1;
    std::string
        activities;  ///< "A B C"; "A@90" = 90 minutes after the one before instead of one; "A/bob" = done by bob
};

events::Log log_of(const std::vector<Journey>& journeys) {
    std::string csv = "case,activity,time,resource\n";
    int c = 0;
    for (const Journey& journey : journeys) {
        for (int i = 0; i < journey.cases; ++i, ++c) {
            int minute = 0;
            std::string text = journey.activities + " ";
            for (std::size_t at = 0, end = 0; (end = text.find(' ', at)) != std::string::npos; at = end + 1) {
                std::string word = text.substr(at, end - at), who = "ann";
                if (const auto slash = word.find('/'); slash != std::string::npos)
                    who = word.substr(slash + 1), word.resize(slash);
                const auto wait = word.find('@');
                minute += wait == std::string::npos ? 1 : std::stoi(word.substr(wait + 1));
                const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
                csv += "C" + std::to_string(c) + "," + word.substr(0, wait) + ",2025-01-0" +
                       std::to_string(1 + minute / 1440) + " " + two(minute / 60 % 24) + ":" + two(minute % 60) +
                       ":00," + who + "\n";
            }
        }
    }
    return must(events::read_log(csv, "Visits_2025.csv", {}, {}));
}

std::string names(const cycle::Map& map) {
    std::string out;
    cycle::StageId stage;
    for (const cycle::Moment& moment : map.moments) {
        if (!stage.empty() && moment.stage != stage) out += " |";
        if (moment.stage != stage && map.find(moment.stage)->optional) out += out.empty() ? "?:" : " ?:";
        stage = moment.stage;
        out += (out.empty() ? "" : " ") + moment.name.in(Language::en) + (moment.optional ? "?" : "");
    }
    for (const cycle::Branch& branch : map.branches) out += ", " + branch.from.text + ">" + branch.adds.text;
    return out;
}

std::string reasons(const Proposal& draft, ReasonKind kind) {
    std::string out;
    for (const Reason& one : draft.reasons) {
        if (one.kind != kind) continue;
        out += (out.empty() ? "" : ", ") + one.moment.text + (one.other.empty() ? "" : ">" + one.other.text) + " " +
               std::to_string(one.n) + "/" + std::to_string(one.of);
    }
    return out;
}

TEST(Propose, one_path_becomes_a_chain_that_all_fit) {
    const Proposal draft = must(propose(log_of({{10, "A B C"}})));
    EXPECT_EQ(names(draft.map), "A B C");
    EXPECT_EQ(draft.fit.fitness, 1);
    EXPECT_EQ(draft.map.service.id, "visits-2025");
    EXPECT_EQ(draft.map.service.status, cycle::Status::draft);
    EXPECT_EQ(reasons(draft, ReasonKind::kept), "M1 10/10, M2 10/10, M3 10/10");
}

TEST(Propose, what_fewer_live_is_optional_and_says_how_many) {
    const Proposal draft = must(propose(log_of({{7, "A B C"}, {3, "A C"}})));
    EXPECT_EQ(names(draft.map), "A B? C");
    EXPECT_EQ(reasons(draft, ReasonKind::optional), "M2 7/10");
    EXPECT_EQ(draft.fit.fitness, 1);
}

TEST(Propose, going_back_is_a_loop_and_so_is_once_more_in_a_row) {
    const Proposal draft = must(propose(log_of({{6, "A B C D"}, {4, "A B C B C D"}, {2, "A B B C D"}})));
    EXPECT_EQ(names(draft.map), "A B C D, M2>M2, M3>M2");
    EXPECT_EQ(reasons(draft, ReasonKind::loop), "M3>M2 4/16");
    EXPECT_EQ(reasons(draft, ReasonKind::again), "M2>M2 2/18");
    EXPECT_DOUBLE_EQ(*draft.map.branches[1].observed_share, 0.25);
    EXPECT_EQ(draft.fit.fitness, 1);
    const Proposal seldom = must(propose(log_of({{99, "A B C D"}, {1, "A B B C D"}})));
    EXPECT_EQ(names(seldom.map), "A B C D");
    EXPECT_EQ(reasons(seldom, ReasonKind::repeated), "M2 1/100");
}

TEST(Propose, neighbours_that_come_in_either_order_are_no_loop) {
    const Proposal draft = must(propose(log_of({{60, "A B C D"}, {40, "A C B D"}})));
    EXPECT_EQ(names(draft.map), "A B C D, M1>M3, M2>M4, M3>M2");
    EXPECT_EQ(reasons(draft, ReasonKind::any_order), "M1>M3 40/100, M2>M4 40/100, M3>M2 40/100");
    EXPECT_EQ(reasons(draft, ReasonKind::loop), "");
    EXPECT_EQ(draft.fit.fitness, 1);
}

TEST(Propose, a_wide_log_stays_small_and_lists_what_it_leaves_out) {
    std::vector<Journey> journeys;
    for (int k = 0; k < 80; ++k) {
        journeys.push_back({1 + k % 3, "A B" + std::to_string(k) + " C" + std::to_string(k % 40) + " Z"});
    }
    const Proposal draft = must(propose(log_of(journeys)));
    EXPECT_EQ(draft.map.moments.size(), 25U);
    EXPECT_EQ(draft.left_out.size(), 80U + 40 + 2 - 25);
}

TEST(Propose, passing_over_what_nearly_all_live_is_a_branch) {
    const Proposal draft = must(propose(log_of({{94, "A B C D"}, {6, "A D"}}), {.needed = 0.9}));
    EXPECT_EQ(names(draft.map), "A B C D, M1>M4");
    EXPECT_EQ(reasons(draft, ReasonKind::branch), "M1>M4 6/100");
}

TEST(Propose, the_order_is_of_the_majority) {
    EXPECT_EQ(names(must(propose(log_of({{6, "B A C"}, {4, "A B C"}}), {.branch = 0.9})).map), "B A C");
}

TEST(Propose, long_waits_begin_a_stage) {
    const Proposal draft = must(propose(log_of({{5, "A B C@300 D E"}})));
    EXPECT_EQ(names(draft.map), "A B | C D E");
    EXPECT_EQ(reasons(draft, ReasonKind::waits), "M3>M2 5/5");
    const auto waits = std::find_if(draft.reasons.begin(), draft.reasons.end(),
                                    [](const Reason& r) { return r.kind == ReasonKind::waits; });
    EXPECT_EQ(waits->wait_seconds, 300 * 60);
}

TEST(Propose, a_change_of_hands_begins_a_stage_where_hands_seldom_change) {
    const Proposal draft = must(propose(log_of({{5, "A/ann B/ann C/bob D/bob"}})));
    EXPECT_EQ(names(draft.map), "A B | C D");
    EXPECT_EQ(reasons(draft, ReasonKind::hands), "M3>M2 5/5");
    EXPECT_EQ(names(must(propose(log_of({{5, "A/ann B/bob C/ann D/bob"}}))).map), "A B C D")
        << "everything changes hands: says nothing";
}

TEST(Propose, moments_skipped_together_are_one_optional_stage) {
    const Proposal draft = must(propose(log_of({{6, "A B C D E"}, {4, "A E"}})));
    EXPECT_EQ(names(draft.map), "A | ?: B C D | E") << "none of it optional by itself";
    EXPECT_EQ(reasons(draft, ReasonKind::part), "M2>M4 6/10");
    EXPECT_EQ(reasons(draft, ReasonKind::kept), "M1 10/10, M2 6/10, M3 6/10, M4 6/10, M5 10/10");
    EXPECT_EQ(draft.fit.fitness, 1);
    EXPECT_EQ(draft.fit.fitting_cases, 10);
}

TEST(Propose, within_an_optional_stage_some_moments_may_be_optional_too) {
    const Proposal draft = must(propose(log_of({{30, "A B C D E"}, {30, "A B D E"}, {40, "A E"}})));
    EXPECT_EQ(names(draft.map), "A | ?: B C? D | E");
    EXPECT_EQ(reasons(draft, ReasonKind::part), "M2>M4 60/100");
    EXPECT_EQ(reasons(draft, ReasonKind::optional), "M3 30/100");
    EXPECT_EQ(draft.fit.fitness, 1);
}

TEST(Propose, what_some_live_in_part_stays_optional_one_by_one) {
    const Proposal draft = must(propose(log_of({{58, "A B C D"}, {1, "A B D"}, {1, "A C D"}, {40, "A D"}})));
    EXPECT_EQ(names(draft.map), "A | ?: B? C? | D") << "59 of 60: together, but not in every case";
    EXPECT_EQ(draft.fit.fitness, 1);
    EXPECT_EQ(names(must(propose(log_of({{30, "A B C D"}, {15, "A B D"}, {15, "A C D"}, {40, "A D"}}))).map),
              "A B? C? D")
        << "one without the other: no part";
    EXPECT_EQ(names(must(propose(log_of({{3, "A B C D"}, {97, "A D"}}), {.coverage = 1})).map), "A B? C? D")
        << "three cases are no habit";
}

TEST(Propose, a_part_never_costs_the_fit) {
    // the last two in either order: nobody could end with the earlier one if the later were not optional
    const Proposal draft = must(propose(log_of({{60, "A B C D"}, {30, "A B D C"}, {30, "A"}})));
    EXPECT_EQ(names(draft.map), "A | ?: B C D?, M2>M4, M4>M3");
    EXPECT_EQ(draft.fit.fitness, 1);
}

TEST(Propose, a_part_stays_within_a_stage_and_stages_stay_few) {
    EXPECT_EQ(names(must(propose(log_of({{6, "A B C D@300 E F G"}, {4, "A G"}}))).map), "A | ?: B C | ?: D E F | G");
    std::string all = "A", none = "A";
    for (int i = 0; i < 6; ++i) {
        const std::string n = std::to_string(i);
        all += " B" + n + " C" + n + " D" + n;
        none += " D" + n;
    }
    const Proposal draft = must(propose(log_of({{6, all}, {4, none}}), {.coverage = 1}));
    EXPECT_EQ(draft.map.stages.size(), 7U);
    EXPECT_EQ(draft.fit.fitness, 1);
}

TEST(Propose, what_comes_at_any_place_goes_along_with_the_others) {
    std::vector<Journey> journeys{{40, "A B C D E F G"}};
    const std::vector<std::string> with{"A X B C D E F G", "A B X C D E F G", "A B C X D E F G", "A B C D X E F G",
                                        "A B C D E X F G", "A B C D E F X G"};
    for (const std::string& one : with) journeys.push_back({10, one});
    const Proposal draft = must(propose(log_of(journeys)));
    EXPECT_EQ(names(draft.map), "A B C D E F G");
    ASSERT_EQ(draft.map.transversal.size(), 1U);
    EXPECT_EQ(draft.map.transversal[0].id.text, "T1");
    EXPECT_EQ(draft.map.transversal[0].name.in(Language::en), "X");
    std::string spans;
    for (const cycle::MomentId& one : draft.map.transversal[0].spans) spans += one.text + " ";
    EXPECT_EQ(spans, "M2 M3 M4 M5 M6 ") << "nobody called before A or after G";
    EXPECT_EQ(reasons(draft, ReasonKind::anywhere), "T1 60/100");
    EXPECT_EQ(draft.fit.fitness, 1);
    EXPECT_TRUE(draft.left_out.empty());

    journeys.push_back({100, "A B C X D E F G"});
    EXPECT_TRUE(must(propose(log_of(journeys))).map.transversal.empty()) << "most come after C: it has a place";
    EXPECT_TRUE(must(propose(log_of({{40, "A B C D"}, {10, "A X B C D"}, {10, "A B X C D"}, {10, "A B C X D"}})))
                    .map.transversal.empty())
        << "of so few moments a place says nothing";
}

TEST(Propose, where_nothing_has_a_place_little_is_called_transversal) {
    std::vector<Journey> journeys;
    for (int i = 0; i < 8; ++i) {
        std::string one = "A";
        for (int k = 0; k < 8; ++k) {
            if (k != i) one += " B" + std::to_string((i + 3 * k) % 8);
        }
        journeys.push_back({10, one + " Z"});
    }
    EXPECT_LE(must(propose(log_of(journeys))).map.transversal.size(), 2U);
}

TEST(Propose, rare_activities_are_left_out_and_listed) {
    const Proposal draft = must(propose(log_of({{50, "A B C"}, {1, "A X B C"}})));
    EXPECT_EQ(names(draft.map), "A B C");
    ASSERT_EQ(draft.left_out.size(), 1U);
    EXPECT_EQ(draft.left_out[0].activity, "X");
    EXPECT_EQ(draft.left_out[0].events, 1);
    EXPECT_EQ(draft.fit.unexpected.size(), 1U);
}

TEST(Propose, names_that_differ_only_in_signs_are_one_moment) {
    const Proposal draft = must(propose(log_of({{5, "Alta? B"}, {5, "ALTA B"}})));
    ASSERT_EQ(draft.map.moments.size(), 2U);
    EXPECT_EQ(draft.map.moments[0].activities, (std::vector<std::string>{"Alta?", "ALTA"}));
    EXPECT_EQ(draft.fit.fitness, 1);
}

/// Everything a draft promises: it is a map that can be read again, and it is the same on any number of threads.
void check_draft(const events::Log& log) {
    const Proposal draft = must(propose(log, {.threads = 1}));
    const std::string text = cycle::write_map_yaml(draft.map);
    const Result<cycle::Map> again = cycle::read_map(text, "draft.yaml");
    ASSERT_TRUE(again.ok()) << again.errors()[0].text() << "\n" << text;
    EXPECT_EQ(cycle::write_map_yaml(*again), text);
    EXPECT_EQ(cycle::write_map_yaml(must(propose(log, {.threads = 2})).map), text);
    const auto matches = must(conformance::match_activities(log, *again, {}));
    EXPECT_EQ(conformance::conform(log, *again, matches).fitness, draft.fit.fitness) << "it fits as it says";
    EXPECT_GE(draft.fit.fitness, 0);
    EXPECT_LE(draft.fit.fitness, 1);
    std::int64_t left_out = 0, visits = 0;
    for (const LeftOut& one : draft.left_out) left_out += one.events;
    for (const auto& moment : draft.fit.moments) visits += moment.visits;
    EXPECT_EQ(left_out + visits, static_cast<std::int64_t>(log.events())) << "every event is in the draft or listed";
}

RC_GTEST_PROP(Propose, isAMapOfAnyLog, ()) {
    cycle::testing::Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    std::string csv = "case,activity,time\n";
    const std::vector<std::string> odd{"A",   "a",   "b: c", "#",   "Ñandú", "\"\"q\"\"",
                                       "x,y", "- z", "true", "3.5", "日本",  "{t}"};
    for (std::size_t n = 1 + dice.below(40); n > 0; --n) {
        csv += "C" + std::to_string(dice.below(6)) + ",\"" + odd[dice.below(odd.size())] +
               "\",2025-01-01 10:" + std::to_string(10 + dice.below(50)) + ":00\n";
    }
    const events::Log log = must(events::read_log(csv, "e.csv", {}, {}));
    const bool only_signs = log.activities.size() == 1 && log.activities[0] == "#";
    if (!only_signs) check_draft(log);
    RC_ASSERT(propose(log).ok() != only_signs);
}

TEST(Propose, real_logs_give_drafts_that_most_cases_fit) {
    struct Known {
        const char* log;
        std::size_t moments;
        double fitness;  ///< at least
    };
    for (const Known& known :
         {Known{"receipt.csv", 7, 0.95}, Known{"helpdesk.xes.gz", 5, 0.97}, Known{"running-example.xes", 8, 1},
          Known{"repairExample.xes.gz", 8, 0.99}, Known{"interval_event_log.csv", 7, 0.98}}) {
        const auto bytes = ciclo::testing::shared(std::string("logs/") + known.log);
        if (!bytes) continue;
        const events::Log log = must(events::read_log(*bytes, known.log, {}, {}));
        check_draft(log);
        const Proposal draft = must(propose(log));
        EXPECT_GE(draft.fit.fitness, known.fitness) << known.log;
        EXPECT_EQ(draft.map.moments.size(), known.moments) << known.log << ": " << names(draft.map);
    }
}

}  // namespace
}  // namespace ciclo::discovery
