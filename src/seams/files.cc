#include "seams/files.h"

#include <limits>

namespace ciclo::seams {

namespace {

/// Of a text that is held whole.
class HeldPieces final : public Pieces {
public:
    explicit HeldPieces(HeldBytes held) : held_(std::move(held)) {}
    Result<std::size_t> read(std::span<char> into) override {
        const std::size_t n = held_.bytes.copy(into.data(), into.size());
        held_.bytes.remove_prefix(n);
        return n;
    }

private:
    HeldBytes held_;
};

}  // namespace

Result<std::unique_ptr<Pieces>> Files::pieces(const std::string& path) {
    Result<HeldBytes> held = hold(path, std::numeric_limits<std::uint64_t>::max());
    if (!held) return held.errors();
    return std::unique_ptr<Pieces>(std::make_unique<HeldPieces>(std::move(held).value()));
}

Result<HeldBytes> Files::hold(const std::string& path, std::uint64_t most_bytes) {
    Result<std::string> bytes = read(path, most_bytes);
    if (!bytes) return bytes.errors();
    const auto keeper = std::make_shared<const std::string>(std::move(bytes).value());
    return HeldBytes{*keeper, keeper};
}

}  // namespace ciclo::seams
