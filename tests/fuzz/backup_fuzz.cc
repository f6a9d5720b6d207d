// room: storage
// The head of a backup and the register of erasures, as a stranger hands them over: refused, or written back the same.
#include "storage/backup_header.h"

#include "fuzzing.h"
#include "storage/erasure_register.h"
#include "storage/folder_limits.h"

using namespace ciclo;
using namespace ciclo::storage;

namespace {

/// Heads end in zeros up to a page, which no fuzzer finds by itself.
std::string padded(std::string_view text) {
    std::string head(text.substr(0, limits::backup_head_bytes));
    head.resize(limits::backup_head_bytes, '\0');
    return head;
}

void try_head(std::string_view head) {
    const Result<BackupHeader> header = read_backup_header(head);
    if (!header) return;
    promise(write_backup_header(*header) == head, "what is accepted is written back the same");
    promise(header->file_bytes() >= static_cast<std::int64_t>(limits::backup_head_bytes),
            "sizes add up without overflow");
    for (const BackupPiece& piece : header->pieces) {
        promise(header->offset_of(piece.part) + piece.bytes <= header->file_bytes(), "parts lie inside the file");
    }
}

void try_register(std::string_view text) {
    const Result<std::vector<Erasure>> all = parse_register(text, "erased");
    if (!all || all->empty()) return;
    std::string again = "ciclo erased 1\n";
    for (const Erasure& one : *all) again += register_line(one) + "\n";
    promise(text.substr(0, again.size()) == again, "what is accepted is written back the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = text_of(bytes, size);
    try_head(text);
    try_head(padded(text));
    try_register(text);
    return 0;
}
