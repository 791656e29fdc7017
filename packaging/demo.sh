#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fills a server with a small made-up community, so that there is something to see. Everything goes
# through dunlinctl, as people's own messages would.
#
#   packaging/demo.sh DUNLINCTL URL DIR [PROFILE]
#
# DIR keeps one profile per made-up person; PROFILE is yours, and joins what can be joined.
# The server must accept registrations (--registration open).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ctl=${1:?dunlinctl} url=${2:?address of the server} dir=${3:?folder for the profiles} mine=${4:-}

as() {
    local who=$1
    shift
    "$ctl" --server "$url" --profile "$dir/$who" "$@" </dev/null
}
say() { "$ctl" --server "$url" --profile "$dir/$1" send "$2" - >/dev/null; }

if [ -e "$dir/password" ]; then
    echo "== a demo was begun here and broken off; remove $(dirname "$dir") to have a whole one" >&2
    exit 0
fi
people=(mara jonas priya tomek lena)
mkdir -p "$dir"
chmod 700 "$dir"
DUNLIN_PASSWORD=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
export DUNLIN_PASSWORD
(umask 077 && printf '%s\n' "$DUNLIN_PASSWORD" >"$dir/password")

echo "== making a rowing club of ${#people[@]} people" >&2
for who in "${people[@]}"; do as "$who" register "$who" >/dev/null; done

as mara create-channel general --public >/dev/null
as jonas create-channel boathouse --public >/dev/null
as priya create-channel regatta --public >/dev/null
as lena create-channel kitchen-rota --public >/dev/null
for channel in general boathouse regatta kitchen-rota; do
    for who in "${people[@]}"; do as "$who" join "$channel" >/dev/null 2>&1 || true; done
    if [ -n "$mine" ]; then "$ctl" --server "$url" --profile "$mine" join "$channel" </dev/null >/dev/null; fi
done

# One line is `channel|person|text`. Lines of one person in a row travel together.
last='' batch=''
flush() { if [ -n "$batch" ]; then printf '%s' "$batch" | say "${last#*|}" "${last%|*}"; fi; }
while IFS='|' read -r channel who text; do
    case $channel in '' | '#'*) continue ;; esac
    if [ "$channel|$who" != "$last" ]; then
        flush
        last=$channel\|$who batch=''
    fi
    batch+=$text$'\n'
done <"$here/demo.txt"
flush

# A few words that the server can't read, with whoever looks at it.
if [ -n "$mine" ]; then
    me=$("$ctl" --server "$url" --profile "$mine" --json whoami </dev/null | sed -n 's/.*"username":"\([^"]*\)".*/\1/p')
    as jonas create-channel boathouse-keys --private --encrypted >/dev/null
    for who in mara "$me"; do as jonas invite boathouse-keys "$who" >/dev/null; done
    as jonas send boathouse-keys "The new code of the key box goes through here, not through general." >/dev/null
    as mara send boathouse-keys "Good. I read it to you on the phone anyway, then we compare." >/dev/null
    as jonas send boathouse-keys "So I know it is you. Lena gets hers on Sunday, in person." >/dev/null
fi

: >"$dir/done"
