// The power goes, thousands of times: is everything acknowledged still there?
//
//   power_cut --states 5000                       0 lost, 0 corrupt, or it fails
//   power_cut --states 400 --durability normal    the same trial must find losses: it has teeth
//
// A workload of several writers runs once with the watched disk recording. Then random crash states are built from the log:
// cut it anywhere; of each object everything before its last sync stays, and what came later is kept, dropped, or torn at
// 512 bytes at random; of the folder's names (created, renamed, unlinked) everything before its last sync stays and of the
// rest a random beginning, as journalling file systems do. Each state is opened by the real store and looked through.
#include <fcntl.h>
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <sstream>

#include "faults/trial_store.h"
#include "faults/watched_disk.h"

namespace ciclo::faults {
namespace {

namespace fs = std::filesystem;

struct Options {
    int states = 5000, recordings = 5, workers = 2;
    std::uint64_t seed = 1;
    storage::Durability durability = storage::Durability::full;
    std::string record_in;  ///< set in the child that is recorded
    std::int64_t largest_padding = 600;
};

struct LoggedEvent {
    Event event = Event::written;
    std::uint32_t object = 0;
    std::int64_t offset = 0;
    std::string name, data;
};

std::vector<LoggedEvent> read_log(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::vector<LoggedEvent> log;
    EventHead head;
    while (in.read(reinterpret_cast<char*>(&head), sizeof head)) {
        LoggedEvent one{head.event, head.object, head.offset, std::string(head.name_bytes, 0), std::string(head.data_bytes, 0)};
        in.read(one.name.data(), head.name_bytes);
        in.read(one.data.data(), head.data_bytes);
        log.push_back(std::move(one));
    }
    return log;
}

/// What happens to that which no sync had promised yet.
enum class Fate { all_kept, all_dropped, some_dropped, some_torn };

using Stream = std::mt19937_64;

struct DiskState {
    std::map<std::string, std::uint32_t> names;
    std::map<std::uint32_t, std::string> content;
};

bool is_of_folder(Event event) { return event == Event::created || event == Event::renamed || event == Event::unlinked; }

void apply_to_folder(DiskState& disk, const LoggedEvent& one) {
    if (one.event == Event::created) disk.names[one.name] = one.object;
    if (one.event == Event::unlinked) disk.names.erase(one.name);
    if (one.event == Event::renamed) {
        const auto from = disk.names.find(one.name);
        if (from == disk.names.end()) return;
        const std::uint32_t object = from->second;
        disk.names.erase(from);
        disk.names[one.data] = object;
    }
}

void apply_to_object(DiskState& disk, const LoggedEvent& one, Stream* tearing) {
    std::string& content = disk.content[one.object];
    const auto offset = static_cast<std::size_t>(one.offset);
    if (one.event == Event::truncated) {
        content.resize(offset);
        return;
    }
    constexpr std::size_t sector = 512;
    for (std::size_t begin = 0; begin < one.data.size();) {
        const std::size_t size = std::min(sector - (offset + begin) % sector, one.data.size() - begin);
        if (tearing == nullptr || ((*tearing)() & 1) != 0) {
            if (content.size() < offset + begin + size) content.resize(offset + begin + size);
            std::memcpy(content.data() + offset + begin, one.data.data() + begin, size);
        }
        begin += size;
    }
}

DiskState crash_state(const std::vector<LoggedEvent>& log, std::size_t cut, Fate fate, Stream& stream) {
    std::map<std::uint32_t, std::size_t> synced;
    std::size_t folder_synced = 0, folder_events = 0;
    for (std::size_t i = 0; i < cut; ++i) {
        if (log[i].event == Event::synced) synced[log[i].object] = i;
        if (log[i].event == Event::folder_synced) folder_synced = i, folder_events = 0;
        if (is_of_folder(log[i].event)) ++folder_events;
    }
    std::size_t names_kept = fate == Fate::all_kept ? folder_events : stream() % (folder_events + 1);
    DiskState disk;
    for (std::size_t i = 0; i < cut; ++i) {
        const LoggedEvent& one = log[i];
        if (is_of_folder(one.event)) {
            if (i >= folder_synced && names_kept == 0) continue;
            if (i >= folder_synced) --names_kept;
            apply_to_folder(disk, one);
        } else if (one.event == Event::written || one.event == Event::truncated) {
            const bool promised = i < synced[one.object];
            if (promised || fate == Fate::all_kept) apply_to_object(disk, one, nullptr);
            else if (fate == Fate::some_dropped && (stream() & 1) != 0) apply_to_object(disk, one, nullptr);
            else if (fate == Fate::some_torn) apply_to_object(disk, one, &stream);
        }
    }
    return disk;
}

void write_state(const DiskState& disk, const fs::path& folder) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const auto& [name, object] : disk.names) {
        const auto content = disk.content.find(object);
        std::ofstream out(folder / name, std::ios::binary);
        if (content != disk.content.end()) out.write(content->second.data(), static_cast<std::streamsize>(content->second.size()));
    }
}

std::vector<Told> acknowledged_before(const std::vector<LoggedEvent>& log, std::size_t cut) {
    std::string text;
    for (std::size_t i = 0; i < cut; ++i) {
        if (log[i].event == Event::acknowledged) text += log[i].data;
    }
    return read_lines(text);
}

struct Tally {
    long states = 0, with_loss = 0, lost = 0, corrupt = 0, twice = 0;
    char first[200] = {};

    void add(const Tally& other) {
        states += other.states;
        with_loss += other.with_loss;
        lost += other.lost;
        corrupt += other.corrupt;
        twice += other.twice;
        if (first[0] == 0) std::memcpy(first, other.first, sizeof first);
    }
};

/// Where to cut. A file that is written seldom (the signed checkpoints, a new log) would be cut seldom: so one cut in four
/// goes to an event of an object drawn first.
class Cuts {
public:
    explicit Cuts(const std::vector<LoggedEvent>& log) : size_(log.size()) {
        for (std::size_t i = 0; i < log.size(); ++i) {
            if (log[i].event != Event::acknowledged) places_[log[i].object].push_back(i);
        }
    }
    std::size_t draw(Stream& stream) const {
        if (stream() % 4 != 0) return 1 + stream() % size_;
        const auto object = std::next(places_.begin(), static_cast<std::ptrdiff_t>(stream() % places_.size()));
        return 1 + object->second[stream() % object->second.size()];
    }

private:
    const std::size_t size_;
    std::map<std::uint32_t, std::vector<std::size_t>> places_;
};

Tally look_at_states(const std::vector<LoggedEvent>& log, int states, std::uint64_t seed, const fs::path& folder) {
    mallopt(M_TRIM_THRESHOLD, 256 << 20);  // memory goes round and round here; giving it back each time costs a third
    mallopt(M_MMAP_THRESHOLD, 256 << 20);
    Stream stream(seed);
    const Cuts cuts(log);
    Tally tally;
    for (int i = 0; i < states; ++i) {
        const std::size_t cut = cuts.draw(stream);
        const Fate fate = static_cast<Fate>(stream() % 4);
        write_state(crash_state(log, cut, fate, stream), folder);
        const Findings found = look_for(folder.string(), acknowledged_before(log, cut));
        ++tally.states;
        tally.lost += found.lost;
        tally.with_loss += found.lost > 0;
        tally.twice += found.twice;
        tally.corrupt += !found.corrupt.empty();
        if (!found.in_order() && tally.first[0] == 0) {
            std::snprintf(tally.first, sizeof tally.first, "cut %zu fate %d: %ld lost; %s", cut, static_cast<int>(fate),
                          static_cast<long>(found.lost), found.corrupt.c_str());
        }
    }
    fs::remove_all(folder);
    return tally;
}

/// In memory if there is such a place: syncing is what was recorded, it need not be done again.
fs::path quick_folder() { return fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path(); }

Tally look_with_workers(const std::vector<LoggedEvent>& log, const Options& options, std::uint64_t seed) {
    Tally all;
    std::vector<int> pipes;
    for (int worker = 0; worker < options.workers; ++worker) {
        int ends[2];
        if (pipe(ends) != 0) return all;
        if (fork() == 0) {
            const auto folder = quick_folder() / ("ciclo-power-" + std::to_string(getpid()));
            const int share = options.states / options.recordings / options.workers;
            const Tally tally = look_at_states(log, share, seed * 97 + static_cast<std::uint64_t>(worker), folder);
            const bool told = write(ends[1], &tally, sizeof tally) == static_cast<ssize_t>(sizeof tally);
            _exit(told ? 0 : 1);
        }
        close(ends[1]);
        pipes.push_back(ends[0]);
    }
    for (const int end : pipes) {
        Tally tally;
        if (read(end, &tally, sizeof tally) == static_cast<ssize_t>(sizeof tally)) {
            all.add(tally);
        } else {
            ++all.corrupt;
            std::snprintf(all.first, sizeof all.first, "a worker died while it looked");
        }
        close(end);
    }
    while (wait(nullptr) > 0) {}
    return all;
}

/// The child: the workload, every acknowledgement a line of standard output.
int run_recorded(const Options& options) {
    for (int life = 0; life < 4; ++life) {  // opened four times: closing and opening are recorded too
        auto store = open_trial_store(options.record_in, options.durability);
        if (!store) {
            std::cerr << store.errors().front().text() << "\n";
            return 1;
        }
        Workload workload{.seed = options.seed * 10 + static_cast<std::uint64_t>(life), .writers = 4, .deeds = 20,
                          .largest_padding = options.largest_padding, .tidy_every = 13};
        run_workload(**store, workload, {[](const Told& told) {
            const std::string line = line_of(told);
            if (write(1, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(2);
        }});
    }
    return 0;
}

bool record(const char* self, const Options& options, std::uint64_t seed, const fs::path& folder, const fs::path& log) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    const pid_t child = fork();
    if (child == 0) {
        setenv("LD_PRELOAD", WATCHED_DISK, 1);
        setenv("DISK_FOLDER", folder.c_str(), 1);
        setenv("DISK_LOG", log.c_str(), 1);
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, 1);
        const std::string seed_text = std::to_string(seed), padding = std::to_string(options.largest_padding);
        const char* durability = options.durability == storage::Durability::full ? "full" : "normal";
        execl(self, self, "--record-in", folder.c_str(), "--seed", seed_text.c_str(), "--durability", durability,
              "--padding", padding.c_str(), nullptr);
        _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status == 0;
}

Options read_options(int count, char** words) {
    Options options;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string name = words[i], value = words[i + 1];
        if (name == "--states") options.states = std::stoi(value);
        if (name == "--recordings") options.recordings = std::stoi(value);
        if (name == "--workers") options.workers = std::stoi(value);
        if (name == "--seed") options.seed = std::stoull(value);
        if (name == "--padding") options.largest_padding = std::stoll(value);
        if (name == "--durability" && value == "normal") options.durability = storage::Durability::normal;
        if (name == "--record-in") options.record_in = value;
    }
    return options;
}

int run(const Options& options, const char* self) {
    const auto began = std::chrono::steady_clock::now();
    Tally all;
    std::size_t events = 0, acknowledgements = 0;
    const fs::path place = quick_folder() / ("ciclo-record-" + std::to_string(getpid()));
    for (int i = 0; i < options.recordings; ++i) {
        const std::uint64_t seed = options.seed * 1000 + static_cast<std::uint64_t>(i);
        if (!record(self, options, seed, place / "folder", place / "log")) {
            std::cerr << "power cut: the workload failed\n";
            return 1;
        }
        const std::vector<LoggedEvent> log = read_log(place / "log");
        events += log.size();
        acknowledgements += acknowledged_before(log, log.size()).size();
        all.add(look_with_workers(log, options, seed));
    }
    fs::remove_all(place);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const bool full = options.durability == storage::Durability::full;
    std::printf("power cut, %s: %ld states of %zu events and %zu acknowledgements in %.1f s (%.0f a minute); %ld with losses "
                "(%ld records), %ld corrupt, %ld twice\n", full ? "full" : "normal", all.states, events, acknowledgements, seconds,
                static_cast<double>(all.states) / seconds * 60, all.with_loss, all.lost, all.corrupt, all.twice);
    if (all.first[0] != 0) std::printf("  first: %s\n", all.first);
    const bool in_order = all.with_loss == 0 && all.corrupt == 0 && all.twice == 0 && all.states > 0 && acknowledgements > 0;
    if (full) return in_order ? 0 : 1;
    if (all.with_loss == 0) std::printf("  the trial has no teeth: without syncs nothing was lost\n");
    return all.with_loss > 0 ? 0 : 1;
}

}  // namespace
}  // namespace ciclo::faults

int main(int count, char** words) {
    const ciclo::faults::Options options = ciclo::faults::read_options(count, words);
    return options.record_in.empty() ? ciclo::faults::run(options, "/proc/self/exe") : ciclo::faults::run_recorded(options);
}
