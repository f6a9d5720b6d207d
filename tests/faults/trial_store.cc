#include "faults/trial_store.h"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <random>
#include <thread>

#include "storage/machine_chance.h"
#include "storage/machine_clock.h"
#include "storage/trial_kinds.h"

namespace ciclo::faults {

namespace {

using trial::note_kind;
using trial::person_kind;

const audit::KeyPair& trial_keys() {
    static const audit::KeyPair keys = audit::key_pair_of({5, 4, 3, 2, 1});
    return keys;
}

std::string padding(std::int64_t bytes) { return std::string(static_cast<std::size_t>(bytes), 'x'); }

std::vector<records::FieldValue> note_values(const std::string& title, std::int64_t version, std::int64_t bytes) {
    return trial::values(note_kind(), {{"title", title}, {"amount", version}, {"body", padding(bytes)}});
}

std::string answer_of(const Result<records::Record>& record) { return record->id.text + " " + std::to_string(record->version); }

Result<std::string> carry_out(seams::Pen& pen, const Asked& asked) {
    switch (asked.sort) {
        case DeedSort::insert: {
            const auto record = pen.insert(note_kind(), note_values(asked.key, 1, asked.padding));
            if (!record) return record.errors();
            return answer_of(record);
        }
        case DeedSort::update: {
            const auto before = pen.get(note_kind(), records::RecordId(asked.id));
            if (!before) return before.errors();
            if (!before->has_value()) return Error{ErrorKind::not_found, "the record is gone", "", {}, "not_found"};
            const auto& title = std::get<std::string>((*before)->values[note_kind().at("title")]);
            const auto record = pen.update(note_kind(), records::RecordId(asked.id), asked.seen,
                                           note_values(title, asked.seen + 1, asked.padding));
            if (!record) return record.errors();
            return answer_of(record);
        }
        case DeedSort::add_person: {
            const auto record = pen.insert(person_kind(), trial::values(person_kind(), {{"name", "Name of " + asked.key},
                                                                                        {"function", asked.key}}));
            if (!record) return record.errors();
            return answer_of(record);
        }
        case DeedSort::erase: break;
    }
    const auto erased = pen.erase(person_kind(), records::RecordId(asked.id));
    if (!erased) return erased.errors();
    return asked.id + " " + std::to_string(asked.seen + 1);
}

std::int64_t number_in(std::string_view text) {
    std::int64_t number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// One writer: what it has made so far, and what it does next.
class Hand {
public:
    Hand(const Workload& workload, int number) : workload_(workload), number_(number), stream_(workload.seed * 1000 + static_cast<std::uint64_t>(number)) {}

    Asked next(int deed) {
        Asked asked;
        asked.key = "s" + std::to_string(workload_.seed) + "-w" + std::to_string(number_) + "-" + std::to_string(deed);
        asked.padding = static_cast<std::int64_t>(stream_() % static_cast<std::uint64_t>(workload_.largest_padding + 1));
        const auto draw = stream_() % 10;
        if (draw < 4 && !notes_.empty()) {
            const auto place = stream_() % notes_.size();
            asked.sort = DeedSort::update;
            asked.id = notes_[place].first;
            asked.seen = notes_[place].second;
        } else if (draw == 8) {
            asked.sort = DeedSort::add_person;
        } else if (draw == 9 && !people_.empty()) {
            asked.sort = DeedSort::erase;
            asked.id = people_.back();
            asked.seen = 1;
        }
        return asked;
    }

    void learn(const Told& told) {
        switch (told.asked.sort) {
            case DeedSort::insert: notes_.emplace_back(told.id, 1); break;
            case DeedSort::add_person: people_.push_back(told.id); break;
            case DeedSort::erase: people_.pop_back(); break;
            case DeedSort::update:
                for (auto& [id, version] : notes_) {
                    if (id == told.id) version = told.version;
                }
                break;
        }
    }

private:
    const Workload& workload_;
    const int number_;
    std::mt19937_64 stream_;
    std::vector<std::pair<std::string, std::int64_t>> notes_;
    std::vector<std::string> people_;
};

void write_on(seams::Store& store, const Workload& workload, int number, const Ears& ears) {
    Hand hand(workload, number);
    for (int deed = 0; deed < workload.deeds; ++deed) {
        const Asked asked = hand.next(deed);
        if (ears.asking) ears.asking();
        const Result<Told> told = ask(store, asked);
        if (!told) {
            if (ears.failed) ears.failed(asked, told.errors());
            return;
        }
        ears.acknowledged(*told);
        hand.learn(*told);
        if (number == 0 && workload.tidy_every > 0 && deed % workload.tidy_every == workload.tidy_every - 1) (void)store.tidy();
    }
}

/// What the last acknowledged deed of a record promises.
struct Promised {
    std::int64_t version = 0;
    bool erased = false;
};

Result<std::vector<records::Record>> all_records(seams::Snapshot& snapshot, const records::Kind& kind) {
    records::Query query;
    query.kind = &kind;
    query.limit = 1000;
    query.archived = records::Archived::included;
    std::vector<records::Record> records;
    for (;;) {
        Result<records::Page> page = snapshot.list(query);
        if (!page) return page.errors();
        for (records::Record& record : (*page).records) records.push_back(std::move(record));
        if (page->next.empty()) return records;
        query.after = page->next;
    }
}

void look_at(const records::Kind& kind, const std::vector<records::Record>& records,
             const std::map<std::string, Promised>& promised, Findings& findings) {
    std::map<std::string, int> keys;
    std::map<std::string, const records::Record*> by_id;
    const std::size_t key = kind.at(kind.title_field);
    for (const records::Record& record : records) {
        by_id[record.id.text] = &record;
        const auto* text = std::get_if<std::string>(&record.values[key]);
        if (text == nullptr) {
            findings.corrupt += "a record without its key; ";
        } else if (++keys[*text] > 1) {
            ++findings.twice;
        }
        if (&kind != &note_kind()) continue;
        const auto* amount = std::get_if<std::int64_t>(&record.values[kind.at("amount")]);
        if (amount == nullptr || *amount != record.version) findings.corrupt += "a record whose amount is not its version; ";
    }
    for (const auto& [id, promise] : promised) {
        const auto found = by_id.find(id);
        if (found == by_id.end() || found->second->version < promise.version) {
            ++findings.lost;
        } else if (promise.erased && !records::is_missing(found->second->values[kind.at("name")])) {
            ++findings.lost;
        }
    }
}

}  // namespace

std::string database_of(const std::string& folder) { return folder + "/trial.sqlite"; }

Result<std::unique_ptr<seams::Store>> open_trial_store(const std::string& folder, storage::Durability durability) {
    static storage::MachineClock clock;
    static storage::MachineChance chance;
    storage::StoreOptions options;
    options.kinds = trial::kinds();
    options.clock = &clock;
    options.chance = &chance;
    options.signing_key = trial_keys().secret;
    options.schema = storage::SchemaFrom::kinds;
    options.durability = durability;
    options.readers = 2;
    return storage::open_sqlite_store(database_of(folder), options);
}

std::string line_of(const Told& told) {
    return std::string(1, static_cast<char>(told.asked.sort)) + " " + told.asked.key + " " + told.id + " " +
           std::to_string(told.version) + "\n";
}

std::vector<Told> read_lines(std::string_view text) {
    std::vector<Told> all;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (line.size() < 2 || line[1] != ' ' || std::string_view("iupe").find(line[0]) == std::string_view::npos) continue;
        const std::size_t second = line.find(' ', 2);
        const std::size_t third = second == std::string_view::npos ? second : line.find(' ', second + 1);
        if (third == std::string_view::npos) continue;
        Told told;
        told.asked.sort = static_cast<DeedSort>(line[0]);
        told.asked.key = line.substr(2, second - 2);
        told.id = line.substr(second + 1, third - second - 1);
        told.version = number_in(line.substr(third + 1));
        all.push_back(std::move(told));
    }
    return all;
}

Result<Told> ask(seams::Store& store, const Asked& asked) {
    const auto answer = store.write({asked.key, access::Scope::of_system(), "trial", "f", ""},
                                    [&](seams::Pen& pen) { return carry_out(pen, asked); });
    if (!answer) return answer.errors();
    const std::size_t space = answer->body.find(' ');
    if (space == std::string::npos) return Told{asked, asked.id, asked.seen + 1};  // erased answers say nothing any more
    return Told{asked, answer->body.substr(0, space), number_in(std::string_view(answer->body).substr(space + 1))};
}

void run_workload(seams::Store& store, const Workload& workload, const Ears& ears) {
    std::vector<std::jthread> threads;
    for (int number = 0; number < workload.writers; ++number) {
        threads.emplace_back([&, number] { write_on(store, workload, number, ears); });
    }
}

Findings look_for(seams::Store& store, const std::vector<Told>& acknowledged) {
    Findings findings;
    std::map<std::string, Promised> notes, people;
    for (const Told& told : acknowledged) {
        const bool person = told.asked.sort == DeedSort::add_person || told.asked.sort == DeedSort::erase;
        Promised& promise = (person ? people : notes)[told.id];
        promise.version = std::max(promise.version, told.version);
        promise.erased = promise.erased || told.asked.sort == DeedSort::erase;
    }
    const auto examined = store.examine();
    if (!examined) {
        findings.corrupt += examined.errors().front().text();
    } else {
        for (const std::string& finding : *examined) findings.corrupt += finding + "; ";
    }
    const auto snapshot = store.read(access::Scope::of_system());
    for (const records::Kind* kind : {&note_kind(), &person_kind()}) {
        const auto records = snapshot.ok() ? all_records(**snapshot, *kind) : Result<std::vector<records::Record>>(snapshot.errors());
        if (!records) {
            findings.corrupt += records.errors().front().text();
            return findings;
        }
        look_at(*kind, *records, kind == &note_kind() ? notes : people, findings);
    }
    return findings;
}

Findings look_for(const std::string& folder, const std::vector<Told>& acknowledged) {
    const auto store = open_trial_store(folder);
    if (!store) return {0, 0, "does not open: " + store.errors().front().text()};
    return look_for(**store, acknowledged);
}

}  // namespace ciclo::faults
