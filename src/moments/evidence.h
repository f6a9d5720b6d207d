// Evidence: everything the witnesses said, joined at the moments of truth of one map.
//
// gather() is the only place where survey, complaint and trace meet. It computes no indicator: it joins, filters by
// period, and keeps the ledger of what could not be joined. Pure; the result is read-only.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/ledger.h"
#include "base/result.h"
#include "calendar/instant.h"
#include "complaint/cases.h"
#include "cycle/map.h"
#include "events/log.h"
#include "formats/columns.h"
#include "survey/answers.h"
#include "events/log.h"
#include "trace/times.h"

namespace ciclo::moments {

/// Days the evidence is limited to; both ends inclusive, either may be open.
struct Period {
    std::optional<calendar::Day> from, until;
};

/// What was said to matter, per moment (mean of stated importance 1…5).
struct StatedImportance {
    double mean = 0;
    std::int64_t n = 0;  ///< 0: a mean given without its n
};

enum class ImportanceSource {
    given,    ///< a file with a mean per moment
    asked,    ///< importance items in the answers
    map,      ///< numbers written in the map
    derived,  ///< driver shares (LMG): nobody was asked
    none
};

/// A standard of the map and one series that measured it.
struct MeasuredStandard {
    cycle::MomentId moment;
    cycle::StandardId standard;
    trace::TimeSeries series;
};

/// How long each visit waited before a moment and stayed in it, from the event log; one entry per visit of the moment.
struct LivedTimes {
    /// start − latest end so far in the case, overlap counting 0; none for the first event of a case, nor where the
    /// start is not known
    std::vector<double> wait_minutes;
    std::vector<double> service_minutes;  ///< end − start, when the log has both times
    std::int64_t cases = 0;               ///< cases that passed the moment
    std::int64_t visits = 0;              ///< visits, repetitions counted
};

/// Sizes that no file carries: how many were served, and how many there were to serve (K-17, K-35).
struct Exposure {
    std::optional<std::int64_t> served, population;
};

/// Something the analysis took for granted and the reader must know. Translated by words, key "assumption.<code>":
///   satisfied_is_last_moment         {0} = id of the moment; nobody asked "all in all", the last moment of the map
///   stands for it satisfied_is_last_moment_before  the same in the wave before satisfied_not_asked              no
///   such question, and the last moment was not asked on 1–5: nothing stands for it importance_from_map {0} = number of
///   moments; the numbers written in the map, asked of nobody here importance_derived               {0} = complete
///   answers; nobody was asked: driver shares stand for importance importance_equal                 nobody was asked
///   and there is too little to derive it: every moment counts the same importance_rescaled              {0} = ids of
///   the moments; asked on another scale, brought to 1–5 in a straight line importance_partial               {0} = ids
///   of the moments that were rated and have no importance period_not_applied               {0} = name of the file; it
///   has no dates, so all of it was used event_cases_by_first_day         a case of the event log belongs to the day on
///   which it began (UTC) one_time_per_event               {0} = name of the file; the log has one time per event: no
///   waits, no service times
struct Assumption {
    std::string code;                 ///< "satisfied_is_last_moment", "importance_derived", …
    std::vector<std::string> values;  ///< in order: what the sentence says at {0}, {1}, …
};

/// One wave of answers and where "satisfied" and "would return" are found in it.
struct Wave {
    survey::Answers answers;
    /// The column that says whether the customer was satisfied all in all: asked, or the cycle's last moment.
    const survey::Column* satisfied() const;
    std::optional<std::size_t> satisfied_column;
    bool satisfied_is_last_moment = false;
};

struct Inputs {
    cycle::Map map;
    std::optional<survey::Answers> answers, before;
    std::map<cycle::MomentId, StatedImportance> importance;
    std::optional<complaint::Cases> cases;
    std::optional<trace::Times> times;
    std::vector<std::shared_ptr<const events::Log>> events;  ///< a case of the same name in another log is another case
    /// The map in force when `before` was asked; its criticality is shown beside the re-based reading.
    std::optional<cycle::Map> before_map;
    /// Only its `activities` and `standards` are used: names that join events and series to the map.
    formats::ColumnMapping columns;
    Period period;
    Exposure exposure;
};

struct Evidence {
    cycle::Map map;
    std::optional<cycle::Map> before_map;
    std::optional<Wave> wave, before;
    std::map<cycle::MomentId, StatedImportance> importance;
    ImportanceSource importance_source = ImportanceSource::none;
    std::vector<complaint::Case> cases;
    std::vector<MeasuredStandard> standards;          ///< in map order, then standard, then period as in the file
    std::vector<trace::TimeSeries> unmatched_series;  ///< measured, but no standard of the map asks for them
    std::map<cycle::MomentId, LivedTimes> lived;      ///< from the event log
    std::optional<std::int64_t> event_cases;          ///< cases in the log
    std::vector<double> case_minutes;                 ///< end-to-end minutes per case
    std::vector<std::string> files;                   ///< names of the inputs, for the report's foot
    Period period;                                    ///< as asked; first and last day as found below
    std::optional<calendar::Day> first_day, last_day;
    Exposure exposure;
    std::vector<Assumption> assumptions;
    Ledger ledger;
};

/// Joins. Fails only when nothing at all can be joined to the map (the message says which names were found and wanted),
/// when columns.activities or .standards name what the map does not have, or when the period ends before it begins.
///
/// Satisfied: the question asked, or the map's last moment when it was rated on 1–5. Importance: the file given, else
/// the items asked, else the numbers in the map, else derived (an overall question was asked and max(100, 10 × moments)
/// answers are complete: the shares themselves are computed by indicators), else none. A series joins every standard
/// whose `series`, id or text (in any language, folded) is its name, or that columns.standards gives it; times are
/// brought to the standard's unit. An activity joins the moment by columns.activities, id, Moment::activities or name.
/// The period filters answers by their day, cases by receipt, times by date, event cases by the day they began, and
/// never the wave before. Ledger codes: those of the files, and outside_period, no_date, unmatched_series,
/// unit_mismatch, ambiguous_activity, unmatched_activity (row left out), unit_converted (read as), unit_not_given,
/// mapped_activity_absent, mapped_series_absent (noted).
Result<Evidence> gather(Inputs inputs);

const Names<ImportanceSource, 5>& names_of(ImportanceSource*);

}  // namespace ciclo::moments
