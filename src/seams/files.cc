#include "seams/files.h"

namespace ciclo::seams {

Result<HeldBytes> Files::hold(const std::string& path, std::uint64_t most_bytes) {
    Result<std::string> bytes = read(path, most_bytes);
    if (!bytes) return bytes.errors();
    const auto keeper = std::make_shared<const std::string>(std::move(bytes).value());
    return HeldBytes{*keeper, keeper};
}

}  // namespace ciclo::seams
