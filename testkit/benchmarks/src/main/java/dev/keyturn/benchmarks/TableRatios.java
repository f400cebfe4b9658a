package dev.keyturn.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyturn.benchmarks.SideBySide.Times;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The numbers of tables: ten renames among a million rows, a start with nothing to do, and a rename in each of ten thousand scopes,
 * each beside what is written by hand or started with another library, on databases that make durable what they are given. Prints a
 * table with ratios and bars, and fails where a bar is missed. The arguments are how many rounds are measured (as many before are not), and a database, for that alone.
 *
 * <p>Times are in microseconds; bars are for the median. How many round trips a run takes is counted by {@code RoundTripsTest} of
 * {@code adapters/jdbc}.
 */
public final class TableRatios {
    private static final int ROUNDS = 200;
    private static final int ROUNDS_OF_ALL_SCOPES = 5;
    private static final int MORE_ROUND_TRIPS = 8;
    private static final double OF_ANOTHER_START = 0.5;
    private static final double OF_ONE_UPDATE = 4;
    private static final SideBySide.Work NOTHING = () -> {};

    private final List<Line> lines = new ArrayList<>();

    private TableRatios() {}

    /** What is compared with what; a bar of 0 is none. */
    private record Line(TableServer server, Times times, Times than, double bar) {
        boolean isMissed() {
            return bar > 0 && !(times.median() / than.median() <= bar);
        }

        @Override
        public String toString() {
            String what = "%-10s  %-25s %12.1f %12.1f".formatted(server, times.name(), times.median(), times.best());
            return bar == 0
                    ? what
                    : "%s   %-28s %12.1f %12.1f   %6.2f %6.2f   <= %.1f %s"
                            .formatted(
                                    what,
                                    than.name(),
                                    than.median(),
                                    than.best(),
                                    times.median() / than.median(),
                                    times.best() / than.best(),
                                    bar,
                                    isMissed() ? "MISSED" : "met");
        }
    }

    /** Runs everything; the exit code is 1 where a bar is missed. */
    public static void main(String... args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Quiet.log();
        TableRatios ratios = new TableRatios();
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        List<TableServer> servers =
                args.length > 1 ? List.of(TableServer.valueOf(args[1])) : List.of(TableServer.values());
        for (TableServer server : servers) {
            try (HikariDataSource pool = server.start()) {
                TableWork work = new TableWork(server, pool);
                work.prepare();
                ratios.renames(server, work, rounds);
                ratios.starts(server, work, rounds);
                ratios.scopes(server, work);
            }
        }
        ratios.print(System.out);
        System.exit(ratios.lines.stream().anyMatch(Line::isMissed) ? 1 : 0);
    }

    private void renames(TableServer server, TableWork work, int rounds) throws Exception {
        List<Times> times = new SideBySide()
                .with("round trip (SELECT 1)", NOTHING, work::askOnce)
                .with("10 renames by hand", work::undo, work::renameByHand)
                .with("10 renames with Keyturn", work::undo, work::startKeyturn)
                .measure(rounds);
        Times trip = times.get(0);
        Times hand = times.get(1);
        alone(server, trip);
        alone(server, hand);
        Times allowed = new Times(
                "2 x by hand + 8 round trips",
                2 * hand.best() + MORE_ROUND_TRIPS * trip.best(),
                2 * hand.median() + MORE_ROUND_TRIPS * trip.median());
        lines.add(new Line(server, times.get(2), allowed, 1));
    }

    private void starts(TableServer server, TableWork work, int rounds) throws Exception {
        work.startKeyturn();
        work.startFlyway();
        List<Times> times = new SideBySide()
                .with("start with Flyway", NOTHING, work::startFlyway)
                .with("start with Keyturn", NOTHING, work::startKeyturn)
                .measure(rounds);
        alone(server, times.get(0));
        lines.add(new Line(server, times.get(1), times.get(0), OF_ANOTHER_START));
    }

    private void scopes(TableServer server, TableWork work) throws Exception {
        List<Times> times = new SideBySide()
                .with("10,000 scopes, one UPDATE", work::undoInAllScopes, work::renameInAllScopesByHand)
                .with("10,000 scopes with Keyturn", work::undoInAllScopes, work::renameInAllScopesWithKeyturn)
                .measure(ROUNDS_OF_ALL_SCOPES);
        alone(server, times.get(0));
        lines.add(new Line(server, times.get(1), times.get(0), OF_ONE_UPDATE));
    }

    private void alone(TableServer server, Times times) {
        lines.add(new Line(server, times, times, 0));
    }

    private void print(PrintStream out) {
        out.printf(
                "%-10s  %-25s %12s %12s   %-28s %12s %12s   %6s %6s   %s%n",
                "", "in microseconds", "median", "best", "than", "median", "best", "ratio", "best", "bar");
        lines.forEach(out::println);
    }
}
