#include "actions/results_keeping.h"

#include <mutex>
#include <unordered_map>

#include "organisation/evidence_limits.h"
#include "organisation/limits.h"

namespace ciclo::actions {

namespace {

using organisation::derived_answer_kind;
using records::FieldValue;
using records::Record;

class AnswersInMemory {
public:
    std::optional<std::string> find(const std::string& key) {
        const std::lock_guard held(lock_);
        const auto found = answers_.find(key);
        return found == answers_.end() ? std::nullopt : std::optional(found->second);
    }
    void keep(const std::string& key, const std::string& answer) {
        constexpr std::size_t most_bytes = 16U << 20;  // sixty cycles with their pictures
        if (answer.size() > most_bytes / 4) return;
        const std::lock_guard held(lock_);
        if (bytes_ + key.size() + answer.size() > most_bytes) {
            answers_.clear();
            bytes_ = 0;
        }
        if (answers_.emplace(key, answer).second) bytes_ += key.size() + answer.size();
    }

private:
    std::mutex lock_;
    std::unordered_map<std::string, std::string> answers_;
    std::size_t bytes_ = 0;
};

AnswersInMemory& memory() {
    static AnswersInMemory the_answers;
    return the_answers;
}

std::string memory_key(const ResultsQuestion& question, const std::string& item, Language language) {
    return question.depends + " " + std::string(code_of(language)) + " " + item;
}

std::string stored_key(const ResultsQuestion& question, const std::string& item, Language language) {
    return question.cycle() + " " + std::string(code_of(language)) + " " + item;
}

struct Kept {
    std::string key, answer;
};

std::vector<Kept> plain_answers(const ResultsQuestion& question, const Results& results, Language language) {
    std::vector<Kept> answers;
    const Telling telling = telling_of(question, results, language);
    const auto add = [&](const std::string& item, std::string answer) {
        if (answer.size() <= organisation::limits::document) answers.push_back({stored_key(question, item, language), std::move(answer)});
    };
    add("results", results_json(telling));
    for (const std::string& as : pictures_there(results)) {
        if (as == "run") continue;  // on the sheets of the moments
        const auto drawings = pictures_of(telling, {.as = as, .standard = {}, .links = Links::moments});
        if (drawings) add("picture/" + as, picture_json(*drawings));
    }
    for (const cycle::Moment* moment : results.analysis.evidence.map.rateable()) {
        if (auto sheet = moment_sheet_json(telling, moment->id.text)) add("moment/" + moment->id.text, *std::move(sheet));
    }
    return answers;
}

Result<Done> keep_one(const ResultsQuestion& question, const Kept& kept, seams::Pen& pen) {
    const records::Kind& kind = derived_answer_kind();
    const auto before = find_one(pen, kind, "question", kept.key);
    if (!before) return before.errors();
    std::vector<FieldValue> values(kind.fields.size());
    values[kind.at("question")] = kept.key;
    values[kind.at("cycle")] = question.cycle();
    values[kind.at("depends")] = question.depends;
    values[kind.at("answer")] = kept.answer;
    values[kind.at("unit")] = question.cycle_record.values[organisation::cycle_kind().at("unit")];
    const Result<Record> written = before->has_value()
                                       ? pen.update(kind, (*before)->id, (*before)->version, std::move(values))
                                       : pen.insert(kind, std::move(values));
    return written ? Result<Done>(done) : Result<Done>(written.errors());
}

}  // namespace

std::optional<std::string> answer_kept(const ResultsQuestion& question, const std::string& item, World& world) {
    const std::string key = memory_key(question, item, world.language);
    if (auto known = memory().find(key)) return known;
    if (!question.plain() || world.snapshot == nullptr) return std::nullopt;
    const records::Kind& kind = derived_answer_kind();
    const auto stored = find_one(*world.snapshot, kind, "question", stored_key(question, item, world.language));
    if (!stored || !stored->has_value()) return std::nullopt;
    const std::string* depends = records::text_in((*stored)->values[kind.at("depends")], Purpose::handle_case);
    const std::string* answer = records::text_in((*stored)->values[kind.at("answer")], Purpose::handle_case);
    if (depends == nullptr || answer == nullptr || *depends != question.depends) return std::nullopt;
    memory().keep(key, *answer);
    return *answer;
}

void keep_answer(const ResultsQuestion& question, const std::string& item, Language language, const std::string& answer) {
    memory().keep(memory_key(question, item, language), answer);
}

void keep_plain_answers(const ResultsQuestion& question, const Results& results, World& world) {
    if (world.store == nullptr || !question.plain()) return;
    std::vector<Kept> answers;
    for (const Language language : languages) {
        for (Kept& kept : plain_answers(question, results, language)) answers.push_back(std::move(kept));
    }
    const seams::WriteRequest request{.key = "results-" + question.depends,
                                      .scope = access::Scope::of_system(),
                                      .deed = "results keep",
                                      .fingerprint = question.depends,
                                      .request_id = ""};
    static_cast<void>(world.store->write(request, [&](seams::Pen& pen) -> Result<std::string> {
        for (const Kept& kept : answers) {
            if (const Result<Done> stored = keep_one(question, kept, pen); !stored) return stored.errors();
        }
        return std::string();
    }));
}

}  // namespace ciclo::actions
