#include "organisation/values.h"

namespace ciclo::organisation {

Error refused_field(std::string_view field, std::string code, std::string what, std::string cure) {
    return {ErrorKind::invalid, std::move(what), std::move(cure), {std::string(field), 0, 0}, std::move(code)};
}

Errors check_period(const records::Kind& kind, const records::Record& record, std::string_view first,
                    std::string_view last) {
    const auto* begins = value_of<calendar::Day>(kind, record, first);
    const auto* ends = value_of<calendar::Day>(kind, record, last);
    if (begins == nullptr || ends == nullptr || *begins <= *ends) return {};
    return {refused_field(last, "ends_before_it_begins",
                          calendar::iso_text(*ends) + " comes before " + calendar::iso_text(*begins),
                          "give a last day on or after the first")};
}

}  // namespace ciclo::organisation
