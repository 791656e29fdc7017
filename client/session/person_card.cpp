// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/person_card.h"

#include "client/models/picture_of.h"
#include "client/models/presence_names.h"

#include <QFile>
#include <QMap>
#include <QMimeDatabase>
#include <QThreadPool>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr qint64 PieceBytes = 1 << 20; // the server's limit of a chunk

struct Picture {
    QByteArray content;
    QString type;
};

Result<Picture> pictureAt(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Invalid, u"The picture can't be read: "_s + file.errorString());
    if (file.size() > PersonCard::LargestPicture)
        return fail(Errc::TooLarge, u"A picture has at most 8 MiB"_s);
    Picture picture{file.read(PersonCard::LargestPicture), {}};
    picture.type = QMimeDatabase().mimeTypeForData(picture.content).name();
    if (!picture.type.startsWith("image/"_L1))
        return fail(Errc::Invalid, u"That is no picture"_s);
    return picture;
}

} // namespace

PersonCard::PersonCard(std::unique_ptr<PersonSource> source)
    : m_source(std::move(source))
{
}

void PersonCard::forget()
{
    ++m_run;
    m_user.clear();
    m_isSending = false;
    m_shown.clear();
    Q_EMIT sendingChanged();
    Q_EMIT changed();
}

void PersonCard::look(const QString &userId)
{
    if (userId != m_user) {
        ++m_run;
        m_shown.clear();
        Q_EMIT changed();
    }
    m_user = userId;
    const auto id = UserId::fromText(userId);
    if (!id)
        return;
    // Once for all: the list lives as long as the session does.
    connect(m_source->friendList(), &QAbstractItemModel::dataChanged, this,
            &PersonCard::noteFriendship, Qt::UniqueConnection);
    connect(m_source->friendList(), &FriendListModel::countChanged, this,
            &PersonCard::noteFriendship, Qt::UniqueConnection);
    finally(this, m_source->here(*id), [this, run = m_run](const Result<PersonHere> &here) {
        if (run == m_run && here.ok())
            take(*here);
    });
    if (!m_source->isOnline())
        return;
    finally(this, m_source->atServer(*id), [this, run = m_run](const Result<wire::User> &user) {
        if (run != m_run)
            return;
        if (user.ok())
            take(*user);
        else if (m_shown.isEmpty())
            Q_EMIT failed(user.error());
    });
}

void PersonCard::take(const PersonHere &here)
{
    // By their names: they come in no order.
    QMap<QString, QVariant> named;
    for (const ChannelId &each : here.channels) {
        const QVariantMap card = m_source->channels()->get(each.toText());
        const QString name = card.value(u"name"_s).toString();
        if (!card.isEmpty() && card.value(u"kind"_s) != u"direct"_s)
            named.insert(name.toCaseFolded() + each.toText(),
                         QVariantMap{{u"channelId"_s, each.toText()}, {u"name"_s, name}});
    }
    const QVariantList channels = named.values();
    m_shown.insert(u"channels"_s, channels);
    m_shown.insert(u"presence"_s, presenceName(here.presence));
    m_shown.insert(u"verified"_s, here.isVerified);
    if (here.lastSeenAt > 0)
        m_shown.insert(u"lastSeen"_s, QDateTime::fromMSecsSinceEpoch(here.lastSeenAt));
    // The server may have been faster, and knows better.
    if (here.user && !m_shown.contains(u"userId"_s))
        take(*here.user);
    else
        Q_EMIT changed();
}

void PersonCard::take(const wire::User &user)
{
    m_shown.insert(u"userId"_s, user.id.toText());
    m_shown.insert(u"username"_s, user.username);
    m_shown.insert(u"name"_s, user.displayName.isEmpty() ? user.username : user.displayName);
    m_shown.insert(u"about"_s, user.about.value_or(QString()));
    m_shown.insert(u"picture"_s, pictureOf(user));
    m_shown.insert(u"bot"_s, user.bot.value_or(false));
    m_shown.insert(u"self"_s, user.id.toText() == m_source->userId());
    if (user.lastSeenAt)
        m_shown.insert(u"lastSeen"_s, QDateTime::fromMSecsSinceEpoch(*user.lastSeenAt));
    noteFriendship();
}

void PersonCard::noteFriendship()
{
    if (m_shown.isEmpty())
        return;
    QString state = u"none"_s;
    bool isBusy = false;
    for (const FriendCard &each : m_source->friendList()->cards()) {
        if (each.user.id.toText() == m_user)
            state = friendStateName(each.state);
    }
    if (const auto id = UserId::fromText(m_user))
        isBusy = m_source->friendList()->isBusy(*id);
    m_shown.insert(u"friendState"_s, state);
    m_shown.insert(u"busy"_s, isBusy);
    Q_EMIT changed();
}

// --- one's own picture ---

void PersonCard::setPicture(const QString &path)
{
    if (m_isSending)
        return;
    m_isSending = true;
    Q_EMIT sendingChanged();
    if (path.isEmpty()) {
        wear({});
        return;
    }
    const QUrl url(path);
    const QString local = url.isLocalFile() ? url.toLocalFile() : path;
    const auto read = runOn(QThreadPool::globalInstance(), [local] { return pictureAt(local); });
    finally(this, read, [this](const Result<Picture> &picture) {
        if (!picture.ok()) {
            endSending(picture.error());
            return;
        }
        wire::FileCreate request;
        request.name = u"picture"_s;
        request.size = picture->content.size();
        request.contentType = picture->type;
        request.purpose = wire::FilePurpose::Avatar;
        finally(this, m_source->announce(request),
                [this, content = picture->content](const Result<wire::FileUpload> &upload) {
                    if (upload.ok())
                        sendPiece(upload->id, content, upload->offset);
                    else
                        endSending(upload.error());
                });
    });
}

void PersonCard::sendPiece(const FileId &id, const QByteArray &content, qint64 offset)
{
    if (offset >= content.size()) {
        wear(id.toText());
        return;
    }
    const QByteArray piece = content.mid(offset, PieceBytes);
    finally(this, m_source->sendChunk(id, offset, piece),
            [this, id, content, next = offset + piece.size()](const Result<Done> &sent) {
                if (sent.ok())
                    sendPiece(id, content, next);
                else
                    endSending(sent.error());
            });
}

void PersonCard::wear(const QString &fileId)
{
    wire::AccountPatch patch;
    patch.avatarFileId = fileId;
    finally(this, m_source->change(patch), [this](const Result<wire::Account> &account) {
        endSending(account.ok() ? std::nullopt : std::optional(account.error()));
        if (account.ok() && m_user == m_source->userId())
            look(m_user);
    });
}

void PersonCard::endSending(const std::optional<Error> &error)
{
    m_isSending = false;
    Q_EMIT sendingChanged();
    if (error)
        Q_EMIT failed(*error);
}

} // namespace dunlin::client
