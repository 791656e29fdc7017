// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of a list whose name contains what was typed: what a search field puts in front of a list.
//
// Compares as names are compared everywhere (NFKC, case folding), so "STRASSE" finds "Straße". Rows keep the
// order of the source. Lives in the main thread.
#pragma once

#include <QSortFilterProxyModel>
#include <QtQml/qqmlregistration.h>

namespace dunlin::client {

class ListFilter : public QSortFilterProxyModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    // The role that is looked at, by name.
    Q_PROPERTY(QString roleName READ roleName WRITE setRoleName NOTIFY roleNameChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    explicit ListFilter(QObject *parent = nullptr);

    QString text() const { return m_text; }
    QString roleName() const { return QString::fromUtf8(m_roleName); }
    int count() const { return rowCount(); }
    void setText(const QString &text);
    void setRoleName(const QString &name);

Q_SIGNALS:
    void textChanged();
    void roleNameChanged();
    void countChanged();

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QString m_text;
    QString m_folded;
    QByteArray m_roleName = "name";
};

} // namespace dunlin::client
