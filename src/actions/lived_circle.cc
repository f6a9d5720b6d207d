#include "actions/lived_circle.h"

#include "actions/conform_picture.h"
#include "actions/results_computing.h"
#include "report/lived_circle.h"

namespace ciclo::actions {

drawing::Drawing lived_circle(const LivedTelling& telling, report::PictureOptions options) {
    options.language = telling.language;
    options.summary = lived_answer(telling);
    report::LivedCycle cycle;
    if (telling.view.conformance.cases >= fewest_of_a_group) cycle = lived_cycle_of(telling.view.conformance);
    return report::lived_circle_of(telling.question.map(), cycle, options);
}

}  // namespace ciclo::actions
