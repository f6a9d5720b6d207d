#include "conformance/matching.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "cycle/moment_names.h"

namespace ciclo::conformance {

namespace {

constexpr double least_score = 0.5;        // half of the words: below that a list of everything is as good
constexpr std::size_t most_proposals = 3;  // a person looks at three

const NamedActivity* line_for(const std::vector<NamedActivity>& table, const std::string& activity) {
    for (const NamedActivity& line : table) {
        if (line.activity == activity) return &line;
    }
    const std::string wanted = folded(activity);
    for (const NamedActivity& line : table) {
        if (folded(line.activity) == wanted) return &line;
    }
    return nullptr;
}

std::vector<std::string> names_of_moment(const cycle::Moment& moment) {
    std::vector<std::string> names;
    for (const Language language : languages) {
        const std::string& name = moment.name[language];
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    names.insert(names.end(), moment.activities.begin(), moment.activities.end());
    return names;
}

/// The names of all moments of a map, their words looked up once.
class Proposer {
public:
    explicit Proposer(const cycle::Map& map) {
        for (const cycle::Moment* moment : map.rateable()) {
            for (const std::string& name : names_of_moment(*moment)) names_.push_back({moment->id, name, NameWords(name)});
        }
    }

    std::vector<Proposal> proposals(std::string_view activity) const {
        const NameWords words(activity);
        std::vector<Proposal> out;
        for (std::size_t i = 0; i < names_.size();) {
            Proposal best{names_[i].moment, "", 0};
            for (; i < names_.size() && names_[i].moment == best.moment; ++i) {
                const double score = words.likeness(names_[i].words);
                if (score > best.score) best.name = names_[i].name, best.score = score;
            }
            if (best.score >= least_score) out.push_back(std::move(best));
        }
        std::stable_sort(out.begin(), out.end(), [](const Proposal& a, const Proposal& b) { return a.score > b.score; });
        if (out.size() > most_proposals) out.resize(most_proposals);
        return out;
    }

private:
    struct Named {
        cycle::MomentId moment;
        std::string name;
        NameWords words;
    };
    std::vector<Named> names_;  ///< of one moment side by side
};

Errors unknown_moments(const std::vector<NamedActivity>& table, const cycle::MomentNames& names) {
    Errors errors;
    for (const NamedActivity& line : table) {
        if (names.find(line.moment)) continue;
        const auto near = names.nearest_name(line.moment);
        errors.push_back({ErrorKind::not_found,
                          "activities names the moment " + quoted(line.moment) + ", which is not in the map",
                          near ? "did you mean " + *near + "?" : "its moments are " + names.ids_text(), line.place});
    }
    return errors;
}

std::vector<std::int64_t> events_by_activity(const events::Log& log) {
    std::vector<std::int64_t> events(log.activities.size(), 0);
    log.activity.visit([&](auto codes) {
        for (const auto code : codes) ++events[code];
    });
    return events;
}

}  // namespace

const Names<MatchedBy, 4>& names_of(MatchedBy*) {
    static constexpr Names<MatchedBy, 4> names{
        {{MatchedBy::table, "table", "por la tabla", "by the table", "volgens de tabel"},
         {MatchedBy::name, "name", "por su nombre", "by its name", "op naam"},
         {MatchedBy::nothing, "nothing", "sin momento", "no moment", "geen moment"},
         {MatchedBy::several, "several", "varios momentos", "several moments", "meerdere momenten"}}};
    return names;
}

std::vector<Proposal> proposals_for(std::string_view activity, const cycle::Map& map) {
    return Proposer(map).proposals(activity);
}

Result<std::vector<ActivityMatch>> match_activities(const events::Log& log, const cycle::Map& map,
                                                    const std::vector<NamedActivity>& table) {
    cycle::MomentNames names(map);
    for (const cycle::Moment* moment : map.rateable()) {
        for (const std::string& activity : moment->activities) names.add(activity, moment->id);
    }
    if (Errors errors = unknown_moments(table, names); !errors.empty()) return errors;
    const std::vector<std::int64_t> events = events_by_activity(log);
    std::vector<ActivityMatch> out(log.activities.size());
    std::optional<Proposer> proposer;  // a log may have ten thousand activities
    for (std::size_t i = 0; i < out.size(); ++i) {
        ActivityMatch& match = out[i];
        match.activity = std::string(log.activities[i]);
        match.events = events[i];
        const NamedActivity* line = line_for(table, match.activity);
        match.moment = names.find(line == nullptr ? match.activity : line->moment);
        if (match.moment) {
            match.by = line == nullptr ? MatchedBy::name : MatchedBy::table;
            continue;
        }
        match.by = names.ambiguous(match.activity) ? MatchedBy::several : MatchedBy::nothing;
        if (!proposer) proposer.emplace(map);
        match.proposals = proposer->proposals(match.activity);
    }
    return out;
}

}  // namespace ciclo::conformance
