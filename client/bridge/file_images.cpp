// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/file_images.h"

#include "client/session/account_session.h"

#include <QCoreApplication>
#include <QFile>
#include <QImageReader>
#include <QPainter>
#include <QThreadPool>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr qint64 MostPicturePixels = 64'000'000;
constexpr int MostMegabytes = 192; // of a decoder's memory
constexpr QSize LargestShown(2560, 2560);

// Within it whole, or with the shorter side, so that a square can be cut out.
QImage decoded(QIODevice &device, const QSize &within, Qt::AspectRatioMode mode)
{
    QImageReader reader(&device);
    reader.setAutoTransform(true);
    reader.setAllocationLimit(MostMegabytes);
    // What it is follows from its bytes, not from its name.
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.size();
    static const QList<QByteArray> known{"png", "jpeg", "jpg", "gif", "webp", "bmp"};
    if (!known.contains(reader.format()) || size.isEmpty()
        || qint64(size.width()) * size.height() > MostPicturePixels)
        return {};
    const QSize scaled = size.scaled(within, mode);
    if (scaled.width() < size.width())
        reader.setScaledSize(scaled);
    return reader.read();
}

// The middle of it, as a disc: no renderer has to cut it out.
QImage rounded(const QImage &picture)
{
    if (picture.isNull())
        return {};
    const int side = std::min(picture.width(), picture.height());
    QImage disc(side, side, QImage::Format_ARGB32_Premultiplied);
    disc.fill(Qt::transparent);
    QPainter painter(&disc);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QBrush brush(
        picture.copy((picture.width() - side) / 2, (picture.height() - side) / 2, side, side));
    painter.setBrush(brush);
    painter.drawEllipse(0, 0, side, side);
    return disc;
}

class PictureResponse : public QQuickImageResponse
{
    Q_OBJECT
public:
    explicit PictureResponse(const QSize &within)
        : m_within(within.isEmpty() ? LargestShown : within.boundedTo(LargestShown))
    {
    }
    QQuickTextureFactory *textureFactory() const override
    {
        return QQuickTextureFactory::textureFactoryForImage(m_image);
    }
    QString errorString() const override { return m_error; }

    // From here on it belongs to the decoder until finished() is emitted.
    void decode(const QString &path)
    {
        QThreadPool::globalInstance()->start([this, path] {
            m_image = decodedPicture(path, m_within);
            if (m_image.isNull())
                m_error = u"The picture can't be shown"_s;
            Q_EMIT finished();
        });
    }
    // A person's.
    void decodeFace(const QString &path)
    {
        QThreadPool::globalInstance()->start([this, path] {
            QFile file(path);
            if (file.open(QIODevice::ReadOnly))
                m_image = rounded(decoded(file, m_within, Qt::KeepAspectRatioByExpanding));
            if (m_image.isNull())
                m_error = u"The picture can't be shown"_s;
            Q_EMIT finished();
        });
    }
    void give(const QString &error)
    {
        m_error = error;
        Q_EMIT finished();
    }

private:
    const QSize m_within;
    QImage m_image;
    QString m_error;
};

} // namespace

QImage decodedPicture(const QString &path, const QSize &within)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? decoded(file, within, Qt::KeepAspectRatio) : QImage();
}

FileImages::FileImages(AccountSession &session)
    : m_session(std::make_shared<QPointer<AccountSession>>(&session))
{
}

void FileImages::setSession(AccountSession &session)
{
    *m_session = &session;
}

QQuickImageResponse *FileImages::requestImageResponse(const QString &id, const QSize &requestedSize)
{
    auto *response = new PictureResponse(requestedSize);
    const QString local = u"local/"_s;
    if (id.startsWith(local)) {
        response->decode(QUrl::fromPercentEncoding(id.mid(local.size()).toUtf8()));
        return response;
    }
    const QString ofPerson = u"face/"_s;
    const bool isFace = id.startsWith(ofPerson);
    const qsizetype slash = isFace ? ofPerson.size() - 1 : id.indexOf(u'/');
    const auto file = FileId::fromText(isFace ? id.mid(ofPerson.size()) : id.left(slash));
    const qint64 size = id.mid(slash + 1).toLongLong();
    if (!file) {
        QMetaObject::invokeMethod(
            response, [response] { response->give(u"That is no file"_s); }, Qt::QueuedConnection);
        return response;
    }
    // Asked in the session's thread, which hears the answer.
    QMetaObject::invokeMethod(qApp, [held = m_session, response, file = *file, size, isFace] {
        AccountSession *session = *held;
        if (!session) {
            response->give(u"That is over"_s);
            return;
        }
        if (isFace) {
            finally(session, session->fetchPicture(file), [response](const Result<QString> &path) {
                if (path.ok())
                    response->decodeFace(*path);
                else
                    response->give(path.error().detail);
            });
            return;
        }
        finally(session, session->fetchFile(file, size), [response](const Result<QString> &path) {
            if (path.ok())
                response->decode(*path);
            else
                response->give(path.error().detail);
        });
    });
    return response;
}

} // namespace dunlin::client

#include "file_images.moc"
