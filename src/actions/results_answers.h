// Results as the API tells them: the report's own JSON, the sentences of the report in the asked language, the pictures
// there are, and one moment by itself. Everything is made from one Results; nothing is measured here. Pure.
// Internal to the room.
#pragma once

#include <string>
#include <vector>

#include "actions/results_computing.h"
#include "drawing/picture.h"
#include "formats/value.h"
#include "report/document.h"

namespace ciclo::actions {

/// One question's results ready to be told in one language.
struct Telling {
    const ResultsQuestion& question;
    const Results& results;
    Language language = Language::es;
    report::Document document;  ///< every sentence
    formats::Value report;      ///< docs/report-json.md, read back
};
Telling telling_of(const ResultsQuestion& question, const Results& results, Language language);

/// {"cycle","asked" (the mark of all it was made from),"version","state","report","waves","filters","words","pictures","imports","unreadable","withheld"}
std::string results_json(const Telling& telling);
/// The sheet of one moment; nothing when the map has none of this id. Ends with "}"; findings are added by the deed.
std::optional<std::string> moment_sheet_json(const Telling& telling, const std::string& moment);

enum class Links { none, moments };
/// circle, blueprint, curve, matrix, pareto, run. Error no_picture when there is no data for it.
struct PictureWish {
    std::string as = "circle", standard = {};
    Links links = Links::none;
    enum class Names { shown, hidden } names = Names::shown;  ///< circle: hidden for a narrow screen
};
Result<std::vector<drawing::Drawing>> pictures_of(const Telling& telling, const PictureWish& wish);
/// {"svg","sheets":[…]}
std::string picture_json(const std::vector<drawing::Drawing>& drawings);
/// Which of them there are data for.
std::vector<std::string> pictures_there(const Results& results);

}  // namespace ciclo::actions
