#include "events/event_words.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "base/text.h"

namespace ciclo::events {

Transition transition_of(std::string_view text) {
    if (text == "complete" || text.empty()) return Transition::complete;
    if (text == "start") return Transition::start;
    const std::string word = folded(text);
    const auto among = [&](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (among({"start", "started", "begin", "begun", "inicio", "iniciado", "comienzo", "gestart", "begonnen"}))
        return Transition::start;
    if (among({"", "complete", "completed", "completion", "end", "ended", "finish", "finished", "fin", "terminado",
               "completado", "finalizado", "einde", "voltooid", "gereed", "klaar"})) {
        return Transition::complete;
    }
    return Transition::other;
}

}  // namespace ciclo::events
