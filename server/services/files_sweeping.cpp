// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the files that sees to what nobody finishes or refers to: uploads that a stop has interrupted, parts and contents
// that a crash has left behind, files that were sent nowhere.

#include "server/services/files.h"
#include "shared/core/log.h"

namespace dunlin::server {

namespace {

constexpr int SweepPage = 200;

} // namespace

void Files::begin()
{
    m_sweep.start();
    finishArrived();
    findLostParts();
    findLostContents(0);
}

void Files::forgetContent(const QByteArray &sha256)
{
    // The look and the removal are one step of the lane. It waits for the database, and nobody waits for it.
    const auto removed = m_lane.run([this, sha256]() -> Status {
        const Result<bool> known =
            m_context.storage
                .read([sha256](Stores &stores) { return stores.files.hasContent(sha256); })
                .result();
        if (!known.ok())
            return known.error();
        return *known ? ok() : m_objects.remove(sha256);
    });
    finally(this, removed, [](const Status &status) {
        if (!status.ok())
            qCWarning(lcService) << "A content stays until the next start:"
                                 << status.error().detail;
    });
}

void Files::sweep()
{
    if (std::exchange(m_sweeping, true))
        return;
    struct Swept {
        QList<FileRecord> files;
        std::optional<FileStore::Place> checked;
    };
    const auto swept = m_context.storage.write(
        std::nullopt,
        [before = m_context.clock.nowMs() - m_settings.looseMs,
         from = m_checked](UnitOfWork &unit) -> Result<Swept> {
            Stores &stores = unit.stores();
            Swept all;
            DUNLIN_TRY(all.checked, stores.files.dropDangling(from, SweepPage));
            DUNLIN_TRY(all.files, stores.files.takeLoose(before, SweepPage));
            return all;
        });
    finally(this, swept, [this](const Result<Swept> &all) {
        m_sweeping = false;
        if (!all.ok()) {
            qCWarning(lcService) << "Sweeping files failed:" << all.error().detail;
            return;
        }
        m_checked = all->checked.value_or(FileStore::Place());
        for (const FileRecord &each : all->files) {
            if (each.sha256)
                forgetContent(*each.sha256);
            if (each.state == FileRecord::State::Complete)
                continue;
            finally(this, m_workers.run([&objects = m_objects, id = each.id] {
                return objects.discard(id);
            }),
                    [](const Status &status) {
                        if (!status.ok())
                            qCWarning(lcService)
                                << "A part stays until the next start:" << status.error().detail;
                    });
        }
        if (!all->files.isEmpty())
            qCInfo(lcService) << "Files that nothing refers to were swept:" << all->files.size();
        if (all->files.size() == SweepPage)
            sweep();
        else
            finishArrived();
    });
}

void Files::finishArrived()
{
    const auto found = m_context.storage.read([now = m_context.clock.nowMs() + 1](Stores &stores) {
        return stores.files.arrived(now, SweepPage);
    });
    finally(this, found, [this](const Result<QList<FileRecord>> &files) {
        if (!files.ok()) {
            qCWarning(lcService) << "Uploads that have arrived wait:" << files.error().detail;
            return;
        }
        for (const FileRecord &each : *files) {
            if (m_busy.contains(each.id))
                continue;
            m_busy.insert(each.id);
            finally(this, finish(each), [this, id = each.id](const Status &status) {
                m_busy.remove(id);
                if (!status.ok())
                    qCWarning(lcService)
                        << "An upload could not be finished:" << status.error().detail;
            });
        }
    });
}

void Files::findLostParts()
{
    const auto listed = m_workers.run([&objects = m_objects] { return objects.parts(); });
    const auto lost = then(this, listed, [this](const QList<FileId> &parts) {
        return m_context.storage.read([parts](Stores &stores) -> Result<QList<FileId>> {
            QList<FileId> unknown;
            for (const FileId &each : parts) {
                DUNLIN_TRY(const auto file, stores.files.find(each));
                if (!file || file->state == FileRecord::State::Complete)
                    unknown.append(each);
            }
            return unknown;
        });
    });
    const auto discarded = then(this, lost, [this](const QList<FileId> &parts) {
        return m_workers.run([&objects = m_objects, parts]() -> Status {
            for (const FileId &each : parts)
                DUNLIN_CHECK(objects.discard(each));
            return ok();
        });
    });
    finally(this, discarded, [](const Status &status) {
        if (!status.ok())
            qCWarning(lcService) << "Lost parts of uploads stay:" << status.error().detail;
    });
}

void Files::findLostContents(int shelf)
{
    const auto listed =
        m_workers.run([&objects = m_objects, shelf] { return objects.contents(shelf); });
    const auto lost = then(this, listed, [this](const QList<QByteArray> &contents) {
        return m_context.storage.read([contents](Stores &stores) -> Result<QList<QByteArray>> {
            QList<QByteArray> unknown;
            for (const QByteArray &each : contents) {
                DUNLIN_TRY(const bool known, stores.files.hasContent(each));
                if (!known)
                    unknown.append(each);
            }
            return unknown;
        });
    });
    finally(this, lost, [this, shelf](const Result<QList<QByteArray>> &contents) {
        if (!contents.ok()) {
            qCWarning(lcService) << "Lost contents stay:" << contents.error().detail;
            return;
        }
        for (const QByteArray &each : *contents)
            forgetContent(each);
        if (shelf + 1 < ObjectStore::Shelves)
            findLostContents(shelf + 1);
    });
}

} // namespace dunlin::server
