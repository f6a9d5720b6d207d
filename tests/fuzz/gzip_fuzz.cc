// room: formats
// gzip: any bytes are refused with a reason or unpacked within the limit.
#include "formats/gzip.h"
#include "fuzzing.h"

using namespace ciclo;
using namespace ciclo::formats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    constexpr std::size_t most = 1u << 20;
    const Result<std::string> text = inflate_gzip(text_of(bytes, size), "f.gz", most);
    if (text) {
        promise(text->size() <= most, "the limit holds");
    } else {
        promise(!text.errors().front().what.empty(), "a refusal has a reason");
    }
    return 0;
}
