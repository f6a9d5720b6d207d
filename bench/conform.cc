// conform_bench SNAPSHOT MAP [THREADS] [REPEATS]: where the time of holding a log against a map goes, step by step. CPU
// seconds are of all threads together. The snapshot stands in the page cache when it was read before.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "conformance/conformance.h"
#include "conformance/hand_offs.h"
#include "conformance/lived_design.h"
#include "cycle/read_map.h"
#include "events/snapshot.h"
#include "storage/disk_files.h"

namespace {

using Wall = std::chrono::steady_clock;

double cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

template <class Work>
auto timed(const char* what, const Work& work) {
    const double cpu = cpu_seconds();
    const auto wall = Wall::now();
    auto value = work();
    std::printf("%-16s CPU %7.3f s  wall %7.3f s\n", what, cpu_seconds() - cpu,
                std::chrono::duration<double>(Wall::now() - wall).count());
    return value;
}

}  // namespace

int main(int count, char** words) {
    using namespace ciclo;
    if (count < 3) return 2;
    const unsigned threads = count > 3 ? static_cast<unsigned>(std::atoi(words[3])) : 0;
    const int repeats = count > 4 ? std::atoi(words[4]) : 1;
    storage::DiskFiles files;
    const auto held = files.hold(words[1], std::uint64_t{1} << 40U);
    const auto text = files.hold(words[2], std::uint64_t{1} << 24U);
    if (!held || !text) return 1;
    const auto map = cycle::read_map(text->bytes, words[2]);
    if (!map) return 1;
    for (int i = 0; i < repeats; ++i) {
        const auto log = timed("open", [&] { return events::open_snapshot(held->bytes, words[1], held->keeper); });
        if (!log) {
            std::printf("%s\n", log.errors().front().text().c_str());
            return 1;
        }
        const auto matches = timed("match", [&] { return conformance::match_activities(*log, *map, {}); });
        if (!matches) return 1;
        const auto found =
            timed("conform", [&] { return conformance::conform(*log, *map, *matches, {.threads = threads}); });
        const auto design =
            timed("lived design", [&] { return conformance::lived_design(*log, *map, found, nullptr, threads); });
        const auto hand_offs = timed("hand-offs", [&] { return conformance::hand_offs_of(*log, *map, found); });
        std::printf("%zu events, %zu variants, fitness %.6f, contact %.6f, %zu hand-offs\n", log->events(),
                    found.variants.all.size(), found.fitness, design.contact ? design.contact->value : 0,
                    hand_offs.size());
    }
    return 0;
}
