// bench_events FILE [THREADS] [sse2|avx2|avx512] [REPEATS]: where the time of an event log goes, step by step. CPU seconds
// are of all threads together. The file stands in the page cache when it was read before.
#include <sys/resource.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "events/read_log.h"
#include "journeys/measures.h"
#include "journeys/moves.h"
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
    std::printf("%-28s CPU %7.3f s  wall %7.3f s\n", what, cpu_seconds() - cpu,
                std::chrono::duration<double>(Wall::now() - wall).count());
    return value;
}

std::string line_of(const char* key) {
    std::string found;
    FILE* status = std::fopen("/proc/self/status", "r");
    char line[256];
    while (status != nullptr && std::fgets(line, sizeof line, status) != nullptr) {
        if (std::string(line).starts_with(key)) found = line;
    }
    if (status != nullptr) std::fclose(status);
    return found;
}

}  // namespace

int main(int count, char** words) {
    using namespace ciclo;
    if (count < 2) return 2;
    events::ReadOptions options;
    options.threads = count > 2 ? static_cast<unsigned>(std::atoi(words[2])) : 0;
    const std::string simd = count > 3 ? words[3] : "";
    options.simd = simd == "sse2"     ? events::Simd::sse2
                   : simd == "avx2"   ? events::Simd::avx2
                   : simd == "avx512" ? events::Simd::avx512
                                      : events::Simd::best;
    const int repeats = count > 4 ? std::atoi(words[4]) : 1;
    storage::DiskFiles files;
    const auto held = timed("hold", [&] { return files.hold(words[1], std::uint64_t{1} << 40U); });
    if (!held) return 1;
    for (int i = 0; i < repeats; ++i) {
        const auto log = timed("read", [&] { return events::read_log(held->bytes, words[1], {}, options); });
        if (!log) {
            std::printf("%s\n", log.errors().front().text().c_str());
            return 1;
        }
        const auto measures =
            timed("ten metrics", [&] { return journeys::measure(*log, {.threads = options.threads}); });
        const auto moves = timed("directly follows, warm",
                                 [&] { return journeys::moves_of(*log, {.threads = options.threads}); });
        const auto variants = timed("variants, warm",
                                    [&] { return journeys::variants_of(*log, {.threads = options.threads}); });
        std::printf("%zu events, %zu cases, %zu moves, %zu variants, median duration %.1f s\n", log->events(),
                    log->cases.size(), moves.moves.size(), variants.all.size(), measures.durations_by_end.median);
    }
    std::printf("%s%s%s", line_of("VmHWM").c_str(), line_of("RssAnon").c_str(), line_of("RssFile").c_str());
    return 0;
}
