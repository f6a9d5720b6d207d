// The further columns of a flat log: attributes of its events and of the objects that are its cases. Used by flatten.cc
// only; see flatten.h for the rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/further.h"
#include "events/group.h"
#include "events/names.h"
#include "objects/object_log.h"

namespace ciclo::objects {

/// True for the attribute of events that says who did it; `asked` "" = its usual names.
bool is_resource(std::string_view name, std::string_view asked);

/// An error for a column asked for that neither the events nor the objects of the type have.
std::optional<Error> further_missing(const ObjectLog& log, std::uint32_t type, const events::Further& further);

class FlatColumns {
public:
    /// Borrows the log.
    FlatColumns(const ObjectLog& log, std::uint32_t type, std::string_view resource, const events::Further& further);

    std::size_t size() const { return columns_.size(); }
    /// One more row in every column of `rows.further`.
    void add_row(std::uint32_t event, std::uint32_t object, events::Rows& rows);
    std::vector<events::FurtherColumn> take() &&;

private:
    struct Column {
        std::string name;  ///< "case:…" where it is of the case
        events::NameIndex values;
    };
    /// What an object says in a column, since when.
    struct Given {
        std::uint32_t column = 0, value = 0;
        std::int64_t since_us = 0;
    };
    static constexpr std::uint32_t no_column = 0xFFFFFFFFU;

    void add_event_columns(std::string_view resource, const events::Further& further);
    void add_object_columns(std::uint32_t type, const events::Further& further);
    void add_column(std::string name, std::uint32_t& number);
    void take_given(std::uint32_t type);
    void set_given(std::uint32_t event, std::uint32_t object);
    void set(std::uint32_t column, std::uint32_t value);

    const ObjectLog& log_;
    std::size_t most_values_;
    std::vector<Column> columns_;
    std::vector<std::uint32_t> of_event_attribute_, of_object_attribute_;  ///< by the attribute's number; no_column
    std::vector<std::uint8_t> changes_;                                     ///< attributes of objects
    std::vector<std::uint64_t> given_begin_;                                ///< by object
    std::vector<Given> given_;                                              ///< of each object by column, then time
    std::vector<std::uint32_t> codes_;                                      ///< of the row that is made
};

}  // namespace ciclo::objects
