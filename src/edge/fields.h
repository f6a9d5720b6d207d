// What the edge knows about header fields: which are part of the framing, and which may stand only once.
#pragma once

#include <string_view>

namespace ciclo::edge {

enum class FieldKind {
    framing,  ///< decides where a request ends or for whom it is: once, ASCII only, only plain spaces around
    single,   ///< twice means that two readers take different ones: once, ASCII only
    other     ///< may come as often as it likes; bytes from 0x80 are kept
};

/// `lower_case_name` as it stands in Head::headers.
FieldKind kind_of_field(std::string_view lower_case_name);

/// True for names that some reader takes for Content-Length or Transfer-Encoding although they are not:
/// "transfer_encoding", "content.length", "x-transfer-encoding" is not one.
bool looks_like_framing(std::string_view lower_case_name);

bool is_token(std::string_view text);
bool is_token_byte(char byte);

}  // namespace ciclo::edge
