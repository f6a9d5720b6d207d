// QuickTraces: the traces of a XES text that are written plainly, at the speed of memory. Plain: <trace>, <event> and
// attributes of the standard's six simple types, each written `<type key="…" value="…"/>` with one blank between and
// double quotes, no references, no comments, nothing but white space around them, no attributes inside attributes.
//
//   QuickTraces traces(text, Simd::best);
//   at = traces.read(at, until, rows);   // as many traces as follow each other plainly
//
// What it takes means the same to XesScanner; anything else is left to it, trace by trace. SSE2, AVX2 and AVX-512 read
// alike. Any number of threads, one XesRows each.
#pragma once

#include <cstddef>
#include <string_view>

#include "events/separators.h"
#include "events/xes_rows.h"

namespace ciclo::events {

class QuickTraces {
public:
    QuickTraces(std::string_view text, Simd simd);

    /// Between two traces at byte `at`: hands the traces that begin before `until` to `rows`, up to the first that is not
    /// plain. The byte where it stopped: `until` or later when all were taken, else one between two traces.
    std::size_t read(std::size_t at, std::size_t until, XesRows& rows) const;

private:
    std::string_view text_;
    std::size_t end_;  ///< the last bytes are left alone: so many are looked at at once
    Simd simd_;
};

}  // namespace ciclo::events
