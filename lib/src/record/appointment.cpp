#include "baoxue/record/appointment.hpp"

#include <fmt/format.h>

namespace baoxue {

const std::vector<std::string>& Appointment::columns()
{
    static const std::vector<std::string> all{"date", "begin", "end", "desk", "minutes", "students"};
    return all;
}

std::string to_clock(std::chrono::minutes time)
{
    return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

void write(csv::Writer& out, const Appointment& appointment)
{
    out.cell(to_string(appointment.date)).cell(to_clock(appointment.begin)).cell(to_clock(appointment.end));
    out.cell(appointment.desk).cell((appointment.end - appointment.begin).count());
    out.cell(appointment.students);
}

}  // namespace baoxue
