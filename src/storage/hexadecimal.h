// Bytes as lower-case hexadecimal and back. Pure; any number of threads.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ciclo::storage {

std::string hexadecimal(std::span<const unsigned char> bytes);
/// Fills `bytes`; false = the text is anything but twice as many digits 0…9 a…f.
bool read_hexadecimal(std::string_view text, std::span<unsigned char> bytes);

}  // namespace ciclo::storage
