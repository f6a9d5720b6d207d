// The rules of a map that need the whole of it.
#include "cycle/reading.h"

#include <map>

#include "base/text.h"

namespace ciclo::cycle {

namespace {

/// Remembers ids with their first place and refuses the second use.
class Taken {
public:
    Taken(std::string what, Errors& errors) : what_(std::move(what)), errors_(errors) {}

    void take(const std::string& id, const Place& place) {
        broken_ = broken_ || id.empty();  // refused where it was read
        if (id.empty()) return;
        const auto [first, fresh] = seen_.emplace(id, place);
        if (fresh) {
            order_.push_back(id);
            return;
        }
        broken_ = true;
        errors_.push_back(
            {ErrorKind::invalid,
             "the " + what_ + " " + quoted(id) + " is used twice, first in line " + std::to_string(first->second.line),
             "give each its own", place});
    }
    /// While ids are missing or doubled, who names an unknown one may be right: the id comes first.
    bool may_hold(const std::string& id) const { return broken_ || seen_.empty() || seen_.count(id) > 0; }
    const std::vector<std::string>& all() const { return order_; }  ///< as they stand in the file

private:
    std::string what_;
    Errors& errors_;
    std::map<std::string, Place> seen_;
    std::vector<std::string> order_;
    bool broken_ = false;
};

void refuse_reference(const Reference& reference, const std::string& where, const std::vector<std::string>& known,
                      Errors& errors) {
    constexpr std::size_t readable = 20;
    const auto near = nearest(reference.id, known);
    const std::string cure = known.size() <= readable ? "add it, or name one of " + join(known, ", ")
                           : near                     ? "add it, or correct the name (" + *near + "?)"
                                                      : "add it, or correct the name";
    errors.push_back({ErrorKind::not_found,
                      reference.thing + " names " + quoted(reference.id) + ", which is not in " + where, cure,
                      reference.place});
}

void check_references(const std::vector<Reference>& references, const Taken& stages, const Taken& moments,
                      const Taken& any_moments, const Taken& boxes, Errors& errors) {
    for (const Reference& reference : references) {
        const bool to_stage = reference.to == Reference::To::stage;
        const Taken& known = to_stage                                  ? stages
                           : reference.to == Reference::To::moment     ? moments
                           : reference.to == Reference::To::any_moment ? any_moments
                                                                       : boxes;
        if (known.may_hold(reference.id)) continue;
        const std::string where = to_stage                                  ? "stages"
                                : reference.to == Reference::To::moment     ? "moments"
                                : reference.to == Reference::To::any_moment ? "moments or transversal"
                                                                            : "moments or blueprint actions";
        refuse_reference(reference, where, known.all(), errors);
    }
}

/// The circle draws a stage as one band and numbers the moments clockwise: stages must not be mixed (F.1 rule 4).
void check_order(const Map& map, Errors& errors) {
    std::map<StageId, std::size_t> position;
    for (std::size_t i = 0; i < map.stages.size(); ++i) position.emplace(map.stages[i].id, i);
    std::size_t furthest = 0;
    for (const Moment& moment : map.moments) {
        const auto found = position.find(moment.stage);
        if (found == position.end()) continue;
        if (found->second < furthest) {
            errors.push_back({ErrorKind::invalid,
                              "moment " + moment.id.text + " belongs to stage " + moment.stage.text +
                                  ", but those before it are already in stage " + map.stages[furthest].id.text,
                              "keep the moments of a stage together, in the order of stages", moment.place});
            continue;
        }
        furthest = found->second;
    }
}

/// Events are matched to moments by these names: one name cannot mean two moments.
void check_activities(const Map& map, Errors& errors) {
    std::map<std::string, const Moment*> owner;
    for (const Moment* moment : map.rateable()) {
        for (const std::string& activity : moment->activities) {
            const auto [first, fresh] = owner.emplace(folded(activity), moment);
            if (fresh || first->second == moment) continue;
            errors.push_back({ErrorKind::invalid,
                              "activity " + quoted(activity) + " belongs to moment " + first->second->id.text +
                                  " and to moment " + moment->id.text,
                              "leave it with one of them", moment->place});
        }
    }
}

void check_ids_of_promises(const Map& map, Errors& errors) {
    Taken standards("standard id", errors), indicators("indicator id", errors);
    for (const Moment* moment : map.rateable()) {
        for (const Standard& standard : moment->standards) standards.take(standard.id.text, standard.place);
        for (const Indicator& indicator : moment->indicators) indicators.take(indicator.id.text, indicator.place);
    }
}

void check_loops(const Map& map, Errors& errors) {
    for (const Arrow& arrow : map.arrows) {
        if (arrow.from.empty() || arrow.from != arrow.to) continue;
        errors.push_back(
            {ErrorKind::invalid, "an arrow leads from " + arrow.from + " to itself", "name two boxes", arrow.place});
    }
}

void check_patterns(const Map& map, Errors& errors) {
    Taken patterns("pattern id", errors), groups("industry group id", errors);
    for (const ServicePattern& pattern : map.patterns) patterns.take(pattern.id, pattern.place);
    for (const IndustryGroup& group : map.industry_groups) groups.take(group.id, group.place);
}

}  // namespace

void check_whole(const Map& map, Reading& reading) {
    Taken stages("stage id", reading.errors), boxes("id", reading.errors);
    Errors counted_already;
    Taken moments("id", counted_already), any_moments("id", counted_already);
    for (const Stage& stage : map.stages) stages.take(stage.id.text, stage.place);
    for (const Moment& moment : map.moments) moments.take(moment.id.text, moment.place);
    for (const Moment* moment : map.rateable()) {
        any_moments.take(moment->id.text, moment->place);
        boxes.take(moment->id.text, moment->place);
    }
    for (const BlueprintAction& action : map.actions) boxes.take(action.id, action.place);
    check_references(reading.references, stages, moments, any_moments, boxes, reading.errors);
    check_order(map, reading.errors);
    check_activities(map, reading.errors);
    check_ids_of_promises(map, reading.errors);
    check_loops(map, reading.errors);
    check_patterns(map, reading.errors);
}

}  // namespace ciclo::cycle
