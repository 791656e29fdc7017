// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values that must not reach a log, a debugger's printout or a swap file by accident.
//
// A Secret has no QDebug operator and no implicit conversion; its bytes are wiped when it goes. Copying is
// allowed where a value crosses a thread, each copy wipes its own bytes.
#pragma once

#include <QByteArray>
#include <QString>

namespace dunlin {

class Secret
{
public:
    Secret() = default;
    // Takes the bytes; the caller's array is wiped when it was the only owner.
    explicit Secret(QByteArray &&bytes);
    static Secret fromText(const QString &text);
    ~Secret();
    Secret(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;

    bool isEmpty() const { return m_bytes.isEmpty(); }
    qsizetype size() const { return m_bytes.size(); }
    // A view for the one call that needs it; don't keep it.
    const QByteArray &reveal() const { return m_bytes; }

    // In constant time for equal lengths.
    bool operator==(const Secret &other) const;

private:
    void wipe();
    QByteArray m_bytes;
};

// `count` bytes from the operating system's randomness (libsodium).
QByteArray randomBytes(int count);
// Sets up libsodium; every program calls it first. False if the library can't start.
bool initCrypto();

} // namespace dunlin
