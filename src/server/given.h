// Given: what a request gives a deed: its arguments, checked by name and kind, and the files that came along.
//
//   Result<Given> given = read_given(*match.row, match.given, query, request.body);
//   Result<Outcome> outcome = action.run(given->arguments, world_with(given->files));
//
// Strict: a name the deed does not have, a name twice, a value of another kind, a body deeper than formats::limits, a required
// input that is missing are refused, every one of them with the field's name. Files come as {"name","text"} or
// {"name","base64"} where an input names a file, or in the member "files" of the body; a plain text in the place of a file is
// only its name. Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actions/action.h"
#include "seams/memory_files.h"
#include "server/routes.h"

namespace ciclo::server {

/// The files of one request: those that came, and those the deed wrote, which go back with the answer.
class CarriedFiles final : public seams::Files {
public:
    seams::MemoryFiles kept;
    std::vector<std::string> written;  ///< names, in the order of first writing

    Result<std::string> read(const std::string& path, std::uint64_t most_bytes) override;
    Result<Done> write(const std::string& path, const std::string& bytes) override;
    bool exists(const std::string& path) override;
};

struct Given {
    actions::Arguments arguments;
    CarriedFiles files;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// "a=1&b=%C3%A1" in order. Error: bad escapes, a name without "=".
Result<Pairs> read_query(std::string_view query);

/// `query` without the door's own members; `body` is JSON, or empty. For a GET the inputs come from the query, else from the
/// body and a query is refused.
Result<Given> read_given(const RouteRow& row, const Pairs& path, const Pairs& query, std::string_view body);

/// The same bytes for the same deed and arguments, whatever their order in the request; files count by their bytes.
std::string fingerprint_of(std::string_view deed, const Given& given);

}  // namespace ciclo::server
