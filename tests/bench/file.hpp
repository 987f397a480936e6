// A file that is written from the first byte to the last.
#pragma once

#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace baoxue::bench {

class File {
  public:
    explicit File(const std::string& name) : name_(name), file_(std::fopen(name.c_str(), "wb"), &std::fclose)
    {
        if (!file_) throw std::runtime_error("cannot write " + name_);
        std::setvbuf(file_.get(), nullptr, _IOFBF, 1 << 20);
    }

    void write(std::string_view bytes)
    {
        if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) fail();
    }

    void finish()
    {
        if (std::fclose(file_.release()) != 0) fail();
    }

  private:
    [[noreturn]] void fail() const { throw std::runtime_error("cannot write all of " + name_); }

    std::string name_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

}  // namespace baoxue::bench
