// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/secret.h"

#include <sodium.h>

#include <utility>

namespace dunlin {

Secret::Secret(QByteArray &&bytes)
    : m_bytes(bytes.constData(), bytes.size())
{
    if (bytes.isDetached())
        sodium_memzero(bytes.data(), size_t(bytes.size()));
    bytes.clear();
}

Secret Secret::fromText(const QString &text)
{
    return Secret(text.toUtf8());
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(const Secret &other)
    : m_bytes(other.m_bytes.constData(), other.m_bytes.size())
{
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{
}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe();
        m_bytes = QByteArray(other.m_bytes.constData(), other.m_bytes.size());
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

bool Secret::operator==(const Secret &other) const
{
    return m_bytes.size() == other.m_bytes.size()
        && sodium_memcmp(m_bytes.constData(), other.m_bytes.constData(), size_t(m_bytes.size()))
        == 0;
}

void Secret::wipe()
{
    if (!m_bytes.isEmpty() && m_bytes.isDetached())
        sodium_memzero(m_bytes.data(), size_t(m_bytes.size()));
    m_bytes.clear();
}

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(count));
    return bytes;
}

bool initCrypto()
{
    return sodium_init() >= 0;
}

} // namespace dunlin
