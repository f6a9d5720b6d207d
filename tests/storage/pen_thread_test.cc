// The one pen: group commits, keys, refusals, a full disk, a failed disk.
#include "storage/store_limits.h"

#include <gtest/gtest.h>

#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>

#include "storage/pen_thread.h"
#include "storage/sqlite_trial.h"

namespace ciclo::storage {
namespace {

using namespace sqlite_trial;
using seams::Pen;

Result<std::string> insert_note(Pen& pen, const std::string& title) {
    auto record = pen.insert(note_kind(), note_values(title, "a"));
    if (!record) return record.errors();
    return record->id.text;
}

std::int64_t notes_in(seams::Store& store) {
    records::Query query;
    query.kind = &note_kind();
    const auto snapshot = store.read(access::Scope::of_system());
    const auto page = (*snapshot)->list(query);
    EXPECT_TRUE(page.ok());
    return page.ok() ? page->total : -1;
}

TEST(PenThread, many_writers_and_readers_lose_nothing_and_see_whole_deeds) {
    Trial trial;
    auto store = trial.open();
    constexpr int writers = 8, each = 60;
    std::atomic<int> changes{0}, kept{0}, refused{0};
    std::atomic<bool> stop{false};
    store->on_change([&](const std::vector<seams::Change>& some) { changes += static_cast<int>(some.size()); });
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            for (int i = 0; i < each; ++i) {
                const bool fails = i % 6 == 5;
                const auto answer = store->write(asked(std::to_string(writer) + "-" + std::to_string(i)), [&](Pen& pen) -> Result<std::string> {
                    for (const char* half : {"first", "second"}) {
                        if (auto made = insert_note(pen, half); !made) return made;
                    }
                    if (fails) return Error{ErrorKind::refused, "not today", "", {}, "no"};
                    return std::string("done");
                });
                (answer.ok() ? kept : refused)++;
            }
        });
    }
    for (int reader = 0; reader < 3; ++reader) {
        threads.emplace_back([&] {
            while (!stop) {
                EXPECT_EQ(notes_in(*store) % 2, 0);
                std::this_thread::yield();
            }
        });
    }
    for (int writer = 0; writer < writers; ++writer) threads[static_cast<std::size_t>(writer)].join();
    stop = true;
    for (std::size_t i = writers; i < threads.size(); ++i) threads[i].join();
    EXPECT_EQ(kept, writers * each * 5 / 6);
    EXPECT_EQ(refused, writers * each / 6);
    EXPECT_EQ(notes_in(*store), 2 * kept);
    EXPECT_EQ(changes, 2 * kept);
    EXPECT_GT(store->generation(), 0U);
    EXPECT_LE(store->generation(), static_cast<std::uint64_t>(writers * each));
    const auto findings = store->examine();
    ASSERT_TRUE(findings.ok());
    EXPECT_EQ(*findings, std::vector<std::string>{});
}

TEST(PenThread, one_key_asked_by_many_at_once_is_done_once) {
    Trial trial;
    auto store = trial.open();
    std::atomic<int> ran{0}, replayed{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i) {
        threads.emplace_back([&] {
            const auto answer = store->write(asked("the-same"), [&](Pen& pen) {
                ++ran;
                return insert_note(pen, "once");
            });
            ASSERT_TRUE(answer.ok());
            replayed += answer->replayed ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(ran, 1);
    EXPECT_EQ(replayed, 15);
    EXPECT_EQ(notes_in(*store), 1);
}

TEST(PenThread, a_full_queue_says_busy_and_what_waits_is_still_done_at_the_end) {
    Trial trial;
    StoreOptions options = trial.options();
    options.queue_limit = 3;
    std::atomic<int> kept{0}, busy{0};
    std::promise<void> begun, go_on;  // outlive the store: its thread may still be about to look at them
    {
        auto store = trial.open(options);
        store->write_then(asked("slow"), [&](Pen& pen) {
            begun.set_value();
            go_on.get_future().wait();
            return insert_note(pen, "slow");
        }, [&](const Result<seams::Answer>& answer) { kept += answer.ok() ? 1 : 0; });
        begun.get_future().wait();
        for (int i = 0; i < 5; ++i) {
            store->write_then(asked("k" + std::to_string(i)), [](Pen& pen) { return insert_note(pen, "quick"); },
                              [&](const Result<seams::Answer>& answer) {
                                  kept += answer.ok() ? 1 : 0;
                                  busy += !answer.ok() && answer.errors()[0].code == "busy" ? 1 : 0;
                              });
        }
        EXPECT_EQ(busy, 2);
        go_on.set_value();
    }
    EXPECT_EQ(kept, 4);
    EXPECT_EQ(notes_in(*trial.open()), 4);
}

TEST(PenThread, a_deed_that_breaks_a_promise_is_undone_alone) {
    Trial trial;
    auto store = trial.open();
    const auto answer = store->write(asked("broken"), [](Pen& pen) -> Result<std::string> {
        if (auto made = insert_note(pen, "half done"); !made) return made;
        ENSURE(1 + 1 == 3, "arithmetic holds");
        return std::string();
    });
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.errors()[0].code, "defect");
    EXPECT_EQ(notes_in(*store), 0);
    insert(*store, "after", "still here", "a");
    EXPECT_EQ(notes_in(*store), 1);
}

TEST(PenThread, checkpoints_follow_every_thousand_entries_and_every_minute) {
    Trial trial;
    auto store = trial.open();
    const auto checkpoints = [&] { return std::filesystem::file_size(trial.path() + "-checkpoints"); };
    const auto wait_for_the_house = [&] { EXPECT_TRUE(store->tidy().ok()); };  // chores come after it was kept
    insert(*store, "one", "x", "a");
    wait_for_the_house();
    EXPECT_EQ(checkpoints(), 0U);
    trial.clock.advance_milliseconds(limits::milliseconds_between_checkpoints);
    insert(*store, "two", "x", "a");
    wait_for_the_house();
    insert(*store, "three", "x", "a");
    const auto one_line = checkpoints();
    EXPECT_GT(one_line, 100U);
    const auto answer = store->write(asked("many"), [](Pen& pen) -> Result<std::string> {
        for (int i = 0; i < limits::entries_between_checkpoints; ++i) {
            if (auto noted = pen.audit("seen", "note/x", R"({"why":"test"})"); !noted) return noted.errors();
        }
        return std::string();
    });
    ASSERT_TRUE(answer.ok());
    insert(*store, "four", "x", "a");
    wait_for_the_house();
    EXPECT_GE(checkpoints(), 2 * one_line);
    store.reset();
    const auto report = verify_audit_of({trial.path(), "", trial.keys.open});
    ASSERT_TRUE(report.ok()) << report.errors()[0].text();
    EXPECT_EQ(report->entries, 4 + limits::entries_between_checkpoints + 1);
    EXPECT_EQ(report->checkpoints, 3);
    EXPECT_EQ(report->faults, std::vector<std::string>{});
    const auto other = verify_audit_of({trial.path(), "", audit::key_pair_of(audit::Seed{9}).open});
    EXPECT_FALSE(other->faults.empty());
}

TEST(PenThread, a_cut_checkpoint_line_is_mended_at_the_next_opening) {
    Trial trial;
    { insert(*trial.open(), "one", "x", "a"); }
    const std::string path = trial.path() + "-checkpoints";
    const auto whole = std::filesystem::file_size(path);
    std::filesystem::resize_file(path, whole - 20);
    { insert(*trial.open(), "two", "x", "a"); }
    const auto report = verify_audit_of({trial.path(), "", trial.keys.open});
    ASSERT_TRUE(report.ok()) << report.errors()[0].text();
    EXPECT_EQ(report->checkpoints, 1);
    EXPECT_EQ(report->faults, std::vector<std::string>{});
}

TEST(PenThread, the_log_is_copied_and_begins_again) {
    Trial trial;
    auto store = trial.open();
    const std::string body(200'000, 'x');
    std::uintmax_t longest = 0;
    for (int i = 0; i < 120; ++i) {
        const auto answer = store->write(asked(std::to_string(i)), [&](Pen& pen) -> Result<std::string> {
            if (auto made = insert_note(pen, body); !made) return made;
            return body;
        });
        ASSERT_TRUE(answer.ok());
        longest = std::max(longest, std::filesystem::file_size(trial.path() + "-wal"));
    }
    EXPECT_LE(longest, 3 * static_cast<std::uintmax_t>(limits::log_bytes_before_checkpoint));
    EXPECT_GT(std::filesystem::file_size(trial.path()), 20'000'000U);
}

struct DirectPen {
    Trial trial;
    PageMarks marks{"secret"};
    std::atomic<int> stops{0};
    std::unique_ptr<PenThread> pen;

    explicit DirectPen(const char* pragma) {
        { trial.open(); }
        StoreOptions options = trial.options();
        options.stopped = [this](const Error&) { ++stops; };
        auto connection = Connection::open(trial.path(), {.opening = Opening::write});
        EXPECT_TRUE(connection.ok());
        if (*pragma != '\0') {
            EXPECT_TRUE((*connection)->run(pragma).ok());
        }
        auto started = PenThread::start(*std::move(connection), options, trial.path() + "-checkpoints", marks);
        EXPECT_TRUE(started.ok());
        pen = *std::move(started);
    }
    Result<seams::Answer> write(const std::string& key, std::size_t bytes) {
        std::promise<Result<seams::Answer>> promise;
        pen->put(asked(key), [&](Pen& hand) { return insert_note(hand, std::string(bytes, 'x')); },
                 [&](Result<seams::Answer> answer) { promise.set_value(std::move(answer)); });
        return promise.get_future().get();
    }
};

TEST(PenThread, a_full_disk_refuses_and_the_store_goes_on) {
    DirectPen direct("pragma max_page_count = 60");
    ASSERT_TRUE(direct.write("small", 100).ok());
    const auto answer = direct.write("large", 300'000);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.errors()[0].code, "disk_full");
    ASSERT_TRUE(direct.write("small-again", 100).ok());
    EXPECT_EQ(direct.stops, 0);
    direct.pen.reset();
    auto store = direct.trial.open();
    EXPECT_EQ(notes_in(*store), 2);
    EXPECT_EQ(*store->examine(), std::vector<std::string>{});
}

TEST(PenThread, a_failed_disk_stops_the_store_for_good) {
    DirectPen direct("");
    ASSERT_TRUE(direct.write("kept", 100).ok());
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit short_files = before;
    short_files.rlim_cur = 100'000;
    setrlimit(RLIMIT_FSIZE, &short_files);
    const auto answer = direct.write("lost-or-not", 300'000);
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.errors()[0].code, "store_stopped");
    EXPECT_EQ(direct.write("later", 10).errors()[0].code, "store_stopped");  // the disk is well again, the store is not
    EXPECT_EQ(direct.pen->chore([](Connection&, AuditBook&) -> Result<Done> { return done; }).errors()[0].code, "store_stopped");
    EXPECT_EQ(direct.stops, 1);
    direct.pen.reset();
    auto store = direct.trial.open();
    EXPECT_GE(notes_in(*store), 1);
    EXPECT_EQ(*store->examine(), std::vector<std::string>{});
}

}  // namespace
}  // namespace ciclo::storage
