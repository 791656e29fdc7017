// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Figures: what is counted, and how it is told.
#include "server/telemetry/metrics_page.h"
#include "server/telemetry/process_figures.h"

#include <QtTest>

#include <thread>

using namespace dunlin::server;

class MetricsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDistributionKeepsEveryValueWhereItBelongs()
    {
        Distribution sizes(InItems);
        for (const qint64 value : {1, 2, 3, 512, 513, 100'000})
            sizes.add(value);
        DistributionSum sum;
        sizes.addTo(sum);

        QCOMPARE(sum.total(), quint64(6));
        QCOMPARE(sum.sum, qint64(1 + 2 + 3 + 512 + 513 + 100'000));
        QCOMPARE(sum.counts[0], quint64(1));  // up to 1
        QCOMPARE(sum.counts[1], quint64(1));  // up to 2
        QCOMPARE(sum.counts[2], quint64(1));  // up to 4
        QCOMPARE(sum.counts[9], quint64(1));  // up to 512
        QCOMPARE(sum.counts[10], quint64(2)); // above
    }

    void severalAreAddedUp()
    {
        Distribution here;
        Distribution there;
        here.add(std::chrono::milliseconds(1));
        there.add(std::chrono::seconds(20));
        DistributionSum sum;
        here.addTo(sum);
        there.addTo(sum);
        QCOMPARE(sum.total(), quint64(2));
        QCOMPARE(sum.sum, qint64(20'001) * 1'000'000);
    }

    void nothingIsLostBetweenThreads()
    {
        Distribution times;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int n = 0; n < 10'000; ++n)
                    times.add(qint64(n));
            });
        for (std::thread &each : threads)
            each.join();
        DistributionSum sum;
        times.addTo(sum);
        QCOMPARE(sum.total(), quint64(40'000));
        QCOMPARE(sum.sum, qint64(4) * 10'000 * 9'999 / 2);
    }

    void thePageIsPrometheusText()
    {
        DistributionSum sum;
        Distribution sizes(InItems);
        sizes.add(1);
        sizes.add(3);
        sizes.addTo(sum);
        MetricsPage page;
        page.counter("dunlin_things_total", "Things.")
            .value(3, {{"kind", "a \"quoted\" one\n"}})
            .value(0);
        page.gauge("dunlin_empty", "Left out.");
        page.histogram("dunlin_sizes", "Sizes.").value(sum).value(DistributionSum{});
        const QByteArray text = page.toText();

        QVERIFY2(text.contains("# HELP dunlin_things_total Things.\n"
                               "# TYPE dunlin_things_total counter\n"
                               "dunlin_things_total{kind=\"a \\\"quoted\\\" one\\n\"} 3\n"
                               "dunlin_things_total 0\n"),
                 text.constData());
        QVERIFY2(text.contains("# TYPE dunlin_sizes histogram\n"), text.constData());
        QVERIFY2(text.contains("dunlin_sizes_count 2\n"), text.constData());
        QVERIFY2(text.contains("dunlin_sizes_sum 4\n"), text.constData());
        QVERIFY2(text.contains("dunlin_sizes_bucket{le=\"2\"} 1\n"), text.constData());
        QVERIFY2(text.contains("dunlin_sizes_bucket{le=\"4\"} 2\n"), text.constData());
        QVERIFY2(text.contains("dunlin_sizes_bucket{le=\"+Inf\"} 2\n"), text.constData());
        QVERIFY2(!text.contains("dunlin_empty"), text.constData());
    }

    void theProcessIsKnownWhereTheSystemTells()
    {
#ifdef Q_OS_LINUX
        const auto process = processFigures();
        QVERIFY(process);
        QVERIFY(process->residentBytes > 1024 * 1024);
        QVERIFY(process->virtualBytes >= process->residentBytes);
        QVERIFY(process->openDescriptors >= 3);
        QVERIFY(process->mostDescriptors >= process->openDescriptors);
        QVERIFY(process->threads >= 1);
        const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
        QVERIFY(process->startedAt > now - 3600 && process->startedAt < now + 60);
#endif
    }
};

QTEST_GUILESS_MAIN(MetricsPageTest)
#include "tst_metrics_page.moc"
