#include "report/render.h"

#include "base/text.h"
#include "report/compose.h"
#include "report/json.h"
#include "report/markdown.h"
#include "report/pdf.h"
#include "report/workbook.h"

namespace ciclo::report {

namespace {

constexpr Names<ReportFormat, 5> format_names{{
    {ReportFormat::html, "html", "página web", "web page", "webpagina"},
    {ReportFormat::pdf, "pdf", "PDF", "PDF", "PDF"},
    {ReportFormat::json, "json", "JSON", "JSON", "JSON"},
    {ReportFormat::xlsx, "xlsx", "hoja de cálculo", "spreadsheet", "rekenblad"},
    {ReportFormat::md, "md", "Markdown", "Markdown", "Markdown"},
}};

}  // namespace

const Names<ReportFormat, 5>& names_of(ReportFormat*) {
    return format_names;
}

std::optional<ReportFormat> format_of_file(std::string_view file_name) {
    const std::size_t dot = file_name.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const std::string ending = lower_ascii(file_name.substr(dot + 1));
    if (ending == "htm") return ReportFormat::html;
    if (ending == "markdown") return ReportFormat::md;
    return from_code<ReportFormat>(ending);
}

Result<std::string> render(const Findings& findings, ReportFormat format, const RenderOptions& options) {
    if (format == ReportFormat::json) {
        return to_json(findings.evidence, findings.measures, findings.ranking, findings.loss, options.language);
    }
    const Document document = compose(findings.evidence, findings.measures, findings.ranking, findings.loss, options.language);
    switch (format) {
        case ReportFormat::html:
            return to_html(document, options.fonts);
        case ReportFormat::pdf:
            return to_pdf(document);
        case ReportFormat::xlsx:
            return formats::write_xlsx(to_workbook(document));
        case ReportFormat::md:
            return to_markdown(document);
        case ReportFormat::json:
            break;
    }
    promise_broken(__FILE__, __LINE__, "format", "every report format is rendered");
}

}  // namespace ciclo::report
