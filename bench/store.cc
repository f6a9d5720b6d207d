// What the store costs: a list page over a million records, and durable small writes against bare SQLite in the same run.
//
//   build/release/bench/store_bench list /var/tmp/ciclo-list.sqlite 1000000
//   build/release/bench/store_bench write /var/tmp/ciclo-write
//
// `list` makes the database when the file is not there (about half a minute) and uses it again otherwise. Times in
// milliseconds.
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "records/value.h"
#include "storage/kind_columns.h"
#include "storage/kind_schema.h"
#include "storage/machine_chance.h"
#include "storage/machine_clock.h"
#include "storage/page_marks.h"
#include "storage/sqlite_store.h"

namespace {

using namespace ciclo;
using Steady = std::chrono::steady_clock;

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double milliseconds_since(Steady::time_point begin) {
    return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

void print_times(const char* what, std::vector<double> times, const std::string& more) {
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) { return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))]; };
    std::printf("%-46s p50 %8.3f  p99 %8.3f  max %8.3f  %s\n", what, at(0.5), at(0.99), times.back(), more.c_str());
    std::fflush(stdout);
}

template <class T>
T must(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.errors()[0].text().c_str());
        std::exit(1);
    }
    return *std::move(result);
}

records::Field field(std::string_view name, records::FieldType type) {
    records::Field made;
    made.name = name;
    made.type = type;
    return made;
}

/// A case as a ward writes it down: some 400 bytes, of a unit, with a state.
const records::Kind& case_kind() {
    static const records::Kind kind = [] {
        using records::FieldType;
        records::Field state = field("state", FieldType::choice);
        state.choices = {{"open", {}}, {"answered", {}}, {"closed", {}}};
        records::Kind made;
        made.name = "ward_case";
        made.fields = {field("title", FieldType::text), field("unit", FieldType::text), state,
                       field("story", FieldType::long_text), field("wait_minutes", FieldType::whole)};
        made.title_field = "title";
        made.belonging = records::Belonging::unit_field;
        return made;
    }();
    return kind;
}

records::KindList kinds() {
    static const records::Kind* const all[] = {&case_kind()};
    return all;
}

constexpr int units = 1000;
std::string unit_name(int number) {
    char name[16];
    std::snprintf(name, sizeof name, "u%04d", number);
    return name;
}

storage::StoreOptions options_with(seams::Clock& clock, seams::Chance& chance) {
    storage::StoreOptions options;
    options.kinds = kinds();
    options.clock = &clock;
    options.chance = &chance;
    options.signing_key = audit::key_pair_of(audit::Seed{1}).secret;
    options.schema = storage::SchemaFrom::kinds;
    return options;
}

/// Filled by SQL, in the shape the pen would give the rows: units as uneven as a hospital's, updated in another order than made.
void fill(const std::string& path, long long count, seams::Clock& clock, seams::Chance& chance) {
    must(storage::open_sqlite_store(path, options_with(clock, chance)));
    auto connection = must(storage::Connection::open(path, {.opening = storage::Opening::write, .cache_kibibytes = 256 * 1024}));
    for (const storage::IndexSql& index : storage::index_sql(case_kind())) {
        must(connection->run("drop index if exists " + storage::quoted_name(index.name)));
    }
    must(connection->run("begin"));
    must(connection->run(
        "insert into ward_case with recursive n(i) as (select 1 union all select i + 1 from n where i < " +
        std::to_string(count) +
        ") select printf('01J%023d', i), 1, 0, i * 1000000, (i * 7919 % " + std::to_string(count) +
        ") * 1000000, 'system', 'system', unit, lower(title), lower(title), title, unit, "
        "case when i % 50 = 0 then 'open' when i % 3 = 0 then 'answered' else 'closed' end, hex(zeroblob(150)), i % 90 from "
        "(select i, printf('u%04d', (i * 31 % 1000) * (i * 17 % 1000) / 1000) as unit, "
        "printf('Case %07x of the ward', i * 104729 % 16777216) as title from n)"));
    must(connection->run("commit"));
    for (const storage::IndexSql& index : storage::index_sql(case_kind())) must(connection->run(index.sql));
}

access::Scope scope_over(int first, int count) {
    access::Scope scope;
    scope.actor = "someone";
    for (int i = 0; i < count; ++i) scope.units.push_back(unit_name(first + i));
    scope.grants = {{access::Role::member, scope.units.front(), scope.units}};
    return scope;
}

struct ListTrial {
    const char* name;
    access::Scope scope;
    records::Query query;
};

void measure_list(seams::Store& store, const ListTrial& trial, int repeats) {
    std::vector<double> first, deep;
    std::int64_t total = 0;
    records::Query query = trial.query;
    for (int i = 0; i < repeats; ++i) {
        const auto begin = Steady::now();
        const auto snapshot = must(store.read(trial.scope));
        const records::Page page = must(snapshot->list(query));
        (query.after.empty() ? first : deep).push_back(milliseconds_since(begin));
        if (query.after.empty()) total = page.total;
        query.after = i % 8 == 7 ? "" : page.next;
    }
    print_times((std::string(trial.name) + ", first pages").c_str(), first, "of " + std::to_string(total));
    if (!deep.empty()) print_times((std::string(trial.name) + ", next pages").c_str(), deep, "");
}

/// Pages that begin anywhere in the list, by marks made for the purpose.
void measure_deep(seams::Store& store, const char* name, const access::Scope& scope, records::Query query, bool by_title,
                  long long count, const storage::PageMarks& marks) {
    std::vector<double> times;
    for (long long i = 0; i < 200; ++i) {
        const long long somewhere = (i * 7'368'787 + 13) % count;
        char title[64];
        std::snprintf(title, sizeof title, "case %07llx of the ward", somewhere * 16'777'216 / count);
        const storage::Cell place = by_title ? storage::Cell(std::string(title)) : storage::Cell(std::int64_t{somewhere * 1'000'000});
        query.after = marks.mark({place, storage::Cell(std::string("01J"))});
        const auto begin = Steady::now();
        const auto snapshot = must(store.read(scope));
        const records::Page page = must(snapshot->list(query));
        times.push_back(milliseconds_since(begin));
    }
    print_times(name, times, "");
}

int list_bench(const std::string& path, long long count) {
    storage::MachineClock clock;
    storage::MachineChance chance;
    if (!std::filesystem::exists(path)) {
        const auto begin = Steady::now();
        fill(path, count, clock, chance);
        std::printf("%lld records made in %.1f s, %.0f MB\n", count, milliseconds_since(begin) / 1000,
                    static_cast<double>(std::filesystem::file_size(path)) / 1e6);
    }
    const storage::StoreOptions options = options_with(clock, chance);
    const auto opening = Steady::now();
    const auto store = must(storage::open_sqlite_store(path, options));
    std::printf("opened in %.1f ms\n", milliseconds_since(opening));
    const storage::PageMarks marks(
        std::string_view(reinterpret_cast<const char*>(options.signing_key.data()), options.signing_key.size()));
    records::Query plain;
    plain.kind = &case_kind();
    records::Query newest = plain, titled = plain, of_unit = plain, open = plain, open_newest = plain;
    newest.order = {{records::Kind::npos, records::Direction::descending}};
    titled.order = {{0, records::Direction::ascending}};
    of_unit = newest;
    of_unit.filters = {{1, records::Compare::equals, unit_name(77)}};
    open.filters = {{2, records::Compare::equals, std::string("open")}};
    open_newest = newest;
    open_newest.filters = open.filters;
    const access::Scope all = access::Scope::of_system(), few = scope_over(70, 10), one = scope_over(990, 1),
                        many = scope_over(200, 300);
    for (const ListTrial& trial : {ListTrial{"all, newest first", all, newest}, {"all, by title", all, titled},
                                   {"all, as made", all, plain}, {"all, one unit's", all, of_unit},
                                   {"all, open ones", all, open}, {"all, open ones, newest first", all, open_newest},
                                   {"300 units, newest first", many, newest}, {"300 units, by title", many, titled},
                                   {"10 units, newest first", few, newest}, {"10 units, by title", few, titled},
                                   {"10 units, as made", few, plain}, {"10 units, one unit's", few, of_unit},
                                   {"10 units, open ones", few, open}, {"smallest unit, newest first", one, newest}}) {
        measure_list(*store, trial, 80);
    }
    measure_deep(*store, "all, newest first, anywhere", all, newest, false, count, marks);
    measure_deep(*store, "all, by title, anywhere", all, titled, true, count, marks);
    measure_deep(*store, "all, one unit's, anywhere", all, of_unit, false, count, marks);
    measure_deep(*store, "300 units, newest first, anywhere", many, newest, false, count, marks);
    measure_deep(*store, "10 units, newest first, anywhere", few, newest, false, count, marks);
    measure_deep(*store, "10 units, by title, anywhere", few, titled, true, count, marks);
    return 0;
}

struct Rate {
    double each_second = 0, cpu_microseconds = 0;  ///< of the process, for each write
    std::vector<double> times;
};

/// Threads that write one small record after the other and wait for each.
Rate drive(std::size_t producers, double seconds, const std::function<void(std::size_t producer, std::size_t number)>& write) {
    std::atomic<bool> go{false}, stop{false};
    std::vector<std::vector<double>> times(producers);
    std::vector<std::thread> threads;
    for (std::size_t producer = 0; producer < producers; ++producer) {
        threads.emplace_back([&, producer] {
            while (!go) std::this_thread::yield();
            for (std::size_t number = 0; !stop; ++number) {
                const auto begin = Steady::now();
                write(producer, number);
                times[producer].push_back(milliseconds_since(begin));
            }
        });
    }
    const auto begin = Steady::now();
    const double cpu_before = cpu_seconds();
    go = true;
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    stop = true;
    for (std::thread& thread : threads) thread.join();
    const double took = milliseconds_since(begin) / 1000;
    Rate rate;
    for (const auto& one : times) rate.times.insert(rate.times.end(), one.begin(), one.end());
    rate.cpu_microseconds = (cpu_seconds() - cpu_before) * 1e6 / static_cast<double>(rate.times.size());
    rate.each_second = static_cast<double>(rate.times.size()) / took;
    return rate;
}

/// The ceiling: one thread, one table with two indexes, WAL and FULL, everything that waits in one transaction.
class Bare {
public:
    explicit Bare(const std::string& path) {
        sqlite3_open(path.c_str(), &database_);
        sqlite3_exec(database_, "pragma journal_mode=wal; pragma synchronous=full; pragma secure_delete=on; create table ward_case "
                                "(id text primary key, unit text, state text, title text, story text, wait_minutes bigint, "
                                "updated bigint); create index a on ward_case (unit, updated)", nullptr, nullptr, nullptr);
        sqlite3_prepare_v2(database_, "insert into ward_case values (?, ?, ?, ?, ?, ?, ?)", -1, &insert_, nullptr);
        thread_ = std::thread([this] { work(); });
    }
    ~Bare() {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        wake_.notify_all();
        thread_.join();
        sqlite3_finalize(insert_);
        sqlite3_close(database_);
    }
    void write(const std::string& id, const std::string& unit, const std::string& title, const std::string& story) {
        const auto promise = std::make_shared<std::promise<void>>();
        auto future = promise->get_future();
        {
            const std::lock_guard lock(mutex_);
            queue_.push_back({id, unit, title, story, promise});
        }
        wake_.notify_one();
        future.get();
    }

private:
    struct Row {
        std::string id, unit, title, story;
        std::shared_ptr<std::promise<void>> kept;
    };
    void work() {
        for (;;) {
            std::vector<Row> rows;
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, [this] { return ending_ || !queue_.empty(); });
                if (queue_.empty()) return;
                rows.swap(queue_);
            }
            sqlite3_exec(database_, "begin immediate", nullptr, nullptr, nullptr);
            for (const Row& row : rows) {
                sqlite3_bind_text(insert_, 1, row.id.c_str(), -1, SQLITE_STATIC);
                sqlite3_bind_text(insert_, 2, row.unit.c_str(), -1, SQLITE_STATIC);
                sqlite3_bind_text(insert_, 3, "open", -1, SQLITE_STATIC);
                sqlite3_bind_text(insert_, 4, row.title.c_str(), -1, SQLITE_STATIC);
                sqlite3_bind_text(insert_, 5, row.story.c_str(), -1, SQLITE_STATIC);
                sqlite3_bind_int64(insert_, 6, 12);
                sqlite3_bind_int64(insert_, 7, 12);
                sqlite3_step(insert_);
                sqlite3_reset(insert_);
            }
            sqlite3_exec(database_, "commit", nullptr, nullptr, nullptr);
            for (const Row& row : rows) row.kept->set_value();
        }
    }
    sqlite3* database_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<Row> queue_;
    bool ending_ = false;
    std::thread thread_;
};

int write_bench(const std::string& folder, double seconds) {
    storage::MachineClock clock;
    storage::MachineChance chance;
    const std::string story(300, 's');
    for (const std::size_t producers : {std::size_t{1}, std::size_t{64}, std::size_t{256}, std::size_t{500}}) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        const auto store = must(storage::open_sqlite_store(folder + "/ciclo.sqlite", options_with(clock, chance)));
        const Rate ours = drive(producers, seconds, [&](std::size_t producer, std::size_t number) {
            const std::string key = std::to_string(producer) + "-" + std::to_string(number);
            must(store->write({key, access::Scope::of_system(), "case create", key, ""},
                              [&](seams::Pen& pen) -> Result<std::string> {
                                  auto record = pen.insert(case_kind(), {"Case " + key, unit_name(static_cast<int>(producer)),
                                                                         std::string("open"), story, std::int64_t{12}});
                                  if (!record) return record.errors();
                                  return record->id.text;
                              }));
        });
        Rate bare;
        {
            Bare ceiling(folder + "/bare.sqlite");
            bare = drive(producers, seconds, [&](std::size_t producer, std::size_t number) {
                const std::string key = std::to_string(producer) + "-" + std::to_string(number);
                ceiling.write("01JXXXXXXXXX" + key, unit_name(static_cast<int>(producer)), "Case " + key, story);
            });
        }
        char more[96];
        std::snprintf(more, sizeof more, "%.0f/s = %.2f of bare, %.0f us CPU", ours.each_second, ours.each_second / bare.each_second,
                      ours.cpu_microseconds);
        print_times(("store, " + std::to_string(producers) + " producers").c_str(), ours.times, more);
        std::snprintf(more, sizeof more, "%.0f/s, %.0f us CPU", bare.each_second, bare.cpu_microseconds);
        print_times(("bare SQLite, " + std::to_string(producers) + " producers").c_str(), bare.times, more);
    }
    std::filesystem::remove_all(folder);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count >= 3 && std::strcmp(words[1], "list") == 0) {
        return list_bench(words[2], count > 3 ? std::strtoll(words[3], nullptr, 10) : 1'000'000);
    }
    if (count >= 3 && std::strcmp(words[1], "write") == 0) return write_bench(words[2], count > 3 ? std::strtod(words[3], nullptr) : 1.5);
    std::fprintf(stderr, "store_bench list FILE [RECORDS] | write FOLDER [SECONDS]\n");
    return 2;
}
