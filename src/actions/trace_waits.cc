// ciclo trace waits: how long people waited before each activity and how long it took; end to end; between two
// moments; also in working time, and for a part of the cases.
#include <algorithm>

#include "actions/few_cases.h"
#include "actions/text_table.h"
#include "actions/trace_deeds.h"
#include "actions/trace_ledger.h"
#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "drawing/durations_chart.h"
#include "formats/json.h"
#include "formats/table.h"
#include "journeys/between.h"
#include "journeys/case_times.h"
#include "journeys/waits.h"

namespace ciclo::actions {

namespace {

using formats::integer;
using formats::Value;
using journeys::ActivityWaits;
using journeys::Waits;

const std::vector<std::string_view> waits_formats{"text", "json", "csv", "svg"};
constexpr std::size_t moves_shown = 15;

const LocalText cases_words{"casos mirados", "cases looked at", "bekeken gevallen"};
const LocalText working_words{"solo horas de trabajo", "working hours only", "alleen werkuren"};
const LocalText whole_title{"De principio a fin", "End to end", "Van begin tot eind"};
const LocalText lasted_words{"Duración de un caso", "A case lasts", "Een geval duurt"};
const LocalText idle_words{"sin que se haga nada", "nothing is being done", "er gebeurt niets"};
const LocalText share_words{"Parte del tiempo en espera", "Share of the time spent waiting",
                            "Deel van de tijd gewacht"};
const LocalText median_word{"mediana", "median", "mediaan"};
const LocalText activity_title{"Actividad", "Activity", "Activiteit"};
const LocalText times_title{"Veces", "Times", "Keer"};
const LocalText wait_title{"Espera antes: mediana (95 %)", "Wait before: median (95%)",
                           "Wachten vooraf: mediaan (95 %)"};
const LocalText p90_title{"9 de 10", "9 of 10", "9 van 10"};
const LocalText service_title{"Atención: mediana (95 %)", "Service: median (95%)", "Bediening: mediaan (95 %)"};
const LocalText move_title{"Paso", "Move", "Stap"};
const LocalText overlap_title{"A la vez", "Overlap", "Tegelijk"};
const LocalText between_words{"De", "From", "Van"};
const LocalText to_words{"a", "to", "tot"};
const LocalText open_words{"sin llegada", "without an arrival", "zonder aankomst"};
const LocalText taken_words{"recogidos", "taken over", "overgenomen"};
const LocalText without_words{"casos sin comienzo", "cases without a start", "gevallen zonder begin"};
const LocalText one_time_note{
    "El registro tiene una sola hora por evento: la espera incluye la atención, y no se sabe cuánto duró.",
    "The log has one time per event: a wait holds the service too, and how long that took is not known.",
    "Het logboek heeft één tijd per gebeurtenis: het wachten omvat de bediening, waarvan de duur onbekend is."};
const LocalText drawn_title{"Espera antes de cada actividad", "Wait before each activity", "Wachten voor elke activiteit"};
const LocalText key_words{
    "Barra: la mediana; sus extremos: el intervalo del 95 %; línea fina: 9 de 10. Menos de cinco: solo el número.",
    "Bar: the median; its ends: the 95% interval; thin line: 9 of 10. Fewer than five: only the number.",
    "Balk: de mediaan; de uiteinden: het 95 %-interval; dunne lijn: 9 van 10. Minder dan vijf: alleen het aantal."};
const LocalText nobody_words{"Ningún caso.", "No case.", "Geen enkel geval."};

/// What is told, computed once for all formats.
struct Told {
    const events::Log& log;
    Ledger ledger;
    std::int64_t cases = 0;
    bool working = false;
    Waits waits;
    std::optional<journeys::EndToEnd> whole;
    std::optional<journeys::Between> between;
    std::string from, until;
    std::optional<stats::Estimate> taken_over;  ///< of each_to_next: hand-off completeness
};

std::vector<std::size_t> by_total_wait(const Waits& waits) {
    std::vector<std::size_t> order;
    for (std::size_t a = 0; a < waits.activities.size(); ++a) {
        if (waits.activities[a].events > 0) order.push_back(a);
    }
    const auto total = [&](std::size_t a) {
        return waits.activities[a].wait ? waits.activities[a].wait->spread.sum : -1;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return total(a) > total(b); });
    return order;
}

std::string p90_text(const std::optional<journeys::Durations>& durations, Language language) {
    return durations ? duration_told(durations->spread.p90, durations->spread.n, language) : "–";
}

std::string activities_table(const Told& told, Language language) {
    std::vector<std::vector<std::string>> rows;
    for (const std::size_t a : by_total_wait(told.waits)) {
        const ActivityWaits& one = told.waits.activities[a];
        rows.push_back({std::string(told.log.activities[a]), format_count(one.events, language),
                        median_text(one.wait, language), p90_text(one.wait, language),
                        median_text(one.service, language), p90_text(one.service, language)});
    }
    return text_table({{activity_title.in(language)},
                       {times_title.in(language), Align::right},
                       {wait_title.in(language), Align::right},
                       {p90_title.in(language), Align::right},
                       {service_title.in(language), Align::right},
                       {p90_title.in(language), Align::right}},
                      rows);
}

std::string moves_table(const Told& told, Language language) {
    std::vector<const journeys::MoveWaits*> order;
    for (const journeys::MoveWaits& move : told.waits.moves) order.push_back(&move);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto* a, const auto* b) { return a->wait.spread.sum > b->wait.spread.sum; });
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < std::min(moves_shown, order.size()); ++i) {
        const journeys::MoveWaits& move = *order[i];
        rows.push_back({std::string(told.log.activities[move.from]) + " → " + std::string(told.log.activities[move.to]),
                        format_count(move.wait.spread.n, language), median_text(move.wait, language),
                        p90_text(move.wait, language), format_count(move.overlaps, language)});
    }
    return text_table({{move_title.in(language)},
                       {times_title.in(language), Align::right},
                       {wait_title.in(language), Align::right},
                       {p90_title.in(language), Align::right},
                       {overlap_title.in(language), Align::right}},
                      rows) +
           more_note(order.size(), rows.size(), language);
}

std::string whole_lines(const journeys::EndToEnd& whole, Language language) {
    std::string text = whole_title.in(language) + "\n  " + lasted_words.in(language) + ": " + median_word.in(language) +
                       " " + median_text(whole.throughput, language) + "\n";
    if (whole.idle)
        text += "  " + idle_words.in(language) + ": " + median_word.in(language) + " " +
                median_text(whole.idle, language) + "\n";
    if (!whole.wait_share || !enough_to_tell(whole.wait_share->n)) return text;
    text += "  " + share_words.in(language) + ": " + format_percent(whole.wait_share->value, 1, language);
    if (whole.wait_share->has_interval())
        text += " (" + format_percent(*whole.wait_share->low, 1, language) + " – " +
                format_percent(*whole.wait_share->high, 1, language) + ")";
    return text + "\n";
}

/// "; taken over 77.5% (62.5% – 87.7%)" of a hand-off; "" of other intervals.
std::string taken_text(const Told& told, Language language) {
    if (!told.taken_over || !enough_to_tell(told.taken_over->n)) return "";
    return "; " + taken_words.in(language) + " " + format_percent(told.taken_over->value, 1, language) + " (" +
           format_percent(*told.taken_over->low, 1, language) + " – " +
           format_percent(*told.taken_over->high, 1, language) + ")";
}

std::string between_line(const Told& told, Language language) {
    const journeys::Between& found = *told.between;
    return between_words.in(language) + " " + told.from + " " + to_words.in(language) + " " + told.until + ": " +
           median_word.in(language) + " " + median_text(found.durations, language) + ", n " +
           format_count(static_cast<std::int64_t>(found.microseconds.size()), language) + "; " +
           open_words.in(language) + " " + format_count(found.open, language) + ", " + without_words.in(language) +
           " " + format_count(found.cases_without_from, language) + taken_text(told, language) + "\n\n";
}

std::string waits_text(const Told& told, Language language) {
    std::string text = told.log.file + ": " + cases_words.in(language) + " " + format_count(told.cases, language) +
                       (told.working ? ", " + working_words.in(language) : "") + "\n\n";
    if (!told.whole) return text + nobody_words.in(language) + "\n" + ledger_line(told.ledger, language);
    text += whole_lines(*told.whole, language) + "\n";
    if (told.between) text += between_line(told, language);
    text += activities_table(told, language) + "\n" + moves_table(told, language) + few_note(language);
    if (!told.log.has_both_times) text += one_time_note.in(language) + "\n";
    return text + ledger_line(told.ledger, language);
}

Value whole_json(const journeys::EndToEnd& whole) {
    return formats::object(
        {{"throughput_seconds", durations_json(whole.throughput)},
         {"idle_seconds", durations_json(whole.idle)},
         {"busy_seconds", durations_json(whole.busy)},
         {"processing_seconds", durations_json(whole.processing)},
         {"wait_share", estimate_told_json(whole.wait_share)},
         {"mean_case_share", whole.mean_case_share ? told_json(*whole.mean_case_share, whole.share_cases) : formats::null()},
         {"cases_without_duration", integer(whole.without_duration)}});
}

std::string waits_json(const Told& told) {
    std::vector<Value> activities, moves;
    for (const std::size_t a : by_total_wait(told.waits)) {
        const ActivityWaits& one = told.waits.activities[a];
        activities.push_back(formats::object({{"activity", formats::string(told.log.activities[a])},
                                              {"events", integer(one.events)},
                                              {"overlaps", integer(one.overlaps)},
                                              {"wait_seconds", durations_json(one.wait)},
                                              {"service_seconds", durations_json(one.service)}}));
    }
    for (const journeys::MoveWaits& move : told.waits.moves) {
        moves.push_back(formats::object({{"from", formats::string(told.log.activities[move.from])},
                                         {"to", formats::string(told.log.activities[move.to])},
                                         {"overlaps", integer(move.overlaps)},
                                         {"wait_seconds", durations_json(move.wait)}}));
    }
    Value between = formats::null();
    if (told.between) {
        between = formats::object({{"from", formats::string(told.from)},
                                   {"until", formats::string(told.until)},
                                   {"open", integer(told.between->open)},
                                   {"cases_without_from", integer(told.between->cases_without_from)},
                                   {"taken_over", estimate_told_json(told.taken_over)},
                                   {"seconds", durations_json(told.between->durations)}});
    }
    return formats::write_json(formats::object({{"log", formats::string(told.log.file)},
                                                {"cases", integer(told.cases)},
                                                {"working_time", formats::boolean(told.working)},
                                                {"one_time_per_event", formats::boolean(!told.log.has_both_times)},
                                                {"end_to_end", told.whole ? whole_json(*told.whole) : formats::null()},
                                                {"between", std::move(between)},
                                                {"activities", formats::list(std::move(activities))},
                                                {"moves", formats::list(std::move(moves))},
                                                {"ledger", ledger_json(told.ledger)}}));
}

std::string waits_csv(const Told& told) {
    std::vector<std::vector<std::string>> rows{{"activity", "events", "overlaps"}};
    for (const char* prefix : {"wait_", "service_"}) {
        for (std::string& title : durations_titles(prefix)) rows[0].push_back(std::move(title));
    }
    for (const std::size_t a : by_total_wait(told.waits)) {
        const ActivityWaits& one = told.waits.activities[a];
        rows.push_back({std::string(told.log.activities[a]), std::to_string(one.events), std::to_string(one.overlaps)});
        for (const auto* durations : {&one.wait, &one.service}) {
            for (std::string& cell : durations_cells(*durations)) rows.back().push_back(std::move(cell));
        }
    }
    return formats::write_csv(rows);
}

drawing::DurationsChart::Unit unit_for(const std::vector<drawing::DurationRow>& rows) {
    double longest = 0;
    for (const drawing::DurationRow& row : rows) {
        if (row.time) longest = std::max({longest, row.time->median, row.time->high.value_or(0), row.time->p90});
    }
    const TimeUnit unit = axis_unit_for(longest);
    return {unit.seconds, std::string(unit.word)};
}

std::string waits_svg(const Told& told, Language language) {
    constexpr std::size_t most_rows = 40;
    drawing::DurationsChart chart{.rows = {}, .caption = {.language = language}};
    for (const std::size_t a : by_total_wait(told.waits)) {
        const auto& wait = told.waits.activities[a].wait;
        if (!wait || chart.rows.size() == most_rows) continue;
        drawing::DurationRow row{std::string(told.log.activities[a]), median_text(wait, language),
                                 format_count(wait->spread.n, language), {}};
        if (enough_to_tell(wait->spread.n))
            row.time = drawing::BarTime{wait->median.value, wait->median.low, wait->median.high, wait->spread.p90};
        chart.rows.push_back(std::move(row));
    }
    chart.unit = unit_for(chart.rows);
    chart.notes = {key_words.in(language)};
    if (told.working) chart.notes.push_back(working_words.in(language));
    if (!told.log.has_both_times) chart.notes.push_back(one_time_note.in(language));
    chart.caption.title = drawn_title.in(language);
    chart.caption.summary = told.log.file + ". " + format_count(told.cases, language) + " " + cases_words.in(language) + ".";
    return drawing::draw_durations_chart(chart).svg;
}

journeys::Occurrence occurrence_asked(const Arguments& arguments) {
    const std::string text = arguments.text("which");
    if (text == "first_to_last") return journeys::Occurrence::first_to_last;
    if (text == "last_to_first") return journeys::Occurrence::last_to_first;
    if (text == "each_to_next") return journeys::Occurrence::each_to_next;
    return journeys::Occurrence::first_to_first;
}

/// The interval asked for with --from and --until, if any.
Result<std::optional<journeys::Span>> span_asked(const events::Log& log, const Arguments& arguments) {
    using Asked = std::optional<journeys::Span>;
    if (arguments.has("from") != arguments.has("until"))
        return Error{ErrorKind::invalid, "an interval has two ends", "give both --from and --until", {}};
    if (!arguments.has("from")) return Asked{};
    const auto from = activity_asked(log, arguments.text("from")), until = activity_asked(log, arguments.text("until"));
    if (!from) return from.errors();
    if (!until) return until.errors();
    const auto end = [&](std::string_view name, std::string_view usual) {
        const std::string at = arguments.maybe(name).value_or(std::string(usual));
        return at == "start" ? journeys::End::start : journeys::End::end;
    };
    return Asked{journeys::Span{
        {{*from}, end("from-at", "end")}, {{*until}, end("until-at", "start")}, occurrence_asked(arguments)}};
}

Result<Outcome> run_waits(const Arguments& arguments, World& world) {
    const Result<std::string> format = asked_format(arguments, waits_formats);
    if (!format) return format.errors();
    const Result<calendar::Zone> zone = zone_asked(arguments);
    if (!zone) return zone.errors();
    const Result<events::Log> log = open_log(arguments.text("log"), arguments, world);
    if (!log) return log.errors();
    const auto cases = cases_asked(*log, *zone, arguments);
    if (!cases) return cases.errors();
    const auto clock = clock_asked(*log, *zone, arguments);
    if (!clock) return clock.errors();
    const auto span = span_asked(*log, arguments);
    if (!span) return span.errors();
    const unsigned threads = threads_asked(arguments);
    const journeys::WorkingClock* working = *clock ? &**clock : nullptr;
    const journeys::CaseTimeOptions options{.clock = working, .threads = threads};
    Told told{*log,
              ledger_of(*cases, arguments),
              static_cast<std::int64_t>(cases->size()),
              working != nullptr,
              journeys::waits_of(*cases, {.clock = working, .threads = threads}),
              journeys::end_to_end(journeys::case_times(*cases, options), options),
              {},
              arguments.text("from"),
              arguments.text("until"),
              {}};
    if (*span) {
        const journeys::BetweenOptions how{.clock = working, .threads = threads};
        told.between = journeys::between(*cases, **span, how);
        if ((*span)->occurrence == journeys::Occurrence::each_to_next)
            told.taken_over = journeys::hand_off_completeness(*cases, **span, {}, how);
    }
    const std::string text = *format == "json"  ? waits_json(told)
                             : *format == "csv" ? waits_csv(told)
                             : *format == "svg" ? waits_svg(told, world.language)
                                                : waits_text(told, world.language);
    return give_answer(text, arguments, world);
}

std::vector<Input> waits_inputs() {
    std::vector<Input> inputs = segment_inputs();
    for (Input& input : clock_inputs()) inputs.push_back(std::move(input));
    inputs.push_back(
        {.name = "from",
         .help = {"tiempo desde esta actividad…", "time from this activity…", "tijd vanaf deze activiteit…"}});
    inputs.push_back({.name = "until", .help = {"…hasta esta", "…until this one", "…tot deze"}});
    inputs.push_back({.name = "from-at",
                      .kind = InputKind::choice,
                      .help = {"desde su comienzo o su fin (fin)", "from its start or its end (end)",
                               "vanaf haar begin of einde (einde)"},
                      .choices = {"start", "end"}});
    inputs.push_back({.name = "until-at",
                      .kind = InputKind::choice,
                      .help = {"hasta su comienzo o su fin (comienzo)", "until its start or its end (start)",
                               "tot haar begin of einde (begin)"},
                      .choices = {"start", "end"}});
    inputs.push_back(
        {.name = "which",
         .kind = InputKind::choice,
         .help = {"qué veces se unen cuando hay varias", "which occurrences are joined when there are several",
                  "welke keren bij elkaar horen als er meer zijn"},
         .choices = {"first_to_first", "first_to_last", "last_to_first", "each_to_next"}});
    return inputs;
}

}  // namespace

Action trace_waits_action() {
    return {.name = "trace waits",
            .help = {"cuánto se esperó y cuánto duró cada actividad, también en horas de trabajo",
                     "how long people waited and how long each activity took, also in working hours",
                     "hoelang er gewacht werd en hoelang elke activiteit duurde, ook in werkuren"},
            .who = Permission::machine(),
            .example = "ciclo trace waits visits.csv --working 08:00-17:00 --zone Europe/Madrid --language en",
            .inputs = trace_inputs(waits_inputs(), waits_formats),
            .run = run_waits,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
