// Invented people for samples and benchmarks: names, numbers and phones that can belong to nobody.
// Every value is a function of the dice or of the arguments, the same on every machine.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace baoxue::bench {

using Date = std::chrono::sys_days;

enum class Sex { male, female };

/// A stream of random numbers (SplitMix64). The engines of <random> are portable, its distributions are not.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    /// The dice of one thing among many: neighbours in `number` share nothing.
    Dice(std::uint64_t seed, std::uint64_t number) : state_(seed + 0xD1B54A32D192ED03U * (number + 1)) { roll(); }

    std::uint64_t roll();
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(roll() % n); }  ///< 0 to n-1
    int between(int low, int high)                                                     ///< both included
    {
        return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
    }
    bool in_thousand(std::size_t chances) { return below(1000) < chances; }
    template <class List>
    const auto& pick(const List& list)
    {
        return list[below(std::size(list))];
    }
    Sex sex() { return below(1000) < 517 ? Sex::male : Sex::female; }
    Date day(Date first, Date last);

  private:
    std::uint64_t state_;
};

/// 2026-09-01
std::string text(Date date);
/// 20260901
std::string digits(Date date);

/// One of a hundred common surnames, roughly as often as in the population.
std::string_view surname(Dice& dice);
/// One or two characters, as given to children born after 2005 or to their parents and grandparents.
std::string child_given_name(Dice& dice, Sex sex);
std::string adult_given_name(Dice& dice, Sex sex);
/// Surname and given name.
std::string adult_name(Dice& dice, Sex sex);

/// ISO 7064 MOD 11-2 over 17 digits: '0'..'9' or 'X'. Written apart from the library, which it helps to test.
char check_digit(std::string_view digits17);

/// An 18-character number (GB 11643): division 99xxxx, which no county has, and a valid check digit.
/// `division` 0 to 9999; `serial` 1 to 998, odd for a male.
std::string national_id(int division, Date birth, int serial);
/// A serial for this sex, from the `n`-th pair: 2n+1 or 2n+2.
int serial(Sex sex, int n);

/// 学籍号: G and the national number; J for a child without one; L before the register has verified the
/// child.
std::string formal_id(std::string_view national_id);
std::string formal_id_without_national(int division, Date birth, int serial);
std::string temporary_id(int division, Date birth, int number);

/// 1990000xxxx for n below 10,000, else 100xxxxxxxx: neither is given to anyone.
std::string phone(std::size_t n);

}  // namespace baoxue::bench
