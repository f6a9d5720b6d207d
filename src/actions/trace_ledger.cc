#include "actions/trace_ledger.h"

#include "base/number.h"
#include "base/text.h"
#include "formats/json.h"
#include "journeys/column_filter.h"
#include "journeys/filter.h"

namespace ciclo::actions {

namespace {

const LocalText unused_words{"Sin usar o anotado", "Not used, or noted", "Niet gebruikt, of genoteerd"};

/// Cases whose values the condition cannot compare are in none, and that is told.
void note_not_comparable(const journeys::Cases& cases, const std::string& text, Ledger& ledger) {
    const auto condition = journeys::read_condition(text);
    if (!condition) return;  // --by COLUMN
    const auto n = journeys::not_comparable(cases, *condition);
    if (!n) return;
    note_times(ledger, static_cast<std::int64_t>(*n), "not_comparable", text, cases.log().file);
}

}  // namespace

Ledger ledger_of(const journeys::Cases& chosen, const Arguments& arguments) {
    const events::Log& log = chosen.log();
    Ledger ledger = log.ledger;
    note_times(ledger, static_cast<std::int64_t>(log.cases.size() - chosen.size()), "case_not_chosen", "", log.file);
    note_times(ledger, static_cast<std::int64_t>(log.events() - chosen.events()), "event_outside", "", log.file);
    for (const std::string& where : arguments.all("where")) note_not_comparable(journeys::Cases(log), where, ledger);
    if (arguments.has("by")) note_not_comparable(chosen, arguments.text("by"), ledger);
    return ledger;
}

void note_times(Ledger& ledger, std::int64_t times, std::string_view code, const std::string& subject, const std::string& file) {
    const auto kept = static_cast<std::int64_t>(Ledger::entries_kept);
    for (std::int64_t i = 0; i < times; ++i) {
        LedgerEntry entry{{}, std::string(code), "", "", Treatment::noted, ""};
        if (i < kept) entry.place.file = file, entry.subject = subject;  // of millions the names would cost a second
        ledger.add(std::move(entry));
    }
}

std::string ledger_line(const Ledger& ledger, Language language) {
    std::vector<std::string> parts;
    for (const Ledger::Count& count : ledger.counts()) parts.push_back(count.code + " " + format_count(count.n, language));
    return parts.empty() ? "" : unused_words.in(language) + ": " + join(parts, ", ") + "\n";
}

formats::Value ledger_json(const Ledger& ledger) {
    std::vector<formats::Value> counts;
    for (const Ledger::Count& count : ledger.counts()) {
        counts.push_back(formats::object({{"code", formats::string(count.code)}, {"n", formats::integer(count.n)}}));
    }
    return formats::list(std::move(counts));
}

}  // namespace ciclo::actions
