#include "edge/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <climits>

#include "base/ensure.h"
#include "base/text.h"

namespace ciclo::edge {

class TlsSettings {
public:
    explicit TlsSettings(SSL_CTX* context) : context_(context) {}
    ~TlsSettings() { SSL_CTX_free(context_); }
    TlsSettings(const TlsSettings&) = delete;
    TlsSettings& operator=(const TlsSettings&) = delete;
    SSL_CTX* context() const { return context_; }

private:
    SSL_CTX* context_;
};

namespace {

constexpr const char* ciphers_of_12 =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

Error tls_error(const std::string& file, std::string_view what, std::string_view cure) {
    std::array<char, 160> reason{};
    const unsigned long code = ERR_get_error();
    if (code != 0) ERR_error_string_n(code, reason.data(), reason.size());
    ERR_clear_error();
    std::string whole = quoted(file) + " " + std::string(what);
    if (code != 0) whole += " (" + std::string(reason.data()) + ")";
    return {.kind = ErrorKind::refused, .what = whole, .cure = std::string(cure), .place = {}, .code = "bad_certificate"};
}

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char* offered,
                    unsigned int offered_size, void*) {
    static constexpr std::string_view ours("\x08http/1.1", 9);
    const std::string_view all(reinterpret_cast<const char*>(offered), offered_size);
    for (std::size_t at = 0; at < all.size(); at += 1 + static_cast<unsigned char>(all[at])) {
        if (!all.substr(at).starts_with(ours)) continue;
        *chosen = offered + at + 1;
        *size = 8;
        return SSL_TLSEXT_ERR_OK;
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL;
}

bool set_rules(SSL_CTX* context) {
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                     SSL_OP_PRIORITIZE_CHACHA);
    // an idle connection gives its 34 KiB of buffers back
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context, 1);  // a record in one system call instead of two
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
           SSL_CTX_set_cipher_list(context, ciphers_of_12) == 1;
}

constexpr int largest_record = 16 * 1024;

class TlsStream final : public Stream {
public:
    TlsStream(int socket, std::shared_ptr<const TlsSettings> settings)
        : settings_(std::move(settings)), ssl_(SSL_new(settings_->context())) {
        ENSURE(ssl_ != nullptr, "OpenSSL makes a connection");
        SSL_set_fd(ssl_, socket);
        SSL_set_accept_state(ssl_);
    }
    ~TlsStream() override { SSL_free(ssl_); }
    TlsStream(const TlsStream&) = delete;
    TlsStream& operator=(const TlsStream&) = delete;

    Next shake_hands() override {
        ERR_clear_error();
        const int n = SSL_do_handshake(ssl_);
        return n == 1 ? Next::go_on : next_after(n);
    }

    Transfer read(std::span<char> into) override {
        ERR_clear_error();
        const int n = SSL_read(ssl_, into.data(), static_cast<int>(std::min<std::size_t>(into.size(), INT_MAX)));
        filled_ = n >= largest_record;
        if (n > 0) return {static_cast<std::size_t>(n), Next::go_on};
        return {0, next_after(n)};
    }

    Transfer write(std::string_view bytes) override {
        if (bytes.empty()) return {};
        ERR_clear_error();
        const int n = SSL_write(ssl_, bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), INT_MAX)));
        if (n > 0) return {static_cast<std::size_t>(n), Next::go_on};
        return {0, next_after(n)};
    }

    void finish_writing() override {
        if (broken_) return;
        ERR_clear_error();
        SSL_shutdown(ssl_);
    }

    bool may_hold_bytes() const override { return filled_ || SSL_has_pending(ssl_) == 1; }

private:
    Next next_after(int result) {
        switch (SSL_get_error(ssl_, result)) {
            case SSL_ERROR_WANT_READ: return Next::wait_to_read;
            case SSL_ERROR_WANT_WRITE: return Next::wait_to_write;
            default: broken_ = true; return Next::over;
        }
    }

    std::shared_ptr<const TlsSettings> settings_;
    SSL* ssl_;
    bool filled_ = true;   ///< at first, and after a whole record, more is likely
    bool broken_ = false;  ///< after a fatal error nothing may be called any more
};

}  // namespace

Result<std::shared_ptr<const TlsSettings>> read_tls(const std::string& chain_file, const std::string& key_file) {
    ERR_clear_error();
    SSL_CTX* context = SSL_CTX_new(TLS_server_method());
    ENSURE(context != nullptr, "OpenSSL makes a context");
    auto settings = std::make_shared<const TlsSettings>(context);
    ENSURE(set_rules(context), "OpenSSL knows the rules we set");
    if (SSL_CTX_use_certificate_chain_file(context, chain_file.c_str()) != 1) {
        return tls_error(chain_file, "holds no certificate that can be read", "name a PEM file with the certificate and its chain");
    }
    if (SSL_CTX_use_PrivateKey_file(context, key_file.c_str(), SSL_FILETYPE_PEM) != 1) {
        return tls_error(key_file, "holds no private key that can be read", "name the PEM file of the certificate's key");
    }
    if (SSL_CTX_check_private_key(context) != 1) {
        return tls_error(key_file, "does not belong to the certificate", "name the key that the certificate was made with");
    }
    return settings;
}

std::unique_ptr<Stream> make_tls_stream(int socket, std::shared_ptr<const TlsSettings> settings) {
    return std::make_unique<TlsStream>(socket, std::move(settings));
}

}  // namespace ciclo::edge
