#include "storage/page_marks.h"

#include <sodium.h>

#include <optional>

#include "base/number.h"
#include "records/json.h"

namespace ciclo::storage {

namespace {

constexpr int letters = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t longest_mark = 4096;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_in(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string cell_text(const Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return "w" + std::to_string(*whole);
    if (const auto* real = std::get_if<double>(&cell)) return "n" + exact_text(*real);
    if (const auto* text = std::get_if<std::string>(&cell)) return "t" + *text;
    return "m";
}

std::optional<Cell> read_cell(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const std::string_view rest = text.substr(1);
    if (text[0] == 'm') return Cell{};
    if (text[0] == 't') return Cell{std::string(rest)};
    if (text[0] == 'w') {
        const auto whole = parse_integer(rest);
        return whole ? std::optional<Cell>(*whole) : std::nullopt;
    }
    const auto real = text[0] == 'n' ? parse_number(rest) : std::nullopt;
    return real ? std::optional<Cell>(*real) : std::nullopt;
}

Error bad_mark() {
    return {ErrorKind::invalid, "this is no mark of a page", "begin again with the first page", {"after"}, "bad_page_mark"};
}

}  // namespace

PageMarks::PageMarks(std::string_view secret) {
    constexpr std::string_view domain = "ciclo page marks";
    crypto_generichash(key_.data(), key_.size(), bytes_of(secret), secret.size(), bytes_of(domain), domain.size());
}

std::string PageMarks::mark(const std::vector<Cell>& cells) const {
    std::vector<std::string> items;
    for (const Cell& cell : cells) items.push_back(cell_text(cell));
    const std::string plain = records::list_text(items);
    std::string sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size(), '\0');
    unsigned char* nonce = bytes_in(sealed);
    // the nonce is a keyed hash of what is sealed: the same place gives the same mark, another one another nonce
    crypto_generichash(nonce, crypto_secretbox_NONCEBYTES, bytes_of(plain), plain.size(), key_.data(), key_.size());
    crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES, bytes_of(plain), plain.size(), nonce, key_.data());
    std::string mark(sodium_base64_encoded_len(sealed.size(), letters), '\0');
    sodium_bin2base64(mark.data(), mark.size(), bytes_of(sealed), sealed.size(), letters);
    mark.pop_back();  // its terminating zero
    return mark;
}

Result<std::vector<Cell>> PageMarks::read(std::string_view mark, std::size_t cells) const {
    constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    std::string sealed(mark.size(), '\0');
    std::size_t size = 0;
    const bool decoded = mark.size() <= longest_mark &&
                         sodium_base642bin(bytes_in(sealed), sealed.size(), mark.data(), mark.size(), nullptr, &size, nullptr,
                                           letters) == 0;
    if (!decoded || size < around) return bad_mark();
    std::string plain(size - around, '\0');
    const unsigned char* nonce = bytes_of(sealed);
    if (crypto_secretbox_open_easy(bytes_in(plain), nonce + crypto_secretbox_NONCEBYTES, size - crypto_secretbox_NONCEBYTES,
                                   nonce, key_.data()) != 0) {
        return bad_mark();
    }
    const Result<std::vector<std::string>> items = records::read_list_text(plain);
    if (!items || items->size() != cells) return bad_mark();
    std::vector<Cell> found;
    for (const std::string& item : *items) {
        std::optional<Cell> cell = read_cell(item);
        if (!cell) return bad_mark();
        found.push_back(*std::move(cell));
    }
    return found;
}

}  // namespace ciclo::storage
