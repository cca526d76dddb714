package dev.foretrait.storage.space;

import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A second process beside the tests: one that is killed while it imports, or that finds a space in use. */
final class ChildProcess {

    static final String UNDER_WAY = "under way";

    private ChildProcess() {}

    static Process importing(Path space, Path export) throws IOException {
        return start("import", space, export);
    }

    /** Imports all of an export with so much heap, and says how many messages were stored. */
    static Process importingWith(int megabytes, Path space, Path export) throws IOException {
        return start("whole", space, export, "-Xmx" + megabytes + "m", "-XX:+UseParallelGC");
    }

    static Process opening(Path space) throws IOException {
        return start("open", space, space);
    }

    /** Imports one call after the other, those that are there already included, and says after each how many there are. */
    static Process importingCalls(Path space) throws IOException {
        return start("calls", space, space);
    }

    /** So many of the calls. */
    static List<String> calls(int count) {
        return IntStream.range(0, count)
                .mapToObj(call -> Exports.track("m" + call, "ana", call))
                .toList();
    }

    private static Process start(String task, Path space, Path export, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildProcess.class.getName()));
        command.addAll(List.of(task, space.toString(), export.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) {
        if (arguments[0].equals("whole")) {
            try (Space space = Space.open(Path.of(arguments[1]), SpaceOptions.DEFAULT)) {
                System.out.println(space.importFrom(ImportSource.find(arguments[2]), ImportProgress.SILENT)
                        .stored());
            }
            return;
        }
        try (Space space = Space.open(Path.of(arguments[1]), SpaceOptions.DEFAULT, 500)) {
            if (arguments[0].equals("open")) {
                System.out.println(UNDER_WAY);
                return;
            }
            if (arguments[0].equals("calls")) {
                for (int call = 0; call < 1_000; call++) {
                    Exports.importText(space, Exports.track("m" + call, "ana", call));
                    System.out.println(call + 1);
                }
            }
            space.importFrom(ImportSource.find(arguments[2]), (file, bytes, of, messages) -> {
                if (messages > 3_000) {
                    System.out.println(UNDER_WAY);
                    LockSupport.parkNanos(Long.MAX_VALUE);
                }
            });
        } catch (StorageException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
