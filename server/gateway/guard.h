// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Watches over the requests of one connection. Owned by its socket.
#pragma once

#include "server/gateway/door.h"

namespace dunlin::server {

class Guard : public QObject
{
    Q_OBJECT

public:
    Guard(Door &door, QTcpSocket *socket);

    QTcpSocket *socket() const { return m_socket; }
    void sweep(qint64 now);
    void drain();
    void drop();

private:
    enum class Stage : quint8 {
        Head,      // waiting for a request's head, or for its rest
        Body,      // the head is through, its body is not
        Answering, // the request is with the HTTP server
        Idle,      // answered; the next request may come
        Refused,   // told no; what still comes is thrown away
    };

    void bytesArrived();
    void firstHead();
    void laterBytes();
    void giveToHub(const RequestHead &head);
    // False when the request was refused.
    bool pass(const RequestHead &head);
    void enter(Stage stage, qint64 lifeMs);
    void refuse(const HeadRefusal &refusal);

    Door &m_door;
    QTcpSocket *m_socket;
    Stage m_stage = Stage::Head;
    qint64 m_deadline = 0;
    bool m_given = false; // the HTTP server reads from the socket
    qint64 m_rest = 0;    // bytes of the judged request that the HTTP server has not taken yet
    QByteArray
        m_head; // beginning of a later request's head, as far as the HTTP server has taken it
};

} // namespace dunlin::server
