// ENSURE: what *we* can do wrong, checked in every build.
//
//   ENSURE(low <= high, "an interval's ends are ordered");
//
// A broken promise throws Broken, which is caught at three edges only (request, job, main) and reported
// as a defect of the program, never as a fault of the input. What the *world* can do wrong is a Result.
#pragma once

#include <stdexcept>
#include <string>

namespace ciclo {

/// A promise the program made to itself and did not keep. The text names the file, the line and the promise.
struct Broken : std::logic_error {
    using std::logic_error::logic_error;
};

[[noreturn]] void promise_broken(const char* file, int line, const char* condition, const char* why);

}  // namespace ciclo

#define ENSURE(condition, why) \
    ((condition) ? static_cast<void>(0) : ::ciclo::promise_broken(__FILE__, __LINE__, #condition, why))
