// Message: one parsed ICU MessageFormat pattern, printed with our own numbers.
//
// The syntax and the plural rules are ICU's; the numbers are printed by base/number.h, because ICU's locale data differ
// between versions and the same input must give the same bytes. Immutable after construction; any number of threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "words/words.h"

namespace ciclo::words {

class Message {
public:
    /// ENSURE fails when `pattern` is not a MessageFormat text with plain, plural and select arguments only.
    Message(std::string_view key, std::string_view pattern, Language language);
    ~Message();
    Message(Message&&) noexcept;
    Message& operator=(Message&&) noexcept;

    std::string print(const std::vector<Named>& arguments) const;
    std::vector<std::string> arguments() const;

private:
    struct Parsed;
    std::unique_ptr<const Parsed> parsed_;
};

}  // namespace ciclo::words
