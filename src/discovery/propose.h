// propose(): from a log without a map, a first draft of the cycle: moments, their order, what is optional, branches and
// loops, stages; with the reason for each, and how well the log fits it. A draft for people to rename, join and throw
// out; nothing in it is decided.
//
//   Result<Proposal> draft = propose(log, {});
//   write(cycle::write_map_yaml(draft->map));
//   for (const Reason& reason : draft->reasons) … why M4 is optional …
//   draft->fit.fitness
//
// Rules (all shares are of what the log holds, n given with each reason).
//   Moments   the activities of most events until `coverage` of all events is reached, and no more than
//             limits::moments; names that differ only in case, accents or signs are one. The others are listed.
//   Order     by the mean place of the first visit (place ÷ last place of the case, among the activities kept), then
//             neighbours change places while more cases have them the other way round.
//   Anywhere  what fewer than `needed` of the cases live, and came before and after nine of ten of the moments between
//             the first and the last (each way in a tenth of the cases with both, at least five), with no moment
//             before more than half of its visits: a transversal moment that goes along with those. At least four
//             moments between; one for each five moments at most.
//   Optional  fewer than `needed` of the cases live it.
//   Parts     neighbours that are skipped together, fewer than `needed` of the cases living any: where nearly all of
//             those that live one live its first and its last moment, it is an optional stage of its own. In it the
//             moments that all of those live are no longer optional one by one, where that costs the fit nothing.
//             Looked for within the stages below, the longest from each first moment on.
//   Branches  after a moment at least `branch` of its visits go on to one that the order does not allow: forward a
//             branch, backward or to itself a loop, with the observed share; most often first, no more than
//             limits::branches. Moments that more seldom come twice in a row are noted.
//   Any order Two neighbours of which the later comes straight before the earlier, mostly in cases that did not live
//             the earlier yet: not a loop but the other order. The map allows both, with the moves into the later and
//             out of the earlier that belong to it.
//   Stages    a stage begins where the commonest move across waits `gap` times the median of such waits or more, or
//             where nearly every such move changes hands although most moves do not; the longest waits first, at most
//             limits::stages.
// Deterministic: ties by the log's order. Pure; uses several threads, same bytes for any number of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/names.h"
#include "base/result.h"
#include "conformance/conformance.h"
#include "cycle/map.h"
#include "events/log.h"

namespace ciclo::discovery {

struct ProposeOptions {
    double coverage = 0.95;  ///< of events, 0…1
    double needed = 0.95;    ///< of cases, 0…1
    double branch = 0.05;    ///< of a moment's visits that go on, 0…1
    double gap = 4;          ///< times the median
    unsigned threads = 0;
};

enum class ReasonKind { kept, optional, branch, loop, again, any_order, repeated, waits, hands, part, anywhere };
const Names<ReasonKind, 11>& names_of(ReasonKind*);

/// Why `moment` is so. `other`: where a branch or loop leads, what may come before or after it, the moment before a
/// stage begins, or the last moment of an optional part.
struct Reason {
    ReasonKind kind = ReasonKind::kept;
    cycle::MomentId moment, other;
    std::int64_t n = 0, of = 0;  ///< cases (kept, optional, repeated, part, anywhere) or moves (the others)
    double wait_seconds = 0;     ///< only with waits: median
};

struct LeftOut {
    std::string activity;
    std::int64_t events = 0, cases = 0;
};

struct Proposal {
    cycle::Map map;
    std::vector<Reason> reasons;    ///< by moment, then kind
    std::vector<LeftOut> left_out;  ///< most events first
    conformance::Conformance fit;   ///< of the same log to the draft
};

/// Errors: no activity has a letter or a digit in its name.
Result<Proposal> propose(const events::Log& log, const ProposeOptions& options = {});

}  // namespace ciclo::discovery
