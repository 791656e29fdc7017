# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Debian packages by CPack: dunlin-server, dunlinctl, dunlin, dunlin-voice. packaging/package.sh builds them.

set(DUNLIN_MAINTAINER "Dunlin contributors <dunlin@packages.invalid>"
    CACHE STRING "Name and address of the one who answers for the packages")
set(DUNLIN_DEB_RELEASE "1" CACHE STRING "Revision of the package, such as 1~deb12")

set(DUNLIN_DEB_VERSION "${PROJECT_VERSION}-${DUNLIN_DEB_RELEASE}")

# Whose what is, as Debian wants it: a licence that is not in /usr/share/common-licenses is there in full.
function(dunlin_indent file variable)
    file(READ "${file}" text)
    string(STRIP "${text}" text)
    string(REGEX REPLACE "\r" "" text "${text}")
    string(REPLACE "\n\n" "\n.\n" text "${text}")
    string(REPLACE "\n\n" "\n.\n" text "${text}")
    string(REPLACE "\n" "\n " text "${text}")
    set(${variable} " ${text}" PARENT_SCOPE)
endfunction()
dunlin_indent("${PROJECT_SOURCE_DIR}/resources/fonts/OFL.txt" DUNLIN_FONT_LICENCE)
dunlin_indent("${PROJECT_SOURCE_DIR}/resources/icons/LICENSE" DUNLIN_ICON_LICENCE)

set(CPACK_COMPONENTS_ALL "")
# program and package, component, template of its copyright
foreach(row IN ITEMS "dunlin-server;server;copyright.in" "dunlinctl;cli;copyright.in" "dunlin;client;copyright-client.in" "dunlin-voice;voice;copyright.in")
    list(GET row 0 package)
    list(GET row 1 component)
    list(GET row 2 template)
    if(NOT TARGET ${package})
        continue()
    endif()
    list(APPEND CPACK_COMPONENTS_ALL ${component})
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/deb/${package}")
    configure_file(deb/${template} "${folder}/copyright" @ONLY)
    configure_file(deb/changelog.in "${folder}/changelog.Debian" @ONLY)
    dunlin_gzip("${folder}/changelog.Debian" "${folder}/changelog.Debian.gz")
    dunlin_gzip("${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${folder}/changelog.gz")
    set(files "${folder}/copyright" "${folder}/changelog.Debian.gz" "${folder}/changelog.gz")
    set(doc "${CMAKE_INSTALL_DATAROOTDIR}/doc/${package}")
    install(FILES ${files} DESTINATION "${doc}" COMPONENT ${component})
    if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/deb/${package}.lintian-overrides")
        install(FILES "deb/${package}.lintian-overrides" DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides"
                RENAME "${package}" COMPONENT ${component})
    endif()
endforeach()
if(TARGET dunlin-server)
    # It takes passwords of databases.
    install(FILES deb/server/environment DESTINATION /etc/dunlin-server PERMISSIONS OWNER_READ OWNER_WRITE COMPONENT server)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dunlin)
set(CPACK_PACKAGE_CONTACT "${DUNLIN_MAINTAINER}")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGING_INSTALL_PREFIX "${CMAKE_INSTALL_PREFIX}")
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE "${DUNLIN_DEB_RELEASE}")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${DUNLIN_MAINTAINER}")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

# What is loaded at run time is written here by hand, because no tool sees it; check_deb.sh starts the programs from the
# packages alone.
set(CPACK_DEBIAN_SERVER_PACKAGE_NAME dunlin-server)
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION net)
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "libqt6sql6-sqlite, systemd | systemd-standalone-sysusers | systemd-sysusers")
set(CPACK_DEBIAN_SERVER_PACKAGE_RECOMMENDS "ca-certificates")
set(CPACK_DEBIAN_SERVER_PACKAGE_SUGGESTS "dunlinctl, libqt6sql6-psql, nginx, postgresql")
set(control)
foreach(script IN ITEMS conffiles postinst postrm prerm)
    list(APPEND control "${CMAKE_CURRENT_SOURCE_DIR}/deb/server/${script}")
endforeach()
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA "${control}")
set(CPACK_DEBIAN_CLI_PACKAGE_NAME dunlinctl)
set(CPACK_DEBIAN_CLI_PACKAGE_SECTION net)
set(CPACK_DEBIAN_CLI_PACKAGE_DEPENDS "libqt6sql6-sqlite")
set(CPACK_DEBIAN_CLI_PACKAGE_RECOMMENDS "ca-certificates")

set(CPACK_DEBIAN_CLIENT_PACKAGE_NAME dunlin)
set(CPACK_DEBIAN_CLIENT_PACKAGE_SECTION net)
set(CPACK_DEBIAN_CLIENT_PACKAGE_DEPENDS
    "libqt6sql6-sqlite, qt6-qpa-plugins, qml6-module-qtqml, qml6-module-qtqml-models, qml6-module-qtqml-workerscript, qml6-module-qtquick, qml6-module-qtquick-controls, qml6-module-qtquick-dialogs, qml6-module-qt-labs-folderlistmodel, qml6-module-qtquick-layouts, qml6-module-qtquick-templates, qml6-module-qtquick-window"
)
set(CPACK_DEBIAN_CLIENT_PACKAGE_RECOMMENDS "ca-certificates, dunlin-voice, fonts-noto-color-emoji, fonts-noto-core, qt6-wayland")
set(CPACK_DEBIAN_CLIENT_PACKAGE_SUGGESTS "dunlinctl, hunspell-dictionary")
# Apart, because what plays sound brings a hundred megabytes along, which not everybody wants.
set(CPACK_DEBIAN_VOICE_PACKAGE_NAME dunlin-voice)
set(CPACK_DEBIAN_VOICE_PACKAGE_SECTION net)
set(CPACK_DEBIAN_VOICE_PACKAGE_DEPENDS "dunlin (= ${DUNLIN_DEB_VERSION})")

# Else it would be the first line of every package's description, before the package's own.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
include(CPack)
cpack_add_component(
    server
    DESCRIPTION
        "chat server that you run yourself
Dunlin is chat for a family, a club or a team that keeps its own data. This
is its server: one program that stores messages and files, in SQLite without
any setup or in PostgreSQL, and brings them to everyone's devices once and
in order. It runs as a system service under a user of its own.")
cpack_add_component(
    cli
    DESCRIPTION
        "chat on your own server, from the command line
Dunlin is chat for a family, a club or a team that keeps its own data. This
is its client for terminals and scripts: what it is told to send is stored
before it goes out, a line of standard input at a time if you like, and what
it prints can be JSON.")
cpack_add_component(
    client
    DESCRIPTION
        "chat on your own server, with a window
Dunlin is chat for a family, a club or a team that keeps its own data. This
is its client for the desktop. What you write is stored on your device
before it is sent, so that a dead network, a crash or a pulled plug loses
nothing.")
cpack_add_component(
    voice
    DESCRIPTION
        "voice messages for Dunlin's window
Dunlin is chat for a family, a club or a team that keeps its own data. With
this its window records voice messages, and plays what is to be heard. It is
loaded when the first one is recorded or played, and not before.")
