// Attendance: who was there in which lesson of which day, read from one or many exports.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/school_class.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/csv/who.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// What a lesson was for a child, after Ed-Fi's attendance categories; the words that mean them are the vocabulary "attendance".
enum class AttendanceStatus : std::uint8_t {
    present,
    late,
    early,
    official,   ///< 公假: away on the school's business, counts as present
    absent,     ///< not yet classified
    unexcused,  ///< 旷课
    sick,
    personal,
    suspended,  ///< 病假, 事假, 休学
    excused,    ///< 请假 of unknown kind
    closed,
    pending,
    not_enrolled  ///< no lesson for this student: not counted at all
};
inline constexpr std::size_t attendance_statuses = 13;

/// The code as it stands in files: `present` … `not_enrolled`; and back.
BAOXUE_API std::string_view code(AttendanceStatus status);
BAOXUE_API std::optional<AttendanceStatus> attendance_status(std::string_view code);

/// Whether it counts as being there: present, late, early, official.
BAOXUE_API bool is_here(AttendanceStatus status);

enum class Session : std::uint8_t { none, day, morning, afternoon, night };
inline constexpr std::array<std::string_view, 5> session_codes{"", "day", "am", "pm", "night"};

/// A place in the day's timetable: a period (1 to 15), a session, or a period of a session. A row that tells
/// neither is about the whole day, as one that says so.
struct Lesson {
    Session session = Session::none;
    std::uint8_t period = 0;  ///< 0: the whole session
    friend auto operator<=>(Lesson, Lesson) = default;
};

/// Lessons of one student on one day by what they count as; lessons that do not count are left out.
struct BAOXUE_API LessonCount {
    std::uint8_t here = 0;    ///< present, late, early, official
    std::uint8_t absent = 0;  ///< not classified
    std::uint8_t unexcused = 0;
    std::uint8_t excused = 0;
    int lessons() const { return here + absent + unexcused + excused; }
    LessonCount& operator+=(AttendanceStatus status);
    friend bool operator==(const LessonCount&, const LessonCount&) = default;
};

struct StudentDay {
    Date date;
    LessonCount whole;
    LessonCount morning, afternoon;  ///< a whole-day row counts in both
};

struct LessonMark {
    Date date;
    std::uint32_t place;  ///< of the student's last row on this date; see places()
    Lesson lesson;
    AttendanceStatus status;
};

/// All rows of the exports, folded as they are read: about 50 bytes for a student, 2 for a student's day, 8
/// for a lesson that is not plainly present. Of several rows of the same student, date and lesson the last
/// one stands, so a file given twice changes nothing and corrections are appended.
class BAOXUE_API Attendance {
  public:
    Attendance();
    ~Attendance();
    Attendance(Attendance&&) noexcept;

    /// Reads one more file: rows of attendance.csv (`date`, `status` and one of `student_id`, `national_id` and `name`
    /// are needed), or what write_tallies() wrote. Rejected: a row without usable number and name, a date that is none,
    /// a period outside 1 to 15, an unknown status. Returns the rows read, rejected ones too. O(rows).
    std::size_t read(const std::string& file, const csv::ReadOptions& reading, const std::string& profile,
                     csv::Rejects& rejects);

    /// One way in which rows name a student: a number, a number with another name, a name in a class, each at one
    /// school.
    struct Claim {
        Who who = {};
        Place place = {};  ///< of the first such row; its line is known where the file has names
        std::size_t lessons = 0;
        bool bare = false;  ///< a number and nothing else
    };
    std::size_t claims() const;
    Claim claim(std::uint32_t claim) const;

    /// Where rows of the claim were met, by the numbers of places(), each once. O(days).
    std::vector<std::uint32_t> places_of(std::uint32_t claim) const;
    /// Before join(): the claim's rows that were met there belong to that class, as one knows who has a roster.
    void put(std::uint32_t claim, std::uint32_t place, const SchoolClass& school_class);

    /// Of children without a number, lessons that two rows of one file tell differently where no time of entry says
    /// which is the correction: they may be two children of one name. The row behind stands.
    std::size_t contradictions() const;

    /// A move that papers prove. Schools as join() names them; empty where they are not told.
    struct Move {
        std::string from_school = {}, to_school = {};
        Date from = {}, until = Date::max();
    };
    /// A student and all claims that are about it.
    struct Joined {
        std::string id = {}, name = {};
        std::vector<std::uint32_t> claims = {};
        std::vector<std::string> schools = {};  ///< Schools::key(); sorted; where its absences count; empty: everywhere
        std::vector<Move> moves = {};           ///< and from a move on, at all schools but the one that it left
    };
    /// From now on these are the students; rows of other claims are about nobody. Of the same lesson of a student's
    /// several claims a row that says here wins, then an excused one; absences do not count on a day on which the
    /// student was here at another school, nor at a school that is none of `schools`. `school_of_place`: that of each
    /// of places(), in the same form.
    void join(std::vector<Joined> students, std::vector<std::string> school_of_place);

    /// After join(): a move of the student, and until when it holds. Nothing when absences count that another school
    /// than the one it left has recorded: that school waits for the child. Whoever was away for a day and is here again
    /// at the school that it left has come back, and the move ends on the day before. O(the student's marks).
    std::optional<Date> follow(std::uint32_t student, Move move);

    std::uint32_t students() const;                 ///< numbered from 0 in order of first appearance, or as joined
    std::string id(std::uint32_t student) const;    ///< in normal form
    std::string name(std::uint32_t student) const;  ///< as it stands; empty where it is not known
    bool by_national_id() const;                    ///< the IDs are 身份证号
    /// The days, ascending, on which the student has rows at more than one school. O(claims × days).
    std::vector<Date> days_at_two_schools(std::uint32_t student) const;
    const std::vector<SchoolClass>& places() const;
    std::uint32_t place(std::uint32_t student) const;  ///< of the student's latest day, where it was here if anywhere
    std::vector<Date> dates() const;                   ///< ascending, each with at least one row
    /// What a place has told, by the students whose last row of a day is there.
    struct Reported {
        std::vector<Date> days = {};    ///< ascending: with a row about a lesson; on all others it reported nothing
        std::vector<Date> closed = {};  ///< ascending: every row says that there was none (休息)
        bool present = false;           ///< some row says that somebody was here
        bool met = false;               ///< there is some row
    };
    /// By place. O(students × days).
    std::vector<Reported> reported() const;

    /// False when no rule of absence can be reached: there are no rows `absent` or `unexcused`, and some
    /// `present` one.
    bool misses_lessons(std::uint32_t student) const;
    /// The student's days with a row, ascending. Periods without a session are morning up to
    /// `morning_periods`.
    void days(std::uint32_t student, int morning_periods, std::vector<StudentDay>& days) const;
    /// The same lesson by lesson, ascending by date, session and period.
    void marks(std::uint32_t student, std::vector<LessonMark>& marks) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

using PlaceTest = std::function<bool(const SchoolClass&)>;

/// A tally: one row for each student and day, ascending by both, with counts for people and the whole of the
/// day in one cell, `present:1-5;absent:6 7`, for Attendance::read(). So days or schools can be tallied
/// apart, and read together they say what the raw files say, in the same order of files. Only days at places that are
/// wanted; without a test all.
BAOXUE_API std::vector<std::string> tally_columns(const Attendance& attendance);
BAOXUE_API void write_tallies(csv::Writer& out, const Attendance& attendance, const PlaceTest& wanted = {});

/// The same counts for each class and day. For reading only: they no longer tell who it was.
BAOXUE_API const std::vector<std::string>& class_tally_columns();
BAOXUE_API void write_class_tallies(csv::Writer& out, const Attendance& attendance, const PlaceTest& wanted = {});

}  // namespace baoxue
