#include "drawing/words.h"

#include <cmath>

#include "base/ensure.h"
#include "base/number.h"

namespace ciclo::drawing {

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values) {
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
        if (!slot) {
            text += pattern[i];
            continue;
        }
        const auto which = static_cast<std::size_t>(pattern[i + 1] - '0');
        ENSURE(which < values.size(), "every slot of a drawing's sentence has its value");
        text += *(values.begin() + which);
        i += 2;
    }
    return text;
}

std::string duration_text(double minutes, Language language) {
    constexpr double hour = 60, day = 24 * hour;
    if (minutes >= 2 * day) return format_trimmed(minutes / day, 1, language) + " d";
    if (minutes >= 3 * hour) return format_trimmed(minutes / hour, 1, language) + " h";
    return format_trimmed(minutes, minutes < 10 ? 1 : 0, language) + " min";
}

}  // namespace ciclo::drawing
