// LogBuilder: what the readers of all forms of OCEL put an ObjectLog together with. Things may be named before they are
// declared; what cannot be used goes into the ledger, here and nowhere else.
//
//   LogBuilder log("orders.json");
//   if (auto event = log.add_event({"e1", "Pay order", "2024-03-01T09:00:00Z"}, place)) {
//       log.relate_event(*event, "o1", "order", place);
//       log.event_value(*event, "price", "5", ValueKind::whole, place);
//   }
//   Result<ObjectLog> read = std::move(log).finish();
//
// One thread. Texts that are not UTF-8 are not taken.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "events/names.h"
#include "objects/object_log.h"

namespace ciclo::objects {

/// A number under which the builder knows an event or an object that was named, declared or not.
struct Mention {
    std::uint32_t number = 0;
};

/// OCEL 2.0 declares types and their attributes; 1.0 does not, so that nothing undeclared is worth a note.
enum class Declares { everything, nothing };

class LogBuilder {
public:
    struct GivenEvent {
        std::string_view id, type, time;
    };

    explicit LogBuilder(std::string file, Declares declares = Declares::everything);

    std::uint32_t declare_event_type(std::string_view name) { return declare_type(events_, name); }
    std::uint32_t declare_object_type(std::string_view name) { return declare_type(objects_, name); }
    void declare_event_attribute(std::uint32_t type, std::string_view name, ValueKind kind);
    void declare_object_attribute(std::uint32_t type, std::string_view name, ValueKind kind);

    /// Nothing: left out and noted why (no_id, no_type, no_time, not_a_time, not_utf8, repeated_id).
    std::optional<Mention> add_event(const GivenEvent& event, const Place& place);
    std::optional<Mention> add_object(std::string_view id, std::string_view type, const Place& place);
    Mention named_event(std::string_view id) { return {events_.names.number_of(id)}; }
    /// Those that were added, and not left out, before.
    std::optional<Mention> known_event(std::string_view id) { return known(events_, id); }
    std::optional<Mention> known_object(std::string_view id) { return known(objects_, id); }
    Mention named_object(std::string_view id) { return {objects_.names.number_of(id)}; }

    /// `object` need not be known yet; at the end it must (relation_of_unknown_event, _of_unknown_object,
    /// _to_unknown_object, relation_repeated).
    void relate_event(Mention event, std::string_view object, std::string_view qualifier, const Place& place);
    void relate_object(Mention object, std::string_view other, std::string_view qualifier, const Place& place);

    /// `kind`: what the value is taken for when its attribute was not declared.
    void event_value(Mention event, std::string_view attribute, std::string_view value, ValueKind kind,
                     const Place& place);
    /// `time`: since when; nothing = from the beginning.
    void object_value(Mention object, std::string_view attribute, std::string_view value, ValueKind kind,
                      std::optional<std::string_view> time, const Place& place);

    void note(const std::string& code, const std::string& subject, std::string_view text, const Place& place,
              Treatment treatment = Treatment::row_left_out);
    const Place& whole_file() const { return whole_file_; }

    /// Errors: neither events nor objects, more types or attributes than limits.h allows.
    Result<ObjectLog> finish() &&;

private:
    struct Side {
        events::NameIndex names;                  ///< of all that were named
        std::vector<std::uint32_t> row_of_named;  ///< no_code: named only
        std::vector<std::uint32_t> named_of_row;
        events::NameIndex type_names;
        Things things;
        std::map<std::pair<std::uint32_t, std::uint32_t>, ValueKind> declared;  ///< (type, attribute)
    };
    struct Link {
        std::uint32_t from = 0, to = 0, qualifier = 0;
        int line = 0;
    };
    struct Given {
        std::uint32_t row = 0, attribute = 0, value = 0;
        std::int64_t since_us = 0;
    };

    static std::optional<Mention> known(Side& side, std::string_view id);
    static std::uint32_t declare_type(Side& side, std::string_view name);
    void declare_attribute(Side& side, std::uint32_t type, std::string_view name, ValueKind kind);
    bool usable(std::string_view id, std::string_view type, const char* subject, const Place& place);
    std::optional<Mention> add(Side& side, std::string_view id, std::string_view type, const char* subject,
                               const Place& place);
    std::optional<Given> value_of(Side& side, Mention owner, std::string_view attribute, std::string_view value,
                                  ValueKind kind, const Place& place);
    void relate(std::vector<Link>& links, std::uint32_t from, std::string_view object, std::string_view qualifier,
                const Place& place);
    Relations finish_links(std::vector<Link>& links, const Side& from, const char* subject);
    static std::vector<bool> repeated_links(const std::vector<Link>& links);
    static Values finish_values(std::vector<Given>& rows, std::size_t owners);
    static Dictionary finish_side(Side& side);

    std::string file_;
    Place whole_file_;
    Declares declares_;
    Ledger ledger_;
    Side events_, objects_;
    events::NameIndex qualifiers_, attributes_, values_;
    std::vector<std::int64_t> event_us_;
    std::vector<Link> event_links_, object_links_;
    std::vector<Given> event_given_, object_given_;
};

}  // namespace ciclo::objects
