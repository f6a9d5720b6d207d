// Id<Tag>: a name that stands for one thing, with a type of its own, so that a stage is never passed for a moment.
//
//   using MomentId = Id<struct MomentTag>;
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace ciclo {

template <class Tag>
struct Id {
    std::string text;

    Id() = default;
    explicit Id(std::string name) : text(std::move(name)) {}
    bool empty() const { return text.empty(); }
    auto operator<=>(const Id&) const = default;
};

}  // namespace ciclo

template <class Tag>
struct std::hash<ciclo::Id<Tag>> {
    std::size_t operator()(const ciclo::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.text); }
};
