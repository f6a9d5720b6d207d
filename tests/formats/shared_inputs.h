// What the tests of formats read from the folder of large inputs, and say when it is absent.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "formats/gzip.h"
#include "formats/limits.h"

namespace ciclo::formats {

inline std::string shared_path(const std::string& name) {
    return std::string(CICLO_SHARED) + "/" + name;
}

inline std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// True (and said aloud) when the path does not exist.
inline bool absent(const std::string& path, const std::string& what) {
    if (std::filesystem::exists(path)) return false;
    std::cout << "skipped " << what << ": " << path << " is absent\n";
    return true;
}

inline std::vector<std::filesystem::path> files_in(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Regular files of a .tar.gz by path (ustar and GNU names of at most 100 characters, which is all we carry).
inline std::map<std::string, std::string> files_of_tar_gz(const std::string& path) {
    const Result<std::string> tar = inflate_gzip(bytes_of(path), path, limits::gzip_bytes);
    std::map<std::string, std::string> files;
    if (!tar) return files;
    for (std::size_t at = 0; at + 512 <= tar->size() && (*tar)[at] != '\0';) {
        const std::string_view header = std::string_view(*tar).substr(at, 512);
        const std::string name(header.substr(0, std::min<std::size_t>(100, header.find('\0'))));
        const std::size_t size = std::stoul(std::string(header.substr(124, 11)), nullptr, 8);
        if (header[156] == '0' || header[156] == '\0') files[name] = tar->substr(at + 512, size);
        at += 512 + (size + 511) / 512 * 512;
    }
    return files;
}

}  // namespace ciclo::formats
