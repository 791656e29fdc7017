// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/clipboard.h"

#include "shared/core/async.h"

#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QStandardPaths>
#include <QThreadPool>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace dunlin::client {

void Clipboard::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

bool Clipboard::hasImage() const
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    return data && data->hasImage();
}

QStringList Clipboard::files() const
{
    QStringList files;
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    const QList<QUrl> urls = data ? data->urls() : QList<QUrl>();
    for (const QUrl &each : urls) {
        if (each.isLocalFile())
            files.append(each.toString());
    }
    return files;
}

QUrl Clipboard::downloadUrl(const QString &name) const
{
    QString safe = name.section(u'/', -1).section(u'\\', -1);
    safe.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    while (safe.startsWith(u'.'))
        safe.remove(0, 1);
    return QUrl::fromLocalFile(
        QDir(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation))
            .filePath(safe.isEmpty() ? u"file"_s : safe));
}

void Clipboard::saveImage(const QString &folder)
{
    const QImage image = QGuiApplication::clipboard()->image();
    const QString name =
        u"picture-%1.png"_s.arg(QDateTime::currentDateTime().toString(u"yyyyMMdd-hhmmss-zzz"_s));
    // To make a PNG of a large picture takes a while.
    const auto saved =
        runOn(QThreadPool::globalInstance(), [image, folder, name]() -> Result<QString> {
            const QString path = QDir(folder).filePath(name);
            if (image.isNull() || !QDir().mkpath(folder) || !image.save(path, "PNG"))
                return fail(Errc::Unavailable, u"The picture could not be kept"_s);
            return path;
        });
    finally(this, saved, [this](const Result<QString> &path) {
        Q_EMIT imageSaved(path.ok() ? *path : QString());
    });
}

} // namespace dunlin::client
