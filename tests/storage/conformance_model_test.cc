// The store against its twin as the model: the same random deeds and questions, and the same answers, page by page.
#include "storage/conformance.h"

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "seams/memory_store.h"

namespace ciclo::trial {
namespace {

using records::Record;
using records::RecordId;
using seams::Pen;

constexpr std::string_view words[] = {"Árbol", "arbol", "zona", "Zona 2", "10", "9", "¡!", "ñandú", "%_", "a-b", "A b"};

/// Draws of one random run.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : stream_(seed) {}
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(stream_() % n); }
    bool one_in(std::size_t n) { return below(n) == 0; }
    std::string word() {
        std::string text(words[below(std::size(words))]);
        if (one_in(3)) text += " " + std::string(words[below(std::size(words))]);
        return text;
    }

private:
    std::mt19937_64 stream_;
};

/// A store with the ids of what was put into it, in the order of putting: record number 7 is the same in both stores.
struct Side {
    seams::Store& store;
    std::map<std::string, std::vector<std::string>> ids;
    std::map<std::string, std::size_t> numbers;

    void note(std::string_view kind, const std::string& id) {
        numbers[id] = numbers.size();
        ids[std::string(kind)].push_back(id);
    }
};

/// A record with ids as numbers of records, so that two stores can be compared.
std::string told(const Side& side, const records::Kind& kind, const Record& record) {
    std::string text = std::to_string(side.numbers.at(record.id.text)) + " v" + std::to_string(record.version) +
                       (record.archived ? " archived " : " ") + record.updated_by + " " +
                       std::to_string(record.updated.microseconds_utc);
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const std::string* written = records::text_in(record.values[i], Purpose::handle_case);
        text += " | ";
        if (written != nullptr && side.numbers.contains(*written)) text += "#" + std::to_string(side.numbers.at(*written));
        else if (written != nullptr) text += *written;
        else if (const auto* whole = std::get_if<std::int64_t>(&record.values[i])) text += std::to_string(*whole);
        else if (const auto* real = std::get_if<double>(&record.values[i])) text += std::to_string(*real);
        else if (const auto* day = std::get_if<calendar::Day>(&record.values[i])) text += calendar::iso_text(*day);
        else text += std::to_string(record.values[i].index());
    }
    return text;
}

/// One change as it was drawn; `at` is a number of a record among those of its kind.
struct Drawn {
    enum class Sort { insert, update, archive, erase } sort = Sort::insert;
    const records::Kind* kind = nullptr;
    std::size_t at = 0;
    std::int64_t version_off = 0;
    Given given;
    std::size_t unit = 0, other = 0;  ///< 0 = none, else one of those there, plus 1
};

Drawn draw_change(Draws& draws) {
    Drawn drawn;
    const std::size_t kind = draws.below(8);
    drawn.kind = kind < 1 ? &unit_kind() : kind < 6 ? &note_kind() : &person_kind();
    const std::size_t sort = draws.below(10);
    drawn.sort = sort < 6 ? Drawn::Sort::insert : sort < 8 ? Drawn::Sort::update : sort < 9 ? Drawn::Sort::archive : Drawn::Sort::erase;
    drawn.at = draws.below(1000);
    drawn.version_off = draws.one_in(5) ? -1 : 0;
    drawn.unit = draws.below(6);
    drawn.other = draws.one_in(3) ? 1 + draws.below(50) : 0;
    if (drawn.kind == &unit_kind()) {
        drawn.given = {{"name", draws.word()}};
    } else if (drawn.kind == &person_kind()) {
        drawn.given = {{"name", draws.word()}, {"function", draws.word()}};
        if (draws.one_in(2)) drawn.given.push_back({"email", std::string(words[draws.below(6)])});
    } else {
        if (!draws.one_in(6)) drawn.given.push_back({"title", draws.word()});
        if (draws.one_in(3)) drawn.given.push_back({"code", draws.word()});
        if (!draws.one_in(3)) drawn.given.push_back({"amount", static_cast<std::int64_t>(draws.below(5)) - 2});
        if (!draws.one_in(3)) drawn.given.push_back({"weight", static_cast<double>(draws.below(5)) / 4 - 0.5});
        if (!draws.one_in(3)) drawn.given.push_back({"due", calendar::Day{static_cast<std::int32_t>(draws.below(4))}});
        if (!draws.one_in(3)) drawn.given.push_back({"open", draws.one_in(2)});
        if (!draws.one_in(3)) drawn.given.push_back({"mood", std::string(draws.one_in(2) ? "good" : "bad")});
        if (!draws.one_in(3)) drawn.given.push_back({"label", LocalText(draws.word(), "", draws.word())});
        if (draws.one_in(3)) drawn.given.push_back({"tags", std::vector<std::string>{draws.word(), draws.word()}});
        if (draws.one_in(3)) drawn.given.push_back({"body", draws.word()});
    }
    return drawn;
}

const std::string& one_of(const std::vector<std::string>& ids, std::size_t at) {
    static const std::string nowhere = "01J00000000000000000000000";
    return ids.empty() ? nowhere : ids[at % ids.size()];
}

std::vector<records::FieldValue> values_of(Side& side, const Drawn& drawn) {
    Given given = drawn.given;
    if (drawn.kind == &note_kind()) {
        if (drawn.unit > 0) given.push_back({"unit", one_of(side.ids["unit"], drawn.unit - 1)});
        if (drawn.other > 0) given.push_back({"other", one_of(side.ids["note"], drawn.other - 1)});
    }
    return values(*drawn.kind, given);
}

/// Does it and tells how it went; the ids made go into `made`, for when the deed as a whole is acknowledged.
std::string carry_out(Side& side, Pen& pen, const Drawn& drawn, std::vector<std::pair<std::string, std::string>>& made) {
    const RecordId id(one_of(side.ids[std::string(drawn.kind->name)], drawn.at));
    const auto told_errors = [](const auto& result) {
        std::string text;
        if (!result.ok()) {
            for (const Error& error : result.errors()) text += error.code + "@" + error.place.file + " ";
        }
        return text;
    };
    const auto stored = pen.get(*drawn.kind, id);
    const std::int64_t seen = stored.ok() && stored->has_value() ? (*stored)->version + drawn.version_off : 1;
    switch (drawn.sort) {
        case Drawn::Sort::insert: {
            const auto record = pen.insert(*drawn.kind, values_of(side, drawn));
            if (record) made.emplace_back(drawn.kind->name, record->id.text);
            return "insert " + told_errors(record);
        }
        case Drawn::Sort::update: return "update " + told_errors(pen.update(*drawn.kind, id, seen, values_of(side, drawn)));
        case Drawn::Sort::archive: {
            // what archiving twice means is left to the deeds: they look before they archive, and bring back
            if (stored.ok() && stored->has_value() && (*stored)->archived)
                return "restore " + told_errors(pen.restore(*drawn.kind, id, seen));
            return "archive " + told_errors(pen.archive(*drawn.kind, id, seen));
        }
        case Drawn::Sort::erase: break;
    }
    return drawn.kind->erasable ? "erase " + told_errors(pen.erase(*drawn.kind, id)) : "";
}

std::string write_all(Side& side, const std::string& key, const std::vector<Drawn>& changes, bool refuse) {
    std::vector<std::pair<std::string, std::string>> made;
    const auto answer = side.store.write({key, access::Scope::of_system(), "trial", "f", ""}, [&](Pen& pen) -> Result<std::string> {
        std::string text;
        for (const Drawn& drawn : changes) text += carry_out(side, pen, drawn, made) + "\n";
        if (refuse) return Error{ErrorKind::refused, text, "", {}, "no"};
        return text;
    });
    if (!answer.ok()) return "refused " + answer.errors().front().what;
    for (const auto& [kind, id] : made) side.note(kind, id);
    return answer->body;
}

struct Question {
    records::Query query;
    std::vector<std::size_t> units;  ///< of the scope; empty = the system
    std::vector<std::size_t> unit_filters;
};

records::Filter draw_filter(Draws& draws, const records::Kind& kind) {
    for (;;) {
        records::Filter filter;
        filter.field = draws.below(kind.fields.size());
        filter.compare = static_cast<records::Compare>(draws.below(9));
        const records::Field& field = kind.fields[filter.field];
        if (!records::is_comparable(field, filter.compare) || field.type == records::FieldType::reference) continue;
        switch (field.type) {
            case records::FieldType::whole: filter.value = static_cast<std::int64_t>(draws.below(5)) - 2; break;
            case records::FieldType::number:
            case records::FieldType::share: filter.value = static_cast<double>(draws.below(5)) / 4 - 0.5; break;
            case records::FieldType::yes_no: filter.value = draws.one_in(2); break;
            case records::FieldType::day: filter.value = calendar::Day{static_cast<std::int32_t>(draws.below(4))}; break;
            case records::FieldType::instant: filter.value = calendar::Instant{5}; break;
            case records::FieldType::choice: filter.value = std::string("good"); break;
            default: filter.value = records::text_value(field, draws.word()); break;
        }
        if (filter.compare == records::Compare::is_missing || filter.compare == records::Compare::is_present) filter.value = {};
        return filter;
    }
}

Question draw_question(Draws& draws) {
    Question question;
    const std::size_t which = draws.below(6);
    const records::Kind& kind = which < 1 ? unit_kind() : which < 5 ? note_kind() : person_kind();
    records::Query& query = question.query;
    query.kind = &kind;
    for (std::size_t i = draws.below(3); i > 0; --i) query.filters.push_back(draw_filter(draws, kind));
    for (std::size_t i = draws.below(4); i > 0; --i) {
        const std::size_t field = draws.one_in(6) ? records::Kind::npos : draws.below(kind.fields.size());
        if (field != records::Kind::npos && !records::is_sortable(kind.fields[field])) continue;
        if (field != records::Kind::npos && kind.fields[field].type == records::FieldType::reference) continue;
        query.order.push_back({field, draws.one_in(2) ? records::Direction::ascending : records::Direction::descending});
    }
    if (draws.one_in(4)) query.search = draws.word();
    query.archived = static_cast<records::Archived>(draws.below(3));
    query.limit = 1 + static_cast<std::int64_t>(draws.below(7));
    for (std::size_t i = draws.below(3); i > 0; --i) question.units.push_back(draws.below(10));
    return question;
}

access::Scope scope_of(Side& side, const Question& question) {
    if (question.units.empty()) return access::Scope::of_system();
    std::set<std::string> units;
    for (const std::size_t unit : question.units) units.insert(one_of(side.ids["unit"], unit));
    return scope_over({units.begin(), units.end()});
}

/// Every page to the end, one line a record; totals of all pages agree.
std::string ask(Side& side, const Question& question) {
    const auto snapshot = side.store.read(scope_of(side, question));
    RC_ASSERT(snapshot.ok());
    records::Query query = question.query;
    std::string text;
    std::set<std::string> seen;
    for (int pages = 0; pages < 1000; ++pages) {
        const auto page = (*snapshot)->list(query);
        RC_ASSERT(page.ok());
        RC_ASSERT(static_cast<std::int64_t>(page->records.size()) <= query.limit);
        if (pages == 0) text += "total " + std::to_string(page->total) + "\n";
        for (const Record& record : page->records) {
            RC_ASSERT(seen.insert(record.id.text).second);
            RC_ASSERT((*snapshot)->get(*query.kind, record.id).ok());
            text += told(side, *query.kind, record) + "\n";
        }
        RC_ASSERT(page->total >= static_cast<std::int64_t>(seen.size()));
        if (page->next.empty()) {
            RC_ASSERT(page->total == static_cast<std::int64_t>(seen.size()));
            return text;
        }
        RC_ASSERT(std::all_of(page->next.begin(), page->next.end(), [](char c) { return c > ' ' && c < 0x7f; }));
        query.after = page->next;
    }
    RC_FAIL("the pages have no end");
}

/// Ids as numbers of records.
std::string with_numbers(const Side& side, std::string text) {
    for (const auto& [id, number] : side.numbers) {
        for (std::size_t at = text.find(id); at != std::string::npos; at = text.find(id)) {
            text.replace(at, id.size(), "#" + std::to_string(number));
        }
    }
    return text;
}

std::string history_of(Side& side, const records::Kind& kind, std::size_t at) {
    const auto snapshot = side.store.read(access::Scope::of_system());
    const auto lines = (*snapshot)->history(kind, RecordId(one_of(side.ids[std::string(kind.name)], at)));
    if (!lines.ok()) return "none";
    std::string text;
    for (const seams::HistoryLine& line : *lines) {
        text += std::to_string(line.version) + " " + line.actor + " " + line.deed + "\n";
        text += with_numbers(side, line.before_json + " -> " + line.after_json) + "\n";
    }
    return text;
}

class ConformanceModel : public testing::TestWithParam<Maker> {};

TEST_P(ConformanceModel, answers_as_the_twin_does) {
    const bool held = rc::check("the same deeds and questions, the same answers", [&] {
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const auto rounds = *rc::gen::inRange(1, 14);
        Draws draws(seed);
        const auto tried = GetParam().make();
        seams::MemoryClock clock({tried->clock.now()});
        seams::SeededChance chance(99);
        seams::MemoryStore model({.kinds = kinds(), .clock = &clock, .chance = &chance});
        Side left{tried->store(), {}, {}}, right{model, {}, {}};
        for (int round = 0; round < rounds; ++round) {
            std::vector<Drawn> changes;
            for (std::size_t i = draws.below(12); i > 0; --i) changes.push_back(draw_change(draws));
            const bool refuse = draws.one_in(8);
            const std::string key = "round-" + std::to_string(round);
            RC_ASSERT(write_all(left, key, changes, refuse) == write_all(right, key, changes, refuse));
            for (int i = 0; i < 4; ++i) {
                const Question question = draw_question(draws);
                RC_ASSERT(ask(left, question) == ask(right, question));
            }
            const std::size_t at = draws.below(100);
            RC_ASSERT(history_of(left, note_kind(), at) == history_of(right, note_kind(), at));
            RC_ASSERT(history_of(left, person_kind(), at) == history_of(right, person_kind(), at));
            const auto milliseconds = static_cast<std::int64_t>(draws.below(3));
            tried->clock.advance_milliseconds(milliseconds);
            clock.advance_milliseconds(milliseconds);
        }
    });
    EXPECT_TRUE(held);
}

INSTANTIATE_TEST_SUITE_P(Stores, ConformanceModel, testing::ValuesIn(both_stores), Conformance::name_of);

}  // namespace
}  // namespace ciclo::trial
