#include "server/config.h"

#include <gtest/gtest.h>

#include "seams/memory_files.h"
#include "server/config_check.h"

namespace ciclo::server {
namespace {

/// "ciclo.yaml:3:9 …" of the first error, or "" when it is taken.
std::string refusal_of(const std::string& text) {
    const auto config = read_config(text, "ciclo.yaml");
    return config ? "" : config.errors().front().text();
}

TEST(Config, reads_every_key) {
    const auto config = read_config(R"(data: /var/lib/ciclo
listen: 0.0.0.0:443
origin: https://quality.example.org
tls: {certificate: /etc/ciclo/chain.pem, key: /etc/ciclo/key.pem}
proxies: [10.0.0.0/8]
metrics: 127.0.0.1:9470
limits: {connections: 5000, connections_per_address: 200, in_flight: 100, streams: 50, io_threads: 2}
rates:
  token_request: {burst: 1000, per_second: 500}
log: faults
audit: {second_copy: /mnt/other/checkpoints}
language: nl
)", "ciclo.yaml");
    ASSERT_TRUE(config.ok()) << config.errors().front().text();
    EXPECT_EQ(config->data_folder, "/var/lib/ciclo");
    EXPECT_EQ(config->listeners.web.front().port, 443);
    EXPECT_EQ(config->origin, "https://quality.example.org");
    EXPECT_EQ(config->listeners.certificate->key_file, "/etc/ciclo/key.pem");
    EXPECT_EQ(config->listeners.proxies, std::vector<std::string>{"10.0.0.0/8"});
    EXPECT_EQ(config->listeners.metrics->port, 9470);
    EXPECT_EQ(config->limits.connections, 5000U);
    EXPECT_EQ(config->limits.connections_per_address, 200U);
    EXPECT_EQ(config->limits.io_threads, 2);
    ASSERT_EQ(config->rates.size(), 1U);
    EXPECT_EQ(config->rates.front().interval_milliseconds, 2);
    EXPECT_EQ(config->logged, Logged::faults);
    EXPECT_EQ(config->checkpoints_copy, "/mnt/other/checkpoints");
    EXPECT_EQ(config->language, Language::nl);
}

TEST(Config, says_what_is_wrong_and_where) {
    EXPECT_EQ(refusal_of("dta: x\n").substr(0, 15), "ciclo.yaml:1:1:");
    EXPECT_EQ(refusal_of("data: x\nlisten: everywhere\n").substr(0, 15), "ciclo.yaml:2:9:");
    EXPECT_EQ(refusal_of("listen: 127.0.0.1:99999\n").substr(0, 15), "ciclo.yaml:1:9:");
    EXPECT_NE(refusal_of("tls: {certificate: a}\n"), "");
    EXPECT_NE(refusal_of("origin: quality.example.org\n"), "");
    EXPECT_NE(refusal_of("origin: https://quality.example.org/path\n"), "");
    EXPECT_NE(refusal_of("language: fr\n"), "");
    EXPECT_NE(refusal_of("plain_http: yes\n"), "");
    EXPECT_NE(refusal_of("metrics: 0.0.0.0:9470\n"), "");
    EXPECT_NE(refusal_of("limits: {connections: 3}\n"), "");
    EXPECT_NE(refusal_of("rates: {token_request: {burst: 1}}\n"), "");
    EXPECT_NE(refusal_of("rates: {coffee: {per_second: 1}}\n"), "");
    EXPECT_NE(refusal_of("- a\n"), "");
    EXPECT_NE(refusal_of("data: &a x\n"), "");
}

TEST(Config, a_public_address_without_tls_is_refused_unless_told) {
    for (const char* address : {"0.0.0.0:80", "192.168.1.4:8470", "[::]:8470"}) {
        const std::string listen = "listen: \"" + std::string(address) + "\"\n";
        EXPECT_NE(refusal_of(listen).find("without TLS"), std::string::npos) << address;
        EXPECT_EQ(refusal_of(listen + "plain_http: allowed\n"), "") << address;
        EXPECT_EQ(refusal_of(listen + "tls: {certificate: a, key: b}\n"), "") << address;
    }
    for (const char* address : {"127.0.0.1:80", "127.8.9.1:80", "[::1]:8470"}) {
        EXPECT_EQ(refusal_of("listen: \"" + std::string(address) + "\"\n"), "") << address;
    }
}

TEST(Config, origins_are_those_it_listens_on_unless_told) {
    EXPECT_EQ(origins_of(default_config(), 8470), (std::vector<std::string>{"http://127.0.0.1:8470", "http://localhost:8470"}));
    const auto told = read_config("origin: https://a.example\n", "c");
    EXPECT_EQ(origins_of(*told, 8470), std::vector<std::string>{"https://a.example"});
}

TEST(Config, check_is_a_deed) {
    seams::MemoryFiles files;
    NoProgress progress;
    files.files["good.yaml"] = "data: d\n";
    files.files["bad.yaml"] = "data: [1]\n";
    actions::World world{files, progress, Language::en};
    const actions::Action action = config_check_action();
    const auto good = action.run({{{"file", {"good.yaml"}}}}, world);
    ASSERT_TRUE(good.ok());
    EXPECT_NE(good->text.find("in order"), std::string::npos);
    EXPECT_FALSE(action.run({{{"file", {"bad.yaml"}}}}, world).ok());
    EXPECT_FALSE(action.run({{{"file", {"none.yaml"}}}}, world).ok());
}

}  // namespace
}  // namespace ciclo::server
