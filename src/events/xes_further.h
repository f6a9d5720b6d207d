// XesFurther: the further attributes (further.h) of the events or of the traces of a part of a XES log, walked in the
// order of the file. All types are texts as written; one that says nothing is "not given". An attribute inside others is called by
// the way to it ("parent:child"); the second of one key in one event "key:2".
//
//   XesFurther of_events(further, mapping, Level::of_event);
//   of_events.begin();  of_events.value(key, text);  …  of_events.keep(row);      // text: until forget()
//
// One thread each; JoinedFurther makes one of several parts.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/further.h"
#include "events/group.h"
#include "events/names.h"
#include "events/rows.h"
#include "formats/columns.h"

namespace ciclo::events {

class XesFurther {
public:
    struct Value {
        std::uint32_t column = 0;
        std::string_view text;
    };
    /// Of one event or trace: those from `begin` up to where the next begins.
    struct Values {
        std::size_t begin = 0, end = 0;
    };

    XesFurther(const Further& further, const formats::FileColumns& mapping, Level level);
    /// Keys that mean something else: `all` leaves them out, as it does what the mapping ignores.
    void leave_out(std::vector<std::string> used) { used_ = std::move(used); }

    /// Forgets all values that were not kept.
    void forget() { values_.clear(); }
    /// The values of one event or trace begin; end() says which they are.
    void begin();
    void value(std::string_view key, const NameIndex::Key& hashed, std::string_view text);
    Values end() const { return {first_, values_.size()}; }

    /// Values of row (or case) `place`; new places come in their order. The columns that differ from what the place has
    /// already, which stays.
    std::vector<std::string> keep(std::size_t place, Values values);
    /// The zone of row `place`, in minutes.
    void keep_zone(std::size_t place, int minutes);

private:
    friend struct JoinedFurther;
    struct Column {
        std::string name;
        NameIndex values;
        std::vector<std::uint8_t> says_nothing;  ///< by number of the value: "n/a", "-"
        GrowingCodes codes;
        std::size_t given = 0;      ///< values that say something
        std::uint64_t seen_in = 0;  ///< the last event or trace that gave one
        std::size_t times = 0;      ///< how often that one had its key
        bool has_too_many = false;
    };
    std::uint32_t new_column(std::string name);
    std::uint32_t column_of(std::string_view key, const NameIndex::Key& hashed);
    bool keep(Column& column, std::size_t place, std::string_view text) const;

    const Further& further_;
    const formats::FileColumns& mapping_;
    Level level_;
    std::vector<std::string> used_;
    NameIndex keys_;                            ///< all that were seen
    std::vector<std::uint32_t> column_of_key_;  ///< no_code: not asked for
    std::vector<Column> columns_;
    std::uint32_t zone_column_ = no_code;
    std::vector<Value> values_;
    std::size_t first_ = 0;
    std::uint64_t item_ = 0;
    bool has_too_long_ = false, has_too_many_ = false;
};

/// The columns of all parts in the order of first appearance; used once.
struct JoinedFurther {
    std::vector<FurtherColumn> columns;
    std::vector<std::string> keys;  ///< all that were seen
    /// Codes of each part by column, with what its numbers mean.
    struct Part {
        std::vector<GrowingCodes> codes;
        std::vector<std::vector<std::uint32_t>> meaning;
    };
    std::vector<Part> parts;
    bool has_too_long = false;  ///< a key is longer than limits.h allows
    bool has_too_many = false;  ///< more keys with a column of their own than limits.h allows

    /// Takes the columns out of the parts; those without any value go.
    explicit JoinedFurther(std::span<XesFurther* const> all);
    /// The columns as attributes of the places of all parts, `places` of each; those with too many values go, noted.
    std::vector<Attribute> of_places(const std::vector<std::size_t>& places, Ledger& ledger, const std::string& file);

private:
    void take(XesFurther& part, NameIndex& names, std::vector<NameIndex>& values);
    void drop(std::size_t column);
};

}  // namespace ciclo::events
