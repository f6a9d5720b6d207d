#include "actions/lived_circle.h"

#include "actions/results_computing.h"
#include "report/lived_circle.h"

namespace ciclo::actions {

drawing::Drawing lived_circle(const LivedTelling& telling, report::PictureOptions options) {
    options.language = telling.language;
    options.summary = lived_answer(telling);
    report::LivedCycle cycle{telling.view.measures.cases, {}};
    for (const conformance::MomentConformance& moment : telling.view.conformance.moments) {
        if (moment.transversal || cycle.cases < fewest_of_a_group) continue;
        cycle.moments.push_back({moment.moment, moment.cases, moment.skipped_cases, moment.out_of_order_cases,
                                 moment.repeated_cases, moment.slow_cases});
    }
    return report::lived_circle_of(telling.question.map(), cycle, options);
}

}  // namespace ciclo::actions
