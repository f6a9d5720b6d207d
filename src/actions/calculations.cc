#include "actions/calculations.h"

#include <algorithm>
#include <iterator>

#include "actions/calculations_parts.h"

namespace ciclo::actions {

std::span<const Calculation> calculations() {
    static const std::vector<Calculation> all = [] {
        std::vector<Calculation> rows;
        for (const auto& part :
             {moment_calculations, cycle_calculations, design_calculations, service_calculations, result_calculations,
              proportion_calculations, mean_calculations, rate_calculations, score_calculations, sampling_calculations,
              sample_size_calculations, unit_calculations, driver_calculations, failure_calculations,
              chart_calculations, standard_calculations, distribution_calculations}) {
            std::vector<Calculation> some = part();
            rows.insert(rows.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
        }
        // the product's own codes stand in two files by theme; people look them up by number
        std::stable_sort(rows.begin(), rows.end(), [](const Calculation& a, const Calculation& b) {
            const bool own_a = a.name.starts_with("k-"), own_b = b.name.starts_with("k-");
            return own_a != own_b ? own_a : own_a && a.name < b.name;
        });
        return rows;
    }();
    return all;
}

}  // namespace ciclo::actions
