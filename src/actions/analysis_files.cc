// Files of evidence, read and joined, then measured and ranked.
#include "actions/analysis_parts.h"

#include <set>

#include "actions/analysis.h"
#include "actions/event_evidence.h"
#include "complaint/read_cases.h"
#include "formats/limits.h"
#include "moments/read_importance.h"
#include "survey/join_answers.h"
#include "survey/read_answers.h"
#include "trace/join_times.h"
#include "trace/read_times.h"

namespace ciclo::actions {

namespace {

/// Each file as `read` understands its table; the bytes are let go.
template <class Read>
auto read_tables(std::vector<EvidenceFile>& files, formats::FileColumns formats::ColumnMapping::* part, Read read,
                 Progress& progress, Errors& errors) {
    using Value = std::decay_t<decltype(*read(std::declval<formats::Table>(), *files.front().columns))>;
    std::vector<Value> values;
    for (EvidenceFile& file : files) {
        progress.at(file.name, 0, 0);
        const auto table = taken(formats::read_table(file.bytes, file.name, ((*file.columns).*part).csv()), errors);
        file.bytes = {};
        if (!table) continue;
        if (auto value = taken(read(*table, *file.columns), errors)) values.push_back(*std::move(value));
    }
    return values;
}

std::optional<survey::Answers> read_answers(std::vector<EvidenceFile>& files, const cycle::Map& map,
                                            const EvidenceFiles& all, Progress& progress, Errors& errors) {
    auto parts = read_tables(
        files, &formats::ColumnMapping::answers,
        [&](const formats::Table& table, const formats::ColumnMapping& columns) {
            return survey::read_answers(table, map, columns);
        },
        progress, errors);
    if (parts.empty()) return std::nullopt;
    survey::Answers answers = survey::join_answers(std::move(parts));
    for (const auto& [name, value] : all.groups) answers = survey::only_group(answers, name, value);
    return answers;
}

/// A code that two files share is one case.
complaint::Cases join_cases(std::vector<complaint::Cases> files) {
    if (files.size() == 1) return std::move(files.front());
    complaint::Cases all;
    std::set<std::string> codes;
    for (complaint::Cases& file : files) {
        all.file += (all.file.empty() ? "" : ", ") + file.file;
        all.ledger.append(file.ledger);
        for (complaint::Case& found : file.cases) {
            if (!found.code.empty() && !codes.insert(found.code).second) {
                all.ledger.add({found.place, "duplicate_case", "", "", Treatment::row_left_out, ""});
            } else {
                all.cases.push_back(std::move(found));
            }
        }
    }
    return all;
}

void read_voices(EvidenceFiles& files, moments::Inputs& inputs, Progress& progress, Errors& errors) {
    inputs.answers = read_answers(files.answers, inputs.map, files, progress, errors);
    inputs.before = read_answers(files.before, inputs.map, files, progress, errors);
    auto importance = read_tables(
        files.importance, &formats::ColumnMapping::importance,
        [&](const formats::Table& table, const formats::ColumnMapping& columns) {
            return moments::read_importance(table, inputs.map, columns);
        },
        progress, errors);
    if (!importance.empty()) inputs.importance = std::move(importance.back());
    auto cases = read_tables(
        files.cases, &formats::ColumnMapping::cases,
        [&](const formats::Table& table, const formats::ColumnMapping& columns) {
            return complaint::read_cases(table, inputs.map, columns);
        },
        progress, errors);
    if (!cases.empty()) inputs.cases = join_cases(std::move(cases));
}

void read_traces(EvidenceFiles& files, moments::Inputs& inputs, Progress& progress, Errors& errors) {
    auto times = read_tables(files.times, &formats::ColumnMapping::times, trace::read_times, progress, errors);
    if (!times.empty()) inputs.times = trace::join_times(std::move(times));
    for (EvidenceFile& file : files.events) {
        progress.at(file.name, 0, 0);
        if (auto log = taken(read_event_evidence(file.bytes, file.name, *file.columns, {}), errors)) {
            inputs.events.push_back(std::make_shared<const events::Log>(*std::move(log)));
        }
        file.bytes = {};
    }
}

/// Names that join events and series to the map, whichever file's mapping tells them; each once.
formats::ColumnMapping joining_names(const EvidenceFiles& files) {
    formats::ColumnMapping names;
    const formats::ColumnMapping* last = nullptr;
    for (const auto* sort : {&files.answers, &files.before, &files.importance, &files.cases, &files.times, &files.events}) {
        for (const EvidenceFile& file : *sort) {
            if (file.columns.get() == last) continue;
            last = file.columns.get();
            names.activities.insert(names.activities.end(), last->activities.begin(), last->activities.end());
            names.standards.insert(names.standards.end(), last->standards.begin(), last->standards.end());
            names.file = last->file;
        }
    }
    return names;
}

}  // namespace

Result<moments::Inputs> read_evidence(EvidenceFiles files, Progress& progress) {
    Errors errors;
    moments::Inputs inputs;
    inputs.map = std::move(files.map);
    inputs.before_map = std::move(files.before_map);
    inputs.period = files.period;
    inputs.exposure = files.exposure;
    inputs.columns = joining_names(files);
    read_voices(files, inputs, progress, errors);
    read_traces(files, inputs, progress, errors);
    if (!errors.empty()) return errors;
    return inputs;
}

Result<Analysis> analyse(EvidenceFiles files, Progress& progress) {
    Result<moments::Inputs> inputs = read_evidence(std::move(files), progress);
    if (!inputs) return inputs.errors();
    progress.at("gather", 0, 0);
    Result<moments::Evidence> evidence = moments::gather(*std::move(inputs));
    if (!evidence) return evidence.errors();
    Analysis analysis;
    analysis.evidence = *std::move(evidence);
    const indicators::MeasureOptions options;
    analysis.measures = indicators::measure(analysis.evidence, options, progress);
    if (progress.cancelled()) return Error{ErrorKind::refused, "the analysis was cancelled", "start it again", {}};
    analysis.ranking = priorities::rank(analysis.evidence, analysis.measures, options);
    analysis.loss = priorities::expected_loss(analysis.evidence, analysis.measures);
    return analysis;
}

}  // namespace ciclo::actions
