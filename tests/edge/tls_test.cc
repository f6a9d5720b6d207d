// TLS with certificates made here: versions, ciphers, the whole exchange, and the change of a certificate while running.
#include "edge/tls.h"

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <cstdio>

#include "edge/server.h"
#include "edge/wire.h"

namespace ciclo::edge {
namespace {

using namespace testing;

/// A key and a certificate that signs itself, as PEM files.
void make_certificate(const std::filesystem::path& chain, const std::filesystem::path& key, long serial) {
    EVP_PKEY* pair = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, pair);
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, pair, EVP_sha256());
    std::FILE* file = std::fopen(chain.c_str(), "w");
    PEM_write_X509(file, certificate);
    std::fclose(file);
    file = std::fopen(key.c_str(), "w");
    PEM_write_PrivateKey(file, pair, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
    X509_free(certificate);
    EVP_PKEY_free(pair);
}

/// A client that takes any certificate and says which it saw.
class TlsClient {
public:
    struct Wish {
        int most = TLS1_3_VERSION;
        int least = TLS1_VERSION;
        const char* ciphers = "ALL:@SECLEVEL=0";
        std::string protocols = {};
    };
    TlsClient(std::uint16_t port, const Wish& wish) : wire_(port), context_(SSL_CTX_new(TLS_client_method())) {
        SSL_CTX_set_min_proto_version(context_, wish.least);
        SSL_CTX_set_max_proto_version(context_, wish.most);
        SSL_CTX_set_cipher_list(context_, wish.ciphers);
        if (!wish.protocols.empty()) {
            SSL_CTX_set_alpn_protos(context_, reinterpret_cast<const unsigned char*>(wish.protocols.data()),
                                    static_cast<unsigned>(wish.protocols.size()));
        }
        ssl_ = SSL_new(context_);
        SSL_set_fd(ssl_, wire_.socket());
        connected_ = SSL_connect(ssl_) == 1;
    }
    ~TlsClient() {
        SSL_free(ssl_);
        SSL_CTX_free(context_);
    }
    TlsClient(const TlsClient&) = delete;

    bool connected() const { return connected_; }
    std::string version() const { return SSL_get_version(ssl_); }
    long serial() const {
        X509* certificate = SSL_get1_peer_certificate(ssl_);
        const long serial = ASN1_INTEGER_get(X509_get0_serialNumber(certificate));
        X509_free(certificate);
        return serial;
    }
    /// Everything until `size` bytes of body have come.
    std::string ask(const std::string& request, std::size_t body_bytes) {
        SSL_write(ssl_, request.data(), static_cast<int>(request.size()));
        std::string got;
        char buffer[20000];
        while (got.find("\r\n\r\n") == std::string::npos || got.size() - got.find("\r\n\r\n") - 4 < body_bytes) {
            const int n = SSL_read(ssl_, buffer, sizeof buffer);
            if (n <= 0) break;
            got.append(buffer, static_cast<std::size_t>(n));
        }
        return got;
    }

private:
    Client wire_;
    SSL_CTX* context_;
    SSL* ssl_ = nullptr;
    bool connected_ = false;
};

struct TlsHouse {
    explicit TlsHouse(Limits limits = {}) {
        make_certificate(chain, key, 1);
        Listeners listeners;
        listeners.web = {{.address = "127.0.0.1", .port = 0}};
        listeners.certificate = Certificate{chain.string(), key.string()};
        running.emplace(application, limits, listeners);
    }
    Scratch scratch;
    std::filesystem::path chain = scratch.path / "chain.pem", key = scratch.path / "key.pem";
    TestApplication application;
    std::optional<Running> running;
};

TEST(Tls, serves_both_versions_and_refuses_the_old_ones) {
    TlsHouse house;
    TlsClient newest(house.running->port(), {});
    ASSERT_TRUE(newest.connected());
    EXPECT_EQ(newest.version(), "TLSv1.3");
    EXPECT_TRUE(newest.ask(get("/a"), 2).ends_with("/a"));
    EXPECT_TRUE(newest.ask(get("/bcd"), 4).ends_with("/bcd"));
    EXPECT_TRUE(house.application.seen().back().secure);
    TlsClient older(house.running->port(), {.most = TLS1_2_VERSION});
    ASSERT_TRUE(older.connected());
    EXPECT_EQ(older.version(), "TLSv1.2");
    EXPECT_TRUE(older.ask(get("/a"), 2).ends_with("/a"));
    EXPECT_FALSE(TlsClient(house.running->port(), {.most = TLS1_1_VERSION}).connected());
    EXPECT_FALSE(TlsClient(house.running->port(), {.most = TLS1_2_VERSION, .ciphers = "ECDHE-ECDSA-AES128-SHA256:@SECLEVEL=0"}).connected());
    EXPECT_FALSE(TlsClient(house.running->port(), {.protocols = std::string("\x02h2", 3)}).connected());
    EXPECT_TRUE(TlsClient(house.running->port(), {.protocols = std::string("\x02h2\x08http/1.1", 12)}).connected());
}

TEST(Tls, large_bodies_both_ways) {
    TlsHouse house;
    house.application.most_bytes = 3'000'000;
    TlsClient client(house.running->port(), {});
    const std::string body(2'000'000, 'b');
    const std::string got = client.ask(post("/a", body), body.size());
    EXPECT_TRUE(got.ends_with(body));
    EXPECT_TRUE(client.ask(get("/after"), 6).ends_with("/after"));
}

TEST(Tls, plain_text_and_silence_are_cut_off) {
    Limits limits;
    limits.head = 300ms;
    TlsHouse house(limits);
    Client plain(house.running->port());
    ASSERT_TRUE(plain.send(get("/a")));
    EXPECT_TRUE(plain.closed_within(2s));
    EXPECT_EQ(plain.held().find("HTTP/"), std::string::npos);
    Client silent(house.running->port());
    EXPECT_TRUE(silent.closed_within(2s));
    EXPECT_TRUE(house.application.seen().empty());
}

TEST(Tls, a_new_certificate_is_taken_while_running) {
    TlsHouse house;
    TlsClient before(house.running->port(), {});
    EXPECT_EQ(before.serial(), 1);
    make_certificate(house.chain, house.key, 2);
    EXPECT_EQ(TlsClient(house.running->port(), {}).serial(), 1);
    ASSERT_TRUE(house.running->server.reload().ok());
    EXPECT_EQ(TlsClient(house.running->port(), {}).serial(), 2);
    EXPECT_TRUE(before.ask(get("/a"), 2).ends_with("/a"));

    Scratch other;
    make_certificate(other.path / "chain.pem", house.key, 3);  // now the key is not the certificate's
    const Result<Done> reloaded = house.running->server.reload();
    ASSERT_FALSE(reloaded.ok());
    EXPECT_EQ(reloaded.errors().front().code, "bad_certificate");
    EXPECT_EQ(TlsClient(house.running->port(), {}).serial(), 2);
    std::filesystem::remove(house.chain);
    EXPECT_FALSE(house.running->server.reload().ok());
    EXPECT_EQ(TlsClient(house.running->port(), {}).serial(), 2);
}

}  // namespace
}  // namespace ciclo::edge
