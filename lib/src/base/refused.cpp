#include "base/refused.hpp"

#include <cerrno>
#include <system_error>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue {
namespace {

std::string reason(int code)
{
    switch (code) {
        case ENOENT:
            return std::string(say("there is no such file or folder"));
        case EACCES:
        case EPERM:
            return std::string(say("permission denied"));
        case EISDIR:
            return std::string(say("it is a folder"));
        case ENOTDIR:
            return std::string(say("part of its path is not a folder"));
        case ENOSPC:
        case EDQUOT:
            return std::string(say("the disk is full"));
        case EFBIG:
            return std::string(say("the file would be larger than is allowed"));
        case EROFS:
            return std::string(say("the disk is write-protected"));
        case EIO:
            return std::string(say("the disk or the network reports an error"));
        case EBADF:
            return std::string(say("it is closed"));
        case EMFILE:
        case ENFILE:
            return std::string(say("too many files are open"));
        default:
            return std::generic_category().message(code);
    }
}

}  // namespace

void refused(const std::string& file, std::string_view english, int code)
{
    throw Error(Status::system, Place{file}, say(english, {reason(code)}));
}

}  // namespace baoxue
