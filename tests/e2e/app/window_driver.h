// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody at a window does: finds things by their objectName, points at them, types.
#pragma once

#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

namespace dunlin::test {

// The visible item of this name; of several the one on top.
inline QQuickItem *findIn(QQuickItem *from, const QString &name)
{
    const QList<QQuickItem *> children = from->childItems();
    for (auto it = children.crbegin(); it != children.crend(); ++it) {
        if (!(*it)->isVisible())
            continue;
        if ((*it)->objectName() == name)
            return *it;
        if (QQuickItem *found = findIn(*it, name))
            return found;
    }
    return nullptr;
}

// Anything of this name, seen or not: what was made later is not a child of whom it is in.
inline QObject *partIn(const QQuickItem *from, const QString &name)
{
    if (QObject *found = from->findChild<QObject *>(name))
        return found;
    const QList<QQuickItem *> children = from->childItems();
    for (QQuickItem *each : children) {
        if (each->objectName() == name)
            return each;
        if (QObject *found = partIn(each, name))
            return found;
    }
    return nullptr;
}

inline QQuickItem *itemOf(const QQuickWindow &window, const char *name)
{
    return findIn(window.contentItem(), QString::fromLatin1(name));
}

// Fails the test when there is nothing of this name within `patience` ms.
inline void clickOn(QQuickWindow &window, const char *name, int patience)
{
    QTRY_VERIFY2_WITH_TIMEOUT(itemOf(window, name), name, patience);
    // What has just appeared is put in its place with the next frame; until then it may lie on its neighbour.
    QSignalSpy drawn(&window, &QQuickWindow::frameSwapped);
    window.update();
    QVERIFY(drawn.wait(patience));
    QTRY_VERIFY2_WITH_TIMEOUT(itemOf(window, name), name, patience);
    const QQuickItem *target = itemOf(window, name);
    const QPointF middle = target->mapToScene(QPointF(target->width() / 2, target->height() / 2));
    QTest::mouseClick(&window, Qt::LeftButton, {}, middle.toPoint());
}

inline void typeInto(QQuickWindow &window, const QString &letters)
{
    for (const QChar c : letters)
        QTest::keyClick(&window, c.toLatin1());
}

} // namespace dunlin::test
