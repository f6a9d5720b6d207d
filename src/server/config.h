// The configuration file: where the server listens, under which address people reach it, and where its data lie.
//
//   Result<Config> config = read_config(text, "ciclo.yaml");
//
// data: /var/lib/ciclo            listen: 127.0.0.1:8470        origin: https://quality.example.org
// tls: {certificate: …, key: …}   plain_http: allowed           proxies: [10.0.0.0/8]
// metrics: 127.0.0.1:9470         limits: {connections: 10000, connections_per_address: 64, …}
// rates: {token_request: {burst: 1000, per_second: 1000}}
// log: requests                   language: es                  audit: {second_copy: /mnt/other/checkpoints}
//
// Every error comes with its place and cure. A public address without TLS is refused unless plain_http says `allowed`. All
// keys and their defaults: docs/server.md. Pure; any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/names.h"
#include "base/result.h"
#include "edge/server.h"
#include "identity/rates.h"

namespace ciclo::server {

/// What is written to the log beside faults: every request, or nothing.
enum class Logged { requests, faults };
const Names<Logged, 2>& names_of(Logged*);

struct Config {
    std::string data_folder = "ciclo-data";
    edge::Listeners listeners;          ///< without the machine's socket, which lies in the data folder
    edge::Limits limits;
    std::string origin;                 ///< "https://quality.example.org"; "" = the address it listens on
    std::string checkpoints_copy;       ///< second place of the signed audit checkpoints; "" = none
    std::vector<identity::Limit> rates;  ///< that take the place of default ones
    Logged logged = Logged::requests;
    Language language = Language::es;   ///< of those who state none
};

/// 127.0.0.1:8470.
Config default_config();
Result<Config> read_config(std::string_view text, const std::string& file);
/// "127.0.0.1:8470", "[::1]:8470", "8470" (on the loopback). `place` goes into the error.
Result<edge::Endpoint> read_endpoint(std::string_view text, const Place& place);
/// The origins from which a browser may ask for changes: the configured one, or those of the endpoint.
std::vector<std::string> origins_of(const Config& config, std::uint16_t port);
bool is_loopback(std::string_view address);
/// Whether nobody but this machine can ask: every listener on the loopback, no proxy in front, no name for others.
bool is_for_this_machine_only(const Config& config);

}  // namespace ciclo::server
