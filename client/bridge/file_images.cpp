// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/file_images.h"

#include "client/session/account_session.h"

#include <QBuffer>
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

constexpr qint64 MostPixels = 64'000'000;
constexpr int MostMegabytes = 192; // of a decoder's memory
constexpr QSize Largest(2560, 2560);

constexpr qint64 LargestFace = 1 << 20; // drawn anew by the server, 512 pixels each way

QImage decoded(QIODevice &device, const QSize &within)
{
    QImageReader reader(&device);
    reader.setAutoTransform(true);
    reader.setAllocationLimit(MostMegabytes);
    // What it is follows from its bytes, not from its name.
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.size();
    static const QList<QByteArray> known{"png", "jpeg", "jpg", "gif", "webp", "bmp"};
    if (!known.contains(reader.format()) || size.isEmpty()
        || qint64(size.width()) * size.height() > MostPixels)
        return {};
    if (size.width() > within.width() || size.height() > within.height())
        reader.setScaledSize(size.scaled(within, Qt::KeepAspectRatio));
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
        : m_within(within.isEmpty() ? Largest : within.boundedTo(Largest))
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
    // A person's, which comes whole.
    void decodeFace(const QByteArray &bytes)
    {
        QThreadPool::globalInstance()->start([this, bytes] {
            QBuffer buffer;
            buffer.setData(bytes);
            if (buffer.open(QIODevice::ReadOnly))
                m_image = rounded(decoded(buffer, m_within));
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
    return file.open(QIODevice::ReadOnly) ? decoded(file, within) : QImage();
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
            finally(session, session->fileBytes(file, 0, LargestFace),
                    [response](const Result<QByteArray> &bytes) {
                        if (bytes.ok())
                            response->decodeFace(*bytes);
                        else
                            response->give(bytes.error().detail);
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
