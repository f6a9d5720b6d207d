// ObjectLog: what really happened, to which objects (OCEL: object-centric event log), in columns. One event may touch
// many objects of many types; which of them is the case is chosen later (flatten.h).
//
//   Result<ObjectLog> log = read_ocel(bytes, "orders.sqlite");
//   const Relations& touched = log->event_objects;
//   for (auto i = touched.begin[e]; i < touched.begin[e + 1]; ++i) … log->objects.ids[touched.to[i]] …
//
// Events and objects stand in the order of the file. Movable; read-only after reading; any number of threads.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ledger.h"
#include "base/names.h"
#include "events/log.h"

namespace ciclo::objects {

using events::Dictionary;

/// How the file declares an attribute; the values themselves are kept as they were written.
enum class ValueKind { text, time, whole, real, truth };
const Names<ValueKind, 5>& names_of(ValueKind*);  ///< codes: string, time, integer, float, boolean

/// A value that stands from the beginning (OCEL: 1970-01-01T00:00:00Z).
inline constexpr std::int64_t from_the_beginning_us = 0;

struct DeclaredAttribute {
    std::uint32_t attribute = 0;  ///< number in ObjectLog::attributes
    ValueKind kind = ValueKind::text;
};

/// A type of event or of object. A type or an attribute that occurs undeclared is declared here all the same.
struct Type {
    std::string name;
    std::vector<DeclaredAttribute> attributes;
};

/// The events, or the objects.
struct Things {
    Dictionary ids;
    std::vector<std::uint32_t> type;  ///< number in `types`
    std::vector<Type> types;

    std::size_t size() const { return type.size(); }
    /// How many of each type, by its number.
    std::vector<std::size_t> of_each_type() const;
    std::optional<std::uint32_t> find_type(std::string_view name) const;
};

/// What leads from an event, or from an object, to objects: those of `i` stand at begin[i] … begin[i + 1].
struct Relations {
    std::vector<std::uint64_t> begin;
    std::vector<std::uint32_t> to;         ///< number of an object
    std::vector<std::uint32_t> qualifier;  ///< number in ObjectLog::qualifiers

    std::size_t size() const { return to.size(); }
};

/// Values of attributes: those of `i` stand at begin[i] … begin[i + 1]; an object's by time, then as they stood.
struct Values {
    std::vector<std::uint64_t> begin;
    std::vector<std::uint32_t> attribute, value;  ///< numbers in ObjectLog::attributes, ObjectLog::values
    std::vector<std::int64_t> since_us;           ///< of objects: since when; of events: empty

    std::size_t size() const { return attribute.size(); }
};

struct ObjectLog {
    Things events, objects;
    std::vector<std::int64_t> event_us;  ///< microseconds UTC
    Relations event_objects, object_objects;
    Values event_values, object_values;
    Dictionary qualifiers, attributes, values;
    std::string file;
    Ledger ledger;

    /// What an attribute of the object is at that moment: the last value since then or before; nothing when none.
    std::optional<std::string_view> value_of(std::uint32_t object, std::string_view attribute,
                                             std::int64_t at_us = std::numeric_limits<std::int64_t>::max()) const;
};

/// True when `text` can be read as that kind.
bool is_of_kind(std::string_view text, ValueKind kind);

}  // namespace ciclo::objects
