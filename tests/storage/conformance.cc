// What the trials of both stores share; see conformance.h.
#include "storage/conformance.h"

#include <algorithm>

#include "seams/memory_store.h"

namespace ciclo::trial {

namespace {

class TriedMemory final : public Tried {
public:
    seams::Store& store() override { return store_; }

private:
    seams::MemoryStore store_{{.kinds = kinds(), .clock = &clock, .chance = &chance}};
};

}  // namespace

std::unique_ptr<Tried> tried_memory() { return std::make_unique<TriedMemory>(); }

access::Scope scope_over(std::vector<std::string> units, std::string actor) {
    std::sort(units.begin(), units.end());
    access::Scope scope;
    scope.actor = std::move(actor);
    if (units.empty()) return scope;
    scope.grants = {{access::Role::member, units.front(), units}};
    scope.units = std::move(units);
    return scope;
}

std::string Conformance::insert(const records::Kind& kind, Given given) {
    const auto answer = write([&](seams::Pen& pen) -> Result<std::string> {
        const auto record = pen.insert(kind, values(kind, given));
        if (!record) return record.errors();
        return record->id.text;
    });
    EXPECT_TRUE(answer.ok()) << answer.errors().front().text();
    return answer.ok() ? answer->body : "";
}

std::unique_ptr<seams::Snapshot> Conformance::snapshot(const access::Scope& scope) {
    auto read = store().read(scope);
    EXPECT_TRUE(read.ok());
    return std::move(*read);
}

records::Record Conformance::stored(const records::Kind& kind, const std::string& id) {
    const auto record = snapshot()->get(kind, records::RecordId(id));
    EXPECT_TRUE(record.ok()) << record.errors().front().text();
    return record.ok() ? *record : records::Record{};
}

std::vector<std::string> Conformance::titles(const records::Query& query, const access::Scope& scope) {
    const auto page = snapshot(scope)->list(query);
    EXPECT_TRUE(page.ok()) << page.errors().front().text();
    std::vector<std::string> found;
    for (const records::Record& record : page->records) {
        const auto& value = record.values[query.kind->at(query.kind->title_field)];
        found.push_back(records::is_missing(value) ? "-" : std::get<std::string>(value));
    }
    EXPECT_EQ(page->total, static_cast<std::int64_t>(found.size()));
    return found;
}

std::string Conformance::name_of(const testing::TestParamInfo<Maker>& maker) { return maker.param.name; }

records::Query all_of(const records::Kind& kind, records::Archived archived, const char* search) {
    records::Query query;
    query.kind = &kind;
    query.archived = archived;
    query.search = search;
    return query;
}

}  // namespace ciclo::trial
