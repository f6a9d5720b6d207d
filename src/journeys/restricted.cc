#include "journeys/restricted.h"

#include <algorithm>
#include <span>

#include "base/ensure.h"

namespace ciclo::journeys {

namespace {

using events::Codes;
using events::no_code;

/// Codes of the chosen events, case by case.
Codes of_chosen_events(const Cases& cases, const Codes& all, std::size_t events) {
    return all.visit([&](auto from) {
        using Code = std::remove_const_t<typename decltype(from)::element_type>;
        events::Buffer<Code> out(events);
        Code* to = out.data();
        for (std::size_t i = 0; i < cases.size(); ++i)
            to = std::copy(from.data() + cases.begin_of(i), from.data() + cases.end_of(i), to);
        return Codes(std::move(out));
    });
}

Codes of_chosen_cases(const Cases& cases, const Codes& all, std::size_t entries) {
    Codes out = Codes::for_entries(entries, cases.size());
    out.change([&]<class Code>(std::span<Code> to) {
        for (std::size_t i = 0; i < cases.size(); ++i) to[i] = static_cast<Code>(all[cases[i]]);
    });
    return out;
}

/// Drops the entries that no code names; the codes follow.
void forget_unused(events::Dictionary& names, const events::Dictionary& all, Codes& codes) {
    std::vector<std::uint32_t> number(all.size(), no_code);
    codes.visit([&](auto span) {
        for (const auto code : span) {
            if (Codes::widened(code) != no_code) number[code] = 0;
        }
    });
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (number[i] == no_code) continue;
        number[i] = next++;
        names.add(all[i]);
    }
    Codes narrow = Codes::for_entries(names.size(), codes.size());
    narrow.change([&]<class Code>(std::span<Code> to) {
        for (std::size_t i = 0; i < to.size(); ++i) {
            const std::uint32_t code = codes[i];
            to[i] = static_cast<Code>(code == no_code ? no_code : number[code]);
        }
    });
    codes = std::move(narrow);
}

events::Times times_of(const Cases& cases, const events::Times& all, std::size_t events) {
    return all.visit([&](auto from) {
        using Tick = std::remove_const_t<typename decltype(from)::element_type>;
        events::Buffer<Tick> out(events);
        Tick* to = out.data();
        for (std::size_t i = 0; i < cases.size(); ++i)
            to = std::copy(from.data() + cases.begin_of(i), from.data() + cases.end_of(i), to);
        if constexpr (std::is_same_v<Tick, std::uint32_t>) {
            return events::Times(std::move(out), all.base_us(), all.tick_us());
        } else {
            return events::Times::narrowed(std::move(out));
        }
    });
}

void set_durations(const Cases& cases, const events::Log& all, events::Log& out) {
    bool lasting = false, pointed = false;
    events::Buffer<std::uint8_t> known(out.events());
    std::size_t at = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (std::size_t e = cases.begin_of(i); e < cases.end_of(i); ++e) {
            const bool lasts = all.lasts(e);
            known[at++] = lasts ? 1 : 0;
            (lasts ? lasting : pointed) = true;
        }
    }
    out.has_both_times = lasting;
    if (lasting && pointed) out.duration_known = std::move(known);
}

}  // namespace

events::Log restricted_to(const Cases& cases) {
    ENSURE(!cases.empty(), "a log has a case");
    const events::Log& all = cases.log();
    const std::size_t events = cases.events();
    events::Log out;
    out.case_begin.grow(cases.size() + 1);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        out.cases.add(all.cases[cases[i]]);
        out.case_begin[i + 1] = out.case_begin[i] + (cases.end_of(i) - cases.begin_of(i));
    }
    out.activity = of_chosen_events(cases, all.activity, events);
    forget_unused(out.activities, all.activities, out.activity);
    if (all.resource.size() > 0) {
        out.resource = of_chosen_events(cases, all.resource, events);
        forget_unused(out.resources, all.resources, out.resource);
    }
    out.start = times_of(cases, all.start, events);
    out.end = times_of(cases, all.end, events);
    set_durations(cases, all, out);
    for (const events::Attribute& one : all.of_events) {
        out.of_events.push_back({one.name, {}, of_chosen_events(cases, one.codes, events)});
        forget_unused(out.of_events.back().values, one.values, out.of_events.back().codes);
    }
    for (const events::Attribute& one : all.of_cases) {
        out.of_cases.push_back({one.name, {}, of_chosen_cases(cases, one.codes, one.values.size())});
        forget_unused(out.of_cases.back().values, one.values, out.of_cases.back().codes);
    }
    out.file = all.file;
    out.ledger = all.ledger;
    return out;
}

}  // namespace ciclo::journeys
