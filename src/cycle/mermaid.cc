#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "cycle/convert.h"

namespace ciclo::cycle {

namespace {

constexpr double neutral = 3;

/// The journey grammar ends a name at : # ; and a line end; a comma ends an actor.
std::string safe(const std::string& text) {
    constexpr std::array<std::pair<char, std::string_view>, 6> look_alikes{
        {{':', "∶"}, {'#', "＃"}, {';', "；"}, {'\n', " "}, {'\r', " "}, {'\t', " "}}};
    std::string out;
    for (const char c : text) {
        const auto found =
            std::find_if(look_alikes.begin(), look_alikes.end(), [&](const auto& pair) { return pair.first == c; });
        out += found == look_alikes.end() ? std::string(1, c) : std::string(found->second);
    }
    return out;
}

std::string safe_actor(std::string text) {
    std::replace(text.begin(), text.end(), ',', ' ');
    return safe(text);
}

/// Who takes part: the customer by the service's own word, the roles where they are named.
std::string actors_of(const Map& map, const Moment& moment, Language language) {
    std::vector<std::string> names;
    if (moment.actor == Actor::customer || moment.actor == Actor::shared) {
        const std::string& word = map.service.customer_word.in(language);
        names.push_back(safe_actor(word.empty() ? std::string(printed(Actor::customer, language)) : word));
    }
    if (moment.actor != Actor::customer) {
        for (const std::string& role : moment.roles) names.push_back(safe_actor(role));
        const Actor other = moment.actor == Actor::shared ? Actor::employee : moment.actor;
        if (moment.roles.empty()) names.emplace_back(printed(other, language));
    }
    return join(names, ", ");
}

std::string comment(Language language) {
    switch (language) {
        case Language::es: return "%% sin valoración: los momentos no valorados están en 3, la línea neutra\n";
        case Language::en: return "%% not rated: moments without a rating stand at 3, the neutral line\n";
        case Language::nl: break;
    }
    return "%% niet beoordeeld: momenten zonder oordeel staan op 3, de neutrale lijn\n";
}

}  // namespace

std::string to_mermaid(const Map& map, const MermaidOptions& options) {
    bool all_rated = true;
    std::string body;
    StageId current;
    for (const Moment& moment : map.moments) {
        const auto rating = options.rating ? options.rating(moment) : std::optional<double>();
        all_rated = all_rated && rating.has_value();
        if (moment.stage != current || body.empty()) {
            current = moment.stage;
            const Stage* stage = map.find(moment.stage);
            body += "  section " + (stage == nullptr ? "-" : safe(stage->name.in(options.language))) + "\n";
        }
        const std::string mark = moment.criticality.critical ? " ★" : "";
        body += "    " + moment.id.text + " " + safe(moment.name.in(options.language)) + mark + ": " +
                format_trimmed(rating.value_or(neutral), 2, Language::en) + ": " +
                actors_of(map, moment, options.language) + "\n";
    }
    return "journey\n" + (all_rated ? std::string() : "  " + comment(options.language)) + "  title " +
           safe(map.service.name.in(options.language)) + "\n" + body;
}

}  // namespace ciclo::cycle
