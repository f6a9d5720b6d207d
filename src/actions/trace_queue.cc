// ciclo trace queue: how many wait before an activity (or are in progress at all), over time and by hour of the week,
// with both sides of Little's law.
#include <array>

#include "actions/few_cases.h"
#include "actions/text_table.h"
#include "actions/trace_deeds.h"
#include "actions/trace_ledger.h"
#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "base/text.h"
#include "calendar/duration.h"
#include "drawing/week_chart.h"
#include "formats/json.h"
#include "formats/table.h"
#include "journeys/instants.h"
#include "journeys/profile.h"
#include "journeys/queue.h"

namespace ciclo::actions {

namespace {

using formats::integer;
using formats::number;
using formats::Value;

const std::vector<std::string_view> queue_formats{"text", "json", "csv", "svg"};
constexpr std::int64_t hour_us = 3'600'000'000;

const LocalText progress_words{"Casos en curso", "Cases in progress", "Lopende gevallen"};
const LocalText queue_words{"Cola antes de", "Queue before", "Wachtrij voor"};
const LocalText mean_words{"en promedio (L)", "on average (L)", "gemiddeld (L)"};
const LocalText most_words{"como máximo", "at most", "hoogstens"};
const LocalText arrivals_words{"llegadas por hora (λ)", "arrivals per hour (λ)", "aankomsten per uur (λ)"};
const LocalText stay_words{"estancia media (W)", "mean stay (W)", "gemiddeld verblijf (W)"};
const LocalText product_words{"λ·W, que a la larga es L", "λ·W, which is L in the long run",
                              "λ·W, op den duur gelijk aan L"};
const LocalText gap_words{"diferencia", "gap", "verschil"};
const LocalText hour_title{"Hora", "Hour", "Uur"};
const LocalText waits_note{"Mediana de la espera según la hora en que empezó",
                           "Median wait by the hour in which it began",
                           "Mediaan van het wachten naar het uur waarin het begon"};
const LocalText cases_note{"Llegadas por hora de la semana", "Arrivals per hour of the week",
                           "Aankomsten per uur van de week"};
const std::array<LocalText, 7> weekday_names{{{"lun", "Mon", "ma"},
                                              {"mar", "Tue", "di"},
                                              {"mié", "Wed", "wo"},
                                              {"jue", "Thu", "do"},
                                              {"vie", "Fri", "vr"},
                                              {"sáb", "Sat", "za"},
                                              {"dom", "Sun", "zo"}}};

/// What is told, computed once for all formats.
struct Told {
    std::string file, activity;  ///< "" = whole cases
    journeys::Queue queue;
    journeys::WeekProfile week;
    Ledger ledger;
};

std::string cell_text(const journeys::HourCell& cell, bool waits, Language language) {
    if (cell.n == 0) return "";
    if (waits) return median_told(cell.durations->spread, language);
    return cell.per_hour ? format_trimmed(cell.per_hour->value, 1, language) : "";
}

std::string week_table(const Told& told, Language language) {
    std::vector<TextColumn> columns{{hour_title.in(language), Align::right}};
    for (const LocalText& name : weekday_names) columns.push_back({name.in(language), Align::right});
    std::vector<std::vector<std::string>> rows;
    for (std::size_t hour = 0; hour < 24; ++hour) {
        rows.push_back({std::to_string(hour)});
        std::int64_t n = 0;
        for (const auto& day : told.week.cells) {
            rows.back().push_back(cell_text(day[hour], !told.activity.empty(), language));
            n += day[hour].n;
        }
        if (n == 0) rows.pop_back();
    }
    return (told.activity.empty() ? cases_note : waits_note).in(language) + " (" + told.week.zone.name + ")\n" +
           text_table(columns, rows) +
           (told.activity.empty() && enough_to_tell(told.queue.arrivals) ? "" : few_note(language));
}

/// How many wait, how fast they come, how long they stay, and whether the three agree.
std::string head_lines(const Told& told, Language language) {
    const journeys::LittlesLaw& little = told.queue.little;
    std::string text =
        told.file + "\n" +
        (told.activity.empty() ? progress_words.in(language) : queue_words.in(language) + " " + told.activity) + ": " +
        (enough_to_tell(told.queue.arrivals) ? format_trimmed(little.length, 2, language) : "–") + " " +
        mean_words.in(language) + ", " +
        format_count(told.queue.most, language) + " " + most_words.in(language) + "\n" +
        iso_text(calendar::Instant{told.queue.first_us}) + " – " + iso_text(calendar::Instant{told.queue.until_us}) +
        "\n" + arrivals_words.in(language) + ": " + format_trimmed(little.arrivals_per_second * 3600, 2, language) +
        "\n";
    if (little.mean_wait_seconds && enough_to_tell(told.queue.arrivals)) {
        text += stay_words.in(language) + ": " + printed_duration(*little.mean_wait_seconds, language) + "\n" +
                product_words.in(language) + ": " + format_trimmed(*little.rate_times_wait, 2, language);
        if (little.relative_gap)
            text += " (" + gap_words.in(language) + " " + format_percent(*little.relative_gap, 1, language) + ")";
        text += "\n";
    }
    return text;
}

std::string queue_text(const Told& told, Language language) {
    return head_lines(told, language) + "\n" + week_table(told, language) + ledger_line(told.ledger, language);
}

std::string queue_json(const Told& told) {
    std::vector<Value> bins, week;
    // a mean length × its time is the sum of the waits: of few people it would tell what theirs were
    const auto of_all = [&](const std::optional<double>& value) {
        return value ? told_json(*value, told.queue.arrivals) : formats::null();
    };
    for (const journeys::QueueBin& bin : told.queue.bins) {
        bins.push_back(formats::object({{"from", formats::string(iso_text(calendar::Instant{bin.first_us}))},
                                        {"mean", of_all(bin.mean)},
                                        {"most", integer(bin.most)},
                                        {"arrivals", integer(bin.arrivals)}}));
    }
    for (std::size_t day = 0; day < told.week.cells.size(); ++day) {
        for (std::size_t hour = 0; hour < 24; ++hour) {
            const journeys::HourCell& cell = told.week.cells[day][hour];
            if (cell.weeks == 0) continue;
            week.push_back(formats::object({{"weekday", integer(static_cast<std::int64_t>(day) + 1)},
                                            {"hour", integer(static_cast<std::int64_t>(hour))},
                                            {"n", integer(cell.n)},
                                            {"weeks", integer(cell.weeks)},
                                            {"per_hour", estimate_json(cell.per_hour)},
                                            {"wait_seconds", durations_json(cell.durations)}}));
        }
    }
    const journeys::LittlesLaw& little = told.queue.little;
    return formats::write_json(
        formats::object({{"log", formats::string(told.file)},
                         {"activity", told.activity.empty() ? formats::null() : formats::string(told.activity)},
                         {"arrivals", integer(told.queue.arrivals)},
                         {"waited", integer(told.queue.waited)},
                         {"most", integer(told.queue.most)},
                         {"length", of_all(little.length)},
                         {"arrivals_per_second", number(little.arrivals_per_second)},
                         {"mean_stay_seconds", of_all(little.mean_wait_seconds)},
                         {"rate_times_stay", of_all(little.rate_times_wait)},
                         {"relative_gap", of_all(little.relative_gap)},
                         {"zone", formats::string(told.week.zone.name)},
                         {"week", formats::list(std::move(week))},
                         {"bins", formats::list(std::move(bins))},
                         {"ledger", ledger_json(told.ledger)}}));
}

std::string queue_csv(const Told& told) {
    std::vector<std::vector<std::string>> rows{{"from", "mean", "most", "arrivals"}};
    for (const journeys::QueueBin& bin : told.queue.bins) {
        rows.push_back({iso_text(calendar::Instant{bin.first_us}), told_cell(bin.mean, told.queue.arrivals), std::to_string(bin.most),
                        std::to_string(bin.arrivals)});
    }
    return formats::write_csv(rows);
}

/// What a cell is shaded by; nothing where nothing is told.
std::optional<double> shade_of(const journeys::HourCell& cell, bool waits) {
    if (cell.n == 0) return std::nullopt;
    if (!waits) return cell.per_hour ? std::optional(cell.per_hour->value) : std::nullopt;
    return enough_to_tell(cell.durations->spread.n) ? std::optional(cell.durations->spread.median) : std::nullopt;
}

std::string queue_svg(const Told& told, Language language) {
    const bool waits = !told.activity.empty();
    drawing::WeekChart chart{.cells = {}, .days = {}, .notes = {}, .caption = {}};
    for (std::size_t day = 0; day < chart.cells.size(); ++day) {
        chart.days[day] = weekday_names[day].in(language);
        for (std::size_t hour = 0; hour < 24; ++hour) {
            const journeys::HourCell& cell = told.week.cells[day][hour];
            chart.cells[day][hour] = {cell_text(cell, waits, language), shade_of(cell, waits)};
        }
    }
    const std::string head = head_lines(told, language);
    for (const std::string_view line : split(trim(head), '\n')) chart.notes.emplace_back(line);
    const std::string title = (waits ? waits_note : cases_note).in(language) + " (" + told.week.zone.name + ")";
    chart.notes.insert(chart.notes.begin(), title + (waits ? ": " + told.activity : "") + ".");
    if (waits) chart.notes.emplace_back(trim(few_note(language)));
    chart.caption = {.title = title, .summary = head, .language = language};
    return drawing::draw_week_chart(chart).svg;
}

/// Where the days of a zone begin, from the one in which the span begins; the day on which clocks change is longer or
/// shorter than the others.
std::vector<std::int64_t> days_within(const journeys::TimeSpan& span, const calendar::Zone& zone) {
    const std::int64_t first_local_us = local_microseconds(zone, {span.first_us});
    const std::int64_t within = first_local_us % calendar::microseconds_per_day;
    const std::int64_t day_local_us = first_local_us - (within < 0 ? within + calendar::microseconds_per_day : within);
    std::vector<std::int64_t> days;
    for (std::int64_t local_us = day_local_us;
         days.empty() || (days.back() <= span.last_us && days.size() <= journeys::limits::queue_bins);
         local_us += calendar::microseconds_per_day) {
        days.push_back(instant_of_local(zone, local_us).microseconds_utc);
    }
    return days;
}

/// Bins of a day or of an hour of the zone's clocks, from the one in which the first of the cases begins.
journeys::QueueOptions bins_asked(const journeys::Cases& cases, const calendar::Zone& zone, const Arguments& arguments) {
    journeys::QueueOptions options;
    const journeys::TimeSpan span = journeys::span_of(cases);
    if (arguments.text("bin") != "hour") {
        options.bins_from_us = days_within(span, zone);
        options.first_us = options.bins_from_us.front();
        return options;
    }
    const std::int64_t local_us = local_microseconds(zone, {span.first_us});
    options.bin_us = hour_us;
    options.first_us = span.first_us - ((local_us % hour_us) + hour_us) % hour_us;
    return options;
}

Result<Outcome> run_queue(const Arguments& arguments, World& world) {
    const Result<std::string> format = asked_format(arguments, queue_formats);
    if (!format) return format.errors();
    const Result<calendar::Zone> zone = zone_asked(arguments);
    if (!zone) return zone.errors();
    const Result<events::Log> log = open_log(arguments.text("log"), arguments, world);
    if (!log) return log.errors();
    const auto cases = cases_asked(*log, *zone, arguments);
    if (!cases) return cases.errors();
    if (cases->events() == 0)
        return Error{ErrorKind::not_found, "no case of the log is what was asked for", "ask for more cases", {log->file}};
    Told told{log->file, arguments.text("activity"), {}, {}, ledger_of(*cases, arguments)};
    const journeys::QueueOptions options = bins_asked(*cases, *zone, arguments);
    std::uint32_t activity = 0;
    if (!told.activity.empty()) {
        const Result<std::uint32_t> named = activity_asked(*log, told.activity);
        if (!named) return named.errors();
        activity = *named;
    }
    const auto queue = told.activity.empty() ? journeys::cases_in_progress(*cases, options)
                                             : journeys::queue_before(*cases, activity, options);
    if (!queue) return queue.errors();
    told.queue = *queue;
    told.week = told.activity.empty() ? journeys::arrivals_by_hour(*cases, *zone)
                                      : journeys::waits_by_hour(*cases, activity, *zone);
    const std::string text = *format == "json"  ? queue_json(told)
                             : *format == "csv" ? queue_csv(told)
                             : *format == "svg" ? queue_svg(told, world.language)
                                                : queue_text(told, world.language);
    return give_answer(text, arguments, world);
}

std::vector<Input> queue_inputs() {
    std::vector<Input> inputs{{.name = "activity",
                               .help = {"ante esta actividad; sin ella, casos en curso",
                                        "before this activity; without it, cases in progress",
                                        "voor deze activiteit; zonder haar de lopende gevallen"}},
                              {.name = "bin",
                               .kind = InputKind::choice,
                               .help = {"por día o por hora", "by day or by hour", "per dag of per uur"},
                               .choices = {"day", "hour"}}};
    for (Input& input : segment_inputs()) inputs.push_back(std::move(input));
    return inputs;
}

}  // namespace

Action trace_queue_action() {
    return {.name = "trace queue",
            .help = {"cuántos esperan, a lo largo del tiempo y por hora de la semana, con la ley de Little",
                     "how many wait, over time and by hour of the week, with Little's law",
                     "hoeveel er wachten, in de tijd en per uur van de week, met de wet van Little"},
            .who = Permission::machine(),
            .example = "ciclo trace queue visits.csv --activity Triage --zone Europe/Madrid --language en",
            .inputs = trace_inputs(queue_inputs(), queue_formats),
            .run = run_queue,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
