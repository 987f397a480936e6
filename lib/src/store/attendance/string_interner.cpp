#include "store/attendance/string_interner.hpp"

#include <algorithm>
#include <random>

namespace baoxue::store::attendance {

StringInterner::StringInterner() : entries_{{{}, ~0U, 0}}, slots_(1024)
{
    std::random_device device;
    for (auto& part : seed_) part = std::uint64_t{device()} << 32 | device();
}

StringInterner::Entry StringInterner::key_of_any(std::string_view text) const
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

bool StringInterner::is(std::uint32_t number, const Entry& key, std::string_view text) const
{
    const Entry& entry = entries_[number];
    if (text.size() <= longest) return entry.is(key);
    return entry.size == key.size && entry.words[0] == key.words[0] && entry.words[1] == key.words[1] &&
           long_.compare(entry.words[2], text.size(), text) == 0;
}

std::uint32_t StringInterner::look_up(const Entry& key, std::string_view text, std::uint64_t hash)
{
    std::size_t at = hash >> shift_;
    while (slots_[at].number != 0 &&
           !(slots_[at].hash == static_cast<std::uint32_t>(hash) && is(slots_[at].number, key, text)))
        at = (at + 1) & (slots_.size() - 1);
    return slots_[at].number != 0 ? slots_[at].number : add(key, text);
}

std::uint32_t StringInterner::add(const Entry& key, std::string_view text)
{
    const auto number = size() + 1;
    entries_.push_back(key);
    if (text.size() > longest) {
        entries_.back().words[2] = long_.size();
        long_ += text;
    }
    if (number > slots_.size() / 4 * 3) grow();
    else place(number);
    return number;
}

void StringInterner::grow()
{
    --shift_;
    slots_.assign(slots_.size() * 2, {});
    for (std::uint32_t number = 1; number <= size(); ++number) place(number);
}

void StringInterner::place(std::uint32_t number)
{
    Entry key = entries_[number];
    if (key.size > longest) key.words[2] = 0;
    const std::uint64_t hash = hash_of(key);
    std::size_t at = hash >> shift_;
    while (slots_[at].number != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {number, static_cast<std::uint32_t>(hash)};
}

std::string StringInterner::text(std::uint32_t number) const
{
    const Entry& entry = entries_[number];
    if (entry.size > longest) return long_.substr(entry.words[2], entry.size);
    std::string text(longest, '\0');
    std::memcpy(text.data(), entry.words, 16);
    if (entry.size >= 16) std::memcpy(text.data() + entry.size - 8, entry.words + 2, 8);
    text.resize(entry.size);
    return text;
}

}  // namespace baoxue::store::attendance
