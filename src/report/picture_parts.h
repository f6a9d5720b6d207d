// What several pictures ask of a map and its measures. Internal to report.
#pragma once

#include <optional>
#include <string>

#include "drawing/circle.h"
#include "drawing/interval_bar.h"
#include "drawing/rating.h"
#include "report/pictures.h"

namespace ciclo::report::picture_parts {

const indicators::MomentMeasure* measure_of(const indicators::Measures* measures, const cycle::MomentId& moment);
std::string name_of(const cycle::Moment& moment, Language language);
std::string address_of(const cycle::MomentId& moment, const PictureOptions& options);
drawing::Criticality criticality_of(const cycle::Moment& moment, const indicators::MomentMeasure* measure);
/// Nothing when nobody answered.
std::optional<drawing::Rating> rating_of(const indicators::MomentMeasure* measure);
std::optional<drawing::Rating> rating_before(const indicators::Measures& measures, const cycle::MomentId& moment);
/// "+1,00 claro", or empty without an earlier wave.
std::string difference_of(const indicators::Measures& measures, const cycle::MomentId& moment, Language language);
/// The circle before it is drawn.
drawing::Circle plain_circle(const cycle::Map& map, const indicators::Measures* measures, const PictureOptions& options);
drawing::Caption caption_of(std::string title, const PictureOptions& options);

}  // namespace ciclo::report::picture_parts
