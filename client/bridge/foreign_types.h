// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The client library's types under their QML names. The library knows nothing of QML; this is the only place
// that says it to QML.
#pragma once

#include "client/models/delivery.h"
#include "client/session/account_list.h"
#include "client/session/account_session.h"

#include <QtQml/qqml.h>
#include <QtQml/qqmlregistration.h>

namespace dunlin::client {

// Its base, or QML's tools don't know that a session is a QObject.
struct SessionRequestsForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::SessionRequests)
    QML_ANONYMOUS
};

struct AccountSessionForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::AccountSession)
    QML_NAMED_ELEMENT(AccountSession)
    QML_UNCREATABLE("made by the program")
};

struct AccountListForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::AccountList)
    QML_NAMED_ELEMENT(AccountList)
    QML_UNCREATABLE("made by the program")
};

struct EncryptionForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::Encryption)
    QML_NAMED_ELEMENT(Encryption)
    QML_UNCREATABLE("a part of AccountSession")
};

struct OwnStorageForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::OwnStorage)
    QML_NAMED_ELEMENT(OwnStorage)
    QML_UNCREATABLE("a part of AccountSession")
};

struct PushRegistrationForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::PushRegistration)
    QML_NAMED_ELEMENT(PushRegistration)
    QML_UNCREATABLE("a part of AccountSession")
};

struct ChannelListModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::ChannelListModel)
    QML_NAMED_ELEMENT(ChannelListModel)
    QML_UNCREATABLE("a part of AccountSession")
};

struct TimelineModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::TimelineModel)
    QML_NAMED_ELEMENT(TimelineModel)
    QML_UNCREATABLE("a part of AccountSession")
};

struct ThreadModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::ThreadModel)
    QML_NAMED_ELEMENT(ThreadModel)
    QML_UNCREATABLE("a part of AccountSession")
};

struct MemberModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::MemberModel)
    QML_NAMED_ELEMENT(MemberModel)
    QML_UNCREATABLE("a part of AccountSession")
};

struct PeopleModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::PeopleModel)
    QML_NAMED_ELEMENT(PeopleModel)
    QML_UNCREATABLE("a part of AccountSession")
};

struct DirectoryModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::DirectoryModel)
    QML_NAMED_ELEMENT(DirectoryModel)
    QML_UNCREATABLE("a part of AccountSession")
};

struct FriendListModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::FriendListModel)
    QML_NAMED_ELEMENT(FriendListModel)
    QML_UNCREATABLE("a part of AccountSession")
};

struct DeviceModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::DeviceModel)
    QML_NAMED_ELEMENT(DeviceModel)
    QML_UNCREATABLE("a part of AccountSession")
};

struct SwitcherModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::SwitcherModel)
    QML_NAMED_ELEMENT(SwitcherModel)
    QML_UNCREATABLE("a part of AccountSession")
};

struct NotificationModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::NotificationModel)
    QML_NAMED_ELEMENT(NotificationModel)
    QML_UNCREATABLE("a part of AccountSession")
};

struct FoundModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::FoundModel)
    QML_NAMED_ELEMENT(FoundModel)
    QML_UNCREATABLE("a part of AccountSession")
};

struct RecordModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::RecordModel)
    QML_NAMED_ELEMENT(RecordModel)
    QML_UNCREATABLE("a part of AdminDesk")
};

struct ChannelHooksForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::ChannelHooks)
    QML_NAMED_ELEMENT(ChannelHooks)
    QML_UNCREATABLE("a part of AccountSession")
};

struct PersonCardForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::PersonCard)
    QML_NAMED_ELEMENT(PersonCard)
    QML_UNCREATABLE("a part of AccountSession")
};

struct AdminDeskForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::AdminDesk)
    QML_NAMED_ELEMENT(AdminDesk)
    QML_UNCREATABLE("a part of AccountSession")
};

struct OutboxModelForeign {
    Q_GADGET
    QML_FOREIGN(dunlin::client::OutboxModel)
    QML_NAMED_ELEMENT(OutboxModel)
    QML_UNCREATABLE("a part of AccountSession")
};

namespace deliveryForeign {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(dunlin::client::delivery)
QML_NAMED_ELEMENT(Delivery)
} // namespace deliveryForeign

} // namespace dunlin::client
