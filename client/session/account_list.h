// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The accounts of one profile: all of them open, connected and heard, one of them shown. The first lives in the
// profile's own folder, as it did when there was no other; each further one in accounts/NUMBER inside it, a profile
// folder like any other. A row is an account that somebody has signed in to; one whose sign-in is no longer good stays a
// row until its owner signs out. Main thread.
#pragma once

#include "client/session/account_session.h"

#include <QAbstractListModel>
#include <QSettings>
#include <QTimer>

#include <memory>
#include <vector>

namespace dunlin::client {

class AccountList : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(dunlin::client::AccountSession *shown READ shown NOTIFY shownChanged)
    // What is unread in all of them, and in those that are not shown.
    Q_PROPERTY(int unreadTotal READ unreadTotal NOTIFY unreadChanged)
    Q_PROPERTY(int unreadElsewhere READ unreadElsewhere NOTIFY unreadChanged)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, // QString
        UsernameRole,                // QString
        UserIdRole,                  // QString
        ServerRole,                  // QString, without its scheme
        UnreadRole,                  // int
        IsShownRole,                 // bool
        IsSignedInRole,              // bool; false: has to sign in again
    };
    Q_ENUM(Role)

    // Opens the account that was shown last; the others wait for openOthers(). Fails as AccountSession::create does.
    static Result<std::unique_ptr<AccountList>> open(const QString &profileDir,
                                                     const SessionOptions &options = {});
    ~AccountList() override;

    // Once the first picture is there. What another program has open is tried again until it is free.
    void openOthers();

    int count() const { return m_count; }
    AccountSession *shown() const { return m_shown; }
    int unreadTotal() const { return m_unread; }
    int unreadElsewhere() const { return m_unreadElsewhere; }
    // Those without anybody, too.
    QList<AccountSession *> sessions() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void show(int row);
    // False: it is none of these.
    Q_INVOKABLE bool showAccount(dunlin::client::AccountSession *session);
    // Shows one that nobody has signed in to yet. It goes again when another is shown before somebody does.
    Q_INVOKABLE void add();
    // Of all: whether anybody is at this device.
    void setIdle(bool idle);
    // All of them look after their connections, because the device slept or its network is another one.
    void checkNow();

Q_SIGNALS:
    void countChanged();
    void shownChanged();
    void unreadChanged();
    void sessionOpened(dunlin::client::AccountSession *session);
    // Another account could not be opened.
    void failed(const QString &text);

private:
    struct Entry {
        int number = 0;
        std::unique_ptr<AccountSession> session;
        bool isListed = false;
        bool isNew = false; // waits for somebody to sign in
    };

    AccountList(const QString &profileDir, const SessionOptions &options);
    QString folderOf(int number) const;
    QList<int> numbersOnDisk() const;
    Status openOne(int number, const SessionOptions &options);
    Entry *find(int number);
    const Entry *entryAt(int row) const;
    int rowOf(const Entry &entry) const;
    void look(int number);
    void leave(int number);
    void leaveSoon(int number);
    void drop(int number);
    void setShown(const Entry &entry);
    void count(bool alsoRows);

    const QString m_folder;
    const SessionOptions m_options;
    QSettings m_kept;
    std::vector<Entry> m_entries; // by number
    std::vector<std::unique_ptr<AccountSession>> m_leaving;
    QList<int> m_waiting; // could not be opened yet
    QTimer m_again;
    AccountSession *m_shown = nullptr;
    int m_count = 0;
    int m_unread = 0;
    int m_unreadElsewhere = 0;
};

} // namespace dunlin::client
