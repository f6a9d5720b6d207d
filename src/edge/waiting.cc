#include "edge/waiting.h"

#include "edge/answer_text.h"

namespace ciclo::edge {

void Bell::ring() {
    const std::lock_guard hold(lock_);
    if (loop_ == nullptr) return;
    if (!waker_) {
        rung_ = true;
        return;
    }
    loop_->post([waker = std::move(waker_)] { waker->wake(); });
    waker_.reset();
}

void Bell::park(std::shared_ptr<Waker> waker) {
    const std::lock_guard hold(lock_);
    if (!rung_) {
        waker_ = std::move(waker);
        return;
    }
    rung_ = false;
    loop_->post([waker = std::move(waker)] { waker->wake(); });
}

void Bell::silence() {
    const std::lock_guard hold(lock_);
    loop_ = nullptr;
}

void Answering::answer(Response response) {
    {
        const std::lock_guard hold(lock_);
        if (over_) return;
        over_ = true;
        response_ = std::move(response);
    }
    bell.ring();
}

bool Answering::answered() {
    const std::lock_guard hold(lock_);
    return over_;
}

std::optional<Response> Answering::take() {
    const std::lock_guard hold(lock_);
    return std::move(response_);
}

void Answering::abandon() {
    {
        const std::lock_guard hold(lock_);
        if (over_) return;
        over_ = true;
    }
    bell.ring();
}

namespace {

struct ReplyOnce {
    explicit ReplyOnce(std::shared_ptr<Answering> to) : answering(std::move(to)) {}
    ~ReplyOnce() {
        if (!answering->answered()) answering->answer(refusal_response({500, "no_answer", "the server has a defect"}));
    }
    ReplyOnce(const ReplyOnce&) = delete;
    ReplyOnce& operator=(const ReplyOnce&) = delete;
    std::shared_ptr<Answering> answering;
};

}  // namespace

Reply reply_to(std::shared_ptr<Answering> answering) {
    return [once = std::make_shared<ReplyOnce>(std::move(answering))](Response response) {
        once->answering->answer(std::move(response));
    };
}

void ask(Application& application, Request request, const std::shared_ptr<Answering>& answering,
         const std::function<void(std::string_view what)>& broke) {
    try {
        application.handle(std::move(request), reply_to(answering));
    } catch (const std::exception& broken) {
        broke(broken.what());
        answering->answer(refusal_response({500, "broken", "the server has a defect"}));
    }
}

void EventChannel::push(std::string_view event, std::string_view data_json) {
    const std::string text = event_text(event, data_json);
    {
        const std::lock_guard hold(lock_);
        if (over_) return;
        if (text_.size() + text.size() > backlog_bytes_) {
            over_ = dropped_ = true;
        } else {
            text_ += text;
        }
    }
    bell.ring();
}

void EventChannel::heartbeat() {
    {
        const std::lock_guard hold(lock_);
        if (over_ || !text_.empty()) return;
        text_ = ":\n\n";
    }
    bell.ring();
}

void EventChannel::finish() {
    {
        const std::lock_guard hold(lock_);
        over_ = true;
    }
    bell.ring();
}

bool EventChannel::over() {
    const std::lock_guard hold(lock_);
    return over_;
}

bool EventChannel::dropped() {
    const std::lock_guard hold(lock_);
    return dropped_;
}

std::string EventChannel::take() {
    const std::lock_guard hold(lock_);
    std::string text;
    text.swap(text_);
    return text;
}

}  // namespace ciclo::edge
