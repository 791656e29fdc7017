// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever a row is of shows their picture there: the id of its file, empty when there is none.
#include "client/models/found_model.h"
#include "client/models/notification_model.h"
#include "client/models/switcher_model.h"
#include "client/models/timeline_model.h"

#include <QSignalSpy>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

wire::User pictured(const QString &name)
{
    wire::User user;
    user.id = UserId::create();
    user.username = name;
    user.avatarFileId = FileId::create();
    return user;
}

wire::User bare(const QString &name)
{
    wire::User user = pictured(name);
    user.avatarFileId.reset();
    return user;
}

QStringList told(const QAbstractItemModel &model, int role)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all.append(model.data(model.index(row, 0), role).toString());
    return all;
}

} // namespace

class PictureRolesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofWhomIsOfferedInTheSwitcher()
    {
        const wire::User bob = pictured(u"bob"_s);
        ChannelCard talk;
        talk.id = ChannelId::create();
        talk.kind = wire::ChannelKind::Direct;
        talk.name = u"ada"_s;
        talk.peer = UserId::create();
        talk.peerUsername = u"ada"_s;
        talk.peerPicture = u"file"_s;
        ChannelCard channel;
        channel.id = ChannelId::create();
        channel.name = u"club"_s;
        SwitcherModel model;
        model.setChannels({talk, channel});
        model.setFriends({{bob, wire::FriendState::Friends, 0, false},
                          {bare(u"cat"_s), wire::FriendState::Friends, 0, false}});

        QCOMPARE(told(model, SwitcherModel::PictureRole),
                 (QStringList{u"file"_s, {}, bob.avatarFileId->toText(), {}}));
        QCOMPARE(model.roleNames().value(SwitcherModel::PictureRole), "picture");
    }

    void ofWhoDidWhatShouldNotBeMissed()
    {
        const wire::User bob = pictured(u"bob"_s);
        wire::NotificationList list;
        list.notifications.resize(3);
        for (qsizetype i = 0; i < 3; ++i)
            list.notifications[i].id = 3 - i;
        list.notifications[0].user = bob;
        list.notifications[1].user = bare(u"cat"_s);
        NotificationModel model;
        model.setNewest(list);

        QCOMPARE(told(model, NotificationModel::PictureRole),
                 (QStringList{bob.avatarFileId->toText(), {}, {}}));
        QCOMPARE(model.roleNames().value(NotificationModel::PictureRole), "picture");
    }

    void ofWhoWroteWhatWasFound()
    {
        FoundRow row;
        row.message.channelId = ChannelId::create();
        row.message.seq = 1;
        row.senderPicture = u"file"_s;
        FoundModel model;
        model.put({row});

        QCOMPARE(told(model, FoundModel::SenderPictureRole), QStringList{u"file"_s});
        QCOMPARE(model.roleNames().value(FoundModel::SenderPictureRole), "senderPicture");
    }

    void ofWhoWroteAMessage()
    {
        const UserId self = UserId::create();
        TimelineModel model(ChannelId::create(), self);
        TimelineState state;
        state.channel = model.channelId();
        state.msgCount = state.readOrd = 2;
        model.setState(state);
        TimelinePage page{model.channelId(), 0, {}};
        page.rows.resize(2);
        for (qsizetype i = 0; i < 2; ++i) {
            page.rows[i].kind = TimelineRow::Kind::Message;
            page.rows[i].message.ord = page.rows[i].message.seq = i + 1;
            page.rows[i].message.senderId = UserId::create();
        }
        page.rows[0].senderPicture = u"file"_s;
        model.setPage(page);
        QCOMPARE(told(model, TimelineModel::SenderPictureRole), (QStringList{{}, u"file"_s}));
        QCOMPARE(model.roleNames().value(TimelineModel::SenderPictureRole), "senderPicture");

        // One's own, of what waits to be sent.
        PendingOp op;
        op.id = OpId::create();
        op.channel = model.channelId();
        op.text = u"hello"_s;
        model.setPending({op});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        state.selfPicture = u"own"_s;
        model.setState(state);
        QCOMPARE(told(model, TimelineModel::SenderPictureRole),
                 (QStringList{u"own"_s, {}, u"file"_s}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 0);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 0);
    }

    void ofARowThatIsNotHereYetThereIsNone()
    {
        TimelineModel model(ChannelId::create(), UserId::create());
        TimelineState state;
        state.msgCount = 1;
        model.setState(state);
        const QVariant none = model.data(model.index(0), TimelineModel::SenderPictureRole);
        QCOMPARE(none.metaType(), QMetaType::fromType<QString>());
        QCOMPARE(none.toString(), QString());
    }
};

QTEST_GUILESS_MAIN(PictureRolesTest)
#include "tst_picture_roles.moc"
