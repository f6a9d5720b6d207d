#include "actions/evidence_ledger.h"

#include "formats/json.h"
#include "formats/table.h"
#include "words/words.h"

namespace ciclo::actions {

namespace {

using formats::Value;

std::string_view word_of(Treatment treatment) {
    switch (treatment) {
        case Treatment::row_left_out: return "row_left_out";
        case Treatment::value_left_out: return "value_left_out";
        case Treatment::read_as: return "read_as";
        case Treatment::noted: return "noted";
    }
    return "";
}

std::string text_at(const Value& value, std::string_view key) {
    const Value* found = value.find(key);
    return found == nullptr ? "" : found->text;
}

std::string sentence_of(const std::string& code, Language language) {
    const std::string key = "ledger." + code;
    return words::has(key) ? words::say(language, key) : code;
}

Value with_text(const Value& entry, Language language) {
    Value told = entry;
    told.entries.push_back({"text", {}, formats::string(sentence_of(text_at(entry, "code"), language))});
    return told;
}

const std::vector<Value>& list_at(const Value& kept, std::string_view key) {
    static const std::vector<Value> none;
    const Value* list = kept.find(key);
    return list == nullptr ? none : list->items;
}

}  // namespace

Value kept_ledger(const Ledger& ledger) {
    std::vector<Value> counts, entries;
    for (const Ledger::Count& count : ledger.counts()) {
        counts.push_back(formats::object({{"code", formats::string(count.code)},
                                          {"treatment", formats::string(word_of(count.treatment))},
                                          {"n", formats::integer(count.n)}}));
    }
    for (const LedgerEntry& entry : ledger.entries()) {
        entries.push_back(formats::object({{"line", formats::integer(entry.place.line)},
                                           {"column", formats::integer(entry.place.column)},
                                           {"code", formats::string(entry.code)},
                                           {"subject", formats::string(entry.subject)},
                                           {"found", formats::string(entry.text)},
                                           {"treatment", formats::string(word_of(entry.treatment))},
                                           {"reading", formats::string(entry.reading)}}));
    }
    return formats::object({{"counts", formats::list(std::move(counts))}, {"entries", formats::list(std::move(entries))}});
}

Value told_ledger(const Value& kept, Language language, std::size_t most) {
    std::vector<Value> counts, entries;
    for (const Value& count : list_at(kept, "counts")) counts.push_back(with_text(count, language));
    for (const Value& entry : list_at(kept, "entries")) {
        if (entries.size() == most) break;
        entries.push_back(with_text(entry, language));
    }
    return formats::object({{"counts", formats::list(std::move(counts))}, {"entries", formats::list(std::move(entries))}});
}

std::string ledger_csv(const Value& kept, Language language) {
    std::vector<std::vector<std::string>> rows{{"line", "column", "code", "text", "subject", "found", "reading"}};
    for (const Value& entry : list_at(kept, "entries")) {
        rows.push_back({text_at(entry, "line"), text_at(entry, "column"), text_at(entry, "code"),
                        sentence_of(text_at(entry, "code"), language), text_at(entry, "subject"),
                        text_at(entry, "found"), text_at(entry, "reading")});
    }
    return formats::write_csv(rows);
}

}  // namespace ciclo::actions
