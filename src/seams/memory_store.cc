#include "seams/memory_store.h"

#include <algorithm>
#include <utility>

#include "base/ensure.h"
#include "base/text.h"

namespace ciclo::seams {

namespace {

constexpr std::size_t longest_key = 100;  // as the Store promises

bool is_key(const std::string& key) {
    return !key.empty() && key.size() <= longest_key &&
           std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c <= '~'; });
}

class MemorySnapshot final : public Snapshot {
public:
    MemorySnapshot(MemoryTables tables, access::Scope scope) : tables_(std::move(tables)), scope_(std::move(scope)) {}

    Result<records::Record> get(const records::Kind& kind, const records::RecordId& id) override {
        const MemoryRow* row = seen(kind, id);
        return row == nullptr ? Result<records::Record>(not_there()) : row->record;
    }
    Result<records::Page> list(const records::Query& query) override { return page_of(tables_, query, &scope_); }
    Result<std::vector<HistoryLine>> history(const records::Kind& kind, const records::RecordId& id) override {
        const MemoryRow* row = seen(kind, id);
        return row == nullptr ? Result<std::vector<HistoryLine>>(not_there()) : row->history;
    }

private:
    static Error not_there() {
        return {ErrorKind::not_found, "there is no such record", "look it up again", {}, "not_found"};
    }
    /// nullptr also for what is foreign: nobody learns that it is there.
    const MemoryRow* seen(const records::Kind& kind, const records::RecordId& id) const {
        const MemoryRow* row = tables_.find(kind.name, id.text);
        return row != nullptr && scope_.sees_unit(records::unit_of(kind, row->record)) ? row : nullptr;
    }

    const MemoryTables tables_;
    const access::Scope scope_;
};

/// What a deed did first: "unit/01J…", for its line of the audit.
std::string object_of(const std::vector<Change>& changes) {
    return changes.empty() ? "" : changes.front().kind + "/" + changes.front().id.text;
}

}  // namespace

MemoryStore::MemoryStore(const MemoryStoreOptions& options) : options_(options) {
    ENSURE(options_.clock != nullptr && options_.chance != nullptr, "a store is given a clock and chance");
}

Result<Answer> MemoryStore::write(const WriteRequest& request, const Deed& deed) {
    std::vector<Change> changes;
    Result<Answer> answer = run(request, deed, changes);
    if (listener_ && !changes.empty()) listener_(changes);
    return answer;
}

void MemoryStore::write_then(WriteRequest request, Deed deed, std::function<void(Result<Answer>)> then) {
    then(write(request, deed));
}

Result<Answer> MemoryStore::run(const WriteRequest& request, const Deed& deed, std::vector<Change>& changes) {
    const std::lock_guard pen_lock(pen_);
    if (error_) return *error_;
    if (!is_key(request.key)) {
        return Error{ErrorKind::invalid, "the idempotency key is not 1 to 100 printable characters",
                     "send a new random key with every new request", {}, "bad_key"};
    }
    const Key key{request.scope.actor, request.key};
    if (const auto kept = answers_.find(key); kept != answers_.end()) {
        if (kept->second.fingerprint == request.fingerprint) return Answer{kept->second.body, true};
        return Error{ErrorKind::refused, "this idempotency key was used for another request",
                     "send a new random key with every new request", {}, "key_reused"};
    }
    const calendar::Instant now = options_.clock->now();
    MemoryPen pen({request, now, ids_, *options_.chance}, tables_);
    const Result<std::string> body = deed(pen);
    const std::lock_guard state_lock(state_);
    if (!body) {
        audit_.push_back({now, request.scope.actor, request.deed + " refused", "", ""});
        return body.errors();
    }
    audit_.push_back({now, request.scope.actor, request.deed, object_of(pen.changes), ""});
    audit_.insert(audit_.end(), pen.lines.begin(), pen.lines.end());
    answers_[key] = {request.fingerprint, *body};
    tables_ = std::move(pen.tables);
    changes = std::move(pen.changes);
    ++generation_;
    return Answer{*body, false};
}

Result<std::unique_ptr<Snapshot>> MemoryStore::read(const access::Scope& scope) {
    const std::lock_guard lock(state_);
    return std::unique_ptr<Snapshot>(std::make_unique<MemorySnapshot>(tables_, scope));
}

Result<Done> MemoryStore::backup(const std::string& path) {
    return Error{ErrorKind::unsupported, "a store in memory has no file to copy", "use a data folder", {path}, "no_file"};
}

Result<std::vector<std::string>> MemoryStore::examine() {
    const std::lock_guard lock(state_);
    std::vector<std::string> findings;
    for (const records::Kind* kind : options_.kinds) {
        for (const auto& [id, row] : tables_.rows(kind->name)) {
            for (const Error& error : conflicts(tables_, *kind, row->record)) {
                findings.push_back(std::string(kind->name) + " " + id + ": " + error.text());
            }
        }
    }
    return findings;
}

Result<Done> MemoryStore::tidy() { return done; }

std::uint64_t MemoryStore::generation() const {
    const std::lock_guard lock(state_);
    return generation_;
}

void MemoryStore::on_change(std::function<void(const std::vector<Change>&)> listener) { listener_ = std::move(listener); }

void MemoryStore::answer_writes_with(std::optional<Error> error) {
    const std::lock_guard lock(pen_);
    error_ = std::move(error);
}

Result<std::vector<AuditRow>> MemoryStore::audit_log(const AuditQuestion& question) {
    const auto contains = [](const std::string& text, const std::string& part) {
        return lower_ascii(text).find(lower_ascii(part)) != std::string::npos;
    };
    const std::lock_guard held(state_);
    std::vector<AuditRow> rows;
    for (std::size_t i = audit_.size(); i-- > 0 && std::cmp_less(rows.size(), question.limit);) {
        const AuditLine& line = audit_[i];
        const auto sequence = static_cast<std::int64_t>(i) + 1;
        const bool in_time = (!question.from || line.when >= *question.from) && (!question.until || line.when < *question.until);
        const bool named = (question.actor.empty() || line.actor == question.actor) &&
                           (question.event.empty() || line.event == question.event) &&
                           line.object.find(question.object) != std::string::npos;
        if (!in_time || !named || (question.before > 0 && sequence >= question.before)) continue;
        if (!contains(line.event + " " + line.object + " " + line.actor + " " + line.detail_json, question.text)) continue;
        rows.push_back({sequence, line.when, line.actor, line.event, line.object, line.detail_json});
    }
    return rows;
}

std::vector<AuditLine> MemoryStore::audit_lines() const {
    const std::lock_guard lock(state_);
    return audit_;
}

}  // namespace ciclo::seams
