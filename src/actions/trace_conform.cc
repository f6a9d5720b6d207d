// ciclo trace conform: journeys held against the map.
#include "actions/trace_conform.h"

#include "actions/conform_picture.h"
#include "actions/sources.h"
#include "actions/text_table.h"
#include "actions/trace_deeds.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "base/text.h"
#include "conformance/telling.h"
#include "words/words.h"

namespace ciclo::actions {

namespace {

using conformance::MomentConformance;

const std::vector<std::string_view> conform_formats{"text", "json", "csv", "svg"};
constexpr std::size_t journeys_told = 3;

const LocalText moment_title{"Momento", "Moment", "Moment"};
const LocalText lived_title{"Lo vivieron", "Lived it", "Beleefd"};
const LocalText skipped_title{"Les faltó", "Missed it", "Gemist"};
const LocalText order_title{"Fuera de orden", "Out of order", "Andere volgorde"};
const LocalText repeated_title{"De más", "Repeated", "Herhaald"};
const LocalText slow_title{"Tardó más", "Too slow", "Te traag"};
const LocalText fitness_words{"Ajuste al mapa (1 = como está previsto)", "Fitness to the map (1 = as planned)",
                              "Overeenstemming met de kaart (1 = zoals gepland)"};
const LocalText average_words{"media por persona", "mean per person", "gemiddeld per persoon"};
const LocalText nameless_words{"Sin momento en el mapa:", "Without a moment in the map:", "Zonder moment op de kaart:"};
const LocalText perhaps_word{"¿quizá", "perhaps", "misschien"};
const LocalText worst_words{"Los recorridos más alejados del mapa:", "The journeys farthest from the map:",
                            "De trajecten die het verst van de kaart afwijken:"};
const LocalText typical_words{
    "Las desviaciones más habituales:", "The most common departures:", "De meest voorkomende afwijkingen:"};

std::string count_text(std::int64_t n, Language language) {
    return n == 0 ? "–" : format_count(n, language);
}

std::string moments_table(const Conforming& conforming, Language language) {
    std::vector<std::vector<std::string>> rows;
    for (const MomentConformance& one : conforming.found.moments) {
        const double share = conforming.found.cases == 0
                                 ? 0
                                 : static_cast<double>(one.cases) / static_cast<double>(conforming.found.cases);
        rows.push_back({one.moment.text, conforming.map.find(one.moment)->name.in(language),
                        format_count(one.cases, language), format_percent(share, 1, language),
                        count_text(one.skipped_cases, language), count_text(one.out_of_order_cases, language),
                        count_text(one.repeated_cases, language),
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

/// Activities that nothing in the map claims, and what they may be: for a person to write down, never applied.
std::string nameless_lines(const Conforming& conforming, Language language) {
    std::string out;
    for (const conformance::ActivityMatch& match : conforming.matches) {
        if (match.moment) continue;
        out += "  " + match.activity + " (" + words::say(language, "conform.times", {{"n", match.events}}) + ")";
        for (std::size_t i = 0; i < match.proposals.size(); ++i) {
            const conformance::Proposal& proposal = match.proposals[i];
            out += (i == 0 ? ": " + perhaps_word.in(language) + " " : ", ") + proposal.moment.text + " " +
                   conforming.map.find(proposal.moment)->name.in(language) + " (" +
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
        out += "  " + format_count(conforming.found.variants.all[v].cases, language) + " × " +
               format_number(conforming.found.of_variant[v].fitness, 2, language) + "  " +
               conformance::journey_text(conforming.log, conforming.map, conforming.found, v, language) + "\n";
    }
    return out.empty() ? "" : title.in(language) + "\n" + out;
}

std::string conforming_text(const Conforming& conforming, Language language) {
    const conformance::Conformance& found = conforming.found;
    std::string out;
    for (const std::string& sentence : conformance::telling(conforming.log, conforming.map, found, language))
        out += sentence + "\n";
    out += fitness_words.in(language) + ": " + format_number(found.fitness, 3, language) + "; " +
           average_words.in(language) + " " + format_number(found.average_fitness, 3, language) + "\n\n" +
           moments_table(conforming, language);
    for (const std::string& part :
         {nameless_lines(conforming, language),
          journeys_lines(conforming, typical_words, conformance::typical_variants(found, journeys_told), language),
          journeys_lines(conforming, worst_words, conformance::worst_variants(found, journeys_told), language)}) {
        if (!part.empty()) out += "\n" + part;
    }
    return out;
}

std::string conforming_svg(const Conforming& conforming, Language language) {
    report::PictureOptions options;
    options.language = language;
    options.summary =
        conformance::telling(conforming.log, conforming.map, conforming.found, language, {.most = 1}).front();
    return report::lived_circle_of(conforming.map, lived_cycle_of(conforming.found), options).svg;
}

Result<Conforming> conformed(const Arguments& arguments, World& world) {
    Errors errors;
    Result<cycle::Map> map = open_map(arguments.text("map"), world);
    if (!map) errors = map.errors();
    const Result<formats::ColumnMapping> columns = open_columns(arguments.text("columns"), world);
    if (!columns) errors.insert(errors.end(), columns.errors().begin(), columns.errors().end());
    if (!errors.empty()) return errors;
    Result<events::Log> log = open_log(arguments.text("log"), arguments, world);
    if (!log) return log.errors();
    auto matches = conformance::match_activities(*log, *map, named_activities(*columns));
    if (!matches) return matches.errors();
    conformance::Conformance found = conformance::conform(*log, *map, *matches, {threads_asked(arguments)});
    return Conforming{std::move(log).value(), std::move(map).value(), std::move(matches).value(), std::move(found)};
}

Result<Outcome> run_conform(const Arguments& arguments, World& world) {
    const Result<std::string> format = asked_format(arguments, conform_formats);
    if (!format) return format.errors();
    const Result<Conforming> conforming = conformed(arguments, world);
    if (!conforming) return conforming.errors();
    const std::string text = *format == "json" ? conforming_json(*conforming)
                             : *format == "csv"
                                 ? conforming_csv(*conforming, arguments.maybe("each").value_or("moment"))
                             : *format == "svg" ? conforming_svg(*conforming, world.language)
                                                : conforming_text(*conforming, world.language);
    return give_answer(text, arguments, world);
}

}  // namespace

Action trace_conform_action() {
    return {.name = "trace conform",
            .help = {"lo que ocurrió frente al mapa: qué faltó, qué sobró, qué tardó",
                     "what really happened against the map: missed, out of order, repeated, too slow",
                     "wat er echt gebeurde tegenover de kaart: gemist, andere volgorde, herhaald, te traag"},
            .who = Permission::machine(),
            .example = "ciclo trace conform visits.csv hospital-emergency --to svg -o lived.svg",
            .inputs = trace_inputs({map_input(),
                                    {.name = "each",
                                     .kind = InputKind::choice,
                                     .help = {"CSV: una fila por momento, actividad, variante o caso",
                                              "CSV: a row for each moment, activity, variant or case",
                                              "CSV: een rij per moment, activiteit, variant of geval"},
                                     .choices = {"moment", "activity", "variant", "case"}}},
                                   conform_formats),
            .run = run_conform,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
