// Joins measured series with the standards of the map.
#include <algorithm>
#include <set>

#include "base/number.h"
#include "base/text.h"
#include "calendar/duration.h"
#include "moments/joining.h"

namespace ciclo::moments {

namespace {

using trace::TimeSeries;

bool named_by(const cycle::Standard& standard, const std::string& wanted) {
    const auto same = [&](const std::string& name) { return !name.empty() && folded(name) == wanted; };
    return same(standard.id.text) || std::any_of(standard.series.begin(), standard.series.end(), same) ||
           std::any_of(languages.begin(), languages.end(),
                       [&](Language language) { return same(standard.text[language]); });
}

const cycle::Standard* find_standard(const cycle::Map& map, const std::string& id) {
    for (const cycle::Moment* moment : map.rateable()) {
        for (const cycle::Standard& standard : moment->standards) {
            if (standard.id.text == id) return &standard;
        }
    }
    return nullptr;
}

std::vector<std::string> standard_ids(const cycle::Map& map) {
    std::vector<std::string> ids;
    for (const cycle::Moment* moment : map.rateable()) {
        for (const cycle::Standard& standard : moment->standards) ids.push_back(standard.id.text);
    }
    return ids;
}

void check_mapping(const cycle::Map& map, const std::vector<formats::NamePair>& standards, Errors& errors) {
    for (const formats::NamePair& pair : standards) {
        if (find_standard(map, pair.to) != nullptr) continue;
        const std::vector<std::string> ids = standard_ids(map);
        const auto near = nearest(pair.to, ids);
        errors.push_back({ErrorKind::not_found,
                          "standards names " + quoted(pair.to) + ", which is no standard of the map",
                          near ? "did you mean " + *near + "?" : "its standards are " + join(ids, ", "), pair.place});
    }
}

bool same_unit(const std::string& a, const std::string& b) {
    return trim(a) == trim(b) || (!folded(a).empty() && folded(a) == folded(b));
}

/// The series in the standard's unit; nothing when the two units cannot be compared.
std::optional<TimeSeries> in_unit_of(const cycle::Standard& standard, const TimeSeries& series, Ledger& ledger) {
    TimeSeries out = series;
    if (series.values.empty() || same_unit(series.unit, standard.unit)) return out;
    if (series.unit.empty()) {
        ledger.add({series.place, "unit_not_given", series.name, "", Treatment::noted, standard.unit});
        out.unit = standard.unit;
        return out;
    }
    const auto from = calendar::seconds_per(series.unit), to = calendar::seconds_per(standard.unit);
    if (!from || !to) {
        ledger.add({series.place, "unit_mismatch", series.name, series.unit, Treatment::row_left_out, standard.unit});
        return std::nullopt;
    }
    for (double& value : out.values) value = value * *from / *to;
    out.unit = standard.unit;
    ledger.add({series.place, "unit_converted", series.name, series.unit, Treatment::read_as, standard.unit});
    return out;
}

/// Where each series belongs: by the mapping when it names the series, else by the map.
class SeriesJoin {
public:
    SeriesJoin(const std::vector<TimeSeries>& series, const std::vector<formats::NamePair>& mapped)
        : series_(series), joined_(series.size(), false) {
        for (const TimeSeries& one : series) {
            std::vector<const formats::NamePair*> told;
            for (const formats::NamePair& pair : mapped) {
                if (pair.from == one.name || folded(pair.from) == folded(one.name)) told.push_back(&pair);
            }
            told_.push_back(std::move(told));
        }
    }

    bool belongs(std::size_t i, const cycle::Standard& standard) const {
        if (told_[i].empty()) return named_by(standard, folded(series_[i].name));
        return std::any_of(told_[i].begin(), told_[i].end(),
                           [&](const auto* pair) { return pair->to == standard.id.text; });
    }

    void join(Evidence& evidence) {
        for (const cycle::Moment* moment : evidence.map.rateable()) {
            for (const cycle::Standard& standard : moment->standards) {
                for (std::size_t i = 0; i < series_.size(); ++i) {
                    if (!belongs(i, standard)) continue;
                    auto measured = in_unit_of(standard, series_[i], evidence.ledger);
                    if (!measured) continue;
                    joined_[i] = true;
                    evidence.standards.push_back({moment->id, standard.id, std::move(*measured)});
                }
            }
        }
        for (std::size_t i = 0; i < series_.size(); ++i) {
            if (joined_[i]) continue;
            evidence.ledger.add(
                {series_[i].place, "unmatched_series", series_[i].name, "", Treatment::row_left_out, ""});
            evidence.unmatched_series.push_back(series_[i]);
        }
    }

private:
    const std::vector<TimeSeries>& series_;
    std::vector<bool> joined_;
    std::vector<std::vector<const formats::NamePair*>> told_;
};

}  // namespace

void join_series(std::vector<trace::TimeSeries> series, const formats::ColumnMapping& columns, Evidence& evidence,
                 Errors& errors) {
    check_mapping(evidence.map, columns.standards, errors);
    if (!errors.empty()) return;
    std::set<std::string> names;
    for (const TimeSeries& one : series) names.insert(folded(one.name));
    for (const formats::NamePair& pair : columns.standards) {
        if (names.contains(folded(pair.from))) continue;
        evidence.ledger.add({pair.place, "mapped_series_absent", pair.from, "", Treatment::noted, ""});
    }
    SeriesJoin(series, columns.standards).join(evidence);
}

}  // namespace ciclo::moments
