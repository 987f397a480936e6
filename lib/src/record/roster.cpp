#include "baoxue/record/roster.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <exception>
#include <iterator>
#include <numeric>

#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "base/hash.hpp"
#include "base/large_pages.hpp"
#include "csv/fold_blocks.hpp"
#include "csv/texts.hpp"
#include "record/roster/keys.hpp"

namespace baoxue {

using namespace record::roster;

namespace {

// Of a file that can be read twice.
std::optional<std::size_t> size_of(const std::string& file)
{
    struct stat status;
    if (file == "-" || stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
    return static_cast<std::size_t>(status.st_size);
}

struct Part {
    std::size_t number = 0, bytes = 0;
    std::vector<Roster::Keys> keys;
    std::vector<std::uint32_t> rows;  // those in `texts`
    csv::Texts texts;
    NumberCount numbers = {};
};

}  // namespace

// One of the files of a roster.
struct Roster::List {
    std::string file;
    std::vector<std::string> columns;            // its own
    std::vector<std::size_t> places = {};        // in it, of each column of the roster
    std::vector<std::size_t> block_starts = {};  // first row of each block
    std::size_t end = 0;                         // behind its last row

    [[noreturn]] void changed() const
    {
        throw Error(Status::data, Place{file},
                    std::string(say("the file changed while it was read; run the command again")));
    }

    // The rows of a block, from the first to behind the last.
    std::pair<std::size_t, std::size_t> rows_of(std::size_t block) const
    {
        if (block >= block_starts.size()) changed();
        return {block_starts[block], block + 1 == block_starts.size() ? end : block_starts[block + 1]};
    }
};

struct Roster::State {
    std::string file;
    csv::ReadOptions reading;
    csv::Heading heading = {};
    std::vector<List> lists = {};
    std::size_t rejected = 0, numbers_cut = 0;
    std::vector<std::uint32_t> place = {};       // of a row in `texts`, from 1; 0: not loaded
    csv::KeptTexts texts{heading.columns.size()};

    // The columns of all files, each once, those of the first as they are.
    static csv::Heading heading_of_all(const std::vector<csv::Blocks>& files, std::vector<List>& lists)
    {
        csv::Heading all = files.front().heading();
        for (const auto& file : files)
            for (std::size_t at = 0; at < file.heading().columns.size(); ++at) {
                const auto& heading = file.heading();
                if (all.find(heading.columns[at])) continue;
                all.columns.push_back(heading.columns[at]), all.cells.push_back(heading.cells[at]);
                all.known.push_back(heading.known[at]);
            }
        for (auto& list : lists)
            for (std::size_t at = 0; at < all.columns.size(); ++at) {
                const auto found = std::ranges::find(list.columns, all.columns[at]) - list.columns.begin();
                const bool first = &list == &lists.front() && at < list.columns.size();
                list.places.push_back(first ? at : static_cast<std::size_t>(found));
            }
        return all;
    }

    void keep(const Part& part, std::size_t first_row)
    {
        for (std::size_t i = 0; i < part.rows.size(); ++i)
            place[first_row + part.rows[i]] = static_cast<std::uint32_t>(texts.size() + i + 1);
        texts.keep(part.texts);
    }
};

Roster::Roster(const std::string& file, const csv::ReadOptions& reading, csv::Rejects& rejects)
    : Roster(std::vector{file}, reading, rejects)
{
}

Roster::Roster(const std::vector<std::string>& files, const csv::ReadOptions& reading, csv::Rejects& rejects)
{
    if (files.empty()) throw Error(Status::usage, std::string(say("no file to read")));
    std::vector<csv::Blocks> blocks;
    std::vector<List> lists;
    std::string names;
    for (const auto& file : files) {
        blocks.emplace_back(file, reading, kinds());
        require(blocks.back(), {"student_id|national_id|name"});
        lists.push_back({file, blocks.back().heading().columns});
        add_word(names, file, ", ");
    }
    auto heading = State::heading_of_all(blocks, lists);
    state_ = std::make_unique<State>(State{names, reading, std::move(heading), std::move(lists)});
    state_->reading.tell = nullptr;  // what is detected is told once
    const std::size_t rejected_before = rejects.rows.size();
    for (std::size_t i = 0; i < files.size(); ++i) read(i, blocks[i], reading, rejects);
    state_->rejected = rejects.rows.size() - rejected_before;
}

void Roster::read(std::size_t number, csv::Blocks& blocks, const csv::ReadOptions& reading, csv::Rejects& rejects)
{
    List& list = state_->lists[number];
    const auto& heading = blocks.heading();
    const std::size_t none = heading.columns.size();
    const std::uint32_t rows_before = keys_.empty() ? 0 : keys_.back().sheet_row;
    if (number > 0 && reading.tell)
        reading.tell(say("{}: its rows count on: row 2 there is row {} here", {list.file, rows_before + 2}));
    const std::size_t student_id = heading.find("student_id").value_or(none),
                      national_id = heading.find("national_id").value_or(none),
                      name = heading.find("name").value_or(none),
                      birth_date = heading.find("birth_date").value_or(none),
                      class_name = heading.find("class").value_or(none);
    const auto file_size = size_of(list.file);
    const auto take = [&](csv::Rows& rows, Part& part) {
        part.keys.clear();
        part.rows.clear();
        part.texts.clear();
        part.bytes = 1;
        part.numbers = {};
        while (rows.next()) {
            if (!file_size) {
                part.rows.push_back(static_cast<std::uint32_t>(part.keys.size()));
                part.texts.add(rows, list.places);
            }
            const auto row = static_cast<std::uint32_t>(part.keys.size());
            const std::uint64_t student = student_key(rows.cell(student_id)),
                                national = national_key(rows.cell(national_id), row, part.numbers);
            const std::uint64_t person =
                student != 0 && national != 0
                    ? 0
                    : person_key({rows.cell(name), rows.cell(birth_date), rows.cell(class_name), rows.cell(national_id),
                                  rows.cell(student_id)});
            part.keys.push_back({student, national, person, hash(rows.text()),
                                 static_cast<std::uint32_t>(rows.row() + 1) + rows_before,
                                 static_cast<std::uint32_t>(rows.text().data() - rows.block().data())});
            part.bytes += rows.text().size();
        }
    };
    NumberCount numbers;
    const std::size_t begin = keys_.size();
    fold_blocks<Part>(blocks, reading, rejects, take, [&](Part& part, const csv::Position& before) {
        const std::size_t first = keys_.size();
        numbers.whole += part.numbers.whole, numbers.cut += part.numbers.cut;
        for (const auto row : part.numbers.passing) numbers.passing.push_back(static_cast<std::uint32_t>(first) + row);
        if (first == begin && file_size)
            base::reserve_large(keys_, begin + *file_size / part.bytes * part.keys.size() * 21 / 20 + 64);
        list.block_starts.push_back(first);
        for (auto& keys : part.keys) keys.sheet_row += static_cast<std::uint32_t>(before.rows);
        keys_.insert(keys_.end(), part.keys.begin(), part.keys.end());
        if (part.rows.empty()) return;
        state_->place.resize(keys_.size());
        state_->keep(part, first);
    });
    list.end = keys_.size();
    constexpr std::size_t several = 3;
    if (numbers.cut >= several && numbers.cut > numbers.whole) {
        state_->numbers_cut += numbers.cut;
        for (const auto row : numbers.passing) keys_[row].national_id = keys_[row].person = 0;
    }
    if (file_size) base::reserve_large(state_->place, keys_.size());
    state_->place.resize(keys_.size());
}

Roster::~Roster() = default;
Roster::Roster(Roster&&) noexcept = default;

const std::string& Roster::file() const
{
    return state_->file;
}
const csv::Heading& Roster::heading() const
{
    return state_->heading;
}
std::size_t Roster::rejected() const
{
    return state_->rejected;
}
std::size_t Roster::numbers_cut() const
{
    return state_->numbers_cut;
}
bool Roster::loaded(std::size_t row) const
{
    return state_->place[row] != 0;
}

const std::vector<std::string>& Roster::kinds()
{
    static const std::vector<std::string> kinds{"roster"};
    return kinds;
}

void Roster::load() const
{
    std::vector<std::uint32_t> rows(size());
    std::iota(rows.begin(), rows.end(), 0U);
    load(rows);
}

void Roster::load(std::span<const std::uint32_t> rows) const
{
    State& state = *state_;
    std::vector<std::uint32_t> missing;
    std::ranges::copy_if(rows, std::back_inserter(missing), [&](std::uint32_t row) { return state.place[row] == 0; });
    if (missing.empty()) return;
    state.texts.reserve(state.texts.size() + missing.size());
    for (auto from = missing.begin(); const auto& list : state.lists) {
        const auto to = std::ranges::lower_bound(from, missing.end(), list.end);
        if (from != to) load(list, std::span(from, to));
        from = to;
    }
}

void Roster::load(const List& list, std::span<const std::uint32_t> missing) const
{
    State& state = *state_;
    csv::Rejects rejects{.collect = true};
    csv::ReadOptions reading = state.reading;
    reading.checked = true;
    csv::Blocks blocks(list.file, reading, kinds());
    if (blocks.heading().columns != list.columns) list.changed();
    constexpr std::size_t bytes_of_a_row = 512;
    const auto take = [&](csv::Rows& from, Part& part) {
        part.rows.clear();
        part.texts.clear();
        part.number = from.block_number();
        const auto [first, end] = list.rows_of(part.number);
        for (auto row = std::ranges::lower_bound(missing, first); row != missing.end() && *row < end; ++row) {
            from.skip_to(keys_[*row].offset, bytes_of_a_row);
            if (!from.next() || hash(from.text()) != keys_[*row].text) list.changed();
            part.rows.push_back(*row - static_cast<std::uint32_t>(first));
            part.texts.add(from, list.places);
        }
    };
    fold_blocks<Part>(blocks, reading, rejects, take,
               [&](const Part& part, const csv::Position&) { state.keep(part, list.block_starts[part.number]); });
    if (state.place[missing.back()] == 0) list.changed();
}

std::vector<std::uint32_t> Roster::born_on(std::span<const Date> days) const
{
    std::vector<std::uint32_t> found;
    const auto wanted = [&](std::optional<Date> birth) { return birth && std::ranges::binary_search(days, *birth); };
    if (std::ranges::find(state_->place, 0U) == state_->place.end()) {
        for (std::uint32_t row = 0; row < size(); ++row)
            if (wanted(birth_date(row))) found.push_back(row);
        return found;
    }
    for (const auto& list : state_->lists) {
        csv::Rejects rejects{.collect = true};
        csv::ReadOptions reading = state_->reading;
        reading.checked = true;
        csv::Blocks blocks(list.file, reading, kinds());
        const auto& heading = blocks.heading();
        const std::size_t none = heading.columns.size(), birth = heading.find("birth_date").value_or(none),
                          national = heading.find("national_id").value_or(none),
                          student = heading.find("student_id").value_or(none);
        const auto take = [&](csv::Rows& rows, Part& part) {
            part.rows.clear();
            part.number = rows.block_number();
            for (std::uint32_t row = 0; rows.next(); ++row)
                if (wanted(birth_date_of(rows.cell(birth), rows.cell(national), rows.cell(student))))
                    part.rows.push_back(row);
        };
        fold_blocks<Part>(blocks, reading, rejects, take, [&](const Part& part, const csv::Position&) {
            const auto [first, end] = list.rows_of(part.number);
            for (const auto row : part.rows) found.push_back(static_cast<std::uint32_t>(first) + row);
            if (!part.rows.empty() && found.back() >= end) list.changed();
        });
    }
    return found;
}

csv::Cells Roster::cells(std::size_t row) const
{
    const std::uint32_t place = state_->place[row];
    return place == 0 ? csv::Cells() : state_->texts[place - 1];
}

std::pair<Roster, Roster> read_both(const std::string& one, const std::string& other, const csv::ReadOptions& reading,
                                    csv::Rejects& rejects)
{
    return read_both(std::vector{one}, std::vector{other}, reading, rejects);
}

std::pair<Roster, Roster> read_both(const std::vector<std::string>& one, const std::vector<std::string>& other,
                                    const csv::ReadOptions& reading, csv::Rejects& rejects)
{
    if (std::ranges::count(one, "-") + std::ranges::count(other, "-") > 1)
        throw Error(Status::usage, std::string(say("only one of the two lists can be standard input")));
    struct List {
        const std::vector<std::string>& files;
        csv::Rejects rejects;
        std::optional<Roster> roster = {};
        std::vector<std::string> told = {};
        std::exception_ptr error = {};
    };
    std::array lists{List{one, {rejects.collect}}, List{other, {rejects.collect}}};
    const auto read = [&](std::size_t i, std::size_t) {
        List& list = lists[i];
        csv::ReadOptions half = reading;
        half.jobs = (csv::thread_count(reading.jobs) + 1) / 2;
        half.tell = [&](const std::string& line) { list.told.push_back(line); };
        try {
            list.roster.emplace(list.files, half, list.rejects);
        } catch (...) {
            list.error = std::current_exception();
        }
        return 0;
    };
    csv::in_ranges(lists.size(), reading.jobs, read, 1);
    for (auto& list : lists) {
        if (reading.tell) std::ranges::for_each(list.told, reading.tell);
        if (list.error) std::rethrow_exception(list.error);
        rejects.merge(std::move(list.rejects));
    }
    return {std::move(*lists[0].roster), std::move(*lists[1].roster)};
}

}  // namespace baoxue
