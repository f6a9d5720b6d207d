// Small logs drawn by RapidCheck, as rows of CSV: many ties, events that last and that do not, missing resources.
#pragma once

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

namespace ciclo::testing {

struct DrawnRow {
    int case_number = 0, activity = 0, resource = 0, start = 0, end = 0;  ///< resource 0: none; start < 0: none

    std::string csv(const std::string& fraction = "") const {
        const auto time = [&](int minute) {
            return "2026-01-05 " + std::to_string(10 + minute / 60) + ":" + std::to_string(10 + minute % 50) + ":00" + fraction;
        };
        return "c" + std::to_string(case_number) + "," + std::string(1, static_cast<char>('A' + activity)) + "," +
               (start < 0 ? "" : time(start)) + "," + time(end) + "," + (resource == 0 ? "" : "r" + std::to_string(resource));
    }
};

inline const std::string drawn_header = "case,activity,start,end,resource\n";

inline std::vector<DrawnRow> drawn_rows(int most) {
    const int n = *rc::gen::inRange(2, most);
    std::vector<DrawnRow> rows;
    for (int i = 0; i < n; ++i) {
        DrawnRow row;
        std::tie(row.case_number, row.activity, row.resource) =
            *rc::gen::tuple(rc::gen::inRange(0, 4), rc::gen::inRange(0, 4), rc::gen::inRange(0, 3));
        row.end = *rc::gen::inRange(0, 12);
        row.start = std::min(row.end, *rc::gen::inRange(-2, 12));
        rows.push_back(row);
    }
    return rows;
}

/// Rows `from` … `until` − 1 below their header.
inline std::string csv_of(const std::vector<DrawnRow>& rows, std::size_t from, std::size_t until,
                          const std::string& fraction = "") {
    std::string text = drawn_header;
    for (std::size_t i = from; i < until; ++i) text += rows[i].csv(fraction) + "\n";
    return text;
}

}  // namespace ciclo::testing
