#include "storage/scoped_connection.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "storage/kind_columns.h"

namespace ciclo::storage {

namespace {

/// The views of one kind: all of it, the units in scope, and the history of either.
struct ViewNames {
    std::string whole, within, past_whole, past_within;
};

ViewNames names_for(const std::string& secret, std::string_view kind) {
    const std::string end = "_" + secret + "_" + std::string(kind);
    return {"whole" + end, "within" + end, "past_whole" + end, "past_within" + end};
}

std::string random_word() {
    std::array<unsigned char, 8> bytes{};
    sqlite3_randomness(static_cast<int>(bytes.size()), bytes.data());
    constexpr char digits[] = "0123456789abcdef";
    std::string word;
    for (const unsigned char byte : bytes) {
        word += digits[byte >> 4];
        word += digits[byte & 15];
    }
    return word;
}

constexpr std::string_view history_table = "record_history";

bool is_allowed_function(std::string_view name) {
    for (const std::string_view allowed : {"count", "like", "folded", "sort_key", "folded_list", "sort_key_list"}) {
        if (name == allowed) return true;
    }
    return false;
}

std::string_view view_of(const char* text) { return text == nullptr ? std::string_view() : text; }

}  // namespace

/// What the authorizer goes by: which view may read which table.
struct ScopedConnection::Guard {
    bool open = true;  ///< while the connection itself sets things up
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> readers;  ///< table → views
    std::set<std::string, std::less<>> views;

    static int ask(void* context, int action, const char* first, const char* second, const char* database, const char* view) {
        const auto& guard = *static_cast<const Guard*>(context);
        if (guard.open || action == SQLITE_SELECT) return SQLITE_OK;
        if (action == SQLITE_FUNCTION) return is_allowed_function(view_of(second)) ? SQLITE_OK : SQLITE_DENY;
        if (action != SQLITE_READ) return SQLITE_DENY;
        const std::string_view table = view_of(first);
        if (view_of(database) == "temp") {
            const bool known = guard.views.contains(table) || table == "scope_unit" || table == "scope_whole";
            return known ? SQLITE_OK : SQLITE_DENY;
        }
        const auto found = guard.readers.find(table);
        const bool through_its_view = found != guard.readers.end() && found->second.contains(view_of(view));
        return through_its_view ? SQLITE_OK : SQLITE_DENY;
    }
};

ScopedConnection::ScopedConnection(std::unique_ptr<Connection> connection, records::KindList)
    : connection_(std::move(connection)), guard_(std::make_unique<Guard>()), secret_(random_word()) {}

ScopedConnection::~ScopedConnection() = default;

Result<std::unique_ptr<ScopedConnection>> ScopedConnection::open(const std::string& path, records::KindList kinds) {
    Result<std::unique_ptr<Connection>> connection = Connection::open(path, {.opening = Opening::read});
    if (!connection) return connection.errors();
    std::unique_ptr<ScopedConnection> scoped(new ScopedConnection(*std::move(connection), kinds));
    if (Result<Done> made = scoped->make_views(kinds); !made) return made.errors();
    sqlite3_set_authorizer(scoped->connection_->handle(), Guard::ask, scoped->guard_.get());
    scoped->guard_->open = false;
    return scoped;
}

/// A view over everything gives nothing while the scope is narrower, so that a statement kept from another scope is as
/// harmless as a new one. No "exists" here: SQLite would make a join of it and walk the list in another order.
Result<Done> ScopedConnection::make_views(records::KindList kinds) {
    std::vector<std::string> statements{"create temp table scope_unit (unit text primary key) without rowid",
                                        "create temp table scope_whole (whole integer primary key)"};
    const auto view = [&](const std::string& name, const std::string& body, std::string_view table) {
        statements.push_back("create temp view " + quoted_name(name) + " as " + body);
        guard_->views.insert(name);
        guard_->readers[std::string(table)].insert(name);
    };
    constexpr const char* of_it = " v where v.record_id = h.record_id)";
    for (const records::Kind* kind : kinds) {
        const ViewNames names = names_for(secret_, kind->name);
        const std::string all = "select * from main." + quoted_name(kind->name);
        view(names.whole, all + " where (select whole from temp.scope_whole) = 1", kind->name);
        // "|| ''" keeps the planner from walking all units by their index when a list wants another one's order
        view(names.within, all + " where (record_unit || '') in (select unit from temp.scope_unit)", kind->name);
        const std::string past = "select h.* from main.record_history h where h.kind = '" + std::string(kind->name) +
                                 "' and h.record_id = (select v.record_id from temp.";
        view(names.past_whole, past + quoted_name(names.whole) + of_it, history_table);
        view(names.past_within, past + quoted_name(names.within) + of_it, history_table);
    }
    for (const std::string& statement : statements) {
        if (Result<Done> made = connection_->run(statement); !made) return made;
    }
    return done;
}

bool ScopedConnection::sees_same_as(const access::Scope& scope) const {
    return filled_ && whole_ == scope.whole_organisation && granted_ == !scope.grants.empty() && units_ == scope.units;
}

/// Records of no unit are the whole organisation's: every grant sees them.
Result<Done> ScopedConnection::take_on(const access::Scope& scope) {
    if (sees_same_as(scope)) return done;
    filled_ = false;
    for (const char* statement : {"delete from temp.scope_unit", "delete from temp.scope_whole"}) {
        if (Result<Done> emptied = run_own(statement); !emptied) return emptied;
    }
    if (scope.whole_organisation) {
        if (Result<Done> set = run_own("insert into temp.scope_whole values (1)"); !set) return set;
    }
    Result<Statement> insert = connection_->prepare("insert or ignore into temp.scope_unit values ($1) -- " + secret_);
    if (!insert) return insert.errors();
    seen_units_ = scope.units;
    if (scope.whole_organisation || !scope.grants.empty()) seen_units_.emplace_back();
    std::sort(seen_units_.begin(), seen_units_.end());
    seen_units_.erase(std::unique(seen_units_.begin(), seen_units_.end()), seen_units_.end());
    for (const std::string& unit : seen_units_) {
        insert->bind(1, unit);
        if (Result<Done> added = insert->run(); !added) return added;
        insert->again();
    }
    whole_ = scope.whole_organisation;
    granted_ = !scope.grants.empty();
    units_ = scope.units;
    filled_ = true;
    return done;
}

/// Under a text that nobody else can ask for: what was prepared while the guard was open is not lent to others.
Result<Done> ScopedConnection::run_own(std::string_view sql) { return connection_->run(std::string(sql) + " -- " + secret_); }

Result<Done> ScopedConnection::begin(const access::Scope& scope) {
    guard_->open = true;
    Result<Done> step = take_on(scope);
    if (step) step = run_own("begin");
    // a transaction sees nothing before its first reading
    if (step) step = run_own("select 1 from main.schema_migration limit 1");
    guard_->open = false;
    if (!step) end();
    return step;
}

void ScopedConnection::end() {
    if (!connection_->in_transaction()) return;
    guard_->open = true;
    const Result<Done> ended = run_own("commit");
    guard_->open = false;
    if (!ended) filled_ = false;
}

std::string ScopedConnection::records_of(const records::Kind& kind) const {
    const ViewNames names = names_for(secret_, kind.name);
    return quoted_name(whole_ ? names.whole : names.within);
}

std::string ScopedConnection::history_of(const records::Kind& kind) const {
    const ViewNames names = names_for(secret_, kind.name);
    return quoted_name(whole_ ? names.past_whole : names.past_within);
}

}  // namespace ciclo::storage
