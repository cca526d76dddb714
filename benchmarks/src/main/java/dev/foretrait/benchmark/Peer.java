package dev.foretrait.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Another database, over JDBC. */
final class Peer implements AutoCloseable {

    private final Connection connection;
    private final Map<String, String> variables;

    private Peer(Connection connection, Map<String, String> variables) {
        this.connection = connection;
        this.variables = variables;
    }

    /**
     * Opens a database.
     *
     * @param variables what stands for {@code ${name}} in statements
     */
    static Peer open(String url, Map<String, String> variables) {
        try {
            return new Peer(DriverManager.getConnection(url), variables);
        } catch (SQLException failed) {
            throw new IllegalStateException(url, failed);
        }
    }

    Connection connection() {
        return connection;
    }

    void run(List<String> statements) {
        statements.forEach(this::run);
    }

    /** Runs a statement to its end. Rows that it gives are worked out, and not fetched. */
    void run(String statement) {
        try (Statement running = connection.createStatement()) {
            running.execute(filledIn(statement));
        } catch (SQLException failed) {
            throw new IllegalStateException(statement, failed);
        }
    }

    void run(Formulation formulation) {
        run(formulation.statements());
    }

    /** The rows of the last statement: by the number at the end of the first cell, the texts of the others by column. */
    Map<Integer, Map<String, String>> rows(Formulation formulation) {
        List<String> statements = formulation.statements();
        run(statements.subList(0, statements.size() - 1));
        Map<Integer, Map<String, String>> rows = new HashMap<>();
        try (Statement running = connection.createStatement();
                ResultSet found = running.executeQuery(filledIn(statements.get(statements.size() - 1)))) {
            int columns = found.getMetaData().getColumnCount();
            List<String> names = new ArrayList<>();
            for (int column = 2; column <= columns; column++) {
                names.add(found.getMetaData().getColumnLabel(column));
            }
            while (found.next()) {
                Map<String, String> row = new HashMap<>();
                for (int column = 2; column <= columns; column++) {
                    @Nullable String cell = found.getString(column);
                    if (cell != null) {
                        row.put(names.get(column - 2).toLowerCase(Locale.ROOT), cell);
                    }
                }
                rows.put(PeerTables.profile(found.getString(1)), row);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(formulation.name(), failed);
        }
        return rows;
    }

    private String filledIn(String statement) {
        String filled = statement;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            filled = filled.replace("${" + variable.getKey() + "}", variable.getValue());
        }
        return filled;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
