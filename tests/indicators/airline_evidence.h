// 129,880 airline passengers and 14 moments, as evidence; read here by hand, without the survey reader. 0 = not
// applicable.
#pragma once

#include <array>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

#include "formats/gzip.h"
#include "indicators/story_evidence.h"

namespace ciclo::airline {

inline constexpr std::array<const char*, 14> items{
    "Departure and Arrival Time Convenience", "Ease of Online Booking", "Check-in Service", "Online Boarding",
    "Gate Location", "On-board Service", "Seat Comfort", "Leg Room Service", "Cleanliness", "Food and Drink",
    "In-flight Service", "In-flight Wifi Service", "In-flight Entertainment", "Baggage Handling"};
inline constexpr std::size_t first_item = 9;  ///< position of the first item in a line of the file

inline std::optional<std::string> file_text() {
    const std::string path = std::string(CICLO_SHARED) + "/data/airline_passenger_satisfaction.csv.gz";
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        std::cout << "skipped the airline: " << path << " is absent\n";
        return std::nullopt;
    }
    std::stringstream bytes;
    bytes << file.rdbuf();
    return *formats::inflate_gzip(bytes.str(), "airline.csv.gz", 100'000'000);
}

inline void add_cell(survey::Column& column, double value) {
    column.value.push_back(value);
    column.presence.push_back(value > 0 ? survey::Presence::present : survey::Presence::not_experienced);
}

inline void add_line(std::string_view line, survey::Answers& answers) {
    std::size_t begin = 0;
    for (std::size_t field = 0; begin <= line.size(); ++field) {
        const std::size_t end = std::min(line.find(',', begin), line.size());
        const std::string_view cell = line.substr(begin, end - begin);
        const bool item = field >= first_item && field < first_item + items.size();
        if (item) add_cell(answers.columns[field - first_item], cell[0] - '0');
        if (field == first_item + items.size()) {
            answers.columns.back().value.push_back(cell.starts_with("Satisfied") ? 1 : 0);
            answers.columns.back().presence.push_back(survey::Presence::present);
        }
        begin = end + 1;
    }
    ++answers.respondents;
}

/// Nothing when the file is absent. Importance is derived; two moments are called critical.
inline std::optional<moments::Evidence> evidence() {
    const auto text = file_text();
    if (!text) return std::nullopt;
    moments::Evidence out;
    moments::Wave wave;
    for (const char* item : items) {
        const std::string_view name(item);
        const bool critical = name == "In-flight Wifi Service" || name == "Online Boarding";
        out.map.moments.push_back(story::moment(item, critical, cycle::Lane::onstage, cycle::Actor::employee,
                                                cycle::Channel::in_person));
        wave.answers.columns.push_back(story::ratings(item, {}));
    }
    wave.answers.columns.push_back(story::column(survey::QuestionKind::satisfied, "", survey::yes_no, {}, -1));
    wave.satisfied_column = items.size();
    std::istringstream lines(*text);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) add_line(line, wave.answers);
    out.wave = std::move(wave);
    out.importance_source = moments::ImportanceSource::derived;
    return out;
}

}  // namespace ciclo::airline
