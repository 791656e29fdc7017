// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Brings the files of queued messages to the server, so that their messages can leave.
//
// One file at a time, the oldest message first. What is announced and how far it is stands in the outbox and on disk,
// so that after any interruption, that of the process included, it goes on where the server says it stopped. A file
// that is another one than when it was queued is refused: what was meant is not there any more. That a message is sent
// once whatever happens is the outbox's business; an upload that nobody refers to goes by itself on the server.
//
// What is forwarded is brought from the server first, when it is its turn, and then goes up like any file; for an encrypted
// channel it is sealed anew without lying in the clear anywhere in between.
//
// For an encrypted channel files are sealed first: what only this program has, such as what was pasted or recorded, as soon as it is
// queued, with a connection or without, and its content in the clear goes aside.
//
// Lives in the engine's thread; a file is hashed and read in pieces, with the thread's other work between them.
#pragma once

#include "client/link/http_client.h"
#include "client/outbox/outbox.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTimer>

#include <memory>

namespace dunlin::client {

class Uploads : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 PieceBytes = 1 << 20; // the server's limit of a chunk

    // Both outlive it.
    Uploads(Outbox &outbox, HttpClient &http, const Clock &clock, OutboxTimes times = {});
    ~Uploads() override;

    // Seals a file into another, away from the thread; both are paths. Without one, and without a folder, nothing goes
    // up to encrypted channels.
    struct Seal {
        QByteArray key;
        QByteArray digest;
    };
    using SealFile = std::function<Async<Seal>(const QString &from, const QString &to)>;
    // Where the content of an own copy may lie that was sealed: a path that is lost when the program ends; empty: nowhere.
    using Aside = std::function<QString()>;
    void setSealing(QString folder, SealFile seal, Aside aside = {})
    {
        m_folder = std::move(folder);
        m_seal = std::move(seal);
        m_aside = std::move(aside);
    }
    // Of a file on the server: the path of its content, and its content sealed into a file of ours.
    using Bring = std::function<Async<QString>(const FileId &, qint64 size)>;
    using SealAnew = std::function<Async<Seal>(const FileId &, qint64 size, const QString &to)>;
    void setForwarding(Bring bring, SealAnew sealAnew)
    {
        m_bring = std::move(bring);
        m_sealAnew = std::move(sealAnew);
    }
    void setOnline(bool online);
    // Looks for something to do; also connected to what happens in the outbox.
    void pump();

private:
    struct Job;
    const PendingOp *next() const;
    PendingFile *file();
    void begin(const PendingOp &op, int index);
    void step();
    void bringWhole();
    void sealWhole();
    void sealAhead();
    Async<Seal> sealed(const PendingFile &file, QString *to);
    void keepSealed(const Outbox::FilePlace &place, const QString &to, const Seal &seal);
    bool isAsItWas(const PendingFile &file) const;
    void hashPiece();
    void announce();
    void askOffset();
    void sendPiece();
    void moved(qint64 offset);
    void notBrought(const Error &error);
    void refused(const Error &error);
    void failed(const Error &error);
    void later(qint64 waitMs);
    void stop();
    template <typename T>
    void ask(Async<T> answer, std::function<void(T)> taken);

    Outbox &m_outbox;
    HttpClient &m_http;
    const Clock &m_clock;
    const OutboxTimes m_times;
    QString m_folder;
    SealFile m_seal;
    Aside m_aside;
    Bring m_bring;
    SealAnew m_sealAnew;
    bool m_isSealingAhead = false;
    bool m_online = false;
    int m_refusals = 0;
    std::unique_ptr<Job> m_job;
    quint64 m_jobNumber = 0; // answers to a job before count for nothing
    QTimer m_again;
    QTimer m_soon;
};

} // namespace dunlin::client
