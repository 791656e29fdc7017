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
#include <atomic>

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

} // namespace

// Named, because what FileImages holds is made of it.
namespace images {

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

    // Whoever has it taken may touch the response, and finishes it: the engine that asked, or what answers. Any thread.
    using Taken = std::shared_ptr<std::atomic_bool>;
    Taken taken() const { return m_taken; }
    void cancel() override
    {
        // The engine holds its lock meanwhile.
        if (!m_taken->exchange(true))
            QMetaObject::invokeMethod(
                this, [this] { Q_EMIT finished(); }, Qt::QueuedConnection);
    }

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
    const Taken m_taken = std::make_shared<std::atomic_bool>(false);
    QImage m_image;
    QString m_error;
};

// The answer that a response waits for, given once: at the latest when nobody can give it any more.
class Pending
{
public:
    explicit Pending(PictureResponse *response)
        : m_response(response)
        , m_taken(response->taken())
    {
    }
    ~Pending()
    {
        if (!m_taken->exchange(true))
            m_response->give(u"That is over"_s);
    }
    Q_DISABLE_COPY_MOVE(Pending)

    bool isWanted() const { return !*m_taken; }
    void give(const Result<QString> &path, bool isFace)
    {
        if (m_taken->exchange(true))
            return;
        if (!path.ok())
            m_response->give(path.error().detail);
        else if (isFace)
            m_response->decodeFace(*path);
        else
            m_response->decode(*path);
    }

private:
    PictureResponse *const m_response;
    const PictureResponse::Taken m_taken;
};

using PendingPtr = std::shared_ptr<Pending>;

} // namespace images

QImage decodedPicture(const QString &path, const QSize &within)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? decoded(file, within, Qt::KeepAspectRatio) : QImage();
}

// What a session is asked for; main thread.
struct FileImages::Source {
    QPointer<AccountSession> session;
    // Faces that are on their way, and who shows them.
    std::shared_ptr<QHash<FileId, QList<images::PendingPtr>>> faces;
};

FileImages::FileImages(AccountSession &session)
    : m_source(std::make_shared<Source>())
{
    setSession(session);
}

void FileImages::setSession(AccountSession &session)
{
    m_source->session = &session;
    m_source->faces = std::make_shared<QHash<FileId, QList<images::PendingPtr>>>();
    // Whoever waits for a session that is gone is told.
    QObject::connect(&session, &QObject::destroyed, qApp,
                     [faces = m_source->faces] { faces->clear(); });
}

QQuickImageResponse *FileImages::requestImageResponse(const QString &id, const QSize &requestedSize)
{
    auto *response = new images::PictureResponse(requestedSize);
    const QString local = u"local/"_s;
    if (id.startsWith(local)) {
        response->taken()->store(true);
        response->decode(QUrl::fromPercentEncoding(id.mid(local.size()).toUtf8()));
        return response;
    }
    const QString ofPerson = u"face/"_s;
    const bool isFace = id.startsWith(ofPerson);
    const qsizetype slash = isFace ? ofPerson.size() - 1 : id.indexOf(u'/');
    const auto file = FileId::fromText(isFace ? id.mid(ofPerson.size()) : id.left(slash));
    const qint64 size = id.mid(slash + 1).toLongLong();
    const auto pending = std::make_shared<images::Pending>(response);
    // Asked in the session's thread, which hears the answer.
    QMetaObject::invokeMethod(
        qApp,
        [source = m_source, pending, file, size, isFace] {
            AccountSession *session = source->session;
            if (!file || !session || !pending->isWanted())
                return;
            if (!isFace) {
                finally(session, session->fetchFile(*file, size),
                        [pending](const Result<QString> &path) { pending->give(path, false); });
                return;
            }
            QList<images::PendingPtr> &shown = (*source->faces)[*file];
            const bool isUnderWay = !shown.isEmpty();
            shown.removeIf([](const images::PendingPtr &each) { return !each->isWanted(); });
            shown.append(pending);
            if (isUnderWay)
                return;
            finally(session, session->fetchPicture(*file),
                    [faces = source->faces, file = *file](const Result<QString> &path) {
                        const QList<images::PendingPtr> waiting = faces->take(file);
                        for (const images::PendingPtr &each : waiting)
                            each->give(path, true);
                    });
        },
        Qt::QueuedConnection);
    return response;
}

} // namespace dunlin::client

#include "file_images.moc"
