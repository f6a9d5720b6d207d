// Result<T>: a value, or the reasons why there is none.
//
//   Result<Map> map = cycle::read_map(text, "map.yaml");
//   if (!map) return map.errors();
//   draw(*map);
//
// One Error is one thing the reader must mend: what is wrong, what to do, and where. Readers collect all the
// errors of a file instead of stopping at the first. Values are plain and may be copied between threads.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/ensure.h"

namespace ciclo {

/// Where in somebody's text: 1-based line and column (of code points); 0 = not known. An empty file is "no place".
struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    /// "map.yaml:14:7", "map.yaml:14", "map.yaml" or "".
    std::string text() const;
    bool operator==(const Place&) const = default;
};

enum class ErrorKind {
    invalid,      ///< the text says something it may not say
    not_found,    ///< a named thing does not exist
    refused,      ///< understood, and not allowed
    unsupported,  ///< understood, and not done by this program
    limit,        ///< larger, deeper or longer than allowed
    io            ///< the world failed: disk, permission, pipe
};

/// One thing to mend. `what` is a clause without a full stop, `cure` says what to do (may be empty).
struct Error {
    ErrorKind kind = ErrorKind::invalid;
    std::string what;
    std::string cure;
    Place place;
    std::string code = {};  ///< stable identifier in snake_case by which a screen finds its own sentence; may be empty

    /// "map.yaml:14:7: moment M3 names stage S9, which is not in stages; add S9 or correct the name"
    std::string text() const;
    bool operator==(const Error&) const = default;
};

using Errors = std::vector<Error>;

/// A value or at least one Error.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: meant to convert
    Result(Error error) : state_(std::in_place_index<1>, Errors{std::move(error)}) {}  // NOLINT
    Result(Errors errors) : state_(std::in_place_index<1>, std::move(errors)) {  // NOLINT
        ENSURE(!std::get<1>(state_).empty(), "a failed Result says why");
    }

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const& { return held(); }
    T&& value() && { return std::move(const_cast<T&>(held())); }
    const T& operator*() const& { return held(); }
    T& operator*() & { return const_cast<T&>(held()); }
    T&& operator*() && { return std::move(const_cast<T&>(held())); }
    const T* operator->() const { return &held(); }
    T* operator->() { return const_cast<T*>(&held()); }

    const Errors& errors() const {
        ENSURE(!ok(), "only a failed Result has errors");
        return std::get<1>(state_);
    }

private:
    const T& held() const {
        ENSURE(ok(), "only a Result that holds a value gives one");
        return std::get<0>(state_);
    }
    std::variant<T, Errors> state_;
};

/// What a deed without a value answers: `return done;`
struct Done {};
inline constexpr Done done{};

}  // namespace ciclo
