// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace dunlin::client {

QString profileFolder(const QString &nameOrDir)
{
    const QString wanted = nameOrDir.isEmpty() ? u"default"_s : nameOrDir;
    if (wanted.contains(u'/') || wanted.contains(u'\\') || wanted == "."_L1 || wanted == ".."_L1)
        return QDir(wanted).absolutePath();
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(u"dunlin/"_s + wanted);
}

QString acceptableLink(const QString &text)
{
    if (!text.startsWith("dunlin://"_L1, Qt::CaseInsensitive) || text.size() > LinkLimit)
        return {};
    const bool strange = std::any_of(
        text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x21 || c.unicode() > 0x7e; });
    return strange ? QString() : text;
}

Options parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Dunlin, chat on your own server."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption server(u"server"_s, u"Offer this server at sign-in."_s, u"URL"_s);
    const QCommandLineOption profile(
        u"profile"_s,
        u"Use this profile: a name, or a folder (default: DUNLIN_PROFILE, else \"default\")."_s,
        u"NAME|DIR"_s);
    const QCommandLineOption minimized(u"minimized"_s, u"Start as an icon."_s);
    const QCommandLineOption woken(
        u"woken"_s, u"Start without a window, for a push, and end when nobody asks for one."_s);
    const QCommandLineOption screenshot(
        u"screenshot"_s, u"Walk the main pages, save a PNG of each into DIR, quit."_s, u"DIR"_s);
    const QCommandLineOption renderer(u"renderer"_s, u"How to draw: auto, hardware or software."_s,
                                      u"HOW"_s, u"auto"_s);
    parser.addOptions({server, profile, minimized, woken, screenshot, renderer});
    parser.addPositionalArgument(u"link"_s, u"A dunlin:// link to open."_s, u"[link]"_s);
    parser.process(arguments);

    Options options;
    options.server = parser.value(server);
    options.profileDir = profileFolder(
        parser.isSet(profile) ? parser.value(profile) : qEnvironmentVariable("DUNLIN_PROFILE"));
    options.screenshotDir = parser.value(screenshot);
    options.minimized = parser.isSet(minimized);
    options.woken = parser.isSet(woken);
    const QString how = parser.value(renderer);
    if (how != "auto"_L1 && how != "hardware"_L1 && how != "software"_L1) {
        std::fputs("--renderer is auto, hardware or software\n", stderr);
        std::exit(2);
    }
    options.renderer = how == "software"_L1 ? Options::Renderer::Software
        : how == "hardware"_L1              ? Options::Renderer::Hardware
                                            : Options::Renderer::Auto;
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > 1) {
        std::fputs("one link at a time\n", stderr);
        std::exit(2);
    }
    if (!positional.isEmpty()) {
        options.link = acceptableLink(positional.first());
        if (options.link.isEmpty()) {
            std::fputs("this is no dunlin:// link\n", stderr);
            std::exit(2);
        }
    }
    return options;
}

} // namespace dunlin::client
