// render(): the findings as the bytes of one file.
//
//   Result<std::string> page = render({evidence, measures, ranking, loss}, ReportFormat::html, {.language = Language::es});
//
// Pure: no clock, no file, no network; the same findings give the same bytes every time. HTML, PDF, Markdown and XLSX
// come from one Document; JSON is written from the measures with full precision (docs/report-json.md). Refuses only
// what a format cannot hold (a text longer than a cell of a spreadsheet).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/names.h"
#include "base/result.h"
#include "indicators/measures.h"
#include "moments/evidence.h"
#include "priorities/expected_loss.h"
#include "priorities/ranking.h"
#include "report/html.h"

namespace ciclo::report {

enum class ReportFormat { html, pdf, json, xlsx, md };
const Names<ReportFormat, 5>& names_of(ReportFormat*);
/// By the end of a file's name ("report.pdf"), in any case; .htm and .markdown are known too.
std::optional<ReportFormat> format_of_file(std::string_view file_name);

/// What a report is made from; borrowed, must outlive the call.
struct Findings {
    const moments::Evidence& evidence;
    const indicators::Measures& measures;
    const std::optional<priorities::Ranking>& ranking;
    const std::optional<priorities::ExpectedLoss>& loss;
};

struct RenderOptions {
    Language language = Language::es;
    PageFonts fonts = PageFonts::embedded;  ///< HTML only
};

Result<std::string> render(const Findings& findings, ReportFormat format, const RenderOptions& options = {});

}  // namespace ciclo::report
