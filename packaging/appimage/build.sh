#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# An AppImage of the client. Needs linuxdeploy and its Qt plugin (linuxdeploy-plugin-qt) in the path: neither is in
# Debian. Build on the oldest system that it shall run on, which is Debian 12.
#
#   packaging/appimage/build.sh [DIR]     into DIR, or build/appimage
set -euo pipefail
out=$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../../build/appimage}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

for tool in linuxdeploy linuxdeploy-plugin-qt; do
    command -v "$tool" >/dev/null || {
        echo "$tool is not in the path" >&2
        exit 1
    }
done
packaging/setup.sh package
cmake --preset package -B build/appimage-tree -DDUNLIN_SERVER=OFF -Wno-dev
cmake --build build/appimage-tree
rm -rf "$out/AppDir"
DESTDIR=$out/AppDir cmake --install build/appimage-tree --component client

# What is loaded at run time: QML modules by the imports in our sources, the SQL driver and Wayland by name.
export QML_SOURCES_PATHS=$PWD/qml EXTRA_QT_MODULES="svg;waylandclient" EXTRA_PLATFORM_PLUGINS="libqwayland-generic.so;libqwayland-egl.so;libqoffscreen.so"
export QMAKE=${QMAKE:-$(command -v qmake6)}
cd "$out"
linuxdeploy --appdir AppDir --plugin qt --output appimage \
    --desktop-file AppDir/usr/share/applications/dunlin.desktop \
    --icon-file AppDir/usr/share/icons/hicolor/256x256/apps/dunlin.png
ls -l "$out"/*.AppImage
