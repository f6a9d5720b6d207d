// The project's own generator of hostile inputs: every file is refused or read, soon, and in bounded memory.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdlib>
#include <ctime>

#include "formats/limits.h"

#include "formats/gzip.h"
#include "formats/json.h"
#include "formats/table.h"
#include "formats/xml.h"
#include "formats/yaml.h"
#include "shared_inputs.h"

namespace ciclo::formats {
namespace {

struct Outcome {
    bool accepted = false;
    std::string reason;
};

template <class T>
Outcome outcome_of(const Result<T>& result) {
    return {result.ok(), result.ok() ? "" : result.errors().front().text()};
}

/// By the folder the generator put it in, as the program would read such a file.
Outcome read_as_its_kind(const std::string& folder, const std::string& bytes, const std::string& name) {
    if (folder == "yaml") return outcome_of(read_yaml(bytes, name));
    if (folder == "json" || folder == "ocel") return outcome_of(read_json(bytes, name));
    if (folder == "xml" || folder == "xes") {
        XmlHandler nothing;
        return outcome_of(read_xml(bytes, name, nothing));
    }
    return outcome_of(read_table(bytes, name));
}

class Hostile : public testing::Test {
protected:
    void SetUp() override {
        const std::string generator = shared_path("badinput/own/gen.py");
        if (absent(generator, "181 hostile inputs")) return;
        folder_ = testing::TempDir() + "ciclo-hostile-" + std::to_string(getpid());
        made_ = std::system(("python3 '" + generator + "' '" + folder_ + "' 2>/dev/null >/dev/null").c_str()) == 0;
        if (!made_) std::cout << "skipped 181 hostile inputs: python3 did not run " << generator << "\n";
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string folder_ = "/nonexistent";
    bool made_ = false;
};

long peak_kibibytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

TEST_F(Hostile, inputs_are_refused_or_read_soon_and_in_bounded_memory) {
    if (!made_) return;
    int files = 0;
    double slowest = 0;
    const long peak_before = peak_kibibytes();
    for (const auto& path : files_in(folder_)) {
        const std::string kind = path.parent_path().filename().string();
        const std::string bytes = bytes_of(path);
        double best = 1e9;
        for (int attempt = 0; attempt < 3; ++attempt) {  // the best of three: the machine may be busy
            const std::clock_t begin = std::clock();
            const Outcome outcome = read_as_its_kind(kind, bytes, path.filename().string());
            best = std::min(best, 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
            EXPECT_TRUE(outcome.accepted || outcome.reason.size() > 20) << path;
            EXPECT_LT(outcome.reason.size(), 1000u) << outcome.reason;
        }
        EXPECT_LT(best, 250.0) << path;
        slowest = std::max(slowest, best);
        ++files;
    }
    std::cout << files << " files, slowest " << slowest << " ms\n";
    EXPECT_GE(files, 150);
    EXPECT_LT(peak_kibibytes() - peak_before, 400 * 1024L);
}

TEST_F(Hostile, bombs_and_foreign_features_are_refused) {
    if (!made_) return;
    for (const char* name : {"xml/billion_laughs_10.xml",
                             "xml/billion_laughs_3.xml",
                             "xml/laughs_in_attr.xml",
                             "xml/quadratic.xml",
                             "xml/recursive_entity.xml",
                             "xml/xxe_file.xml",
                             "xml/xxe_http.xml",
                             "xml/xxe_param.xml",
                             "xml/ext_dtd.xml",
                             "xml/param_laughs.xml",
                             "xml/deep_1000.xml",
                             "xml/deep_100000.xml",
                             "xml/deep_unclosed.xml",
                             "xml/many_attrs.xml",
                             "xml/dup_attr.xml",
                             "xml/many_ns.xml",
                             "xml/utf7.xml",
                             "xml/bad_utf8.xml",
                             "xml/nul.xml",
                             "xml/charref_nul.xml",
                             "xml/charref_big.xml",
                             "xml/truncated.xml",
                             "xml/cdata_end.xml",
                             "xml/empty.xml",
                             "xml/bom_only.xml",
                             "xml/not_xml.xml",
                             "json/deep_array_1000.json",
                             "json/deep_array_1000000.json",
                             "json/deep_obj_100000.json",
                             "json/dup_keys.json",
                             "json/lone_surrogate.json",
                             "json/bad_utf8.json",
                             "json/utf16.json",
                             "json/trailing.json",
                             "json/comments.json",
                             "json/nan.json",
                             "yaml/billion_laughs.yaml",
                             "yaml/merge_bomb.yaml",
                             "yaml/self_alias.yaml",
                             "yaml/deep_flow.yaml",
                             "yaml/deep_map.yaml",
                             "yaml/deep_block.yaml",
                             "yaml/deep_dash.yaml",
                             "yaml/tags.yaml",
                             "yaml/dup_keys.yaml",
                             "yaml/multi_doc.yaml",
                             "yaml/tabs.yaml",
                             "yaml/bad_utf8.yaml",
                             "yaml/nul.yaml",
                             "yaml/big_scalar.yaml",
                             "yaml/many_anchors.yaml",
                             "csv/unterminated_quote.csv",
                             "csv/nul.csv",
                             "csv/latin1.csv",
                             "csv/wide.csv",
                             "csv/huge_cell.csv",
                             "csv/quote_mid.csv",
                             "csv/empty.csv",
                             "csv/binary.csv",
                             "zip/gzip_100mb.gz",
                             "zip/gzip_in_gzip.gz",
                             "zip/overlap_5000x10mb.zip",
                             "zip/slip.zip",
                             "zip/symlink.zip",
                             "zip/dup_names.zip",
                             "zip/many_entries.zip",
                             "zip/long_name.zip",
                             "zip/truncated.zip"}) {
        const std::string path = folder_ + "/" + name;
        ASSERT_TRUE(std::filesystem::exists(path)) << path;
        const std::string kind = std::filesystem::path(path).parent_path().filename().string();
        const Outcome outcome = read_as_its_kind(kind, bytes_of(path), name);
        EXPECT_FALSE(outcome.accepted) << name;
    }
    for (const char* name :
         {"yaml/norway.yaml", "json/bom.json", "json/big_num.json", "json/proto.json", "json/many_keys.json",
          "csv/mixed_eol.csv", "csv/bom_utf8.csv", "csv/utf16le.csv", "csv/ragged.csv", "csv/formula.csv",
          "csv/dup_header.csv", "csv/header_only.csv", "csv/sep_hint.csv", "csv/semicolon_decimal.csv", "csv/bidi.csv",
          "csv/one_line_10mb.csv", "xml/huge_attr.xml"}) {
        const Outcome outcome = read_as_its_kind(std::string(name).substr(0, std::string(name).find('/')),
                                                 bytes_of(folder_ + "/" + name), name);
        EXPECT_TRUE(outcome.accepted) << outcome.reason;
    }
}

}  // namespace
}  // namespace ciclo::formats
