#include "objects/log_builder.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/text.h"
#include "calendar/instant.h"
#include "formats/cells.h"
#include "objects/limits.h"

namespace ciclo::objects {

namespace {

using events::no_code;

std::optional<std::int64_t> microseconds_of(std::string_view time) {
    // OCEL writes ISO 8601, so the order of day and month is no question
    const auto instant = calendar::parse_instant(trim(time), calendar::DayOrder::year_month_day);
    if (!instant) return std::nullopt;
    return instant->microseconds_utc;
}

Error too_many(std::size_t n, const std::string& what, std::size_t most, const std::string& file) {
    return {ErrorKind::limit,
            "the log has " + std::to_string(n) + " " + what,
            "keep it within " + std::to_string(most),
            {file, 0, 0},
            "ocel_too_many_" + what};
}

/// Puts rows together by owner, the order among them kept; answers where those of each begin.
template <class Row, class Owner>
std::vector<std::uint64_t> sorted_by_owner(std::vector<Row>& rows, std::size_t owners, const Owner& owner) {
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return owner(a) < owner(b); });
    std::vector<std::uint64_t> begin(owners + 1, 0);
    for (const Row& row : rows) ++begin[owner(row) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    return begin;
}

}  // namespace

LogBuilder::LogBuilder(std::string file, Declares declares)
    : file_(std::move(file)), whole_file_{file_, 0, 0}, declares_(declares) {}

void LogBuilder::note(const std::string& code, const std::string& subject, std::string_view text, const Place& place,
                      Treatment treatment) {
    ledger_.add({place, code, subject, formats::shown_cell(text), treatment, ""});
}

std::optional<Mention> LogBuilder::known(Side& side, std::string_view id) {
    const std::uint32_t named = side.names.number_of(id);
    if (named >= side.row_of_named.size() || side.row_of_named[named] == no_code) return std::nullopt;
    return Mention{named};
}

std::uint32_t LogBuilder::declare_type(Side& side, std::string_view name) {
    const std::uint32_t number = side.type_names.number_of(name);
    if (number == side.things.types.size()) side.things.types.push_back({std::string(name), {}});
    return number;
}

void LogBuilder::declare_attribute(Side& side, std::uint32_t type, std::string_view name, ValueKind kind) {
    const std::uint32_t attribute = attributes_.number_of(name);
    const bool is_new = side.declared.emplace(std::pair(type, attribute), kind).second;
    if (is_new) side.things.types[type].attributes.push_back({attribute, kind});
}

void LogBuilder::declare_event_attribute(std::uint32_t type, std::string_view name, ValueKind kind) {
    declare_attribute(events_, type, name, kind);
}

void LogBuilder::declare_object_attribute(std::uint32_t type, std::string_view name, ValueKind kind) {
    declare_attribute(objects_, type, name, kind);
}

bool LogBuilder::usable(std::string_view id, std::string_view type, const char* subject, const Place& place) {
    const char* code = id.empty()                       ? "no_id"
                       : type.empty()                   ? "no_type"
                       : !is_utf8(id) || !is_utf8(type) ? "not_utf8"
                                                        : "";
    if (*code == '\0') return true;
    note(code, subject, "", place);
    return false;
}

std::optional<Mention> LogBuilder::add(Side& side, std::string_view id, std::string_view type, const char* subject,
                                       const Place& place) {
    const std::uint32_t named = side.names.number_of(id);
    if (side.row_of_named.size() <= named) side.row_of_named.resize(named + 1, no_code);
    if (side.row_of_named[named] != no_code) {
        note("repeated_id", subject, id, place);
        return std::nullopt;
    }
    const std::size_t types = side.things.types.size();
    const std::uint32_t type_number = declare_type(side, type);
    if (type_number == types && declares_ == Declares::everything) {
        note("type_not_declared", subject, type, place, Treatment::noted);
    }
    side.row_of_named[named] = static_cast<std::uint32_t>(side.things.type.size());
    side.named_of_row.push_back(named);
    side.things.type.push_back(type_number);
    return Mention{named};
}

std::optional<Mention> LogBuilder::add_event(const GivenEvent& event, const Place& place) {
    if (!usable(event.id, event.type, "event", place)) return std::nullopt;
    const std::optional<std::int64_t> time = microseconds_of(event.time);
    if (!time) {
        note(trim(event.time).empty() ? "no_time" : "not_a_time", "event", event.time, place);
        return std::nullopt;
    }
    const std::optional<Mention> added = add(events_, event.id, event.type, "event", place);
    if (added) event_us_.push_back(*time);
    return added;
}

std::optional<Mention> LogBuilder::add_object(std::string_view id, std::string_view type, const Place& place) {
    if (!usable(id, type, "object", place)) return std::nullopt;
    return add(objects_, id, type, "object", place);
}

void LogBuilder::relate(std::vector<Link>& links, std::uint32_t from, std::string_view object,
                        std::string_view qualifier, const Place& place) {
    if (object.empty()) return note("no_id", "relation", qualifier, place);
    if (!is_utf8(object) || !is_utf8(qualifier)) return note("not_utf8", "relation", "", place);
    links.push_back({from, objects_.names.number_of(object), qualifiers_.number_of(qualifier), place.line});
}

void LogBuilder::relate_event(Mention event, std::string_view object, std::string_view qualifier, const Place& place) {
    relate(event_links_, event.number, object, qualifier, place);
}

void LogBuilder::relate_object(Mention object, std::string_view other, std::string_view qualifier, const Place& place) {
    relate(object_links_, object.number, other, qualifier, place);
}

std::optional<LogBuilder::Given> LogBuilder::value_of(Side& side, Mention owner, std::string_view attribute,
                                                      std::string_view value, ValueKind kind, const Place& place) {
    const Treatment left_out = Treatment::value_left_out;
    const std::uint32_t row = owner.number < side.row_of_named.size() ? side.row_of_named[owner.number] : no_code;
    const char* code = row == no_code                           ? "value_of_unknown"
                       : attribute.empty()                      ? "no_attribute"
                       : !is_utf8(attribute) || !is_utf8(value) ? "not_utf8"
                                                                : "";
    if (*code != '\0') {
        note(code, code == std::string_view("not_utf8") ? "" : std::string(attribute), "", place, left_out);
        return std::nullopt;
    }
    const std::uint32_t type = side.things.type[row], number = attributes_.number_of(attribute);
    const auto [declared, is_new] = side.declared.emplace(std::pair(type, number), kind);
    if (is_new) {
        side.things.types[type].attributes.push_back({number, kind});
        if (declares_ == Declares::everything) {
            note("attribute_not_declared", std::string(attribute), "", place, Treatment::noted);
        }
    } else if (!is_of_kind(value, declared->second)) {
        note("value_of_another_kind", std::string(attribute), value, place, Treatment::noted);
    }
    return Given{row, number, values_.number_of(value), from_the_beginning_us};
}

void LogBuilder::event_value(Mention event, std::string_view attribute, std::string_view value, ValueKind kind,
                             const Place& place) {
    if (const auto given = value_of(events_, event, attribute, value, kind, place)) event_given_.push_back(*given);
}

void LogBuilder::object_value(Mention object, std::string_view attribute, std::string_view value, ValueKind kind,
                              std::optional<std::string_view> time, const Place& place) {
    const std::optional<std::int64_t> since = time ? microseconds_of(*time) : from_the_beginning_us;
    if (!since) return note("not_a_time", std::string(attribute), *time, place, Treatment::value_left_out);
    auto given = value_of(objects_, object, attribute, value, kind, place);
    if (!given) return;
    given->since_us = *since;
    object_given_.push_back(*given);
}

Relations LogBuilder::finish_links(std::vector<Link>& links, const Side& from, const char* subject) {
    const auto row_in = [](const Side& side, std::uint32_t named) {
        return named < side.row_of_named.size() ? side.row_of_named[named] : no_code;
    };
    std::erase_if(links, [&](Link& link) {
        const std::uint32_t source = row_in(from, link.from), target = row_in(objects_, link.to);
        const char* code = source == no_code
                               ? (&from == &events_ ? "relation_of_unknown_event" : "relation_of_unknown_object")
                           : target == no_code ? "relation_to_unknown_object"
                                               : "";
        if (*code != '\0') note(code, subject, qualifiers_.names()[link.qualifier], {file_, link.line, 0});
        link.from = source, link.to = target;
        return *code != '\0';
    });
    std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.from < b.from; });
    const std::vector<bool> repeated = repeated_links(links);
    Relations out;
    out.begin.assign(from.things.size() + 1, 0);
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (repeated[i]) {
            note("relation_repeated", subject, qualifiers_.names()[links[i].qualifier], {file_, links[i].line, 0});
            continue;
        }
        ++out.begin[links[i].from + 1];
        out.to.push_back(links[i].to);
        out.qualifier.push_back(links[i].qualifier);
    }
    std::partial_sum(out.begin.begin(), out.begin.end(), out.begin.begin());
    return out;
}

std::vector<bool> LogBuilder::repeated_links(const std::vector<Link>& links) {
    std::vector<std::uint32_t> order(links.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto key = [&](std::uint32_t i) { return std::tuple(links[i].from, links[i].to, links[i].qualifier); };
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    std::vector<bool> repeated(links.size(), false);
    for (std::size_t i = 1; i < order.size(); ++i) repeated[order[i]] = key(order[i]) == key(order[i - 1]);
    return repeated;
}

Dictionary LogBuilder::finish_side(Side& side) {
    Dictionary ids;
    for (const std::uint32_t named : side.named_of_row) ids.add(side.names.names()[named]);
    return ids;
}

Result<ObjectLog> LogBuilder::finish() && {
    if (event_us_.empty() && objects_.things.size() == 0) {
        const bool all_left_out = !ledger_.counts().empty();
        return Error{ErrorKind::invalid, "no event and no object of " + file_ + " could be used",
                     all_left_out ? "all were left out (" + ledger_.counts().front().code + "); check the file"
                                  : "check that it is the right file",
                     ledger_.entries().empty() ? whole_file_ : ledger_.entries().front().place, "nothing_usable"};
    }
    const std::size_t types = std::max(events_.things.types.size(), objects_.things.types.size());
    if (types > limits::types) return too_many(types, "types", limits::types, file_);
    if (attributes_.size() > limits::attributes)
        return too_many(attributes_.size(), "attributes", limits::attributes, file_);
    ObjectLog log;
    log.event_objects = finish_links(event_links_, events_, "event_object");
    log.object_objects = finish_links(object_links_, objects_, "object_object");
    log.event_values = finish_values(event_given_, events_.things.size());
    std::stable_sort(object_given_.begin(), object_given_.end(),
                     [](const Given& a, const Given& b) { return a.since_us < b.since_us; });
    log.object_values = finish_values(object_given_, objects_.things.size());
    for (const Given& given : object_given_) log.object_values.since_us.push_back(given.since_us);
    events_.things.ids = finish_side(events_);
    objects_.things.ids = finish_side(objects_);
    log.events = std::move(events_.things), log.objects = std::move(objects_.things);
    log.event_us = std::move(event_us_);
    log.qualifiers = std::move(qualifiers_).take();
    log.attributes = std::move(attributes_).take();
    log.values = std::move(values_).take();
    log.file = std::move(file_), log.ledger = std::move(ledger_);
    return log;
}

Values LogBuilder::finish_values(std::vector<Given>& rows, std::size_t owners) {
    Values out;
    out.begin = sorted_by_owner(rows, owners, [](const Given& given) { return std::size_t{given.row}; });
    for (const Given& given : rows) {
        out.attribute.push_back(given.attribute);
        out.value.push_back(given.value);
    }
    return out;
}

}  // namespace ciclo::objects
