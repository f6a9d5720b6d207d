// Where the whole cycle is judged, and what was said to matter.
#include <algorithm>

#include "base/text.h"
#include "moments/joining.h"
#include "moments/limits.h"

namespace ciclo::moments {

namespace {

using survey::QuestionKind;

std::optional<std::size_t> position_of(const survey::Answers& answers, QuestionKind kind,
                                       const cycle::MomentId& moment) {
    for (std::size_t i = 0; i < answers.columns.size(); ++i) {
        if (answers.columns[i].kind == kind && answers.columns[i].moment == moment) return i;
    }
    return std::nullopt;
}

/// Mean of the importance items, on 1–5; ids of the moments asked on another scale go to `rescaled`.
std::map<cycle::MomentId, StatedImportance> asked_importance(const survey::Answers& answers,
                                                             std::vector<std::string>& rescaled) {
    std::map<cycle::MomentId, StatedImportance> out;
    for (const survey::Column& column : answers.columns) {
        if (column.kind != QuestionKind::importance) continue;
        StatedImportance stated;
        double sum = 0;
        for (std::size_t row = 0; row < column.value.size(); ++row) {
            if (!column.present(row)) continue;
            sum += column.value[row];
            ++stated.n;
        }
        if (stated.n == 0) continue;
        stated.mean = sum / static_cast<double>(stated.n);
        if (column.scale.lowest != 1 || column.scale.highest != 5) {
            stated.mean = 1 + 4 * (stated.mean - column.scale.lowest) / (column.scale.highest - column.scale.lowest);
            rescaled.push_back(column.moment.text);
        }
        out[column.moment] = stated;
    }
    return out;
}

std::map<cycle::MomentId, StatedImportance> map_importance(const cycle::Map& map) {
    std::map<cycle::MomentId, StatedImportance> out;
    for (const cycle::Moment* moment : map.rateable()) {
        if (moment->importance) out[moment->id] = {*moment->importance, 0};
    }
    return out;
}

/// Rows where every moment and the question asked "all in all" were answered; 0 when nobody asked it.
std::int64_t rows_for_drivers(const Wave& wave, std::int64_t& moments) {
    moments = 0;
    if (!wave.satisfied_column || wave.satisfied_is_last_moment) return 0;
    std::vector<const survey::Column*> columns{wave.satisfied()};
    for (const survey::Column& column : wave.answers.columns) {
        if (column.kind != QuestionKind::rating) continue;
        columns.push_back(&column);
        ++moments;
    }
    std::int64_t complete = 0;
    for (std::size_t row = 0; row < wave.answers.respondents; ++row) {
        const bool whole =
            std::all_of(columns.begin(), columns.end(), [&](const auto* column) { return column->present(row); });
        if (whole) ++complete;
    }
    return complete;
}

bool can_derive(const Evidence& evidence, std::int64_t& rows) {
    if (!evidence.wave) return false;
    std::int64_t moments = 0;
    rows = rows_for_drivers(*evidence.wave, moments);
    return moments >= 2 && rows >= std::max(limits::derived_rows_min, limits::derived_rows_per_moment * moments);
}

void note_moments_without(Evidence& evidence) {
    if (!evidence.wave) return;
    std::vector<std::string> without;
    for (const survey::Column& column : evidence.wave->answers.columns) {
        const bool rated = column.kind == QuestionKind::rating;
        if (rated && !evidence.importance.contains(column.moment)) without.push_back(column.moment.text);
    }
    if (!without.empty()) evidence.assumptions.push_back({"importance_partial", {join(without, ", ")}});
}

}  // namespace

const survey::Column* Wave::satisfied() const {
    return satisfied_column ? &answers.columns[*satisfied_column] : nullptr;
}

Wave wave_of(survey::Answers answers, const cycle::Map& map) {
    Wave wave;
    wave.satisfied_column = position_of(answers, QuestionKind::satisfied, {});
    if (!wave.satisfied_column && !map.moments.empty()) {
        const auto last = position_of(answers, QuestionKind::rating, map.moments.back().id);
        if (last && answers.columns[*last].scale.lowest == 1 && answers.columns[*last].scale.highest == 5) {
            wave.satisfied_column = last;
            wave.satisfied_is_last_moment = true;
        }
    }
    wave.answers = std::move(answers);
    return wave;
}

void note_satisfied(Evidence& evidence) {
    const auto note = [&](const Wave& wave, const std::string& ending) {
        if (wave.satisfied_is_last_moment) {
            evidence.assumptions.push_back({"satisfied_is_last_moment" + ending, {wave.satisfied()->moment.text}});
        } else if (!wave.satisfied_column && ending.empty()) {
            evidence.assumptions.push_back({"satisfied_not_asked", {}});
        }
    };
    if (evidence.wave) note(*evidence.wave, "");
    if (evidence.before) note(*evidence.before, "_before");
}

void choose_importance(std::map<cycle::MomentId, StatedImportance> given, Evidence& evidence) {
    std::vector<std::string> rescaled;
    std::int64_t rows = 0;
    if (!given.empty()) {
        evidence.importance = std::move(given);
        evidence.importance_source = ImportanceSource::given;
    } else if (evidence.wave && !(evidence.importance = asked_importance(evidence.wave->answers, rescaled)).empty()) {
        evidence.importance_source = ImportanceSource::asked;
        if (!rescaled.empty()) evidence.assumptions.push_back({"importance_rescaled", {join(rescaled, ", ")}});
    } else if (!(evidence.importance = map_importance(evidence.map)).empty()) {
        evidence.importance_source = ImportanceSource::map;
        evidence.assumptions.push_back({"importance_from_map", {std::to_string(evidence.importance.size())}});
    } else if (can_derive(evidence, rows)) {
        evidence.importance_source = ImportanceSource::derived;
        evidence.assumptions.push_back({"importance_derived", {std::to_string(rows)}});
    } else if (evidence.wave) {
        evidence.assumptions.push_back({"importance_equal", {}});
    }
    if (!evidence.importance.empty()) note_moments_without(evidence);
}

const Names<ImportanceSource, 5>& names_of(ImportanceSource*) {
    static const Names<ImportanceSource, 5> names{{
        {ImportanceSource::given, "given", "dada en un archivo", "given in a file", "gegeven in een bestand"},
        {ImportanceSource::asked, "asked", "preguntada", "asked", "gevraagd"},
        {ImportanceSource::map, "map", "escrita en el mapa", "written in the map", "in de kaart geschreven"},
        {ImportanceSource::derived, "derived", "derivada", "derived", "afgeleid"},
        {ImportanceSource::none, "none", "sin importancia", "none", "geen"},
    }};
    return names;
}

}  // namespace ciclo::moments
