#include "actions/results_computing.h"

#include <algorithm>

#include "actions/shelf.h"
#include "base/text.h"

namespace ciclo::actions {

namespace {

using records::Record;

/// The last results. A value takes nine bytes: some 30 MB in all.
Shelf<Results>& shelf() {
    static Shelf<Results> the_shelf({.places = 8, .most_weight = 3'000'000});
    return the_shelf;
}

std::size_t values_in(const Results& results) {
    std::size_t values = 0;
    for (const auto* wave : {&results.analysis.evidence.wave, &results.analysis.evidence.before}) {
        if (*wave) values += (*wave)->answers.respondents * (4 + (*wave)->answers.columns.size());
    }
    return values;
}

/// Where an import's file goes; nullptr: it does not count for this question.
std::vector<EvidenceFile>* place_of(const Record& import, const ResultsQuestion& question, EvidenceFiles& files) {
    const std::string wave = text_of(import, "wave");
    switch (sort_of(import)) {
        case EvidenceSort::answers:
            if (question.wave && wave == *question.wave) return &files.answers;
            return question.before && wave == *question.before ? &files.before : nullptr;
        case EvidenceSort::importance: return &files.importance;
        case EvidenceSort::cases: return question.of_a_group() ? nullptr : &files.cases;
        case EvidenceSort::times: return question.of_a_group() ? nullptr : &files.times;
        case EvidenceSort::events: return question.of_a_group() ? nullptr : &files.events;
    }
    return nullptr;
}

/// Of importance the one of the wave asked counts, else the newest: analyse() takes the last.
std::vector<Record> in_reading_order(const ResultsQuestion& question) {
    std::vector<Record> imports = question.imports;
    std::stable_partition(imports.begin(), imports.end(), [&](const Record& import) {
        return !(sort_of(import) == EvidenceSort::importance && question.wave && text_of(import, "wave") == *question.wave);
    });
    return imports;
}

/// The map as it was when the wave before was imported, when that is another one.
Result<std::optional<cycle::Map>> map_before(const ResultsQuestion& question, World& world) {
    if (!question.before) return std::optional<cycle::Map>();
    for (const Record& import : question.imports) {
        const auto number = count_of(import, "cycle_version");
        if (sort_of(import) != EvidenceSort::answers || text_of(import, "wave") != *question.before || !number) continue;
        if (*number == question.version.number) break;
        const Result<CycleVersion> version = version_given(question.cycle_record, std::to_string(*number), world);
        if (!version) return version.errors();
        return std::optional(*version->map);
    }
    return std::optional<cycle::Map>();
}

Result<EvidenceFiles> empty_files(const ResultsQuestion& question, World& world) {
    EvidenceFiles files;
    files.map = *question.version.map;
    if (files.map.service.customer_word.empty()) files.map.service.customer_word = question.customer_word;
    files.period = question.period;
    files.exposure = question.exposure;
    auto before = map_before(question, world);
    if (!before) return before.errors();
    files.before_map = *std::move(before);
    if (!question.critical.empty() && !files.before_map) files.before_map = files.map;
    Errors errors;
    for (const std::string& critical : question.critical) decide_critical(critical, files.map, errors);
    for (Error& error : errors) error.place = {"critical", 0, 0};
    if (!errors.empty()) return errors;
    if (!question.unit.empty()) files.groups.emplace_back("unit", question.unit);
    if (!question.channel.empty()) files.groups.emplace_back("channel", question.channel);
    return files;
}

enum class Trust { all_files, none };

/// Trust::none: each file is read once by itself, and left out when the map of this version cannot read it.
Result<EvidenceFiles> gathered(const ResultsQuestion& question, Trust trust, std::vector<Unreadable>& unreadable, World& world) {
    Result<EvidenceFiles> files = empty_files(question, world);
    if (!files) return files;
    for (const Record& import : in_reading_order(question)) {
        std::vector<EvidenceFile>* place = place_of(import, question, *files);
        if (place == nullptr) continue;
        Result<EvidenceFile> file = file_of(import, world);
        if (!file) return file.errors();
        if (trust == Trust::none) {
            const EvidenceReading reading = read_file(sort_of(import), *file, files->map);
            if (!reading.errors.empty()) {
                unreadable.push_back({import.id.text, reading.errors.front().what});
                continue;
            }
        }
        place->push_back(*std::move(file));
    }
    return files;
}

Result<Analysis> analysis_of(const ResultsQuestion& question, std::vector<Unreadable>& unreadable, World& world) {
    Result<EvidenceFiles> files = gathered(question, Trust::all_files, unreadable, world);
    if (!files) return files.errors();
    Result<Analysis> analysis = analyse(*std::move(files), world.progress);
    if (analysis || world.progress.cancelled()) return analysis;
    files = gathered(question, Trust::none, unreadable, world);
    if (!files) return files.errors();
    Result<Analysis> readable = analyse(*std::move(files), world.progress);
    if (readable || world.progress.cancelled()) return readable;
    unreadable.push_back({"", readable.errors().front().what});
    files = empty_files(question, world);
    if (!files) return files.errors();
    return analyse(*std::move(files), world.progress);
}

std::vector<std::string> groups_called(const Analysis& analysis, std::string_view name) {
    std::vector<std::string> values;
    if (!analysis.evidence.wave) return values;
    for (const survey::Segment& segment : analysis.evidence.wave->answers.segments) {
        if (segment.name != name) continue;
        for (const std::string& value : segment.values) {
            if (!trim(value).empty()) values.push_back(value);
        }
    }
    std::sort(values.begin(), values.end());
    return values;
}

Result<Results> computed(const ResultsQuestion& question, World& world) {
    Results results;
    Result<Analysis> analysis = analysis_of(question, results.unreadable, world);
    if (!analysis) return analysis.errors();
    results.analysis = *std::move(analysis);
    results.units = groups_called(results.analysis, "unit");
    results.channels = groups_called(results.analysis, "channel");
    if (!question.of_a_group()) return results;
    for (const EvidenceSort sort : {EvidenceSort::cases, EvidenceSort::times, EvidenceSort::events}) {
        const bool any = std::any_of(question.imports.begin(), question.imports.end(),
                                     [&](const Record& import) { return sort_of(import) == sort; });
        if (any) results.left_out.emplace_back(code_of(sort));
    }
    const auto& waves = results.analysis.evidence;
    const auto too_few = [](const std::optional<moments::Wave>& wave) {
        return wave && static_cast<std::int64_t>(wave->answers.respondents) < fewest_of_a_group;
    };
    results.withheld = too_few(waves.wave) || too_few(waves.before);
    if (!results.withheld) return results;
    Result<EvidenceFiles> nothing = empty_files(question, world);
    if (!nothing) return nothing.errors();
    Result<Analysis> empty = analyse(*std::move(nothing), world.progress);
    if (!empty) return empty.errors();
    results.analysis = *std::move(empty);
    return results;
}

}  // namespace

std::shared_ptr<const formats::ColumnMapping> columns_of(const Record& import) {
    static const auto none = std::make_shared<const formats::ColumnMapping>();
    const std::string json = text_of(import, "columns");
    if (json.empty()) return none;
    auto columns = read_mapping(json);
    return columns ? *std::move(columns) : none;
}

Result<EvidenceFile> file_of(const Record& import, World& world) {
    Result<std::string> bytes = part_bytes(*world.snapshot, import.id.text, PartHolds::file);
    if (!bytes) return bytes.errors();
    return EvidenceFile{text_of(import, "file_name"), *std::move(bytes), columns_of(import)};
}

ResultsPtr results_remembered(const ResultsQuestion& question) { return shelf().find(question.depends); }

Result<ResultsPtr> results_of(const ResultsQuestion& question, World& world) {
    if (ResultsPtr known = results_remembered(question)) return known;
    Result<Results> results = computed(question, world);
    if (!results) return results.errors();
    auto kept = std::make_shared<const Results>(*std::move(results));
    shelf().keep(question.depends, kept, values_in(*kept));
    return ResultsPtr(kept);
}

}  // namespace ciclo::actions
