#include "server/routes.h"

#include <algorithm>

#include "base/text.h"

namespace ciclo::server {

namespace {

using actions::Action;
using actions::Permission;

edge::Method method_of(actions::HttpMethod method) {
    switch (method) {
        case actions::HttpMethod::get: return edge::Method::get;
        case actions::HttpMethod::post: return edge::Method::post;
        case actions::HttpMethod::put: return edge::Method::put;
        case actions::HttpMethod::remove: return edge::Method::remove;
    }
    return edge::Method::other;
}

std::vector<std::string_view> segments_of(std::string_view path) {
    if (path.empty() || path == "/") return {};
    return split(path.substr(1), '/');
}

bool in_braces(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

void name_path_inputs(RouteRow& row) {
    for (const std::string_view segment : segments_of(row.pattern)) {
        if (in_braces(segment)) row.path_inputs.emplace_back(segment.substr(1, segment.size() - 2));
    }
}

void add_deed(std::vector<RouteRow>& rows, const Action& action, edge::Method method, std::string pattern,
              const records::Kind* kind) {
    RouteRow row{.method = method, .pattern = std::move(pattern), .who = action.who, .action = &action, .kind = kind};
    name_path_inputs(row);
    rows.push_back(std::move(row));
}

void add_for_web(std::vector<RouteRow>& rows, const Action& action, records::KindList kinds) {
    if (action.doors == actions::Doors::command_line || action.effect == actions::Effect::keeps) return;
    if (action.route.path.empty()) {
        add_deed(rows, action, edge::Method::post, deed_path(action.name), nullptr);
        return;
    }
    const std::string path(action.route.path);
    const std::size_t brace = path.find("{kind}");
    if (brace == std::string::npos) {
        add_deed(rows, action, method_of(action.route.method), path, nullptr);
        return;
    }
    for (const records::Kind* kind : kinds) {
        if (kind->internal) continue;
        std::string with_kind = path;
        with_kind.replace(brace, 6, kind->name);
        add_deed(rows, action, method_of(action.route.method), std::move(with_kind), kind);
    }
}

void add_own(std::vector<RouteRow>& rows, Offer offer) {
    const auto own = [&](std::string pattern, Permission who, Answers answers) {
        rows.push_back({.method = edge::Method::get, .pattern = std::move(pattern), .who = who, .answers = answers});
    };
    own("/health/ready", Permission::anybody(), Answers::ready);
    if (offer == Offer::machine) return;
    own("/", Permission::anybody(), Answers::home);
    own("/api/openapi.json", Permission::anybody(), Answers::description);
    own("/api/me", Permission::anybody(), Answers::me);
    own("/api/events", Permission::signed_in(), Answers::events);
    const auto all_below = [&](std::string pattern, Answers answers) {
        own(std::move(pattern), Permission::anybody(), answers);
        rows.back().reach = Reach::all_below;
        name_path_inputs(rows.back());
    };
    all_below("/assets/{file}", Answers::web_file);
    all_below("/{page}", Answers::web_page);
}

}  // namespace

struct RouteTable::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> named;
    std::unique_ptr<Node> any;
    std::map<edge::Method, std::size_t> rows;
};

RouteTable::RouteTable() : root_(std::make_unique<Node>()) {}
RouteTable::RouteTable(RouteTable&&) noexcept = default;
RouteTable& RouteTable::operator=(RouteTable&&) noexcept = default;
RouteTable::~RouteTable() = default;

void RouteTable::add(std::size_t row, Errors& errors) {
    if (rows_[row].reach == Reach::all_below) below_.push_back(row);
    Node* node = root_.get();
    for (const std::string_view segment : segments_of(rows_[row].pattern)) {
        std::unique_ptr<Node>& next = in_braces(segment) ? node->any : node->named[std::string(segment)];
        if (!next) next = std::make_unique<Node>();
        node = next.get();
    }
    const auto [other, is_new] = node->rows.emplace(rows_[row].method, row);
    if (is_new) return;
    const std::string address = std::string(word_of(rows_[row].method)) + " " + rows_[row].pattern;
    errors.push_back({ErrorKind::invalid, "two routes answer " + address + " (the other: " + rows_[other->second].pattern + ")",
                      "give one of them another path", {}, "route_twice"});
}

Result<RouteTable> RouteTable::of(std::span<const Action> actions, records::KindList kinds, Offer offer) {
    RouteTable table;
    for (const Action& action : actions) {
        if (offer == Offer::web) {
            add_for_web(table.rows_, action, kinds);
        } else {
            add_deed(table.rows_, action, edge::Method::post, deed_path(action.name), nullptr);
        }
    }
    add_own(table.rows_, offer);
    std::stable_sort(table.rows_.begin(), table.rows_.end(), [](const RouteRow& a, const RouteRow& b) {
        return std::pair(std::string_view(a.pattern), a.method) < std::pair(std::string_view(b.pattern), b.method);
    });
    Errors errors;
    for (std::size_t i = 0; i < table.rows_.size(); ++i) table.add(i, errors);
    if (!errors.empty()) return errors;
    return table;
}

RouteTable::Match RouteTable::match(edge::Method method, std::string_view path) const {
    Match exact = match_exactly(method, path);
    const bool reads = method == edge::Method::get || method == edge::Method::head;
    if (exact.row != nullptr || !exact.allowed.empty() || !reads) return exact;
    return match_below(path);
}

/// The row that names most of the path; a first word that other routes have is theirs, whatever follows it.
RouteTable::Match RouteTable::match_below(std::string_view path) const {
    Match match;
    std::size_t most = 0;
    for (const std::size_t row : below_) {
        const std::string_view before = std::string_view(rows_[row].pattern).substr(0, rows_[row].pattern.find('{'));
        if (path.size() <= before.size() || !path.starts_with(before) || before.size() <= most) continue;
        if (before == "/" && root_->named.contains(path.substr(1, path.find('/', 1) - 1))) continue;
        most = before.size();
        match.row = &rows_[row];
        match.given = {{rows_[row].path_inputs.front(), std::string(path.substr(before.size()))}};
    }
    return match;
}

RouteTable::Match RouteTable::match_exactly(edge::Method method, std::string_view path) const {
    Match match;
    if (path.empty() || path.front() != '/') return match;
    const Node* node = root_.get();
    std::vector<std::string_view> any;
    for (const std::string_view segment : segments_of(path)) {
        const auto named = node->named.find(segment);
        if (named != node->named.end()) {
            node = named->second.get();  // a name wins over a brace, without going back: `add` keeps shapes apart
        } else if (node->any && !segment.empty()) {
            node = node->any.get();
            any.push_back(segment);
        } else {
            return match;
        }
    }
    for (const auto& [allowed, row] : node->rows) match.allowed.push_back(allowed);
    const auto found = node->rows.find(method == edge::Method::head ? edge::Method::get : method);
    if (found == node->rows.end()) return match;
    match.row = &rows_[found->second];
    for (std::size_t i = 0; i < any.size(); ++i) {
        match.given.emplace_back(match.row->path_inputs[i], any[i]);
    }
    return match;
}

std::string deed_path(std::string_view name) {
    std::string path = "/api/deeds/" + std::string(name);
    std::replace(path.begin(), path.end(), ' ', '-');
    return path;
}

std::string_view word_of(edge::Method method) {
    switch (method) {
        case edge::Method::get: return "GET";
        case edge::Method::head: return "HEAD";
        case edge::Method::post: return "POST";
        case edge::Method::put: return "PUT";
        case edge::Method::patch: return "PATCH";
        case edge::Method::remove: return "DELETE";
        case edge::Method::options: return "OPTIONS";
        case edge::Method::other: return "OTHER";
    }
    return "OTHER";
}

}  // namespace ciclo::server
