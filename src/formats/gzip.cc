#include "formats/gzip.h"

#include <libdeflate.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <stop_token>
#include <system_error>
#include <thread>

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

/// Room that can grow without being copied or cleared first: for the hundreds of megabytes of a log.
class Pages {
public:
    Pages() = default;
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;
    ~Pages() {
        if (size_ > 0) munmap(data_, size_);
    }
    char* data() const { return static_cast<char*>(data_); }
    std::size_t size() const { return size_; }
    void grow(std::size_t size) {
        void* pages = size_ == 0 ? mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                                 : mremap(data_, size_, size, MREMAP_MAYMOVE);
        if (pages == MAP_FAILED) throw std::bad_alloc();
        data_ = pages;
        size_ = size;
    }

private:
    void* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Asks the system for the farther half of the pages while the nearer half is inflated: together they cost more than the
/// inflating. Large pages are quicker only while the machine has some at hand; where its host must find them first
/// (a rented machine, after a few seconds of rest) they cost three times as much as small ones.
class PagesAhead {
public:
    /// `used`: bytes that are in use already.
    PagesAhead(const Pages& pages, std::size_t used) {
        const std::size_t from = (used + (pages.size() - used) / 2) / step * step;
        if (pages.size() - from < worth_a_thread || std::thread::hardware_concurrency() < 2) return;
        try {
            ahead_ = std::jthread(
                [begin = pages.data(), from, size = pages.size()](const std::stop_token& stop) { ask(begin, from, size, stop); });
        } catch (const std::system_error&) {
            return;  // no further thread to be had: the pages come when they are written to
        }
    }

private:
    static void ask(char* pages, std::size_t from, std::size_t size, const std::stop_token& stop) {
        for (std::size_t at = from; at < size && !stop.stop_requested(); at += step) {
            if (madvise(pages + at, std::min(step, size - at), MADV_POPULATE_WRITE) != 0) return;  // before Linux 5.14
        }
    }
    static constexpr std::size_t worth_a_thread = std::size_t{8} << 20U, step = std::size_t{64} << 10U;
    std::jthread ahead_;
};

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

    Result<Unpacked> run() {
        if (bytes_.size() < smallest_member) return damaged();
        grow_to(std::max<std::size_t>(length_claimed(bytes_), 4096));
        for (std::size_t members = 0; !at_end(); ++members) {
            if (members == limits::gzip_members) {
                return limit("the archive has more than " + std::to_string(limits::gzip_members) + " members");
            }
            if (members > 0 && !bytes_.substr(offset_).starts_with(magic)) return garbage();
            if (auto failed = member()) return *failed;
        }
        return Unpacked{{out_->data(), used_}, out_};
    }

private:
    void grow_to(std::size_t size) {
        ahead_.reset();  // the pages may move
        out_->grow(std::min(most_, size));
        ahead_.emplace(*out_, used_);
    }

    /// Zeros after the last member are padding (RFC 1952 is silent, gzip(1) and tar write it).
    bool at_end() const { return bytes_.find_first_not_of('\0', offset_) == std::string_view::npos; }

    std::optional<Error> member() {
        for (;;) {
            std::size_t eaten = 0, made = 0;
            const auto answer =
                libdeflate_gzip_decompress_ex(decompressor_.get(), bytes_.data() + offset_, bytes_.size() - offset_,
                                              out_->data() + used_, out_->size() - used_, &eaten, &made);
            if (answer == LIBDEFLATE_SUCCESS) {
                offset_ += eaten;
                used_ += made;
                return std::nullopt;
            }
            if (answer != LIBDEFLATE_INSUFFICIENT_SPACE) return damaged();
            if (out_->size() >= most_) return too_much();
            grow_to(out_->size() * 2);
        }
    }

    Error damaged() const {
        return {ErrorKind::invalid,
                "the gzip archive is damaged or cut off",
                "fetch or pack it again",
                {file_},
                "archive_damaged"};
    }
    Error garbage() const {
        return {ErrorKind::invalid,
                "bytes that are no gzip follow the archive",
                "fetch or pack it again",
                {file_},
                "archive_damaged"};
    }
    Error limit(std::string what) const {
        return {ErrorKind::limit, std::move(what), "unpack it and split the file", {file_}, "archive_too_large"};
    }
    Error too_much() const {
        if (most_ == most_asked_) return limit("the archive unpacks to more than " + std::to_string(most_) + " bytes");
        return limit("the archive unpacks to more than " + std::to_string(limits::gzip_ratio) + " times its size");
    }

    std::string_view bytes_;
    std::string file_;
    std::size_t most_asked_, most_;
    std::unique_ptr<libdeflate_decompressor, Freed> decompressor_;
    const std::shared_ptr<Pages> out_ = std::make_shared<Pages>();
    std::size_t offset_ = 0, used_ = 0;
    std::optional<PagesAhead> ahead_;
};

}  // namespace

bool is_gzip(std::string_view bytes) {
    return bytes.starts_with(magic);
}

Result<Unpacked> unpack_gzip(std::string_view bytes, const std::string& file, std::size_t most_bytes) {
    if (!is_gzip(bytes))
        return Error{ErrorKind::invalid, "the file is no gzip archive", "check its name", {file}, "archive_damaged"};
    return Inflation(bytes, file, most_bytes).run();
}

Result<std::string> inflate_gzip(std::string_view bytes, const std::string& file, std::size_t most_bytes) {
    const Result<Unpacked> unpacked = unpack_gzip(bytes, file, most_bytes);
    if (!unpacked) return unpacked.errors();
    return std::string(unpacked->bytes);
}

std::string deflate_gzip(std::string_view bytes) {
    struct Gone {
        void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
    };
    constexpr int level = 6;  // gzip(1)'s own
    const std::unique_ptr<libdeflate_compressor, Gone> compressor(libdeflate_alloc_compressor(level));
    ENSURE(compressor != nullptr, "there is memory for a compressor");
    std::string out(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
    const std::size_t size =
        libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size());
    ENSURE(size > 0, "the bound of a compressor is enough");
    out.resize(size);
    return out;
}

}  // namespace ciclo::formats
