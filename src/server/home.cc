#include "server/home.h"

namespace ciclo::server {

namespace {

const LocalText runs{"El servidor funciona. La descripción de su interfaz para programas está en",
                     "The server runs. The description of its interface for programs is at",
                     "De server draait. De beschrijving van de interface voor programma's staat op"};

std::string paragraph(Language language) {
    return "<p lang=\"" + std::string(code_of(language)) + "\">" + runs[language] +
           " <a href=\"/api/openapi.json\">/api/openapi.json</a>.</p>\n";
}

}  // namespace

std::string home_page(Language language) {
    std::string page = "<!DOCTYPE html>\n<html lang=\"" + std::string(code_of(language)) +
                       "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                       "<title>Ciclo</title></head>\n<body>\n<h1>Ciclo</h1>\n" + paragraph(language);
    for (const Language other : languages) {
        if (other != language) page += paragraph(other);
    }
    return page + "</body>\n</html>\n";
}

}  // namespace ciclo::server
