// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/tools/lying_server/lies.h"

#include "client/crypto/device_chain.h"

#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace dunlin::lying {

namespace {

// Colon-separated words, each of which must be what it is asked for as.
class Words
{
public:
    explicit Words(const QStringList &words)
        : m_words(words)
    {
    }
    template <typename Id>
    Id id()
    {
        const auto read = Id::fromText(next());
        m_isGood = m_isGood && read;
        return read.value_or(Id());
    }
    qint64 number()
    {
        bool isNumber = false;
        const qint64 read = next().toLongLong(&isNumber);
        m_isGood = m_isGood && isNumber && read >= 0;
        return read;
    }
    bool is(QLatin1StringView word)
    {
        m_isGood = next() == word && m_isGood;
        return m_isGood;
    }
    bool isAtEnd() const { return m_at >= m_words.size(); }
    bool areGood() const { return m_isGood && isAtEnd(); }

private:
    QString next() { return m_words.value(m_at++); }

    const QStringList m_words;
    qsizetype m_at = 0;
    bool m_isGood = true;
};

} // namespace

bool Lies::add(const QString &lie)
{
    const QStringList all = lie.split(u':');
    const QString name = all.constFirst();
    if (name == "drop"_L1 || name == "replay"_L1 || name == "reorder"_L1 || name == "fork"_L1)
        return addRowLie(name, all.mid(1));
    Words words(all.mid(1));
    if (name == "ghost-device"_L1) {
        const auto user = words.id<UserId>();
        if (words.areGood())
            m_haunted.insert(user);
    } else if (name == "ghost-member"_L1) {
        const auto channel = words.id<ChannelId>();
        const auto user = words.id<UserId>();
        if (words.areGood())
            m_ghosts.insert(channel, user);
    } else if (name == "stale-device-list"_L1) {
        const auto user = words.id<UserId>();
        const qint64 count = words.number();
        if (words.areGood())
            m_stale.insert(user, count);
    } else if (name == "key-substitution"_L1) {
        const auto device = words.id<DeviceId>();
        const auto other = words.id<DeviceId>();
        if (words.areGood())
            m_substituted.insert(device, other);
    } else if (name == "one-time-key-twice"_L1) {
        const auto device = words.id<DeviceId>();
        if (words.areGood())
            m_twice.insert(device);
    } else if (name == "undo"_L1 || name == "no-reactions"_L1 || name == "old-reactions"_L1) {
        const auto channel = words.id<ChannelId>();
        const qint64 seq = words.number();
        const auto reader = words.id<UserId>();
        ToReaders &lies = name == "undo"_L1 ? m_undone
            : name == "no-reactions"_L1     ? m_noReactions
                                            : m_oldReactions;
        if (words.areGood())
            lies.insert({channel, seq}, reader);
    } else if (name == "downgrade"_L1) {
        const auto channel = words.id<ChannelId>();
        const qint64 seq = words.number();
        if (words.areGood())
            m_plain.insert(channel, seq);
    } else if (name == "truncated-attachment"_L1) {
        const auto file = words.id<FileId>();
        const bool isFilledUp = !words.isAtEnd() && words.is("full"_L1);
        if (words.areGood())
            m_cut.insert(file, isFilledUp);
    } else {
        return false;
    }
    return words.areGood();
}

bool Lies::addRowLie(const QString &name, const QStringList &all)
{
    Words words(all);
    const auto channel = words.id<ChannelId>();
    const qint64 seq = words.number();
    const qint64 other = name == "drop"_L1 ? 0 : words.number();
    std::optional<UserId> reader;
    if (name == "fork"_L1 || (name == "drop"_L1 && !words.isAtEnd()))
        reader = words.id<UserId>();
    if (!words.areGood())
        return false;
    if (name == "drop"_L1) {
        m_rows.append({channel, seq, {}, reader});
    } else if (name == "replay"_L1) {
        m_rows.append({channel, other, {seq}, reader});
    } else if (name == "reorder"_L1) {
        m_rows.append({channel, seq, {other}, reader});
        m_rows.append({channel, other, {seq}, reader});
    } else {
        m_rows.append({channel, seq, {other}, reader});
        m_rows.append({channel, other, {}, reader});
    }
    return true;
}

std::optional<Lies::Place> Lies::shownAt(const ChannelId &channel, qint64 seq,
                                         const std::optional<UserId> &reader) const
{
    for (const RowLie &each : m_rows) {
        if (each.channel == channel && each.seq == seq && (!each.reader || each.reader == reader))
            return each.shows;
    }
    return std::nullopt;
}

std::optional<UserId> Lies::readerOf(const ToReaders &lies, const ChannelId &channel, qint64 seq)
{
    const auto found = lies.constFind({channel, seq});
    return found == lies.cend() ? std::nullopt : std::optional(*found);
}

std::optional<UserId> Lies::undoneFor(const ChannelId &channel, qint64 seq) const
{
    return readerOf(m_undone, channel, seq);
}

std::optional<UserId> Lies::reactionsKeptFrom(const ChannelId &channel, qint64 seq) const
{
    return readerOf(m_noReactions, channel, seq);
}

std::optional<UserId> Lies::reactionsKeptFor(const ChannelId &channel, qint64 seq) const
{
    return readerOf(m_oldReactions, channel, seq);
}

std::optional<qint64> Lies::entriesShown(const UserId &user) const
{
    const auto found = m_stale.constFind(user);
    return found == m_stale.cend() ? std::nullopt : std::optional(*found);
}

std::optional<DeviceId> Lies::keysOf(const DeviceId &device) const
{
    const auto found = m_substituted.constFind(device);
    return found == m_substituted.cend() ? std::nullopt : std::optional(*found);
}

std::optional<wire::OneTimeKey> Said::oneTimeKey(const DeviceId &device) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_oneTime.constFind(device);
    return found == m_oneTime.cend() ? std::nullopt : std::optional(*found);
}

void Said::given(const DeviceId &device, const wire::OneTimeKey &key)
{
    const QMutexLocker lock(&m_mutex);
    m_oneTime.insert(device, key);
}

void Said::was(const wire::MessageRow &row)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_before.contains(row.id))
        m_before.insert(row.id, row);
}

std::optional<wire::MessageRow> Said::before(const OpId &message) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_before.constFind(message);
    return found == m_before.cend() ? std::nullopt : std::optional(*found);
}

void Said::hadReactions(const wire::MessageRow &row)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_withReactions.contains(row.id))
        m_withReactions.insert(row.id, row);
}

std::optional<wire::MessageRow> Said::withReactions(const OpId &message) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_withReactions.constFind(message);
    return found == m_withReactions.cend() ? std::nullopt : std::optional(*found);
}

QByteArray Said::ghostBehind(const UserId &user, const QList<QByteArray> &entries)
{
    const QMutexLocker lock(&m_mutex);
    QByteArray &ghost = m_ghosts[user];
    if (!ghost.isEmpty())
        return ghost;
    client::DeviceChain chain;
    if (!chain.extend(entries).ok() || chain.active().isEmpty())
        return {};
    // Everything about it is in order, but that nobody who might has signed it.
    const client::SigningKey key = client::SigningKey::create();
    const DeviceId id = DeviceId::create();
    const QByteArray proof = client::DeviceIntroduction::proofText(
        chain.account(), id, key.publicKey(), key.publicKey());
    const client::DeviceIntroduction device{id, key.publicKey(), key.publicKey(), key.sign(proof),
                                            key.sign(proof)};
    const client::LogSigner signer{key, chain.account(), chain.active().constFirst().id,
                                   chain.head().seq};
    ghost = chain.makeAddition(signer, device, 0);
    return ghost;
}

void Said::cut(const QByteArray &sha256, bool isFilledUp)
{
    const QMutexLocker lock(&m_mutex);
    m_cut.insert(sha256, isFilledUp);
}

std::optional<bool> Said::cutOf(const QByteArray &sha256) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_cut.constFind(sha256);
    return found == m_cut.cend() ? std::nullopt : std::optional(*found);
}

} // namespace dunlin::lying
