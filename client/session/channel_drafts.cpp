// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/channel_drafts.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

// The record separator begins what is more than a text: nobody types it, and a text that has it is packed as well.
constexpr QChar Packed = u'\u001e';
const QString MessageKey = u"text"_s;

QString below(const QString &before, const QString &since)
{
    if (before.isEmpty() || before == since)
        return since;
    return since.isEmpty() ? before : before + u'\n' + since;
}

} // namespace

void ChannelDrafts::setAnswer(qint64 seq, const QString &answer)
{
    if (answer.isEmpty())
        answers.remove(seq);
    else
        answers.insert(seq, answer);
}

QString ChannelDrafts::packed() const
{
    if (answers.isEmpty() && !text.startsWith(Packed))
        return text;
    QJsonObject all;
    if (!text.isEmpty())
        all.insert(MessageKey, text);
    for (auto at = answers.cbegin(); at != answers.cend(); ++at)
        all.insert(QString::number(at.key()), at.value());
    return Packed + QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

ChannelDrafts ChannelDrafts::unpacked(const QString &packed)
{
    ChannelDrafts drafts;
    const QJsonDocument document = packed.startsWith(Packed)
        ? QJsonDocument::fromJson(packed.mid(1).toUtf8())
        : QJsonDocument();
    if (!document.isObject()) {
        drafts.text = packed;
        return drafts;
    }
    const QJsonObject all = document.object();
    for (auto at = all.begin(); at != all.end(); ++at) {
        if (at.key() == MessageKey)
            drafts.text = at.value().toString();
        else if (const qint64 seq = at.key().toLongLong(); seq > 0)
            drafts.setAnswer(seq, at.value().toString());
    }
    return drafts;
}

ChannelDrafts ChannelDrafts::joined(const ChannelDrafts &since) const
{
    ChannelDrafts both = *this;
    both.text = below(text, since.text);
    for (auto at = since.answers.cbegin(); at != since.answers.cend(); ++at)
        both.setAnswer(at.key(), below(answers.value(at.key()), at.value()));
    return both;
}

} // namespace dunlin::client
