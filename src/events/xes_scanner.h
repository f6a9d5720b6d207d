// XesScanner: the elements of a XES text (any XML in UTF-8 without DTD), pulled one by one at memory speed. Nothing is
// allocated and nothing copied: names, attributes and texts are views into the bytes, with their references as written.
//
//   XesScanner scanner(bytes);
//   for (auto step = scanner.next(); step == XesScanner::Step::start; …) … scanner.name(), scanner.attributes() …
//
// It accepts exactly what formats::read_xml accepts and refuses what that refuses (expat's judgement, and no DOCTYPE;
// the depth of formats/limits.h); a test and a fuzzer compare the two. What it does not judge it says so
// (Step::not_for_this): other encodings, names beyond ASCII, elements of more than 32 attributes, values over the limit.
// It tells no reason and no place of a fault: whoever needs them asks formats::read_xml. One thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "formats/limits.h"

namespace ciclo::events {

class XesScanner {
public:
    enum class Step {
        start,     ///< name(), attributes(), depth()
        end,       ///< name(), depth(); also of an empty element
        text,      ///< raw(); one piece or several between two elements
        finished,  ///< the document is well-formed to its end
        refused,
        not_for_this
    };
    /// How raw text becomes what it means.
    enum class Written { value, content, cdata };

    struct Attribute {
        std::string_view name, raw;
        bool plain = true;  ///< raw is what it means: no reference, no line end, no tab
    };

    /// `bytes` must live as long as the views are used.
    explicit XesScanner(std::string_view bytes);
    /// After finished, refused or not_for_this there is nothing more to ask.
    Step next();

    /// Where it stands when the outermost element alone is open, else nothing. It may be sent on from there.
    std::optional<std::size_t> in_outermost() const;
    /// To a byte of which the caller knows the same: that the outermost element alone is open there, and no tag, text or
    /// comment is cut.
    void go_on_in_outermost(std::size_t offset);

    std::string_view name() const { return name_; }
    /// Without its prefix.
    std::string_view local_name() const;
    std::span<const Attribute> attributes() const { return {attributes_.data(), n_attributes_}; }
    std::string_view raw() const { return raw_; }
    Written written() const { return written_; }
    /// Of the current element, 1 for the outermost.
    int depth() const { return depth_; }
    /// Byte where the current start, end or text begins.
    std::size_t offset() const { return offset_; }

    /// What `raw` means, behind what `out` holds already. `raw` is one that the scanner gave.
    static void append_meaning(std::string_view raw, Written written, std::string& out);

private:
    static constexpr std::size_t most_attributes = 32;
    static constexpr std::size_t most_depth = formats::limits::xml_depth;

    char at(std::size_t i) const { return i < bytes_.size() ? bytes_[i] : '\0'; }
    bool is_at(std::size_t i, std::string_view text) const { return bytes_.substr(i, text.size()) == text; }
    Step not_good() const { return foreign_ ? Step::not_for_this : Step::refused; }
    bool begin();
    bool read_declaration(std::string_view inside);
    std::size_t plain_until(std::size_t from, char a, char b, char c) const;
    std::size_t good_character(std::size_t from) const;
    std::size_t skip_spaces(std::size_t from) const;
    std::size_t name_end(std::size_t from);

    Step outside();
    Step content();
    Step text();
    /// A comment or an instruction, wherever it stands; false: refused or not for this.
    bool skip_aside();
    bool skip_comment();
    bool skip_instruction();
    bool skip_to(std::size_t from, std::string_view close);
    Step cdata();
    Step start_tag();
    bool read_attributes();
    bool read_value(Attribute& attribute);
    bool is_repeated(std::string_view attribute_name) const;
    Step end_tag();
    Step end_of(std::size_t after);

    std::string_view bytes_;
    std::size_t position_ = 0, offset_ = 0;
    bool begun_ = false, root_seen_ = false, empty_element_ = false, closing_ = false, foreign_ = false;
    int depth_ = 0;
    std::string_view name_, raw_;
    Written written_ = Written::content;
    std::size_t n_attributes_ = 0;
    std::array<Attribute, most_attributes> attributes_;
    std::array<std::string_view, most_depth> open_;
};

}  // namespace ciclo::events
