#include "words/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "base/embedded.h"
#include "base/ensure.h"
#include "formats/json.h"
#include "words/message.h"

namespace ciclo {
std::span<const EmbeddedFile> embedded_messages();
}

namespace ciclo::words {

namespace {

using Catalogue = std::map<std::string, Message, std::less<>>;

/// "es.json" and "anything.es.json" are Spanish.
bool belongs_to(std::string_view path, Language language) {
    const std::string ending = std::string(code_of(language)) + ".json";
    if (path == ending) return true;
    return path.size() > ending.size() && path.substr(path.size() - ending.size() - 1) == "." + ending;
}

void add_file(Catalogue& catalogue, const EmbeddedFile& file, Language language) {
    const auto tree = formats::read_json(file.bytes, std::string(file.path));
    if (!tree) {
        const std::string why = tree.errors().front().text();
        ENSURE(false, why.c_str());
    }
    for (const auto& entry : tree->entries) {
        const std::string why = "the message " + entry.key + " is text, and given once";
        ENSURE(entry.value.is_scalar() && entry.value.quoted, why.c_str());
        const bool added = catalogue.try_emplace(entry.key, entry.key, entry.value.text, language).second;
        ENSURE(added, why.c_str());
    }
}

std::array<Catalogue, 3> read_catalogues() {
    std::array<Catalogue, 3> catalogues;
    for (const Language language : languages) {
        for (const auto& file : embedded_messages()) {
            if (belongs_to(file.path, language))
                add_file(catalogues[static_cast<std::size_t>(language)], file, language);
        }
    }
    return catalogues;
}

const Catalogue& catalogue_of(Language language) {
    static const std::array<Catalogue, 3> catalogues = read_catalogues();
    return catalogues[static_cast<std::size_t>(language)];
}

const Message& message_of(Language language, std::string_view key) {
    const Catalogue& catalogue = catalogue_of(language);
    const auto found = catalogue.find(key);
    if (found == catalogue.end()) {
        const std::string why =
            "the catalogue " + std::string(code_of(language)) + " has the message " + std::string(key);
        ENSURE(false, why.c_str());
    }
    return found->second;
}

}  // namespace

std::string say(Language language, std::string_view key, const std::vector<Named>& arguments) {
    return message_of(language, key).print(arguments);
}

bool has(std::string_view key) {
    return std::all_of(languages.begin(), languages.end(),
                       [&](Language language) { return catalogue_of(language).contains(key); });
}

std::vector<std::string> keys() {
    std::vector<std::string> all;
    for (const Language language : languages) {
        for (const auto& [key, message] : catalogue_of(language)) all.push_back(key);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<std::string> arguments_of(Language language, std::string_view key) {
    return message_of(language, key).arguments();
}

}  // namespace ciclo::words
