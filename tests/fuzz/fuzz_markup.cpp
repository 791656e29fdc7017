// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a message stands out with: whatever comes, the tags are ours, closed in order, and an address leads where it says.
#include "client/models/markup.h"

#include <QStringList>

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

void check(bool holds)
{
    if (!holds)
        abort();
}

void checkTags(const QString &marked)
{
    static const QStringList ours{u"b"_s, u"i"_s, u"s"_s, u"pre"_s, u"code"_s};
    QStringList open;
    for (qsizetype at = marked.indexOf(u'<'); at >= 0; at = marked.indexOf(u'<', at + 1)) {
        const qsizetype end = marked.indexOf(u'>', at);
        check(end > at);
        const QString tag = marked.mid(at + 1, end - at - 1);
        if (tag == u"br"_s)
            continue;
        if (tag.startsWith(u'/')) {
            check(!open.isEmpty() && open.takeLast() == tag.mid(1));
            continue;
        }
        if (tag.startsWith(u"span"_s)) {
            check(tag.size() == 14 && tag.startsWith(u"span class=\""_s) && tag.endsWith(u'"')
                  && u"kscn"_s.contains(tag.at(12)) && open.contains(u"pre"_s));
            open.append(u"span"_s);
            continue;
        }
        if (!tag.startsWith(u"a href=\""_s)) {
            check(ours.contains(tag));
            open.append(tag);
            continue;
        }
        check(tag.endsWith(u'"'));
        const QString address = tag.mid(8, tag.size() - 9);
        check(!address.contains(u'"'));
        check(address.startsWith(u"http"_s, Qt::CaseInsensitive)
              || address.startsWith(u"dunlin://"_s, Qt::CaseInsensitive));
        check(QStringView(marked).sliced(end + 1).startsWith(address.toHtmlEscaped() + u"</a>"_s));
        open.append(u"a"_s);
    }
    check(open.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    checkTags(dunlin::client::markupOf(
        QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size))));
    return 0;
}
