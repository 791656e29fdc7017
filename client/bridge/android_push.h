// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// UnifiedPush on Android: broadcasts to and from another app, the distributor. Java has them (packaging/android/src,
// chat.dunlin.PushReceiver), which also tells of a push while this program does not run. Compiled for Android alone.
#pragma once

#include "client/session/push_source.h"

namespace dunlin::client {

class AndroidPush : public PushSource
{
    Q_OBJECT
public:
    explicit AndroidPush(QObject *parent = nullptr);
    ~AndroidPush() override;

    // Looks for distributors, and hears broadcasts from here on.
    void begin();

    QString distributor() const override;
    void enrol(const QString &token, const QString &key) override;
    void leave(const QString &token) override;

private:
    QString m_chosen; // its package
};

} // namespace dunlin::client
