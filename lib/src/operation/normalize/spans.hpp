// Lists of absences by spans: from a day to a day, so many days.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/rule/calendar.hpp"

namespace baoxue::operation::normalize {

/// How a row with begin_date, end_date and days becomes one for each school day between them. Which lessons of a day
/// were missed such a list does not tell: a row about a part of a day is told, never taken for the whole.
class Spans {
  public:
    Spans() = default;
    /// Of attendance in these columns; the calendar must outlive it, without one school days are Monday to Friday.
    Spans(const std::vector<std::string>& columns, const Calendar& calendar);

    bool given() const { return calendar_ != nullptr; }
    /// The columns as they are written: the day in place of the first, without the end and the number.
    void rename(std::vector<std::string>& columns) const;
    /// The school days of a row in canonical form, the first one only of who came late or left early; nothing where
    /// they are not as many as the row says.
    std::optional<std::vector<Date>> days(const std::vector<std::string>& cells) const;
    /// What is wrong with a row without days.
    std::string_view reason() const;
    std::vector<std::string> on(Date day, const std::vector<std::string>& cells) const;

  private:
    template <class Texts>
    void leave_out(Texts& texts) const;

    const Calendar* calendar_ = nullptr;
    std::size_t begin_ = 0;
    std::optional<std::size_t> end_, count_, status_, school_;
};

}  // namespace baoxue::operation::normalize
