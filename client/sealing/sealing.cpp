// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/sealing.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/sealing/targets.h"
#include "shared/core/log.h"

namespace dunlin::client {

namespace {

constexpr std::chrono::hours LookEvery{6};
constexpr std::chrono::seconds LookWhileWaiting{30};
constexpr std::chrono::seconds LookAfterFault{5};

} // namespace

Sealing::Sealing(LocalStore &store, Link &link, HttpClient &http, const Clock &clock,
                 SealingSurroundings around)
    : m_store(store)
    , m_link(link)
    , m_http(http)
    , m_clock(clock)
    , m_around(std::move(around))
    , m_book(store, http)
    , m_work(store,
             [this](const DeviceAddress &address, const QByteArray &key) {
                 return m_book.trusts(address, key);
             })
    , m_own(m_work, http, m_book, clock)
    , m_people(m_work, m_book)
    , m_signed(store, http, m_book)
    , m_desk(m_work, http, m_book, m_signed, m_own, clock, deskSources())
    , m_courier(m_work, link, http, m_book, m_own, clock,
                [this](const Frame &frame, const UserId &from) { return taken(frame, from); })
    , m_watch(watchSources())
    , m_logWatch(store, http, m_book)
    , m_words(m_work)
    , m_lastWords(m_work.rows(), clock)
    , m_backup(m_work, http, m_book, m_own, backupTaker())
    , m_passphrase(http, m_book, m_own)
    , m_reactions(m_work.rows(), m_around.numbering)
{
    m_ask.setSingleShot(true);
    connect(&m_ask, &QTimer::timeout, this, &Sealing::askForChains);
    m_askWords.setSingleShot(true);
    connect(&m_askWords, &QTimer::timeout, this, &Sealing::askForWords);
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &Sealing::lookAfterKeys);
    m_lookForDevices.setSingleShot(true);
    m_lookForDevices.setInterval(DevicePause);
    connect(&m_lookForDevices, &QTimer::timeout, this, &Sealing::lookForDevices);
    connect(&m_courier, &Courier::emptied, this, &Sealing::settle);
    connect(&m_courier, &Courier::taken, this, &Sealing::afterFrame);
    connect(&m_courier, &Courier::asked, this, &Sealing::asked);
    m_book.log().setOnFinding([this] { logFindingMoved(); });
    m_signed.setOnChange([this](const ChannelId &channel) {
        if (m_signed.faultOf(channel))
            m_rosters.remove(channel);
        // Whether something was said before is to be asked now: later something always was.
        if (m_signed.of(channel))
            (void)hasNews(channel);
        Q_EMIT rosterChanged(channel);
    });
    m_book.setOnDispute([this](const UserId &user) { Q_EMIT trustChanged(user); });
    m_book.setOnLonger([this](const UserId &user) {
        if (user == m_own.user() && !noteGone().ok())
            qCWarning(lcSession, "That a device was taken off could not be kept");
    });
    connect(&m_people, &VerifiedPeople::changed, this, &Sealing::trustChanged);
    connect(&m_backup, &HistoryBackup::changed, this, &Sealing::backupChanged);
}

Status Sealing::begin(const UserId &user, const DeviceId &device)
{
    m_rosters.clear();
    m_encrypted.clear();
    m_wanted.clear();
    m_words.forget();
    m_reacted.clear();
    m_faults.clear();
    m_disputed.clear();
    m_alterations.clear();
    m_people.forget();
    m_signed.forget();
    m_listed.clear();
    m_rosterNews.clear();
    m_toLook.clear();
    m_toldLog.clear();
    m_soughtDevices.clear();
    m_unlisted.clear();
    m_backup.begin();
    const Status begun = m_own.begin(user, device);
    m_knowsLogFinding = false;
    m_logWatch.begin(user);
    Q_EMIT keysChanged();
    return begun;
}

Status Sealing::forget()
{
    m_book.forget();
    m_rosters.clear();
    m_encrypted.clear();
    m_wanted.clear();
    m_words.forget();
    m_reacted.clear();
    m_faults.clear();
    m_disputed.clear();
    m_alterations.clear();
    m_people.forget();
    m_signed.forget();
    m_listed.clear();
    m_rosterNews.clear();
    m_toLook.clear();
    m_toldLog.clear();
    m_soughtDevices.clear();
    m_unlisted.clear();
    m_knowsLogFinding = false;
    m_logFinding.reset();
    m_logWatch.begin({});
    m_backup.begin();
    return m_store.sealedRows().clear();
}

// --- the connection ----------------------------------------------------------------------------------

void Sealing::setOnline(bool online)
{
    m_online = online;
    m_isSettled = false;
    m_soughtDevices.clear();
    m_unlisted.clear();
    for (Wanted &each : m_wanted)
        each.asked = 0;
    m_words.askAnew();
    m_courier.setOnline(online);
    m_logWatch.setOnline(online);
    m_backup.setOnline(online);
    if (online && m_own.state() == OwnDevice::State::Locked) {
        settle();
    } else if (online) {
        // What happened meanwhile is not known.
        m_rosters.clear();
        prepare();
    } else {
        m_ask.stop();
        m_askWords.stop();
        m_look.stop();
        m_lookForDevices.stop();
    }
}

void Sealing::lookAfterKeys()
{
    if (m_online)
        prepare();
}

void Sealing::prepare()
{
    if (m_isPreparing) {
        m_prepareAgain = true;
        return;
    }
    m_isPreparing = true;
    const bool wasReady = m_own.state() == OwnDevice::State::Ready;
    finally(this, m_own.prepare(), [this, wasReady](const Result<Done> &done) {
        m_isPreparing = false;
        if (!noteGone().ok())
            qCWarning(lcSession, "That a device was taken off could not be kept");
        Q_EMIT keysChanged();
        if (!m_online)
            return;
        if (!done.ok())
            qCWarning(lcSession, "The keys of this device are not ready: %s",
                      qPrintable(done.error().detail));
        if (std::exchange(m_prepareAgain, false)) {
            prepare();
            return;
        }
        m_logWatch.look();
        const bool isReady = m_own.state() == OwnDevice::State::Ready;
        const bool waits = m_own.state() == OwnDevice::State::Waiting;
        m_look.start(!done.ok()  ? std::chrono::milliseconds(LookAfterFault)
                         : waits ? std::chrono::milliseconds(LookWhileWaiting)
                                 : std::chrono::milliseconds(LookEvery));
        if (isReady) {
            if (!wasReady || !m_isSettled)
                Q_EMIT becameReady();
            m_courier.fetch();
            m_backup.look();
            return;
        }
        if (waits) {
            const DeviceChain *chain = m_book.of(m_own.user());
            const auto bytes = m_own.introductionBytes();
            QList<DeviceTarget> others;
            if (chain) {
                for (const ChainDevice &each : chain->active())
                    others.append({m_own.user(), each.id});
            }
            if (bytes.ok() && !m_isSettled)
                finally(this, m_courier.introduce(others, *bytes), [](const Result<Done> &told) {
                    if (!told.ok())
                        qCInfo(lcSession, "The account's other devices could not be asked");
                });
        }
        settle();
    });
}

void Sealing::settle()
{
    if (m_learning > 0) {
        m_settlesLater = true;
        return;
    }
    if (std::exchange(m_isSettled, true))
        return;
    if (!m_wanted.isEmpty())
        m_ask.start(AskPause);
    if (m_words.hasDoubts())
        m_askWords.start(WordPause);
    Q_EMIT settled();
}

void Sealing::push(const Push &push)
{
    hearRoster(push);
    if (push.event == wire::event::envelope.number) {
        const auto envelope = push.payload.decode<wire::Envelope>(Link::clientOptions());
        if (!envelope.ok())
            qCWarning(lcSession, "An envelope of the server can't be read");
        else if (m_own.state() == OwnDevice::State::Ready)
            m_courier.came(*envelope);
        else
            lookAfterKeys(); // whoever writes to us may have added us
    }
    if (push.event == wire::event::user.number) {
        const auto event = push.payload.decode<wire::UserEvent>(Link::clientOptions());
        if (event.ok()
            && (event->kind == wire::UserEventKind::KeysLow
                || event->kind == wire::UserEventKind::DeviceRevoked))
            lookAfterKeys();
    }
}

// --- what is encrypted -------------------------------------------------------------------------------

void Sealing::pin(const ChannelId &channel)
{
    if (m_encrypted.value(channel) || !m_store.sealedRows().isOpen())
        return;
    KeyRows &rows = m_work.rows();
    if (!rows.write(SealedKind::Encrypted, channel.toBytes(), Secret(QByteArrayLiteral("1")))
             .ok()) {
        qCWarning(lcSession, "That a channel is encrypted could not be kept");
        return;
    }
    m_encrypted.insert(channel, true);
    // Behind whatever transaction this is a part of.
    QTimer::singleShot(0, this, [this, channel] {
        if (looksByItself(channel))
            lookAtRoster(channel);
    });
}

bool Sealing::isEncrypted(const ChannelId &channel)
{
    if (!m_encrypted.contains(channel) && m_store.sealedRows().isOpen()) {
        const auto held = m_work.rows().read(SealedKind::Encrypted, channel.toBytes());
        // What can't be found out is taken for encrypted: nothing leaves in the clear by a fault of the disk.
        m_encrypted.insert(channel, !held.ok() || held->has_value());
    }
    if (m_encrypted.value(channel))
        return true;
    if (!m_around.saysEncrypted(channel))
        return false;
    pin(channel);
    return true;
}

Async<bool> Sealing::mayTalkTo(const UserId &user)
{
    if (m_own.state() == OwnDevice::State::Locked)
        return ready<bool>(false);
    if (m_own.state() == OwnDevice::State::Revoked || m_own.state() == OwnDevice::State::Broken)
        return ready<bool>(fail(Errc::Forbidden, m_own.reason()));
    Deferred<bool> answer;
    finally(this, m_book.refresh(user), [this, user, answer](const Result<Done> &known) {
        const DeviceChain *chain = m_book.of(user);
        // Who has signed all devices out has one again some day, and what is said waits for it.
        if (known.ok())
            answer.settle(chain != nullptr);
        else if (known.error().code == Errc::NotFound && !causeOf(known.error()))
            answer.settle(true);
        else
            answer.settle(known.error());
    });
    return answer.async();
}

// --- drafts ------------------------------------------------------------------------------------------

Status Sealing::keepDraft(const ChannelId &channel, const QString &text)
{
    KeyRows &rows = m_work.rows();
    return text.isEmpty()
        ? rows.erase(SealedKind::Draft, channel.toBytes())
        : rows.write(SealedKind::Draft, channel.toBytes(), Secret::fromText(text));
}

Result<QString> Sealing::draft(const ChannelId &channel)
{
    DUNLIN_TRY(const auto text, m_work.rows().read(SealedKind::Draft, channel.toBytes()));
    return text ? QString::fromUtf8(text->reveal()) : QString();
}

Async<Done> Sealing::approve(const DeviceId &device, const QString &number)
{
    const DeviceTarget target{m_own.user(), device};
    return then(this, m_own.approve(device, number), [this, target](Done) {
        // It looks at the chain again when it hears from us.
        Q_EMIT keysChanged();
        const auto told = m_courier.deliver({target}, FrameKind::SessionReset, {});
        return then(this, told, [this, target](const QList<DeviceTarget> &) {
            return giveHistory(target, historyPieces());
        });
    });
}

Async<Done> Sealing::revoke(const QList<DeviceId> &devices)
{
    return then(this, m_own.revoke(devices), [this](Done) {
        // Their rosters are older ones by now.
        m_rosters.clear();
        const Status noted = noteGone();
        Q_EMIT keysChanged();
        return noted;
    });
}

} // namespace dunlin::client
