// Routes: every address the server answers, made from the rows of deeds and kinds; sorted and checked once, at the start.
//
//   Result<RouteTable> table = RouteTable::of(actions::all(), kinds, Offer::web);
//   RouteTable::Match match = table->match(edge::Method::get, "/api/records/unit/01J…");
//
// A row for the command line only is not offered to the web. A path with {kind} becomes one route for each kind that is not
// internal. Two routes that could answer the same address are refused at the start. The application in the browser has
// addresses of its own: what no route answers and lies below no route's first word is its page. Immutable; any number of threads.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actions/action.h"
#include "edge/exchange.h"
#include "records/kinds.h"

namespace ciclo::server {

/// What answers: a deed, or one of the few pages that are the server's own.
enum class Answers { deed, home, description, me, events, ready, web_file, web_page };
/// Whether the last name in braces stands for one word of the path or for all that follow.
enum class Reach { one_address, all_below };

struct RouteRow {
    edge::Method method = edge::Method::get;
    std::string pattern;                      ///< "/api/records/unit/{id}"
    actions::Permission who;
    Answers answers = Answers::deed;
    const actions::Action* action = nullptr;  ///< Answers::deed
    const records::Kind* kind = nullptr;      ///< the kind {kind} stood for
    std::vector<std::string> path_inputs = {};  ///< names in braces, in the path's order
    Reach reach = Reach::one_address;
};

/// The web sees rows for every door or for HTTP; the machine's own socket sees all rows, each at /api/deeds/<name>.
enum class Offer { web, machine };

class RouteTable {
public:
    struct Match {
        const RouteRow* row = nullptr;                           ///< nullptr: 404, or 405 when `allowed` is not empty
        std::vector<std::pair<std::string, std::string>> given;  ///< values of the names in braces
        std::vector<edge::Method> allowed;                       ///< methods this path has
    };

    static Result<RouteTable> of(std::span<const actions::Action> actions, records::KindList kinds, Offer offer);

    RouteTable(RouteTable&&) noexcept;
    RouteTable& operator=(RouteTable&&) noexcept;
    ~RouteTable();

    /// `path` decoded, without the query; the edge has refused encoded slashes and dots.
    Match match(edge::Method method, std::string_view path) const;
    /// Sorted by pattern, then method.
    const std::vector<RouteRow>& rows() const { return rows_; }

private:
    struct Node;
    RouteTable();
    void add(std::size_t row, Errors& errors);
    Match match_exactly(edge::Method method, std::string_view path) const;
    Match match_below(std::string_view path) const;

    std::vector<RouteRow> rows_;
    std::unique_ptr<Node> root_;
    std::vector<std::size_t> below_;  ///< rows with Reach::all_below
};

/// "map check" → "/api/deeds/map-check".
std::string deed_path(std::string_view name);
std::string_view word_of(edge::Method method);  ///< "GET", "POST", "PUT", "DELETE", …

}  // namespace ciclo::server
