// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks for texts and keys in all files of a folder, whatever way they were written.
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QStringList>

namespace dunlin::test {

using namespace Qt::StringLiterals;

// In the ways in which a program may have written it.
inline QList<QByteArray> formsOf(const QByteArray &bytes, bool isText)
{
    QList<QByteArray> forms{bytes, bytes.toHex(), bytes.toHex().toUpper()};
    if (isText) {
        const QString wide = QString::fromUtf8(bytes);
        forms.append(QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2));
    }
    // Wherever in a text in base 64 it stands; its first and last signs are its neighbours' as well.
    for (int before = 0; before < 3; ++before) {
        const QByteArray all = (QByteArray(before, '?') + bytes).toBase64();
        forms.append(all.mid(4, all.size() - 12));
        forms.append(QByteArray(forms.last()).replace('+', '-').replace('/', '_'));
    }
    return forms;
}

// "FILE: WHAT" each. hasOpened: without what somebody has opened to look at, which goes with the program.
inline QStringList find(const QString &folder, const QMap<QString, QByteArray> &needles,
                        bool areTexts, bool hasOpened = false)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if ((hasOpened && file.fileName().contains(u"/files/opened/"_s))
            || !file.open(QIODevice::ReadOnly))
            continue;
        // What it is called is written as well.
        const QByteArray bytes =
            file.fileName().mid(folder.size()).toUtf8() + '\n' + file.readAll();
        for (auto each = needles.cbegin(); each != needles.cend(); ++each) {
            for (const QByteArray &form : formsOf(each.value(), areTexts)) {
                if (bytes.contains(form) && !found.contains(file.fileName() + u": "_s + each.key()))
                    found.append(file.fileName() + u": "_s + each.key());
            }
        }
    }
    return found;
}

} // namespace dunlin::test
