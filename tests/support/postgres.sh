#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A PostgreSQL of one's own for tests, on a free loopback port and with fsync on, because what we test is
# whether a message survives.
#
#   postgres.sh start DIR [SETTING...]  makes a cluster in DIR (once), with these settings, starts it, prints its URL
#   postgres.sh url DIR       prints the URL again
#   postgres.sh kill DIR      kill -9 of the postmaster, as a power cut would
#   postgres.sh restart DIR   a fast restart, or a start after `kill`; same port, same URL
#   postgres.sh stop DIR      stops it at once; the files stay, the caller owns DIR
#
# The server refuses to run as root; then it runs as `postgres`, or as `nobody` where there is none.
set -euo pipefail

act=${1:?start, url, kill, restart or stop}
dir=${2:?the folder of the cluster}
settings=("${@:3}")

bin=
for candidate in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/local/pgsql/bin; do
    if [ -x "$candidate/initdb" ]; then bin=$candidate; fi
done
if [ -z "$bin" ] && command -v initdb >/dev/null; then bin=$(dirname "$(command -v initdb)"); fi
if [ -z "$bin" ]; then
    echo "postgres.sh: no PostgreSQL server on this machine (package postgresql)" >&2
    exit 1
fi

user=
if [ "$(id -u)" = 0 ]; then
    user=nobody
    if getent passwd postgres >/dev/null; then user=postgres; fi
fi
# From / because the caller's folder may be closed to that user.
as_user() { (cd / && if [ -n "$user" ]; then exec runuser -u "$user" -- "$@"; else exec "$@"; fi); }

mkdir -p "$dir"
dir=$(cd "$dir" && pwd -P)
data=$dir/data

pid_of_postmaster() { head -n1 "$data/postmaster.pid" 2>/dev/null || true; }

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_server() { as_user "$bin/pg_ctl" -D "$data" -l "$dir/log" -w -t 60 start >/dev/null 2>&1; }

# Every process of a cluster works in its folder; one that is dead and not yet reaped has no folder.
running() { [ -n "$(find /proc -maxdepth 2 -name cwd -lname "$data" 2>/dev/null)" ]; }

# After a kill -9 the children notice for themselves and go. The lock file is removed only then: a second
# postmaster beside living children would ruin the files. Without the removal a postmaster whose parent has
# not reaped it would count as running.
await_end() {
    for _ in $(seq 500); do
        if ! running; then
            rm -f "$data/postmaster.pid"
            return 0
        fi
        sleep 0.02
    done
    echo "postgres.sh: processes of $data do not go away" >&2
    return 1
}

case $act in
start)
    if [ -n "$user" ]; then chown "$user" "$dir"; fi
    if ! as_user test -w "$dir"; then
        echo "postgres.sh: ${user:-this user} may not write $dir: a folder above it is closed" >&2
        exit 1
    fi
    if [ ! -s "$data/PG_VERSION" ]; then
        password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
        (umask 077 && printf '%s\n' "$password" >"$dir/password")
        if [ -n "$user" ]; then chown "$user" "$dir/password"; fi
        as_user "$bin/initdb" -D "$data" --username=dunlin --pwfile="$dir/password" --auth=scram-sha-256 \
            --encoding=UTF8 --locale=C.UTF-8 --no-instructions >"$dir/initdb.log" 2>&1 || {
            cat "$dir/initdb.log" >&2
            exit 1
        }
        as_user tee -a "$data/postgresql.conf" >/dev/null <<-CONF
			listen_addresses = '127.0.0.1'
			unix_socket_directories = ''
			max_connections = 200
			shared_buffers = 64MB
			min_wal_size = 1GB
			fsync = on
			synchronous_commit = on
			$(printf '%s\n' ${settings[@]+"${settings[@]}"})
		CONF
    fi
    # Another program may take the port between asking and binding, hence the tries.
    for try in 1 2 3 4 5; do
        if running; then break; fi
        port=$(free_port)
        as_user sed -i '/^port = /d' "$data/postgresql.conf"
        echo "port = $port" | as_user tee -a "$data/postgresql.conf" >/dev/null
        printf 'postgres://dunlin:%s@127.0.0.1:%s/postgres\n' "$(cat "$dir/password")" "$port" >"$dir/url"
        if start_server; then break; fi
        if [ "$try" = 5 ]; then
            tail -n 30 "$dir/log" >&2
            exit 1
        fi
    done
    cat "$dir/url"
    ;;
url)
    cat "$dir/url"
    ;;
kill)
    pid=$(pid_of_postmaster)
    if [ -n "$pid" ]; then kill -9 "$pid" 2>/dev/null || true; fi
    await_end
    ;;
restart)
    if [ -n "$(pid_of_postmaster)" ] && kill -0 "$(pid_of_postmaster)" 2>/dev/null && running; then
        as_user "$bin/pg_ctl" -D "$data" -w -t 60 -m fast stop >/dev/null
    fi
    await_end
    if ! start_server; then
        tail -n 30 "$dir/log" >&2
        exit 1
    fi
    ;;
stop)
    if running; then as_user "$bin/pg_ctl" -D "$data" -w -t 30 -m immediate stop >/dev/null; fi
    ;;
*)
    echo "postgres.sh: start, url, kill, restart or stop, not $act" >&2
    exit 2
    ;;
esac
