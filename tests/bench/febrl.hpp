// FEBRL4: 5,000 invented Australians typed twice (Christen 2008); the number in rec_id tells who is who.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace baoxue::bench {

struct FebrlScore {
    std::size_t truth = 0, found = 0, wrong = 0, automatic = 0, automatic_wrong = 0, review = 0, review_true = 0,
                rows = 0;
    double seconds = 0;
};

/// Matches dataset4a.csv and dataset4b.csv of the folder by more and by fewer of their fields.
std::vector<std::pair<std::string, FebrlScore>> match_febrl(const std::string& folder);

}  // namespace baoxue::bench
