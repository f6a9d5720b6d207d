// compose(): what was found, as a Document in one language.
//
//   Document document = compose(evidence, measures, ranking, Language::es);
//
// Every sentence is made here from the same values as the figures and tables beside it. A number never stands without
// its n; intervals and methods stand beside it or one column further. What is missing is said with the one step that
// would fill it. Nothing is measured here. Pure, deterministic; any number of threads.
#pragma once

#include <optional>

#include "base/language.h"
#include "indicators/measures.h"
#include "moments/evidence.h"
#include "priorities/expected_loss.h"
#include "priorities/ranking.h"
#include "report/document.h"

namespace ciclo::report {

Document compose(const moments::Evidence& evidence, const indicators::Measures& measures,
                 const std::optional<priorities::Ranking>& ranking,
                 const std::optional<priorities::ExpectedLoss>& loss, Language language);

}  // namespace ciclo::report
