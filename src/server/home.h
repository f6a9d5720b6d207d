// Home: the plain page at "/" that says the server runs, until the web application stands there.
#pragma once

#include <string>

#include "base/language.h"

namespace ciclo::server {

/// HTML in all three languages, the wanted one first; no script, no style.
std::string home_page(Language language);

}  // namespace ciclo::server
