#include "conformance/lived_design.h"

#include <algorithm>
#include <cmath>

#include "stats/means.h"
#include "stats/rates.h"

namespace ciclo::conformance {

namespace {

/// The part of a moment's time in which the customer is there, 0…1.
double presence_of(const cycle::Moment& moment) {
    const double present = moment.minutes.present(), away = moment.minutes.away;
    if (moment.minutes_given && present + away > 0) return present / (present + away);
    const bool theirs = moment.actor == cycle::Actor::customer || moment.actor == cycle::Actor::shared;
    return theirs || moment.lane == cycle::Lane::customer || moment.lane == cycle::Lane::onstage ? 1 : 0;
}

/// Σ time present and Σ time of one case.
struct CaseContact {
    double present = 0, whole = 0;
    std::int64_t visits = 0;
};

class Contact {
public:
    Contact(const events::Log& log, const cycle::Map& map, const Conformance& found,
            const journeys::WorkingClock* clock)
        : log_(log), moment_of_(found.moment_of), clock_(clock) {
        for (const cycle::Moment& moment : map.moments) presence_.push_back(presence_of(moment));
    }

    CaseContact of(std::size_t number) const {
        CaseContact out;
        const std::uint64_t first = log_.case_begin[number];
        for (std::uint64_t e = first; e < log_.case_begin[number + 1]; ++e) {
            const std::uint32_t moment = moment_of_[log_.activity[e]];
            if (moment >= presence_.size() || (e == first && !log_.lasts(e))) continue;
            std::int64_t begun = log_.start[e];
            if (e > first) begun = std::min(begun, log_.end[e - 1]);
            const auto seconds = static_cast<double>(passed_us(begun, log_.end[e])) * journeys::microsecond_seconds;
            out.present += seconds * presence_[moment];
            out.whole += seconds;
            ++out.visits;
        }
        return out;
    }

private:
    std::int64_t passed_us(std::int64_t from, std::int64_t until) const {
        return clock_ == nullptr ? until - from : clock_->at(until) - clock_->at(from);
    }

    const events::Log& log_;
    const std::vector<std::uint32_t>& moment_of_;
    const journeys::WorkingClock* clock_;
    std::vector<double> presence_;
};

void add_contact(const events::Log& log, const cycle::Map& map, const Conformance& found,
                 const journeys::WorkingClock* clock, LivedDesign& out) {
    const Contact contact(log, map, found, clock);
    std::vector<double> present, whole;
    double all_present = 0, all = 0;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        const CaseContact one = contact.of(c);
        out.timed_visits += one.visits;
        if (one.visits == 0) continue;
        present.push_back(one.present);
        whole.push_back(one.whole);
        all_present += one.present;
        all += one.whole;
    }
    if (all <= 0) return;
    // where no time, or all of it, is with the customer in every case, the delta method has nothing to say
    if (all_present > 0 && all_present < all) out.contact = stats::ratio_of_sums(present, whole);
    if (!out.contact) {
        out.contact = stats::Estimate{};
        out.contact->value = all_present / all;
        out.contact->n = static_cast<std::int64_t>(whole.size());
    }
    if (out.contact->high) out.contact->high = std::min(1.0, *out.contact->high);
}

void add_complexity(const events::Log& log, const Conformance& found, LivedDesign& out) {
    std::vector<double> visits(found.variants.all.size(), 0);
    std::vector<std::int64_t> cases;
    log.activity.visit([&](auto codes) {
        for (std::size_t v = 0; v < visits.size(); ++v) {
            const journeys::Variant& variant = found.variants.all[v];
            const std::uint64_t first = log.case_begin[variant.first_case];
            for (std::uint64_t e = first; e < first + variant.length; ++e) {
                if (found.moment_of[codes[e]] < found.moves.moments.size()) ++visits[v];
            }
            cases.push_back(variant.cases);
            out.visits += static_cast<std::int64_t>(visits[v]) * variant.cases;
        }
    });
    if (found.cases == 0) return;
    out.visits_a_case = stats::median_estimate(stats::histogram_of(visits, cases));
    out.mean_visits = static_cast<double>(out.visits) / static_cast<double>(found.cases);
}

/// The moves of one place: those of `found.lived_moves` that begin there.
double entropy_of(std::span<const LivedMove> moves, std::int64_t times) {
    double bits = 0;
    for (const LivedMove& move : moves) {
        const double p = static_cast<double>(move.times) / static_cast<double>(times);
        bits -= p * std::log2(p);
    }
    return bits;
}

void add_divergence(const Conformance& found, LivedDesign& out) {
    const std::vector<LivedMove>& all = found.lived_moves;
    for (std::size_t i = 0; i < all.size();) {
        std::size_t end = i;
        std::int64_t times = 0;
        for (; end < all.size() && all[end].from == all[i].from; ++end) times += all[end].times;
        const std::uint32_t from = all[i].from;
        if (from != LivedMove::outside) {
            const bool may_end = std::binary_search(found.moves.ends.begin(), found.moves.ends.end(), from);
            const auto allowed = static_cast<double>(found.moves.next[from].size() + (may_end ? 1 : 0));
            const double share = static_cast<double>(times) / static_cast<double>(out.visits);
            out.allowed_bits += allowed > 0 ? share * std::log2(allowed) : 0;
            out.lived_bits += share * entropy_of(std::span(all).subspan(i, end - i), times);
        }
        i = end;
    }
}

void add_moves(const Conformance& found, LivedDesign& out) {
    for (const std::vector<std::uint32_t>& next : found.moves.next) {
        out.moves_allowed += static_cast<std::int64_t>(next.size());
    }
    for (const LivedMove& move : found.lived_moves) {
        if (move.from == LivedMove::outside || move.to == LivedMove::outside) continue;
        ++out.moves_made;
        if (!move.planned) ++out.moves_unplanned;
    }
}

}  // namespace

LivedDesign lived_design(const events::Log& log, const cycle::Map& map, const Conformance& found,
                         const journeys::WorkingClock* clock) {
    LivedDesign out;
    out.designed = cycle::classify(map);
    add_contact(log, map, found, clock, out);
    add_complexity(log, found, out);
    add_moves(found, out);
    add_divergence(found, out);
    return out;
}

}  // namespace ciclo::conformance
