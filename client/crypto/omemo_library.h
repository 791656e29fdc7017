// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// libomemo-c in C++: its context with our stores behind it, its reference counts as owners, its numbers as errors.
// Included by device_sessions.cpp alone.
//
// The library calls back for every row it reads or writes. Those calls go to the StateWork in use; an error of the
// store is kept aside and told instead of the library's, because a database that is busy is not a damaged message.
#pragma once

#include "client/crypto/device_sessions.h"

#include <omemo/signal_protocol.h>
// Needs the types above.
#include <omemo/curve.h>
#include <omemo/ratchet.h>
#include <omemo/session_pre_key.h>

struct session_builder;
struct session_cipher;

namespace dunlin::client {

// Owns one reference.
template <typename T>
class OmemoRef
{
public:
    OmemoRef() = default;
    OmemoRef(const OmemoRef &) = delete;
    OmemoRef &operator=(const OmemoRef &) = delete;
    ~OmemoRef()
    {
        if (m_held)
            signal_type_unref(reinterpret_cast<signal_type_base *>(m_held));
    }
    T *get() const { return m_held; }
    T **out() { return &m_held; }

private:
    T *m_held = nullptr;
};

// Wiped when it goes.
class OmemoBuffer
{
public:
    OmemoBuffer() = default;
    explicit OmemoBuffer(signal_buffer *held)
        : m_held(held)
    {
    }
    OmemoBuffer(const OmemoBuffer &) = delete;
    OmemoBuffer &operator=(const OmemoBuffer &) = delete;
    ~OmemoBuffer()
    {
        if (m_held)
            signal_buffer_bzero_free(m_held);
    }
    signal_buffer **out() { return &m_held; }
    QByteArray bytes() const;
    Secret secret() const { return Secret(bytes()); }

private:
    signal_buffer *m_held = nullptr;
};

template <typename T, void (*Free)(T *)>
class OmemoOwned
{
public:
    OmemoOwned() = default;
    OmemoOwned(const OmemoOwned &) = delete;
    OmemoOwned &operator=(const OmemoOwned &) = delete;
    ~OmemoOwned()
    {
        if (m_held)
            Free(m_held);
    }
    T *get() const { return m_held; }
    T **out() { return &m_held; }

private:
    T *m_held = nullptr;
};

void freeOmemoBuilder(session_builder *builder);
void freeOmemoCipher(session_cipher *cipher);
using OmemoBuilder = OmemoOwned<session_builder, freeOmemoBuilder>;
using OmemoCipher = OmemoOwned<session_cipher, freeOmemoCipher>;

QByteArray omemoEdForm(const ec_public_key *key);
QByteArray omemoMontForm(const ec_public_key *key);

// The library keeps pointers to the address and its text: this outlives what is made with it.
class OmemoAddress
{
public:
    // The whole of who is in the name; the library's number says nothing.
    static constexpr int32_t Device = 1;
    explicit OmemoAddress(const DeviceAddress &address);
    OmemoAddress(const OmemoAddress &) = delete;
    OmemoAddress &operator=(const OmemoAddress &) = delete;
    const signal_protocol_address *get() const { return &m_address; }

private:
    const QByteArray m_name;
    const signal_protocol_address m_address;
};

class OmemoLibrary
{
public:
    static const StateKey IdentityRow;
    static StateKey sessionRow(const DeviceAddress &with);
    static StateKey signedPrekeyRow(quint32 id);
    static StateKey oneTimeRow(quint32 id);

    OmemoLibrary(const DeviceAddress &self, Trust trust, StateWork &state);
    ~OmemoLibrary();
    OmemoLibrary(const OmemoLibrary &) = delete;
    OmemoLibrary &operator=(const OmemoLibrary &) = delete;
    Status start();

    signal_context *context() const { return m_context; }
    signal_protocol_store_context *store() const { return m_store; }
    StateWork &state() const { return *m_state; }
    void use(StateWork &state) { m_state = &state; }
    const Trust &trust() const { return m_trust; }
    const DeviceAddress &self() const { return m_self; }

    // The library's answer as ours.
    Status outcome(int code);

private:
    struct Callbacks;
    const DeviceAddress m_self;
    const Trust m_trust;
    StateWork *m_state;
    std::optional<Error> m_storeError;
    signal_context *m_context = nullptr;
    signal_protocol_store_context *m_store = nullptr;
};

} // namespace dunlin::client
