// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The emoji to pick from: a group of them, those used last, or what a search finds by their names and other words for them in
// the language of the window. The table is read by another thread when the first language is set, so what is shown is empty
// for a moment and fills by itself; what is asked for meanwhile holds. Lives in the main thread.
#pragma once

#include "client/bridge/emoji_table.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace dunlin::client {

class EmojiModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    // A locale's name, such as "de_AT". What there is no table of is shown in English.
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged FINAL)
    // The table of the language is here.
    Q_PROPERTY(bool ready READ isReady NOTIFY readyChanged FINAL)
    // In their order; empty until a table is here.
    Q_PROPERTY(QStringList groups READ groups NOTIFY groupsChanged FINAL)
    // One of them, or "recent".
    Q_PROPERTY(QString group READ group WRITE setGroup NOTIFY groupChanged FINAL)
    // Empty: the group is shown.
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged FINAL)
    // Of skin: 0 is none, 1 the lightest, 5 the darkest.
    Q_PROPERTY(int tone READ tone WRITE setTone NOTIFY toneChanged FINAL)
    Q_PROPERTY(QStringList recent READ recent WRITE setRecent NOTIFY recentChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { EmojiRole = Qt::UserRole + 1, NameRole };

    explicit EmojiModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString language() const { return m_language; }
    bool isReady() const { return m_table && m_table->language() == m_language; }
    QStringList groups() const { return m_table ? m_table->groups() : QStringList(); }
    QString group() const { return m_group; }
    QString search() const { return m_search; }
    int tone() const { return m_tone; }
    QStringList recent() const { return m_recent; }
    int count() const { return int(m_rows.size()); }
    void setLanguage(const QString &language);
    void setGroup(const QString &group);
    void setSearch(const QString &search);
    void setTone(int tone);
    void setRecent(const QStringList &recent);

Q_SIGNALS:
    void languageChanged();
    void readyChanged();
    void groupsChanged();
    void groupChanged();
    void searchChanged();
    void toneChanged();
    void recentChanged();
    void countChanged();

private:
    struct Row {
        QString shown;
        qsizetype place; // -1: not one of ours
    };

    void take(const std::shared_ptr<const EmojiTable> &table);
    void fill();

    QString m_language;
    QString m_group;
    QString m_search;
    int m_tone = 0;
    QStringList m_recent;
    std::shared_ptr<const EmojiTable> m_table; // of the language before until the next is here
    QList<Row> m_rows;
};

} // namespace dunlin::client
