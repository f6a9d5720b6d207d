#include "edge/connection.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "edge/answer_text.h"
#include "edge/deadline.h"
#include "edge/request_reader.h"
#include "edge/stream.h"
#include "edge/ticks.h"
#include "edge/turn.h"
#include "edge/waiting.h"

namespace ciclo::edge {

namespace {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
template <class T>
using Task = asio::awaitable<T, Executor>;
constexpr asio::use_awaitable_t<Executor> use_task;
constexpr auto with_error = asio::as_tuple(use_task);
using Socket = asio::posix::basic_stream_descriptor<Executor>;

Task<void> listen_for(Bell& bell) {
    co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(
        [&bell](auto handler) { bell.park(waker_of(std::move(handler))); }, use_task);
}

class Connection final : public Member, public std::enable_shared_from_this<Connection> {
public:
    Connection(Loop& loop, Service& service, Accepted accepted)
        : loop_(loop),
          service_(service),
          from_(std::move(accepted)),
          reader_(service.limits),
          socket_(loop.context().get_executor(), from_.socket.number()) {
        stream_ = from_.tls ? make_tls_stream(from_.socket.number(), from_.tls) : make_plain_stream(from_.socket.number());
        from_.socket.release();
        draining_ = service.stopping;
        place_ = loop_.add(*this);
    }

    Task<void> run();

    void sweep(std::int64_t now) override;
    void drain() override;
    void abandon() override;

private:
    Task<bool> ready(Next next);
    Task<bool> shake_hands();
    Task<bool> fill();
    Task<bool> serve_one();
    Task<bool> read_head();
    Task<bool> read_body(const BodyRule& rule);
    Task<std::optional<Response>> ask(BodyRule rule);
    Task<bool> answer(Response response, std::string_view refusal = {});
    Task<bool> send(std::string_view bytes);
    Task<bool> stream_events(Response response);
    Task<void> watch_for_end();
    Task<void> linger();
    Task<void> let_others();

    void write_head(const Response& response, BodyForm form, std::uint64_t body_bytes);
    bool broken_off();
    void note(int status, std::string_view route, std::string_view refusal);
    void expire();
    void finish();

    Loop& loop_;
    Service& service_;
    Accepted from_;
    RequestReader reader_;
    Socket socket_;
    std::unique_ptr<Stream> stream_;
    Loop::Place place_;

    Deadline deadline_;
    Turn turn_;
    std::int64_t last_write_ = 0;
    BodyShare share_{service_.admission};
    int turns_ = 0;
    bool expired_ = false, draining_ = false, may_linger_ = false;
    std::shared_ptr<Answering> answering_;
    std::shared_ptr<EventChannel> channel_;
};

// ---- deadlines

void Connection::expire() {
    expired_ = true;
    deadline_.at_microseconds = Deadline::never;
    boost::system::error_code ignored;
    socket_.cancel(ignored);
}

void Connection::sweep(std::int64_t now) {
    if (deadline_.passed(now, service_.admission.crowded(), service_.limits)) {
        if (deadline_.phase < Phase::idle) service_.instruments.timed_out.add();
        expire();
    }
    if (!channel_) return;
    if (channel_->dropped()) expire();
    if (now - last_write_ >= service_.limits.heartbeat.count() * 1000) channel_->heartbeat();
}

void Connection::drain() {
    draining_ = true;
    const bool nothing_begun = deadline_.phase == Phase::handshake || (deadline_.phase == Phase::head && reader_.idle());
    if (deadline_.phase == Phase::idle || nothing_begun) expire();
    if (channel_) {
        channel_->push("stopping", "{}");
        channel_->finish();
    }
}

void Connection::abandon() {
    expire();
    if (answering_) answering_->abandon();
    if (channel_) channel_->finish();
}

// ---- bytes

Task<bool> Connection::ready(Next next) {
    const auto kind = next == Next::wait_to_write ? Socket::wait_write : Socket::wait_read;
    turns_ = 0;
    const auto [error] = co_await socket_.async_wait(kind, with_error);
    co_return !error && !expired_;
}

/// Who always has bytes waiting must not keep the thread from those who wait.
Task<void> Connection::let_others() {
    turns_ = 0;
    co_await asio::post(socket_.get_executor(), use_task);
}

Task<bool> Connection::shake_hands() {
    deadline_.arm(Phase::handshake, service_.limits.head);
    for (;;) {
        const Next next = stream_->shake_hands();
        if (next == Next::go_on) co_return true;
        if (next == Next::over || !co_await ready(next)) co_return false;
    }
}

/// Some more bytes into the reader; false = the other side has gone or the deadline passed.
Task<bool> Connection::fill() {
    if (++turns_ > turns_in_a_row) co_await let_others();
    if (expired_ || (!stream_->may_hold_bytes() && !co_await ready(Next::wait_to_read))) co_return false;
    for (;;) {
        const Transfer got = stream_->read(loop_.buffer);
        if (got.bytes > 0) {
            reader_.add({loop_.buffer.data(), got.bytes});
            co_return true;
        }
        if (got.next == Next::over || !co_await ready(got.next)) co_return false;
    }
}

Task<bool> Connection::send(std::string_view bytes) {
    std::uint64_t sent = 0;
    while (!bytes.empty()) {
        const Transfer put = stream_->write(bytes);
        bytes.remove_prefix(put.bytes);
        sent += put.bytes;
        turn_.bytes_out += put.bytes;
        deadline_.earn(service_.limits.write, sent, service_.limits);
        if (put.bytes == 0 && (put.next == Next::over || !co_await ready(put.next))) co_return false;
    }
    co_return true;
}

/// So that the last answer is read before a reset would tear it away.
Task<void> Connection::linger() {
    stream_->finish_writing();
    deadline_.arm(Phase::linger, service_.limits.linger);
    for (std::size_t seen = 0; seen < linger_bytes && !expired_;) {
        const Transfer got = stream_->read(loop_.buffer);
        seen += got.bytes;
        if (got.bytes == 0 && (got.next == Next::over || !co_await ready(got.next))) co_return;
    }
}

// ---- one request

Task<void> Connection::run() {
    const auto self = shared_from_this();
    struct Finish {
        Connection& connection;
        ~Finish() { connection.finish(); }
    } finish{*this};
    if (!co_await shake_hands()) co_return;
    deadline_.arm(Phase::head, service_.limits.head);
    while (co_await serve_one()) {
        deadline_.arm(Phase::idle, service_.limits.idle);
        if (draining_) break;
        if (++turns_ > turns_in_a_row) co_await let_others();
    }
    if (may_linger_ && !expired_) co_await linger();
}

void Connection::finish() {
    boost::system::error_code ignored;
    if (channel_) channel_->bell.silence();
    if (answering_) answering_->bell.silence();
    stream_.reset();
    socket_.close(ignored);
    loop_.remove(place_);
    service_.connection_gone(from_.client);
}

/// The other side has gone in the middle, or was too slow: the latter is told, if it can be told at once.
bool Connection::broken_off() {
    if (!expired_ || draining_ || reader_.idle()) return false;
    const Response response = refusal_response({408, "too_slow", "the request did not arrive in time"});
    turn_.keep_alive = false;
    write_head(response, BodyForm::counted, response.body.size());
    loop_.scratch += response.body;
    turn_.bytes_out = stream_->write(loop_.scratch).bytes;
    note(408, "", "too_slow");
    return false;
}

/// False = the connection is over; the answer, if there was one to give, is given.
Task<bool> Connection::read_head() {
    Stage stage = reader_.advance();
    while (stage == Stage::head) {
        if (deadline_.phase == Phase::idle && !reader_.idle()) deadline_.arm(Phase::head, service_.limits.head);
        if (!co_await fill()) co_return broken_off();
        stage = reader_.advance();
    }
    turn_.began_microseconds = steady_microseconds();
    turn_.request_id = loop_.make_request_id();
    if (stage == Stage::refused) co_return co_await answer(refusal_response(reader_.refusal()), reader_.refusal().code);
    turn_.know(reader_.head());
    co_return true;
}

Task<bool> Connection::read_body(const BodyRule& rule) {
    deadline_.arm(Phase::body, service_.limits.body);
    Stage stage = reader_.advance();
    if (stage == Stage::body && reader_.head().expects_continue && reader_.bytes_unused() == 0) {
        if (!co_await send("HTTP/1.1 100 Continue\r\n\r\n")) co_return false;
        turn_.bytes_out = 0;
        deadline_.arm(Phase::body, service_.limits.body);
    }
    while (share_.grow_to(reader_.body_bytes(), rule.public_intake) && stage == Stage::body) {
        if (!co_await fill()) co_return broken_off();
        stage = reader_.advance();
        deadline_.earn(service_.limits.body, reader_.bytes_of_request(), service_.limits);
    }
    if (stage == Stage::refused) co_return co_await answer(refusal_response(reader_.refusal()), reader_.refusal().code);
    const bool whole = stage == Stage::complete && share_.grow_to(reader_.body_bytes(), rule.public_intake);
    if (!whole) (void)co_await answer(service_.busy("too_many_bodies"), "too_many_bodies");
    co_return whole;
}

Task<bool> Connection::serve_one() {
    turn_ = {.peer = from_.address};
    if (!co_await read_head()) co_return false;
    BodyRule rule;
    if (from_.listener != Listener::metrics) {
        rule = service_.application.body_rule(turn_.method, reader_.head().path);
        if (from_.entry == Entry::intake_only && !rule.public_intake) {
            co_return co_await answer(service_.busy("too_many_connections"), "too_many_connections");
        }
    }
    reader_.allow_body(rule.most_bytes);
    if (!co_await read_body(rule)) co_return false;
    std::optional<Response> response = co_await ask(rule);
    share_.clear();
    if (!response) co_return false;
    if (response->subscribe && turn_.method != Method::head) co_return co_await stream_events(std::move(*response));
    if (!co_await answer(std::move(*response))) co_return false;
    reader_.next();
    co_return true;
}

/// The application's answer; none when the server gave up waiting for it.
Task<std::optional<Response>> Connection::ask(BodyRule rule) {
    Request request = request_of(turn_, reader_, from_, service_.proxies);
    if (from_.listener == Listener::metrics) co_return answer_metrics(request, service_.metrics);
    if (!service_.admission.enter(rule.public_intake || from_.listener == Listener::machine)) {
        Response busy = service_.busy("too_many_requests");
        busy.close = false;  // the framing is in step; a new connection would cost both sides more
        co_return busy;
    }
    deadline_.disarm(Phase::application);
    answering_ = std::make_shared<Answering>(loop_);
    edge::ask(service_.application, std::move(request), answering_, [this](std::string_view what) {
        service_.log.line(Severity::fault, "request_broke", {{"id", turn_.request_id}, {"what", std::string(what)}});
    });
    if (!answering_->answered()) co_await listen_for(answering_->bell);
    answering_->bell.silence();
    service_.admission.leave();
    std::optional<Response> response = answering_->take();
    answering_.reset();
    co_return response;
}

void Connection::write_head(const Response& response, BodyForm form, std::uint64_t body_bytes) {
    write_answer_head(loop_.scratch, turn_, response, form, body_bytes, loop_.date());
}

void Connection::note(int status, std::string_view route, std::string_view refusal) {
    record(service_, turn_, {.status = status, .route = route, .refusal = refusal, .bytes_in = reader_.bytes_of_request()});
}

/// True = the connection goes on.
Task<bool> Connection::answer(Response response, std::string_view refusal) {
    const std::string& body = response.shared_body ? *response.shared_body : response.body;
    turn_.keep_alive = !draining_ && may_stay(turn_, response, from_.entry, service_.admission);
    deadline_.arm(Phase::write, service_.limits.write);
    write_head(response, BodyForm::counted, body.size());
    const bool bodiless = turn_.without_body(response.status);
    const bool one_piece = bodiless || body.size() <= one_piece_bytes;
    if (one_piece && !bodiless) loop_.scratch += body;
    const Transfer first = stream_->write(loop_.scratch);
    turn_.bytes_out += first.bytes;
    bool sent = first.bytes == loop_.scratch.size();
    if (!sent && first.next != Next::over) {
        const std::string rest = loop_.scratch.substr(first.bytes);  // others use the scratch while this one waits
        sent = co_await send(rest);
    }
    if (sent && !one_piece) sent = co_await send(body);
    note(response.status, response.route, refusal);
    may_linger_ = sent && !turn_.keep_alive;
    co_return sent && turn_.keep_alive;
}

// ---- streams of events

/// Notices when the client of a stream goes; what it sends meanwhile is not read as requests.
Task<void> Connection::watch_for_end() {
    const auto self = shared_from_this();
    const auto channel = channel_;
    while (!channel->over() && co_await ready(Next::wait_to_read) && stream_) {
        if (stream_->read(loop_.buffer).next == Next::over) break;
    }
    channel->finish();
}

Task<bool> Connection::stream_events(Response response) {
    if (service_.instruments.streams.value() >= static_cast<std::int64_t>(service_.limits.streams)) {
        co_return co_await answer(service_.busy("too_many_streams"));
    }
    turn_.keep_alive = false;
    const BodyForm form = turn_.minor == 1 ? BodyForm::chunked : BodyForm::to_end;
    deadline_.arm(Phase::stream, service_.limits.write);
    write_head(response, form, 0);
    const std::string head = loop_.scratch;
    if (!co_await send(head)) co_return false;
    channel_ = std::make_shared<EventChannel>(loop_, service_.limits.stream_backlog_bytes);
    service_.instruments.streams.add(1);
    if (draining_) channel_->finish();
    const Unsubscribe unsubscribe = response.subscribe([channel = channel_](std::string_view event, std::string_view data) {
        channel->push(event, data);
    });
    asio::co_spawn(socket_.get_executor(), watch_for_end(), asio::detached);
    bool reads = true;
    while (reads) {
        deadline_.disarm(Phase::stream);
        last_write_ = steady_microseconds();
        co_await listen_for(channel_->bell);
        const bool over = channel_->over();
        const std::string text = channel_->take();
        deadline_.arm(Phase::stream, service_.limits.write);
        const std::string bytes = form == BodyForm::chunked && !text.empty() ? chunk_of(text) : text;
        reads = co_await send(channel_->dropped() ? std::string_view{} : std::string_view(bytes));
        if (over) break;
    }
    channel_->finish();
    if (unsubscribe) unsubscribe();
    service_.instruments.streams.add(-1);
    if (channel_->dropped()) service_.instruments.streams_dropped.add();
    if (reads && !channel_->dropped() && form == BodyForm::chunked) (void)co_await send("0\r\n\r\n");
    note(response.status, response.route, channel_->dropped() ? "did_not_read" : "");
    co_return false;
}

}  // namespace

void serve(Loop& loop, Service& service, Accepted accepted) {
    const auto connection = std::make_shared<Connection>(loop, service, std::move(accepted));
    asio::co_spawn(loop.context().get_executor(), connection->run(),
                   [connection, &service](std::exception_ptr failure) { service.connection_broke(failure); });
}

}  // namespace ciclo::edge
