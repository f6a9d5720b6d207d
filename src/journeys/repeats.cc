#include "journeys/repeats.h"

namespace ciclo::journeys {

namespace {

constexpr std::size_t nowhere = SIZE_MAX;

class Counter {
public:
    explicit Counter(const Cases& cases)
        : cases_(cases), last_of_(cases.log().activities.size(), nowhere), looped_(last_of_), returned_(last_of_) {
        out.activities.resize(cases.log().activities.size());
    }

    void count(std::size_t i) {
        const events::Log& log = cases_.log();
        const std::size_t first = cases_.begin_of(i), end = cases_.end_of(i);
        bool looped = false, returned = false;
        for (std::size_t begin = first; begin < end;) {
            const std::uint32_t activity = log.activity[begin];
            std::size_t last = begin;
            while (last + 1 < end && log.activity[last + 1] == activity) ++last;
            ActivityRepeats& own = out.activities[activity];
            if (last > begin) {
                add(begin, last, last - begin, own.self_loops, out.self_loops);
                own.self_loops.cases += met_first(looped_[activity], i);
                looped = true;
            }
            const std::size_t before = last_of_[activity];
            if (before != nowhere && before >= first) {
                add(before, begin, last - begin + 1, own.repetitions, out.repetitions);
                own.repetitions.cases += met_first(returned_[activity], i);
                returned = true;
            }
            last_of_[activity] = last;
            begin = last + 1;
        }
        out.self_loops.cases += looped ? 1 : 0;
        out.repetitions.cases += returned ? 1 : 0;
    }

    Repeats out;

private:
    static std::int64_t met_first(std::size_t& last_case, std::size_t i) {
        const bool first = last_case != i;
        last_case = i;
        return first ? 1 : 0;
    }
    void add(std::size_t earlier, std::size_t later, std::size_t again, RepeatCounts& own, RepeatCounts& whole) const {
        const events::Log& log = cases_.log();
        const bool none = log.resource.size() == 0;
        const std::uint32_t a = none ? events::no_code : log.resource[earlier];
        const std::uint32_t b = none ? events::no_code : log.resource[later];
        for (RepeatCounts* counts : {&own, &whole}) {
            ++counts->all;
            counts->again += static_cast<std::int64_t>(again);
            ++(a == events::no_code || b == events::no_code ? counts->unnamed : a == b ? counts->repeat : counts->redo);
        }
    }

    const Cases& cases_;
    std::vector<std::size_t> last_of_, looped_, returned_;  ///< by activity: last event; last case with one
};

}  // namespace

Repeats repeats_of(const Cases& cases) {
    Counter counter(cases);
    for (std::size_t i = 0; i < cases.size(); ++i) counter.count(i);
    return std::move(counter.out);
}

}  // namespace ciclo::journeys
