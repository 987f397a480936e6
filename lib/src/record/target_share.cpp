#include "baoxue/record/target_share.hpp"

#include "baoxue/base/grade.hpp"
#include "baoxue/base/percent.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

TargetShare share_in(record::TableRow& row)
{
    TargetShare share{.level = std::string(row.code("level", "rate_level")),
                      .scope = std::string(row.text("scope")),
                      .place = parse_school_class(row.text("school_id"), row.text("school_name"), row.text("grade"),
                                                  row.text("class")),
                      .teacher = std::string(row.text("responsible_teacher")),
                      .indicator = std::string(row.code("indicator", "indicator")),
                      .op = row.code("op", "op") == "at_least" ? ">=" : "<="};
    const auto whole = [&](const char* column) {
        const auto number = row.number(column);
        if (!number && row.text(column).empty()) row.fail(column, say("not a number"));
        return number.value_or(0);
    };
    share.children = whole("children"), share.enrolled = whole("enrolled");
    return share;
}

}  // namespace

const std::vector<std::string>& TargetShare::columns()
{
    static const std::vector<std::string> columns{"level",     "scope", "school_id", "school_name", "grade", "class",
                                                  "responsible_teacher", "indicator", "op", "value", "children", "enrolled"};
    return columns;
}

const std::vector<std::string>& TargetShare::needed()
{
    static const std::vector<std::string> columns{"level", "scope", "indicator", "op", "children", "enrolled"};
    return columns;
}

const std::vector<std::string>& TargetShare::kinds()
{
    static const std::vector<std::string> kinds{"target_share", "targets"};
    return kinds;
}

void write(csv::Writer& out, const TargetShare& share)
{
    const auto& place = share.place;
    out.cell(share.level).cell(share.scope).cell(place.school_id).cell(place.school_name);
    out.cell(place.grade == 0 ? "" : std::to_string(place.grade)).cell(place.name).cell(share.teacher);
    out.cell(share.indicator).cell(share.op).cell(percent(share.value)).cell(share.children).cell(share.enrolled).end_row();
}

std::vector<TargetShare> read_target_shares(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<TargetShare> shares;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        auto share = share_in(row);
        if (row.settle(rejects)) shares.push_back(std::move(share));
    }
    return shares;
}

}  // namespace baoxue
