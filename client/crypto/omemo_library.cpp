// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/omemo_library.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/crypto/omemo_provider.h"

#include <omemo/session_builder.h>
#include <omemo/session_cipher.h>

using namespace Qt::StringLiterals;

namespace dunlin::client {

void freeOmemoBuilder(session_builder *builder)
{
    session_builder_free(builder);
}

void freeOmemoCipher(session_cipher *cipher)
{
    session_cipher_free(cipher);
}

QByteArray OmemoBuffer::bytes() const
{
    return m_held ? QByteArray(reinterpret_cast<const char *>(signal_buffer_const_data(m_held)),
                               qsizetype(signal_buffer_len(m_held)))
                  : QByteArray();
}

QByteArray omemoEdForm(const ec_public_key *key)
{
    return OmemoBuffer(ec_public_key_get_ed(key)).bytes();
}

QByteArray omemoMontForm(const ec_public_key *key)
{
    return OmemoBuffer(ec_public_key_get_mont(key)).bytes();
}

OmemoAddress::OmemoAddress(const DeviceAddress &address)
    : m_name(address.toBytes().toHex())
    , m_address{m_name.constData(), size_t(m_name.size()), Device}
{
}

namespace {

std::optional<DeviceAddress> addressOf(const signal_protocol_address *address)
{
    const QByteArray bytes =
        QByteArray::fromHex(QByteArray(address->name, qsizetype(address->name_len)));
    const auto account = AccountId::fromBytes(bytes.left(16));
    const auto device = DeviceId::fromBytes(bytes.mid(16));
    if (!account || !device)
        return std::nullopt;
    return DeviceAddress{*account, *device};
}

StateKey numbered(StateKind kind, quint32 id)
{
    return {kind, ByteWriter().u32(id).take()};
}

} // namespace

const StateKey OmemoLibrary::IdentityRow{StateKind::Identity, {}};

StateKey OmemoLibrary::sessionRow(const DeviceAddress &with)
{
    return {StateKind::Session, with.toBytes()};
}

StateKey OmemoLibrary::signedPrekeyRow(quint32 id)
{
    return numbered(StateKind::SignedPrekey, id);
}

StateKey OmemoLibrary::oneTimeRow(quint32 id)
{
    return numbered(StateKind::OneTimePrekey, id);
}

// What the library calls. Nothing may be thrown through its C; our own code throws nothing but bad_alloc.
struct OmemoLibrary::Callbacks {
    static OmemoLibrary &of(void *user) { return *static_cast<OmemoLibrary *>(user); }

    // 1 with the row's bytes, 0 when there is none, negative on an error, which is kept aside.
    static int load(OmemoLibrary &library, const StateKey &key, signal_buffer **record)
    {
        const Result<std::optional<Secret>> row = library.state().read(key);
        if (!row.ok()) {
            library.m_storeError = row.error();
            return SG_ERR_UNKNOWN;
        }
        if (!*row)
            return 0;
        const QByteArray &bytes = (*row)->reveal();
        if (record) {
            *record = signal_buffer_create(octets(bytes), size_t(bytes.size()));
            if (!*record)
                return SG_ERR_NOMEM;
        }
        return 1;
    }
    static Secret taken(const uint8_t *record, size_t size)
    {
        return Secret(QByteArray(reinterpret_cast<const char *>(record), qsizetype(size)));
    }

    // --- sessions
    static int loadSession(signal_buffer **record, signal_buffer **,
                           const signal_protocol_address *address, void *user)
    {
        const auto with = addressOf(address);
        return with ? load(of(user), sessionRow(*with), record) : int(SG_ERR_INVAL);
    }
    static int storeSession(const signal_protocol_address *address, uint8_t *record, size_t size,
                            uint8_t *, size_t, void *user)
    {
        const auto with = addressOf(address);
        if (!with)
            return SG_ERR_INVAL;
        of(user).state().write(sessionRow(*with), taken(record, size));
        return SG_SUCCESS;
    }
    static int containsSession(const signal_protocol_address *address, void *user)
    {
        return loadSession(nullptr, nullptr, address, user);
    }
    // What v4 never asks for.
    static int devicesOf(signal_int_list **, const char *, size_t, void *)
    {
        return SG_ERR_UNKNOWN;
    }
    static int deleteSession(const signal_protocol_address *, void *) { return SG_ERR_UNKNOWN; }
    static int deleteSessions(const char *, size_t, void *) { return SG_ERR_UNKNOWN; }

    // --- prekeys
    static int loaded(int code)
    {
        if (code == 0)
            return SG_ERR_INVALID_KEY_ID;
        return code > 0 ? int(SG_SUCCESS) : code;
    }
    static int loadOneTime(signal_buffer **record, uint32_t id, void *user)
    {
        return loaded(load(of(user), oneTimeRow(id), record));
    }
    static int storeOneTime(uint32_t id, uint8_t *record, size_t size, void *user)
    {
        of(user).state().write(oneTimeRow(id), taken(record, size));
        return SG_SUCCESS;
    }
    static int containsOneTime(uint32_t id, void *user)
    {
        return load(of(user), oneTimeRow(id), nullptr);
    }
    static int removeOneTime(uint32_t id, void *user)
    {
        // A last-resort key serves until its signed prekey goes.
        if (id < LastResortBase)
            of(user).state().erase(oneTimeRow(id));
        return SG_SUCCESS;
    }
    static int loadSigned(signal_buffer **record, uint32_t id, void *user)
    {
        return loaded(load(of(user), signedPrekeyRow(id), record));
    }
    static int storeSigned(uint32_t id, uint8_t *record, size_t size, void *user)
    {
        of(user).state().write(signedPrekeyRow(id), taken(record, size));
        return SG_SUCCESS;
    }
    static int containsSigned(uint32_t id, void *user)
    {
        return load(of(user), signedPrekeyRow(id), nullptr);
    }
    static int removeSigned(uint32_t id, void *user)
    {
        of(user).state().erase(signedPrekeyRow(id));
        return SG_SUCCESS;
    }

    // --- identity
    static int identity(signal_buffer **publicPart, signal_buffer **secretPart, void *user)
    {
        OmemoLibrary &library = of(user);
        const Result<std::optional<Secret>> row = library.state().read(IdentityRow);
        if (!row.ok() || !*row) {
            library.m_storeError =
                row.ok() ? fail(Errc::NotFound, u"this device has no keys"_s) : row.error();
            return SG_ERR_UNKNOWN;
        }
        ByteReader reader((*row)->reveal());
        const Secret shown(reader.prefixed(64));
        const Secret hidden(reader.prefixed(64));
        if (!reader.finished())
            return SG_ERR_UNKNOWN;
        *publicPart = signal_buffer_create(octets(shown.reveal()), size_t(shown.size()));
        *secretPart = signal_buffer_create(octets(hidden.reveal()), size_t(hidden.size()));
        return *publicPart && *secretPart ? SG_SUCCESS : SG_ERR_NOMEM;
    }
    static int registrationId(void *, uint32_t *id)
    {
        *id = 1; // v4 does not send it
        return SG_SUCCESS;
    }
    // Nothing is trusted because it was seen before: the device chain alone says who is who.
    static int saveIdentity(const signal_protocol_address *, uint8_t *, size_t, void *)
    {
        return SG_SUCCESS;
    }
    // It asks when a session begins and never again. We ask every time, before it is called (DeviceSessions): one place
    // that decides, and no second one that would hide its absence.
    static int isTrusted(const signal_protocol_address *, uint8_t *, size_t, void *) { return 1; }

    // The library's own lines name the peers.
    static void silent(int, const char *, size_t, void *) { }
};

OmemoLibrary::OmemoLibrary(const DeviceAddress &self, Trust trust, StateWork &state)
    : m_self(self)
    , m_trust(std::move(trust))
    , m_state(&state)
{
}

OmemoLibrary::~OmemoLibrary()
{
    if (m_store)
        signal_protocol_store_context_destroy(m_store);
    if (m_context)
        signal_context_destroy(m_context);
}

Status OmemoLibrary::start()
{
    // No locking functions: one object is one thread's, and nothing is shared between two.
    if (signal_context_create(&m_context, this) != SG_SUCCESS || !installOmemoProvider(m_context)
        || signal_protocol_store_context_create(&m_store, m_context) != SG_SUCCESS)
        return fail(Errc::Unavailable, u"the library of the sessions does not start"_s);
    signal_context_set_log_function(m_context, Callbacks::silent);
    using C = Callbacks;
    const signal_protocol_session_store sessions{
        C::loadSession,   C::devicesOf,      C::storeSession, C::containsSession,
        C::deleteSession, C::deleteSessions, nullptr,         this};
    const signal_protocol_pre_key_store oneTime{
        C::loadOneTime, C::storeOneTime, C::containsOneTime, C::removeOneTime, nullptr, this};
    const signal_protocol_signed_pre_key_store prekeys{
        C::loadSigned, C::storeSigned, C::containsSigned, C::removeSigned, nullptr, this};
    const signal_protocol_identity_key_store identities{
        C::identity, C::registrationId, C::saveIdentity, C::isTrusted, nullptr, this};
    if (signal_protocol_store_context_set_session_store(m_store, &sessions) != SG_SUCCESS
        || signal_protocol_store_context_set_pre_key_store(m_store, &oneTime) != SG_SUCCESS
        || signal_protocol_store_context_set_signed_pre_key_store(m_store, &prekeys) != SG_SUCCESS
        || signal_protocol_store_context_set_identity_key_store(m_store, &identities) != SG_SUCCESS)
        return fail(Errc::Unavailable, u"the library of the sessions does not start"_s);
    return ok();
}

Status OmemoLibrary::outcome(int code)
{
    const std::optional<Error> storeError = std::exchange(m_storeError, std::nullopt);
    if (code >= 0)
        return ok();
    if (storeError)
        return *storeError;
    switch (code) {
    case SG_ERR_DUPLICATE_MESSAGE:
        return refusal(Cause::Repeated, u"a session message that was opened before"_s);
    case SG_ERR_NO_SESSION:
    case SG_ERR_STALE_KEY_EXCHANGE:
        return refusal(Cause::NoSession, u"no session with the device"_s);
    case SG_ERR_INVALID_KEY_ID:
        return refusal(Cause::NoSession, u"a first message for keys that are gone"_s);
    case SG_ERR_UNTRUSTED_IDENTITY:
        return refusal(Cause::NotTrusted, u"the device is not in its owner's chain"_s);
    case SG_ERR_INVALID_KEY:
    case SG_ERR_VRF_SIG_VERIF_FAILED:
        return refusal(Cause::BadKeys, u"a key or its signature does not hold"_s);
    case SG_ERR_NOMEM:
        return fail(Errc::Unavailable, u"no memory"_s);
    default:
        return refusal(Cause::Damaged, u"a session message that does not open"_s);
    }
}

} // namespace dunlin::client
