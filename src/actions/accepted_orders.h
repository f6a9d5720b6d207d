// The order of attention as somebody accepted it (R0-35): with who, when, why it differs from the computed one, and the
// arithmetic it stood on. Internal to the room.
//
//   Result<std::optional<AcceptedOrder>> newest = newest_order(*world.snapshot, cycle_id);
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "actions/action.h"
#include "actions/identity_records.h"
#include "organisation/kinds.h"

namespace ciclo::actions {

std::vector<Action> accepted_order_actions();  ///< results accept, results orders

struct AcceptedOrder {
    records::Record record;
    calendar::Day day;
    std::vector<std::string> accepted;  ///< moments, first things first
    std::vector<std::string> computed;  ///< the same moments as the formula had them that day
};
AcceptedOrder read_order(const records::Record& record);

/// Every accepted order of a cycle, newest first. `reader`: Snapshot or Pen.
template <class Reader>
Result<std::vector<AcceptedOrder>> orders_of(Reader& reader, const std::string& cycle) {
    const auto found = find_all(reader, organisation::priority_list_kind(), "cycle", cycle);
    if (!found) return found.errors();
    std::vector<AcceptedOrder> orders;
    for (const records::Record& record : *found) orders.push_back(read_order(record));
    std::sort(orders.begin(), orders.end(), [](const AcceptedOrder& a, const AcceptedOrder& b) {
        return std::pair(b.record.created.microseconds_utc, b.record.id.text) <
               std::pair(a.record.created.microseconds_utc, a.record.id.text);
    });
    return orders;
}
template <class Reader>
Result<std::optional<AcceptedOrder>> newest_order(Reader& reader, const std::string& cycle) {
    auto orders = orders_of(reader, cycle);
    if (!orders) return orders.errors();
    if (orders->empty()) return std::optional<AcceptedOrder>();
    return std::optional(std::move((*orders).front()));
}

}  // namespace ciclo::actions
