// One connection from its first byte to its last: the only place, with server.cc, that knows Asio.
#pragma once

#include <memory>
#include <string>

#include "edge/admission.h"
#include "edge/exchange.h"
#include "edge/listening.h"
#include "edge/loop.h"
#include "edge/service.h"
#include "edge/tls.h"

namespace ciclo::edge {

struct Accepted {
    Descriptor socket;
    std::string address;     ///< of the other end
    std::string client;      ///< as counted by Admission
    bool from_proxy = false;
    Listener listener = Listener::web;
    Entry entry = Entry::open;
    std::shared_ptr<const TlsSettings> tls;  ///< null = plain
};

/// On the loop's thread. Returns at once; the connection lives on the loop and leaves the admission when it ends.
void serve(Loop& loop, Service& service, Accepted accepted);

}  // namespace ciclo::edge
