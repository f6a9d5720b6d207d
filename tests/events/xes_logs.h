// Whole logs of XES, and what a reading makes of them as text: used by the test and the long trial.
#pragma once

#include "events/read_xes.h"
#include "events/same_logs.h"
#include "events/xes_twins.h"

namespace ciclo::events {

inline std::string names_in(const Dictionary& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) text += std::string(names[i]) + ",";
    return text + "\n";
}

/// Everything that read_xes() and group() make of `text`.
inline std::string read_by(const std::string& text, const XesOptions& options) {
    Result<Ungrouped> rows = read_xes(text, "e.xes", {}, options);
    if (!rows) return rows.errors().front().text();
    const Result<Log> log = group(std::move(rows).value(), 1);
    if (!log) return log.errors().front().text();
    std::string told = lines_of(*log) + names_in(log->activities) + names_in(log->resources);
    for (const LedgerEntry& entry : log->ledger.entries()) {
        told += "\n" + entry.place.text() + " " + entry.code + " " + entry.subject + " " + entry.text;
    }
    return told;
}

/// A log that holds a little of everything, good and bad.
inline std::string random_xes(std::mt19937_64& random) {
    const auto one_of = [&random](const std::vector<std::string>& texts) { return texts[random() % texts.size()]; };
    std::string text = "<?xml version=\"1.0\"?>\n<log><global scope=\"event\"><string key=\"concept:name\" value=\"G\"/></global>";
    const std::string key = "<string key=\"";
    for (std::size_t t = random() % 6; t > 0; --t) {
        text += "\n<trace>" + one_of({"", "", "<boolean key=\"b\" value=\"true\"/>", "<container key=\"b\"><id key=\"i\" value=\"a\"/></container>"}) +
                one_of({"", key + "concept:name\" value=\"c1\"/>", key + "concept:name\" value=\"c&#50;\"/>", ""});
        for (std::size_t e = random() % 6; e > 0; --e) {
            text += one_of({"\n", " ", "\r\n"}) + "<event>" + key + "concept:name\" value=\"" +
                    one_of({"A", "B ", "&lt;C&gt;", "", "é"}) + "\">" + one_of({"", key + "concept:name\" value=\"no\"/>"}) +
                    "</string><date key=\"time:timestamp\" value=\"2020-01-0" + std::to_string(1 + random() % 9) +
                    one_of({"T10:00:00Z", "T10:00:00.123+02:00", " soon", "", "T10:00:00.1234567-03:30"}) + "\"/>" +
                    one_of({"", "", "<date key=\"start_timestamp\" value=\"2020-01-05T00:00:00Z\"/>"}) +
                    one_of({"", key + "lifecycle:transition\" value=\"start\"/>", key + "lifecycle:transition\" value=\"complete\"/>",
                            key + "lifecycle:transition\" value=\"suspend\"/>"}) +
                    one_of({"", key + "concept:instance\" value=\"1\"/>"}) + one_of({"", key + "org:resource\" value=\"Ana\"/>"}) +
                    one_of({"", "", "<int key=\"n\" value=\"7\"/>", key + "k\" value=\"\"/>", key + "time:zone\" value=\"x\"/>",
                            "<list key=\"l\"><values><int key=\"i\" value=\"1\"/><int key=\"i\" value=\"2\"/></values></list>",
                            key + "k\" value=\"v\"><x><float key=\"f\" value=\"1.5\"/></x></string>", key + "k\" value=\"w\"/>"}) +
                    "</event>";
        }
        text += "</trace>";
    }
    return text + one_of({"</log>", "<event>\n</event></log>", "</log>", "</lo>"});
}

}  // namespace ciclo::events
