#!/usr/bin/env bash
# How long the editor takes for a key while it holds a cycle of 60 moments, in Chromium, from the key to the painted frame.
#   bench/editor_keys.sh
# Needs what ./test installs and a built program with the web application (CICLO_PROGRAM, build/release/ciclo).
# Bar: 95th percentile <= 50 ms in the quietest of at most five rounds. Fails when it is missed.
set -euo pipefail
cd "$(dirname "$0")/../web"
echo "load $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) processors"
CICLO_KEY_MILLISECONDS=50 node node_modules/vitest/vitest.mjs run --project browser tests/editor-screen.browser.ts \
  -t 'answers keys while it holds 60 moments' --retry 0
