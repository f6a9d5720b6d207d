// Forty writers change the same record, ten thousand times: no change is lost, and every conflict is told with both versions.
//
//   many_writers --writers 40 --edits 10000
//
// Every writer looks at the record, adds one to its amount and writes it with the version it saw; when somebody was quicker it
// looks again. So at the end the amount is the number of acknowledged edits, exactly.
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <thread>

#include "faults/trial_store.h"
#include "storage/trial_kinds.h"

namespace ciclo::faults {
namespace {

namespace fs = std::filesystem;
using trial::note_kind;

struct Count {
    std::atomic<long> edits{0}, conflicts{0}, conflicts_without_versions{0}, busy{0}, other_errors{0};
    std::atomic<long> left;

    void add_error(const Error& error) {
        if (error.code == "busy") ++busy;  // asked to come again, which is what the writer does
        else ++other_errors;
    }
};

Result<std::string> made(const Result<records::Record>& record) {
    if (!record) return record.errors();
    return record->id.text;
}

void edit_on(seams::Store& store, const std::string& id, int writer, Count& count) {
    const std::size_t amount_at = note_kind().at("amount");
    for (long attempt = 0; count.left.load() > 0; ++attempt) {
        const auto snapshot = store.read(access::Scope::of_system());
        const auto seen = snapshot ? (*snapshot)->get(note_kind(), records::RecordId(id)) : Result<records::Record>(snapshot.errors());
        if (!seen) {
            count.add_error(seen.errors().front());
            continue;
        }
        const std::int64_t amount = std::get<std::int64_t>(seen->values[amount_at]);
        const auto answer = store.write({"w" + std::to_string(writer) + "-" + std::to_string(attempt), access::Scope::of_system(), "edit", "f", ""},
                                        [&](seams::Pen& pen) {
            return made(pen.update(note_kind(), records::RecordId(id), seen->version, trial::values(note_kind(), {{"amount", amount + 1}})));
        });
        if (answer) {
            ++count.edits;
            --count.left;
            continue;
        }
        const Error& error = answer.errors().front();
        if (error.code != "changed_since") {
            count.add_error(error);
            continue;
        }
        ++count.conflicts;
        const bool told = error.what.find("you saw version " + std::to_string(seen->version)) != std::string::npos &&
                          error.what.find(" is stored") != std::string::npos;
        if (!told) ++count.conflicts_without_versions;
    }
}

int run(int writers, long edits) {
    const fs::path folder = fs::temp_directory_path() / ("ciclo-many-" + std::to_string(getpid()));
    fs::create_directories(folder);
    auto store = open_trial_store(folder.string());
    if (!store) {
        std::cerr << store.errors().front().text() << "\n";
        return 1;
    }
    const auto first = (*store)->write({"first", access::Scope::of_system(), "edit", "f", ""}, [](seams::Pen& pen) {
        return made(pen.insert(note_kind(), trial::values(note_kind(), {{"amount", std::int64_t{0}}})));
    });
    if (!first) return 1;
    Count count;
    count.left = edits;
    const auto began = std::chrono::steady_clock::now();
    {
        std::vector<std::jthread> threads;
        for (int writer = 0; writer < writers; ++writer) {
            threads.emplace_back([&, writer] { edit_on(**store, first->body, writer, count); });
        }
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const auto snapshot = (*store)->read(access::Scope::of_system());
    const auto record = (*snapshot)->get(note_kind(), records::RecordId(first->body));
    const auto history = (*snapshot)->history(note_kind(), records::RecordId(first->body));
    const long amount = std::get<std::int64_t>(record->values[note_kind().at("amount")]);
    std::printf("many writers: %d writers, %ld edits acknowledged in %.1f s, amount %ld, version %ld, %zu lines of history; %ld conflicts, "
                "%ld without both versions, %ld times busy, %ld other errors\n", writers, count.edits.load(), seconds, amount, static_cast<long>(record->version),
                history->size(), count.conflicts.load(), count.conflicts_without_versions.load(), count.busy.load(), count.other_errors.load());
    const bool in_order = amount == count.edits && record->version == count.edits + 1 && count.edits >= edits &&
                          static_cast<long>(history->size()) == count.edits + 1 && count.conflicts_without_versions + count.other_errors == 0;
    store = Error{ErrorKind::refused, "closed", "", {}, ""};
    fs::remove_all(folder);
    return in_order ? 0 : 1;
}

}  // namespace
}  // namespace ciclo::faults

int main(int count, char** words) {
    int writers = 40;
    long edits = 10'000;
    for (int i = 1; i + 1 < count; i += 2) {
        if (std::string(words[i]) == "--writers") writers = std::stoi(words[i + 1]);
        if (std::string(words[i]) == "--edits") edits = std::stol(words[i + 1]);
    }
    return ciclo::faults::run(writers, edits);
}
