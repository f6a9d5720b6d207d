// PageMarks: where the next page begins, as a text that goes out to the caller and comes back.
//
//   std::string mark = marks.mark({{"triage"}, {"01J…"}});        // sealed: a mark may hold a name a list is ordered by
//   Result<std::vector<Cell>> cells = marks.read(mark, 2);
//
// Letters, digits, "-" and "_". Only marks made with the same key are read (Error code "bad_page_mark"). Pure; any number of
// threads.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "storage/sqlite_connection.h"

namespace ciclo::storage {

class PageMarks {
public:
    /// `secret`: of the installation, so that a mark survives a restart.
    explicit PageMarks(std::string_view secret);
    std::string mark(const std::vector<Cell>& cells) const;
    Result<std::vector<Cell>> read(std::string_view mark, std::size_t cells) const;

private:
    std::array<unsigned char, 32> key_{};
};

}  // namespace ciclo::storage
