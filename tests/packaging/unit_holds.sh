#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# systemd takes our units as they are, and calls the service no more exposed than docs/packaging.md says (1.1 of 10, and
# 12 is 1.2): unit_holds.sh SERVICE SOCKET PROGRAM
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The program is not where it will be installed.
sed -E "s#^ExecStart=[^ ]+#ExecStart=${3:?the program}#" "${1:?the service}" >"$scratch/dunlin-server.service"
cp "${2:?the socket}" "$scratch/dunlin-server.socket"
said=$(SYSTEMD_LOG_LEVEL=warning systemd-analyze verify --man=no "$scratch"/dunlin-server.* 2>&1) || { echo "$said"; exit 1; }
if grep -F dunlin-server <<<"$said"; then exit 1; fi
systemd-analyze security --no-pager --offline=true --threshold=12 "$scratch/dunlin-server.service"
