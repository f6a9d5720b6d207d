#!/usr/bin/env bash
# The HTTP edge beside nginx with the same bytes, slow clients, idle connections, TLS.
#   bench/http.sh [ROUNDS, 3] [SECONDS a round, 3]
# Needs nginx, wrk, openssl (Debian: nginx-light wrk openssl) and a configured build/release (cmake --preset release).
# Bars: >= 0.8 of nginx's requests per second; 4,000 slow clients closed within 15 s while others see p99 <= 50 ms;
# idle <= 60 MB. The ratio counts: both are measured in turn, in the same minutes, one thread each.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3} seconds=${2:-3} build=${CICLO_BUILD:-build/release}
for tool in nginx wrk openssl; do
  PATH=$PATH:/usr/sbin command -v $tool > /dev/null || { echo "skipped: $tool is absent"; exit 0; }
done
ninja -C "$build" http_edge http_clients > /dev/null
scratch=$(mktemp -d)
started=()
finish() { for pid in "${started[@]}"; do kill "$pid" 2> /dev/null || true; done; wait 2> /dev/null || true; rm -rf "$scratch"; }
trap finish EXIT
tick=$(getconf CLK_TCK)

printf '{"kind":"unit","id":"01J8Z0000000000000000000A7","version":3,"unit":"01J8Z0000000000000000000A1","values":{"name":"Consultas externas","code":"CE-04","parent":"01J8Z0000000000000000000A1","opens":"08:00","closes":"17:30","people":42,"note":"Second floor, east wing"},"changed":"2026-11-22T19:00:00Z"}' > "$scratch/body.json"
calculate() { awk "BEGIN { printf \"%.2f\", $1 }"; }
cpu_seconds() { awk -v tick="$tick" '{ sub(/.*\) /, ""); print ($12 + $13) / tick }' "/proc/$1/stat"; }
rss_kb() { awk '/VmRSS/ { print $2 }' "/proc/$1/status"; }

start_edge() {  # arguments for the program; sets edge_pid and edge_port
  mkfifo "$scratch/in.$1"; exec {hold}<> "$scratch/in.$1"
  "$build/bench/http_edge" "$scratch/body.json" "${@:2}" < "$scratch/in.$1" > "$scratch/out.$1" &
  edge_pid=$!; started+=("$edge_pid")
  until [ -s "$scratch/out.$1" ]; do sleep 0.05; done
  edge_port=$(head -1 "$scratch/out.$1")
}

start_nginx() {
  nginx_port=$((20000 + RANDOM % 10000)); nginx_tls_port=$((nginx_port + 1))
  cat > "$scratch/nginx.conf" <<CONF
worker_processes 1; pid $scratch/nginx.pid; error_log $scratch/error.log; daemon on;
events { worker_connections 4096; }
http { access_log off; keepalive_requests 100000000; default_type application/json; sendfile on; tcp_nodelay on; open_file_cache max=10;
  client_body_temp_path $scratch/t1; proxy_temp_path $scratch/t2; fastcgi_temp_path $scratch/t3; uwsgi_temp_path $scratch/t4; scgi_temp_path $scratch/t5;
  server { listen 127.0.0.1:$nginx_port; root $scratch; }
  server { listen 127.0.0.1:$nginx_tls_port ssl; ssl_certificate $scratch/cert.pem; ssl_certificate_key $scratch/key.pem; ssl_protocols TLSv1.3; root $scratch; } }
CONF
  chmod 755 "$scratch"; chmod 644 "$scratch/body.json"
  PATH=$PATH:/usr/sbin nginx -c "$scratch/nginx.conf" -p "$scratch" 2> /dev/null
  sleep 0.3
  started+=("$(cat "$scratch/nginx.pid")")
  nginx_pid=$(pgrep -P "$(cat "$scratch/nginx.pid")" | head -1)
}

measure() {  # name pid url connections -> one line in results.name: requests/s, CPU us/request, p50 ms, p99 ms
  local before after
  before=$(cpu_seconds "$2")
  wrk -t1 -c"$4" -d"${seconds}s" --latency "$3" > "$scratch/wrk"
  after=$(cpu_seconds "$2")
  awk -v cpu="$(calculate "$after - $before")" '
    function ms(t) { return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000 }
    $1 == "50%" { p50 = ms($2) } $1 == "99%" { p99 = ms($2) } /requests in/ { n = $1 } /Requests\/sec/ { rate = $2 }
    /Non-2xx|Socket errors/ { print "errors: " $0 > "/dev/stderr" }
    END { printf "%.0f %.2f %.2f %.2f\n", rate, cpu * 1e6 / n, p50, p99 }' "$scratch/wrk" | tee -a "$scratch/results.$1" | sed "s/^/  $1: /"
}

median() { sort -n "$scratch/results.$1" | awk -v f="$2" '{ a[NR] = $f } END { print a[int((NR + 1) / 2)] }'; }
compare() {  # edge nginx label
  echo "$3: edge $(median "$1" 1)/s, nginx $(median "$2" 1)/s, ratio $(calculate "$(median "$1" 1) / $(median "$2" 1)")"
}

echo "load $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores; columns: requests/s, CPU us/request, p50 ms, p99 ms"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$scratch/key.pem" -out "$scratch/cert.pem" -days 1 -subj /CN=localhost 2> /dev/null
start_nginx
start_edge plain; plain_pid=$edge_pid plain_port=$edge_port
start_edge tls "$scratch/cert.pem" "$scratch/key.pem"; tls_pid=$edge_pid tls_port=$edge_port
for ((i = 0; i < rounds; i++)); do
  measure nginx "$nginx_pid" "http://127.0.0.1:$nginx_port/body.json" 64
  measure edge "$plain_pid" "http://127.0.0.1:$plain_port/body.json" 64
  measure nginx_tls "$nginx_pid" "https://127.0.0.1:$nginx_tls_port/body.json" 64
  measure edge_tls "$tls_pid" "https://127.0.0.1:$tls_port/body.json" 64
done
compare edge nginx "plain, 64 connections"
compare edge_tls nginx_tls "TLS 1.3, 64 connections"

echo "slow clients: 4,000 heads, a byte a second, while another client asks 400 times a second"
"$build/bench/http_clients" slow "$plain_port" 4000 25 > "$scratch/slow" &
slow_pid=$!; started+=("$slow_pid")
sleep 1
"$build/bench/http_clients" ask "$plain_port" 5000 12 | sed 's/^/  another client meanwhile: /'
echo "  RSS while they hang on: $(rss_kb "$plain_pid") kB at most $(awk '/VmHWM/ { print $2 }' "/proc/$plain_pid/status") kB"
wait "$slow_pid"; cat "$scratch/slow"

start_edge idle; idle_port=$edge_port idle_pid=$edge_pid
echo "idle: RSS $(rss_kb "$idle_pid") kB without connections"
"$build/bench/http_clients" idle "$idle_port" 5000 12 > "$scratch/idle" &
idle_clients=$!; started+=("$idle_clients")
sleep 3; before=$(cpu_seconds "$idle_pid"); sleep 5; after=$(cpu_seconds "$idle_pid")
echo "idle: RSS $(rss_kb "$idle_pid") kB with 5,000 connections, CPU $(calculate "($after - $before) * 100 / 5") %"
wait "$idle_clients"; cat "$scratch/idle"
