// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/content.h"

#include "client/crypto/cause.h"
#include "client/crypto/seen_history.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

DecodeOptions contentLimits()
{
    DecodeOptions options;
    options.limits.depth = 8;
    options.limits.items = 1024;
    options.limits.textBytes = 64 * 1024;
    options.limits.bytes = 64 * 1024;
    options.unknownEnum = Unknown::Zero;
    return options;
}

Error spoiltContent()
{
    return refusal(Cause::Damaged, u"a frame whose content does not parse"_s);
}

namespace {

constexpr qsizetype NameBytes = 32;

Status checkNames(const QList<QByteArray> &names)
{
    const bool fits = !names.isEmpty() && names.size() <= MostNames
        && std::all_of(names.cbegin(), names.cend(),
                       [](const QByteArray &each) { return each.size() == NameBytes; });
    return fits ? ok() : Status(spoiltContent());
}

bool holds(const SealedBlob &blob)
{
    return blob.key.size() == 32 && blob.digest.size() == 32 && blob.size >= 0;
}

Status checkFiles(const QList<SealedFile> &files)
{
    for (const SealedFile &each : files) {
        if (!holds(each.content) || (each.thumbnail && !holds(*each.thumbnail)))
            return spoiltContent();
    }
    return ok();
}

Status checkSeen(const std::optional<SeenHistory> &seen)
{
    if (!seen)
        return ok();
    if (seen->above < 0 || seen->messages.isEmpty() || seen->messages.size() > MostSeen)
        return spoiltContent();
    qint64 before = seen->above;
    for (const SeenMessage &each : seen->messages) {
        if (each.seq <= before || each.place.size() != MarkBytes
            || (!each.seal.isEmpty() && each.seal.size() != MarkBytes))
            return spoiltContent();
        before = each.seq;
    }
    return ok();
}

Status checkReplaced(const QList<QByteArray> &marks)
{
    const bool fits = marks.size() <= MostReplaced
        && std::all_of(marks.cbegin(), marks.cend(),
                       [](const QByteArray &each) { return each.size() == MarkBytes; });
    return fits ? ok() : Status(spoiltContent());
}

Status checkChanges(const QList<SeenChange> &changes)
{
    if (changes.size() > MostChangesTold)
        return spoiltContent();
    for (const SeenChange &each : changes)
        DUNLIN_CHECK(checkReplaced(each.replaced));
    return ok();
}

Status checkReactions(const QList<SeenReaction> &reactions)
{
    const auto isGood = [](const SeenReaction &each) {
        return each.seal.size() == (each.takenBack ? 0 : MarkBytes);
    };
    const bool fits = reactions.size() <= MostReactionsTold
        && std::all_of(reactions.cbegin(), reactions.cend(), isGood);
    return fits ? ok() : Status(spoiltContent());
}

} // namespace

Status checkContent(const TextContent &content)
{
    DUNLIN_CHECK(checkSeen(content.seen));
    DUNLIN_CHECK(checkChanges(content.changes));
    DUNLIN_CHECK(checkReactions(content.reactions));
    if (content.log && (content.log->size < 1 || content.log->root.size() != 32))
        return spoiltContent();
    return checkFiles(content.files);
}

Status checkContent(const EditContent &content)
{
    DUNLIN_CHECK(checkSeen(content.seen));
    DUNLIN_CHECK(checkReplaced(content.replaced));
    return checkFiles(content.files);
}

// As strict as a server is with reactions that it can read.
Status checkContent(const ReactionContent &content)
{
    constexpr qsizetype Most = 64;
    const bool isOdd = std::any_of(content.emoji.cbegin(), content.emoji.cend(), [](QChar each) {
        return each.isSpace() || each.category() == QChar::Other_Control;
    });
    if (content.emoji.isEmpty() || isOdd || content.emoji.toUtf8().size() > Most)
        return spoiltContent();
    return ok();
}

Status checkContent(const NeedChainContent &content)
{
    return content.chain.size() == 16 ? ok() : Status(spoiltContent());
}

QString harmlessName(const QString &name)
{
    constexpr qsizetype LongestName = 120;
    QString last = name;
    last.replace(QLatin1Char('\\'), QLatin1Char('/'));
    last = last.mid(last.lastIndexOf(QLatin1Char('/')) + 1);
    QString clean;
    for (const char32_t point : last.left(2000).toUcs4()) {
        const QChar::Category category = QChar::category(point);
        if (category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Other_Surrogate || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph)
            continue;
        if (point < 0x80 && QByteArrayView("<>:\"|?*").contains(char(point)))
            clean += QLatin1Char('_');
        else
            clean += QString::fromUcs4(&point, 1);
    }
    const auto trim = [&clean] {
        clean = clean.simplified();
        while (clean.startsWith(QLatin1Char('.')) || clean.startsWith(QLatin1Char(' ')))
            clean.remove(0, 1);
    };
    trim();
    if (clean.size() > LongestName) {
        const qsizetype dot = clean.lastIndexOf(QLatin1Char('.'));
        const QString end = dot > clean.size() - 16 ? clean.mid(dot) : QString();
        clean.truncate(LongestName - end.size());
        if (clean.back().isHighSurrogate())
            clean.chop(1);
        clean += end;
        trim();
    }
    return clean.isEmpty() ? QStringLiteral("file") : clean;
}

Status checkContent(const HistoryContent &content)
{
    for (const HistoryEntry &each : content.entries) {
        if (each.name.size() != NameBytes)
            return spoiltContent();
    }
    return ok();
}

Status checkContent(const NeedWordContent &content)
{
    return checkNames(content.names);
}

Status checkContent(const WordContent &content)
{
    return checkNames(content.names);
}

} // namespace dunlin::client
