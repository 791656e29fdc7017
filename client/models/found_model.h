// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages that were looked for, newest first: what a search found, pins, files of a channel. Main thread.
//
// They come from more than one place, each when it can: a row that is here already stays where it is.
#pragma once

#include "client/store/found_values.h"

#include <QAbstractListModel>

namespace dunlin::client {

class FoundModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    // Somebody still looks.
    Q_PROPERTY(bool busy READ isBusy NOTIFY stateChanged)
    // The server has older ones.
    Q_PROPERTY(bool more READ hasMore NOTIFY stateChanged)
    // What could not be looked through: a list of {channelId, name, missing}, the largest first.
    Q_PROPERTY(QVariantList gaps READ gaps NOTIFY stateChanged)
    // Only this device was looked through: there was no connection, or the server said no, which is `trouble`.
    Q_PROPERTY(bool local READ isLocal NOTIFY stateChanged)
    Q_PROPERTY(QString trouble READ trouble NOTIFY stateChanged)
    // What is here was learnt; the rest of this device is still read for it.
    Q_PROPERTY(bool learning READ isLearning NOTIFY stateChanged)
    // Messages of a gap that is being filled are on their way.
    Q_PROPERTY(bool filling READ isFilling NOTIFY stateChanged)

public:
    enum Role {
        MessageIdRole = Qt::UserRole + 1, // QString
        ChannelIdRole,                    // QString
        ChannelNameRole,                  // QString; of a direct conversation the other person's
        DirectRole,                       // bool
        SeqRole,                          // qint64
        SenderIdRole,                     // QString
        SenderNameRole,                   // QString
        SentAtRole,                       // QDateTime, local time
        ExcerptRole,                      // QString: one line around what was looked for
        FilesRole,                        // QVariantList of {fileId, name, size, contentType}
        PinnedByRole,                     // QString
        SenderPictureRole,                // QString: the id of its file; empty: none
        CauseRole, // QString: why the message is not shown; its excerpt is empty
    };
    Q_ENUM(Role)

    struct Place {
        QString name;
        bool isDirect = false;
    };

    explicit FoundModel(QObject *parent = nullptr);

    int count() const { return int(m_rows.size()); }
    bool isBusy() const { return m_busy; }
    bool hasMore() const { return m_more; }
    bool isFilling() const { return m_filling; }
    bool isLearning() const { return m_learning; }
    QVariantList gaps() const;
    bool isLocal() const { return m_local; }
    QString trouble() const { return m_trouble; }
    const QList<FoundRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // --- fed by the session ---
    // Something else is looked for from now on. text: what excerpts are cut around.
    void begin(const QString &text, bool busy);
    void setPlaces(const QHash<ChannelId, Place> &places) { m_places = places; }
    // Adds them; of one that is here already the newer revision counts.
    void put(const QList<FoundRow> &rows);
    // They are all there is.
    void become(const QList<FoundRow> &rows);
    void remove(const ChannelId &channel, qint64 seq);
    void setBusy(bool busy);
    void setMore(bool more);
    void setFilling(bool filling);
    void setLearning(bool learning);
    void setGaps(const QList<FoundGap> &gaps);
    void setLocal(bool local);
    void setTrouble(const QString &trouble);

Q_SIGNALS:
    void countChanged();
    void stateChanged();

private:
    QString excerptOf(const wire::MessageRow &row) const;

    QList<FoundRow> m_rows;
    QHash<ChannelId, Place> m_places;
    QList<FoundGap> m_gaps;
    QStringList m_words; // what excerpts are cut around
    QString m_trouble;
    bool m_busy = false;
    bool m_more = false;
    bool m_filling = false;
    bool m_learning = false;
    bool m_local = false;
};

} // namespace dunlin::client
