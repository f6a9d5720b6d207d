// Every example in every language and form, written to files as people get them. CICLO_WRITE_REPORTS=FOLDER keeps them all, to
// be looked at (CICLO_WRITE_WHICH names some of them); without it the shortest example goes to a folder of its own and away.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "report/findings.h"
#include "report/render.h"

namespace ciclo::report {
namespace {

namespace fs = std::filesystem;

struct Example {
    const char* name;
    examples::Found (*make)();
};
const Example all[] = {{"a", examples::story_a},       {"b", examples::story_b},         {"map", examples::map_only},
                       {"few", examples::few_answers}, {"only", examples::answers_only}, {"hostile", examples::hostile}};

void write(const Example& example, const fs::path& folder) {
    const examples::Found found = example.make();
    for (const Language language : languages) {
        for (const char* format : {"html", "pdf", "json", "xlsx", "md"}) {
            const auto bytes = render({found.evidence, found.measures, found.ranking, found.loss},
                                      *from_code<ReportFormat>(format), {language});
            ASSERT_TRUE(bytes) << bytes.errors().front().text();
            const fs::path path = folder / (std::string(example.name) + "." + std::string(code_of(language)) + "." + format);
            std::ofstream(path, std::ios::binary) << *bytes;
            EXPECT_EQ(fs::file_size(path), bytes->size()) << path;
            EXPECT_GT(bytes->size(), 1000U) << path;
        }
    }
}

TEST(Examples, EveryFormInEveryLanguageCanBeWrittenToAFile) {
    const char* kept = std::getenv("CICLO_WRITE_REPORTS");
    const char* which = std::getenv("CICLO_WRITE_WHICH");
    const std::string wanted = which != nullptr ? which : kept != nullptr ? "" : "few";
    const fs::path folder = kept != nullptr ? fs::path(kept) : fs::temp_directory_path() / ("ciclo_reports_" + std::to_string(getpid()));
    fs::create_directories(folder);
    for (const Example& example : all) {
        if (wanted.empty() || wanted.find(example.name) != std::string::npos) write(example, folder);
    }
    if (kept == nullptr) fs::remove_all(folder);
}

}  // namespace
}  // namespace ciclo::report
