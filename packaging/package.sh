#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the Debian packages dunlin-server, dunlinctl, dunlin and dunlin-voice for the system that it runs on.
#
#   packaging/package.sh [DIR]     into DIR, or build/package/debs
#
# DUNLIN_DEB_RELEASE=1~deb12     the packages' revision (default: 1)
# DUNLIN_MAINTAINER="N <a@b.c>"  who answers for them
# DUNLIN_CMAKE="-DX=ON"          more for the configure step: -DDUNLIN_CLIENT=OFF makes dunlin-server alone
set -euo pipefail
out=$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../build/package/debs}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packaging/setup.sh package
options=("-DDUNLIN_DEB_RELEASE=${DUNLIN_DEB_RELEASE:-1}")
if [ -n "${DUNLIN_MAINTAINER:-}" ]; then options+=("-DDUNLIN_MAINTAINER=$DUNLIN_MAINTAINER"); fi
# shellcheck disable=SC2206 # several options in one variable
options+=(${DUNLIN_CMAKE:-})
# Times inside the packages are those of the last commit, so that the same source gives the same bytes.
if [ -z "${SOURCE_DATE_EPOCH:-}" ] && epoch=$(git log -1 --format=%ct 2>/dev/null); then export SOURCE_DATE_EPOCH=$epoch; fi
cmake --preset package -Wno-dev "${options[@]}"
cmake --build --preset package
mkdir -p "$out"
(cd build/package && cpack -G DEB -B "$out")
rm -rf "$out/_CPack_Packages"
ls -l "$out"/*.deb
