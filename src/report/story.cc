#include "report/story.h"

#include <algorithm>

#include "base/number.h"

namespace ciclo::report {

bool Story::has_answers() const {
    return std::any_of(measures.moments.begin(), measures.moments.end(), [](const auto& m) { return m.n > 0; });
}

bool Story::too_few() const {
    return stats::firmness_of(measures.respondents) == stats::Firmness::too_few;
}

std::string Story::number_of(const cycle::MomentId& moment) const {
    const int number = map().number_of(moment);
    return number == 0 ? moment.text : std::to_string(number);
}

std::string Story::name_of(const cycle::MomentId& moment) const {
    const cycle::Moment* found = map().find(moment);
    return found == nullptr || found->name.empty() ? moment.text : local(found->name);
}

std::string Story::numbered_name_of(const cycle::MomentId& moment) const {
    return number_of(moment) + " " + name_of(moment);
}

std::vector<Mark> Story::marks_of(const indicators::MomentMeasure& measure) const {
    std::vector<Mark> marks;
    if (measure.critical) marks.push_back(Mark::critical);
    if (measure.candidate.proposed) marks.push_back(Mark::candidate);
    if (measure.alarm) marks.push_back(Mark::alarm);
    return marks;
}

survey::Scale Story::scale_of(const cycle::MomentId& moment) const {
    const survey::Column* column = evidence.wave ? evidence.wave->answers.rating(moment) : nullptr;
    return column == nullptr ? survey::one_to_five : column->scale;
}

const priorities::RankedMoment* Story::ranked(const cycle::MomentId& moment) const {
    if (!ranking) return nullptr;
    const auto found =
        std::find_if(ranking->rows.begin(), ranking->rows.end(), [&](const auto& r) { return r.moment == moment; });
    return found == ranking->rows.end() ? nullptr : &*found;
}

const priorities::QuadrantPoint* Story::quadrant_of(const cycle::MomentId& moment) const {
    if (!ranking) return nullptr;
    const auto& points = ranking->quadrants;
    const auto found = std::find_if(points.begin(), points.end(), [&](const auto& p) { return p.moment == moment; });
    return found == points.end() ? nullptr : &*found;
}

const priorities::RankedMoment* Story::first_to_attend() const {
    if (!ranking || ranking->rows.empty()) return nullptr;
    const auto alarm = std::find_if(ranking->rows.begin(), ranking->rows.end(), [](const auto& r) { return r.alarm; });
    return alarm != ranking->rows.end() ? &*alarm : &ranking->rows.front();
}

bool Story::draws_most_cases(const cycle::MomentId& moment) const {
    if (!measures.cases || measures.cases->by_moment.empty()) return false;
    const auto& rows = measures.cases->by_moment;
    const bool alone = rows.size() == 1 || rows[1].count < rows[0].count;
    return rows.front().key == moment.text && alone;
}

bool Story::matters_most(const cycle::MomentId& moment) const {
    if (!ranking || ranking->importance_source == moments::ImportanceSource::none) return false;
    const auto* own = ranked(moment);
    return own != nullptr && std::all_of(ranking->rows.begin(), ranking->rows.end(), [&](const auto& r) {
               return r.moment == moment || r.importance < own->importance;
           });
}

bool Story::is_weakest(const cycle::MomentId& moment) const {
    return measures.weakest == moment;
}

std::vector<const indicators::StandardMeasure*> Story::standards_today() const {
    std::vector<const indicators::StandardMeasure*> latest;
    for (const auto& measure : measures.standards) {
        const auto same = std::find_if(latest.begin(), latest.end(), [&](const auto* held) {
            return held->moment == measure.moment && held->standard == measure.standard &&
                   held->series == measure.series;
        });
        if (same == latest.end())
            latest.push_back(&measure);
        else
            *same = &measure;
    }
    return latest;
}

std::string Story::promise_of(const cycle::Standard& standard) const {
    return local(standard.text) + (standard.confirmed ? "" : "*");
}

TextCell Story::moment_cell(const indicators::MomentMeasure& measure) const {
    TextCell out;
    out.text = plain(numbered_name_of(measure.moment));
    out.sign = sign_of(measure);
    out.marks = marks_of(measure);
    return out;
}

TextCell Story::moment_cell(const cycle::MomentId& moment) const {
    const indicators::MomentMeasure* measure = measures.find(moment);
    if (measure != nullptr) return moment_cell(*measure);
    return TextCell{plain(numbered_name_of(moment)), {}, {}, {}};
}

std::string Story::period() const {
    if (!evidence.first_day || !evidence.last_day) return {};
    return calendar::printed_period(*evidence.first_day, *evidence.last_day, language());
}

std::string Story::answers_period() const {
    if (!evidence.wave) return {};
    const auto first = evidence.wave->answers.first_day(), last = evidence.wave->answers.last_day();
    return first && last ? calendar::printed_period(*first, *last, language()) : std::string{};
}

PictureOptions Story::picture(std::string id_prefix) const {
    PictureOptions options;
    options.language = language();
    options.id_prefix = std::move(id_prefix);
    options.moment_link = "#m-";
    return options;
}

int decimals_of(double value, int most) {
    const std::string text = format_trimmed(value, most, Language::en);
    const std::size_t point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

Cell percent_cell(const std::optional<stats::Estimate>& share) {
    if (!share) return AbsentCell{};
    return EstimateCell{*share, 1, Look::percent, {}};
}

Cell mean_cell(const std::optional<stats::Estimate>& mean, int decimals) {
    if (!mean) return AbsentCell{};
    return EstimateCell{*mean, decimals, Look::plain, {}};
}

Cell number_cell(const std::optional<double>& value, int decimals, const std::string& unit) {
    if (!value) return AbsentCell{};
    return NumberCell{*value, decimals, Look::plain, unit};
}

}  // namespace ciclo::report
