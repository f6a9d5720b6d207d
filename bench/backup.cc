// How long a backup and a restore take, and what people at work notice of a backup.
//   backup_bench FOLDER RECORDS      FOLDER must not exist; it stays afterwards
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "storage/data_folders.h"
#include "storage/machine_chance.h"
#include "storage/machine_clock.h"
#include "storage/trial_kinds.h"

using namespace ciclo;
using Steady = std::chrono::steady_clock;

namespace {

double seconds_since(Steady::time_point begin) {
    return std::chrono::duration<double>(Steady::now() - begin).count();
}

template <class T>
void must(const Result<T>& result) {
    if (result) return;
    std::fprintf(stderr, "%s\n", result.errors().front().text().c_str());
    std::exit(1);
}

seams::Deed note(int number) {
    return [number](seams::Pen& pen) -> Result<std::string> {
        const auto made = pen.insert(trial::note_kind(),
                                     trial::values(trial::note_kind(), {{"title", "note " + std::to_string(number)},
                                                                        {"body", std::string(800, 'b')}}));
        if (!made) return made.errors();
        return made->id.text;
    };
}

std::atomic<int> next_key = 0;
seams::WriteRequest request() {
    return {"k" + std::to_string(++next_key), access::Scope::of_system(), "bench", "same", ""};
}

/// Thousands in flight, so that the disk is not what is measured.
void fill(seams::Store& store, int records) {
    std::mutex mutex;
    std::condition_variable came;
    int waiting = 0;
    for (int i = 0; i < records; ++i) {
        std::unique_lock lock(mutex);
        came.wait(lock, [&] { return waiting < 4'000; });
        ++waiting;
        lock.unlock();
        store.write_then(request(), note(i), [&](Result<seams::Answer> answer) {
            must(answer);
            const std::lock_guard guard(mutex);
            --waiting;
            came.notify_one();
        });
    }
    std::unique_lock lock(mutex);
    came.wait(lock, [&] { return waiting == 0; });
}

/// Eight people who write one record after the other until told to stop; milliseconds of each write.
class Work {
public:
    explicit Work(seams::Store& store) {
        for (int i = 0; i < 8; ++i) threads_.emplace_back([this, &store] { work(store); });
    }
    std::vector<double> stop() {
        stop_ = true;
        for (std::thread& thread : threads_) thread.join();
        std::sort(waits_.begin(), waits_.end());
        return waits_;
    }

private:
    void work(seams::Store& store) {
        while (!stop_) {
            const auto begin = Steady::now();
            must(store.write(request(), note(0)));
            const std::lock_guard guard(mutex_);
            waits_.push_back(seconds_since(begin) * 1000);
        }
    }
    std::atomic<bool> stop_ = false;
    std::mutex mutex_;
    std::vector<double> waits_;
    std::vector<std::thread> threads_;
};

void print(const char* what, const std::vector<double>& waits, double seconds) {
    std::printf("%-16s %6.0f writes/s, p50 %.1f ms, p99 %.1f ms, longest %.0f ms\n", what,
                static_cast<double>(waits.size()) / seconds, waits[waits.size() / 2], waits[waits.size() * 99 / 100],
                waits.back());
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) return 2;
    const std::string folder = words[1], backup = folder + ".ciclo", target = folder + ".restored";
    storage::MachineClock clock;
    storage::MachineChance chance;
    NoProgress progress;
    storage::DiskDataFolders folders(
        {.kinds = trial::kinds(),
         .clock = &clock,
         .chance = &chance,
         .key_path = "",
         .adjust = [](storage::StoreOptions& store) { store.schema = storage::SchemaFrom::kinds; }});
    auto store = folders.open(folder);
    must(store);
    auto begin = Steady::now();
    fill(**store, static_cast<int>(std::strtol(words[2], nullptr, 10)));
    std::printf("filled in %.1f s\n", seconds_since(begin));
    {
        Work work(**store);
        begin = Steady::now();
        std::this_thread::sleep_for(std::chrono::seconds(4));
        print("without backup", work.stop(), seconds_since(begin));
    }
    {
        Work work(**store);
        begin = Steady::now();
        must((*store)->backup(backup));
        const double seconds = seconds_since(begin);
        print("during backup", work.stop(), seconds);
        std::printf("backup: %.1f MB in %.2f s\n", static_cast<double>(std::filesystem::file_size(backup)) / 1e6,
                    seconds);
    }
    store->reset();
    begin = Steady::now();
    must(folders.restore({.backup = backup, .folder = target, .erased_since = folder}, progress));
    std::printf("restored, tidied and examined in %.2f s", seconds_since(begin));
    begin = Steady::now();
    must(folders.open(target));
    std::printf(", opened in %.3f s\n", seconds_since(begin));
    return 0;
}
