// Maps nobody would write, but somebody may: every field set or not, odd texts, every reference valid. For property
// tests.
#pragma once

#include <cstdint>
#include <string>

#include "cycle/map.h"

namespace ciclo::cycle::testing {

/// SplitMix64: the same numbers on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    bool yes() { return below(2) == 0; }
    double quarter(std::size_t most) { return static_cast<double>(below(most * 4 + 1)) / 4; }

private:
    std::uint64_t state_;
};

inline std::string random_text(Dice& dice) {
    static const char* const words[] = {
        "agua", "Ñandú",       "\"q\"",     "a: b", "#x",  "100 %", "-",       "yes",   "null", "3.5", "<tag>", "&amp;",
        "{",    "[",           "a,b",       "'s",   "★",   "日本",  "end",     "%%",    "|",    "\\n", "=1+1",  "@",
        "~",    "two  spaces", "tab\there", "!",    "* x", "? y",   "section", "title", "true", ";",   "`"};
    std::string out = words[dice.below(std::size(words))];
    for (std::size_t n = dice.below(4); n > 0; --n) out += std::string(" ") + words[dice.below(std::size(words))];
    return out;
}

inline LocalText random_local(Dice& dice) {
    LocalText out(random_text(dice), "", "");
    if (dice.yes()) out[Language::en] = random_text(dice);
    if (dice.yes()) out[Language::nl] = random_text(dice);
    return out;
}

template <class Enum>
Enum any_of(Dice& dice) {
    const auto& rows = names_of(static_cast<Enum*>(nullptr));
    return rows[dice.below(rows.size())].value;
}

inline void add_promises(Dice& dice, Moment& moment) {
    for (std::size_t n = dice.below(3); n > 0; --n) {
        Requirement requirement{random_local(dice), {}, "", "", {}};
        if (dice.yes()) requirement.level = any_of<RequirementLevel>(dice);
        if (dice.yes()) requirement.source = random_text(dice);
        moment.requirements.push_back(std::move(requirement));
    }
    for (std::size_t n = dice.below(3); n > 0; --n) {
        Indicator indicator;
        indicator.id = IndicatorId(moment.id.text + ".i" + std::to_string(moment.indicators.size() + 1));
        if (dice.below(4) == 0)
            indicator.id = IndicatorId(moment.id.text + "-own" + std::to_string(moment.indicators.size()));
        indicator.text = random_local(dice);
        indicator.type = any_of<IndicatorType>(dice);
        if (dice.yes()) indicator.formula = random_text(dice);
        if (dice.yes()) indicator.concept_ = random_local(dice);
        if (dice.yes()) indicator.multiplier = 1 + dice.quarter(1000);
        moment.indicators.push_back(std::move(indicator));
    }
    for (std::size_t n = moment.indicators.empty() ? 0 : dice.below(4); n > 0; --n) {
        Standard standard;
        standard.id = StandardId(moment.id.text + ".s" + std::to_string(moment.standards.size() + 1));
        standard.text = random_local(dice);
        standard.comparison = any_of<Comparison>(dice);
        standard.value = dice.quarter(1000) - 100;
        standard.unit = random_text(dice);
        standard.compliance_percent = dice.quarter(100);
        if (dice.yes()) standard.basis = random_text(dice);
        standard.confirmed = dice.yes();
        standard.indicator = moment.indicators[dice.below(moment.indicators.size())].id;
        if (dice.yes()) standard.series = {random_text(dice)};
        moment.standards.push_back(std::move(standard));
    }
}

inline Moment random_moment(Dice& dice, const std::string& id) {
    Moment moment;
    moment.id = MomentId(id);
    moment.actor = any_of<Actor>(dice);
    moment.lane = any_of<Lane>(dice);
    moment.kind = any_of<MomentKind>(dice);
    moment.control = any_of<Control>(dice);
    if (dice.yes()) {
        moment.channel = any_of<Channel>(dice);
        moment.channel_given = true;
    }
    if (dice.below(4) == 0) {
        const Channel listed = any_of<Channel>(dice);
        moment.channels = {listed};
        moment.channel_words = {"courier", std::string(code_of(listed))};
        if (!moment.channel_given) moment.channel = listed;
        moment.channel_given = true;
    }
    moment.criticality.decided = dice.yes();
    moment.criticality.critical = moment.criticality.decided && dice.yes();
    if (dice.yes()) moment.criticality.reason = random_text(dice);
    if (dice.yes()) moment.criticality.source = random_text(dice);
    if (dice.yes()) moment.criticality.date = "2024-02-29";
    moment.optional = dice.below(3) == 0;
    moment.divergence_given = dice.yes();
    if (moment.divergence_given) moment.divergence = static_cast<int>(dice.below(4));
    moment.value_adding = dice.yes();
    moment.safety_or_money = dice.yes();
    moment.control_point = dice.yes();
    moment.name = random_local(dice);
    if (dice.yes()) moment.expectation = random_local(dice);
    if (dice.yes()) moment.we_help = random_local(dice);
    if (dice.yes()) moment.information.push_back({random_local(dice), dice.yes()});
    if (dice.yes()) moment.roles = {random_text(dice), random_text(dice)};
    if (dice.yes()) moment.activities = {"activity of " + id};
    if (dice.yes()) moment.steps = {random_local(dice), random_local(dice)};
    moment.minutes_given = dice.yes();
    if (moment.minutes_given)
        moment.minutes = {dice.quarter(60), dice.quarter(60), dice.quarter(60), dice.quarter(600)};
    if (dice.yes()) moment.protocol = any_of<ProtocolKind>(dice);
    if (dice.yes()) moment.decision_limit = random_text(dice);
    if (dice.yes()) moment.importance = 1 + dice.quarter(4);
    add_promises(dice, moment);
    return moment;
}

inline const Moment& any_moment(Dice& dice, const Map& map) { return map.moments[dice.below(map.moments.size())]; }

inline void add_blueprint(Dice& dice, Map& map) {
    for (std::size_t n = dice.below(8); n > 0; --n) {
        BlueprintAction action;
        action.id = "B" + std::to_string(map.actions.size() + 1);
        action.moment = any_moment(dice, map).id;
        action.lane = any_of<Lane>(dice);
        action.by = any_of<BlueprintActor>(dice);
        action.text = random_local(dice);
        if (dice.yes()) action.role = random_text(dice);
        action.minutes = dice.quarter(30);
        action.fail_point = dice.yes();
        action.decision = dice.below(4) == 0;
        map.actions.push_back(std::move(action));
    }
    const auto box = [&] {
        return map.actions.empty() || dice.yes() ? any_moment(dice, map).id.text
                                                 : map.actions[dice.below(map.actions.size())].id;
    };
    for (std::size_t n = dice.below(6); n > 0; --n) {
        Arrow arrow{box(), box(), {}, {}};
        if (dice.yes()) arrow.label = random_local(dice);
        if (arrow.from != arrow.to) map.arrows.push_back(std::move(arrow));
    }
}

inline Map random_map(std::uint64_t seed) {
    Dice dice(seed);
    Map map;
    map.service.id = "service-" + std::to_string(seed % 1000);
    map.service.name = random_local(dice);
    map.service.version = static_cast<int>(1 + dice.below(9));
    if (dice.yes()) map.service.need = random_local(dice);
    if (dice.yes()) map.service.begins = random_local(dice);
    if (dice.yes()) map.service.ends = random_local(dice);
    if (dice.yes()) map.service.customer_word = random_local(dice);
    if (dice.yes()) map.service.sources = {random_text(dice)};
    if (dice.yes()) map.service.location = any_of<Location>(dice);
    if (dice.yes()) map.service.process_dependence = {ProcessDependence::intangible};
    if (dice.yes()) map.service.two_expectations = {random_local(dice)};
    const std::size_t stages = 1 + dice.below(4);
    for (std::size_t s = 1; s <= stages; ++s) {
        map.stages.push_back({StageId("S" + std::to_string(s)), random_local(dice), dice.below(4) == 0, {}});
        for (std::size_t n = dice.below(s == stages && map.moments.empty() ? 1 : 5) + (s == stages ? 1 : 0); n > 0;
             --n) {
            Moment moment = random_moment(dice, "M" + std::to_string(map.moments.size() + 1));
            moment.stage = map.stages.back().id;
            map.moments.push_back(std::move(moment));
        }
    }
    for (std::size_t n = dice.below(3); n > 0; --n) {
        Moment moment = random_moment(dice, "T" + std::to_string(map.transversal.size() + 1));
        moment.spans = {any_moment(dice, map).id};
        const MomentId other = any_moment(dice, map).id;
        if (other != moment.spans.front()) moment.spans.push_back(other);
        map.transversal.push_back(std::move(moment));
    }
    for (std::size_t n = dice.below(4); n > 0; --n) {
        Branch branch{any_moment(dice, map).id, random_local(dice), any_moment(dice, map).id, {}, {}};
        if (dice.yes()) branch.observed_share = dice.quarter(1);
        if (branch.from != branch.adds) map.branches.push_back(std::move(branch));
    }
    add_blueprint(dice, map);
    if (dice.yes()) map.service.providers.push_back({random_local(dice), {any_moment(dice, map).id}, {}});
    return map;
}

}  // namespace ciclo::cycle::testing
