// Writes the example reports to the folder CICLO_WRITE_REPORTS names, to be looked at; without it does nothing.
#include <cstdlib>

#include "report/findings.h"
#include "report/render.h"

namespace ciclo::report {
namespace {

TEST(Examples, WriteReportsToLookAt) {
    const char* folder = std::getenv("CICLO_WRITE_REPORTS");
    // a tool for people's eyes, run on request; what the reports say is asserted in compose_test.cc and formats_test.cc
    if (folder == nullptr) GTEST_SKIP() << "CICLO_WRITE_REPORTS names no folder";
    const std::pair<const char*, examples::Found (*)()> all[] = {
        {"a", examples::story_a},       {"b", examples::story_b},         {"map", examples::map_only},
        {"few", examples::few_answers}, {"only", examples::answers_only}, {"hostile", examples::hostile}};
    const char* wanted = std::getenv("CICLO_WRITE_WHICH");
    for (const auto& [name, make] : all) {
        if (wanted != nullptr && std::string(wanted).find(name) == std::string::npos) continue;
        const examples::Found found = make();
        for (const Language language : languages) {
            for (const char* format : {"html", "pdf", "json", "xlsx", "md"}) {
                const auto bytes = render({found.evidence, found.measures, found.ranking, found.loss},
                                          *from_code<ReportFormat>(format), {language});
                ASSERT_TRUE(bytes) << bytes.errors().front().text();
                std::ofstream(std::string(folder) + "/" + name + "." + std::string(code_of(language)) + "." + format,
                              std::ios::binary)
                    << *bytes;
            }
        }
    }
}

}  // namespace
}  // namespace ciclo::report
