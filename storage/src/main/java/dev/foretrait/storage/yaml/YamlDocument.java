package dev.foretrait.storage.yaml;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A YAML file that was read.
 *
 * @param source its name and text; what of it could be read
 * @param root what it holds; empty if it holds nothing or is no YAML
 * @param findings why it could not be read
 */
public record YamlDocument(Source source, Optional<Yaml> root, List<Diagnostic> findings) {

    /** The size in bytes beyond which a file is refused unread. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    public YamlDocument {
        findings = List.copyOf(findings);
    }

    /** Reads the file, which findings will call by the name. */
    public static YamlDocument read(Path file, String name) {
        if (Files.isDirectory(file)) {
            return refused(name, YamlRule.FILE, "this is a folder, not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return parse(name, in.readNBytes(MAX_BYTES + 1));
        } catch (NoSuchFileException e) {
            return refused(name, YamlRule.FILE, "there is no such file");
        } catch (AccessDeniedException e) {
            return refused(name, YamlRule.FILE, "the file may not be read: permission denied");
        } catch (IOException e) {
            return refused(name, YamlRule.FILE, "the file cannot be read: " + e.getMessage());
        }
    }

    /** Reads the bytes of a file. */
    public static YamlDocument parse(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return refused(name, YamlRule.SIZE, "the file is larger than " + MAX_BYTES / (1024 * 1024) + " MiB");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = withoutMark(out.flip().toString());
        if (result.isError()) {
            Findings findings = new Findings(new Source(name, text));
            String offender = String.format("0x%02X", bytes[in.position()]);
            findings.add(
                    YamlRule.ENCODING,
                    new Span(text.length(), text.length()),
                    "the byte " + offender + " behind this is not UTF-8",
                    "save the file as UTF-8");
            return new YamlDocument(findings.source(), Optional.empty(), findings.all());
        }
        return parse(new Source(name, text));
    }

    /** Reads a text. */
    public static YamlDocument parse(Source source) {
        Findings findings = new Findings(source);
        OptionalInt torn = tornCharacter(source.text());
        if (torn.isPresent()) {
            findings.add(
                    YamlRule.ENCODING,
                    new Span(torn.getAsInt(), torn.getAsInt() + 1),
                    "half a character stands here, so the text was cut or put together wrongly",
                    "write the whole character, or leave it out");
            return new YamlDocument(source, Optional.empty(), findings.all());
        }
        Optional<Yaml> root = new YamlReader(findings).read();
        return new YamlDocument(source, root, findings.all());
    }

    /** The first surrogate without its other half, which no file in UTF-8 can hold. */
    private static OptionalInt tornCharacter(String text) {
        return IntStream.range(0, text.length())
                .filter(at -> Character.isSurrogate(text.charAt(at)))
                .filter(at -> Character.isHighSurrogate(text.charAt(at))
                        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)))
                .findFirst();
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static YamlDocument refused(String name, YamlRule rule, String message) {
        Findings findings = new Findings(new Source(name, ""));
        findings.add(rule, Span.NONE, message);
        return new YamlDocument(findings.source(), Optional.empty(), findings.all());
    }
}
