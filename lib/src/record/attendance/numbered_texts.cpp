#include "record/attendance/numbered_texts.hpp"

#include <algorithm>
#include <random>

#include "hash.hpp"

namespace baoxue {

NumberedTexts::NumberedTexts() : entries_{{{}, ~0U, 0}}, slots_(1024)
{
    std::random_device device;
    for (auto& part : seed_) part = std::uint64_t{device()} << 32 | device();
}

NumberedTexts::Entry NumberedTexts::key_of_any(std::string_view text) const
{
    if (text.size() >= 16 && text.size() <= longest) return key_of(text);
    Entry key{{}, static_cast<std::uint32_t>(text.size()), 0};
    if (text.size() < 16) std::memcpy(key.words, text.data(), text.size());
    for (; text.size() >= 16;
         text.remove_prefix(std::min<std::size_t>(16, std::max<std::size_t>(text.size() - 16, 1)))) {
        std::uint64_t words[2];
        std::memcpy(words, text.data(), 16);
        key.words[0] = mix(key.words[0] ^ words[0] ^ seed_[0], words[1] ^ seed_[1]);
        key.words[1] = mix(key.words[1] ^ words[0] ^ seed_[2], words[1] ^ seed_[3]);
    }
    return key;
}

// Of secrets and the text: what an attacker does not know he cannot make collide.
std::size_t NumberedTexts::slot_of(const Entry& key) const
{
    const auto hash = mix(key.words[0] ^ seed_[0], key.words[1] ^ seed_[1]) ^
                      mix(key.words[2] ^ seed_[2], key.size ^ seed_[3]);
    return static_cast<std::size_t>(hash >> shift_);
}

bool NumberedTexts::is(std::uint32_t number, const Entry& key, std::string_view text) const
{
    return entries_[number].is(key) && (text.size() <= longest || long_.at(number) == text);
}

std::uint32_t NumberedTexts::look_up(std::string_view text)
{
    auto& guess = entries_[last_].next;
    const Entry key = key_of_any(text);
    if (is(guess, key, text)) return last_ = guess;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = slot_of(key);; slot = (slot + 1) & mask) {
        const std::uint32_t number = slots_[slot];
        if (number == 0) return 0;
        if (is(number, key, text)) return last_ = guess = number;
    }
}

std::uint32_t NumberedTexts::add(std::string_view text)
{
    const auto number = size() + 1;
    entries_.push_back(key_of_any(text));
    entries_[last_].next = number;
    last_ = number;
    if (text.size() > longest) long_.emplace(number, text);
    if (number * 2 > slots_.size())
        grow();
    else
        place(number);
    return number;
}

void NumberedTexts::grow()
{
    --shift_;
    slots_.assign(slots_.size() * 2, 0);
    for (std::uint32_t number = 1; number <= size(); ++number) place(number);
}

void NumberedTexts::place(std::uint32_t number)
{
    std::size_t slot = slot_of(entries_[number]);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = number;
}

std::string NumberedTexts::text(std::uint32_t number) const
{
    const Entry& entry = entries_[number];
    if (entry.size > longest) return long_.at(number);
    std::string text(longest, '\0');
    std::memcpy(text.data(), entry.words, 16);
    if (entry.size >= 16) std::memcpy(text.data() + entry.size - 8, entry.words + 2, 8);
    text.resize(entry.size);
    return text;
}

}  // namespace baoxue
