// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/nodes/traffic.h"

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

QString field(const QJsonValue &row, const char *name)
{
    return row.toObject().value(QLatin1StringView(name)).toVariant().toString();
}

} // namespace

Traffic::Traffic(TwoNodes &nodes, int people, int each, int pauseMs)
    : m_nodes(nodes)
    , m_each(each)
{
    m_nginx = Nginx::start(QStringLiteral(DUNLIN_SOURCE_DIR "/packaging/nginx/dunlin.conf"),
                           {nodes.one().port(), nodes.two().port()}, &m_why);
    if (!m_nginx)
        return;
    QList<UserId> others;
    std::unique_ptr<Actor> founder;
    for (int i = 0; i < people; ++i) {
        const QString name = u"person%1"_s.arg(i);
        const auto person = registerPerson(m_nginx->url(), name);
        if (!person.ok()) {
            m_why = person.error().detail;
            return;
        }
        if (founder)
            others.append(person->id());
        else
            founder = std::make_unique<Actor>(m_nginx->url(), name, person);
    }
    m_channel = founder->makeChannel(u"storm"_s, true, others);
    for (int i = 0; i < people; ++i) {
        for (const QString &device : {u"a"_s, u"b"_s}) {
            const QString user = u"person%1"_s.arg(i);
            const QString prefix = user + device;
            m_prefixes.append(prefix);
            m_peers.push_back(std::make_unique<PeerProcess>(
                prefix,
                QStringList{u"--server"_s, m_nginx->url(), u"--user"_s, user, u"--password"_s,
                            Password, u"--channel"_s, m_channel.toText(), u"--prefix"_s, prefix,
                            u"--count"_s, QString::number(each), u"--pause"_s,
                            QString::number(pauseMs)},
                m_profiles.filePath(prefix)));
        }
    }
}

void Traffic::start()
{
    for (const auto &each : m_peers)
        each->start();
}

QString Traffic::complaints()
{
    for (const auto &each : m_peers) {
        if (each->hasFailed() || each->wasSignedOut())
            return each->name() + u'\n' + each->log();
    }
    return {};
}

bool Traffic::isDrained()
{
    return std::all_of(m_peers.cbegin(), m_peers.cend(),
                       [](const auto &each) { return each->isDrained(); });
}

QJsonArray Traffic::serverRows()
{
    RestClient rest(m_nodes.one().url());
    const auto founder = signIn(m_nodes.one().url(), u"person0"_s);
    if (founder.ok())
        rest.setToken(founder->token());
    QJsonArray all;
    qint64 after = 0;
    for (;;) {
        const auto page = rest.call(wire::http::messages, {m_channel.toText()}, {},
                                    u"after=%1&limit=200"_s.arg(after));
        if (!page.ok() || page->messages.isEmpty())
            return all;
        for (auto row = page->messages.crbegin(); row != page->messages.crend(); ++row)
            all.append(json::writeStruct(*row));
        after = page->messages.constFirst().seq;
    }
}

QString Traffic::compare()
{
    const QJsonArray truth = serverRows();
    QSet<QString> ids;
    QHash<QString, int> lastOf;
    qint64 ord = 0;
    for (const QJsonValue &row : truth) {
        const QString text = field(row, "content");
        const QString prefix = text.section(u' ', 0, 0);
        if (ids.contains(field(row, "id")) || field(row, "ord").toLongLong() != ++ord)
            return u"doubled, or a number twice: "_s + text;
        ids.insert(field(row, "id"));
        if (text.section(u' ', 1).toInt() != ++lastOf[prefix])
            return u"out of order, lost or doubled: "_s + text;
    }
    for (const QString &each : std::as_const(m_prefixes)) {
        if (lastOf.value(each) != m_each)
            return u"lost of %1: %2 of %3"_s.arg(each).arg(lastOf.value(each)).arg(m_each);
    }
    for (const auto &peer : m_peers) {
        const QJsonArray held = peer->dump();
        if (held.size() != truth.size())
            return u"%1 holds %2 of %3\n%4"_s.arg(peer->name())
                .arg(held.size())
                .arg(truth.size())
                .arg(peer->log());
        for (qsizetype i = 0; i < truth.size(); ++i) {
            for (const char *name : {"seq", "ord", "id", "revSeq", "content", "senderId"}) {
                if (field(held[i], name) != field(truth[i], name))
                    return u"%1 differs at %2"_s.arg(peer->name()).arg(i);
            }
        }
    }
    return {};
}

} // namespace dunlin::test
