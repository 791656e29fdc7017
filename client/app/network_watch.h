// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells when the network comes back or becomes another one, where Qt has a plug-in that knows (NetworkManager, GLib, the
// other systems' own). Where it has none, nothing is told. Lives in the main thread.
#pragma once

#include <QNetworkInformation>
#include <QObject>

namespace dunlin::client {

class NetworkWatch : public QObject
{
    Q_OBJECT
public:
    using Reachability = QNetworkInformation::Reachability;
    using Medium = QNetworkInformation::TransportMedium;

    using QObject::QObject;

    // Listens from here on. The plug-in is loaded and asks the system: not before there is something to see.
    void begin();
    // What the plug-in says.
    void noteReachability(Reachability now);
    void noteMedium(Medium now);

Q_SIGNALS:
    void changed();

private:
    Reachability m_reachability = Reachability::Unknown;
    Medium m_medium = Medium::Unknown;
};

} // namespace dunlin::client
