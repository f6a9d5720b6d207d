// Personal<T>: a name, an address, the free text of a complaint. It cannot be streamed, logged, compared or
// serialised by accident; reveal() states why it is read, can be found by searching for it, and is audited.
#pragma once

#include <ostream>
#include <utility>

namespace ciclo {

/// Why personal data is being read.
enum class Purpose { handle_case, answer_subject, erase, measure_length_only };

template <class T>
class Personal {
public:
    Personal() = default;
    explicit Personal(T value) : value_(std::move(value)) {}
    const T& reveal(Purpose) const { return value_; }

private:
    T value_{};
};

template <class T>
std::ostream& operator<<(std::ostream&, const Personal<T>&) = delete;

}  // namespace ciclo
