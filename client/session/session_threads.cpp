// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that shows what belongs to one message: its answers, its earlier wordings, its readers.

#include "client/session/session_parts.h"

namespace dunlin::client {

ThreadModel *AccountSession::thread(const QString &channelId, qint64 seq)
{
    const auto channel = ChannelId::fromText(channelId);
    if (!channel || seq <= 0 || !m_parts->identity)
        return nullptr;
    ThreadModel *shown = m_parts->thread;
    if (shown && shown->channelId() == *channel && shown->rootSeq() == seq)
        return shown;
    if (shown)
        shown->deleteLater();
    auto *model = new ThreadModel(*channel, m_parts->identity->account.id, seq, this);
    m_parts->thread = model;
    model->setOps(m_parts->pendingOf(*channel));
    m_parts->onEngine([engine = m_parts->engine, id = *channel, seq] {
        engine->watchThread(id, seq);
        return ok();
    });
    return model;
}

void AccountSession::closeThread()
{
    if (!m_parts->thread)
        return;
    m_parts->thread->deleteLater();
    m_parts->thread = nullptr;
    m_parts->onEngine([engine = m_parts->engine] {
        engine->watchThread({}, 0);
        return ok();
    });
}

void AccountSession::findWordings(const QString &channelId, qint64 seq)
{
    const auto channel = parseChannel(channelId);
    if (!channel)
        return;
    const auto found = m_parts->onEngine(
        [engine = m_parts->engine, id = *channel, seq] { return engine->wordings(id, seq); });
    finally(this, found, [this, channelId, seq](const Result<QList<Wording>> &wordings) {
        if (!wordings.ok()) {
            report(wordings.error());
            return;
        }
        QVariantList list;
        for (const Wording &each : *wordings)
            list.append(
                QVariantMap{{QStringLiteral("text"), each.text},
                            {QStringLiteral("at"), QDateTime::fromMSecsSinceEpoch(each.saidAt)}});
        Q_EMIT wordingsFound(channelId, seq, list);
    });
}

void AccountSession::findReaders(const QString &channelId, qint64 seq)
{
    const auto channel = parseChannel(channelId);
    if (!channel)
        return;
    const auto found = m_parts->onEngine(
        [engine = m_parts->engine, id = *channel, seq] { return engine->readers(id, seq); });
    finally(this, found, [this, channelId, seq](const Result<QList<ReaderCard>> &readers) {
        if (!readers.ok()) {
            report(readers.error());
            return;
        }
        QVariantList list;
        for (const ReaderCard &each : *readers)
            list.append(QVariantMap{{QStringLiteral("userId"), each.user.toText()},
                                    {QStringLiteral("name"), each.name},
                                    {QStringLiteral("picture"), each.picture},
                                    {QStringLiteral("state"),
                                     each.state == ReaderCard::State::Read ? QStringLiteral("read")
                                         : each.state == ReaderCard::State::Received
                                         ? QStringLiteral("received")
                                         : QStringLiteral("waiting")}});
        Q_EMIT readersFound(channelId, seq, list);
    });
}

} // namespace dunlin::client
