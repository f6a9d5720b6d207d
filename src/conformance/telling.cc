#include "conformance/telling.h"

#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "words/words.h"

namespace ciclo::conformance {

namespace {

struct Sentence {
    std::int64_t people = 0;
    std::string text;
};

class Teller {
public:
    Teller(const events::Log& log, const cycle::Map& map, const Conformance& found, Language language)
        : log_(log), map_(map), found_(found), language_(language) {}

    std::string head() const {
        constexpr std::int64_t fewest_shared = 5;  // of fewer people a share says nothing that the count does not
        if (found_.cases < fewest_shared) {
            return words::say(language_, "conform.head_few", {{"n", found_.fitting_cases}, {"cases", found_.cases}});
        }
        const double share = static_cast<double>(found_.fitting_cases) / static_cast<double>(found_.cases);
        return words::say(
            language_, "conform.head",
            {{"n", found_.fitting_cases}, {"cases", found_.cases}, {"share", format_percent(share, 1, language_)}});
    }
    std::vector<Sentence> all() const {
        std::vector<Sentence> out;
        for (const MomentConformance& moment : found_.moments) {
            const std::string name = map_.find(moment.moment)->name.in(language_);
            tell(out, "conform.skipped", name, moment.skipped_cases);
            tell(out, "conform.repeated", name, moment.repeated_cases);
            tell(out, "conform.out_of_order", name, moment.out_of_order_cases);
            tell_slow(out, moment, name);
        }
        for (const UnexpectedActivity& one : found_.unexpected) {
            tell(out, "conform.unexpected", std::string(log_.activities[one.activity]), one.cases);
        }
        std::stable_sort(out.begin(), out.end(),
                         [](const Sentence& a, const Sentence& b) { return a.people > b.people; });
        return out;
    }

private:
    void tell(std::vector<Sentence>& out, std::string_view key, const std::string& name, std::int64_t people) const {
        if (people == 0) return;
        out.push_back({people, words::say(language_, key, {{"n", people}, {"cases", found_.cases}, {"moment", name}})});
    }
    void tell_slow(std::vector<Sentence>& out, const MomentConformance& moment, const std::string& name) const {
        if (moment.slow_cases == 0) return;
        out.push_back(
            {moment.slow_cases, words::say(language_, "conform.slow",
                                           {{"n", moment.slow_cases},
                                            {"cases", moment.cases},
                                            {"moment", name},
                                            {"limit", limit_text(*moment.limit, language_)},
                                            {"from", std::string(moment.limit->standard ? "standard" : "design")}})});
    }

    const events::Log& log_;
    const cycle::Map& map_;
    const Conformance& found_;
    Language language_;
};

}  // namespace

std::string limit_text(const TimeLimit& limit, Language language) {
    constexpr double hour = 60;
    const bool days = limit.minutes >= 2 * limit.day_minutes && limit.day_minutes > 0, hours = limit.minutes >= 2 * hour;
    const double unit = days ? limit.day_minutes : hours ? hour : 1;
    return format_trimmed(limit.minutes / unit, 1, language) + (days ? " d" : hours ? " h" : " min");
}

std::vector<std::string> telling(const events::Log& log, const cycle::Map& map, const Conformance& found,
                                 Language language, const TellingOptions& options) {
    const Teller teller(log, map, found, language);
    std::vector<std::string> out{teller.head()};
    const std::vector<Sentence> all = teller.all();
    const std::size_t told = std::min(options.most, all.size());
    for (std::size_t i = 0; i < told; ++i) out.push_back(all[i].text);
    if (told < all.size()) {
        out.push_back(words::say(language, "conform.more", {{"n", static_cast<std::int64_t>(all.size() - told)}}));
    }
    return out;
}

std::string journey_text(const events::Log& log, const cycle::Map& map, const Conformance& found, std::size_t variant,
                         Language language, std::size_t most) {
    const std::vector<std::uint32_t> activities = found.variants.path(log, variant);
    std::vector<std::string> steps;
    for (const Step& step : explain(log, found, variant).steps) {
        if (steps.size() == most) {
            steps.emplace_back("…");
            break;
        }
        const bool known = step.moment != Aligner::foreign && step.moment != Aligner::free;
        const std::string name = known ? map.find(found.moves.moments[step.moment])->name.in(language)
                                       : std::string(log.activities[activities[step.event]]);
        const char* key = step.kind == StepKind::as_planned ? ""
                          : step.kind == StepKind::skipped  ? "conform.step.skipped"
                          : known                           ? "conform.step.extra"
                                                            : "conform.step.unexpected";
        steps.push_back(*key == '\0' ? name : words::say(language, key, {{"moment", name}}));
    }
    return join(steps, " → ");
}

}  // namespace ciclo::conformance
