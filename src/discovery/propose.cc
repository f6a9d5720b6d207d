#include "discovery/propose.h"

#include <algorithm>
#include <tuple>

#include "base/ensure.h"
#include "base/text.h"
#include "cycle/limits.h"
#include "cycle/moves.h"
#include "discovery/limits.h"
#include "discovery/parts.h"
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
          passages_(passages_of(log, variants_, kept_)),
          boundaries_(boundaries_of(log, passages_, kept_)) {}

    Result<Proposal> draft() {
        if (kept_.all.empty()) {
            return Error{ErrorKind::refused,
                         "no activity of the log has a letter or a digit in its name",
                         "choose the column that names what happened",
                         {log_.file, 0, 0},
                         "no_activity_named"};
        }
        std::vector<PlannedStage> stages =
            planned_stages(stage_begins(boundaries_, options_), log_, variants_, kept_, options_);
        Proposal best = drafted(stages);
        for (std::size_t i = 0; i < stages.size(); ++i) {
            if (stages[i].is_part()) settle_part(i, stages, best);
        }
        best.left_out = std::move(kept_.left_out);
        return best;
    }

private:
    /// What all live of those that live the part is no longer optional: all at once, else one by one, where that costs
    /// the fit nothing.
    void settle_part(std::size_t i, std::vector<PlannedStage>& stages, Proposal& best) {
        const Part& part = stages[i].part;
        std::vector<std::size_t> lived_by_all;
        for (std::size_t place = part.first; place <= part.last; ++place) {
            if (kept_.all[place].cases == part.cases) lived_by_all.push_back(place);
        }
        if (lived_by_all.empty() || always(lived_by_all, i, stages, best)) return;
        for (const std::size_t place : lived_by_all) always({place}, i, stages, best);
    }
    /// Whether these places could be made so.
    bool always(const std::vector<std::size_t>& places, std::size_t i, std::vector<PlannedStage>& stages,
                Proposal& best) {
        std::vector<PlannedStage> tried = stages;
        tried[i].always.insert(tried[i].always.end(), places.begin(), places.end());
        Proposal draft = drafted(tried);
        if (draft.fit.fitness < best.fit.fitness) return false;
        stages = std::move(tried);
        best = std::move(draft);
        return true;
    }

    /// The draft with these stages, and how the log fits it.
    Proposal drafted(const std::vector<PlannedStage>& stages) {
        out_ = {};
        add_service();
        add_stages_and_moments(stages);
        add_branches();
        for (std::size_t i = 0; i < kept_.anywhere.size(); ++i) add_anywhere(i);
        std::stable_sort(out_.reasons.begin(), out_.reasons.end(), [&](const Reason& a, const Reason& b) {
            return std::tuple(place_of(a.moment), a.kind) < std::tuple(place_of(b.moment), b.kind);
        });
        const auto matches = conformance::match_activities(log_, out_.map, {});
        ENSURE(matches.ok(), "without a table nothing can be named that is not there");
        out_.fit = conformance::conform(log_, out_.map, *matches, {options_.threads});
        return std::move(out_);
    }
    /// In the order in which moments are shown: transversal ones last.
    std::size_t place_of(const cycle::MomentId& moment) const {
        const std::vector<const cycle::Moment*> shown = out_.map.rateable();
        const auto found = std::find_if(shown.begin(), shown.end(), [&](const auto* m) { return m->id == moment; });
        return static_cast<std::size_t>(found - shown.begin());
    }
    cycle::MomentId id(std::size_t place) const { return cycle::MomentId("M" + std::to_string(place + 1)); }
    std::int64_t cases() const { return static_cast<std::int64_t>(log_.cases.size()); }

    void add_service() {
        cycle::Service& service = out_.map.service;
        service.id = id_of(log_.file);
        service.name = same_in_all(service.id);
        service.status = cycle::Status::draft;
        service.sources = {as_name(log_.file.substr(log_.file.find_last_of("/\\") + 1))};
    }

    void add_stages_and_moments(const std::vector<PlannedStage>& stages) {
        for (std::size_t i = 0; i < stages.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            out_.map.stages.push_back({cycle::StageId("S" + number),
                                       LocalText("Etapa " + number, "Stage " + number, "Fase " + number),
                                       stages[i].is_part(),
                                       {}});
            for (const ReasonKind why : stages[i].why) explain_stage(stages[i], why);
            const std::size_t end = i + 1 < stages.size() ? stages[i + 1].first : kept_.all.size();
            for (std::size_t place = stages[i].first; place < end; ++place) add_moment(place, stages[i]);
        }
    }

    void explain_stage(const PlannedStage& stage, ReasonKind why) {
        if (why == ReasonKind::part) {
            out_.reasons.push_back({why, id(stage.first), id(stage.part.last), stage.part.cases, cases(), 0});
            return;
        }
        const Boundary& boundary = boundaries_[stage.first - 1];
        const bool waits = why == ReasonKind::waits;
        out_.reasons.push_back({why, id(stage.first), id(boundary.from),
                                waits ? boundary.moves : boundary.changed_hands,
                                waits ? boundary.moves : boundary.with_hands, waits ? boundary.wait_seconds : 0});
    }

    cycle::Moment named_moment(const cycle::MomentId& id, const Kept& kept) const {
        cycle::Moment moment;
        moment.id = id;
        moment.criticality.decided = false;
        moment.name = same_in_all(as_name(kept.name));
        for (const std::uint32_t activity : kept.activities) moment.activities.emplace_back(log_.activities[activity]);
        return moment;
    }

    void add_moment(std::size_t place, const PlannedStage& stage) {
        const Kept& kept = kept_.all[place];
        cycle::Moment moment = named_moment(id(place), kept);
        moment.stage = out_.map.stages.back().id;
        const bool by_its_stage = std::find(stage.always.begin(), stage.always.end(), place) != stage.always.end();
        moment.optional =
            !by_its_stage && static_cast<double>(kept.cases) < options_.needed * static_cast<double>(cases());
        const ReasonKind kind = moment.optional ? ReasonKind::optional : ReasonKind::kept;
        out_.reasons.push_back({kind, moment.id, {}, kept.cases, cases(), 0});
        if (kept.repeated_cases > 0 && !often(place, place)) {
            out_.reasons.push_back({ReasonKind::repeated, moment.id, {}, kept.repeated_cases, kept.cases, 0});
        }
        out_.map.moments.push_back(std::move(moment));
    }

    void add_anywhere(std::size_t i) {
        const Kept& kept = kept_.anywhere[i];
        cycle::Moment moment = named_moment(cycle::MomentId("T" + std::to_string(i + 1)), kept);
        for (std::uint32_t place = 0; place < kept_.all.size(); ++place) {
            const std::uint32_t activity = kept_.all[place].activities.front();
            if (std::find(kept.along.begin(), kept.along.end(), activity) != kept.along.end()) {
                moment.spans.push_back(id(place));
            }
        }
        out_.reasons.push_back({ReasonKind::anywhere, moment.id, {}, kept.cases, cases(), 0});
        out_.map.transversal.push_back(std::move(moment));
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
    std::vector<Boundary> boundaries_;
    Proposal out_;
};

}  // namespace

const Names<ReasonKind, 11>& names_of(ReasonKind*) {
    static constexpr Names<ReasonKind, 11> names{
        {{ReasonKind::kept, "kept", "se vive casi siempre", "lived nearly always", "bijna altijd beleefd"},
         {ReasonKind::optional, "optional", "opcional", "optional", "optioneel"},
         {ReasonKind::branch, "branch", "bifurcación", "branch", "vertakking"},
         {ReasonKind::loop, "loop", "vuelta atrás", "loop", "lus"},
         {ReasonKind::again, "again", "repetido seguido, como vuelta", "once more in a row, as a loop",
          "nog eens achter elkaar, als lus"},
         {ReasonKind::any_order, "any_order", "en cualquier orden", "in any order", "in elke volgorde"},
         {ReasonKind::repeated, "repeated", "repetido seguido", "repeated in a row", "achter elkaar herhaald"},
         {ReasonKind::waits, "waits", "etapa por espera", "stage by wait", "fase door wachttijd"},
         {ReasonKind::hands, "hands", "etapa por traspaso", "stage by hand-over", "fase door overdracht"},
         {ReasonKind::part, "part", "parte opcional", "optional part", "optioneel deel"},
         {ReasonKind::anywhere, "anywhere", "en cualquier lugar", "at any place", "op elke plaats"}}};
    return names;
}

Result<Proposal> propose(const events::Log& log, const ProposeOptions& options) {
    return Drafting(log, options).draft();
}

}  // namespace ciclo::discovery
