// Story: what the sections of a report are made from, with the questions they all ask of it. Internal to report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indicators/measures.h"
#include "moments/evidence.h"
#include "priorities/expected_loss.h"
#include "priorities/ranking.h"
#include "report/document.h"
#include "report/pictures.h"
#include "report/speech.h"

namespace ciclo::report {

/// Borrows the findings for the length of one compose().
struct Story {
    const moments::Evidence& evidence;
    const indicators::Measures& measures;
    const std::optional<priorities::Ranking>& ranking;
    Speech speech;
    std::optional<priorities::ExpectedLoss> loss = {};

    const cycle::Map& map() const { return evidence.map; }
    Language language() const { return speech.language(); }
    const std::string& local(const LocalText& text) const { return text.in(language()); }

    bool has_answers() const;
    /// Fewer than five respondents: counts and nothing else may be said (measurement 0.5).
    bool too_few() const;
    /// "3", or the id of a transversal moment.
    std::string number_of(const cycle::MomentId& moment) const;
    /// "Recepción en urgencias"
    std::string name_of(const cycle::MomentId& moment) const;
    /// "3 Recepción en urgencias"
    std::string numbered_name_of(const cycle::MomentId& moment) const;
    /// "m-M3": where the drawings lead, the moment's place in the ranking (or its row of the design).
    static std::string anchor_of(const cycle::MomentId& moment) { return "m-" + moment.text; }
    /// "row-M3": its row in the table of all moments.
    static std::string row_of(const cycle::MomentId& moment) { return "row-" + moment.text; }
    std::vector<Mark> marks_of(const indicators::MomentMeasure& measure) const;
    /// The scale the moment was rated on; 1…5 when nobody was asked.
    survey::Scale scale_of(const cycle::MomentId& moment) const;
    const priorities::RankedMoment* ranked(const cycle::MomentId& moment) const;
    const priorities::QuadrantPoint* quadrant_of(const cycle::MomentId& moment) const;
    /// Where to begin: the highest alarm of the ranking, else its first row; nullptr without a ranking.
    const priorities::RankedMoment* first_to_attend() const;
    bool draws_most_cases(const cycle::MomentId& moment) const;
    bool matters_most(const cycle::MomentId& moment) const;
    bool is_weakest(const cycle::MomentId& moment) const;
    /// Of every standard its last measured period: what holds today.
    std::vector<const indicators::StandardMeasure*> standards_today() const;
    /// The standard's text; a template's number that nobody confirmed carries a star, told under the table.
    std::string promise_of(const cycle::Standard& standard) const;

    /// A cell with the moment's number and name, its sign and marks.
    TextCell moment_cell(const indicators::MomentMeasure& measure) const;
    TextCell moment_cell(const cycle::MomentId& moment) const;
    /// "14–19 oct 2025", or empty when the evidence carries no days.
    std::string period() const;
    /// Of the answers alone; empty when they carry no days.
    std::string answers_period() const;
    PictureOptions picture(std::string id_prefix) const;
};

/// How many of at most `most` decimals the value needs.
int decimals_of(double value, int most);
inline Cell cell(std::string text) {
    return TextCell{plain(std::move(text)), {}, {}, {}};
}
inline Cell cell(Text text) {
    return TextCell{std::move(text), {}, {}, {}};
}
inline Cell cell(std::int64_t n) {
    return NumberCell{static_cast<double>(n), 0, Look::count, {}};
}
Cell percent_cell(const std::optional<stats::Estimate>& share);
Cell mean_cell(const std::optional<stats::Estimate>& mean, int decimals = 2);
Cell number_cell(const std::optional<double>& value, int decimals, const std::string& unit = {});

// ---- The parts of a report, each in its own file. A section without blocks is left out.

struct Lead {
    Text answer, basis;
};
Lead lead_of(const Story& story);
Section attention_of(const Story& story);
std::vector<Block> overview_of(const Story& story);
Section candidates_of(const Story& story);
Section moments_of(const Story& story);
Section curve_section_of(const Story& story);
Section matrix_of(const Story& story);
Section loss_of(const Story& story);
Section standards_of(const Story& story);
Section cases_of(const Story& story);
Section loyalty_of(const Story& story);
Section drivers_of(const Story& story);
Section waits_of(const Story& story);
Section change_of(const Story& story);
Section design_of(const Story& story);
Section missing_of(const Story& story);
Section ledger_of(const Story& story);
Section methods_of(const Story& story);

}  // namespace ciclo::report
