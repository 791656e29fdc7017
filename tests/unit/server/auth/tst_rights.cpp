// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/rights.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::server;
using wire::Role;

namespace {

// The table of protocol.md ("Roles"), written out a second time: a change of the code's table must be meant.
struct Row {
    Action action;
    bool readonly;
    bool member;
    bool admin;
    bool owner;
};

constexpr std::array Table{
    Row{Action::Read, true, true, true, true},
    Row{Action::Leave, true, true, true, true},
    Row{Action::React, false, true, true, true},
    Row{Action::Send, false, true, true, true},
    Row{Action::EditOwn, false, true, true, true},
    Row{Action::DeleteOwn, false, true, true, true},
    Row{Action::Pin, false, true, true, true},
    Row{Action::Invite, false, true, true, true},
    Row{Action::ChangeChannel, false, false, true, true},
    Row{Action::DeleteOthers, false, false, true, true},
    Row{Action::MentionAll, false, false, true, true},
    Row{Action::AddMember, false, false, true, true},
    Row{Action::RemoveMember, false, false, true, true},
    Row{Action::ManageHooks, false, false, true, true},
    Row{Action::ChangeRoles, false, false, false, true},
    Row{Action::DeleteChannel, false, false, false, true},
};

} // namespace

class RightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActionIsInTheTable()
    {
        QCOMPARE(Table.size(), allActions.size());
        for (size_t i = 0; i < Table.size(); ++i)
            QCOMPARE(Table[i].action, allActions[i]);
    }

    void everyRoleMayWhatTheTableSays()
    {
        for (const Row &row : Table) {
            QCOMPARE(may(Role::ReadOnly, row.action), row.readonly);
            QCOMPARE(may(Role::Member, row.action), row.member);
            QCOMPARE(may(Role::Admin, row.action), row.admin);
            QCOMPARE(may(Role::Owner, row.action), row.owner);
        }
    }

    void anUnknownRoleMayNothing()
    {
        for (const Action action : allActions)
            QVERIFY(!may(Role::Unknown, action));
    }

    void theBitsSayTheSameAsTheTable()
    {
        for (const Action action : allActions) {
            for (const Role role :
                 {Role::Unknown, Role::ReadOnly, Role::Member, Role::Admin, Role::Owner})
                QCOMPARE((rolesThatMay(action) >> quint32(role) & 1u) != 0, may(role, action));
        }
    }

    void nobodyStandsAboveTheirOwnRole()
    {
        QVERIFY(standsAbove(Role::Owner, Role::Admin));
        QVERIFY(standsAbove(Role::Admin, Role::Member));
        QVERIFY(!standsAbove(Role::Admin, Role::Admin));
        QVERIFY(!standsAbove(Role::Admin, Role::Owner));
    }
};

QTEST_APPLESS_MAIN(RightsTest)
#include "tst_rights.moc"
