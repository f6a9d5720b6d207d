// The scanner of XES against expat on as many changed documents as asked: xes_twins [mutations 1000000] [seed 1].
// Prints how many were accepted, refused and left to expat, and every difference (exit code 1). A hundredth as many whole logs,
// half of them changed, are read by both: cut into four parts, with all attributes.
#include "events/xes_twins.h"

#include <cstdio>
#include <cstdlib>

#include "events/xes_logs.h"

using namespace ciclo::events;

int main(int argc, char** argv) {
    const long wanted = argc > 1 ? std::atol(argv[1]) : 1'000'000;
    std::mt19937_64 random(argc > 2 ? static_cast<std::uint64_t>(std::atoll(argv[2])) : 1);
    long accepted = 0, refused = 0, left = 0, differences = 0;
    for (long i = 0; i < wanted; ++i) {
        const auto& seeds = seeds_of_xes();
        const std::string text = mutated(seeds[random() % seeds.size()], random);
        Judgement judgement = Judgement::refused;
        const std::string differs = difference(text, &judgement);
        (judgement == Judgement::accepted ? accepted : judgement == Judgement::refused ? refused : left) += 1;
        if (differs.empty()) continue;
        if (++differences <= 10) std::printf("mutation %ld: %s\n%s\n----\n", i, differs.c_str(), text.c_str());
    }
    std::printf("%ld mutations: %ld accepted, %ld refused, %ld left to expat, %ld differences\n", wanted, accepted, refused,
                left, differences);
    const XesOptions by_expat{.threads = 1, .reader = XesReader::expat, .further = {Further::Which::all, {}}};
    const XesOptions in_parts{.threads = 4, .further = {Further::Which::all, {}}, .smallest_part_bytes = 1};
    long well = 0, log_differences = 0;
    for (long i = 0; i < wanted / 100; ++i) {
        const std::string log = random_xes(random), text = i % 2 == 0 ? log : mutated(log, random);
        const std::string expected = read_by(text, by_expat);
        well += expected.starts_with("case ") ? 1 : 0;
        if (read_by(text, in_parts) == expected) continue;
        if (++log_differences <= 10) std::printf("log %ld:\n%s\n----\n", i, text.c_str());
    }
    std::printf("%ld logs: %ld read, %ld differences\n", wanted / 100, well, log_differences);
    return differences + log_differences == 0 ? 0 : 1;
}
