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

const std::vector<std::string>& Finding::columns_of_files()
{
    static const std::vector<std::string> names = [] {
        auto all = columns();
        all.insert(all.begin(), "file");
        return all;
    }();
    return names;
}

void write(csv::Writer& out, const std::string& file, const Finding& finding)
{
    out.cell(file);
    write(out, finding);
}

void write(csv::Writer& out, const Finding& finding)
{
    out.cell(static_cast<long long>(finding.row)).cell(finding.column).cell(finding.rule);
    out.cell(code_of(finding.severity)).cell(finding.message).end_row();
}

}  // namespace baoxue
