#include "edge/turn.h"

#include "edge/ticks.h"

namespace ciclo::edge {

void Turn::know(const Head& head) {
    head_known = true;
    method = head.method;
    minor = head.minor;
    keep_alive = head.keep_alive;
}

bool Turn::without_body(int status) const {
    return (head_known && method == Method::head) || status == 204 || status == 304;
}

Request request_of(Turn& turn, RequestReader& reader, const Accepted& from, const Proxies& proxies) {
    Request request;
    Head head = reader.take_head();
    request.method = head.method;
    request.target = std::move(head.target);
    request.path = std::move(head.path);
    request.query = std::move(head.query);
    request.headers = std::move(head.headers);
    request.body = reader.take_body();
    request.secure = from.tls != nullptr;
    if (from.from_proxy) {
        std::string forwarded;
        for (const auto& [name, value] : request.headers) {
            if (name == "x-forwarded-for") forwarded += (forwarded.empty() ? "" : ",") + value;
        }
        if (!forwarded.empty()) turn.peer = peer_behind(proxies, from.address, forwarded);
        request.secure = request.secure || request.header("x-forwarded-proto") == "https";
    }
    request.peer_address = turn.peer;
    request.request_id = turn.request_id;
    request.listener = from.listener;
    return request;
}

void write_answer_head(std::string& out, const Turn& turn, const Response& response, BodyForm form, std::uint64_t body_bytes,
                       std::string_view date) {
    out.clear();
    append_head(out, response,
                {.date = date,
                 .request_id = turn.request_id,
                 .form = form,
                 .body_bytes = body_bytes,
                 .keep_alive = turn.keep_alive});
}

bool may_stay(const Turn& turn, const Response& response, Entry entry, const Admission& admission) {
    return turn.keep_alive && !response.close && entry == Entry::open && !admission.crowded();
}

void record(Service& service, const Turn& turn, const Outcome& outcome) {
    const std::int64_t took = turn.began_microseconds == 0 ? 0 : steady_microseconds() - turn.began_microseconds;
    service.instruments.count_answer(outcome.status, outcome.bytes_in, turn.bytes_out, took);
    service.log.request({.request_id = turn.request_id,
                         .method = turn.head_known ? method_name(turn.method) : std::string_view{},
                         .route = outcome.route,
                         .peer_address = turn.peer,
                         .refusal = outcome.refusal,
                         .status = outcome.status,
                         .bytes_in = outcome.bytes_in,
                         .bytes_out = turn.bytes_out,
                         .duration_microseconds = took});
}

}  // namespace ciclo::edge
