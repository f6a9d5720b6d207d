// What every store promises; see conformance.h.
#include "storage/conformance.h"

#include <atomic>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <set>
#include <thread>

namespace ciclo::trial {

namespace {

using records::RecordId;
using seams::Pen;

const Error wish_refused{ErrorKind::refused, "no", "", {}, "no"};

std::string text_of(const records::Kind& kind, const records::Record& record, std::string_view field) {
    const std::string* text = records::text_in(record.values[kind.at(field)], Purpose::handle_case);
    return text == nullptr ? "" : *text;
}

TEST_P(Conformance, keeps_every_type_of_value_as_it_was) {
    constexpr double huge = std::numeric_limits<double>::max(), tiny = std::numeric_limits<double>::denorm_min();
    const std::string other = insert(note_kind(), {{"title", "other"}});
    const std::vector<Given> all{
        {{"title", "Ñandú 🩺 \"x\" 'y'; drop table note;--"}, {"body", std::string(100'000, 'z') + "\n\r\t"},
         {"label", LocalText("es", "", "nl \\")}, {"amount", std::int64_t{0}}, {"weight", 0.1}, {"part", 1.0}, {"open", false},
         {"due", calendar::Day{0}}, {"seen", calendar::Instant{0}}, {"mood", "fair"}, {"other", other},
         {"tags", std::vector<std::string>{"a", "b,c", "\"", "", "ü\n"}}, {"map", "{\"a\":[1,2,{}]}"}},
        {{"amount", std::numeric_limits<std::int64_t>::max()}, {"weight", huge}, {"part", tiny}, {"open", true},
         {"due", calendar::Day{-800'000}}, {"seen", calendar::Instant{-9'000'000'000'000'000}}},
        {{"amount", std::numeric_limits<std::int64_t>::min()}, {"weight", -huge}, {"part", -tiny},
         {"due", calendar::Day{3'000'000}}, {"seen", calendar::Instant{9'000'000'000'000'000}}},
        {}};
    for (const Given& given : all) {
        const std::string id = insert(note_kind(), given);
        const records::Record record = stored(note_kind(), id);
        const auto expected = values(note_kind(), given);
        ASSERT_EQ(record.values.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            EXPECT_TRUE(records::same(record.values[i], expected[i])) << note_kind().fields[i].name;
        }
    }
}

TEST_P(Conformance, empty_texts_and_lists_are_missing) {
    const std::string id = insert(note_kind(), {{"title", ""}, {"tags", std::vector<std::string>{}}, {"label", LocalText()}});
    for (const auto& value : stored(note_kind(), id).values) EXPECT_TRUE(records::is_missing(value));
}

TEST_P(Conformance, stamps_say_who_and_when) {
    const calendar::Instant first = clock().now();
    const std::string id = insert(note_kind(), {{"title", "a"}});
    clock().advance_milliseconds(5'000);
    ASSERT_TRUE(write_as(scope_over({"u"}, "bea"), new_key(), [&](Pen& pen) -> Result<std::string> {
                    EXPECT_EQ(pen.now(), clock().now());
                    const auto record = pen.update(note_kind(), RecordId(id), 1, values(note_kind(), {{"title", "b"}}));
                    if (!record) return record.errors();
                    EXPECT_EQ(record->version, 2);
                    return std::string();
                }).ok());
    const records::Record record = stored(note_kind(), id);
    EXPECT_EQ(record.created, first);
    EXPECT_EQ(record.created_by, "system");
    EXPECT_EQ(record.updated, clock().now());
    EXPECT_EQ(record.updated_by, "bea");
    EXPECT_EQ(record.version, 2);
    EXPECT_FALSE(record.archived);
}

TEST_P(Conformance, who_did_not_see_the_last_version_changes_nothing) {
    const std::string id = insert(note_kind(), {{"title", "one"}});
    const auto change = [&](std::int64_t seen, const char* title) {
        return write([&](Pen& pen) -> Result<std::string> {
            const auto record = pen.update(note_kind(), RecordId(id), seen, values(note_kind(), {{"title", title}}));
            if (!record) return record.errors();
            return std::string();
        });
    };
    EXPECT_TRUE(change(1, "two").ok());
    for (const std::int64_t seen : {0, 1, 3, -1}) {
        const auto late = change(seen, "late");
        ASSERT_FALSE(late.ok());
        EXPECT_EQ(late.errors().front().kind, ErrorKind::refused);
        EXPECT_EQ(late.errors().front().code, "changed_since");
    }
    const auto archived = write([&](Pen& pen) -> Result<std::string> {
        const auto gone = pen.archive(note_kind(), RecordId(id), 1);
        if (!gone) return gone.errors();
        return std::string();
    });
    ASSERT_FALSE(archived.ok());
    EXPECT_EQ(archived.errors().front().code, "changed_since");
    EXPECT_EQ(text_of(note_kind(), stored(note_kind(), id), "title"), "two");
    EXPECT_EQ(stored(note_kind(), id).version, 2);
}

TEST_P(Conformance, what_is_not_there_cannot_be_changed) {
    const RecordId nowhere("01J00000000000000000000000");
    const auto answer = write([&](Pen& pen) -> Result<std::string> {
        const auto none = pen.get(note_kind(), nowhere);
        EXPECT_TRUE(none.ok() && !none->has_value());
        EXPECT_FALSE(pen.update(note_kind(), nowhere, 1, values(note_kind(), {})).ok());
        EXPECT_FALSE(pen.archive(note_kind(), nowhere, 1).ok());
        const auto erased = pen.erase(person_kind(), nowhere);
        EXPECT_FALSE(erased.ok());
        EXPECT_EQ(erased.errors().front().kind, ErrorKind::not_found);
        return std::string("went on");
    });
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(answer->body, "went on");
}

TEST_P(Conformance, the_same_key_gives_the_stored_answer_again) {
    int runs = 0;
    const seams::Deed deed = [&](Pen& pen) -> Result<std::string> {
        ++runs;
        const auto record = pen.insert(note_kind(), values(note_kind(), {{"title", "once"}}));
        if (!record) return record.errors();
        return record->id.text;
    };
    const access::Scope system = access::Scope::of_system();
    const auto first = write_as(system, "k", deed), again = write_as(system, "k", deed);
    ASSERT_TRUE(first.ok() && again.ok());
    EXPECT_FALSE(first->replayed);
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(first->body, again->body);
    EXPECT_EQ(runs, 1);
    const auto other = write_as(system, "k", deed, "another request");
    ASSERT_FALSE(other.ok());
    EXPECT_EQ(other.errors().front().kind, ErrorKind::refused);
    EXPECT_EQ(runs, 1);
    EXPECT_TRUE(write_as(scope_over({"u"}, "bea"), "k", deed).ok()) << "keys are each actor's own";
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(titles(all_of(note_kind()), system), (Titles{"once", "once"}));
}

TEST_P(Conformance, the_same_key_from_many_at_once_runs_once) {
    std::atomic<int> runs = 0, replayed = 0, answered = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            const auto answer = write_as(access::Scope::of_system(), "k", [&](Pen& pen) -> Result<std::string> {
                ++runs;
                const auto record = pen.insert(note_kind(), values(note_kind(), {}));
                return record.ok() ? Result<std::string>(record->id.text) : Result<std::string>(record.errors());
            });
            if (answer.ok()) ++answered;
            if (answer.ok() && answer->replayed) ++replayed;
        });
    }
    threads.clear();
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(answered, 8);
    EXPECT_EQ(replayed, 7);
}

TEST_P(Conformance, refuses_keys_that_are_none) {
    const seams::Deed deed = [](Pen&) -> Result<std::string> { return std::string("ran"); };
    for (const std::string& key : {std::string(), std::string(101, 'k'), std::string("a\nb"), std::string("ñ")}) {
        EXPECT_FALSE(write_as(access::Scope::of_system(), key, deed).ok()) << key;
    }
    EXPECT_TRUE(write_as(access::Scope::of_system(), std::string(100, '~'), deed).ok());
}

TEST_P(Conformance, a_refused_deed_leaves_nothing) {
    int runs = 0;
    std::string id = insert(note_kind(), {{"title", "kept"}});
    const auto refused = [&](bool refuse) {
        return write_as(access::Scope::of_system(), "k", [&, refuse](Pen& pen) -> Result<std::string> {
            ++runs;
            EXPECT_TRUE(pen.insert(note_kind(), values(note_kind(), {{"title", "new"}, {"code", "c"}})).ok());
            EXPECT_TRUE(pen.update(note_kind(), RecordId(id), 1, values(note_kind(), {{"title", "changed"}})).ok());
            EXPECT_TRUE(pen.audit("read", "note", "{}").ok());
            if (refuse) return wish_refused;
            return std::string();
        });
    };
    std::vector<seams::Change> heard;
    store().on_change([&](const std::vector<seams::Change>& changes) { heard = changes; });
    const auto answer = refused(true);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.errors(), Errors{wish_refused});
    EXPECT_EQ(titles(all_of(note_kind()), access::Scope::of_system()), Titles{"kept"});
    EXPECT_EQ(snapshot()->history(note_kind(), RecordId(id))->size(), 1U);
    EXPECT_TRUE(heard.empty());
    EXPECT_TRUE(refused(false).ok()) << "a refusal is not an answer to be kept, and the unique value is free";
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(heard.size(), 2U);
    store().on_change({});
}

TEST_P(Conformance, a_deed_that_breaks_a_promise_leaves_nothing_and_stops_nobody) {
    bool refused = false;
    try {
        refused = !write([](Pen& pen) -> Result<std::string> {
                       (void)pen.insert(note_kind(), values(note_kind(), {{"title", "half done"}}));
                       ENSURE(false, "a deed keeps its promises");
                       return std::string();
                   }).ok();
    } catch (const Broken&) {
        refused = true;
    }
    EXPECT_TRUE(refused);
    insert(note_kind(), {{"title", "next"}});
    EXPECT_EQ(titles(all_of(note_kind()), access::Scope::of_system()), Titles{"next"});
}

TEST_P(Conformance, a_deed_sees_its_own_changes_and_others_see_them_when_it_is_done) {
    const auto before = snapshot();
    const auto answer = write([&](Pen& pen) -> Result<std::string> {
        const auto first = pen.insert(note_kind(), values(note_kind(), {{"title", "first"}}));
        const auto second = pen.insert(note_kind(), values(note_kind(), {{"title", "second"}, {"other", first->id.text}}));
        EXPECT_TRUE(second.ok());
        EXPECT_LT(first->id, second->id);
        EXPECT_EQ(pen.list(all_of(note_kind()))->records.size(), 2U);
        EXPECT_EQ((*pen.get(note_kind(), first->id))->version, 1);
        EXPECT_TRUE(snapshot()->list(all_of(note_kind()))->records.empty());
        return std::string();
    });
    ASSERT_TRUE(answer.ok());
    EXPECT_TRUE(before->list(all_of(note_kind()))->records.empty());
    EXPECT_EQ(snapshot()->list(all_of(note_kind()))->records.size(), 2U);
}

Errors refusal_of(Result<seams::Answer> answer) { return answer.ok() ? Errors{} : answer.errors(); }

TEST_P(Conformance, unique_fields_are_unique_among_what_is_not_archived) {
    const std::string first = insert(note_kind(), {{"title", "first"}, {"code", "A-1"}});
    const std::string second = insert(note_kind(), {{"title", "second"}});
    insert(note_kind(), {{"title", "third: missing is not the same as missing"}});
    const auto taking = [&](Pen& pen) -> Result<std::string> {
        const auto record = pen.insert(note_kind(), values(note_kind(), {{"code", "A-1"}}));
        if (!record) return record.errors();
        return std::string();
    };
    const auto changing = [&](Pen& pen) -> Result<std::string> {
        const auto record = pen.update(note_kind(), RecordId(second), 1, values(note_kind(), {{"code", "A-1"}}));
        if (!record) return record.errors();
        return std::string();
    };
    for (const seams::Deed& deed : {seams::Deed(taking), seams::Deed(changing)}) {
        const Errors errors = refusal_of(write(deed));
        ASSERT_EQ(errors.size(), 1U);
        EXPECT_EQ(errors.front().kind, ErrorKind::refused);
        EXPECT_EQ(errors.front().place.file, "code");
        EXPECT_EQ(errors.front().code, "not_unique");
    }
    ASSERT_TRUE(write([&](Pen& pen) -> Result<std::string> {
                    EXPECT_TRUE(pen.update(note_kind(), RecordId(first), 1, values(note_kind(), {{"code", "A-1"}})).ok());
                    EXPECT_TRUE(pen.archive(note_kind(), RecordId(first), 2).ok());
                    return std::string();
                }).ok());
    EXPECT_TRUE(write(changing).ok()) << "an archived record gives its value free";
    const Errors errors = refusal_of(write([&](Pen& pen) -> Result<std::string> {
        const auto back = pen.restore(note_kind(), RecordId(first), 3);
        if (!back) return back.errors();
        return std::string();
    }));
    ASSERT_EQ(errors.size(), 1U) << "its value was taken meanwhile";
    EXPECT_EQ(errors.front().code, "not_unique");
    EXPECT_EQ(errors.front().place.file, "code");
    EXPECT_TRUE(stored(note_kind(), first).archived);
}

TEST_P(Conformance, what_was_archived_comes_back_as_it_was) {
    const std::string id = insert(note_kind(), {{"title", "A"}, {"code", "A-1"}, {"amount", std::int64_t{7}}});
    const auto step = [&](const char* actor, const std::function<Result<Done>(Pen&)>& deed) {
        return write_as(scope_over({}, actor), new_key(), [&](Pen& pen) -> Result<std::string> {
            const auto result = deed(pen);
            if (!result) return result.errors();
            return std::string();
        });
    };
    ASSERT_TRUE(step("ana", [&](Pen& pen) { return pen.archive(note_kind(), RecordId(id), 1); }).ok());
    EXPECT_TRUE(titles(all_of(note_kind()), access::Scope::of_system()).empty());
    const auto restore = [&](std::int64_t seen) {
        return [&, seen](Pen& pen) -> Result<Done> {
            const auto back = pen.restore(note_kind(), RecordId(id), seen);
            if (!back) return back.errors();
            EXPECT_EQ(back->version, 3);
            EXPECT_FALSE(back->archived);
            return done;
        };
    };
    const auto late = step("luis", restore(1));
    ASSERT_FALSE(late.ok());
    EXPECT_EQ(late.errors().front().code, "changed_since");
    ASSERT_TRUE(step("luis", restore(2)).ok());
    const records::Record record = stored(note_kind(), id);
    EXPECT_FALSE(record.archived);
    EXPECT_EQ(record.version, 3);
    EXPECT_EQ(record.updated_by, "luis");
    EXPECT_EQ(std::get<std::int64_t>(record.values[note_kind().at("amount")]), 7);
    EXPECT_EQ(titles(all_of(note_kind()), access::Scope::of_system()), Titles{"A"});
    const auto history = snapshot()->history(note_kind(), RecordId(id));
    ASSERT_TRUE(history.ok());
    EXPECT_EQ(history->size(), 3U);
    EXPECT_EQ(history->back().actor, "luis");
}

TEST_P(Conformance, personal_unique_fields_are_unique_too) {
    insert(person_kind(), {{"email", "ana@example.org"}});
    const Errors errors = refusal_of(write([&](Pen& pen) -> Result<std::string> {
        const auto record = pen.insert(person_kind(), values(person_kind(), {{"email", "ana@example.org"}}));
        if (!record) return record.errors();
        return std::string();
    }));
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors.front().place.file, "email");
    EXPECT_EQ(errors.front().text().find("ana@"), std::string::npos);
}

TEST_P(Conformance, references_point_at_what_is_there) {
    const Errors errors = refusal_of(write([&](Pen& pen) -> Result<std::string> {
        const auto record = pen.insert(note_kind(), values(note_kind(), {{"other", "01J00000000000000000000000"}}));
        if (!record) return record.errors();
        return std::string();
    }));
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors.front().place.file, "other");
    EXPECT_EQ(errors.front().code, "unknown_reference");
    const std::string id = insert(note_kind(), {});
    EXPECT_TRUE(write([&](Pen& pen) -> Result<std::string> {
                    EXPECT_FALSE(pen.update(note_kind(), RecordId(id), 1, values(note_kind(), {{"unit", "nowhere"}})).ok());
                    EXPECT_TRUE(pen.update(note_kind(), RecordId(id), 1, values(note_kind(), {{"other", id}})).ok());
                    return std::string();
                }).ok());
    EXPECT_EQ(stored(note_kind(), id).version, 2);
}

TEST_P(Conformance, a_refusal_within_a_deed_undoes_only_itself) {
    insert(note_kind(), {{"title", "taken"}, {"code", "A"}});
    ASSERT_TRUE(write([&](Pen& pen) -> Result<std::string> {
                    EXPECT_TRUE(pen.insert(note_kind(), values(note_kind(), {{"title", "before"}})).ok());
                    EXPECT_FALSE(pen.insert(note_kind(), values(note_kind(), {{"title", "no"}, {"code", "A"}})).ok());
                    EXPECT_TRUE(pen.insert(note_kind(), values(note_kind(), {{"title", "after"}})).ok());
                    return std::string();
                }).ok());
    EXPECT_EQ(titles(all_of(note_kind()), access::Scope::of_system()), (Titles{"taken", "before", "after"}));
}

TEST_P(Conformance, history_tells_every_version_without_personal_words) {
    const std::string id = insert(person_kind(), {{"name", "Ana Ruiz"}, {"function", "nurse"}});
    clock().advance_milliseconds(1);
    ASSERT_TRUE(write_as(scope_over({"u"}, "bea"), new_key(), [&](Pen& pen) -> Result<std::string> {
                    EXPECT_TRUE(pen.update(person_kind(), RecordId(id), 1,
                                           values(person_kind(), {{"name", "Ana Gil"}, {"function", "doctor"}})).ok());
                    return std::string();
                }).ok());
    const auto history = snapshot()->history(person_kind(), RecordId(id));
    ASSERT_TRUE(history.ok());
    ASSERT_EQ(history->size(), 2U);
    const seams::HistoryLine &made = (*history)[0], &changed = (*history)[1];
    EXPECT_EQ(made.version, 1);
    EXPECT_EQ(made.actor, "system");
    EXPECT_EQ(made.deed, "trial deed");
    EXPECT_EQ(made.after_json, R"x({"name":"(changed)","function":"nurse"})x");
    EXPECT_EQ(changed.version, 2);
    EXPECT_EQ(changed.actor, "bea");
    EXPECT_EQ(changed.when, clock().now());
    EXPECT_EQ(changed.before_json, R"x({"name":"(changed)","function":"nurse"})x");
    EXPECT_EQ(changed.after_json, R"x({"name":"(changed)","function":"doctor"})x");
}

TEST_P(Conformance, internal_kinds_have_no_history) {
    const std::string id = insert(order_kind(), {{"group", "g"}});
    const auto history = snapshot()->history(order_kind(), RecordId(id));
    EXPECT_TRUE(!history.ok() || history->empty());
    EXPECT_EQ(text_of(order_kind(), stored(order_kind(), id), "group"), "g");
}

TEST_P(Conformance, erasing_empties_what_is_personal_and_keeps_the_rest) {
    const std::string id = insert(person_kind(), {{"name", "Canary Bird"}, {"email", "canary@example.org"},
                                                  {"illness", "canary fever"}, {"function", "nurse"}});
    const std::string other = insert(person_kind(), {{"name", "Other"}, {"function", "doctor"}});
    ASSERT_TRUE(write([&](Pen& pen) -> Result<std::string> {
                    const auto erased = pen.erase(person_kind(), RecordId(id));
                    if (!erased) return erased.errors();
                    return std::string();
                }).ok());
    ASSERT_TRUE(store().tidy().ok());
    const records::Record record = stored(person_kind(), id);
    for (const char* field : {"name", "email", "illness"}) {
        EXPECT_TRUE(records::is_missing(record.values[person_kind().at(field)])) << field;
    }
    EXPECT_EQ(text_of(person_kind(), record, "function"), "nurse");
    EXPECT_EQ(text_of(person_kind(), stored(person_kind(), other), "name"), "Other");
    EXPECT_EQ(titles(all_of(person_kind(), records::Archived::included), access::Scope::of_system()).size(), 2U);
    const auto history = snapshot()->history(person_kind(), RecordId(id));
    ASSERT_TRUE(history.ok());
    for (const seams::HistoryLine& line : *history) {
        EXPECT_EQ((line.before_json + line.after_json).find("anary"), std::string::npos);
    }
    insert(person_kind(), {{"email", "canary@example.org"}});  // the address is free again
}

TEST_P(Conformance, generation_stands_while_nothing_changes_and_rises_when_something_does) {
    insert(note_kind(), {{"title", "first"}});
    const std::uint64_t before = store().generation();
    (void)titles(all_of(note_kind()), access::Scope::of_system());
    EXPECT_EQ(store().generation(), before);
    insert(note_kind(), {{"title", "second"}});
    EXPECT_GT(store().generation(), before);
}

TEST_P(Conformance, tells_the_listener_what_a_commit_changed) {
    const std::string unit = insert(unit_kind(), {{"name", "u"}});
    std::vector<seams::Change> heard;
    store().on_change([&](const std::vector<seams::Change>& changes) {
        heard.insert(heard.end(), changes.begin(), changes.end());
    });
    const std::string id = insert(note_kind(), {{"title", "a"}, {"unit", unit}});
    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(heard.front().kind, "note");
    EXPECT_EQ(heard.front().id.text, id);
    EXPECT_EQ(heard.front().version, 1);
    EXPECT_EQ(heard.front().unit, unit);
    (void)write([](Pen&) -> Result<std::string> { return wish_refused; });
    EXPECT_EQ(heard.size(), 1U);
    store().on_change({});
}

TEST_P(Conformance, answers_those_who_do_not_wait) {
    std::mutex mutex;
    std::condition_variable all_there;
    std::vector<std::string> bodies;
    int refused = 0;
    for (int i = 0; i < 500; ++i) {
        store().write_then({"then-" + std::to_string(i), access::Scope::of_system(), "trial", "f", ""},
                           [i](Pen& pen) -> Result<std::string> {
                               if (i % 10 == 3) return wish_refused;
                               const auto record = pen.insert(note_kind(), values(note_kind(), {{"amount", std::int64_t{i}}}));
                               if (!record) return record.errors();
                               return std::to_string(i);
                           },
                           [&](Result<seams::Answer> answer) {
                               const std::lock_guard lock(mutex);
                               if (answer.ok()) bodies.push_back(answer->body);
                               else ++refused;
                               all_there.notify_one();
                           });
    }
    std::unique_lock lock(mutex);
    ASSERT_TRUE(all_there.wait_for(lock, std::chrono::seconds(60), [&] { return bodies.size() + static_cast<std::size_t>(refused) == 500; }));
    EXPECT_EQ(refused, 50);
    EXPECT_EQ(std::set<std::string>(bodies.begin(), bodies.end()).size(), 450U);
    EXPECT_EQ(snapshot()->list(all_of(note_kind()))->total, 450);
}

TEST_P(Conformance, loses_no_update_when_many_write_one_record) {
    const std::string id = insert(note_kind(), {{"amount", std::int64_t{0}}});
    std::atomic<int> done_well = 0, conflicts = 0;
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 8; ++writer) {
        writers.emplace_back([&, writer] {
            for (int i = 0; i < 50; ++i) {
                const records::Record seen = *snapshot()->get(note_kind(), RecordId(id));
                const std::int64_t amount = std::get<std::int64_t>(seen.values[note_kind().at("amount")]);
                const auto answer = write_as(access::Scope::of_system(), "w" + std::to_string(writer * 1000 + i),
                                             [&](Pen& pen) -> Result<std::string> {
                    const auto record = pen.update(note_kind(), RecordId(id), seen.version,
                                                   values(note_kind(), {{"amount", amount + 1}}));
                    if (!record) return record.errors();
                    return std::string();
                });
                if (answer.ok()) ++done_well;
                else if (answer.errors().front().code == "changed_since") ++conflicts;
            }
        });
    }
    writers.clear();
    EXPECT_EQ(done_well + conflicts, 400);
    EXPECT_GE(done_well, 50);
    const records::Record record = stored(note_kind(), id);
    EXPECT_EQ(std::get<std::int64_t>(record.values[note_kind().at("amount")]), done_well);
    EXPECT_EQ(record.version, done_well + 1);
    EXPECT_EQ(snapshot()->history(note_kind(), RecordId(id))->size(), static_cast<std::size_t>(done_well) + 1);
}

TEST_P(Conformance, finds_nothing_wrong_with_itself) {
    insert(note_kind(), {{"title", "a"}});
    const auto findings = store().examine();
    ASSERT_TRUE(findings.ok());
    EXPECT_EQ(*findings, std::vector<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(Stores, Conformance, testing::ValuesIn(both_stores), Conformance::name_of);

}  // namespace
}  // namespace ciclo::trial
