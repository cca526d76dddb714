package dev.foretrait.storage.space;

import dev.foretrait.engine.event.Message;
import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What tests of spaces write, import and read back. */
final class Exports {

    private Exports() {}

    /** A track call of that id, person and second after noon, received a second later. */
    static String track(String messageId, String userId, int second) {
        return track(messageId, userId, second, "{}");
    }

    static String track(String messageId, String userId, int second, String properties) {
        return "{\"type\":\"track\",\"event\":\"Call\",\"messageId\":\"" + messageId + "\",\"userId\":\"" + userId
                + "\",\"timestamp\":\"" + time(second) + "\",\"receivedAt\":\"" + time(second + 1)
                + "\",\"properties\":" + properties + "}";
    }

    static String time(int second) {
        return String.format("2026-01-15T12:%02d:%02d.000Z", second / 60, second % 60);
    }

    static Path file(Path folder, String name, String... lines) {
        return bytes(folder, name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Path bytes(Path folder, String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Removes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    static byte[] gzip(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static ImportReport importInto(Space space, Path... files) {
        List<ImportSource> sources = new ArrayList<>();
        for (Path file : files) {
            sources.addAll(ImportSource.find(file.toString()));
        }
        return space.importFrom(sources, ImportProgress.SILENT);
    }

    static ImportReport importText(Space space, String text) {
        return space.importFrom(List.of(source(text)), ImportProgress.SILENT);
    }

    static ImportSource source(String text) {
        return ImportSource.of("-", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Every message of a space as JSON, in the total order of messages. */
    static List<String> messages(Space space) {
        return messages(space.snapshot());
    }

    static List<String> messages(SpaceSnapshot snapshot) {
        List<String> messages = new ArrayList<>();
        snapshot.forEachMessage(message -> messages.add(message.body().json()));
        return messages;
    }

    /** Who every profile is and what it did: the same for spaces that hold the same. */
    static List<String> profiles(SpaceSnapshot snapshot) {
        List<String> profiles = new ArrayList<>();
        for (int profile = 0; profile < snapshot.profiles(); profile++) {
            profiles.add(snapshot.profile(profile) + " "
                    + snapshot.messagesOf(profile).stream()
                            .map(Message::messageId)
                            .toList());
        }
        return profiles;
    }

    /** The copies that do not count, of every message; without their lines. */
    static List<String> copies(SpaceSnapshot snapshot) {
        List<String> copies = new ArrayList<>();
        for (int profile = 0; profile < snapshot.profiles(); profile++) {
            List<String> ids = snapshot.messagesOf(profile).stream()
                    .map(Message::messageId)
                    .toList();
            snapshot.trail(profile)
                    .copies(ids)
                    .byMessage()
                    .forEach((id, of) -> of.stream()
                            .map(copy -> id + " " + copy.file() + " " + copy.receivedAt() + " " + copy.differs())
                            .sorted()
                            .forEach(copies::add));
        }
        return copies;
    }
}
