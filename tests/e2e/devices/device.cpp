// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/devices/device.h"

#include "tests/support/test_client.h"

#include <QCoreApplication>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr std::chrono::seconds Patience{60};

template <typename T>
Result<T> wait(Async<T> answer)
{
    if (!waitUntil([&] { return answer.isFinished(); },
                   int(Patience / std::chrono::milliseconds(1))))
        return fail(Errc::Unavailable, u"nobody answered"_s);
    return answer.result();
}

} // namespace

Device::Device(const QString &serverUrl, const QString &username, const Clock &clock)
    : m_username(username)
    , m_clock(clock)
    , m_tap(serverUrl)
{
    start();
}

bool Device::start()
{
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    options.deviceName = m_username;
    options.lockWait = Patience;
    options.clock = &m_clock;
    auto session = AccountSession::create(m_profile.path(), options);
    if (!session.ok()) {
        qWarning("%s: %s", qPrintable(m_username), qPrintable(session.error().detail));
        return false;
    }
    m_session = *std::move(session);
    return true;
}

Result<wire::Account> Device::signUp()
{
    wire::Registration registration;
    registration.username = m_username;
    registration.password = Password;
    return wait(m_session->signUpAndWait(m_tap.url(), registration));
}

Result<wire::Account> Device::signIn()
{
    return wait(m_session->signInAndWait(m_tap.url(), m_username, Secret::fromText(Password)));
}

bool Device::isOnline() const
{
    return m_session && m_session->connection() == AccountSession::Connection::Online;
}

bool Device::waitOnline()
{
    const Status online = wait(m_session->online(Patience));
    if (!online.ok())
        qWarning("%s: %s", qPrintable(m_username), qPrintable(online.error().detail));
    return online.ok();
}

QList<OpId> Device::queue(const ChannelId &channel, const QStringList &texts)
{
    const auto ids = wait(m_session->queueAll(channel, texts));
    if (!ids.ok())
        qWarning("%s: %s", qPrintable(m_username), qPrintable(ids.error().detail));
    return ids.ok() ? *ids : QList<OpId>();
}

bool Device::waitQueued()
{
    // The engine answers in the order of the questions; what it told before its answer lies in our loop by then.
    const bool hasAnswered = wait(m_session->users({})).ok();
    QCoreApplication::processEvents();
    return hasAnswered;
}

bool Device::hasSentAll() const
{
    return m_session->pendingCount() == 0 && m_session->failedCount() == 0;
}

bool Device::knowsReceived(const ChannelId &channel, const Device &whose, qint64 seq) const
{
    const auto &receipts = m_tap.receipts();
    return std::any_of(receipts.cbegin(), receipts.cend(), [&](const wire::ReceiptEvent &each) {
        return each.channelId == channel && each.userId == whose.user() && each.receivedSeq >= seq;
    });
}

bool Device::knowsRead(const ChannelId &channel, const Device &whose, qint64 seq) const
{
    const auto &receipts = m_tap.receipts();
    return std::any_of(receipts.cbegin(), receipts.cend(), [&](const wire::ReceiptEvent &each) {
        return each.channelId == channel && each.userId == whose.user() && each.readSeq >= seq;
    });
}

bool Device::holds(const ChannelId &channel, qint64 messages) const
{
    const ChannelCard *card = m_session->channels()->find(channel);
    return card && card->msgCount == messages;
}

qint64 Device::unread(const ChannelId &channel) const
{
    const ChannelCard *card = m_session->channels()->find(channel);
    return card ? card->unread : -1;
}

QList<wire::MessageRow> Device::rows(const ChannelId &channel)
{
    QList<wire::MessageRow> all;
    for (;;) {
        const qint64 above = all.isEmpty() ? 0 : all.constLast().seq;
        const auto more = wait(m_session->rowsAbove(channel, above, 200));
        if (!more.ok())
            qWarning("%s: %s", qPrintable(m_username), qPrintable(more.error().detail));
        if (!more.ok() || more->isEmpty())
            return all;
        all += *more;
    }
}

QVariant Device::shown(const ChannelId &channel, const OpId &message, int role)
{
    const TimelineModel *timeline = m_session->timeline(channel.toText());
    for (int row = 0; row < timeline->rowCount(); ++row) {
        const QModelIndex index = timeline->index(row);
        if (timeline->data(index, TimelineModel::MessageIdRole).toString() == message.toText())
            return timeline->data(index, role);
    }
    return {};
}

int Device::delivery(const ChannelId &channel, const OpId &message)
{
    const QVariant value = shown(channel, message, TimelineModel::DeliveryRole);
    return value.isValid() ? value.toInt() : -1;
}

} // namespace dunlin::test
