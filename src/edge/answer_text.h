// Answers as bytes: head lines, events of a stream, the edge's own short answers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "edge/exchange.h"
#include "edge/head.h"

namespace ciclo::edge {

enum class BodyForm {
    counted,  ///< Content-Length
    chunked,  ///< a stream on HTTP/1.1
    to_end    ///< a stream on HTTP/1.0: until the connection closes
};

struct AnswerFrame {
    std::string_view date;
    std::string_view request_id;
    BodyForm form = BodyForm::counted;
    std::uint64_t body_bytes = 0;
    bool keep_alive = true;
};

/// Status line, headers and the empty line. Headers that the edge decides itself (framing, date) are left out of the
/// response's own; one with a control byte is left out too, so that nothing stored can add a line.
void append_head(std::string& out, const Response& response, const AnswerFrame& frame);

/// "event: name", "data: …" for each line of the data, empty line.
std::string event_text(std::string_view event, std::string_view data_json);
/// `text` as one chunk.
std::string chunk_of(std::string_view text);

/// {"errors":[{"code":…,"what":…,"cure":…,"field":"","place":""}]} with the refusal's status, as the doors write theirs;
/// closes.
Response refusal_response(const Refusal& refusal);
/// As refusal_response, with Retry-After.
Response busy_response(std::string_view code, int retry_after_seconds);

std::string_view method_name(Method method);

}  // namespace ciclo::edge
