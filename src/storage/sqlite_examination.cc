// Looking a database through without the store: integrity, references, the chain of the audit, the schema.
#include <sys/stat.h>

#include "audit/checkpoint_text.h"
#include "storage/audit_book.h"
#include "storage/descriptor.h"
#include "storage/folder_limits.h"
#include "storage/kind_columns.h"
#include "storage/kind_schema.h"
#include "storage/sqlite_migrations.h"
#include "storage/sqlite_store.h"

namespace ciclo::storage {

namespace {

constexpr std::int64_t most_findings_of_a_sort = 20;

std::string checkpoints_of(const DatabaseAt& database) {
    return database.checkpoints_path.empty() ? database.path + "-checkpoints" : database.checkpoints_path;
}

std::int64_t size_of(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? static_cast<std::int64_t>(status.st_size) : 0;
}

Result<std::int64_t> whole_of(Connection& connection, const std::string& sql) {
    const Result<Cell> cell = connection.ask(sql);
    if (!cell) return cell.errors();
    const auto* whole = std::get_if<std::int64_t>(&*cell);
    return whole == nullptr ? 0 : *whole;
}

/// Read before the database, so that every checkpoint speaks of entries that are there.
Result<std::vector<audit::Checkpoint>> checkpoints_in(const std::string& path) {
    if (size_of(path) == 0) return std::vector<audit::Checkpoint>{};
    const Result<std::string> text = read_small(path, limits::checkpoint_bytes);
    if (!text) return text.errors();
    return audit::read_checkpoints(*text, path);
}

Result<seams::AuditReport> report_of(Connection& connection, const std::vector<audit::Checkpoint>& checkpoints,
                                     const audit::PublicKey& key) {
    Result<ChainReader> reader = ChainReader::open(connection);
    if (!reader) return reader.errors();
    const std::vector<audit::Fault> faults = audit::verify([&] { return reader->next(); }, checkpoints, key);
    if (!reader->errors().empty()) return reader->errors();
    seams::AuditReport report{reader->entries(), static_cast<std::int64_t>(checkpoints.size()), {}};
    for (const audit::Fault& fault : faults) {
        report.faults.push_back("entry " + std::to_string(fault.sequence) + ": " + fault.what);
    }
    return report;
}

/// Rows of a check, as findings; "ok" is none.
Result<Done> add_findings(Connection& connection, const std::string& sql, const std::string& begin,
                          std::vector<std::string>& findings) {
    Result<Statement> rows = connection.prepare(sql);
    if (!rows) return rows.errors();
    for (std::int64_t count = 0; count < most_findings_of_a_sort; ++count) {
        const Result<bool> row = rows->next();
        if (!row) return row.errors();
        if (!*row) return done;
        if (rows->text(0) != "ok") findings.push_back(begin + std::string(rows->text(0)));
    }
    return done;
}

/// References that no foreign key watches over: guarded ones, and those in a ring of kinds.
Result<Done> check_references(Connection& connection, const records::Kind& kind, std::vector<std::string>& findings) {
    for (const records::Field& field : kind.fields) {
        if (field.type != records::FieldType::reference) continue;
        const std::string column = quoted_name(field.name);
        const std::string sql = "select record_id from " + quoted_name(kind.name) + " as here where " + column +
                                " is not null and not exists (select 1 from " + quoted_name(field.refers_to) +
                                " as there where there.record_id = here." + column + ")";
        const std::string begin =
            "the " + std::string(field.name) + " does not exist of " + std::string(kind.name) + " ";
        if (Result<Done> added = add_findings(connection, sql, begin, findings); !added) return added;
    }
    return done;
}

Result<Done> examine_records(Connection& connection, records::KindList kinds, seams::Examination& found) {
    Result<std::vector<std::string>> missing = missing_schema(connection, kinds);
    if (!missing) return missing.errors();
    for (const std::string& statement : *missing) {
        found.findings.push_back("the schema lacks: " + statement.substr(0, statement.find('\n')));
    }
    if (!missing->empty()) return done;
    for (const records::Kind* kind : kinds) {
        const Result<std::int64_t> count = whole_of(connection, "select count(*) from " + quoted_name(kind->name));
        if (!count) return count.errors();
        found.records += *count;
        if (Result<Done> checked = check_references(connection, *kind, found.findings); !checked) return checked;
    }
    return done;
}

Result<Done> measure_files(Connection& connection, const std::string& path, seams::Examination& found) {
    const Result<std::int64_t> free = whole_of(connection, "pragma freelist_count");
    const Result<std::int64_t> page = whole_of(connection, "pragma page_size");
    const Result<int> version = applied_version(connection);
    if (!free || !page || !version) return !free ? free.errors() : !page ? page.errors() : version.errors();
    found.log_bytes = size_of(path + "-wal");
    found.bytes = size_of(path) + found.log_bytes;
    found.free_bytes = *free * *page;
    found.schema_version = *version;
    return done;
}

}  // namespace

Result<seams::AuditReport> verify_audit_of(const DatabaseAt& database) {
    const Result<std::vector<audit::Checkpoint>> checkpoints = checkpoints_in(checkpoints_of(database));
    if (!checkpoints) return checkpoints.errors();
    Result<std::unique_ptr<Connection>> connection = Connection::open(database.path, {.opening = Opening::read});
    if (!connection) return connection.errors();
    return report_of(**connection, *checkpoints, database.public_key);
}

Result<seams::Examination> examine_database(const DatabaseAt& database, records::KindList kinds) {
    const Result<std::vector<audit::Checkpoint>> checkpoints = checkpoints_in(checkpoints_of(database));
    if (!checkpoints) return checkpoints.errors();
    Result<std::unique_ptr<Connection>> opened = Connection::open(database.path, {.opening = Opening::read});
    if (!opened) return opened.errors();
    Connection& connection = **opened;
    seams::Examination found;
    Result<Done> step = connection.run("begin");
    if (step) step = measure_files(connection, database.path, found);
    if (step) step = add_findings(connection, "pragma integrity_check(20)", "the file is damaged: ", found.findings);
    if (step) step = add_findings(connection, "pragma foreign_key_check", "a reference leads nowhere in ", found.findings);
    if (step) step = examine_records(connection, kinds, found);
    if (!step) return step.errors();
    const Result<seams::AuditReport> report = report_of(connection, *checkpoints, database.public_key);
    if (!report) return report.errors();
    found.audit_entries = report->entries;
    for (const std::string& fault : report->faults) found.findings.push_back("the audit chain: " + fault);
    return found;
}

Result<int> schema_version_of(const std::string& path) {
    Result<std::unique_ptr<Connection>> connection = Connection::open(path, {.opening = Opening::read});
    if (!connection) return connection.errors();
    return applied_version(**connection);
}

Result<std::vector<Erasure>> erasures_of(const std::string& path) {
    Result<std::unique_ptr<Connection>> connection = Connection::open(path, {.opening = Opening::read});
    if (!connection) return connection.errors();
    Result<Statement> rows =
        (*connection)->prepare("select kind, record_id, when_us from record_erasure order by when_us, kind, record_id");
    if (!rows) return rows.errors();
    std::vector<Erasure> found;
    for (;;) {
        const Result<bool> row = rows->next();
        if (!row) return row.errors();
        if (!*row) return found;
        found.push_back({std::string(rows->text(0)), std::string(rows->text(1)), {rows->integer(2)}});
    }
}

}  // namespace ciclo::storage
