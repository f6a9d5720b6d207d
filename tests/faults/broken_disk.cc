// The disk breaks at every place in turn: is anything acknowledged lost, is anything acknowledged that is not known?
//
//   broken_disk --runs 2000       until so many have been struck by their fault
//
// Each run: a child opens the store in a new folder and lets writers work; the k-th write, short write, sync, truncate, open,
// rename or unlink fails with EIO, ENOSPC or EINTR, once, for a while or for good. After a failed sync of the database or its
// log no deed that was asked later may be acknowledged. Then the disk is mended, the store is opened anew, everything
// acknowledged must be there, and every deed that was not acknowledged is asked again with the same key: it must be there
// exactly once. A disk that was full for a while must be written on again without a restart.
#include <dlfcn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <map>
#include <mutex>
#include <random>

#include "faults/trial_store.h"
#include "faults/watched_disk.h"

namespace ciclo::faults {
namespace {

namespace fs = std::filesystem;

/// The library's functions, found by name: the program is started with it (see main).
struct Disk {
    decltype(&watched_disk_break) break_it;
    decltype(&watched_disk_mend) mend;
    decltype(&watched_disk_failures) failures;
    decltype(&watched_disk_failed_syncs) failed_syncs;
};

template <class Function>
Function found(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_DEFAULT, name));
}

Disk the_disk() {
    return {found<decltype(&watched_disk_break)>("watched_disk_break"), found<decltype(&watched_disk_mend)>("watched_disk_mend"),
            found<decltype(&watched_disk_failures)>("watched_disk_failures"),
            found<decltype(&watched_disk_failed_syncs)>("watched_disk_failed_syncs")};
}

struct Break {
    Call call = Call::write;
    long first = 1, last = 1;
    int number = EIO;

    std::string text() const {
        return std::string(call_names[static_cast<int>(call)]) + " " + std::to_string(first) + "…" + std::to_string(last) + " " +
               std::strerror(number);
    }
};

Break drawn_break(std::mt19937_64& stream) {
    constexpr Call calls[] = {Call::write, Call::write, Call::short_write, Call::sync, Call::sync, Call::truncate, Call::open,
                              Call::rename, Call::unlink};
    constexpr int numbers[] = {EIO, ENOSPC, EINTR};
    // how many there are of each in a run, roughly; later ones would not come
    const std::map<Call, long> how_many{{Call::write, 600}, {Call::short_write, 600}, {Call::sync, 80}, {Call::truncate, 6},
                                        {Call::open, 12}, {Call::rename, 1}, {Call::unlink, 3}};
    Break drawn;
    drawn.call = calls[stream() % std::size(calls)];
    drawn.first = 1 + static_cast<long>(stream() % static_cast<std::uint64_t>(how_many.at(drawn.call)));
    drawn.number = numbers[stream() % std::size(numbers)];
    const auto lasting = stream() % 3;
    drawn.last = lasting == 0 ? drawn.first : lasting == 1 ? drawn.first + 9 : 1'000'000'000;
    // a call that is interrupted for ever is one that never ends, and no disk does that
    if (drawn.number == EINTR) drawn.last = drawn.first + static_cast<long>(stream() % 3);
    return drawn;
}

/// What the child tells its parent, line by line: acknowledged deeds as line_of writes them; "?" and the deed for one that was
/// not; "!" and a sentence for a broken promise; "#" when a full disk was written on again.
std::string question_of(const Asked& asked) {
    return std::string("? ") + static_cast<char>(asked.sort) + " " + asked.key + " " + (asked.id.empty() ? "-" : asked.id) + " " +
           std::to_string(asked.seen) + " " + std::to_string(asked.padding) + "\n";
}

Asked read_question(const std::string& line) {
    char sort = 'i', key[128] = {}, id[64] = {};
    long seen = 0, bytes = 0;
    std::sscanf(line.c_str(), "? %c %127s %63s %ld %ld", &sort, key, id, &seen, &bytes);
    return {static_cast<DeedSort>(sort), key, std::strcmp(id, "-") == 0 ? "" : id, seen, bytes};
}

void tell(int end, const std::string& line) {
    if (::write(end, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(3);
}

/// Works, and tells everything. Whether a sync had failed already is looked at before each deed is asked.
void work(seams::Store& store, std::uint64_t seed, const Disk& disk, int end) {
    thread_local bool failed_before = false;
    run_workload(store, {.seed = seed, .writers = 3, .deeds = 14, .largest_padding = 300, .tidy_every = 9},
                 {[&](const Told& told) {
                      tell(end, line_of(told));
                      if (failed_before) tell(end, "! acknowledged after a failed sync: " + told.asked.key + "\n");
                  },
                  [&](const Asked& asked, const Errors&) { tell(end, question_of(asked)); },
                  [&] { failed_before = disk.failed_syncs() > 0; }});
}

void run_child(const Disk& disk, const Break& broken, const std::string& folder, std::uint64_t seed, int end) {
    disk.break_it(folder.c_str(), static_cast<int>(broken.call), broken.first, broken.last, broken.number);
    {
        auto store = open_trial_store(folder);
        if (store) {
            work(**store, seed, disk, end);
            const bool passing = broken.number == ENOSPC && broken.last < 1'000'000 && broken.call == Call::write;
            if (passing && disk.failures() > 0 && disk.failed_syncs() == 0) {
                disk.mend();
                const auto again = ask(**store, {DeedSort::insert, "again-" + std::to_string(seed), "", 0, 10});
                tell(end, again ? line_of(*again) + "#\n" : "! a disk that was full is not written on again: " + again.errors().front().what + "\n");
            }
        }
    }
    if (disk.failures() > 0) tell(end, "* failed\n");
    _exit(0);
}

struct Tally {
    long runs = 0, struck = 0, acknowledged = 0, open_questions = 0, were_there = 0, lost = 0, twice = 0, corrupt = 0,
         after_unknown = 0, written_on = 0, died = 0;
    std::string first;

    void fault(const Break& broken, const std::string& what) {
        if (first.empty()) first = broken.text() + ": " + what;
    }
};

std::string read_all(int end) {
    std::string text;
    char bytes[4096];
    for (ssize_t n = 0; (n = read(end, bytes, sizeof bytes)) > 0;) text.append(bytes, static_cast<std::size_t>(n));
    close(end);
    return text;
}

/// Opened anew on a mended disk: all that was acknowledged, then the open questions once more.
void look_afterwards(const std::string& folder, const std::string& report, const Break& broken, Tally& tally) {
    std::vector<Told> acknowledged = read_lines(report);
    tally.acknowledged += static_cast<long>(acknowledged.size());
    auto store = open_trial_store(folder);
    if (!store) {
        ++tally.corrupt;
        return tally.fault(broken, "does not open: " + store.errors().front().text());
    }
    const Findings before = look_for(**store, acknowledged);
    for (std::size_t at = 0, end = report.find('\n'); end != std::string::npos; at = end + 1, end = report.find('\n', at)) {
        const std::string line = report.substr(at, end - at);
        if (line[0] == '!') ++tally.after_unknown, tally.fault(broken, line);
        if (line[0] == '#') ++tally.written_on;
        if (line[0] == '*') ++tally.struck;
        if (line[0] != '?') continue;
        ++tally.open_questions;
        const Asked asked = read_question(line);
        const auto answer = (*store)->write({asked.key, access::Scope::of_system(), "trial", "f", ""},
                                            [](seams::Pen&) -> Result<std::string> { return Error{ErrorKind::refused, "not yet", "", {}, "no"}; });
        if (answer.ok() && answer->replayed) ++tally.were_there;
        const Result<Told> told = ask(**store, asked);
        if (told) {
            acknowledged.push_back(*told);
        } else {
            ++tally.lost;
            tally.fault(broken, "asked again: " + told.errors().front().text());
        }
    }
    const Findings after = look_for(**store, acknowledged);
    tally.lost += before.lost + after.lost;
    tally.twice += after.twice;
    tally.corrupt += !before.corrupt.empty() || !after.corrupt.empty();
    if (!before.in_order() || !after.in_order()) {
        tally.fault(broken, std::to_string(before.lost) + " lost; " + std::to_string(after.twice) + " twice; " + before.corrupt + after.corrupt);
    }
}

void one_run(const Disk& disk, std::uint64_t seed, const fs::path& folder, Tally& tally) {
    std::mt19937_64 stream(seed);
    const Break broken = drawn_break(stream);
    fs::remove_all(folder);
    fs::create_directories(folder);
    int ends[2];
    if (pipe(ends) != 0) return;
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        run_child(disk, broken, folder.string(), seed, ends[1]);
    }
    close(ends[1]);
    const std::string report = read_all(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ++tally.runs;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        ++tally.died;
        tally.fault(broken, "the process died");
    }
    look_afterwards(folder.string(), report, broken, tally);
}

int run(long runs, std::uint64_t seed) {
    const Disk disk = the_disk();
    const auto began = std::chrono::steady_clock::now();
    const fs::path place = (fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()) / ("ciclo-broken-" + std::to_string(getpid()));
    Tally tally;
    // a break drawn for a call that never came is no trial: others make up for it
    for (long i = 0; i < 3 * runs && tally.struck < runs; ++i) one_run(disk, seed + static_cast<std::uint64_t>(i), place, tally);
    fs::remove_all(place);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    std::printf("broken disk: %ld runs in %.1f s (%.0f a minute), %ld struck; %ld acknowledged, %ld lost, %ld twice, %ld corrupt, "
                "%ld acknowledged after an unknown outcome, %ld died; %ld open questions, of which %ld were there already; "
                "%ld full disks written on again\n",
                tally.runs, seconds, static_cast<double>(tally.runs) / seconds * 60, tally.struck, tally.acknowledged, tally.lost,
                tally.twice, tally.corrupt, tally.after_unknown, tally.died, tally.open_questions, tally.were_there, tally.written_on);
    if (!tally.first.empty()) std::printf("  first: %s\n", tally.first.c_str());
    const bool in_order = tally.lost + tally.twice + tally.corrupt + tally.after_unknown + tally.died == 0;
    return in_order && tally.struck >= runs && tally.acknowledged > 0 ? 0 : 1;
}

}  // namespace
}  // namespace ciclo::faults

int main(int count, char** words) {
    if (dlsym(RTLD_DEFAULT, "watched_disk_break") == nullptr) {  // once more, with the library between us and the kernel
        setenv("LD_PRELOAD", WATCHED_DISK, 1);
        execv("/proc/self/exe", words);
        std::perror("broken_disk");
        return 1;
    }
    long runs = 2000;
    std::uint64_t seed = 1;
    for (int i = 1; i + 1 < count; i += 2) {
        if (std::string(words[i]) == "--runs") runs = std::stol(words[i + 1]);
        if (std::string(words[i]) == "--seed") seed = std::stoull(words[i + 1]);
    }
    return ciclo::faults::run(runs, seed);
}
