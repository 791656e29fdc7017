// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/word_book.h"

namespace dunlin::client {

void WordBook::forget()
{
    m_doubted.clear();
    m_unanswered.clear();
}

// --- asking ------------------------------------------------------------------------------------------

Result<bool> WordBook::isVouched(const AccountId &account, const QByteArray &name) const
{
    DUNLIN_TRY(const auto word, m_work.rows().read(SealedKind::Vouched, name));
    return word && word->reveal() == account.toBytes();
}

bool WordBook::doubt(const ChannelId &channel, const UserId &by, const QByteArray &name)
{
    if (m_doubted.contains(name) || m_doubted.size() >= MostDoubted)
        return false;
    m_doubted.insert(name, {channel, by, 0});
    return true;
}

void WordBook::askAnew()
{
    for (Doubted &each : m_doubted)
        each.asked = 0;
}

WordBook::Questions WordBook::ask()
{
    // What was asked least often comes first: else the first of many would use up the tries of all.
    QHash<UserId, int> fewest;
    for (const Doubted &each : std::as_const(m_doubted))
        fewest[each.by] = qMin(fewest.value(each.by, MostAsked), each.asked);
    Questions all;
    for (auto at = m_doubted.begin(); at != m_doubted.end(); ++at) {
        if (at->asked >= MostAsked)
            continue;
        if (at->asked > fewest.value(at->by)) {
            all.asksAgain = true;
            continue;
        }
        QList<QByteArray> &names = all.names[at->by];
        if (names.size() >= MostNames) {
            all.isCut = true;
            continue;
        }
        names.append(at.key());
        all.asksAgain = ++at->asked < MostAsked || all.asksAgain;
    }
    return all;
}

Status WordBook::take(const Frame &frame, const UserId &from)
{
    const auto content = contentOf<WordContent>(frame);
    if (!content.ok())
        return ok();
    for (const QByteArray &name : content->names) {
        if (m_doubted.value(name).by != from)
            continue;
        DUNLIN_CHECK(
            m_work.rows().write(SealedKind::Vouched, name, Secret(frame.sender.account.toBytes())));
    }
    return ok();
}

QSet<ChannelId> WordBook::settle(const Frame &frame, const UserId &from)
{
    QSet<ChannelId> channels;
    const auto content = contentOf<WordContent>(frame);
    if (!content.ok())
        return channels;
    for (const QByteArray &name : content->names) {
        if (m_doubted.value(name).by == from)
            channels.insert(m_doubted.take(name).channel);
    }
    return channels;
}

// --- answering ---------------------------------------------------------------------------------------

Result<bool> WordBook::knows(const QByteArray &name) const
{
    DUNLIN_TRY(const auto held, m_work.rows().read(SealedKind::Opened, name));
    if (!held)
        return false;
    DUNLIN_TRY(const Frame frame, readFrame(held->reveal()));
    return frame.sender.account == m_work.self().account;
}

QList<QByteArray> WordBook::answer(const QList<QByteArray> &names, const DeviceTarget &asker)
{
    QList<QByteArray> known;
    for (const QByteArray &name : names) {
        if (const auto is = knows(name); is.ok() && *is) {
            known.append(name);
        } else if (m_unanswered.contains(name) || m_unanswered.size() < MostUnanswered) {
            QList<DeviceTarget> &askers = m_unanswered[name];
            if (!askers.contains(asker) && askers.size() < MostAskers)
                askers.append(asker);
        }
    }
    return known;
}

QList<DeviceTarget> WordBook::takeAskers(const QByteArray &name)
{
    const QList<DeviceTarget> askers = m_unanswered.take(name);
    const auto is = askers.isEmpty() ? Result<bool>(false) : knows(name);
    return is.ok() && *is ? askers : QList<DeviceTarget>();
}

} // namespace dunlin::client
