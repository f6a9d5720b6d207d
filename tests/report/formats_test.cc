// The five formats: well-formed, nothing loaded from outside, hostile names stay text, the same bytes twice.
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <regex>
#include <set>

#include "formats/json.h"
#include "formats/table.h"
#include "formats/xml.h"
#include "report/compose.h"
#include "report/findings.h"
#include "report/markdown.h"
#include "report/render.h"
#include "report/workbook.h"

namespace ciclo::report {
namespace {

using examples::Found;

const Found& story_b() {
    static const Found found = examples::story_b();
    return found;
}
const Found& hostile() {
    static const Found found = examples::hostile();
    return found;
}

std::string rendered(const Found& found, ReportFormat format, RenderOptions options = {}) {
    auto bytes = render({found.evidence, found.measures, found.ranking, found.loss}, format, options);
    EXPECT_TRUE(bytes) << (bytes ? "" : bytes.errors().front().text());
    return bytes ? std::move(bytes).value() : std::string{};
}

/// Elements, ids and links of a page that must be well-formed XML.
struct PageReader : formats::XmlHandler {
    std::set<std::string> ids;
    std::vector<std::string> links, doubled;
    std::vector<std::string> headings;
    std::size_t scripts = 0, tables = 0, captions = 0, headers_without_scope = 0;

    std::optional<Error> start_element(const formats::XmlElement& element, const formats::XmlPosition&) override {
        if (const auto id = element.attribute("id"); id && !ids.insert(std::string(*id)).second)
            doubled.emplace_back(*id);
        if (const auto href = element.attribute("href")) links.emplace_back(*href);
        const std::string name(element.local_name());
        if (name == "script") ++scripts;
        if (name == "table") ++tables;
        if (name == "caption") ++captions;
        if (name == "th" && !element.attribute("scope")) ++headers_without_scope;
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') headings.push_back(name);
        return std::nullopt;
    }
};

PageReader read_page(const std::string& page) {
    PageReader reader;
    const std::size_t begin = page.find("<html");
    const auto read = formats::read_xml(std::string_view(page).substr(begin), "report.html", reader);
    EXPECT_TRUE(read) << (read ? "" : read.errors().front().text());
    return reader;
}

class HtmlInEveryLanguage : public testing::TestWithParam<Language> {};
INSTANTIATE_TEST_SUITE_P(Languages, HtmlInEveryLanguage, testing::ValuesIn(languages),
                         [](const auto& language) { return std::string(code_of(language.param)); });

TEST_P(HtmlInEveryLanguage, IsWellFormedAndComplete) {
    const std::string page = rendered(story_b(), ReportFormat::html, {GetParam()});
    const PageReader read = read_page(page);
    EXPECT_EQ(read.scripts, 0U);
    EXPECT_TRUE(read.doubled.empty()) << read.doubled.front();
    for (const std::string& link : read.links) {
        ASSERT_EQ(link.front(), '#') << link;
        EXPECT_TRUE(read.ids.contains(link.substr(1))) << link;
    }
    EXPECT_GT(read.tables, 8U);
    EXPECT_EQ(read.tables, read.captions);
    EXPECT_EQ(read.headers_without_scope, 0U);
    EXPECT_NE(page.find("<html lang=\"" + std::string(code_of(GetParam())) + "\">"), std::string::npos);
}

TEST_P(HtmlInEveryLanguage, HeadingsComeInOrder) {
    const PageReader read = read_page(rendered(story_b(), ReportFormat::html, {GetParam()}));
    ASSERT_FALSE(read.headings.empty());
    EXPECT_EQ(read.headings.front(), "h1");
    EXPECT_EQ(std::count(read.headings.begin(), read.headings.end(), "h1"), 1);
    for (std::size_t i = 1; i < read.headings.size(); ++i) {
        EXPECT_LE(read.headings[i][1], read.headings[i - 1][1] + 1) << i;
    }
}

TEST(Html, LoadsNothingFromOutside) {
    std::string page = rendered(story_b(), ReportFormat::html);
    EXPECT_NE(page.find("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                        "'unsafe-inline'; img-src data:; "
                        "font-src data:;"),
              std::string::npos);
    // namespaces are names, not addresses
    page = std::regex_replace(page, std::regex("xmlns(:xlink)?=\"http://www.w3.org/[^\"]*\""), "");
    EXPECT_EQ(page.find("http:"), std::string::npos);
    EXPECT_EQ(page.find("https:"), std::string::npos);
    EXPECT_EQ(page.find("//fonts"), std::string::npos);
    EXPECT_EQ(page.find("@import"), std::string::npos);
    std::size_t urls = 0;
    for (std::size_t at = page.find("url("); at != std::string::npos; at = page.find("url(", at + 4)) {
        ++urls;
        const std::string target = page.substr(at + 4, 5);
        EXPECT_TRUE(target == "data:" || target[0] == '#') << target;
    }
    EXPECT_GE(urls, 3U);
}

TEST(Html, SmallPageHasNoFonts) {
    const std::string page = rendered(story_b(), ReportFormat::html, {Language::es, PageFonts::system});
    EXPECT_EQ(page.find("@font-face"), std::string::npos);
    EXPECT_EQ(page.find("font/woff2"), std::string::npos);
    EXPECT_NE(page.find("--accent:"), std::string::npos);
    read_page(page);
}

TEST(Html, HostileNamesStayText) {
    for (const Language language : languages) {
        const std::string page = rendered(hostile(), ReportFormat::html, {language});
        const PageReader read = read_page(page);
        EXPECT_EQ(read.scripts, 0U);
        EXPECT_EQ(page.find("<script"), std::string::npos);
        EXPECT_EQ(page.find("<img"), std::string::npos);
        EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
        EXPECT_TRUE(read.doubled.empty());
    }
}

TEST(Markdown, HostileNamesStayText) {
    const std::string text = rendered(hostile(), ReportFormat::md);
    EXPECT_FALSE(std::regex_search(text, std::regex("(^|[^\\\\])<")));
    EXPECT_NE(text.find("\\<script\\>"), std::string::npos);
}

TEST(Compose, ANameBringsNoEmphasisOfItsOwn) {
    const Document document = compose(hostile().evidence, hostile().measures, hostile().ranking, hostile().loss, Language::es);
    for (const Span& span : document.answer) EXPECT_NE(span.text, "{n}");
    EXPECT_NE(flat(document.answer).find("[{n}]"), std::string::npos) << flat(document.answer);
}

TEST(Markdown, TablesHaveAsManyCellsAsHeadings) {
    const std::string text = rendered(story_b(), ReportFormat::md);
    std::size_t wanted = 0, tables = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] != '|') {
            wanted = 0;
            continue;
        }
        std::size_t bars = 0;
        for (std::size_t i = 0; i < line.size(); ++i) bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\');
        if (wanted == 0) ++tables, wanted = bars;
        EXPECT_EQ(bars, wanted) << line;
    }
    EXPECT_GT(tables, 8U);
}

TEST(Render, SameBytesEveryTime) {
    const Found again = examples::story_b();
    for (const ReportFormat format :
         {ReportFormat::html, ReportFormat::pdf, ReportFormat::json, ReportFormat::xlsx, ReportFormat::md}) {
        EXPECT_EQ(rendered(story_b(), format), rendered(again, format)) << code_of(format);
    }
}

TEST(Render, EveryFormatOfEveryStateIsThere) {
    for (auto make : {examples::map_only, examples::few_answers, examples::answers_only, examples::hostile}) {
        const Found found = make();
        for (const ReportFormat format :
             {ReportFormat::html, ReportFormat::pdf, ReportFormat::json, ReportFormat::xlsx, ReportFormat::md}) {
            EXPECT_GT(rendered(found, format).size(), 1000U) << code_of(format);
        }
    }
}

TEST(Render, EveryTemplateMakesAReport) {
    ASSERT_EQ(cycle::templates().size(), 9U);
    for (const auto& each : cycle::templates()) {
        moments::Inputs inputs;
        inputs.map = examples::good(cycle::read_template(each.id));
        const Found found = examples::found_from(std::move(inputs));
        for (const Language language : languages) {
            const PageReader read = read_page(rendered(found, ReportFormat::html, {language, PageFonts::system}));
            EXPECT_TRUE(read.doubled.empty()) << each.id << ": " << read.doubled.front();
            for (const std::string& link : read.links)
                EXPECT_TRUE(read.ids.contains(link.substr(1))) << each.id << link;
        }
        EXPECT_GT(rendered(found, ReportFormat::pdf).size(), 10000U) << each.id;
        EXPECT_GT(rendered(found, ReportFormat::xlsx).size(), 1000U) << each.id;
    }
}

TEST(Render, KnowsTheFormatByTheEndOfTheName) {
    EXPECT_EQ(format_of_file("a/b.report.HTML"), ReportFormat::html);
    EXPECT_EQ(format_of_file("report.htm"), ReportFormat::html);
    EXPECT_EQ(format_of_file("report.markdown"), ReportFormat::md);
    EXPECT_EQ(format_of_file("report.xlsx"), ReportFormat::xlsx);
    EXPECT_EQ(format_of_file("report"), std::nullopt);
    EXPECT_EQ(format_of_file("report.doc"), std::nullopt);
}

const formats::Value& at(const formats::Value& value, std::string_view key) {
    const formats::Value* found = value.find(key);
    if (found == nullptr) throw std::runtime_error("no key " + std::string(key));
    return *found;
}

TEST(Json, IsReadBackWithFullPrecision) {
    const auto tree = formats::read_json(rendered(story_b(), ReportFormat::json), "report.json");
    ASSERT_TRUE(tree) << tree.errors().front().text();
    EXPECT_EQ(at(*tree, "schema").text, "ciclo-report");
    EXPECT_EQ(at(*tree, "schema_version").text, "1");
    EXPECT_EQ(at(*tree, "moments").items.size(), 7U);
    const auto& third = at(*tree, "moments").items[2];
    EXPECT_EQ(at(third, "id").text, "M3");
    EXPECT_EQ(at(at(third, "mean"), "value").text, "3.85");
    EXPECT_EQ(at(at(third, "mean"), "n").text, "20");
    EXPECT_NEAR(std::stod(at(at(at(*tree, "reading"), "index"), "value").text), story_b().measures.cycle.index->value,
                0);
    EXPECT_TRUE(at(*tree, "closure").is_null()) << "nobody asked: null, never 0";
    EXPECT_EQ(at(at(*tree, "before_after"), "moments").items.size(), 7U);
    EXPECT_EQ(at(at(*tree, "ranking"), "rows").items.size(), 7U);
}

TEST(Json, EveryFieldIsDocumented) {
    const std::string manual = examples::bytes_of(std::string(CICLO_SOURCE) + "/docs/report-json.md");
    ASSERT_FALSE(manual.empty());
    std::set<std::string> keys;
    const std::function<void(const formats::Value&)> collect = [&](const formats::Value& value) {
        for (const auto& entry : value.entries) {
            keys.insert(entry.key);
            collect(entry.value);
        }
        for (const auto& item : value.items) collect(item);
    };
    for (const Found* found : {&story_b(), &hostile()}) {
        const auto tree = formats::read_json(rendered(*found, ReportFormat::json), "report.json");
        ASSERT_TRUE(tree);
        collect(*tree);
    }
    EXPECT_GT(keys.size(), 100U);
    for (const std::string& key : keys) EXPECT_NE(manual.find("`" + key + "`"), std::string::npos) << key;
}

TEST(Xlsx, HasASheetPerTableWithNumbersAsNumbers) {
    const formats::Workbook book =
        to_workbook(compose(story_b().evidence, story_b().measures, story_b().ranking, story_b().loss, Language::en));
    std::vector<std::string> names = formats::cleaned_sheet_names(book.sheets);
    for (const char* wanted : {"Answer", "Order of attention", "Moments", "Marks", "Matrix", "Standards",
                               "Complaints by moment", "Before and after", "Ledger", "Methods", "Waits"}) {
        EXPECT_TRUE(std::find(names.begin(), names.end(), wanted) != names.end()) << wanted;
    }
    const std::string bytes = rendered(story_b(), ReportFormat::xlsx, {Language::en});
    const auto moments = formats::read_xlsx(bytes, "report.xlsx", "Moments");
    ASSERT_TRUE(moments) << moments.errors().front().text();
    ASSERT_EQ(moments->rows(), 7U);
    const auto mean = moments->column("Mean"), low = moments->column("Mean · from");
    ASSERT_TRUE(mean && low);
    EXPECT_NEAR(std::stod(std::string(moments->cell(2, *mean))), 3.85, 1e-12);
    EXPECT_GT(std::stod(std::string(moments->cell(2, *low))), 3.0);
}

TEST(Xlsx, HoldsEveryEntryOfTheLedger) {
    const auto ledger =
        formats::read_xlsx(rendered(story_b(), ReportFormat::xlsx, {Language::en}), "report.xlsx", "Ledger");
    ASSERT_TRUE(ledger) << ledger.errors().front().text();
    EXPECT_EQ(ledger->rows(), story_b().evidence.ledger.entries().size());
}

/// What a program of the machine prints; nothing when it is not installed.
std::optional<std::string> output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>&1").c_str(), "r"), pclose);
    std::string out;
    std::array<char, 4096> block{};
    for (std::size_t n = 0; pipe && (n = fread(block.data(), 1, block.size(), pipe.get())) > 0;)
        out.append(block.data(), n);
    if (out.find("not found") != std::string::npos) return std::nullopt;
    return out;
}

struct PdfFile {
    std::string path;
    // The number keeps two tests that run at once out of each other's file.
    explicit PdfFile(const std::string& bytes)
        : path(testing::TempDir() + "ciclo-report-" + std::to_string(getpid()) + ".pdf") {
        std::ofstream(path, std::ios::binary) << bytes;
    }
    ~PdfFile() { std::filesystem::remove(path); }
};

TEST(Pdf, IsTaggedWithHeadingsTablesListsAndFigures) {
    const PdfFile file(rendered(story_b(), ReportFormat::pdf));
    const auto facts = output_of("pdfinfo " + file.path);
    const auto structure = output_of("pdfinfo -struct-text " + file.path);
    if (!facts || !structure) {
        std::cout << "skipped 1 check of the PDF: pdfinfo is absent\n";
        return;
    }
    EXPECT_NE(facts->find("Tagged:          yes"), std::string::npos) << *facts;
    EXPECT_NE(facts->find("Page size:       595.28 x 841.89 pts (A4)"), std::string::npos);
    EXPECT_NE(facts->find("CreationDate:    Fri Oct 24"), std::string::npos) << *facts;
    for (const char* tag :
         {"H1", "H2", "H3", "P ", "Table", "TR", "TH", "TD", "L (block)", "LI", "LBody", "Figure", "Caption"}) {
        EXPECT_NE(structure->find(tag), std::string::npos) << tag;
    }
    EXPECT_EQ(structure->find("Link"), std::string::npos) << "links of the page lead nowhere on paper";
    EXPECT_NE(structure->find("Recepción en urgencias"), std::string::npos);
}

TEST(Pdf, TextCanBeCopiedAndTheFileIsSound) {
    const PdfFile file(rendered(story_b(), ReportFormat::pdf));
    const auto text = output_of("pdftotext -layout " + file.path + " -");
    if (text) {
        EXPECT_NE(text->find("Bueno en promedio, roto para 1 de cada 20."), std::string::npos);
        EXPECT_NE(text->find("Página 1 de "), std::string::npos);
        EXPECT_NE(text->find("4,6 × 1,15 × 2 = 10,58"), std::string::npos);
    }
    const auto check = output_of("qpdf --check " + file.path);
    if (check) {
        EXPECT_NE(check->find("No syntax or stream encoding errors found"), std::string::npos) << *check;
    }
}

}  // namespace
}  // namespace ciclo::report
