// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The emoji to pick from: a group of them, those used last, or what a search finds by their names and other words for them in
// the language of the window. The tables (resources/emoji) are read when the first language is set, in a few milliseconds; a
// start does without. Lives in the main thread.
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace dunlin::client {

class EmojiModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    // A locale's name, such as "de_AT". What there is no table of is shown in English.
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged FINAL)
    // In their order; empty until there is a language.
    Q_PROPERTY(QStringList groups READ groups NOTIFY languageChanged FINAL)
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
    QStringList groups() const { return m_groups; }
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
    void groupChanged();
    void searchChanged();
    void toneChanged();
    void recentChanged();
    void countChanged();

private:
    struct Emoji {
        QString plain;
        QString light; // with the lightest skin; empty when it has no colour of skin
        QString words; // the name and the other words, between bars
        qsizetype nameLength = 0;
        int group = 0;
    };
    struct Row {
        QString shown;
        qsizetype emoji; // -1: not one of ours
    };

    void read();
    void fold();
    void fill();
    QString toned(const Emoji &emoji) const;
    void find();
    qsizetype placeOf(const QString &emoji);

    QString m_language;
    QStringList m_groups;
    QString m_group;
    QString m_search;
    int m_tone = 0;
    QStringList m_recent;
    QList<Emoji> m_all;
    QStringList m_folded;               // what is searched, made for the first search
    QHash<QString, qsizetype> m_places; // made for the first one that was used before
    QList<Row> m_rows;
};

} // namespace dunlin::client
