// room: records
// Filters: any expression is refused with a reason, or every filter holds a value of its field's type, within the
// limits, and names no personal field. The first line of the input is the order, the rest the filters.
#include "records/query.h"

#include "base/text.h"
#include "fuzzing.h"
#include "records/limits.h"
#include "records/sample_kind.h"
#include "records/value.h"

using namespace ciclo;
using namespace ciclo::records;

namespace {

void hold(const Query& query) {
    promise(query.filters.size() <= limits::filters && query.order.size() <= limits::orders, "the limits hold");
    for (const Filter& filter : query.filters) {
        promise(filter.field < query.kind->fields.size(), "a filter names a field");
        const Field& field = query.kind->fields[filter.field];
        promise(is_comparable(field, filter.compare), "the comparison fits the type");
        const bool presence = filter.compare == Compare::is_missing || filter.compare == Compare::is_present;
        promise(is_missing(filter.value) == presence, "a comparison has a value, presence has none");
        const std::string* text = text_in(filter.value, Purpose::measure_length_only);
        const bool part = filter.compare == Compare::contains && text != nullptr;
        promise(fits(field, filter.value) || part, "a value is of its field's type");
        promise(text == nullptr || (is_utf8(*text) && length_in_code_points(*text) <= limits::value_code_points),
                "a text is short UTF-8");
    }
    for (const Order& order : query.order) {
        promise(order.field == Kind::npos || is_sortable(query.kind->fields[order.field]), "what is ordered by can be");
    }
}

bool is_personal(const Query& query) {
    const auto guarded = [&](std::size_t field) {
        return field != Kind::npos && is_guarded(query.kind->fields[field]);
    };
    for (const Filter& filter : query.filters) {
        if (guarded(filter.field)) return true;
    }
    for (const Order& order : query.order) {
        if (guarded(order.field)) return true;
    }
    return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = text_of(bytes, size), order = text.substr(0, text.find('\n'));
    const std::string_view filters = text.substr(std::min(text.size(), order.size() + 1));
    const Kind& kind = sample::visit_kind();
    const Result<Query> all = parse_query(kind, {.filters = filters, .order = order, .search = filters, .after = order},
                                          access::Scope::of_system());
    const Result<Query> by_reader = parse_query(kind, {.filters = filters, .order = order}, access::Scope::of_system());
    const Result<Query> by_nobody = parse_query(kind, filters, order);
    for (const Result<Query>* query : {&all, &by_reader, &by_nobody}) {
        if (*query) {
            hold(**query);
        } else {
            promise(!query->errors().front().what.empty() && !query->errors().front().code.empty(),
                    "a refusal has a reason");
        }
    }
    promise(!by_nobody || !is_personal(*by_nobody), "nobody asks by a personal field");
    promise(by_reader.ok() == (by_nobody.ok() || by_nobody.errors().front().code == "personal_field"),
            "only that tells them apart");
    return 0;
}
