// room: survey
// Any bytes as a file of answers, with the column mapping in front of a line "---" when there is one: what is read has
// as many answers as respondents, all on their scale, and the same bytes give the same answers.
#include "cycle/templates.h"
#include "formats/columns.h"
#include "fuzzing.h"
#include "survey/read_answers.h"

using namespace ciclo;

namespace {

const cycle::Map& hospital() {
    static const cycle::Map map = *cycle::read_template("hospital-emergency");
    return map;
}

void check(const survey::Answers& answers) {
    promise(answers.respondents > 0, "what is read has respondents");
    promise(answers.respondent.empty() || answers.respondent.size() == answers.respondents, "a key for each");
    promise(answers.day.empty() || answers.day.size() == answers.respondents, "a day for each");
    for (const survey::Column& column : answers.columns) {
        promise(column.value.size() == answers.respondents && column.presence.size() == answers.respondents,
                "whole columns");
        for (std::size_t row = 0; row < answers.respondents; ++row) {
            const double value = column.value[row];
            promise(!column.present(row) || (value >= column.scale.lowest && value <= column.scale.highest),
                    "on the scale");
        }
    }
    for (const survey::Segment& segment : answers.segments) {
        promise(segment.codes.size() == answers.respondents, "a segment for each");
        for (const std::uint32_t code : segment.codes) promise(code < segment.values.size(), "a known segment");
    }
    for (const LedgerEntry& entry : answers.ledger.entries()) promise(!entry.code.empty(), "an entry has a code");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string_view text = text_of(bytes, size);
    formats::ColumnMapping mapping;
    if (const std::size_t cut = text.find("\n---\n"); cut != std::string_view::npos) {
        Result<formats::ColumnMapping> read = formats::read_columns(text.substr(0, cut + 1), "columns.yaml");
        if (!read) return 0;
        mapping = std::move(*read);
        text.remove_prefix(cut + 5);
    }
    const Result<formats::Table> table = formats::read_table(text, "answers.csv", mapping.answers.csv());
    if (!table) return 0;
    const Result<survey::Answers> answers = survey::read_answers(*table, hospital(), mapping);
    if (!answers) {
        for (const Error& error : answers.errors()) promise(!error.what.empty(), "a refusal has a reason");
        return 0;
    }
    check(*answers);
    const Result<survey::Answers> again = survey::read_answers(*table, hospital(), mapping);
    promise(again.ok() && again->ledger.entries() == answers->ledger.entries(), "the same bytes give the same ledger");
    return 0;
}
