// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/account_list.h"

#include "shared/core/log.h"

#include <QDir>
#include <QUrl>

#include <algorithm>

namespace dunlin::client {

namespace {

const QString ShownKey = QStringLiteral("shown");
constexpr std::chrono::seconds NextTry{10};
constexpr int First = 0; // the account in the profile's own folder

// Others than whole numbers are not ours.
std::optional<int> numberOf(const QString &name)
{
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    if (!isNumber || number <= First || QString::number(number) != name)
        return {};
    return number;
}

} // namespace

AccountList::AccountList(const QString &profileDir, const SessionOptions &options)
    : m_folder(profileDir)
    , m_options(options)
    , m_kept(QDir(profileDir).filePath(QStringLiteral("accounts.ini")), QSettings::IniFormat)
    , m_again(this)
{
    m_again.setInterval(NextTry);
    connect(&m_again, &QTimer::timeout, this, &AccountList::openOthers);
}

AccountList::~AccountList()
{
    // They would tell of their end.
    for (const Entry &each : m_entries)
        each.session->disconnect(this);
}

Result<std::unique_ptr<AccountList>> AccountList::open(const QString &profileDir,
                                                       const SessionOptions &options)
{
    std::unique_ptr<AccountList> list(new AccountList(profileDir, options));
    list->m_waiting = list->numbersOnDisk();
    int shown = list->m_kept.value(ShownKey, First).toInt();
    if (!list->m_waiting.contains(shown))
        shown = First;
    Status opened = list->openOne(shown, options);
    if (!opened.ok() && shown != First) {
        qCWarning(lcSession, "The account shown last can't be opened: %ls",
                  qUtf16Printable(opened.error().detail));
        shown = First;
        opened = list->openOne(shown, options);
    }
    if (!opened.ok())
        return opened.error();
    list->m_shown = list->find(shown)->session.get();
    return list;
}

QString AccountList::folderOf(int number) const
{
    return number == First ? m_folder
                           : QDir(m_folder).filePath(QStringLiteral("accounts/%1").arg(number));
}

QList<int> AccountList::numbersOnDisk() const
{
    QList<int> numbers{First};
    const QStringList names = QDir(QDir(m_folder).filePath(QStringLiteral("accounts")))
                                  .entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString &each : names) {
        if (const auto number = numberOf(each))
            numbers.append(*number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

Status AccountList::openOne(int number, const SessionOptions &options)
{
    auto made = AccountSession::create(folderOf(number), options);
    if (!made.ok())
        return made.error();
    m_waiting.removeOne(number);
    AccountSession *session = made.value().get();
    const auto place = std::find_if(m_entries.begin(), m_entries.end(),
                                    [number](const Entry &each) { return each.number > number; });
    m_entries.insert(place, Entry{number, std::move(made).value(), false, false});
    const auto changed = [this, number] { look(number); };
    connect(session, &AccountSession::accountChanged, this, changed);
    connect(session, &AccountSession::stateChanged, this, changed);
    connect(session->channels(), &ChannelListModel::unreadTotalChanged, this, changed);
    Q_EMIT sessionOpened(session);
    return ok();
}

void AccountList::openOthers()
{
    // It blocks the window for as long as it waits: another program is let finish between two tries instead.
    SessionOptions options = m_options;
    options.lockWait = std::chrono::milliseconds(0);
    const QList<int> waiting = m_waiting;
    for (const int number : waiting) {
        const Status opened = openOne(number, options);
        if (!opened.ok() && !m_again.isActive()) {
            qCWarning(lcSession, "An account can't be opened: %ls",
                      qUtf16Printable(opened.error().detail));
            Q_EMIT failed(opened.error().detail);
        }
    }
    if (m_waiting.isEmpty())
        m_again.stop();
    else if (!m_again.isActive())
        m_again.start();
}

QList<AccountSession *> AccountList::sessions() const
{
    QList<AccountSession *> all;
    for (const Entry &each : m_entries)
        all.append(each.session.get());
    return all;
}

AccountList::Entry *AccountList::find(int number)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [number](const Entry &each) { return each.number == number; });
    return found == m_entries.end() ? nullptr : &*found;
}

const AccountList::Entry *AccountList::entryAt(int row) const
{
    for (const Entry &each : m_entries) {
        if (each.isListed && row-- == 0)
            return &each;
    }
    return nullptr;
}

int AccountList::rowOf(const Entry &entry) const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(), [&entry](const Entry &each) {
        return each.isListed && each.number < entry.number;
    }));
}

int AccountList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QHash<int, QByteArray> AccountList::roleNames() const
{
    return {
        {NameRole, "name"},
        {UsernameRole, "username"},
        {UserIdRole, "userId"},
        {ServerRole, "server"},
        {UnreadRole, "unread"},
        {IsShownRole, "isShown"},
        {IsSignedInRole, "isSignedIn"},
    };
}

QVariant AccountList::data(const QModelIndex &index, int role) const
{
    const Entry *entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (!entry)
        return {};
    const AccountSession &session = *entry->session;
    const bool isSignedIn = session.state() == AccountSession::State::SignedIn;
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return session.displayName();
    case UsernameRole:
        return session.username();
    case UserIdRole:
        return session.userId();
    case ServerRole:
        return QUrl(session.serverUrl()).authority();
    case UnreadRole:
        return isSignedIn ? session.channels()->unreadTotal() : 0;
    case IsShownRole:
        return &session == m_shown;
    case IsSignedInRole:
        return isSignedIn;
    default:
        return {};
    }
}

// Something of this account is another than before.
void AccountList::look(int number)
{
    Entry *entry = find(number);
    if (!entry)
        return;
    const bool isListed = !entry->session->username().isEmpty();
    const int row = rowOf(*entry);
    if (isListed && !entry->isListed) {
        beginInsertRows({}, row, row);
        entry->isListed = true;
        entry->isNew = false;
        ++m_count;
        endInsertRows();
        if (entry->session.get() == m_shown)
            m_kept.setValue(ShownKey, number);
        Q_EMIT countChanged();
        // There is something better to show now than a place that nobody is in.
        for (const Entry &each : m_entries) {
            if (each.session.get() == m_shown && !each.isListed)
                leaveSoon(each.number);
        }
    } else if (!isListed && entry->isListed) {
        beginRemoveRows({}, row, row);
        entry->isListed = false;
        --m_count;
        endRemoveRows();
        Q_EMIT countChanged();
    } else if (isListed) {
        Q_EMIT dataChanged(index(row), index(row));
    }
    if (!isListed)
        leaveSoon(number);
    count(false);
}

// The session is still speaking.
void AccountList::leaveSoon(int number)
{
    QMetaObject::invokeMethod(
        this, [this, number] { leave(number); }, Qt::QueuedConnection);
}

// Nobody is in it, and nobody is about to come: they signed out, or never signed in.
void AccountList::leave(int number)
{
    const Entry *entry = find(number);
    if (!entry || entry->isListed || entry->isNew
        || entry->session->state() != AccountSession::State::SignedOut)
        return;
    if (entry->session.get() == m_shown) {
        const Entry *next = entryAt(0);
        if (!next)
            next = find(First);
        if (!next || next == entry)
            return;
        setShown(*next);
    }
    drop(number);
}

// Out of the list, and off the disk once it is closed. The first stays: its folder is the profile's.
void AccountList::drop(int number)
{
    Entry *entry = find(number);
    if (!entry || number == First || entry->session.get() == m_shown)
        return;
    AccountSession *session = entry->session.get();
    session->disconnect(this);
    m_leaving.push_back(std::move(entry->session));
    m_entries.erase(m_entries.begin() + (entry - m_entries.data()));
    // Whoever showed it is let go of it first.
    QMetaObject::invokeMethod(
        this,
        [this, session, folder = folderOf(number)] {
            std::erase_if(m_leaving, [session](const auto &each) { return each.get() == session; });
            if (!QDir(folder).removeRecursively())
                qCWarning(lcSession, "The folder %ls could not be removed",
                          qUtf16Printable(folder));
        },
        Qt::QueuedConnection);
}

void AccountList::setShown(const Entry &entry)
{
    if (entry.session.get() == m_shown)
        return;
    const auto before = std::find_if(m_entries.begin(), m_entries.end(), [this](const Entry &each) {
        return each.session.get() == m_shown;
    });
    const std::optional<int> given = before != m_entries.end() && before->isNew
            && before->session->state() == AccountSession::State::SignedOut
        ? std::optional(before->number)
        : std::nullopt;
    if (entry.isListed)
        m_kept.setValue(ShownKey, entry.number);
    m_shown = entry.session.get();
    count(true);
    Q_EMIT shownChanged();
    if (given)
        drop(*given);
}

void AccountList::show(int row)
{
    if (const Entry *entry = entryAt(row))
        setShown(*entry);
}

bool AccountList::showAccount(AccountSession *session)
{
    for (const Entry &each : m_entries) {
        if (each.session.get() == session) {
            setShown(each);
            return true;
        }
    }
    return false;
}

void AccountList::add()
{
    for (Entry &each : m_entries) {
        if (!each.isListed && each.session->state() == AccountSession::State::SignedOut) {
            each.isNew = true;
            setShown(each);
            return;
        }
    }
    int number = First + 1;
    const QList<int> taken = numbersOnDisk();
    while (taken.contains(number) || find(number))
        ++number;
    SessionOptions options = m_options;
    options.lockWait = std::chrono::milliseconds(0);
    if (const Status opened = openOne(number, options); !opened.ok()) {
        Q_EMIT failed(opened.error().detail);
        return;
    }
    Entry *entry = find(number);
    entry->isNew = true;
    setShown(*entry);
}

void AccountList::setIdle(bool idle)
{
    for (const Entry &each : m_entries)
        each.session->setIdle(idle);
}

void AccountList::checkNow()
{
    for (const Entry &each : m_entries)
        each.session->checkNow();
}

void AccountList::count(bool alsoRows)
{
    if (alsoRows && m_count > 0)
        Q_EMIT dataChanged(index(0), index(m_count - 1), {IsShownRole});
    int total = 0;
    int elsewhere = 0;
    for (const Entry &each : m_entries) {
        if (each.session->state() != AccountSession::State::SignedIn)
            continue;
        const int unread = each.session->channels()->unreadTotal();
        total += unread;
        elsewhere += each.session.get() == m_shown ? 0 : unread;
    }
    if (total == m_unread && elsewhere == m_unreadElsewhere)
        return;
    m_unread = total;
    m_unreadElsewhere = elsewhere;
    Q_EMIT unreadChanged();
}

} // namespace dunlin::client
