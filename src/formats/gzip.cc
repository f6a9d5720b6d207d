#include "formats/gzip.h"

#include <libdeflate.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

#include "formats/limits.h"

namespace ciclo::formats {

namespace {

constexpr std::string_view magic = "\x1F\x8B\x08";
constexpr std::size_t smallest_member = 18;  // header 10, trailer 8

struct Freed {
    void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

/// The length the last member says it has, modulo 4 GiB: a good guess for the usual archive of one member.
std::size_t length_claimed(std::string_view bytes) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        length |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[bytes.size() - 4 + i])) << (8 * i);
    }
    return length;
}

class Inflation {
public:
    Inflation(std::string_view bytes, const std::string& file, std::size_t most_bytes)
        : bytes_(bytes),
          file_(file),
          most_asked_(std::min(most_bytes, limits::gzip_bytes)),
          most_(std::min(most_asked_, std::max(limits::gzip_ratio_free_bytes, bytes.size() * limits::gzip_ratio))),
          decompressor_(libdeflate_alloc_decompressor()) {
        ENSURE(decompressor_ != nullptr, "there is memory for a decompressor");
    }

    Result<std::string> run() {
        if (bytes_.size() < smallest_member) return damaged();
        out_.resize(std::min(most_, std::max<std::size_t>(length_claimed(bytes_), 4096)));
        for (std::size_t members = 0; !at_end(); ++members) {
            if (members == limits::gzip_members) {
                return limit("the archive has more than " + std::to_string(limits::gzip_members) + " members");
            }
            if (members > 0 && !bytes_.substr(offset_).starts_with(magic)) return garbage();
            if (auto failed = member()) return *failed;
        }
        out_.resize(used_);
        return std::move(out_);
    }

private:
    /// Zeros after the last member are padding (RFC 1952 is silent, gzip(1) and tar write it).
    bool at_end() const { return bytes_.find_first_not_of('\0', offset_) == std::string_view::npos; }

    std::optional<Error> member() {
        for (;;) {
            std::size_t eaten = 0, made = 0;
            const auto answer =
                libdeflate_gzip_decompress_ex(decompressor_.get(), bytes_.data() + offset_, bytes_.size() - offset_,
                                              out_.data() + used_, out_.size() - used_, &eaten, &made);
            if (answer == LIBDEFLATE_SUCCESS) {
                offset_ += eaten;
                used_ += made;
                return std::nullopt;
            }
            if (answer != LIBDEFLATE_INSUFFICIENT_SPACE) return damaged();
            if (out_.size() >= most_) return too_much();
            out_.resize(std::min(most_, out_.size() * 2));
        }
    }

    Error damaged() const {
        return {ErrorKind::invalid, "the gzip archive is damaged or cut off", "fetch or pack it again", {file_}};
    }
    Error garbage() const {
        return {ErrorKind::invalid, "bytes that are no gzip follow the archive", "fetch or pack it again", {file_}};
    }
    Error limit(std::string what) const {
        return {ErrorKind::limit, std::move(what), "unpack it and split the file", {file_}};
    }
    Error too_much() const {
        if (most_ == most_asked_) return limit("the archive unpacks to more than " + std::to_string(most_) + " bytes");
        return limit("the archive unpacks to more than " + std::to_string(limits::gzip_ratio) + " times its size");
    }

    std::string_view bytes_;
    std::string file_;
    std::size_t most_asked_, most_;
    std::unique_ptr<libdeflate_decompressor, Freed> decompressor_;
    std::string out_;
    std::size_t offset_ = 0, used_ = 0;
};

}  // namespace

bool is_gzip(std::string_view bytes) {
    return bytes.starts_with(magic);
}

Result<std::string> inflate_gzip(std::string_view bytes, const std::string& file, std::size_t most_bytes) {
    if (!is_gzip(bytes)) return Error{ErrorKind::invalid, "the file is no gzip archive", "check its name", {file}};
    return Inflation(bytes, file, most_bytes).run();
}

}  // namespace ciclo::formats
