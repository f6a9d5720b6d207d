// room: server
// JSON to command: any body and any query become the arguments of a deed, every one of a kind its row declares, or are refused with
// a reason. The first byte chooses: bodies or queries.
#include "server/given.h"

#include "base/number.h"
#include "base/text.h"
#include "fuzzing.h"

using namespace ciclo;
using namespace ciclo::server;
using actions::InputKind;

namespace {

const actions::Action& deed() {
    static const actions::Action action{.name = "fuzz",
                                        .help = {"a", "a", "a"},
                                        .who = actions::Permission::anybody(),
                                        .inputs = {{.name = "a", .kind = InputKind::text},
                                                   {.name = "n", .kind = InputKind::whole_number},
                                                   {.name = "x", .kind = InputKind::number},
                                                   {.name = "d", .kind = InputKind::day},
                                                   {.name = "c", .kind = InputKind::choice, .choices = {"one", "two"}},
                                                   {.name = "f", .kind = InputKind::flag},
                                                   {.name = "j", .kind = InputKind::json},
                                                   {.name = "p", .kind = InputKind::file},
                                                   {.name = "r", .kind = InputKind::text, .repeated = true}}};
    return action;
}

RouteRow row_of(edge::Method method) {
    return {.method = method, .pattern = "/api/fuzz", .who = actions::Permission::anybody(), .action = &deed()};
}

void promise_fitting(const Given& given) {
    for (const auto& [name, values] : given.arguments.values) {
        promise(name.size() == 1, "only declared names");
        promise(name == "r" || values.size() == 1, "one value but for what is repeated");
        for (const std::string& value : values) promise(is_utf8(value), "texts are UTF-8");
    }
    const auto& arguments = given.arguments;
    if (const auto n = arguments.maybe("n")) promise(parse_integer(*n).has_value(), "a whole number");
    if (const auto x = arguments.maybe("x")) promise(parse_number(*x).has_value(), "a number");
    if (const auto c = arguments.maybe("c")) promise(*c == "one" || *c == "two", "a choice");
    if (const auto f = arguments.maybe("f")) promise(*f == "yes", "a flag");
    promise(fingerprint_of("fuzz", given) == fingerprint_of("fuzz", given), "the same fingerprint");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    const std::string text(text_of(bytes + 1, size - 1));
    if (bytes[0] % 2 == 0) {
        const auto given = read_given(row_of(edge::Method::post), {}, {}, text);
        if (given) promise_fitting(*given);
        return 0;
    }
    const auto query = read_query(text);
    if (!query) return 0;
    const auto given = read_given(row_of(edge::Method::get), {}, *query, "");
    if (given) promise_fitting(*given);
    return 0;
}
