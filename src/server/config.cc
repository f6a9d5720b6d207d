#include "server/config.h"

#include "base/number.h"
#include "base/text.h"
#include "formats/fields.h"
#include "formats/yaml.h"

namespace ciclo::server {

namespace {

using formats::Fields;
using formats::TextLimit;
using formats::Value;

constexpr std::uint16_t usual_port = 8470;
constexpr std::size_t errors_told = 50;  // a file has thirty lines
constexpr TextLimit one_line{400, TextLimit::Lines::one};

std::optional<std::string> path_of(Fields& fields, std::string_view key) { return fields.text(key, one_line); }

std::optional<edge::Endpoint> endpoint_of(Fields& fields, std::string_view key, Errors& errors) {
    const auto text = fields.text(key, one_line);
    if (!text) return std::nullopt;
    const auto endpoint = read_endpoint(*text, fields.value().find(key)->place);
    if (endpoint) return *endpoint;
    errors.insert(errors.end(), endpoint.errors().begin(), endpoint.errors().end());
    return std::nullopt;
}

void read_tls(Fields& fields, Config& config, Errors& errors) {
    const Value* value = fields.find("tls");
    if (value == nullptr) return;
    Fields tls(*value, "tls", errors);
    const auto chain = tls.required_text("certificate", one_line), key = tls.required_text("key", one_line);
    if (chain && key) config.listeners.certificate = edge::Certificate{*chain, *key};
    tls.refuse_others();
}

void read_limits(Fields& fields, Config& config, Errors& errors) {
    const Value* value = fields.find("limits");
    if (value == nullptr) return;
    Fields limits(*value, "limits", errors);
    const auto count = [&](std::string_view key, std::size_t& where, int low, int high) {
        if (const auto number = limits.whole_number(key, low, high)) where = static_cast<std::size_t>(*number);
    };
    count("connections", config.limits.connections, 16, 100'000);
    count("connections_per_address", config.limits.connections_per_address, 1, 100'000);
    count("in_flight", config.limits.in_flight, 1, 100'000);
    count("streams", config.limits.streams, 0, 100'000);
    if (const auto threads = limits.whole_number("io_threads", 1, 64)) config.limits.io_threads = *threads;
    limits.refuse_others();
    if (config.limits.connections_for_intake >= config.limits.connections) {
        config.limits.connections_for_intake = config.limits.connections / 10;
    }
}

/// Whoever knows their installation may say how often is often enough.
void read_rates(Fields& fields, Config& config, Errors& errors) {
    const Value* value = fields.find("rates");
    if (value == nullptr) return;
    Fields rates(*value, "rates", errors);
    for (const auto& row : names_of(static_cast<identity::Limited*>(nullptr))) {
        if (!rates.has(row.code)) continue;
        const Value* one = rates.find(row.code);
        if (one == nullptr) continue;
        Fields rate(*one, "rate " + std::string(row.code), errors);
        const auto burst = rate.whole_number("burst", 1, 1'000'000);
        const auto per_second = rate.required_number("per_second", {0.0001, 1000.0});
        rate.refuse_others();
        if (!per_second) continue;
        config.rates.push_back({row.value, burst.value_or(1), static_cast<std::int64_t>(1000.0 / *per_second), "set in the configuration"});
    }
    rates.refuse_others();
}

void read_audit(Fields& fields, Config& config, Errors& errors) {
    const Value* value = fields.find("audit");
    if (value == nullptr) return;
    Fields audit(*value, "audit", errors);
    if (const auto path = audit.required_text("second_copy", one_line)) config.checkpoints_copy = *path;
    audit.refuse_others();
}

/// scheme://host or scheme://host:port, nothing behind it, as browsers write it in Origin.
bool is_origin(std::string_view text) {
    const std::size_t host = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
    if (host == 0 || text.size() == host) return false;
    return text.substr(host).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:[]") == std::string_view::npos;
}

void read_origin(Fields& fields, Config& config) {
    const auto origin = fields.text("origin", one_line);
    if (!origin) return;
    const Place place = fields.value().find("origin")->place;
    if (!is_origin(*origin)) {
        fields.refuse(place, "origin is not one address such as https://quality.example.org",
                      "write scheme, host in lower case, and the port if it is not the usual one; no path");
    }
    config.origin = *origin;
}

void read_proxies(Fields& fields, Config& config) { config.listeners.proxies = fields.texts("proxies", 100, one_line); }

void read_plain_http(Fields& fields, Config& config) {
    const auto plain = fields.text("plain_http", one_line);
    if (!plain) return;
    if (*plain != "allowed") {
        fields.refuse(fields.value().find("plain_http")->place, "plain_http is neither left out nor \"allowed\"",
                      "write plain_http: allowed, or leave it out");
    }
    config.listeners.plain_http = edge::PlainHttp::anywhere;
}

/// Whoever asks over a network without TLS gives the password to everybody on the way.
void refuse_open_plain_http(Fields& fields, const Config& config) {
    if (config.listeners.certificate || config.listeners.plain_http == edge::PlainHttp::anywhere) return;
    for (const edge::Endpoint& endpoint : config.listeners.web) {
        if (is_loopback(endpoint.address)) continue;
        const Value* listen = fields.value().find("listen");
        fields.refuse(listen == nullptr ? fields.place() : listen->place,
                      "listens on " + endpoint.address + " without TLS, so passwords could be read on the way",
                      "add tls: {certificate: …, key: …}, or listen on 127.0.0.1 behind a proxy, or write plain_http: allowed");
    }
}

void refuse_open_metrics(Fields& fields, const Config& config) {
    if (!config.listeners.metrics || is_loopback(config.listeners.metrics->address)) return;
    fields.refuse(fields.value().find("metrics")->place, "metrics are asked for on " + config.listeners.metrics->address,
                  "use a loopback address such as 127.0.0.1:9470");
}

}  // namespace

const Names<Logged, 2>& names_of(Logged*) {
    static const Names<Logged, 2> names{{{Logged::requests, "requests", "peticiones", "requests", "verzoeken"},
                                         {Logged::faults, "faults", "fallos", "faults", "fouten"}}};
    return names;
}

Config default_config() {
    Config config;
    config.listeners.web = {{"127.0.0.1", usual_port}};
    return config;
}

Result<edge::Endpoint> read_endpoint(std::string_view text, const Place& place) {
    const std::size_t colon = text.rfind(':');
    const std::string_view port_text = colon == std::string_view::npos ? text : text.substr(colon + 1);
    std::string_view address = colon == std::string_view::npos ? "127.0.0.1" : text.substr(0, colon);
    const bool bracketed = address.size() > 2 && address.front() == '[' && address.back() == ']';
    if (bracketed) address = address.substr(1, address.size() - 2);
    const auto port = parse_integer(port_text);
    const bool good_address = !address.empty() && address.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos &&
                              (bracketed || address.find(':') == std::string_view::npos);
    if (!port || *port < 0 || *port > 65'535 || !good_address) {
        return Error{ErrorKind::invalid, quoted(text) + " is no address to listen on",
                     "write an address as numbers and a port: 127.0.0.1:8470 or [::1]:8470", place, "wrong_endpoint"};
    }
    return edge::Endpoint{std::string(address), static_cast<std::uint16_t>(*port)};
}

bool is_loopback(std::string_view address) { return address == "::1" || address.starts_with("127."); }

bool is_for_this_machine_only(const Config& config) {
    const auto& web = config.listeners.web;
    const bool all_here = std::all_of(web.begin(), web.end(), [](const edge::Endpoint& endpoint) { return is_loopback(endpoint.address); });
    const std::string& origin = config.origin;
    const bool named_here = origin.empty() || origin.starts_with("http://127.0.0.1:") || origin.starts_with("http://localhost:");
    return all_here && named_here && config.listeners.proxies.empty();
}

Result<Config> read_config(std::string_view text, const std::string& file) {
    const auto value = formats::read_yaml(text, file);
    if (!value) return value.errors();
    Errors errors;
    Config config = default_config();
    Fields fields(*value, "the configuration", errors);
    if (!fields.is_map()) return errors;
    if (const auto folder = path_of(fields, "data")) config.data_folder = *folder;
    if (const auto endpoint = endpoint_of(fields, "listen", errors)) config.listeners.web = {*endpoint};
    config.listeners.metrics = endpoint_of(fields, "metrics", errors);
    read_origin(fields, config);
    read_tls(fields, config, errors);
    read_plain_http(fields, config);
    read_proxies(fields, config);
    read_limits(fields, config, errors);
    read_rates(fields, config, errors);
    read_audit(fields, config, errors);
    if (const auto logged = fields.choice<Logged>("log")) config.logged = *logged;
    if (const auto code = fields.text("language", one_line)) {
        if (const auto language = language_of(*code)) {
            config.language = *language;
        } else {
            fields.refuse(fields.value().find("language")->place, "has the language " + quoted(*code), "write es, en or nl");
        }
    }
    refuse_open_plain_http(fields, config);
    refuse_open_metrics(fields, config);
    fields.refuse_others();
    if (!errors.empty()) return formats::sorted_by_place(std::move(errors), errors_told);
    return config;
}

std::vector<std::string> origins_of(const Config& config, std::uint16_t port) {
    if (!config.origin.empty()) return {config.origin};
    const std::string scheme = config.listeners.certificate ? "https://" : "http://", end = ":" + std::to_string(port);
    std::vector<std::string> origins;
    for (const edge::Endpoint& endpoint : config.listeners.web) {
        const bool six = endpoint.address.find(':') != std::string::npos;
        origins.push_back(scheme + (six ? "[" + endpoint.address + "]" : endpoint.address) + end);
        if (is_loopback(endpoint.address)) origins.push_back(scheme + "localhost" + end);
    }
    return origins;
}

}  // namespace ciclo::server
