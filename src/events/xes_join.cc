// Parts of a XES log that were walked side by side become one.
#include "events/joined_ledger.h"
#include "events/xes_rows.h"

namespace ciclo::events {

namespace {

std::vector<std::uint32_t> joined_names(NameIndex& all, const NameIndex& own) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(own.size());
    for (std::size_t i = 0; i < own.size(); ++i) numbers.push_back(all.number_of(own.names()[i]));
    return numbers;
}

/// The names that are cases, by number of the case. `cases`: the name's number, mostly its own.
Dictionary names_of(Dictionary names, const std::vector<std::uint32_t>& cases) {
    std::size_t same = 0;
    while (same < cases.size() && cases[same] == same) ++same;
    if (same == names.size()) return names;
    Dictionary chosen;
    for (const std::uint32_t number : cases) chosen.add(names[number]);
    return chosen;
}

}  // namespace

class XesJoin {
public:
    explicit XesJoin(std::vector<std::unique_ptr<XesRows>> parts) : parts_(std::move(parts)) {}

    std::optional<XesJoined> run(const Further& further) {
        out_.file = parts_.front()->file_;
        if (!join_names()) return std::nullopt;
        if (further.which == Further::Which::none) return XesJoined{std::move(out_), std::nullopt};
        std::optional<Error> error = join_further(further);
        return XesJoined{std::move(out_), std::move(error)};
    }

private:
    /// False: a part would have needed to know what stands before it.
    bool join_names() {
        CaseNames names = std::move(parts_.front()->trace_names_);
        std::vector<std::uint32_t> cases;
        NameIndex activities, resources;
        for (std::size_t p = 0; p < parts_.size(); ++p) {
            XesRows& part = *parts_[p];
            part.flush();
            std::vector<std::uint32_t> meaning;
            if (p > 0) {
                const std::size_t before = names.size();
                meaning = names.join(part.trace_names_);
                if (part.counts_from_first_ || names.size() != before + meaning.size()) return false;
                for (std::size_t c = 0; c < part.names_of_cases_.size(); ++c) {
                    part.range_.cases.push_back(static_cast<std::uint32_t>(cases.size() + c));
                }
            }
            for (const std::uint32_t name : part.names_of_cases_) cases.push_back(p == 0 ? name : meaning[name]);
            part.range_.activities = joined_names(activities, part.activities_);
            part.range_.resources = joined_names(resources, part.resources_);
            out_.ranges.push_back(std::move(part.range_));
            append_shifted(part.ledger_, 0, out_.ledger);
        }
        out_.cases = names_of(std::move(names).take(), cases);
        out_.activities = std::move(activities).take();
        out_.resources = std::move(resources).take();
        return true;
    }

    std::optional<Error> join_further(const Further& further) {
        std::vector<XesFurther*> events, traces;
        std::vector<std::size_t> cases;
        for (const auto& part : parts_) {
            events.push_back(&part->of_events_);
            traces.push_back(&part->of_traces_);
            cases.push_back(part->names_of_cases_.size());
        }
        JoinedFurther of_events(events), of_traces(traces);
        if (auto error = refused(further, of_events, of_traces)) return error;
        for (std::size_t p = 0; p < parts_.size(); ++p) {
            out_.ranges[p].rows.further = std::move(of_events.parts[p].codes);
            out_.ranges[p].further = std::move(of_events.parts[p].meaning);
        }
        out_.further = std::move(of_events.columns);
        out_.of_cases = of_traces.of_places(cases, out_.ledger, out_.file);
        return std::nullopt;
    }

    std::optional<Error> refused(const Further& further, const JoinedFurther& of_events,
                                 const JoinedFurther& of_traces) const {
        if (of_events.has_too_long || of_traces.has_too_long) {
            return Error{ErrorKind::limit,
                         "the key of an attribute is longer than " + std::to_string(limits::attribute_name_bytes) + " bytes",
                         "shorten it", {out_.file}};
        }
        if (of_events.has_too_many || of_traces.has_too_many) {
            return Error{ErrorKind::limit, "the log has more than " + std::to_string(limits::attributes) + " attributes",
                         "keep those that are needed", {out_.file}};
        }
        std::vector<std::string> there = of_events.keys;
        for (const std::string& key : of_traces.keys) there.push_back(std::string(case_prefix) + key);
        return names_missing(further, there, out_.file);
    }

    std::vector<std::unique_ptr<XesRows>> parts_;
    Ungrouped out_;
};

std::optional<XesJoined> joined_rows(std::vector<std::unique_ptr<XesRows>> parts, const Further& further) {
    return XesJoin(std::move(parts)).run(further);
}

}  // namespace ciclo::events
