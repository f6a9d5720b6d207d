#include "report/document.h"

#include "base/text.h"

namespace ciclo::report {

Text plain(std::string text) {
    if (text.empty()) return {};
    return {{std::move(text), Emphasis::plain}};
}

Text strong(std::string text) {
    if (text.empty()) return {};
    return {{std::move(text), Emphasis::strong}};
}

Text operator+(Text left, const Text& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

std::string flat(const Text& text) {
    std::string out;
    for (const Span& span : text) out += span.text;
    return out;
}

std::size_t word_count(const Text& text) {
    return words_of(flat(text)).size();
}

}  // namespace ciclo::report
