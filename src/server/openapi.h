// The description of the API (OpenAPI 3.1), made from the routes and the kinds: what is there, and nothing else.
//
//   const std::string text = openapi_json(routes, kinds, "0.1.0");
//
// Deterministic: the same bytes for the same rows. Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>

#include "records/kinds.h"
#include "server/routes.h"

namespace ciclo::server {

std::string openapi_json(const RouteTable& routes, records::KindList kinds, std::string_view version);

/// "get_api_records_unit_id": the operationId of a route.
std::string operation_name(const RouteRow& row);

}  // namespace ciclo::server
