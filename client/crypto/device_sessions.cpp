// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/device_sessions.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/crypto/omemo_library.h"
#include "client/crypto/session_wire.h"
#include "client/crypto/signing.h"

#include <omemo/key_helper.h>
#include <omemo/protocol.h>
#include <omemo/session_builder.h>
#include <omemo/session_cipher.h>
#include <omemo/session_record.h>
#include <omemo/session_state.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

// The library's own default is 2: every builder, cipher and record is told.
constexpr uint32_t Protocol = 4;
// 2 000 skipped keys are 180 kB; what is larger costs milliseconds a message and was somebody's intent.
constexpr qsizetype MaxRecord = 256 * 1024;

const StateKey CountersRow{StateKind::Counters, {}};

struct PrekeyAge {
    quint32 id = 0;
    qint64 madeAt = 0;
};

struct Counters {
    quint32 lastOneTime = 0;
    QList<PrekeyAge> prekeys; // the last is the current one
};

Result<Counters> readCounters(const StateReader &state)
{
    DUNLIN_TRY(const std::optional<Secret> row, state.read(CountersRow));
    Counters counters;
    if (!row)
        return counters;
    ByteReader reader(row->reveal());
    counters.lastOneTime = reader.u32();
    const quint32 count = reader.u32();
    for (quint32 i = 0; i < count && reader.ok(); ++i) {
        const quint32 id = reader.u32();
        counters.prekeys.append({id, qint64(reader.u64())});
    }
    if (!reader.finished())
        return refusal(Cause::LocalState, u"the counters of the keys"_s);
    return counters;
}

void writeCounters(StateWork &state, const Counters &counters)
{
    ByteWriter writer;
    writer.u32(counters.lastOneTime).u32(quint32(counters.prekeys.size()));
    for (const PrekeyAge &each : counters.prekeys)
        writer.u32(each.id).u64(quint64(each.madeAt));
    state.write(CountersRow, writer.takeSecret());
}

// With whom a session is, and where its own sending stands.
struct HeldSession {
    QByteArray identity; // Ed25519 form
    QByteArray begunBy;  // the first message's key: which of the states that a record holds
    QByteArray ratchetKey;
    quint32 sent = 0;
    bool knowsChain = false; // of the ratchet key that was asked for
};

Result<HeldSession> readSession(session_record *record)
{
    const session_state *state = session_record_get_state(record);
    const ec_public_key *identity = session_state_get_remote_identity_key(state);
    if (!identity)
        return refusal(Cause::LocalState, u"a session without an identity"_s);
    HeldSession held{omemoEdForm(identity), {}, {}, 0};
    const ec_public_key *begunBy = session_state_get_alice_base_key(state);
    const ec_public_key *ratchetKey = session_state_get_sender_ratchet_key(state);
    const ratchet_chain_key *chain = session_state_get_sender_chain_key(state);
    if (begunBy && ratchetKey && chain) {
        held.begunBy = omemoMontForm(begunBy);
        held.ratchetKey = omemoMontForm(ratchetKey);
        held.sent = ratchet_chain_key_get_index(chain);
    }
    return held;
}

} // namespace

// Runs a step on changes of its own and takes them over only if all of it went well.
class DeviceSessions::Library : public OmemoLibrary
{
public:
    using OmemoLibrary::OmemoLibrary;

    template <typename Step>
    auto attempt(Step step) -> decltype(step())
    {
        StateWork &outer = state();
        StateWork inner(outer);
        use(inner);
        auto outcome = step();
        use(outer);
        if (outcome.ok())
            outer.absorb(std::move(inner));
        return outcome;
    }

    // NoSession without one.
    // `theirs`: the ratchet key of a message that is to be opened.
    Result<HeldSession> held(const DeviceAddress &with, ec_public_key *theirs = nullptr);
    Status countPrevious(const DeviceAddress &with, const HeldSession &before);
    Status trusted(const DeviceAddress &device, const QByteArray &identityKey) const;
    Status newPrekey(Counters &counters, qint64 nowMs);
    Result<QByteArray> openExchange(const DeviceAddress &from, const QByteArray &bytes);
    Result<QByteArray> openMessage(const DeviceAddress &from, const QByteArray &bytes);
};

DeviceSessions::DeviceSessions(std::unique_ptr<Library> library)
    : m_library(std::move(library))
{
}

DeviceSessions::~DeviceSessions() = default;

Result<std::unique_ptr<DeviceSessions>> DeviceSessions::create(const DeviceAddress &self,
                                                               Trust trust, StateWork &state)
{
    auto library = std::make_unique<Library>(self, std::move(trust), state);
    DUNLIN_CHECK(library->start());
    return std::unique_ptr<DeviceSessions>(new DeviceSessions(std::move(library)));
}

// --- keys of this device -----------------------------------------------------------------------------

Status DeviceSessions::generate(qint64 nowMs)
{
    return m_library->attempt([this, nowMs]() -> Status {
        DUNLIN_TRY(const std::optional<Secret> held,
                   m_library->state().read(OmemoLibrary::IdentityRow));
        if (held)
            return fail(Errc::Conflict, u"this device has an identity"_s);
        OmemoRef<ratchet_identity_key_pair> pair;
        OmemoBuffer publicPart;
        OmemoBuffer secretPart;
        DUNLIN_CHECK(m_library->outcome(signal_protocol_key_helper_generate_identity_key_pair(
            pair.out(), m_library->context())));
        DUNLIN_CHECK(m_library->outcome(ec_public_key_serialize(
            publicPart.out(), ratchet_identity_key_pair_get_public(pair.get()))));
        DUNLIN_CHECK(m_library->outcome(ec_private_key_serialize(
            secretPart.out(), ratchet_identity_key_pair_get_private(pair.get()))));
        const Secret secret = secretPart.secret();
        m_library->state().write(
            OmemoLibrary::IdentityRow,
            ByteWriter(128).prefixed(publicPart.bytes()).prefixed(secret.reveal()).takeSecret());
        Counters counters;
        return m_library->newPrekey(counters, nowMs);
    });
}

Result<QByteArray> DeviceSessions::identityKey()
{
    OmemoRef<ratchet_identity_key_pair> pair;
    DUNLIN_CHECK(
        m_library->outcome(signal_protocol_identity_get_key_pair(m_library->store(), pair.out())));
    return omemoEdForm(ratchet_identity_key_pair_get_public(pair.get()));
}

Result<QByteArray> DeviceSessions::signWithIdentity(const QByteArray &text)
{
    OmemoRef<ratchet_identity_key_pair> pair;
    OmemoBuffer signature;
    DUNLIN_CHECK(
        m_library->outcome(signal_protocol_identity_get_key_pair(m_library->store(), pair.out())));
    DUNLIN_CHECK(m_library->outcome(curve_calculate_signature(
        m_library->context(), signature.out(), ratchet_identity_key_pair_get_private(pair.get()),
        octets(text), size_t(text.size()))));
    return signature.bytes();
}

Status DeviceSessions::Library::newPrekey(Counters &counters, qint64 nowMs)
{
    const quint32 id = counters.prekeys.isEmpty() ? 1 : counters.prekeys.constLast().id + 1;
    if (LastResortBase + id > 0xFFFFFE) // a million weeks
        return fail(Errc::Internal, u"no number is left for a signed prekey"_s);
    OmemoRef<ratchet_identity_key_pair> pair;
    OmemoRef<session_signed_pre_key> prekey;
    OmemoRef<ec_key_pair> lastResort;
    OmemoRef<session_pre_key> lastResortKey;
    DUNLIN_CHECK(outcome(signal_protocol_identity_get_key_pair(store(), pair.out())));
    DUNLIN_CHECK(outcome(signal_protocol_key_helper_generate_signed_pre_key(
        prekey.out(), pair.get(), id, uint64_t(nowMs), context())));
    DUNLIN_CHECK(outcome(signal_protocol_signed_pre_key_store_key(store(), prekey.get())));
    DUNLIN_CHECK(outcome(curve_generate_key_pair(context(), lastResort.out())));
    DUNLIN_CHECK(outcome(
        session_pre_key_create(lastResortKey.out(), LastResortBase + id, lastResort.get())));
    DUNLIN_CHECK(outcome(signal_protocol_pre_key_store_key(store(), lastResortKey.get())));
    counters.prekeys.append({id, nowMs});
    writeCounters(state(), counters);
    return ok();
}

Result<SignedPrekey> DeviceSessions::signedPrekey()
{
    DUNLIN_TRY(const Counters counters, readCounters(m_library->state()));
    if (counters.prekeys.isEmpty())
        return fail(Errc::NotFound, u"this device has no keys"_s);
    SignedPrekey answer;
    answer.id = counters.prekeys.constLast().id;
    answer.lastResort.id = LastResortBase + answer.id;
    OmemoRef<session_signed_pre_key> prekey;
    OmemoRef<session_pre_key> lastResort;
    DUNLIN_CHECK(m_library->outcome(
        signal_protocol_signed_pre_key_load_key(m_library->store(), prekey.out(), answer.id)));
    DUNLIN_CHECK(m_library->outcome(signal_protocol_pre_key_load_key(
        m_library->store(), lastResort.out(), answer.lastResort.id)));
    answer.key =
        omemoMontForm(ec_key_pair_get_public(session_signed_pre_key_get_key_pair(prekey.get())));
    answer.signature = QByteArray(
        reinterpret_cast<const char *>(session_signed_pre_key_get_signature_omemo(prekey.get())),
        qsizetype(session_signed_pre_key_get_signature_omemo_len(prekey.get())));
    answer.lastResort.key =
        omemoMontForm(ec_key_pair_get_public(session_pre_key_get_key_pair(lastResort.get())));
    return answer;
}

Result<bool> DeviceSessions::prekeyIsDue(qint64 nowMs)
{
    DUNLIN_TRY(const Counters counters, readCounters(m_library->state()));
    return counters.prekeys.isEmpty()
        || nowMs - counters.prekeys.constLast().madeAt >= PrekeyLifeMs;
}

Status DeviceSessions::rotatePrekey(qint64 nowMs)
{
    return m_library->attempt([this, nowMs]() -> Status {
        DUNLIN_TRY(Counters counters, readCounters(m_library->state()));
        DUNLIN_CHECK(m_library->newPrekey(counters, nowMs));
        // A prekey was replaced when the one behind it was made.
        while (counters.prekeys.size() > 1
               && nowMs - counters.prekeys.at(1).madeAt > PrekeyKeptMs) {
            const quint32 old = counters.prekeys.takeFirst().id;
            m_library->state().erase(OmemoLibrary::signedPrekeyRow(old));
            m_library->state().erase(OmemoLibrary::oneTimeRow(LastResortBase + old));
        }
        writeCounters(m_library->state(), counters);
        return ok();
    });
}

Result<QList<OneTimeKey>> DeviceSessions::makeOneTimeKeys(int count)
{
    return m_library->attempt([this, count]() -> Result<QList<OneTimeKey>> {
        DUNLIN_TRY(Counters counters, readCounters(m_library->state()));
        if (count < 1 || count > 1000 || counters.lastOneTime + quint32(count) >= LastResortBase)
            return fail(Errc::Invalid, u"a number of one-time keys out of range"_s);
        QList<OneTimeKey> made;
        made.reserve(count);
        for (int i = 0; i < count; ++i) {
            OmemoRef<ec_key_pair> pair;
            OmemoRef<session_pre_key> key;
            DUNLIN_CHECK(
                m_library->outcome(curve_generate_key_pair(m_library->context(), pair.out())));
            DUNLIN_CHECK(m_library->outcome(
                session_pre_key_create(key.out(), ++counters.lastOneTime, pair.get())));
            DUNLIN_CHECK(m_library->outcome(
                signal_protocol_pre_key_store_key(m_library->store(), key.get())));
            made.append({counters.lastOneTime, omemoMontForm(ec_key_pair_get_public(pair.get()))});
        }
        writeCounters(m_library->state(), counters);
        return made;
    });
}

// --- sessions ----------------------------------------------------------------------------------------

Status DeviceSessions::Library::trusted(const DeviceAddress &device,
                                        const QByteArray &identityKey) const
{
    if (!trust()(device, identityKey))
        return refusal(Cause::NotTrusted, u"the device is not in its owner's chain"_s);
    return ok();
}

Result<HeldSession> DeviceSessions::Library::held(const DeviceAddress &with, ec_public_key *theirs)
{
    DUNLIN_TRY(const std::optional<Secret> row, state().read(sessionRow(with)));
    if (!row)
        return refusal(Cause::NoSession, u"no session with the device"_s);
    OmemoRef<session_record> record;
    const OmemoAddress address(with);
    DUNLIN_CHECK(outcome(
        signal_protocol_session_load_session(store(), record.out(), address.get(), Protocol)));
    DUNLIN_TRY(HeldSession session, readSession(record.get()));
    session.knowsChain = theirs
        && session_state_get_receiver_chain_key(session_record_get_state(record.get()), theirs);
    return session;
}

// When the ratchet turns, the library notes one message too few in the chain that ends. Others go by that number: they
// would not keep the key of that chain's last message, should it come late. No exchange of a session that is there turns
// it: who repeats one has seen no answer yet.
Status DeviceSessions::Library::countPrevious(const DeviceAddress &with, const HeldSession &before)
{
    OmemoRef<session_record> record;
    const OmemoAddress address(with);
    DUNLIN_CHECK(outcome(
        signal_protocol_session_load_session(store(), record.out(), address.get(), Protocol)));
    DUNLIN_TRY(const HeldSession after, readSession(record.get()));
    if (before.begunBy != after.begunBy || before.ratchetKey == after.ratchetKey)
        return ok();
    session_state_set_previous_counter(session_record_get_state(record.get()), before.sent);
    return outcome(signal_protocol_session_store_session(store(), address.get(), record.get()));
}

Result<bool> DeviceSessions::hasSession(const DeviceAddress &with)
{
    DUNLIN_TRY(const std::optional<Secret> held,
               m_library->state().read(OmemoLibrary::sessionRow(with)));
    return held && held->size() <= MaxRecord;
}

Status DeviceSessions::begin(const Bundle &bundle)
{
    const OneTimeKey &oneTime = bundle.oneTime ? *bundle.oneTime : bundle.prekey.lastResort;
    if (!isEd25519Point(bundle.identityKey) || !isX25519Point(bundle.prekey.key)
        || !isX25519Point(oneTime.key))
        return refusal(Cause::BadKeys, u"a bundle with a key that must not be used"_s);
    if (bundle.of == m_library->self())
        return refusal(Cause::Misdirected, u"a session of this device with itself"_s);
    DUNLIN_CHECK(m_library->trusted(bundle.of, bundle.identityKey));
    // The library verifies it too, and passes over the top bit of some.
    if (!verifySignature(bundle.identityKey, bundle.prekey.key, bundle.prekey.signature))
        return refusal(Cause::BadKeys, u"a bundle whose signature does not hold"_s);

    return m_library->attempt([this, &bundle, &oneTime]() -> Status {
        DUNLIN_TRY(const bool usable, hasSession(bundle.of));
        if (!usable)
            m_library->state().erase(OmemoLibrary::sessionRow(bundle.of));
        const OmemoAddress address(bundle.of);
        signal_context *const context = m_library->context();
        OmemoRef<ec_public_key> identity;
        OmemoRef<ec_public_key> prekey;
        OmemoRef<ec_public_key> once;
        OmemoRef<session_pre_key_bundle> inLibrary;
        DUNLIN_CHECK(m_library->outcome(
            curve_decode_point_ed(identity.out(), octets(bundle.identityKey), 32, context)));
        DUNLIN_CHECK(m_library->outcome(
            curve_decode_point_mont(prekey.out(), octets(bundle.prekey.key), 32, context)));
        DUNLIN_CHECK(m_library->outcome(
            curve_decode_point_mont(once.out(), octets(oneTime.key), 32, context)));
        DUNLIN_CHECK(m_library->outcome(session_pre_key_bundle_create(
            inLibrary.out(), 1, OmemoAddress::Device, oneTime.id, once.get(), bundle.prekey.id,
            prekey.get(), octets(bundle.prekey.signature), 64, identity.get())));
        OmemoBuilder builder;
        DUNLIN_CHECK(m_library->outcome(
            session_builder_create(builder.out(), m_library->store(), address.get(), context)));
        session_builder_set_version(builder.get(), Protocol);
        return m_library->outcome(
            session_builder_process_pre_key_bundle(builder.get(), inLibrary.get()));
    });
}

Result<SealedFrame> DeviceSessions::seal(const DeviceAddress &to, const QByteArray &plain)
{
    return m_library->attempt([this, &to, &plain]() -> Result<SealedFrame> {
        DUNLIN_TRY(const HeldSession session, m_library->held(to));
        DUNLIN_CHECK(m_library->trusted(to, session.identity));
        const OmemoAddress address(to);
        OmemoCipher cipher;
        OmemoRef<ciphertext_message> message;
        DUNLIN_CHECK(m_library->outcome(session_cipher_create(
            cipher.out(), m_library->store(), address.get(), m_library->context())));
        session_cipher_set_version(cipher.get(), Protocol);
        DUNLIN_CHECK(m_library->outcome(session_cipher_encrypt(
            cipher.get(), octets(plain), size_t(plain.size()), message.out())));
        const signal_buffer *bytes = ciphertext_message_get_serialized(message.get());
        const bool first = ciphertext_message_get_type(message.get()) == CIPHERTEXT_PREKEY_TYPE;
        return SealedFrame{
            quint8(first ? 1 : 2),
            QByteArray(reinterpret_cast<const char *>(signal_buffer_const_data(bytes)),
                       qsizetype(signal_buffer_len(bytes)))};
    });
}

Result<QByteArray> DeviceSessions::open(const DeviceAddress &from, const SealedFrame &sealed)
{
    return m_library->attempt([this, &from, &sealed]() -> Result<QByteArray> {
        switch (sealed.kind) {
        case 1:
            return m_library->openExchange(from, sealed.bytes);
        case 2:
            return m_library->openMessage(from, sealed.bytes);
        default:
            return refusal(Cause::TooNew, u"an unknown kind of session message"_s);
        }
    });
}

Result<QByteArray> DeviceSessions::Library::openExchange(const DeviceAddress &from,
                                                         const QByteArray &bytes)
{
    DUNLIN_TRY(const KeyExchange exchange, readKeyExchange(bytes));
    DUNLIN_CHECK(trusted(from, exchange.identityKey));
    const OmemoAddress address(from);
    OmemoRef<pre_key_signal_message> message;
    OmemoCipher cipher;
    OmemoBuffer plain;
    DUNLIN_CHECK(outcome(pre_key_signal_message_deserialize_omemo(
        message.out(), octets(bytes), size_t(bytes.size()), 1, context())));
    DUNLIN_CHECK(outcome(session_cipher_create(cipher.out(), store(), address.get(), context())));
    session_cipher_set_version(cipher.get(), Protocol);
    DUNLIN_CHECK(outcome(session_cipher_decrypt_pre_key_signal_message(cipher.get(), message.get(),
                                                                       nullptr, plain.out())));
    return plain.bytes();
}

Result<QByteArray> DeviceSessions::Library::openMessage(const DeviceAddress &from,
                                                        const QByteArray &bytes)
{
    DUNLIN_CHECK(readSessionMessage(bytes));
    OmemoRef<signal_message> message;
    DUNLIN_CHECK(outcome(signal_message_deserialize_omemo(message.out(), octets(bytes),
                                                          size_t(bytes.size()), context())));
    DUNLIN_TRY(const HeldSession before,
               held(from, signal_message_get_sender_ratchet_key(message.get())));
    DUNLIN_CHECK(trusted(from, before.identity));
    const OmemoAddress address(from);
    OmemoCipher cipher;
    OmemoBuffer plain;
    DUNLIN_CHECK(outcome(session_cipher_create(cipher.out(), store(), address.get(), context())));
    session_cipher_set_version(cipher.get(), Protocol);
    DUNLIN_CHECK(outcome(
        session_cipher_decrypt_signal_message(cipher.get(), message.get(), nullptr, plain.out())));
    // A message of a chain that is there turns nothing. To read a session takes the library 25 us.
    if (!before.knowsChain)
        DUNLIN_CHECK(countPrevious(from, before));
    return plain.bytes();
}

Status DeviceSessions::forget(const DeviceAddress &with)
{
    m_library->state().erase(OmemoLibrary::sessionRow(with));
    return ok();
}

} // namespace dunlin::client
