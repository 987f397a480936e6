#include "baoxue/record/finding.hpp"

namespace baoxue {

std::string_view code_of(Severity severity)
{
    return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

const std::vector<std::string>& Finding::columns()
{
    static const std::vector<std::string> names = {"row", "column", "rule", "severity", "message"};
    return names;
}

void write(csv::Writer& out, const Finding& finding)
{
    out.cell(static_cast<long long>(finding.row)).cell(finding.column).cell(finding.rule);
    out.cell(code_of(finding.severity)).cell(finding.message).end_row();
}

}  // namespace baoxue
