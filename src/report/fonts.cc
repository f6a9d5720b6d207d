#include "report/fonts.h"

#include <fontconfig/fontconfig.h>
#include <sys/mman.h>
#include <unistd.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/embedded.h"

namespace ciclo {
std::span<const EmbeddedFile> embedded_look();
}

namespace ciclo::report {

namespace {

// The machine's own configuration is not read: its rules (hinting, substitutions, fonts of the same name) would change
// the picture. Its fonts are listed after ours, only for letters that ours lack.
constexpr const char* rules = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <match target="pattern"><test name="family"><string>Source Sans 3</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Ciclo Sans</string></edit></match>
  <match target="pattern"><test name="family"><string>Source Serif 4</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Ciclo Serif</string></edit></match>
  <match target="pattern"><test name="family"><string>serif</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Ciclo Serif</string></edit></match>
  <match target="pattern"><test name="family" qual="all" compare="not_eq"><string>Ciclo Serif</string></test>
    <test name="family" qual="all" compare="not_eq"><string>Ciclo Sans</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Ciclo Sans</string></edit></match>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="autohint" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
    <edit name="embeddedbitmap" mode="assign"><bool>false</bool></edit>
  </match>
</fontconfig>)";

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// A file that lives in memory only, as long as the process: fontconfig and FreeType want a path, and nothing of ours
/// may be left on the disk. Empty when the system has none to give.
std::string path_in_memory(const EmbeddedFile& font) {
    const int file = memfd_create("ciclo-font", MFD_CLOEXEC);
    if (file < 0) return {};
    if (!write_all(file, font.bytes)) {
        ::close(file);
        return {};
    }
    return "/proc/self/fd/" + std::to_string(file);
}

const FcChar8* fc_text(const char* text) {
    return reinterpret_cast<const FcChar8*>(text);
}

bool add_shipped(FcConfig* config) {
    int added = 0;
    for (const EmbeddedFile& file : embedded_look()) {
        if (!file.path.ends_with(".ttf")) continue;
        const std::string path = path_in_memory(file);
        if (path.empty() || !FcConfigAppFontAddFile(config, fc_text(path.c_str()))) return false;
        ++added;
    }
    return added > 0;
}

Result<Done> load() {
    const std::unique_ptr<FcConfig, decltype(&FcConfigDestroy)> config(FcConfigCreate(), &FcConfigDestroy);
    const bool ready = config && FcConfigSetRescanInterval(config.get(), 0) &&
                       FcConfigParseAndLoadFromMemory(config.get(), fc_text(rules), FcFalse) &&
                       FcConfigBuildFonts(config.get()) && add_shipped(config.get()) &&
                       FcConfigSetCurrent(config.get());
    if (!ready) {
        return Error{ErrorKind::io,
                     "the fonts for PDF and PNG could not be loaded",
                     "make sure that the program has free memory and /proc is mounted",
                     {}};
    }
    return done;
}

}  // namespace

Result<Done> use_shipped_fonts() {
    static const Result<Done> first = load();
    return first;
}

}  // namespace ciclo::report
