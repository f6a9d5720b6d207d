// match_activities(): which moment of the map each activity of a log is. By table, never by guess: what has no moment
// gets proposals with their score, and stays without one until a person writes it down.
//
//   std::vector<ActivityMatch> matches = match_activities(log, map, {{"X-Ray", "M5"}});
//
// An activity is the moment that the table names; else the one with that id, that name in es, en or nl, or that name
// among its `activities:`, case, accents and signs apart (cycle::MomentNames; the same rule as moments::gather).
//
// Proposals: the names of a moment are compared with the activity word by word. Two words are alike when they are the
// same, when both belong to one group of synonyms (service words in es, en, nl), or when they are nearly spelt alike
// (Levenshtein distance at most a third of the longer); score = 2 × alike words / all words (Dice's coefficient), small
// words (of, de, van…) left out. At most three, score 0.5 or more, best first, then in the order of the map. Pure; any
// number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/names.h"
#include "base/result.h"
#include "cycle/map.h"
#include "events/log.h"

namespace ciclo::conformance {

enum class MatchedBy { table, name, nothing, several };  ///< several: two moments go by that name
const Names<MatchedBy, 4>& names_of(MatchedBy*);

/// One line of the table: activity as the log writes it, moment as a person names it.
struct NamedActivity {
    std::string activity, moment;
    Place place;
};

struct Proposal {
    cycle::MomentId moment;
    std::string name;  ///< the name of the moment that is nearest
    double score = 0;  ///< 0.5…1
};

struct ActivityMatch {
    std::string activity;
    std::int64_t events = 0;
    MatchedBy by = MatchedBy::nothing;
    std::optional<cycle::MomentId> moment;
    std::vector<Proposal> proposals;  ///< only without a moment
};

/// Parallel to log.activities. Errors: the table names a moment that the map does not have.
Result<std::vector<ActivityMatch>> match_activities(const events::Log& log, const cycle::Map& map,
                                                    const std::vector<NamedActivity>& table);
/// What `activity` may be, among the moments of the map.
std::vector<Proposal> proposals_for(std::string_view activity, const cycle::Map& map);
/// The words of a name, looked up once, to compare it with many.
class NameWords {
public:
    struct Word {
        std::string text;
        std::uint32_t groups = 0;  ///< of synonyms
    };
    explicit NameWords(std::string_view name);
    /// 0…1, see above.
    double likeness(const NameWords& other) const;

private:
    std::vector<Word> all_;
};

/// 0…1, see above.
double likeness(std::string_view a, std::string_view b);

}  // namespace ciclo::conformance
