// ScopedConnection: a reading connection that sees one scope and nothing else, below the code (row-level security).
//
// The rows of the scope stand in temporary tables of the connection; each kind has temporary views that join them; SQLite's
// authorizer refuses, when a statement is prepared, every reading of a table that is not made by its own view, and every
// writing, pragma and attachment. The views' names hold a random part, so that no statement can pass off a table
// expression of its own as one. Threads: one at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "access/scope.h"
#include "records/kinds.h"
#include "storage/sqlite_connection.h"

namespace ciclo::storage {

class ScopedConnection {
public:
    static Result<std::unique_ptr<ScopedConnection>> open(const std::string& path, records::KindList kinds);
    ~ScopedConnection();

    /// Takes on a scope (free when it is the one before) and begins one consistent reading; end() ends it.
    Result<Done> begin(const access::Scope& scope);
    void end();
    bool sees_same_as(const access::Scope& scope) const;

    /// Quoted names of the views for the present scope.
    std::string records_of(const records::Kind& kind) const;
    std::string history_of(const records::Kind& kind) const;
    /// The units in scope, "" for records of none; nullptr = the whole organisation.
    const std::vector<std::string>* units() const { return whole_ ? nullptr : &seen_units_; }
    Connection& connection() { return *connection_; }

private:
    struct Guard;
    ScopedConnection(std::unique_ptr<Connection> connection, records::KindList kinds);
    Result<Done> make_views(records::KindList kinds);
    Result<Done> take_on(const access::Scope& scope);
    Result<Done> run_own(std::string_view sql);

    std::unique_ptr<Connection> connection_;
    std::unique_ptr<Guard> guard_;
    std::string secret_;
    bool filled_ = false, whole_ = false, granted_ = false;
    std::vector<std::string> units_, seen_units_;
};

}  // namespace ciclo::storage
