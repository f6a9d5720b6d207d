#include "server/limits.h"

#include <gtest/gtest.h>

#include "formats/limits.h"
#include "identity/limits.h"

namespace ciclo::server {
namespace {

TEST(Limits, fit_each_other) {
    // a body that is let in is one that the reader of JSON takes
    EXPECT_LE(limits::file_body_bytes, formats::limits::json_bytes);
    EXPECT_LT(limits::body_bytes, limits::document_body_bytes);
    EXPECT_LT(limits::document_body_bytes, limits::file_body_bytes);
    // a full line of hashes stays below a gigabyte, and its last one does not wait for long
    EXPECT_LE(limits::proving_waiting * identity::limits::hash_memory_kib, 1024U * 1024U);
    // who is recognised is asked again long before a session ends
    EXPECT_LT(limits::recognised_milliseconds, identity::limits::session_idle_minutes_strict * 60'000 / 100);
    EXPECT_LE(limits::answer_kept_bytes * 16, limits::answers_kept_bytes);
}

}  // namespace
}  // namespace ciclo::server
