// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// UnifiedPush on Linux phones and desktops: a distributor on the session's bus (org.unifiedpush.Distributor2, or 1 where it has
// no other) gives endpoints and calls this program when something was pushed; the bus starts the program for it
// (packaging/desktop). One program on the bus has our name there: another profile that runs beside it is not woken. The
// distributor that UNIFIEDPUSH_DISTRIBUTOR names is taken, else one that runs, else one that the bus can start. Main thread; never
// waits for the bus.
#pragma once

#include "client/session/push_source.h"

#include <memory>

class QDBusConnection;
class QDBusMessage;

namespace dunlin::client {

class UnifiedPush : public PushSource
{
    Q_OBJECT
public:
    explicit UnifiedPush(QObject *parent = nullptr);
    ~UnifiedPush() override;

    // Asks for our name and looks for distributors from here on.
    void begin();
    void begin(const QDBusConnection &bus);

    QString distributor() const override;
    void enrol(const QString &token, const QString &key) override;
    void leave(const QString &token) override;

private Q_SLOTS:
    // From the bus: there are others now.
    void look();

private:
    enum class Version : quint8 { One = 1, Two = 2 };
    QDBusMessage callOf(const QString &method, Version version) const;
    void enrolBy(Version version, const QString &token, const QString &key);
    void leaveBy(Version version, const QString &token);
    void choose(const QStringList &running, const QStringList &startable);

    std::unique_ptr<QDBusConnection> m_bus; // null before it began
    std::unique_ptr<QObject> m_connector;   // on the bus, with its adaptors
    QString m_chosen;                       // its name on the bus
    quint64 m_look = 0;                     // the newest counts
};

} // namespace dunlin::client
