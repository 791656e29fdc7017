#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing on Debian and Ubuntu, and nothing else: packaging/setup.sh KIND...
# The kinds are those of apt-packages.txt. Silent when all is there; sudo is asked only when it is not.
set -euo pipefail

list=$(dirname "${BASH_SOURCE[0]}")/apt-packages.txt
[ $# -gt 0 ] || set -- run
case " $* " in *" tidy "*) set -- run test ci tidy ;; *" ci "*) set -- run test ci ;; *" bench "*) set -- run test bench ;; *" test "*) set -- run test ;; *" package "*) set -- run package ;; esac

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]; }

if ! command -v apt-get >/dev/null; then
    echo "No apt-get here: this needs the packages of packaging/apt-packages.txt, under your system's names." >&2
    exit 0
fi

missing=()
while read -r kind names; do
    case $kind in '' | '#'*) continue ;; esac
    case " $* " in *" $kind "*) ;; *) continue ;; esac
    there=no
    for name in ${names//|/ }; do
        if installed "$name"; then there=yes; fi
    done
    [ $there = yes ] || missing+=("$names")
done <"$list"
[ ${#missing[@]} -gt 0 ] || exit 0

root=()
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Missing, and there is neither root nor sudo to install it: ${missing[*]}" >&2
        exit 1
    fi
    root=(sudo)
fi
apt() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" </dev/null; }

echo "== installing ${#missing[@]} missing packages${root:+ with sudo}" >&2
apt update >&2
pick=()
for names in "${missing[@]}"; do
    found=
    for name in ${names//|/ }; do
        if [ -n "$(apt-cache madison "$name" 2>/dev/null)" ]; then
            found=$name
            break
        fi
    done
    if [ -z "$found" ]; then
        echo "Your package sources have no ${names//|/ and no }." >&2
        exit 1
    fi
    pick+=("$found")
done
apt install -y --no-install-recommends "${pick[@]}" >&2
