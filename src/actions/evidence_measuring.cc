#include "actions/evidence_measuring.h"

#include "actions/cycle_answers.h"
#include "actions/evidence_limits.h"
#include "actions/evidence_preparing.h"
#include "base/number.h"
#include "base/text.h"
#include "calendar/duration.h"
#include "formats/table.h"

namespace ciclo::actions {

namespace {

Error refused(std::string_view field, std::string code, std::string what, std::string cure) {
    return {ErrorKind::invalid, std::move(what), std::move(cure), {std::string(field), 0, 0}, std::move(code)};
}

struct Named {
    const cycle::Moment* moment = nullptr;
    const cycle::Standard* standard = nullptr;
};

Result<Named> standard_named(const cycle::Map& map, const Arguments& arguments) {
    Named named;
    for (const cycle::Moment* moment : map.rateable()) {
        if (moment->id.text == arguments.text("moment")) named.moment = moment;
    }
    if (named.moment == nullptr) {
        return refused("moment", "no_such_moment", "the map has no moment " + quoted(arguments.text("moment")), "choose one of the map");
    }
    for (const cycle::Standard& standard : named.moment->standards) {
        if (standard.id.text == arguments.text("standard")) named.standard = &standard;
    }
    if (named.standard == nullptr) {
        return refused("standard", "no_such_standard", "the moment has no standard " + quoted(arguments.text("standard")),
                       "choose one of the moment");
    }
    return named;
}

/// "" = the standard's own.
Result<std::string> unit_of(const cycle::Standard& standard, const std::string& given) {
    const std::string unit = given.empty() ? standard.unit : given;
    const bool same = folded(unit) == folded(standard.unit);
    if (same || (calendar::seconds_per(unit) && calendar::seconds_per(standard.unit))) return unit;
    return refused("unit", "unit_mismatch", quoted(unit) + " cannot be brought to " + quoted(standard.unit),
                   "measure in the standard's unit");
}

/// The name under which files of this standard come, so that values typed and values imported are one series.
std::string series_of(const cycle::Standard& standard) {
    return standard.series.empty() ? standard.id.text : standard.series.front();
}

std::string as_table(const cycle::Standard& standard, const std::string& unit, const Arguments& arguments) {
    const std::string day = arguments.text("measured_on");
    std::vector<std::vector<std::string>> rows{{"series", "unit", "period", "value"}};
    if (!day.empty()) rows.front().emplace_back("date");
    for (const std::string& value : arguments.all("values")) {
        rows.push_back({series_of(standard), unit, arguments.text("period"), value});
        if (!day.empty()) rows.back().push_back(day);
    }
    return formats::write_csv(rows);
}

Result<Outcome> run_measure(const Arguments& arguments, World& world) {
    const Result<records::Record> cycle_record = cycle_given(arguments, world, Want::writing);
    if (!cycle_record) return cycle_record.errors();
    const Result<CycleVersion> version = version_in_force(*cycle_record, "", world);
    if (!version) return version.errors();
    const Result<Named> named = standard_named(*version->map, arguments);
    if (!named) return named.errors();
    const Result<std::string> unit = unit_of(*named->standard, arguments.text("unit"));
    if (!unit) return unit.errors();
    if (arguments.all("values").size() > evidence_limits::measured_values) {
        return refused("values", "too_many_values", "there are more than 1,000 values", "import them as a file");
    }
    NewImport import{.sort = EvidenceSort::times,
                     .wave = std::string(trim(arguments.text("period"))),
                     .file_name = named->standard->id.text + " " + arguments.text("period"),
                     .note = arguments.text("note"),
                     .cycle_version = version->number,
                     .bytes = as_table(*named->standard, *unit, arguments),
                     .reading = {},
                     .twice = NewImport::Twice::allowed};
    EvidenceFile file{import.file_name, import.bytes, nullptr};
    import.reading = read_file(EvidenceSort::times, file, *version->map);
    if (!import.reading.errors.empty()) return import.reading.errors;
    return import_outcome(*cycle_record, import, world);
}

std::vector<Input> measure_inputs() {
    return {cycle_id_input(),
            {.name = "moment", .kind = InputKind::text, .help = {"momento: M3", "moment: M3", "moment: M3"}, .required = true},
            {.name = "standard",
             .kind = InputKind::text,
             .help = {"norma: M3.s1", "standard: M3.s1", "norm: M3.s1"},
             .required = true},
            {.name = "values",
             .kind = InputKind::number,
             .help = {"un valor medido; puede repetirse", "a measured value; may be repeated", "een gemeten waarde; mag vaker"},
             .required = true,
             .repeated = true},
            {.name = "unit",
             .kind = InputKind::text,
             .help = {"unidad de los valores; si falta, la de la norma", "unit of the values; the standard's if left out",
                      "eenheid van de waarden; anders die van de norm"}},
            {.name = "period",
             .kind = InputKind::text,
             .help = {"a qué periodo pertenecen: A, 2025-10", "which period they belong to: A, 2025-10",
                      "bij welke periode ze horen: A, 2025-10"},
             .required = true},
            {.name = "measured_on",
             .kind = InputKind::day,
             .help = {"el día en que se midió", "the day of measuring", "de dag van het meten"}},
            {.name = "note", .kind = InputKind::text, .help = {"cómo se midió", "how it was measured", "hoe het is gemeten"}}};
}

}  // namespace

Action measure_action(Permission who) {
    return {.name = "evidence measure",
            .help = {"anotar medidas de una norma hechas a mano", "note measurements of a standard made by hand",
                     "metingen van een norm met de hand noteren"},
            .who = who,
            .effect = Effect::writes,
            .example = "ciclo evidence measure 01JABCDEFGHJKMNPQRSTVWXYZ0 --moment M1 --standard M1.s1 --period A --values 6 --values 8",
            .inputs = measure_inputs(),
            .run = run_measure,
            .route = {HttpMethod::post, "/api/cycles/{id}/measurements"}};
}

}  // namespace ciclo::actions
