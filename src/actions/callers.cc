#include "actions/callers.h"

#include <algorithm>
#include <array>

#include "actions/identity_records.h"
#include "calendar/duration.h"
#include "identity/keys.h"
#include "identity/kinds.h"
#include "identity/limits.h"
#include "identity/token.h"
#include "organisation/kinds.h"

namespace ciclo::actions {

namespace {

constexpr std::array<std::string_view, 6> relevant_kinds{"session", "api_token", "person",
                                                         "grant",   "unit",      "credential"};

Error nobody() {
    return {ErrorKind::refused, "nobody is signed in", "sign in first", {}, "not_signed_in"};
}

}  // namespace

Callers::Callers(seams::Store& store, seams::Clock& clock)
    : store_(store),
      clock_(clock),
      started_(clock.now()),
      started_milliseconds_(clock.steady_milliseconds()),
      uses_written_(started_),
      uses_(std::make_shared<Uses>()) {}

calendar::Instant Callers::now() const {
    const std::int64_t steady =
        started_.microseconds_utc + (clock_.steady_milliseconds() - started_milliseconds_) * 1000;
    return {std::max(steady, clock_.now().microseconds_utc)};
}

void Callers::heed(const std::vector<seams::Change>& changes) {
    const std::uint64_t generation = store_.generation();
    const bool relevant = std::any_of(changes.begin(), changes.end(), [](const seams::Change& change) {
        return std::find(relevant_kinds.begin(), relevant_kinds.end(), change.kind) != relevant_kinds.end();
    });
    if (relevant) last_relevant_ = generation;
    std::uint64_t none = 0;
    first_heeded_.compare_exchange_strong(none, generation);
    heeded_ = generation;
}

/// What was read at `generation` is true now: nothing was committed since, or everything that was has been heeded and
/// none of it mattered. Asked again after a commit that is not yet heeded, it says no.
bool Callers::stands(std::uint64_t generation) const {
    const std::uint64_t current = store_.generation();
    if (generation == current) return true;
    return first_heeded_ != 0 && generation + 1 >= first_heeded_ && heeded_ >= current && generation >= last_relevant_;
}

std::optional<Callers::Remembered> Callers::remembered(const std::string& key, calendar::Day day) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return std::nullopt;
    // the days of grants count too, so nothing is remembered past midnight
    if (found->second.day == day && stands(found->second.generation)) return found->second;
    by_key_.erase(found);
    return std::nullopt;
}

void Callers::remember(const std::string& key, const Remembered& found) {
    const std::lock_guard lock(mutex_);
    // full of what nobody asks for any more: those who come are looked up once again
    if (by_key_.size() >= identity::limits::callers_remembered) by_key_.clear();
    by_key_[key] = found;
}

Result<std::shared_ptr<const organisation::UnitTree>> Callers::tree(seams::Snapshot& snapshot,
                                                                    std::uint64_t generation) {
    {
        const std::lock_guard lock(mutex_);
        if (tree_.units != nullptr && tree_.generation <= generation && stands(tree_.generation)) return tree_.units;
    }
    records::Query every;
    every.kind = &organisation::unit_kind();
    every.archived = records::Archived::included;
    const Result<std::vector<records::Record>> units = find_every(snapshot, every);
    if (!units) return units.errors();
    std::shared_ptr<const organisation::UnitTree> made = std::make_shared<organisation::UnitTree>(*units);
    const std::lock_guard lock(mutex_);
    tree_ = {generation, made};
    return made;
}

/// The person's grants as they are now. False: the person is gone.
Result<bool> Callers::fill_rights(seams::Snapshot& snapshot, const std::string& person, Remembered& found,
                                  calendar::Instant now) {
    const Result<records::Record> record = snapshot.get(organisation::person_kind(), records::RecordId(person));
    if (!record)
        return record.errors().front().kind == ErrorKind::not_found ? Result<bool>(false)
                                                                    : Result<bool>(record.errors());
    if (!is_active_person(*record)) return false;
    const Result<std::vector<records::Record>> grants =
        find_all(snapshot, organisation::grant_kind(), "person", person);
    if (!grants) return grants.errors();
    const auto units = tree(snapshot, found.generation);
    if (!units) return units.errors();
    found.day = calendar::day_of(now);
    found.scope = organisation::scope_of(person, *grants, **units, found.day);
    found.roles = found.scope.roles();
    found.rights = identity::rights_of(*grants);
    return true;
}

Callers::Found Callers::look_up_session(const std::string& digest, calendar::Instant now) {
    Remembered found;
    found.generation = store_.generation();  // before reading: what is read may be newer, never older
    Result<std::unique_ptr<seams::Snapshot>> snapshot = store_.read(access::Scope::of_system());
    if (!snapshot) return snapshot.errors();
    const auto record = find_one(**snapshot, identity::session_kind(), "secret", digest);
    if (!record) return record.errors();
    if (!record->has_value()) return std::optional<Remembered>();
    found.session = identity::read_session(**record);
    const Result<bool> here = fill_rights(**snapshot, found.session->person, found, now);
    if (!here) return here.errors();
    if (!*here) return std::optional<Remembered>();
    return std::optional(found);
}

Callers::Found Callers::look_up_token(const std::string& token_id, calendar::Instant now) {
    Remembered found;
    found.generation = store_.generation();
    Result<std::unique_ptr<seams::Snapshot>> snapshot = store_.read(access::Scope::of_system());
    if (!snapshot) return snapshot.errors();
    const auto record = find_one(**snapshot, identity::api_token_kind(), "token_id", token_id);
    if (!record) return record.errors();
    if (!record->has_value()) return std::optional<Remembered>();
    found.token = identity::read_api_token(**record);
    const Result<bool> here = fill_rights(**snapshot, found.token->person, found, now);
    if (!here) return here.errors();
    if (!*here) return std::optional<Remembered>();
    const auto units = tree(**snapshot, found.generation);
    if (!units) return units.errors();
    found.scope = identity::narrowed(found.scope, *found.token, (*units)->with_all_below(found.token->unit));
    return std::optional(found);
}

Result<access::Caller> Callers::by_session(std::string_view secret) {
    const std::optional<std::string> digest = identity::digest_of_secret(secret);
    if (!digest) return nobody();
    const calendar::Instant time = now();
    std::optional<Remembered> found = remembered(*digest, calendar::day_of(time));
    if (!found) {
        Found looked_up = look_up_session(*digest, time);
        if (!looked_up) return looked_up.errors();
        if (!looked_up->has_value()) return nobody();
        found = **looked_up;
        remember(*digest, *found);
    }
    identity::Session session = *found->session;
    session.last_used = last_used(session.id.text, session.last_used);
    if (identity::ending_of(session, found->roles, found->rights, time)) return nobody();
    used(session.id.text, time);
    access::Caller caller{found->scope, access::Proof::session, session.id.text, identity::is_confirmed(session, time),
                          ""};
    if (session.standing == identity::Standing::enrol) {
        caller.scope = {};
        caller.scope.actor = session.person;
    }
    return caller;
}

Result<access::Caller> Callers::by_token(std::string_view token, std::string_view address) {
    const std::optional<identity::TokenParts> parts = identity::read_token(token);
    if (!parts) return nobody();
    const calendar::Instant time = now();
    const std::string key = "cx_" + parts->id;
    std::optional<Remembered> found = remembered(key, calendar::day_of(time));
    if (!found) {
        Found looked_up = look_up_token(parts->id, time);
        if (!looked_up) return looked_up.errors();
        if (!looked_up->has_value()) return nobody();
        found = **looked_up;
        remember(key, *found);
    }
    if (!identity::same(found->token->secret, parts->digest) || !identity::holds(*found->token, address, time))
        return nobody();
    used(found->token->id.text, time);
    return access::Caller{found->scope, access::Proof::token, found->token->id.text, false, ""};
}

calendar::Instant Callers::last_used(const std::string& id, calendar::Instant stored) const {
    const std::lock_guard lock(uses_->mutex);
    const auto found = uses_->latest.find(id);
    return found == uses_->latest.end() ? stored : std::max(found->second, stored);
}

void Callers::used(const std::string& id, calendar::Instant now) {
    {
        const std::lock_guard lock(uses_->mutex);
        uses_->latest[id] = now;
    }
    {
        const std::lock_guard lock(mutex_);
        const std::int64_t since = now.microseconds_utc - uses_written_.microseconds_utc;
        if (since < identity::limits::last_use_seconds * calendar::microseconds_per_second) return;
        uses_written_ = now;
    }
    write_last_uses();
}

void Callers::write_last_uses() {
    std::map<std::string, calendar::Instant> writing;
    {
        const std::lock_guard lock(uses_->mutex);
        writing = uses_->latest;
    }
    if (writing.empty()) return;
    const std::string key = "last-use-" + std::to_string(started_.microseconds_utc) + "-" +
                            std::to_string(now().microseconds_utc) + "-" + writing.begin()->first;
    const auto written = [uses = uses_, writing](const Result<seams::Answer>& answer) {
        // a full line is tried again in a minute; what was refused otherwise would be refused again
        if (!answer && answer.errors().front().kind == ErrorKind::limit) return;
        const std::lock_guard lock(uses->mutex);
        for (const auto& [id, when] : writing) {
            const auto found = uses->latest.find(id);
            if (found != uses->latest.end() && found->second == when) uses->latest.erase(found);
        }
    };
    store_.write_then({.key = key,
                       .scope = access::Scope::of_system(),
                       .deed = "session last-use",
                       .fingerprint = key,
                       .request_id = ""},
                      last_use_deed(writing), written);
}

/// One record that cannot be written (its person was erased) does not hold up the others.
seams::Deed last_use_deed(std::map<std::string, calendar::Instant> uses) {
    return [uses = std::move(uses)](seams::Pen& pen) -> Result<std::string> {
        for (const auto& [id, when] : uses) {
            for (const records::Kind* kind : {&identity::session_kind(), &identity::api_token_kind()}) {
                const auto record = pen.get(*kind, records::RecordId(id));
                if (!record) return record.errors();
                if (!record->has_value()) continue;
                records::Record next = **record;
                records::FieldValue& last = next.values[kind->at("last_used")];
                const auto* stored = std::get_if<calendar::Instant>(&last);
                if (next.archived || (stored != nullptr && *stored >= when)) continue;
                last = when;
                const auto updated = pen.update(*kind, next.id, next.version, next.values);
                if (!updated && updated.errors().front().kind == ErrorKind::io) return updated.errors();
            }
        }
        return std::string();
    };
}

}  // namespace ciclo::actions
