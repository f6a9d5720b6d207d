// SecondCopy: keeps a second file of the signed audit checkpoints, on another disk or machine, as the first one grows.
//
//   SecondCopy copy("/var/lib/ciclo/audit-checkpoints", "/mnt/other/checkpoints", log);
//
// Only ever appends. A first file that is shorter than the copy, or begins otherwise, was tampered with: that is logged as a fault
// and the copy stays as it is, for `ciclo audit verify --checkpoints COPY`. A thread of its own; the destructor copies once more.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "edge/log.h"

namespace ciclo {

class SecondCopy {
public:
    SecondCopy(std::string original, std::string copy, edge::Log& log);
    ~SecondCopy();
    SecondCopy(const SecondCopy&) = delete;
    SecondCopy& operator=(const SecondCopy&) = delete;

private:
    void work();
    void copy_growth();
    void tell(std::string_view event, const std::string& what);

    const std::string original_, copy_;
    edge::Log& log_;
    std::string last_told_;
    std::mutex lock_;
    std::condition_variable news_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace ciclo
