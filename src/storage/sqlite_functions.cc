#include "storage/sqlite_functions.h"

#include <sqlite3.h>

#include <utility>

#include "base/text.h"
#include "records/json.h"
#include "storage/sqlite_connection.h"
#include "storage/store_limits.h"

namespace ciclo::storage {

namespace {

template <std::string (*turn)(std::string_view)>
void apply(sqlite3_context* context, int, sqlite3_value** arguments) {
    const unsigned char* bytes = sqlite3_value_text(arguments[0]);
    if (bytes == nullptr) return sqlite3_result_null(context);
    const std::string text = turn({reinterpret_cast<const char*>(bytes),
                                   static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]))});
    sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

std::string folded_list(std::string_view text) { return folded(listed_words(text)); }
std::string sort_key_list(std::string_view text) { return sort_key(listed_words(text)); }

using Function = void (*)(sqlite3_context*, int, sqlite3_value**);

}  // namespace

std::string listed_words(std::string_view column_text) {
    const Result<std::vector<std::string>> items = records::read_list_text(column_text);
    return items ? join(*items, " ") : "";
}

std::string sort_key(std::string_view text) {
    const std::string plain = folded(text);
    return std::string(first_code_points(plain, limits::sort_key_code_points));
}

Result<Done> add_functions(Connection& connection) {
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    const std::pair<const char*, Function> functions[] = {{"folded", apply<folded>},
                                                          {"sort_key", apply<sort_key>},
                                                          {"folded_list", apply<folded_list>},
                                                          {"sort_key_list", apply<sort_key_list>}};
    for (const auto& [name, function] : functions) {
        const int code = sqlite3_create_function_v2(connection.handle(), name, 1, flags, nullptr, function, nullptr, nullptr,
                                                    nullptr);
        if (code != SQLITE_OK) return connection.failed(code);
    }
    return done;
}

}  // namespace ciclo::storage
