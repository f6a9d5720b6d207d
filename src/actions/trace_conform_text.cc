// What trace conform found, in sentences and tables for people.
#include "actions/text_table.h"
#include "actions/trace_conform.h"
#include "actions/trace_ledger.h"
#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "base/text.h"
#include "conformance/telling.h"
#include "stats/proportions.h"
#include "words/words.h"

namespace ciclo::actions {

namespace {

using conformance::HandOff;
using conformance::LivedDesign;
using conformance::MomentConformance;

constexpr std::size_t journeys_told = 3;
constexpr std::int64_t fewest_shared = 5;  ///< of fewer people a share says nothing that the count does not

const LocalText looked_at_words{"casos mirados", "cases looked at", "bekeken gevallen"};
const LocalText working_words{"solo horas de trabajo", "working hours only", "alleen werkuren"};
const LocalText moment_title{"Momento", "Moment", "Moment"};
const LocalText lived_title{"Lo vivieron", "Lived it", "Beleefd"};
const LocalText skipped_title{"Les faltó", "Missed it", "Gemist"};
const LocalText order_title{"Fuera de orden", "Out of order", "Andere volgorde"};
const LocalText repeated_title{"De más", "Repeated", "Herhaald"};
const LocalText slow_title{"Tardó más", "Too slow", "Te traag"};
const LocalText limit_title{"Límite", "Limit", "Grens"};
const LocalText visits_title{"de visitas", "of visits", "van bezoeken"};
const LocalText share_title{"% (95 %)", "% (95%)", "% (95 %)"};
const LocalText excess_title{"De más: mediana (95 %)", "Over it: median (95%)", "Erover: mediaan (95 %)"};
const LocalText p90_title{"9 de 10, hasta", "9 of 10 up to", "9 van 10 tot"};
const LocalText fitness_words{"Cuánto se parece lo vivido al mapa (1 = todo como está previsto, 0 = nada)",
                              "How close to the map it was (1 = all as planned, 0 = nothing)",
                              "Hoe dicht bij de kaart het was (1 = alles zoals gepland, 0 = niets)"};
const LocalText all_words{"en conjunto", "over all", "over alles"};
const LocalText average_words{"media por persona", "mean per person", "gemiddeld per persoon"};
const LocalText like_word{"parecido", "likeness", "gelijkenis"};
const LocalText both_title{"Diseñado y vivido", "Designed and lived", "Ontworpen en beleefd"};
const LocalText designed_title{"Diseñado", "Designed", "Ontworpen"};
const LocalText as_lived_title{"Vivido", "Lived", "Beleefd"};
const LocalText contact_words{"Contacto: parte del tiempo con la persona presente",
                              "Contact: share of the time with the customer present",
                              "Contact: deel van de tijd dat de klant aanwezig is"};
const LocalText complexity_words{"Complejidad: momentos de un recorrido", "Complexity: moments of a journey",
                                 "Complexiteit: momenten van een traject"};
const LocalText moves_words{"Pasos distintos entre momentos", "Different moves between moments",
                            "Verschillende stappen tussen momenten"};
const LocalText unplanned_words{"sin estar previstos", "not planned", "niet gepland"};
const LocalText latitude_words{"Divergencia del diseño (margen de cada paso)", "Divergence of the design (latitude of its steps)",
                               "Divergentie van het ontwerp (speelruimte van elke stap)"};
const LocalText open_words{"Divergencia: qué abierto está lo que sigue (bit)", "Divergence: how open it is what comes next (bit)",
                           "Divergentie: hoe open is wat volgt (bit)"};
const LocalText hand_off_title{"Traspaso previsto después de", "Hand-off planned after", "Overdracht gepland na"};
const LocalText hands_title{"De → a", "From → to", "Van → naar"};
const LocalText required_title{"Debidos", "Required", "Vereist"};
const LocalText taken_title{"Recogidos", "Taken over", "Overgenomen"};
const LocalText nameless_words{"Sin momento en el mapa:", "Without a moment in the map:", "Zonder moment op de kaart:"};
const LocalText perhaps_word{"¿quizá", "perhaps", "misschien"};
const LocalText worst_words{"Los recorridos más alejados del mapa (1 = como está previsto):",
                            "The journeys farthest from the map (1 = as planned):",
                            "De trajecten die het verst van de kaart afwijken (1 = zoals gepland):"};
const LocalText typical_words{"Las desviaciones más habituales (1 = como está previsto):",
                              "The most common departures (1 = as planned):",
                              "De meest voorkomende afwijkingen (1 = zoals gepland):"};

using Rows = std::vector<std::vector<std::string>>;

std::string count_text(std::int64_t n, Language language) {
    return n == 0 ? "–" : format_count(n, language);
}

std::string name_of(const Conforming& conforming, const cycle::MomentId& moment, Language language) {
    return conforming.map.find(moment)->name.in(language);
}

std::string whole_share(std::int64_t part, std::int64_t of, Language language) {
    if (of < fewest_shared) return "";
    return format_percent(static_cast<double>(part) / static_cast<double>(of), 1, language);
}

std::string estimate_text(const stats::Estimate& share, Language language) {
    std::string text = format_percent(share.value, 1, language);
    if (!share.has_interval()) return text;
    return text + " (" + format_percent(*share.low, 1, language) + " – " + format_percent(*share.high, 1, language) + ")";
}

/// With its Wilson interval; nothing of fewer than five.
std::string wilson_text(std::int64_t part, std::int64_t of, Language language) {
    return of < fewest_shared ? "" : estimate_text(*stats::wilson(part, of), language);
}

std::string moments_table(const Conforming& conforming, Language language) {
    Rows rows;
    for (const MomentConformance& one : conforming.found.moments) {
        rows.push_back({one.moment.text, name_of(conforming, one.moment, language), format_count(one.cases, language),
                        whole_share(one.cases, conforming.found.cases, language), count_text(one.skipped_cases, language),
                        count_text(one.out_of_order_cases, language), count_text(one.repeated_cases, language),
                        one.limit ? format_count(one.slow_cases, language) : ""});
    }
    return text_table({{""},
                       {moment_title.in(language)},
                       {lived_title.in(language), Align::right},
                       {"%", Align::right},
                       {skipped_title.in(language), Align::right},
                       {order_title.in(language), Align::right},
                       {repeated_title.in(language), Align::right},
                       {slow_title.in(language), Align::right}},
                      rows);
}

/// By how much it was too slow; nothing where no visit was.
std::string slow_table(const Conforming& conforming, Language language) {
    Rows rows;
    for (const MomentConformance& one : conforming.found.moments) {
        if (!one.excess) continue;
        rows.push_back({one.moment.text, name_of(conforming, one.moment, language),
                        conformance::limit_text(*one.limit, language), format_count(one.slow, language),
                        format_count(one.timed, language), wilson_text(one.slow, one.timed, language),
                        median_text(one.excess, language),
                        one.slow < fewest_shared ? "–" : printed_duration(one.excess->spread.p90, language)});
    }
    if (rows.empty()) return "";
    return text_table({{""},
                       {moment_title.in(language)},
                       {limit_title.in(language), Align::right},
                       {slow_title.in(language), Align::right},
                       {visits_title.in(language), Align::right},
                       {share_title.in(language), Align::right},
                       {excess_title.in(language), Align::right},
                       {p90_title.in(language), Align::right}},
                      rows);
}

std::string visits_text(const LivedDesign& design, Language language) {
    if (!design.visits_a_case || design.visits_a_case->n < fewest_shared) return "–";
    const stats::Estimate& median = *design.visits_a_case;
    std::string text = words::say(language, "conform.median", {{"median", format_trimmed(median.value, 1, language)}});
    if (median.has_interval()) {
        text += " (" + format_trimmed(*median.low, 1, language) + " – " + format_trimmed(*median.high, 1, language) + ")";
    }
    return text;
}

std::string share_text(const cycle::Measured& measured, Language language) {
    return measured.share ? format_percent(*measured.share, 1, language) : "–";
}

/// Of the shortest journey and of the whole map; one number where they are the same.
std::string designed_length(const Conforming& conforming, Language language) {
    const std::int64_t shortest = conforming.found.shortest;
    const auto whole = static_cast<std::int64_t>(conforming.map.moments.size());
    const std::string text = format_count(shortest, language);
    return shortest == whole ? text : text + " – " + format_count(whole, language);
}

std::string both_table(const Conforming& conforming, Language language) {
    const LivedDesign& both = conforming.design;
    const auto count = [&](std::int64_t n) { return format_count(n, language); };
    const Rows rows{
        {contact_words.in(language), share_text(both.designed.contact, language),
         both.contact && both.contact->n >= fewest_shared ? estimate_text(*both.contact, language) : "–"},
        {complexity_words.in(language), designed_length(conforming, language),
         visits_text(both, language)},
        {moves_words.in(language), count(both.moves_allowed),
         count(both.moves_made) + ", " + count(both.moves_unplanned) + " " + unplanned_words.in(language)},
        {latitude_words.in(language), share_text(both.designed.divergence, language), ""},
        {open_words.in(language), format_number(both.allowed_bits, 2, language),
         format_number(both.lived_bits, 2, language)}};
    return text_table({{both_title.in(language)},
                       {designed_title.in(language), Align::right},
                       {as_lived_title.in(language), Align::right}},
                      rows);
}

std::string hand_offs_table(const Conforming& conforming, Language language) {
    Rows rows;
    for (const HandOff& one : conforming.hand_offs) {
        rows.push_back({one.from.text, name_of(conforming, one.from, language),
                        join(one.gives, ", ") + " → " + join(one.takes, ", "), format_count(one.required, language),
                        format_count(one.taken_over, language), wilson_text(one.taken_over, one.required, language)});
    }
    if (rows.empty()) return "";
    return text_table({{""},
                       {hand_off_title.in(language)},
                       {hands_title.in(language)},
                       {required_title.in(language), Align::right},
                       {taken_title.in(language), Align::right},
                       {share_title.in(language), Align::right}},
                      rows);
}

/// Activities that nothing in the map claims, and what they may be: for a person to write down, never applied.
std::string nameless_lines(const Conforming& conforming, Language language) {
    std::string out;
    for (const conformance::ActivityMatch& match : conforming.matches) {
        if (match.moment || match.events == 0) continue;
        out += "  " + match.activity + " (" + words::say(language, "conform.times", {{"n", match.events}}) + ")";
        for (std::size_t i = 0; i < match.proposals.size(); ++i) {
            const conformance::Proposal& proposal = match.proposals[i];
            out += (i == 0 ? ": " + perhaps_word.in(language) + " " : ", ") + proposal.moment.text + " " +
                   name_of(conforming, proposal.moment, language) + " (" + like_word.in(language) + " " +
                   format_number(proposal.score, 2, language) + ")";
        }
        if (!match.proposals.empty()) out += "?";
        out += "\n";
    }
    return out.empty() ? "" : nameless_words.in(language) + "\n" + out;
}

std::string journeys_lines(const Conforming& conforming, const LocalText& title,
                           const std::vector<std::size_t>& variants, Language language) {
    std::string out;
    for (const std::size_t v : variants) {
        out += "  " + words::say(language, "conform.people", {{"n", conforming.found.variants.all[v].cases}}) + " (" +
               format_number(conforming.found.of_variant[v].fitness, 2, language) + "): " +
               conformance::journey_text(conforming.log, conforming.map, conforming.found, v, language) + "\n";
    }
    return out.empty() ? "" : title.in(language) + "\n" + out;
}

/// Which cases and which hours, when not all.
std::string asked_line(const Conforming& conforming, Language language) {
    std::vector<std::string> parts;
    if (conforming.found.cases != conforming.all_cases) {
        parts.push_back(looked_at_words.in(language) + " " + format_count(conforming.found.cases, language) + " / " +
                        format_count(conforming.all_cases, language));
    }
    if (conforming.working) parts.push_back(working_words.in(language));
    return parts.empty() ? "" : conforming.log.file + ": " + join(parts, ", ") + "\n\n";
}

/// What no time was known of, then what reading the log and the flags left out.
std::string unused_lines(const Conforming& conforming, Language language) {
    const std::int64_t untimed = visits_without_time(conforming);
    const std::string line = untimed == 0 ? "" : words::say(language, "conform.untimed", {{"n", untimed}}) + "\n";
    return line + ledger_line(conforming.log.ledger, language);
}

}  // namespace

std::string conforming_text(const Conforming& conforming, Language language) {
    const conformance::Conformance& found = conforming.found;
    std::string out = asked_line(conforming, language);
    for (const std::string& sentence : conformance::telling(conforming.log, conforming.map, found, language))
        out += sentence + "\n";
    out += fitness_words.in(language) + ": " + all_words.in(language) + " " + format_number(found.fitness, 3, language) +
           "; " + average_words.in(language) + " " + format_number(found.average_fitness, 3, language) + "\n\n" +
           moments_table(conforming, language);
    for (const std::string& part :
         {slow_table(conforming, language), hand_offs_table(conforming, language), both_table(conforming, language),
          nameless_lines(conforming, language),
          journeys_lines(conforming, typical_words, conformance::typical_variants(found, journeys_told), language),
          journeys_lines(conforming, worst_words, conformance::worst_variants(found, journeys_told), language)}) {
        if (!part.empty()) out += "\n" + part;
    }
    const std::string unused = unused_lines(conforming, language);
    return unused.empty() ? out : out + "\n" + unused;
}

}  // namespace ciclo::actions
