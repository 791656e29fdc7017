// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of messages: image://file/ID/SIZE one of the server, image://file/local/PATH (percent-encoded) one that is
// about to be sent, image://file/face/ID the picture of a person, round. Fetched and decoded off the window's thread, never
// larger than asked for, and not at all when a picture claims to be huge: it comes from somebody else. A person's may be long on
// its way (Portraits); what nobody shows any more is not waited for.
#pragma once

#include <QPointer>
#include <QQuickAsyncImageProvider>

#include <memory>

namespace dunlin::client {

class AccountSession;

// As large as asked for at most, upright as its maker held the camera; null when it can't or must not be decoded.
QImage decodedPicture(const QString &path, const QSize &within);

class FileImages : public QQuickAsyncImageProvider
{
public:
    explicit FileImages(AccountSession &session);
    // Whose files are asked for from now on. Main thread.
    void setSession(AccountSession &session);

    QQuickImageResponse *requestImageResponse(const QString &id,
                                              const QSize &requestedSize) override;

private:
    // Pictures are asked for in another thread, which only hands it on: it is read and set in the main thread alone.
    struct Source;
    const std::shared_ptr<Source> m_source;
};

} // namespace dunlin::client
