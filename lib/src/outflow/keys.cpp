#include "outflow/keys.hpp"

#include "baoxue/record/roster.hpp"
#include "csv/fold.hpp"
#include "outflow/dossier.hpp"
#include "record/roster/keys.hpp"

namespace baoxue {

std::vector<Keys> keys_of(std::span<const ChangeRow> changes, unsigned jobs)
{
    const auto keys = [&](std::size_t at) {
        const ChangeRow& change = changes[at];
        if (!leaves_school(change) && !joins_school(change)) return Keys{};
        return Keys{key_of(change.student_id), key_of(change.national_id), hash(normal_form("name", change.name)),
                    hash(change.name)};
    };
    return csv::make_each(changes.size(), jobs, keys, 4 * 1024);
}

}  // namespace baoxue
