// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/look.h"

#include "client/app/idle_watch.h"
#include "shared/core/log.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>
#include <QSettings>
#include <QStyleHints>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace dunlin::client {

void installFonts()
{
    for (const auto weight : {"Regular"_L1, "Medium"_L1, "SemiBold"_L1}) {
        if (QFontDatabase::addApplicationFont(u":/dunlin/fonts/Inter-"_s + weight + u".otf"_s) < 0)
            qCWarning(lcApp, "The typeface Inter %s could not be loaded.", weight.data());
    }
    // Behind Inter, so that digits stay Inter's; before what fontconfig would take, which may be black and white.
    QFont::insertSubstitutions(
        u"Inter"_s, {u"Noto Color Emoji"_s, u"Apple Color Emoji"_s, u"Segoe UI Emoji"_s});
    QFont font(u"Inter"_s);
    font.setPixelSize(15);
    QGuiApplication::setFont(font);
}

namespace {

bool drawsBySoftwareAnyway()
{
    QOpenGLContext context;
    QOffscreenSurface surface;
    surface.create();
    if (!context.create() || !context.makeCurrent(&surface))
        return true;
    const char *name =
        reinterpret_cast<const char *>(context.functions()->glGetString(GL_RENDERER));
    const QString renderer = QString::fromLatin1(name);
    context.doneCurrent();
    return renderer.contains("llvmpipe"_L1) || renderer.contains("softpipe"_L1)
        || renderer.contains("SwiftShader"_L1);
}

} // namespace

void chooseRenderer(Options::Renderer wanted, const QString &iniFile)
{
    if (qEnvironmentVariableIsSet("QT_QUICK_BACKEND") || wanted == Options::Renderer::Hardware)
        return;
#ifdef Q_OS_LINUX
    bool software = wanted == Options::Renderer::Software;
    if (wanted == Options::Renderer::Auto) {
        QSettings kept(iniFile, QSettings::IniFormat);
        // A profile may move to another machine, and a driver to another version.
        const QString here = QSysInfo::machineHostName() + u' ' + QGuiApplication::platformName()
            + u' ' + QSysInfo::kernelVersion();
        if (kept.value(u"renderer/asked"_s).toString() != here) {
            kept.setValue(u"renderer/software"_s, drawsBySoftwareAnyway());
            kept.setValue(u"renderer/asked"_s, here);
        }
        software = kept.value(u"renderer/software"_s).toBool();
    }
    if (software)
        QQuickWindow::setSceneGraphBackend(u"software"_s);
#else
    Q_UNUSED(iniFile)
    if (wanted == Options::Renderer::Software)
        QQuickWindow::setSceneGraphBackend(u"software"_s);
#endif
}

void letCaretRest(QGuiApplication &app, std::chrono::milliseconds after)
{
    auto *watch = new IdleWatch(app, after);
    watch->setParent(&app);
    QObject::connect(watch, &IdleWatch::idleChanged, &app,
                     [usual = QGuiApplication::styleHints()->cursorFlashTime()](bool idle) {
                         QGuiApplication::styleHints()->setCursorFlashTime(idle ? 0 : usual);
                     });
}

} // namespace dunlin::client
