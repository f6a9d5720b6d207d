#include "conformance/lived_design.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "conformance/timed_visits.h"
#include "events/in_parallel.h"
#include "journeys/pass.h"
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

/// Which part of the time of an activity's visits counts: nothing of one without a moment.
struct Part {
    double present = 0, whole = 0;
    std::int64_t visits = 0;  ///< 1 or 0
};
std::vector<Part> parts_of(const cycle::Map& map, const Conformance& found) {
    std::vector<Part> out(found.moment_of.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (found.moment_of[i] >= map.moments.size()) continue;
        out[i] = {presence_of(map.moments[found.moment_of[i]]), 1, 1};
    }
    return out;
}

/// Σ time present and Σ time, in seconds, of each case that has a visit with a time.
struct Contact {
    std::vector<double> present, whole;
    std::int64_t visits = 0;
};

template <class Visits>
Contact contact_in(const Visits& visits, const journeys::CaseRange& range, const Part* parts) {
    Contact out;
    out.present.reserve(range.last - range.first);
    out.whole.reserve(range.last - range.first);
    for (std::size_t c = range.first; c < range.last; ++c) {
        double present = 0, whole = 0;
        std::int64_t n = 0;
        visits.of_case(c, [&](std::uint32_t activity, std::int64_t passed_us) {
            const double seconds = static_cast<double>(passed_us) * journeys::microsecond_seconds;
            const Part& part = parts[activity];
            present += seconds * part.present;
            whole += seconds * part.whole;
            n += part.visits;
        });
        if (n == 0) continue;
        out.visits += n;
        out.present.push_back(present);
        out.whole.push_back(whole);
    }
    return out;
}

Contact contact_of(const events::Log& log, const cycle::Map& map, const Conformance& found,
                   const journeys::WorkingClock* clock, unsigned threads) {
    const std::vector<Part> parts = parts_of(map, found);
    const std::vector<journeys::CaseRange> ranges = journeys::case_ranges(log, {threads});
    std::vector<Contact> contacts(ranges.size());
    with_timed_visits(log, clock, [&](const auto& visits) {
        events::in_parallel(ranges.size(), [&](std::size_t i) { contacts[i] = contact_in(visits, ranges[i], parts.data()); });
    });
    Contact all = std::move(contacts[0]);
    for (std::size_t i = 1; i < contacts.size(); ++i) {
        all.present.insert(all.present.end(), contacts[i].present.begin(), contacts[i].present.end());
        all.whole.insert(all.whole.end(), contacts[i].whole.begin(), contacts[i].whole.end());
        all.visits += contacts[i].visits;
    }
    return all;
}

void add_contact(const Contact& contact, LivedDesign& out) {
    out.timed_visits = contact.visits;
    const double all_present = std::accumulate(contact.present.begin(), contact.present.end(), 0.0);
    const double all = std::accumulate(contact.whole.begin(), contact.whole.end(), 0.0);
    if (all <= 0) return;
    // where no time, or all of it, is with the customer in every case, the delta method has nothing to say
    if (all_present > 0 && all_present < all) out.contact = stats::ratio_of_sums(contact.present, contact.whole);
    if (!out.contact) {
        out.contact = stats::Estimate{};
        out.contact->value = all_present / all;
        out.contact->n = static_cast<std::int64_t>(contact.whole.size());
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
                         const journeys::WorkingClock* clock, unsigned threads) {
    LivedDesign out;
    out.designed = cycle::classify(map);
    add_contact(contact_of(log, map, found, clock, threads), out);
    add_complexity(log, found, out);
    add_moves(found, out);
    add_divergence(found, out);
    return out;
}

}  // namespace ciclo::conformance
