// copy_database(): an online copy of one consistent state, verified before it is called good.
#include <fcntl.h>
#include <unistd.h>

#include "storage/descriptor.h"
#include "storage/sqlite_connection.h"
#include "storage/sqlite_store.h"

namespace ciclo::storage {

namespace {

/// Compacted: no freed page, and so nothing erased, goes along.
Result<Done> write_copy(const std::string& from, const std::string& to) {
    Result<std::unique_ptr<Connection>> source = Connection::open(from, {.opening = Opening::read});
    if (!source) return source.errors();
    Result<Statement> copy = (*source)->prepare("vacuum into $1");
    if (!copy) return copy.errors();
    copy->bind(1, to);
    return copy->run();
}

Result<Done> verify_copy(const std::string& path) {
    Result<std::unique_ptr<Connection>> copy = Connection::open(path, {.opening = Opening::read});
    if (!copy) return copy.errors();
    for (const char* check : {"pragma integrity_check(1)", "pragma foreign_key_check"}) {
        const Result<Cell> answer = (*copy)->ask(check);
        if (!answer) return answer.errors();
        if (*answer == Cell{} || *answer == Cell{std::string("ok")}) continue;
        return Error{ErrorKind::io, "the copy of the database is damaged", "check the disk and try again", {path}, "bad_copy"};
    }
    return done;
}

Result<Done> sync_copy(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0 || ::fsync(file.number()) != 0) return world_failed(path, "cannot be synced");
    return sync_folder(folder_of(path));
}

}  // namespace

Result<Done> copy_database(const std::string& from, const std::string& to) {
    {
        // made here, so that nobody else may read it even for a moment; an empty file is what SQLite accepts
        const Result<Descriptor> fresh = open_new(to);
        if (!fresh) return fresh.errors();
    }
    Result<Done> step = write_copy(from, to);
    if (step) step = verify_copy(to);
    if (step) step = sync_copy(to);
    if (!step) ::unlink(to.c_str());
    return step;
}

}  // namespace ciclo::storage
