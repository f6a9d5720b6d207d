// Speech: how this report says things: its language, its word for the customer, and its way with numbers.
//
//   speech.say("attention.alarms", {{"count", 2}, {"list", speech.list(items)}})
//
// Messages may hold ⟦ ⟧ around what is strong; arguments cannot bring such marks in. Every message may use {customer}
// and {customers}. Immutable; any number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "report/document.h"
#include "stats/estimate.h"
#include "words/words.h"

namespace ciclo::report {

class Speech {
public:
    /// `customer_word` in the singular; its plural follows a bar when it is irregular: "man|mannen". Empty: customer.
    Speech(Language language, const LocalText& customer_word);

    Language language() const { return language_; }
    const std::string& customers() const { return customers_; }

    Text say(std::string_view key, std::vector<words::Named> arguments = {}) const;
    /// The same without emphasis.
    std::string text(std::string_view key, std::vector<words::Named> arguments = {}) const;

    std::string mean(double value) const;                   ///< two decimals: "2,85"
    std::string trimmed(double value, int decimals) const;  ///< "4,6", "1,875"
    std::string count(std::int64_t n) const;
    std::string percent(double share) const;                        ///< one decimal when it has one: "37,5 %", "35 %"
    std::string whole_percent(double share, std::int64_t n) const;  ///< no decimals below n = 100
    /// "3 de 8"
    std::string counts(const stats::Estimate& share) const;
    /// "37,5 % (3 de 8)"
    std::string percent_of(const stats::Estimate& share) const;
    /// "entre 58 y 92 %"; empty without an interval
    std::string between_percent(const stats::Estimate& share) const;
    /// "entre 2,37 y 3,33"; empty without an interval
    std::string between(const stats::Estimate& value, int decimals) const;
    /// "a", "a y b", "a, b y c"
    std::string list(const std::vector<std::string>& items) const;
    /// First letter in upper case.
    static std::string capital(std::string text);

private:
    std::string finished(std::string_view key, std::vector<words::Named> arguments) const;

    Language language_;
    std::string customer_, customers_;
};

/// How many of `share.n` the share stands for.
std::int64_t successes(const stats::Estimate& share);

}  // namespace ciclo::report
