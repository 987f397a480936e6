// Who answers for what.
#pragma once

#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "baoxue/appraisal.hpp"

namespace baoxue::operation::appraisal {

class People {
  public:
    People(std::span<const Pupil> pupils, std::span<const Assignment> assignments);

    /// The child's teacher where it has one, the head of its school, the centre.
    std::vector<Appraised> of_child(const std::string& key, const std::string& school_id) const;
    std::vector<Appraised> of_school(const std::string& school_id) const;
    Appraised centre() const;
    /// The class teacher too.
    std::vector<Appraised> of_class(const SchoolClass& place) const;

    const Pupil* pupil(const std::string& key) const;
    const std::map<std::string, const Pupil*>& pupils() const { return pupils_; }

  private:
    Appraised teacher(const std::string& person, const std::string& school_id) const;
    std::string school_name(const std::string& school_id) const;

    std::map<std::string, const Pupil*> pupils_;     // by key
    std::map<std::string, std::string> teachers_;    // of children
    std::map<std::string, std::string> heads_, schools_;  // by school
    std::map<std::string, std::string> centres_;     // by school; "" is the town's
    std::map<std::tuple<std::string, int, std::string>, std::string> class_teachers_;
};

}  // namespace baoxue::operation::appraisal
