#include "discovery/propose.h"

#include <algorithm>
#include <tuple>

#include "base/ensure.h"
#include "base/text.h"
#include "cycle/limits.h"
#include "cycle/moves.h"
#include "discovery/limits.h"
#include "discovery/passages.h"
#include "discovery/stages.h"

namespace ciclo::discovery {

namespace {

/// One line, no longer than a name may be.
std::string as_name(const std::string& activity) {
    const std::vector<std::string_view> words = words_of(activity);
    std::string line;
    for (const std::string_view word : words) line += (line.empty() ? "" : " ") + std::string(word);
    return std::string(first_code_points(line, cycle::limits::name.most));
}

LocalText same_in_all(const std::string& text) {
    return {text, text, text};
}

/// "Logs/Visits 2025.csv" → "visits-2025".
std::string id_of(const std::string& file) {
    std::string stem = file.substr(file.find_last_of("/\\") + 1);
    stem = folded(stem.substr(0, stem.find('.')));
    std::string id;
    for (const char c : stem) {
        if (c == ' ') id += '-';
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) id += c;
    }
    return id.empty() || id.size() > 60 ? "cycle" : id;
}

class Drafting {
public:
    Drafting(const events::Log& log, const ProposeOptions& options)
        : log_(log),
          options_(options),
          variants_(journeys::variants_of(log, {options.threads})),
          kept_(keep(log, variants_, options)),
          passages_(passages_of(log, variants_, kept_)) {}

    Result<Proposal> draft() {
        if (kept_.all.empty()) {
            return Error{ErrorKind::refused,
                         "no activity of the log has a letter or a digit in its name",
                         "choose the column that names what happened",
                         {log_.file, 0, 0}};
        }
        add_service();
        add_stages_and_moments();
        add_branches();
        out_.left_out = std::move(kept_.left_out);
        std::stable_sort(out_.reasons.begin(), out_.reasons.end(), [&](const Reason& a, const Reason& b) {
            return std::tuple(out_.map.number_of(a.moment), a.kind) < std::tuple(out_.map.number_of(b.moment), b.kind);
        });
        const auto matches = conformance::match_activities(log_, out_.map, {});
        ENSURE(matches.ok(), "without a table nothing can be named that is not there");
        out_.fit = conformance::conform(log_, out_.map, *matches, {options_.threads});
        return std::move(out_);
    }

private:
    cycle::MomentId id(std::size_t place) const { return cycle::MomentId("M" + std::to_string(place + 1)); }
    std::int64_t cases() const { return static_cast<std::int64_t>(log_.cases.size()); }

    void add_service() {
        cycle::Service& service = out_.map.service;
        service.id = id_of(log_.file);
        service.name = same_in_all(service.id);
        service.status = cycle::Status::draft;
        service.sources = {as_name(log_.file.substr(log_.file.find_last_of("/\\") + 1))};
    }

    void add_stage() {
        const std::string number = std::to_string(out_.map.stages.size() + 1);
        out_.map.stages.push_back({cycle::StageId("S" + number),
                                   LocalText("Etapa " + number, "Stage " + number, "Fase " + number),
                                   false,
                                   {}});
    }

    void add_stages_and_moments() {
        const std::vector<Boundary> boundaries = boundaries_of(log_, passages_, kept_);
        const std::vector<StageBegin> begins = stage_begins(boundaries, options_);
        add_stage();
        std::size_t next = 0;
        for (std::size_t place = 0; place < kept_.all.size(); ++place) {
            if (next < begins.size() && begins[next].place == place) {
                add_stage();
                explain_stage(begins[next++], boundaries[place - 1]);
            }
            add_moment(place);
        }
    }

    void explain_stage(const StageBegin& begin, const Boundary& boundary) {
        const bool waits = begin.why == ReasonKind::waits;
        out_.reasons.push_back({begin.why, id(begin.place), id(boundary.from),
                                waits ? boundary.moves : boundary.changed_hands,
                                waits ? boundary.moves : boundary.with_hands, waits ? boundary.wait_seconds : 0});
    }

    void add_moment(std::size_t place) {
        const Kept& kept = kept_.all[place];
        cycle::Moment moment;
        moment.id = id(place);
        moment.stage = out_.map.stages.back().id;
        moment.criticality.decided = false;
        moment.name = same_in_all(as_name(kept.name));
        for (const std::uint32_t activity : kept.activities) moment.activities.emplace_back(log_.activities[activity]);
        moment.optional = static_cast<double>(kept.cases) < options_.needed * static_cast<double>(cases());
        const ReasonKind kind = moment.optional ? ReasonKind::optional : ReasonKind::kept;
        out_.reasons.push_back({kind, moment.id, {}, kept.cases, cases(), 0});
        if (kept.repeated_cases > 0 && !often(place, place)) {
            out_.reasons.push_back({ReasonKind::repeated, moment.id, {}, kept.repeated_cases, kept.cases, 0});
        }
        out_.map.moments.push_back(std::move(moment));
    }

    std::int64_t moves(std::size_t from, std::size_t to) const { return passages_.count[from * passages_.n + to]; }
    bool often(std::size_t from, std::size_t to) const {
        const std::int64_t n = moves(from, to);
        return n > 0 && static_cast<double>(n) >= options_.branch * static_cast<double>(passages_.onward[from]);
    }

    /// A move that the order does not allow, to be allowed.
    struct Wanted {
        std::uint32_t from = 0, to = 0;
        std::int64_t n = 0;
        bool any_order = false;
    };

    /// Neighbours that come in either order: the later one first, where it comes straight before the earlier.
    std::vector<bool> in_any_order() const {
        const Swaps swaps = swaps_of(log_, variants_, kept_);
        std::vector<bool> out(passages_.n, false);
        for (std::size_t place = 0; place + 1 < passages_.n; ++place) {
            const std::int64_t back = moves(place + 1, place);
            out[place] = often(place + 1, place) && 2 * swaps.later_first[place] >= back;
        }
        return out;
    }

    void add_branches() {
        const cycle::Moves allowed = cycle::moves_of(out_.map);
        const std::vector<bool> any_order = in_any_order();
        std::vector<Wanted> wanted;
        for (std::uint32_t from = 0; from < passages_.n; ++from) {
            for (std::uint32_t to = 0; to < passages_.n; ++to) {
                const auto& next = allowed.next[from];
                if (std::binary_search(next.begin(), next.end(), to)) continue;
                const bool swapped = (to < passages_.n - 1 && from == to + 1 && any_order[to]) ||
                                     (to == from + 2 && (any_order[from] || any_order[from + 1]) && moves(from, to) > 0);
                if (swapped || often(from, to)) wanted.push_back({from, to, moves(from, to), swapped});
            }
        }
        std::stable_sort(wanted.begin(), wanted.end(), [](const Wanted& a, const Wanted& b) { return a.n > b.n; });
        if (wanted.size() > limits::branches) wanted.resize(limits::branches);
        std::sort(wanted.begin(), wanted.end(),
                  [](const Wanted& a, const Wanted& b) { return std::pair(a.from, a.to) < std::pair(b.from, b.to); });
        for (const Wanted& one : wanted) add_branch(one);
    }

    void add_branch(const Wanted& one) {
        const std::int64_t of = passages_.onward[one.from];
        cycle::Branch branch;
        branch.from = id(one.from);
        branch.adds = id(one.to);
        branch.when = one.any_order       ? LocalText("en otro orden", "in another order", "in andere volgorde")
                      : one.to <= one.from ? LocalText("otra vez", "once more", "nog een keer")
                                           : LocalText("en algunos casos", "in some cases", "in sommige gevallen");
        branch.observed_share = static_cast<double>(one.n) / static_cast<double>(of);
        out_.map.branches.push_back(std::move(branch));
        const ReasonKind kind = one.any_order         ? ReasonKind::any_order
                                : one.to == one.from ? ReasonKind::again
                                : one.to < one.from  ? ReasonKind::loop
                                                     : ReasonKind::branch;
        out_.reasons.push_back({kind, id(one.from), id(one.to), one.n, of, 0});
    }

    const events::Log& log_;
    const ProposeOptions& options_;
    journeys::Variants variants_;
    KeptActivities kept_;
    Passages passages_;
    Proposal out_;
};

}  // namespace

const Names<ReasonKind, 9>& names_of(ReasonKind*) {
    static constexpr Names<ReasonKind, 9> names{
        {{ReasonKind::kept, "kept", "se vive casi siempre", "lived nearly always", "bijna altijd beleefd"},
         {ReasonKind::optional, "optional", "opcional", "optional", "optioneel"},
         {ReasonKind::branch, "branch", "bifurcación", "branch", "vertakking"},
         {ReasonKind::loop, "loop", "vuelta atrás", "loop", "lus"},
         {ReasonKind::again, "again", "repetido seguido, como vuelta", "once more in a row, as a loop",
          "nog eens achter elkaar, als lus"},
         {ReasonKind::any_order, "any_order", "en cualquier orden", "in any order", "in elke volgorde"},
         {ReasonKind::repeated, "repeated", "repetido seguido", "repeated in a row", "achter elkaar herhaald"},
         {ReasonKind::waits, "waits", "etapa por espera", "stage by wait", "fase door wachttijd"},
         {ReasonKind::hands, "hands", "etapa por traspaso", "stage by hand-over", "fase door overdracht"}}};
    return names;
}

Result<Proposal> propose(const events::Log& log, const ProposeOptions& options) {
    return Drafting(log, options).draft();
}

}  // namespace ciclo::discovery
