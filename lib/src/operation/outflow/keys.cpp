#include "operation/outflow/keys.hpp"

#include "baoxue/record/roster.hpp"
#include "csv/fold_blocks.hpp"
#include "operation/outflow/dossier.hpp"
#include "record/roster/keys.hpp"

namespace baoxue::operation::outflow {

std::vector<Keys> keys_of(std::span<const ChangeRow> changes, unsigned jobs)
{
    const auto keys_at = [&](std::size_t at) {
        const ChangeRow& change = changes[at];
        if (!leaves_school(change) && !joins_school(change)) return Keys{};
        Keys keys{record::roster::child_key(change.student_id), record::roster::child_key(change.national_id),
                  hash(normal_form("name", change.name)), hash(change.name)};
        if (const auto birth = change.birth_date)
            keys.person = person_hash(keys.name, *birth), keys.spelled_person = person_hash(keys.spelled, *birth);
        return keys;
    };
    return csv::make_each(changes.size(), jobs, keys_at, 4 * 1024);
}

}  // namespace baoxue::operation::outflow
