// The form of a kind, as JSON: what a screen needs to draw the form, the list and the filters without knowing the kind.
#pragma once

#include <string>

#include "records/kind.h"

namespace ciclo::records {

/// {"name":…,"one":{es,en,nl},…,"fields":[{"name","type","label","help","required","sensitivity","listed","unit","choices",
/// "refers_to","lowest","highest","longest","unique","read_only"}…],"title_field","belonging","retention","single",
/// "may_write"}; what a field has not is null.
std::string form_json(const Kind& kind, bool may_write);
/// The JSON Schema (2020-12, the dialect of OpenAPI 3.1) of the values of a kind; additionalProperties false.
std::string schema_json(const Kind& kind);

}  // namespace ciclo::records
