// Taste is a test: the floors, the headers, the banned calls, the sizes. A rule that is hard to follow is a reason to
// change the design; then the rule changes here, in the open.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path source_root = CICLO_SOURCE;

struct Source {
    std::string path;  ///< relative to the repository
    std::vector<std::string> lines;
};

std::vector<std::string> lines_of(const fs::path& path) {
    std::ifstream in(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::vector<Source> sources_below(const std::string& folder, const std::set<std::string>& extensions) {
    std::vector<Source> found;
    for (const auto& entry : fs::recursive_directory_iterator(source_root / folder)) {
        if (!entry.is_regular_file() || !extensions.contains(entry.path().extension().string())) continue;
        found.push_back({fs::relative(entry.path(), source_root).string(), lines_of(entry.path())});
    }
    std::sort(found.begin(), found.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
    return found;
}

/// room → rooms it may include, itself among them; in the file's order.
std::map<std::string, std::set<std::string>> floors(std::vector<std::string>* order = nullptr) {
    std::map<std::string, std::set<std::string>> allowed;
    for (const std::string& line : lines_of(source_root / "src/rooms.txt")) {
        std::istringstream words(line);
        std::string room, other;
        if (!(words >> room) || room[0] == '#') continue;
        if (order != nullptr) order->push_back(room);
        allowed[room].insert(room);
        while (words >> other) allowed[room].insert(other);
    }
    return allowed;
}

std::string room_of(const std::string& path) {
    const std::size_t begin = std::string("src/").size();
    return path.substr(begin, path.find('/', begin) - begin);
}

std::vector<std::string> included_by(const Source& source) {
    static const std::regex include("^#include \"([^\"]+)\"");
    std::vector<std::string> found;
    for (const std::string& line : source.lines) {
        std::smatch match;
        if (std::regex_search(line, match, include)) found.push_back(match[1]);
    }
    return found;
}

TEST(Tidy, the_floors_are_acyclic_because_each_line_names_only_lower_rooms) {
    std::vector<std::string> order;
    const auto allowed = floors(&order);
    std::set<std::string> below;
    for (const std::string& room : order) {
        for (const std::string& other : allowed.at(room)) {
            EXPECT_TRUE(other == room || below.contains(other)) << room << " names " << other << ", which is not below it";
        }
        below.insert(room);
    }
}

TEST(Tidy, every_include_stays_on_the_floors) {
    const auto allowed = floors();
    std::size_t includes = 0;
    for (const Source& source : sources_below("src", {".h", ".cc"})) {
        const std::string room = room_of(source.path);
        ASSERT_TRUE(allowed.contains(room)) << source.path << " is in a folder that src/rooms.txt does not name";
        for (const std::string& include : included_by(source)) {
            ++includes;
            EXPECT_TRUE(allowed.at(room).contains(include.substr(0, include.find('/'))))
                << source.path << " includes " << include << ", which its line in src/rooms.txt does not allow";
        }
    }
    EXPECT_GT(includes, 100U);
}

TEST(Tidy, architecture_page_names_every_room_and_no_other) {
    std::vector<std::string> order;
    floors(&order);
    std::set<std::string> told;
    static const std::regex row("^\\| `([a-z]+)` \\|");
    for (const std::string& line : lines_of(source_root / "ARCHITECTURE.md")) {
        std::smatch match;
        if (std::regex_search(line, match, row)) told.insert(match[1]);
    }
    EXPECT_EQ(told, std::set<std::string>(order.begin(), order.end()));
}

TEST(Tidy, every_header_stands_alone_because_some_file_includes_it_first) {
    std::set<std::string> first;
    for (const char* folder : {"src", "tests"}) {
        for (const Source& source : sources_below(folder, {".cc"})) {
            const auto includes = included_by(source);
            if (!includes.empty()) first.insert(includes.front());
        }
    }
    for (const Source& header : sources_below("src", {".h"})) {
        EXPECT_TRUE(first.contains(header.path.substr(4))) << "no .cc includes " << header.path << " before all else";
    }
}

TEST(Tidy, every_header_opens_with_what_it_is) {
    for (const Source& header : sources_below("src", {".h"})) {
        ASSERT_FALSE(header.lines.empty()) << header.path;
        EXPECT_EQ(header.lines.front().substr(0, 3), "// ") << header.path;
        EXPECT_NE(std::find(header.lines.begin(), header.lines.end(), "#pragma once"), header.lines.end()) << header.path;
    }
}

TEST(Tidy, no_source_is_dead) {
    std::set<std::string> used;
    for (const char* folder : {"src", "tests", "bench"}) {
        if (!fs::exists(source_root / folder)) continue;
        for (const Source& source : sources_below(folder, {".h", ".cc"})) {
            for (const std::string& include : included_by(source)) {
                if (source.path != "src/" + include) used.insert(include);
            }
        }
    }
    for (const Source& header : sources_below("src", {".h"})) {
        EXPECT_TRUE(used.contains(header.path.substr(4))) << header.path << " is included by nobody";
    }
}

struct Banned {
    const char* pattern;
    const char* instead;
    std::set<std::string> rooms_excused;
};

TEST(Tidy, banned_calls_are_not_used) {
    const std::vector<Banned> banned{
        {"\\b(std::)?(time|localtime|gmtime|mktime)\\(", "a seams::Clock handed in by main", {"storage"}},
        {"system_clock|high_resolution_clock", "a seams::Clock handed in by main", {"storage"}},
        {"steady_clock::", "a seams::Clock handed in by main", {"storage"}},
        {"\\brandom_device|\\brand\\(|\\bsrand\\(", "a seeded stream of stats", {}},
        {"\\bsetlocale\\(|std::locale", "base/number.h and base/text.h", {}},
        {"\\bstrtod\\(|\\batof\\(|\\batoi\\(|std::stod|std::stoi", "base/number.h", {}},
        {"\\bgetenv\\(", "the Terminal that main fills", {"main"}},
        {"std::cout|std::cerr|\\bprintf\\(", "the Terminal or a Result", {"main"}},
        {"\\bfopen\\(|std::ifstream|std::ofstream", "seams::Files", {"storage"}},
        {"\\bassert\\(", "ENSURE, which stays on in every build", {}},
        {"^\\s*throw ", "a Result, or ENSURE", {"base"}},
        {"TODO|FIXME|\\bXXX\\b|HACK", "doing it, or an issue", {}},
    };
    for (const Source& source : sources_below("src", {".h", ".cc"})) {
        for (const Banned& rule : banned) {
            if (rule.rooms_excused.contains(room_of(source.path))) continue;
            const std::regex pattern(rule.pattern);
            for (std::size_t i = 0; i < source.lines.size(); ++i) {
                const std::string code = source.lines[i].substr(0, source.lines[i].find("//"));
                EXPECT_FALSE(std::regex_search(code, pattern))
                    << source.path << ":" << i + 1 << ": " << source.lines[i] << "\n  use " << rule.instead;
            }
        }
    }
}

/// "path" or "path:line function" → allowed length: what was longer when the rule came. It may shrink, never grow.
std::map<std::string, std::size_t> ratchet() {
    std::map<std::string, std::size_t> allowed;
    for (const std::string& line : lines_of(source_root / "tests/tidy/ratchet.txt")) {
        std::istringstream words(line);
        std::string name;
        std::size_t length = 0;
        if (words >> name >> length && name[0] != '#') allowed[name] = length;
    }
    return allowed;
}

TEST(Tidy, files_stay_short) {
    constexpr std::size_t longest_file = 400;
    const auto allowed = ratchet();
    for (const Source& source : sources_below("src", {".h", ".cc"})) {
        const auto exception = allowed.find(source.path);
        const std::size_t most = exception == allowed.end() ? longest_file : exception->second;
        EXPECT_LE(source.lines.size(), most) << source.path << ": would it read better as two rooms?";
    }
}

TEST(Tidy, functions_stay_short) {
    constexpr std::size_t longest_function = 60;
    static const std::regex no_function("^(inline )?namespace|^(class|struct|enum|union) ");
    const auto allowed = ratchet();
    for (const Source& source : sources_below("src", {".cc"})) {
        std::size_t opened = 0;
        for (std::size_t i = 0; i < source.lines.size(); ++i) {
            const std::string& line = source.lines[i];
            const bool opens = !line.empty() && line[0] != ' ' && line[0] != '}' && line.back() == '{' &&
                               !std::regex_search(line, no_function);
            if (opens) opened = i + 1;
            if (line.empty() || line[0] != '}' || opened == 0) continue;
            const std::size_t length = i + 2 - opened;
            const auto exception = allowed.find(source.path + "#" + std::to_string(length));
            if (exception == allowed.end()) {
                EXPECT_LE(length, longest_function) << source.path << ":" << opened;
            }
            opened = 0;
        }
    }
}

}  // namespace
