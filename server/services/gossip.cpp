// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/gossip.h"

#include "shared/codec/cbor_codec.h"

namespace dunlin::server {

namespace {

struct TakenNote {
    qint64 buckets = 0;
    QList<QString> keys;
    QList<qint64> counts;

    static constexpr const char *typeName = "TakenNote";
    static constexpr auto fields =
        FieldList{field(1, "buckets", &TakenNote::buckets), field(2, "keys", &TakenNote::keys),
                  field(3, "counts", &TakenNote::counts)};
};
static_assert(isWireType<TakenNote>());

struct SignInNote {
    QString account;
    std::optional<QString> address; // of a failure

    static constexpr const char *typeName = "SignInNote";
    static constexpr auto fields = FieldList{field(1, "account", &SignInNote::account),
                                             field(2, "address", &SignInNote::address)};
};
static_assert(isWireType<SignInNote>());

struct TicketNote {
    QByteArray hash;
    std::optional<UserId> user; // and the rest: it was issued; else it was used
    std::optional<DeviceId> device;
    qint64 issuedAt = 0;
    qint64 expiresAt = 0;

    static constexpr const char *typeName = "TicketNote";
    static constexpr auto fields = FieldList{
        field(1, "hash", &TicketNote::hash), field(2, "user", &TicketNote::user),
        field(3, "device", &TicketNote::device), defaulted(4, "issuedAt", &TicketNote::issuedAt),
        defaulted(5, "expiresAt", &TicketNote::expiresAt)};
};
static_assert(isWireType<TicketNote>());

} // namespace

Gossip::Gossip(Fanout &fanout, RateLimits *rates, LockOut &lockOut, Tickets &tickets)
    : m_fanout(fanout)
    , m_rates(rates)
    , m_lockOut(lockOut)
    , m_tickets(tickets)
{
    if (!m_fanout.hasCluster())
        return;
    m_timer.setSingleShot(true);
    m_timer.setInterval(EveryMs);
    connect(&m_timer, &QTimer::timeout, this, [this] { tellTaken(); });
    for (size_t i = 0; m_rates && i < m_taken.size(); ++i) {
        m_rates->all()[i]->setTaken([this, i](const QString &key) {
            ++m_taken[i][key];
            if (!m_timer.isActive())
                m_timer.start();
        });
    }
    m_lockOut.setTold([this](const QString &account, const std::optional<QString> &address) {
        m_fanout.note(int(Note::SignInTried), toCbor(SignInNote{account, address}));
    });
    m_tickets.setTold([this](const QByteArray &hash, const std::optional<Claims> &claims) {
        TicketNote note;
        note.hash = hash;
        if (claims) {
            note.user = claims->user;
            note.device = claims->device;
            note.issuedAt = claims->issuedAtMs;
            note.expiresAt = claims->expiresAtMs;
        }
        m_fanout.note(int(Note::TicketChanged), toCbor(note));
    });
}

void Gossip::tellTaken()
{
    for (size_t i = 0; i < m_taken.size(); ++i) {
        const QHash<QString, qint64> taken = std::exchange(m_taken[i], {});
        if (!taken.isEmpty())
            m_fanout.note(int(Note::TokensTaken),
                          toCbor(TakenNote{qint64(i), taken.keys(), taken.values()}));
    }
}

void Gossip::hear(int topic, const QByteArray &body)
{
    switch (Note(topic)) {
    case Note::TokensTaken: {
        const auto note = fromCbor<TakenNote>(body);
        if (!m_rates || !note.ok() || note->keys.size() != note->counts.size() || note->buckets < 0
            || note->buckets >= qint64(m_taken.size()))
            return;
        TokenBuckets &buckets = *m_rates->all()[size_t(note->buckets)];
        for (qsizetype i = 0; i < note->keys.size(); ++i)
            buckets.takenElsewhere(note->keys[i], std::max<qint64>(0, note->counts[i]));
        return;
    }
    case Note::SignInTried:
        if (const auto note = fromCbor<SignInNote>(body); note.ok())
            m_lockOut.heard(note->account, note->address);
        return;
    case Note::TicketChanged: {
        const auto note = fromCbor<TicketNote>(body);
        if (!note.ok())
            return;
        std::optional<Claims> claims;
        if (note->user && note->device)
            claims = Claims{*note->user, *note->device, note->issuedAt, note->expiresAt};
        m_tickets.heard(note->hash, claims);
        return;
    }
    default:
        return;
    }
}

} // namespace dunlin::server
