#include "indicators/drivers_of.h"
#include "indicators/limits.h"
#include "stats/veto.h"

namespace ciclo::indicators {

namespace {

std::vector<stats::Flag> failures(const survey::Column& column, const std::vector<std::uint32_t>& rows) {
    std::vector<stats::Flag> flags;
    flags.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        flags.push_back(column.value[row] <= column.scale.negative_to ? stats::Flag::yes : stats::Flag::no);
    }
    return flags;
}

VetoLabel label_of(stats::VetoLabel label) {
    switch (label) {
        case stats::VetoLabel::veto: return VetoLabel::veto;
        case stats::VetoLabel::serious: return VetoLabel::serious;
        case stats::VetoLabel::tolerated: return VetoLabel::tolerated;
        case stats::VetoLabel::insufficient: break;
    }
    return VetoLabel::insufficient;
}

VetoRow row_of(const stats::VetoItem& item, const cycle::MomentId& moment) {
    VetoRow row;
    row.moment = moment;
    row.n_only = item.alone;
    row.dissatisfied_if_only = item.veto;
    row.excess = item.rise;
    row.relative_risk = item.relative_risk;
    row.attributable_fraction = item.attributable;
    row.label = label_of(item.label);
    return row;
}

}  // namespace

std::optional<Veto> veto_of(const std::optional<OverallTable>& table, const MeasureOptions& options) {
    if (!table || table->moments.size() < driver_moments_least) return std::nullopt;
    if (static_cast<std::int64_t>(table->rows.size()) < veto_rows_least) return std::nullopt;
    std::vector<std::vector<stats::Flag>> failed;
    for (const survey::Column* rating : table->ratings) failed.push_back(failures(*rating, table->rows));
    const std::vector<stats::Flag> dissatisfied = failures(*table->overall, table->rows);
    const auto tested = stats::veto(failed, dissatisfied, options.level);
    if (!tested) return std::nullopt;
    Veto veto;
    veto.n = tested->n;
    veto.baseline = tested->baseline;
    veto.no_failed_moment = tested->none_failed;
    veto.product_bound = tested->product;
    for (const stats::VetoItem& item : tested->items) veto.rows.push_back(row_of(item, table->moments[item.column]));
    return veto;
}

}  // namespace ciclo::indicators
