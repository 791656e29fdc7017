#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The packages in a clean Debian: installed, started, used, upgraded, removed, purged, and the window shown. Each line
# it prints was looked at; the first that is not so ends it. Needs root, debootstrap and a way to a Debian mirror.
#
#   packaging/check_deb.sh OLD NEW     folders with packages; those of NEW have a higher revision
#
# DUNLIN_SUITE=bookworm     the Debian
# DUNLIN_ROOT_TAR=FILE      the clean root is kept there, and taken from there the next time
#
# systemd does not run in such a root. The daemon is started as its unit's ExecStart says, by the unit's user, with its
# environment file and without any privilege; what else the unit does (its sandbox, the watchdog) is not in effect.
set -euo pipefail

old=$(realpath "${1:?the folder of the first packages}") new=$(realpath "${2:?the folder of their successors}")
suite=${DUNLIN_SUITE:-bookworm}
[ "$(id -u)" = 0 ] || { echo "only root can make a clean root" >&2; exit 1; }

# Everything below happens in namespaces of its own: mounts go, and processes end, with this script.
if [ -z "${DUNLIN_INSIDE:-}" ]; then
    DUNLIN_INSIDE=1 exec unshare --mount --pid --mount-proc --fork --kill-child "${BASH_SOURCE[0]}" "$old" "$new"
fi
mount --make-rprivate /
root=$(mktemp -d "${TMPDIR:-/var/tmp}/dunlin-root.XXXXXX")
# shellcheck disable=SC2317 # called by the trap
cleanup() {
    local code=$?
    if [ -n "${daemon:-}" ]; then kill "$daemon" 2>/dev/null || true; fi
    # With one of them still there, nothing is swept: /dev is everybody's.
    if { ! mountpoint -q "$root/dev" || umount -R "$root/dev"; } && { ! mountpoint -q "$root/proc" || umount "$root/proc"; }; then
        rm -rf --one-file-system "$root"
    else
        echo "$root is left, it is in use" >&2
    fi
    [ $code = 0 ] || echo "== failed (exit code $code)" >&2
}
trap cleanup EXIT

ok() { echo "ok   $*"; }
is() { # WHAT WANTED GOT
    if [ "$2" = "$3" ]; then ok "$1: $3"; else
        echo "NOT  $1: $3, not $2" >&2
        exit 1
    fi
}
quietly() {
    if ! "$@" >"$root/../dunlin-check.log" 2>&1; then
        cat "$root/../dunlin-check.log" >&2
        echo "NOT  $*" >&2
        exit 1
    fi
}
in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
# Without a route to anywhere, on a loopback of its own, so that port 8470 is free.
alone() { nsenter --net=/proc/$net/ns/net "$@"; }
apt() { quietly in_root apt-get -q -y -o Dpkg::Use-Pty=0 "$@"; }
# shellcheck disable=SC2016 # dpkg-query's variables
state() { in_root dpkg-query -W -f='${db:Status-Status} ${Version}' "$1" 2>/dev/null || true; }
deb() { echo "/debs/$1/$(basename "$root/debs/$1/$2"_*.deb)"; }
version() { dpkg-deb -f "$(echo "$1"/dunlin-server_*.deb)" Version; }

if [ -n "${DUNLIN_ROOT_TAR:-}" ] && [ -e "$DUNLIN_ROOT_TAR" ]; then
    tar -C "$root" -xf "$DUNLIN_ROOT_TAR"
else
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" http://deb.debian.org/debian >/dev/null
    if [ -n "${DUNLIN_ROOT_TAR:-}" ]; then tar -C "$root" -cf "$DUNLIN_ROOT_TAR" .; fi
fi
chmod 755 "$root" # its / is for everybody
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
# Copies: what is mounted here could be swept away with the root.
mkdir "$root/debs"
cp -r "$old" "$root/debs/old"
cp -r "$new" "$root/debs/new"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
unshare --net sh -c 'ip link set lo up && exec sleep infinity' &
net=$!
until [ "$(readlink /proc/$net/ns/net)" != "$(readlink /proc/self/ns/net)" ] && alone ip link show lo | grep -q UP; do sleep 0.1; done
ok "a clean $suite: $(cat "$root/etc/debian_version"), $(in_root dpkg-query -W | wc -l) packages"
apt update

# --- the daemon, as its unit has it ---------------------------------------------------------------
unit=usr/lib/systemd/system/dunlin-server.service
of_unit() { sed -n "s/^$1=//p" "$root/$unit"; }
start() {
    local user exec environment=() line
    user=$(of_unit User) exec=$(of_unit ExecStart)
    while IFS= read -r line; do
        case $line in '' | '#'*) ;; *) environment+=("$line") ;; esac
    done <"$root/etc/dunlin-server/environment"
    # No function of ours in front: the process that is waited for is to be the daemon itself.
    # shellcheck disable=SC2086 # the line of the unit, word by word
    nsenter --net=/proc/$net/ns/net chroot "$root" env -i PATH=/usr/sbin:/usr/bin STATE_DIRECTORY=/var/lib/dunlin-server ${environment[@]+"${environment[@]}"} \
        setpriv --reuid="$user" --regid="$(of_unit Group)" --init-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
        sh -c 'umask 0077 && exec "$@"' sh $exec >>"$root/var/log/dunlin-check.log" 2>&1 &
    daemon=$!
    for _ in $(seq 600); do
        if [ "$(health)" = 200 ]; then return; fi
        kill -0 $daemon 2>/dev/null || break
        sleep 0.1
    done
    cat "$root/var/log/dunlin-check.log" >&2
    echo "NOT  the daemon does not serve" >&2
    exit 1
}
stop() {
    local code=0
    kill -TERM $daemon
    wait $daemon || code=$?
    daemon=
    is "SIGTERM ends it with" 0 $code
}
# With bash alone: the root has no curl.
health() {
    alone bash -c 'exec 3<>/dev/tcp/127.0.0.1/8470 && printf "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" >&3 && head -n1 <&3 | cut -d" " -f2' 2>/dev/null || true
}
ctl() { alone chroot "$root" env -i PATH=/usr/bin LC_ALL=C.UTF-8 HOME=/root DUNLIN_PASSWORD='correct horse battery staple' dunlinctl --profile /root/me "$@"; }

in_root find / -xdev -not -path '/proc/*' -not -path '/var/lib/apt/*' -not -path '/var/cache/*' -not -path '/var/log/*' -not -path '/tmp/*' | sort >"$root/before"
before=$(in_root dpkg-query -W | wc -l)
apt install --no-install-recommends "$(deb old dunlin-server)"
is "dunlin-server is" "installed $(version "$old")" "$(state dunlin-server)"
ok "$(($(in_root dpkg-query -W | wc -l) - before)) packages came with it"
is "its user has no shell" /usr/sbin/nologin "$(in_root getent passwd dunlin-server | cut -d: -f7)"
is "its data directory" "700 dunlin-server" "$(in_root stat -c '%a %U' /var/lib/dunlin-server)"
is "its environment file" "600 root" "$(in_root stat -c '%a %U' /etc/dunlin-server/environment)"
is "it starts with the system" yes "$([ -L "$root/etc/systemd/system/multi-user.target.wants/dunlin-server.service" ] && echo yes)"
is "the socket does not" no "$([ -L "$root/etc/systemd/system/sockets.target.wants/dunlin-server.socket" ] && echo yes || echo no)"

start
is "/health says" 200 "$(health)"
is "it runs as" "$(in_root id -u dunlin-server)" "$(stat -c %u /proc/$daemon)"
is "the database is its user's alone" "600 dunlin-server" "$(in_root stat -c '%a %U' /var/lib/dunlin-server/dunlin.db)"
ok "resident: $(awk '/VmRSS/ { print int($2 / 1024) " MiB" }' /proc/$daemon/status)"

apt install --no-install-recommends "$(deb old dunlinctl)"
ctl --server http://127.0.0.1:8470 register ada >/dev/null
ctl create-channel garden --public >/dev/null
ctl send garden "before the upgrade" >/dev/null
is "a message went in" 1 "$(ctl history garden | grep -c 'before the upgrade')"
stop

echo 'DUNLIN_REGISTRATION=closed' >>"$root/etc/dunlin-server/environment"
apt install --no-install-recommends -o Dpkg::Options::=--force-confold "$(deb new dunlin-server)" "$(deb new dunlinctl)"
is "after the upgrade dunlin-server is" "installed $(version "$new")" "$(state dunlin-server)"
is "what the administrator wrote is still there" 1 "$(grep -c '^DUNLIN_REGISTRATION=closed' "$root/etc/dunlin-server/environment")"
start
is "/health says" 200 "$(health)"
is "the message is still there" 1 "$(ctl history garden | grep -c 'before the upgrade')"
ctl send garden "after the upgrade" >/dev/null

# --- the window ---------------------------------------------------------------------------------------
before=$(in_root dpkg-query -W | wc -l)
apt install --no-install-recommends "$(deb new dunlin)"
ok "$(($(in_root dpkg-query -W | wc -l) - before)) packages came with dunlin"
is "dunlin --version" "dunlin $(version "$new" | sed 's/-.*//')" "$(in_root env QT_QPA_PLATFORM=offscreen dunlin --version)"
alone chroot "$root" env -i PATH=/usr/bin LC_ALL=C.UTF-8 HOME=/root QT_QPA_PLATFORM=offscreen timeout 300 \
    dunlin --profile /root/me --screenshot /root/shots >"$root/var/log/dunlin-window.log" 2>&1 || {
    cat "$root/var/log/dunlin-window.log" >&2
    exit 1
}
is "nothing of its QML is missing" 0 "$(grep -cE 'is not installed|qrc:.*(Error|not a type)|cannot load' "$root/var/log/dunlin-window.log" || true)"
shots=$(find "$root/root/shots" -name '*.png' -size +2k | wc -l)
is "it drew its pages" yes "$([ "$shots" -ge 4 ] && echo yes || echo "$shots pictures")"
if [ -n "${DUNLIN_SHOTS:-}" ]; then cp -r "$root/root/shots/." "$DUNLIN_SHOTS"; fi
is "its link handler is registered" dunlin.desktop "$(grep -l 'x-scheme-handler/dunlin' "$root"/usr/share/applications/*.desktop | xargs -n1 basename)"
# Where Qt Multimedia was there when they were made.
if [ -e "$root$(deb new dunlin-voice)" ]; then
    before=$(in_root dpkg-query -W | wc -l)
    apt install --no-install-recommends "$(deb new dunlin-voice)"
    ok "$(($(in_root dpkg-query -W | wc -l) - before)) packages came with dunlin-voice"
    # shellcheck disable=SC2016 # the root's shell
    is "it is where dunlin looks for it, and finds all that it needs" 0 "$(in_root sh -c 'ldd "$(dirname "$(readlink -f /usr/bin/dunlin)")"/../lib/*/dunlin/dunlin_voice.so' | grep -c 'not found' || true)"
fi
stop

# --- away again -----------------------------------------------------------------------------------------
apt remove dunlin dunlinctl dunlin-server
is "removed, dunlin-server is" "config-files $(version "$new")" "$(state dunlin-server)"
is "its data stays" yes "$([ -s "$root/var/lib/dunlin-server/dunlin.db" ] && echo yes)"
is "its configuration stays" yes "$([ -s "$root/etc/dunlin-server/environment" ] && echo yes)"
is "the person's own data stays" yes "$([ -s "$root/root/me/store.db" ] && echo yes)"
apt install --no-install-recommends "$(deb new dunlin-server)" "$(deb new dunlinctl)"
start
is "installed again, the messages are there" 2 "$(ctl history garden | grep -cE '(before|after) the upgrade')"
stop
apt purge dunlinctl dunlin-server
apt autoremove --purge
is "purged, dunlin-server is" "" "$(state dunlin-server)"
rm -rf "$root/root/me" "$root/root/shots" "$root/root/.cache" "$root/root/.config" "$root/root/.local"
left=$(in_root find / -xdev -not -path '/proc/*' -not -path '/var/lib/apt/*' -not -path '/var/cache/*' -not -path '/var/log/*' -not -path '/tmp/*' | sort | comm -13 "$root/before" - | grep -i dunlin || true)
is "files of it that are left" "" "$left"
echo "== all of it holds, on $suite, $(version "$old") and $(version "$new")"
