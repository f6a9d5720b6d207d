// The code by which a screen finds its sentence changes nothing in what the server answers.
#include <gtest/gtest.h>

#include "events/read_log.h"
#include "formats/table.h"
#include "formats/yaml.h"
#include "objects/read_ocel.h"
#include "server/refusal.h"

namespace ciclo::server {
namespace {

Errors errors_of_log(const std::string& bytes) {
    const Result<events::Log> log = events::read_log(bytes, "log", {}, {});
    return log ? Errors{} : log.errors();
}

struct Met {
    Errors errors;
    std::string code;
    int status;
};

TEST(ReaderStatus, is_that_of_the_kind_of_error) {
    const Met met[]{{errors_of_log(""), "table_empty", 422},
                    {errors_of_log(std::string(3000, ',')), "row_too_wide", 413},
                    {errors_of_log("case,time\n1,2025-01-01\n"), "no_activity_column", 422},
                    {errors_of_log("<!DOCTYPE log []><log/>"), "xml_doctype", 403},
                    {errors_of_log("\xD0\xCF\x11\xE0"), "workbook_old", 422},
                    {objects::read_ocel("{\"events\": [", "log").errors(), "json_cut_off", 422},
                    {objects::read_ocel("{\"events\":" + std::string(100, '['), "log").errors(), "json_too_deep", 413},
                    {formats::read_yaml("a: &x 1\n", "map").errors(), "yaml_not_used", 403}};
    for (const Met& one : met) {
        ASSERT_FALSE(one.errors.empty()) << one.code;
        Error error = one.errors.front();
        EXPECT_EQ(error.code, one.code);
        EXPECT_EQ(status_of(error), one.status) << one.code;
        error.code.clear();
        EXPECT_EQ(status_of(error), one.status) << one.code;
    }
}

}  // namespace
}  // namespace ciclo::server
