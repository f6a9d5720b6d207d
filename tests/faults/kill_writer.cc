// kill -9 in the middle of writing, again and again on the same folder: is everything acknowledged still there?
//
//   kill_writer --cycles 300
//
// A child writes with several threads and tells every acknowledgement through a pipe; it is killed after a few milliseconds;
// the parent opens the store and looks. (kill_server does the same to the whole server, through HTTP.)
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <random>

#include "faults/trial_store.h"

namespace ciclo::faults {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void write_until_killed(const std::string& folder, std::uint64_t seed, int end) {
    auto store = open_trial_store(folder);
    if (!store) {
        std::cerr << store.errors().front().text() << "\n";
        _exit(1);
    }
    run_workload(**store, {.seed = seed, .writers = 6, .deeds = 100'000, .largest_padding = 600, .tidy_every = 40},
                 {[end](const Told& told) {
                     const std::string line = line_of(told);
                     if (::write(end, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(2);
                 }});
    _exit(3);
}

std::string write_and_kill(const std::string& folder, std::uint64_t seed, std::chrono::microseconds life, bool& killed) {
    int ends[2];
    if (pipe(ends) != 0) return "";
    const pid_t child = fork();
    if (child == 0) write_until_killed(folder, seed, ends[1]);
    close(ends[1]);
    const auto end = std::chrono::steady_clock::now() + life;
    std::string text;
    char bytes[65536];
    bool alive = true;
    while (true) {
        if (alive && std::chrono::steady_clock::now() >= end) {
            kill(child, SIGKILL);
            alive = false;
        }
        const ssize_t n = read(ends[0], bytes, sizeof bytes);  // comes often while the child writes
        if (n <= 0) break;
        text.append(bytes, static_cast<std::size_t>(n));
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    killed = WIFSIGNALED(status);
    return text;
}

int run(int cycles, std::uint64_t seed) {
    const fs::path folder = fs::temp_directory_path() / ("ciclo-kill-" + std::to_string(getpid()));
    const auto began = std::chrono::steady_clock::now();
    std::mt19937_64 stream(seed);
    long acknowledged = 0, lost = 0, twice = 0, corrupt = 0, not_killed = 0;
    std::string first;
    std::vector<Told> told;
    for (int cycle = 0; cycle < cycles; ++cycle) {
        if (cycle % 25 == 0) {  // a folder of a few thousand records is looked through quickly
            fs::remove_all(folder);
            fs::create_directories(folder);
            told.clear();
        }
        bool killed = false;
        const auto life = std::chrono::microseconds(10'000 + stream() % 80'000);
        const std::string text = write_and_kill(folder.string(), seed * 100'000 + static_cast<std::uint64_t>(cycle), life, killed);
        not_killed += !killed;
        const std::vector<Told> more = read_lines(text);
        acknowledged += static_cast<long>(more.size());
        told.insert(told.end(), more.begin(), more.end());
        const Findings found = look_for(folder.string(), told);
        lost += found.lost;
        twice += found.twice;
        corrupt += !found.corrupt.empty();
        if (!found.in_order() && first.empty()) first = std::to_string(found.lost) + " lost; " + found.corrupt;
    }
    fs::remove_all(folder);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    std::printf("kill -9 of a writer: %d cycles in %.1f s (%.0f a minute), %ld acknowledged, %ld lost, %ld twice, %ld corrupt, "
                "%ld ended before they were killed\n", cycles, seconds, cycles / seconds * 60, acknowledged, lost, twice, corrupt, not_killed);
    if (!first.empty()) std::printf("  first: %s\n", first.c_str());
    return lost + twice + corrupt + not_killed == 0 && acknowledged > 0 ? 0 : 1;
}

}  // namespace
}  // namespace ciclo::faults

int main(int count, char** words) {
    int cycles = 100;
    std::uint64_t seed = 1;
    for (int i = 1; i + 1 < count; i += 2) {
        if (std::string(words[i]) == "--cycles") cycles = std::stoi(words[i + 1]);
        if (std::string(words[i]) == "--seed") seed = std::stoull(words[i + 1]);
    }
    return ciclo::faults::run(cycles, seed);
}
