package dev.foretrait.benchmark;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The peers with the messages of a workload in them. Since no peer resolves identities, each is told whose messages are. */
final class PeerTables {

    /** DuckDB's schemas, by what is asked of them. */
    static final List<String> SCHEMAS = List.of("typed", "tuned", "kept");

    private static final int COLUMNS_OF_H2 = 9;
    private static final int BATCH = 10_000;

    private PeerTables() {}

    /** The number of the profile in a peer's cell: {@code C-1042} and {@code 41} are the same. */
    static int profile(String cell) {
        return cell.startsWith("C-") ? Integer.parseInt(cell.substring(2)) - 1_001 : Integer.parseInt(cell);
    }

    /** DuckDB with three tables of the same messages. */
    static Peer duckDb(Workload workload, Snapshot snapshot, int threads) throws IOException {
        boolean isNew = !Files.exists(place(workload));
        Peer peer = duckDb(workload, threads);
        if (isNew) {
            tellProfiles(peer.connection(), snapshot);
            peer.run(Formulation.script("duckdb/tables.sql"));
        }
        return peer;
    }

    /** The same once the tables are there. */
    static Peer duckDb(Workload workload, int threads) throws IOException {
        return duckDb(place(workload).toString(), workload.plain(), threads);
    }

    private static Path place(Workload workload) {
        return workload.folder().resolve("duckdb.db");
    }

    /** DuckDB at a place; empty for memory. */
    static Peer duckDb(String place, Path export, int threads) {
        Peer peer = Peer.open("jdbc:duckdb:" + place, Map.of("export", export.toString()));
        peer.run("SET threads = " + threads);
        peer.run("SET memory_limit = '6GB'");
        return peer;
    }

    /** H2 with a row for each message of DuckDB's typed table. */
    static Peer h2(Workload workload, Peer duckDb) throws IOException {
        Path file = workload.folder().resolve("h2-rows");
        boolean isNew = !Files.exists(workload.folder().resolve("h2-rows.mv.db"));
        Peer peer = Peer.open("jdbc:h2:file:" + file.toAbsolutePath() + ";CACHE_SIZE=1048576", Map.of());
        if (isNew) {
            peer.run(Formulation.script("h2/tables.sql"));
            copyRows(duckDb.connection(), peer.connection());
        }
        return peer;
    }

    private static void tellProfiles(Connection connection, Snapshot snapshot) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE profile_of(message_id VARCHAR, profile INTEGER)");
            try (DuckDBAppender appender =
                    connection.unwrap(DuckDBConnection.class).createAppender("main", "profile_of")) {
                for (Block block : snapshot.blocks()) {
                    Column ids = block.messageIds();
                    int[] profiles = snapshot.profilesOf(block);
                    for (int row = 0; row < profiles.length; row++) {
                        if (profiles[row] != Snapshot.NOBODY) {
                            appender.beginRow();
                            appender.append(
                                    ids.dictionary().value(ids.code(row)).string());
                            appender.append(profiles[row]);
                            appender.endRow();
                        }
                    }
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void copyRows(Connection from, Connection to) {
        try (Statement reading = from.createStatement();
                ResultSet rows =
                        reading.executeQuery("SELECT profile, event, epoch_ms(ts), direction, channel, duration,"
                                + " agent, topic, sentiment FROM typed.messages");
                PreparedStatement insert = to.prepareStatement("INSERT INTO messages VALUES (?,?,?,?,?,?,?,?,?)")) {
            to.setAutoCommit(false);
            int pending = 0;
            while (rows.next()) {
                insert.setInt(1, profile(rows.getString(1)));
                for (int column = 2; column <= COLUMNS_OF_H2; column++) {
                    insert.setObject(column, rows.getObject(column));
                }
                insert.addBatch();
                if (++pending % BATCH == 0) {
                    insert.executeBatch();
                    to.commit();
                }
            }
            insert.executeBatch();
            to.commit();
            to.setAutoCommit(true);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
