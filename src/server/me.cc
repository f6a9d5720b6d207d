#include "server/me.h"

#include <optional>

#include "identity/kinds.h"
#include "identity/session.h"
#include "organisation/kinds.h"
#include "records/value.h"
#include "server/json_text.h"

namespace ciclo::server {

namespace {

using records::Kind;
using records::Record;

/// {"a":1,"b":2} while it is written.
class Members {
public:
    Members& add(std::string_view name, std::string_view json) {
        text_ += text_.size() > 1 ? ",\"" : "\"";
        ((text_ += name) += "\":") += json;
        return *this;
    }
    Members& text(std::string_view name, std::string_view value) { return add(name, json_string(value)); }
    /// null when there is nothing.
    Members& text_or_null(std::string_view name, std::string_view value) {
        return value.empty() ? add(name, "null") : text(name, value);
    }
    Members& flag(std::string_view name, bool value) { return add(name, value ? "true" : "false"); }
    std::string done() const { return text_ + "}"; }

private:
    std::string text_ = "{";
};

const records::FieldValue* value_of(const Kind& kind, const Record& record, std::string_view field) {
    const std::size_t at = kind.find(field);
    return at == Kind::npos || at >= record.values.size() ? nullptr : &record.values[at];
}

std::string text_of(const Kind& kind, const Record& record, std::string_view field) {
    const records::FieldValue* value = value_of(kind, record, field);
    const std::string* text = value == nullptr ? nullptr : records::text_in(*value, Purpose::answer_subject);
    return text == nullptr ? "" : *text;
}

bool is_yes(const Kind& kind, const Record& record, std::string_view field) {
    const records::FieldValue* value = value_of(kind, record, field);
    const bool* yes = value == nullptr ? nullptr : std::get_if<bool>(value);
    return yes != nullptr && *yes;
}

Result<std::optional<Record>> first_of(seams::Snapshot& snapshot, const Kind& kind, records::Archived archived) {
    records::Query any;
    any.kind = &kind;
    any.archived = archived;
    any.limit = 1;
    Result<records::Page> page = snapshot.list(any);
    if (!page) return page.errors();
    if (page->records.empty()) return std::optional<Record>();
    return std::optional(std::move((*page).records.front()));
}

std::string word_json(const Record& organisation) {
    const records::FieldValue* value = value_of(organisation::organisation_kind(), organisation, "customer_word");
    const LocalText* word = value == nullptr ? nullptr : std::get_if<LocalText>(value);
    Members members;
    for (const Language language : languages) members.text_or_null(code_of(language), word == nullptr ? "" : (*word)[language]);
    return members.done();
}

std::string first_language(const Record& organisation) {
    const records::FieldValue* value = value_of(organisation::organisation_kind(), organisation, "languages");
    const auto* codes = value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
    return codes == nullptr || codes->empty() ? "" : codes->front();
}

/// Of nobody's business are only numbers: name, word and languages may stand on any public page.
Result<std::string> organisation_json(const MeQuestion& question, seams::Snapshot& snapshot) {
    const Kind& kind = organisation::organisation_kind();
    const auto found = first_of(snapshot, kind, records::Archived::left_out);
    if (!found) return found.errors();
    if (!found->has_value()) return std::string("null");
    const Record& record = **found;
    bool demo = false;
    if (const Kind* mark = records::find_kind(question.kinds, "demo_mark")) {
        const auto marked = first_of(snapshot, *mark, records::Archived::left_out);
        if (!marked) return marked.errors();
        demo = marked->has_value();
    }
    return Members()
        .text("id", record.id.text)
        .text("name", text_of(kind, record, "name"))
        .add("word", word_json(record))
        .text_or_null("language", first_language(record))
        .text_or_null("sector", text_of(kind, record, "sector"))
        .flag("small", is_yes(kind, record, "small"))
        .flag("demo", demo)
        .done();
}

std::string grants_json(const access::Scope& scope) {
    std::string grants;
    for (const access::Grant& grant : scope.grants) {
        grants += grants.empty() ? "" : ",";
        grants += Members().text("role", code_of(grant.role)).text_or_null("unit", grant.unit).done();
    }
    return "[" + grants + "]";
}

Result<Done> add_person(Members& me, const std::string& person, seams::Snapshot& snapshot) {
    const Kind& kind = organisation::person_kind();
    const Result<Record> record = snapshot.get(kind, records::RecordId(person));
    if (!record) return record.errors().front().kind == ErrorKind::not_found ? Result<Done>(done) : Result<Done>(record.errors());
    me.text_or_null("name", text_of(kind, *record, "name"));
    me.text_or_null("email", text_of(kind, *record, "email"));
    me.text_or_null("language", text_of(kind, *record, "language"));
    me.text_or_null("unit", text_of(kind, *record, "unit"));
    me.add("version", std::to_string(record->version));
    return done;
}

Result<Done> add_session(Members& me, const MeQuestion& question, seams::Snapshot& snapshot) {
    const Result<Record> record = snapshot.get(identity::session_kind(), records::RecordId(question.caller.session));
    if (!record) return record.errors();
    const identity::Standing standing = identity::read_session(*record).standing;
    me.text("standing", code_of(standing));
    me.flag("may_put_off_second_factor", standing == identity::Standing::enrol && question.may_put_off_second_factor);
    me.text("form_token", question.form_token);
    return done;
}

Result<std::string> nobody_json(const MeQuestion& question, seams::Snapshot& snapshot) {
    const auto credential = first_of(snapshot, identity::credential_kind(), records::Archived::included);
    if (!credential) return credential.errors();
    const auto house = organisation_json(question, snapshot);
    if (!house) return house.errors();
    return Members().flag("signed_in", false).flag("set_up", credential->has_value()).add("organisation", *house).done();
}

}  // namespace

Result<std::string> me_json(const MeQuestion& question, seams::Snapshot& snapshot) {
    const access::Caller& caller = question.caller;
    if (caller.proof == access::Proof::none) return nobody_json(question, snapshot);
    Members me;
    me.flag("signed_in", true).text("actor", caller.scope.actor);
    me.text("proof", caller.proof == access::Proof::session ? "session" : "token");
    me.flag("recently_confirmed", caller.recently_confirmed).add("grants", grants_json(caller.scope));
    if (const auto added = add_person(me, caller.scope.actor, snapshot); !added) return added.errors();
    if (caller.proof == access::Proof::session) {
        if (const auto added = add_session(me, question, snapshot); !added) return added.errors();
    }
    const auto house = organisation_json(question, snapshot);
    if (!house) return house.errors();
    return me.add("organisation", *house).done();
}

}  // namespace ciclo::server
