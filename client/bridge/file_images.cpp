// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/file_images.h"

#include "client/session/account_session.h"

#include <QCoreApplication>
#include <QImageReader>
#include <QThreadPool>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr qint64 MostPixels = 64'000'000;
constexpr int MostMegabytes = 192; // of a decoder's memory
constexpr QSize Largest(2560, 2560);

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
    QImageReader reader(path);
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
    const qsizetype slash = id.indexOf(u'/');
    const auto file = FileId::fromText(id.left(slash));
    const qint64 size = id.mid(slash + 1).toLongLong();
    if (!file) {
        QMetaObject::invokeMethod(
            response, [response] { response->give(u"That is no file"_s); }, Qt::QueuedConnection);
        return response;
    }
    // Asked in the session's thread, which hears the answer.
    QMetaObject::invokeMethod(qApp, [held = m_session, response, file = *file, size] {
        AccountSession *session = *held;
        if (!session) {
            response->give(u"That is over"_s);
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
