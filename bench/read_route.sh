#!/usr/bin/env bash
# The whole server on a real folder: a JSON read route beside nginx serving the same bytes, and durable writes at 500 connections.
#   bench/read_route.sh [ROUNDS, 3] [SECONDS a round, 3]
# Needs nginx, wrk, curl (Debian: nginx-light wrk curl) and a built program (CICLO_BUILD, build/release).
# Bars: reads >= 0.8 of nginx's requests per second in the same minutes; writes >= 8,000 a second and p99 <= 80 ms; idle <= 60 MB.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3} seconds=${2:-3} program=${CICLO_BUILD:-build/release}/ciclo
for tool in nginx wrk curl; do
  PATH=$PATH:/usr/sbin command -v $tool > /dev/null || { echo "skipped: $tool is absent"; exit 0; }
done
scratch=$(mktemp -d) started=()
finish() { for pid in "${started[@]}"; do kill "$pid" 2> /dev/null || true; done; wait 2> /dev/null || true; rm -rf "$scratch"; }
trap finish EXIT
export CICLO_LANGUAGE=en CICLO_DATA="$scratch/data"
port=$((20000 + RANDOM % 10000)) nginx_port=$((30000 + RANDOM % 2000))
cat > "$scratch/ciclo.yaml" <<CONF
listen: 127.0.0.1:$port
log: faults
limits: {connections_per_address: 10000}
rates:
  session_request: {burst: 1000000, per_second: 1000}
CONF
begun=$(date +%s%N)
"$program" serve --config "$scratch/ciclo.yaml" --data "$CICLO_DATA" > "$scratch/out" 2> "$scratch/log" &
pid=$!; started+=("$pid")
until curl -sf "http://127.0.0.1:$port/health/ready" > /dev/null; do sleep 0.02; done
echo "ready after $((($(date +%s%N) - begun) / 1000000)) ms on an empty folder"

# somebody with a session, as an installation makes them
json() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" | head -1; }
person=$("$program" record add person '{"name":"Ana","email":"ana@example.org","role_class":"managerial","active":true}')
"$program" record add grant "{\"person\":\"$person\",\"role\":\"quality_manager\"}" > /dev/null
link=$("$program" person invite "$person" | grep -o '#[^ ]*' | head -1 | tr -d '#')
sid=$(curl -s -D - -o /dev/null -X POST "http://127.0.0.1:$port/api/invitation" -H 'Content-Type: application/json' \
  -d "{\"link\":\"$link\",\"password\":\"a phrase for the bench, long enough\"}" | sed -n 's/^[Ss]et-[Cc]ookie: sid=\([^;]*\);.*/\1/p')
[ -n "$sid" ] || { echo "nobody could be signed in"; cat "$scratch/log"; exit 1; }
unit=$("$program" record add unit '{"name":"Outpatients","opening_hours":["Mon-Fri 08:00-17:00"]}')
curl -s "http://127.0.0.1:$port/api/records/unit/$unit" -H "Cookie: sid=$sid" > "$scratch/body.json"
echo "body of $(stat -c %s "$scratch/body.json") bytes"

cat > "$scratch/nginx.conf" <<CONF
worker_processes 1; pid $scratch/nginx.pid; error_log $scratch/error.log; daemon on;
events { worker_connections 4096; }
http { access_log off; keepalive_requests 100000000; default_type application/json; sendfile on; tcp_nodelay on; open_file_cache max=10;
  client_body_temp_path $scratch/t1; proxy_temp_path $scratch/t2; fastcgi_temp_path $scratch/t3; uwsgi_temp_path $scratch/t4; scgi_temp_path $scratch/t5;
  server { listen 127.0.0.1:$nginx_port; root $scratch; } }
CONF
chmod 755 "$scratch"; chmod 644 "$scratch/body.json"
PATH=$PATH:/usr/sbin nginx -c "$scratch/nginx.conf" -p "$scratch" 2> /dev/null
sleep 0.3; started+=("$(cat "$scratch/nginx.pid")")

nginx_pid=$(pgrep -P "$(cat "$scratch/nginx.pid")" | head -1)
tick=$(getconf CLK_TCK)
cpu() { awk -v tick="$tick" '{ sub(/.*\) /, ""); print ($12 + $13) * 1e6 / tick }' "/proc/$1/stat"; }  # microseconds
asked() { awk '/requests in/ { print $1 }' "$scratch/wrk"; }
rate() { awk '/Requests\/sec/ { print int($2) } /Non-2xx/ { print "errors: " $0 > "/dev/stderr" }' "$scratch/wrk"; }
for ((i = 0; i < rounds; i++)); do
  before=$(cpu "$nginx_pid")
  wrk -t1 -c64 -d"${seconds}s" "http://127.0.0.1:$nginx_port/body.json" > "$scratch/wrk"; rate | tee -a "$scratch/nginx" | sed 's/^/  nginx: /'
  awk "BEGIN { printf \"    CPU %.1f us a request\n\", ($(cpu "$nginx_pid") - $before) / $(asked) }"
  before=$(cpu "$pid")
  wrk -t1 -c64 -d"${seconds}s" --latency -H "Cookie: sid=$sid" "http://127.0.0.1:$port/api/records/unit/$unit" > "$scratch/wrk"
  rate | tee -a "$scratch/ciclo" | sed 's/^/  ciclo: /'
  awk "BEGIN { printf \"    CPU %.1f us a request\n\", ($(cpu "$pid") - $before) / $(asked) }"
done
median() { sort -n "$1" | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
echo "read route: ciclo $(median "$scratch/ciclo")/s, nginx $(median "$scratch/nginx")/s, ratio $(awk "BEGIN { printf \"%.2f\", $(median "$scratch/ciclo") / $(median "$scratch/nginx") }")"

cat > "$scratch/write.lua" <<'LUA'
local n = 0
request = function()
  n = n + 1
  return wrk.format("POST", nil, {["Content-Type"] = "application/json", ["Sec-Fetch-Site"] = "same-origin", ["Cookie"] = "sid=" .. os.getenv("SID")},
    '{"values":{"term":{"en":"Term ' .. n .. '"},"definition":{"en":"What it means, in a sentence that people understand."}}}')
end
LUA
before=$(cpu "$pid")
[ -z "${CICLO_PERF:-}" ] || { perf record -q -g -p "$pid" -o "$CICLO_PERF" -- sleep "$seconds" > /dev/null 2>&1 & }
SID=$sid wrk -t1 -c500 -d"${seconds}s" --latency -s "$scratch/write.lua" "http://127.0.0.1:$port/api/records/term" > "$scratch/wrk"
grep -E "Requests/sec|99%|Non-2xx|Socket" "$scratch/wrk" | sed 's/^/  durable writes, 500 connections: /'
awk "BEGIN { printf \"  CPU %.1f us a write\n\", ($(cpu "$pid") - $before) / $(asked) }"
echo "RSS $(awk '/VmRSS/ { print $2 }' "/proc/$pid/status") kB"
