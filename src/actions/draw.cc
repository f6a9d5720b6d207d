#include "actions/draw.h"

#include <algorithm>

#include "actions/save_drawings.h"
#include "base/number.h"
#include "base/text.h"
#include "drawing/loop_ring.h"
#include "drawing/triangle.h"

namespace ciclo::actions {

namespace {

const LocalText triangle_title{"Triángulo del servicio", "Service triangle", "Dienstendriehoek"};
const LocalText loop_title{"Bucle de mejora", "Improvement loop", "Verbeterlus"};

/// Exactly `count` numbers between `lowest` and `highest`, separated by commas.
Result<std::vector<double>> numbers_named(std::string_view name, const Arguments& arguments, std::size_t count,
                                          double lowest, double highest) {
    const std::string text = arguments.text(name);
    std::vector<double> numbers;
    for (const std::string_view part : split(text, ',')) {
        const auto number = parse_number(trim(part));
        if (number && *number >= lowest && *number <= highest) numbers.push_back(*number);
    }
    if (numbers.size() == count && split(text, ',').size() == count) return numbers;
    return Error{ErrorKind::invalid, quoted(text) + " does not fit --" + std::string(name),
                 "give " + std::to_string(count) + " numbers from " + exact_text(lowest) + " to " + exact_text(highest) +
                     ", separated by commas", {}};
}

Result<Outcome> run_triangle(const Arguments& arguments, World& world) {
    if (const auto error = unknown_picture_format(arguments)) return *error;
    const auto links = numbers_named("links", arguments, 6, 1, 5);
    if (!links) return links.errors();
    const auto link = [&](std::size_t i) { return drawing::TriangleLink{.rating = (*links)[i]}; };
    drawing::Triangle triangle{.customer_strategy = link(0), .customer_systems = link(1), .customer_people = link(2),
                               .strategy_systems = link(3), .systems_people = link(4), .strategy_people = link(5)};
    triangle.customer = arguments.text("customer");
    triangle.caption.title = triangle_title.in(world.language);
    triangle.caption.language = world.language;
    return save_drawings({drawing::draw_triangle(triangle)}, triangle.caption.title, arguments, world);
}

Result<Outcome> run_loop(const Arguments& arguments, World& world) {
    if (const auto error = unknown_picture_format(arguments)) return *error;
    const auto done_shares = numbers_named("done", arguments, 5, 0, 1);
    if (!done_shares) return done_shares.errors();
    drawing::LoopRing ring;
    ring.number = static_cast<int>(parse_integer(arguments.text("number")).value_or(1));
    std::copy(done_shares->begin(), done_shares->end(), ring.done.begin());
    ring.diameter = 240;
    ring.labels = drawing::LoopRing::Labels::shown;
    ring.caption.title = loop_title.in(world.language);
    ring.caption.language = world.language;
    return save_drawings({drawing::draw_loop_ring(ring)}, ring.caption.title, arguments, world);
}

std::vector<Input> with_picture_inputs(std::vector<Input> inputs) {
    for (Input& input : picture_inputs()) inputs.push_back(std::move(input));
    return inputs;
}

}  // namespace

Action draw_triangle_action() {
    return {.name = "draw triangle",
            .help = {"dibujar el triángulo del servicio con sus seis vínculos (K-23)",
                     "draw the service triangle with its six links (K-23)",
                     "de dienstendriehoek met zijn zes verbindingen tekenen (K-23)"},
            .who = Permission::signed_in(),
            .example = "ciclo draw triangle --links 4,2,3,3,2,4 -o triangle.pdf",
            .inputs = with_picture_inputs(
                {{.name = "links",
                  .kind = InputKind::text,
                  .help = {"seis notas de 1 a 5: cliente con estrategia, sistemas y personal; estrategia–sistemas, "
                           "sistemas–personal, estrategia–personal",
                           "six marks from 1 to 5: customer with strategy, systems and people; strategy–systems, "
                           "systems–people, strategy–people",
                           "zes cijfers van 1 tot 5: klant met strategie, systemen en mensen; strategie–systemen, "
                           "systemen–mensen, strategie–mensen"},
                  .required = true},
                 {.name = "customer",
                  .kind = InputKind::text,
                  .help = {"palabra para el cliente", "word for the customer", "woord voor de klant"}}}),
            .run = run_triangle};
}

Action draw_loop_action() {
    return {.name = "draw loop",
            .help = {"dibujar el anillo del bucle de mejora", "draw the ring of the improvement loop",
                     "de ring van de verbeterlus tekenen"},
            .who = Permission::signed_in(),
            .example = "ciclo draw loop --number 1 --done 1,1,0.6,0.2,0 -o loop.svg",
            .inputs = with_picture_inputs(
                {{.name = "done",
                  .kind = InputKind::text,
                  .help = {"lo hecho de cada paso, de 0 a 1: momentos, requerimientos, planes, prioridades, encuesta",
                           "share done of each step, 0 to 1: moments, requirements, plans, priorities, survey",
                           "deel dat af is per stap, 0 tot 1: momenten, vereisten, plannen, prioriteiten, enquête"},
                  .required = true},
                 {.name = "number",
                  .kind = InputKind::whole_number,
                  .help = {"número del bucle", "number of the loop", "nummer van de lus"}}}),
            .run = run_loop};
}

}  // namespace ciclo::actions
