#include "actions/lived_imports.h"

#include <algorithm>

#include "actions/event_evidence.h"
#include "actions/results_computing.h"
#include "actions/shelf.h"
#include "base/text.h"
#include "events/append.h"

namespace ciclo::actions {

namespace {

using records::Record;

constexpr std::size_t shelf_bytes = 256U << 20;  ///< of all remembered logs: two of ten million events

Shelf<events::Log>& shelf() {
    static Shelf<events::Log> the_shelf({.places = 4, .most_weight = shelf_bytes});
    return the_shelf;
}

std::size_t bytes_of(const events::Dictionary& names) {
    return names.text().size() + names.begin().size() * sizeof(std::uint32_t);
}

template <class Column>
std::size_t bytes_of(const Column& column) {
    return column.visit([](auto values) { return values.size_bytes(); });
}

/// What a log holds in memory.
std::size_t weight_of(const events::Log& log) {
    std::size_t bytes = bytes_of(log.cases) + bytes_of(log.activities) + bytes_of(log.resources) +
                        log.case_begin.size() * sizeof(std::uint64_t) + bytes_of(log.activity) +
                        bytes_of(log.resource) + bytes_of(log.start) + bytes_of(log.end) + log.duration_known.size();
    for (const auto* columns : {&log.of_events, &log.of_cases}) {
        for (const events::Attribute& column : *columns) bytes += bytes_of(column.values) + bytes_of(column.codes);
    }
    return bytes;
}

Error no_events() {
    return {ErrorKind::not_found,
            "this cycle has no event log",
            "import a log of events: case, activity, time",
            {},
            "no_events"};
}

Error no_such_log(const std::string& id) {
    return {ErrorKind::not_found,
            "this cycle has no event log " + quoted(id),
            "choose one of its imports of events",
            {"log", 0, 0},
            "no_such_log"};
}

Error different_columns() {
    return {ErrorKind::refused,
            "these imports were not read with the same table of columns",
            "ask for one of them, or for those of one table",
            {"log", 0, 0},
            "different_columns"};
}

bool same_columns(const Record& one, const Record& other) {
    return text_of(one, "columns") == text_of(other, "columns");
}

/// Read with one table; where nobody gave one, files of one form: other headers may be of another place.
bool read_alike(const Record& one, const Record& other) {
    return same_columns(one, other) &&
           (!text_of(one, "columns").empty() || text_of(one, "headers") == text_of(other, "headers"));
}

/// Of those that are newest first, oldest first.
template <class Wanted>
std::vector<Record> picked(const std::vector<Record>& logs, const Wanted& wanted) {
    std::vector<Record> out;
    for (auto log = logs.rbegin(); log != logs.rend(); ++log) {
        if (wanted(*log)) out.push_back(*log);
    }
    return out;
}

std::string content_of(const Record& import) {
    return import.id.text + " " + std::to_string(import.version) + " " + text_of(import, "content") + "\n";
}

Result<LogPtr> one_log(const Record& import, World& world) {
    if (LogPtr known = shelf().find(content_of(import))) return known;
    const Result<EvidenceFile> file = file_of(import, world);
    if (!file) return file.errors();
    events::ReadOptions options;
    options.further.which = events::Further::Which::all;
    Result<events::Log> read = read_event_evidence(file->bytes, file->name, *file->columns, options);
    if (!read) return read.errors();
    return LogPtr(std::make_shared<const events::Log>(*std::move(read)));
}

/// The longest row of first imports that is remembered as one log, and how many they are; nothing and 0.
std::pair<LogPtr, std::size_t> known_beginning(std::vector<Record> imports) {
    for (; !imports.empty(); imports.pop_back()) {
        if (LogPtr known = shelf().find(contents_of(imports))) return {known, imports.size()};
    }
    return {nullptr, 0};
}

}  // namespace

Result<std::vector<Record>> imports_chosen(const std::vector<Record>& logs, const std::vector<std::string>& ids) {
    if (logs.empty()) return no_events();
    if (ids.empty()) return picked(logs, [&](const Record& one) { return read_alike(one, logs.front()); });
    for (const std::string& id : ids) {
        const bool known = std::any_of(logs.begin(), logs.end(), [&](const Record& one) { return one.id.text == id; });
        if (!known) return no_such_log(id);
    }
    std::vector<Record> chosen = picked(
        logs, [&](const Record& one) { return std::find(ids.begin(), ids.end(), one.id.text) != ids.end(); });
    for (const Record& one : chosen) {
        if (!same_columns(one, chosen.front())) return different_columns();
    }
    return chosen;
}

std::vector<std::vector<std::string>> imports_that_join(const std::vector<Record>& logs) {
    std::vector<std::vector<std::string>> groups;
    std::vector<const Record*> firsts;
    for (const Record& one : logs) {
        const auto same = [&](const Record* first) { return read_alike(one, *first); };
        const auto known = std::find_if(firsts.begin(), firsts.end(), same);
        const auto group = static_cast<std::size_t>(known - firsts.begin());
        if (known == firsts.end()) firsts.push_back(&one), groups.emplace_back();
        groups[group].push_back(one.id.text);
    }
    std::erase_if(groups, [](const std::vector<std::string>& group) { return group.size() < 2; });
    return groups;
}

std::string contents_of(const std::vector<Record>& imports) {
    std::string all;
    for (const Record& import : imports) all += content_of(import);
    return all;
}

Result<LogPtr> joined_log(const std::vector<Record>& imports, World& world) {
    auto [log, have] = known_beginning(imports);
    if (have == imports.size()) return log;
    for (; have < imports.size(); ++have) {
        const Result<LogPtr> next = one_log(imports[have], world);
        if (!next) return next.errors();
        if (log == nullptr) {
            log = *next;
            continue;
        }
        Result<events::Log> both = events::appended_once(*log, **next);
        if (!both) return both.errors();
        log = std::make_shared<const events::Log>(*std::move(both));
    }
    shelf().keep(contents_of(imports), log, weight_of(*log));
    return log;
}

}  // namespace ciclo::actions
