package dev.foretrait.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A run of the command that is over. */
record Ran(int status, String out, String err) {

    /** The instant at which every test runs. */
    static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

    /** Runs it in that folder, without a terminal. */
    static Ran in(Path folder, String... arguments) {
        return new Setting(folder, Map.of(), OptionalInt.empty(), new byte[0]).run(arguments);
    }

    /** How to run it otherwise. */
    record Setting(Path folder, Map<String, String> variables, OptionalInt columns, byte[] input) {

        static Setting in(Path folder) {
            return new Setting(folder, Map.of(), OptionalInt.empty(), new byte[0]);
        }

        Setting onTerminal(int width) {
            return new Setting(folder, variables, OptionalInt.of(width), input);
        }

        Setting with(String variable, String value) {
            return new Setting(folder, Map.of(variable, value), columns, input);
        }

        Setting reading(String text) {
            return new Setting(folder, variables, columns, text.getBytes(StandardCharsets.UTF_8));
        }

        Environment environment() {
            return new Environment(folder, variables, InstantSource.fixed(NOW), columns, columns);
        }

        Ran run(String... arguments) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int status = Foretrait.run(List.of(arguments), new ByteArrayInputStream(input), out, err, environment());
            return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }
}
