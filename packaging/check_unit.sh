#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The service under a real systemd: a clean Debian is booted in a container of systemd-nspawn, without a route to anywhere,
# with dunlin-server installed before; in it the sandbox, the notifications, reload, restart, the socket and the purge are
# looked at. Needs root, debootstrap, systemd-container and a way to a Debian mirror.
#
#   packaging/check_unit.sh DEBS     a folder with dunlin-server and dunlinctl
#
# DUNLIN_SUITE, DUNLIN_ROOT_TAR    as for check_deb.sh
set -euo pipefail

debs=$(realpath "${1:?the folder of the packages}")
suite=${DUNLIN_SUITE:-bookworm}
[ "$(id -u)" = 0 ] || { echo "only root can make a clean root" >&2; exit 1; }
if [ -z "${DUNLIN_INSIDE:-}" ]; then DUNLIN_INSIDE=1 exec unshare --mount "${BASH_SOURCE[0]}" "$debs"; fi
mount --make-rprivate /
root=$(mktemp -d "${TMPDIR:-/var/tmp}/dunlin-unit.XXXXXX")
# shellcheck disable=SC2317 # called by the trap
cleanup() {
    if mountpoint -q "$root/proc"; then umount "$root/proc"; fi
    rm -rf --one-file-system "$root"
}
trap cleanup EXIT

if [ -n "${DUNLIN_ROOT_TAR:-}" ] && [ -e "$DUNLIN_ROOT_TAR" ]; then
    tar -C "$root" -xf "$DUNLIN_ROOT_TAR"
else
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" http://deb.debian.org/debian >/dev/null
    if [ -n "${DUNLIN_ROOT_TAR:-}" ]; then tar -C "$root" -cf "$DUNLIN_ROOT_TAR" .; fi
fi
chmod 755 "$root"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
mkdir "$root/debs"
cp "$debs"/dunlin-server_*.deb "$debs"/dunlinctl_*.deb "$root/debs/"
mount -t proc proc "$root/proc"
in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
if ! { in_root apt-get -q update && in_root sh -c 'apt-get -q -y install --no-install-recommends systemd systemd-sysv dbus curl /debs/*.deb'; } >"$root/apt.log" 2>&1; then
    cat "$root/apt.log" >&2
    exit 1
fi
umount "$root/proc"

# What is done inside once the system is up. It speaks through a file, the console is systemd's.
cat >"$root/opt/inside.sh" <<'END'
#!/bin/bash
exec >/said 2>&1
is() { # WHAT WANTED GOT
    if [ "$2" = "$3" ]; then echo "ok   $1: $3"; else
        echo "NOT  $1: $3, not $2"
        systemctl --no-pager status dunlin-server
        journalctl --no-pager -u dunlin-server | tail -n 40
        systemctl poweroff
        exit 1
    fi
}
state() { systemctl is-active dunlin-server; }
of() { systemctl show -p "$1" --value dunlin-server; }
process() { awk -v name="$1:" '$1 == name { print $2 }' "/proc/$(of MainPID)/status"; }
health() { curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$1/health"; }
ctl() { DUNLIN_PASSWORD='correct horse battery staple' dunlinctl --profile /root/me "$@"; }

for _ in $(seq 300); do
    if [ "$(state)" = active ]; then break; fi
    sleep 1
done
is "the service is" active "$(state)"
is "/health says" 200 "$(health 8470)"
is "it runs as" "$(id -u dunlin-server)" "$(process Uid)"
is "capabilities it could have" 0000000000000000 "$(process CapBnd)"
is "new privileges" 1 "$(process NoNewPrivs)"
is "system calls are filtered" 2 "$(process Seccomp)"
is "its root is not writable" no "$(nsenter -t "$(of MainPID)" -m sh -c 'touch /usr/x 2>/dev/null && echo yes || echo no')"
is "its exposure, of 10, is" 1.1 "$(systemd-analyze security --no-pager dunlin-server | sed -n 's/.*Overall exposure level[^:]*: \([0-9.]*\).*/\1/p')"
ctl --server http://127.0.0.1:8470 register ada >/dev/null
ctl create-channel garden --public >/dev/null
ctl send garden hello >/dev/null
sleep 35
is "longer than the watchdog waits, it is" "active 0" "$(state) $(of NRestarts)"
systemctl reload dunlin-server
is "reload ends with" "0 active" "$? $(state)"
systemctl restart dunlin-server
is "restart ends with" "0 active" "$? $(state)"
is "the message is still there" 1 "$(ctl history garden | grep -c hello)"
kill -KILL "$(of MainPID)"
for _ in $(seq 60); do
    if [ "$(health 8470)" = 200 ]; then break; fi
    sleep 1
done
is "killed, it comes back" "200 1" "$(health 8470) $(of NRestarts)"
systemctl stop dunlin-server
is "stopped, it ends with" "success 0" "$(of Result) $(of ExecMainStatus)"
mkdir /etc/systemd/system/dunlin-server.socket.d
printf '[Socket]\nListenStream=\nListenStream=443\n' >/etc/systemd/system/dunlin-server.socket.d/port.conf
systemctl daemon-reload
systemctl --quiet enable --now dunlin-server.socket
is "the first connection to port 443 of the socket gets" 200 "$(health 443)"
is "a command beside it reaches the same database" "ada admin" "$(systemd-run --quiet --pipe --wait --uid=dunlin-server -p EnvironmentFile=/etc/dunlin-server/environment dunlin-server --data-dir /var/lib/dunlin-server user list)"
apt-get -q -y purge dunlin-server >/dev/null
is "purged, it is" inactive "$(state)"
is "its data is" gone "$([ -e /var/lib/dunlin-server ] && echo there || echo gone)"
echo "== all of it holds, under $(systemctl --version | head -n1)"
systemctl poweroff
END
cat >"$root/etc/systemd/system/inside.service" <<'END'
[Unit]
After=multi-user.target
[Service]
Type=exec
Environment=HOME=/root LC_ALL=C.UTF-8
ExecStart=/bin/bash /opt/inside.sh
END
ln -s ../inside.service "$root/etc/systemd/system/multi-user.target.wants/inside.service"

mkdir -p /run/systemd
# shellcheck disable=SC2016 # the inner shell's argument
unshare --net sh -c 'ip link set lo up && exec timeout 600 systemd-nspawn --quiet --register=no --keep-unit --directory="$1" --boot' sh "$root" \
    </dev/null >"$root/console.log" 2>&1 || true
cat "$root/said"
tail -n1 "$root/said" | grep -q '^== all of it holds'
