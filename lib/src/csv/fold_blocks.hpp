// Blocks -> one result, on several threads, as if there were one. The only file with threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "baoxue/csv/block.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/writer.hpp"
#include "base/large_pages.hpp"
#include "csv/rows.hpp"

namespace baoxue::csv {

/// What stands before a block's first row in its file: spreadsheet rows and physical lines, the heading among them.
struct Position {
    std::size_t rows, lines;
};

/// How many threads `jobs` stands for; 0 takes one per processor.
inline unsigned thread_count(unsigned jobs)
{
    return jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

/// Runs `work` on `jobs` threads, this one among them.
template <class Work>
void for_each_thread(unsigned jobs, Work work)
{
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < thread_count(jobs); ++i) others.emplace_back(std::ref(work));
    work();
}

/// Tries again and again for a moment: to sleep and be woken takes longer than most waits between blocks.
template <class Ready>
void spin_until(Ready ready)
{
    for (int tries = 0; tries < 1000 && !ready(); ++tries) std::this_thread::yield();
}

/// Tells what the file holds besides records, and what its rows lacked, as the counts of the rejects grew; nothing of a
/// file that was read before.
void tell_mended(const std::string& file, const ReadOptions& reading, const Rejects& before, const Rejects& after);

/// Folds the blocks of one file. Threads take turns to cut the next block, `take(Rows&, Part&)` it each for itself, and
/// `merge(Part&, const Position&)` strictly in file order, one at a time. So the result, the order of rejects and the
/// first error are those of a single thread. A Part is used again and again by its thread: `take` begins by clearing
/// it. Returns the number of rows that were not blank, rejected ones included.
template <class Part, class Take, class Merge>
std::size_t fold_blocks(Blocks& blocks, const ReadOptions& reading, Rejects& rejects, Take take, Merge merge)
{
    std::mutex cut, turn;
    std::condition_variable turned;
    std::atomic<std::size_t> merged_blocks = 0;
    std::size_t cut_blocks = 0, rows_kept = 0;
    bool at_end = false, failed = false;
    std::exception_ptr first_error;
    Position position{blocks.heading().row, blocks.heading().line};

    const auto at_its_place = [&](const std::exception_ptr& error) {
        try {
            std::rethrow_exception(error);
        } catch (const Error& e) {
            if (e.place().line == 0) throw;
            Place place = e.place();
            place.line += position.lines;
            throw Error(e.status(), place, e.message());
        }
    };

    const auto work = [&] {
        Part part;
        std::string buffer;
        for (;;) {
            Block block;
            std::size_t number = 0;
            std::exception_ptr error;
            bool error_is_placed = false;
            {
                std::unique_lock lock(cut, std::defer_lock);
                spin_until([&] { return lock.try_lock(); });
                if (!lock.owns_lock()) lock.lock();
                if (at_end) return;
                number = cut_blocks++;
                try {
                    at_end = !blocks.next(buffer, block);
                } catch (...) {
                    error = std::current_exception();
                    error_is_placed = at_end = true;
                }
            }
            Rejects block_rejects{rejects.collect};
            Rows rows(block, blocks.heading(), blocks.source().name(), reading.engine, block_rejects);
            if (!block.text.empty()) try {
                    take(rows, part);
                } catch (...) {
                    error = std::current_exception();
                }

            spin_until([&] { return merged_blocks == number; });
            std::unique_lock lock(turn);
            turned.wait(lock, [&] { return merged_blocks == number; });
            if (!failed) try {
                    if (error && !error_is_placed) at_its_place(error);
                    if (error) std::rethrow_exception(error);
                    for (auto& reject : block_rejects.rows) reject.place.line += position.lines;
                    rejects.merge(std::move(block_rejects));
                    if (!block.text.empty()) merge(part, static_cast<const Position&>(position));
                    position.rows += rows.rows_passed();
                    position.lines += rows.lines_passed();
                    rows_kept += rows.rows_kept();
                } catch (...) {
                    first_error = std::current_exception();
                    failed = true;
                }
            const bool stop = failed;
            ++merged_blocks;
            lock.unlock();
            turned.notify_all();
            if (stop) {
                const std::lock_guard end(cut);
                at_end = true;
                return;
            }
        }
    };

    const Rejects before{.left_out = rejects.left_out, .unrecorded = rejects.unrecorded, .filled_up = rejects.filled_up};
    for_each_thread(reading.jobs, work);
    if (first_error) std::rethrow_exception(first_error);
    tell_mended(blocks.source().name(), reading, before, rejects);
    rejects.read += rows_kept;
    return rows_kept;
}

/// `body(from, to)` over consecutive ranges that make up 0 to `size`, on several threads; the results in order. Nothing
/// that `body` touches may change meanwhile; of its exceptions that of the first range is thrown.
template <class Body>
auto in_ranges(std::size_t size, unsigned jobs, Body body, std::size_t range = 32 * 1024)
    -> std::vector<decltype(body(std::size_t{}, std::size_t{}))>
{
    const std::size_t ranges = (size + range - 1) / range;
    std::vector<decltype(body(std::size_t{}, std::size_t{}))> results(ranges);
    std::vector<std::exception_ptr> errors(ranges);
    std::atomic<std::size_t> taken = 0;
    for_each_thread(ranges < 2 ? 1 : jobs, [&] {
        for (std::size_t i = taken++; i < ranges; i = taken++) try {
                results[i] = body(i * range, std::min(size, (i + 1) * range));
            } catch (...) {
                errors[i] = std::current_exception();
            }
    });
    for (const auto& error : errors)
        if (error) std::rethrow_exception(error);
    return results;
}

/// A table of so many empty values. The system clears its pages now and on several threads, not later on one.
template <class T>
std::vector<T> large_table(std::size_t size, unsigned jobs)
{
    std::vector<T> table;
    base::reserve_large(table, size);
    auto* const bytes = reinterpret_cast<char*>(table.data());
    const auto populate_range = [&](std::size_t from, std::size_t to) {
        base::advise(bytes + from, to - from, std::size_t{4} * 1024, MADV_POPULATE_WRITE);
        return 0;
    };
    in_ranges(size * sizeof(T), jobs, populate_range, std::size_t{4} * 1024 * 1024);
    table.resize(size);
    return table;
}

/// `make(i)` of 0 to `size`, on several threads; the results in order.
template <class Make>
auto make_each(std::size_t size, unsigned jobs, Make make, std::size_t range)
{
    auto all = large_table<decltype(make(std::size_t{}))>(size, jobs);
    const auto make_range = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) all[i] = make(i);
        return 0;
    };
    in_ranges(size, jobs, make_range, range);
    return all;
}

/// Writes `size` rows in their order, `render(Writer&, row)` it each, on several threads.
template <class Render>
void write_rows(Writer& out, std::size_t size, unsigned jobs, Render render)
{
    constexpr std::size_t range = 2 * 1024, at_once = 16 * range;  // rows: of one thread, held in memory
    for (std::size_t done = 0; done < size; done += at_once) {
        const auto render_range = [&](std::size_t from, std::size_t to) {
            std::optional<Writer> part(out.beside());
            for (std::size_t row = from; row < to; ++row) render(*part, done + row);
            return part;
        };
        auto parts = in_ranges(std::min(at_once, size - done), jobs, render_range, range);
        for (auto& part : parts) out.append(std::move(*part));
    }
}

}  // namespace baoxue::csv
