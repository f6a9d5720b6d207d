// Finding the records behind a proof of identity: one by a unique field, all of one person. Works on a Snapshot and on
// a Pen alike.
//
//   Result<std::optional<records::Record>> found = find_one(snapshot, identity::session_kind(), "secret", digest);
//
// Threads: those of what is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/query.h"
#include "records/value.h"
#include "seams/store.h"

namespace ciclo::actions {

/// Records that are not archived whose field `field` equals `text`.
inline records::Query query_by(const records::Kind& kind, std::string_view field, const std::string& text) {
    const std::size_t position = kind.at(field);
    records::Query query;
    query.kind = &kind;
    query.filters.push_back({position, records::Compare::equals, records::text_value(kind.fields[position], text)});
    return query;
}

/// `reader`: a seams::Snapshot or a seams::Pen.
template <class Reader>
Result<std::optional<records::Record>> find_one(Reader& reader, const records::Kind& kind, std::string_view field,
                                                const std::string& text) {
    records::Query query = query_by(kind, field, text);
    query.limit = 1;
    Result<records::Page> page = reader.list(query);
    if (!page) return page.errors();
    if (page->records.empty()) return std::optional<records::Record>();
    return std::optional(std::move((*page).records.front()));
}

/// Every page of a query.
template <class Reader>
Result<std::vector<records::Record>> find_every(Reader& reader, records::Query query) {
    std::vector<records::Record> all;
    query.limit = 200;
    do {
        Result<records::Page> page = reader.list(query);
        if (!page) return page.errors();
        for (records::Record& record : (*page).records) all.push_back(std::move(record));
        query.after = page->next;
    } while (!query.after.empty());
    return all;
}

template <class Reader>
Result<std::vector<records::Record>> find_all(Reader& reader, const records::Kind& kind, std::string_view field,
                                              const std::string& text) {
    return find_every(reader, query_by(kind, field, text));
}

/// False for whoever has left: archived, erased or set inactive.
bool is_active_person(const records::Record& person);

}  // namespace ciclo::actions
