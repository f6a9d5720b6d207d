// ciclo map show: the map and its classification as text.
#include "actions/maps.h"
#include "actions/sources.h"
#include "actions/text_table.h"
#include "base/number.h"
#include "base/text.h"
#include "cycle/classification.h"

namespace ciclo::actions {

namespace {

using cycle::Band;
using cycle::Dimension;

const LocalText moment_title{"Momento", "Moment", "Moment"};
const LocalText stage_title{"Etapa", "Stage", "Fase"};
const LocalText actor_title{"Actor", "Actor", "Actor"};
const LocalText lane_title{"Carril", "Lane", "Baan"};
const LocalText contact_title{"Contacto", "Contact", "Contact"};
const LocalText wait_title{"Espera", "Wait", "Wacht"};
const LocalText critical_word{"crítico", "critical", "kritiek"};
const LocalText optional_word{"opcional", "optional", "optioneel"};
const LocalText minutes_word{"min", "min", "min"};
const LocalText basic_words{"camino básico", "basic path", "basispad"};
const LocalText steps_words{"pasos", "steps", "stappen"};
const LocalText counted_words{"Normas, indicadores, requerimientos", "Standards, indicators, requirements",
                              "Normen, indicatoren, vereisten"};

std::string minutes_text(double minutes, Language language) {
    return minutes == 0 ? "" : format_trimmed(minutes, 1, language) + " " + minutes_word.in(language);
}

std::string mark_of(const cycle::Moment& moment, Language language) {
    std::vector<std::string> marks;
    if (moment.criticality.critical) marks.push_back("★ " + critical_word.in(language));
    if (moment.optional) marks.push_back(optional_word.in(language));
    return join(marks, ", ");
}

std::string moments_table(const cycle::Map& map, Language language) {
    std::vector<std::vector<std::string>> rows;
    for (const cycle::Moment* moment : map.rateable()) {
        const cycle::Stage* stage = map.find(moment->stage);
        rows.push_back({moment->id.text, moment->name.in(language), mark_of(*moment, language),
                        stage == nullptr ? "◆" : stage->name.in(language), std::string(printed(moment->actor, language)),
                        std::string(printed(moment->lane, language)), minutes_text(moment->minutes.contact, language),
                        minutes_text(moment->minutes.wait, language)});
    }
    return text_table({{""},
                       {moment_title.in(language)},
                       {""},
                       {stage_title.in(language)},
                       {actor_title.in(language)},
                       {lane_title.in(language)},
                       {contact_title.in(language), Align::right},
                       {wait_title.in(language), Align::right}},
                      rows);
}

std::vector<std::string> row_of(Dimension dimension, const cycle::Measured& measured, Language language) {
    const std::string share = measured.share ? format_percent(*measured.share, 1, language) : "–";
    const std::string made_of =
        format_trimmed(measured.part, 1, language) + " / " + format_trimmed(measured.whole, 1, language);
    const std::string band = measured.band ? std::string(printed(*measured.band, language)) : "";
    return {std::string(printed(dimension, language)), share, made_of, band};
}

std::string classification_table(const cycle::Classification& sheet, Language language) {
    std::vector<std::vector<std::string>> rows{row_of(Dimension::contact, sheet.contact, language)};
    rows.push_back(row_of(Dimension::contact, sheet.contact_basic, language));
    rows.back()[0] += " (" + basic_words.in(language) + ", " + std::to_string(sheet.basic_moments) + ")";
    rows.push_back(row_of(Dimension::participation, sheet.participation, language));
    if (sheet.participation.band) rows.back()[3] = cycle::participation_word(*sheet.participation.band).in(language);
    rows.push_back(row_of(Dimension::divergence, sheet.divergence, language));
    rows.push_back({std::string(printed(Dimension::complexity, language)), std::to_string(sheet.steps),
                    steps_words.in(language), std::string(printed(sheet.complexity, language))});
    rows.push_back(row_of(Dimension::wait_share, sheet.wait_share, language));
    rows.push_back(row_of(Dimension::efficiency, sheet.efficiency, language));
    return text_table({{""}, {"", Align::right}, {""}, {""}}, rows).substr(1);
}

std::string advice_lines(const cycle::Classification& sheet, Language language) {
    std::string text;
    const auto add = [&](Dimension dimension, std::optional<Band> band) {
        if (band) text += "  " + cycle::advice(dimension, *band).in(language) + "\n";
    };
    add(Dimension::contact, sheet.contact.band);
    add(Dimension::divergence, sheet.divergence.band);
    return text;
}

Result<Outcome> run_show(const Arguments& arguments, World& world) {
    const Result<cycle::Map> map = open_map(arguments.text("map"), world);
    if (!map) return map.errors();
    const Language language = world.language;
    const cycle::Classification sheet = cycle::classify(*map);
    std::string text = map->service.name.in(language) + " (" + map->service.id + ", v" +
                       std::to_string(map->service.version) + ")\n";
    if (!map->service.concept_.empty()) text += map->service.concept_.in(language) + "\n";
    text += "\n" + moments_table(*map, language) + "\n" + classification_table(sheet, language);
    text += counted_words.in(language) + ": " + std::to_string(sheet.standards) + ", " + std::to_string(sheet.indicators) +
            ", " + std::to_string(sheet.requirements) + "\n";
    return Outcome{text + advice_lines(sheet, language)};
}

}  // namespace

Action map_show_action() {
    return {.name = "map show",
            .help = {"ver el ciclo y su hoja de clasificación", "see the cycle and its classification sheet",
                     "de cyclus en het classificatieblad bekijken"},
            .who = Permission::signed_in(),
            .example = "ciclo map show hospital-emergency --language en",
            .inputs = {map_input()},
            .run = run_show};
}

}  // namespace ciclo::actions
