// The W3C XML conformance suite: what is not well-formed must be refused, and every DOCTYPE.
#include <gtest/gtest.h>

#include "formats/xml.h"
#include "shared_inputs.h"

namespace ciclo::formats {
namespace {

TEST(XmlSuite, refuses_what_is_not_well_formed_and_every_doctype) {
    const std::string path = shared_path("badinput/xmlconf.tar.gz");
    if (absent(path, "3,079 XML inputs")) return;
    int malformed = 0, with_doctype = 0, sound = 0;
    for (const auto& [name, text] : files_of_tar_gz(path)) {
        // what is read here is XML 1.0, fourth edition or older, without namespace processing
        const bool other_rules =
            name.find("1.1") != std::string::npos || name.find("/namespaces/") != std::string::npos;
        if (!name.ends_with(".xml") || other_rules) continue;
        XmlHandler nothing;
        const Result<Done> read = read_xml(text, name, nothing);
        if (text.find("<!DOCTYPE") != std::string::npos && name.find("/valid/") != std::string::npos) {
            ++with_doctype;
            EXPECT_FALSE(read.ok()) << name;
        } else if (name.find("/not-wf/") != std::string::npos) {
            ++malformed;
            EXPECT_FALSE(read.ok()) << name << "\n" << text;
        } else if (read.ok()) {
            ++sound;
        }
    }
    EXPECT_EQ(malformed, 994);
    EXPECT_EQ(with_doctype, 361);
    EXPECT_GT(sound, 400);
}

}  // namespace
}  // namespace ciclo::formats
