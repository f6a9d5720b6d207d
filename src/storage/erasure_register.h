// The register of erasures: which records were erased, never what they held. It lies beside the database and outlives
// it, so that a person erased yesterday stays erased when the backup of last week is restored.
//
//   Result<ErasureRegister> erased = ErasureRegister::open(folder + "/erased");
//   erased->add({{"person", id, now}});                            // on the disk when it returns
//   Result<std::vector<Erasure>> before = read_register(path);
//
// Text, one line each, only ever added to; each line carries a check of itself. A last line that was not finished (the
// machine stopped while writing it, so nothing was acknowledged) is left out. Refuses any other line that does not fit.
// Threads: add() by one at a time; read_register() any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "storage/descriptor.h"
#include "storage/sqlite_store.h"

namespace ciclo::storage {

/// "person 01JD… 2025-10-20T16:00:00Z 5f0c91ab", without the line end.
std::string register_line(const Erasure& erased);
/// The text of a register; `file` names it in errors.
Result<std::vector<Erasure>> parse_register(std::string_view text, const std::string& file);
/// No file = nothing was erased yet.
Result<std::vector<Erasure>> read_register(const std::string& path);

class ErasureRegister {
public:
    /// Makes the file when it is not there; an unfinished last line is cut off.
    static Result<ErasureRegister> open(const std::string& path);
    Result<Done> add(const std::vector<Erasure>& erased);

private:
    ErasureRegister(Descriptor file, std::string path) : file_(std::move(file)), path_(std::move(path)) {}
    Descriptor file_;
    std::string path_;
};

}  // namespace ciclo::storage
