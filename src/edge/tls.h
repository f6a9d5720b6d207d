// TLS of the edge: 1.3, and 1.2 with forward secrecy and authenticated encryption only. No renegotiation, no compression,
// HTTP/1.1 as the only protocol.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "edge/stream.h"

namespace ciclo::edge {

/// Certificate, key and rules; shared by connections, replaced by reload.
class TlsSettings;

/// Files in PEM form. Fails when one cannot be read, or the key does not belong to the certificate.
Result<std::shared_ptr<const TlsSettings>> read_tls(const std::string& chain_file, const std::string& key_file);

/// The server's side on a connected, non-blocking socket; keeps the settings alive.
std::unique_ptr<Stream> make_tls_stream(int socket, std::shared_ptr<const TlsSettings> settings);

}  // namespace ciclo::edge
