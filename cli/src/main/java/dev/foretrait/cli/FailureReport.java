package dev.foretrait.cli;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Paint;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.storage.StorageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where whatever went wrong becomes a message and an exit status. No user sees a stack trace. */
final class FailureReport {

    private static final int MOST_CAUSES = 20;

    private final Invocation invocation;

    FailureReport(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Tells what is wrong with the arguments. */
    int usage(ParameterException wrong) {
        String help = "'" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help' shows what is possible";
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            say(unknown(unmatched), List.of(help));
        } else {
            say(WrongValue.told(wrong).orElseGet(() -> sentence(String.valueOf(wrong.getMessage()))), List.of(help));
        }
        return ExitStatus.UNUSABLE;
    }

    /**
     * Tells that there was not enough memory, and how to give twice as much.
     *
     * @param megabytes what there was; some less than what was asked for
     */
    int outOfMemory(long megabytes) {
        long gigabytes = Math.max(1, Math.round(2.0 * megabytes / (1 << 10)));
        say(
                "out of memory: " + megabytes + " MB were not enough",
                List.of("give it more, for example FORETRAIT_JAVA_OPTS=-Xmx" + gigabytes + "g"));
        return ExitStatus.UNUSABLE;
    }

    /** Tells what stopped the run. */
    int failed(Throwable thrown) {
        if (thrown instanceof Failure failure) {
            say(String.valueOf(failure.getMessage()), failure.advice());
            return failure.status();
        }
        if (ranOutOfMemory(thrown)) {
            return outOfMemory(Runtime.getRuntime().maxMemory() / (1 << 20));
        }
        if (thrown instanceof StorageException obstacle) {
            say(String.valueOf(obstacle.getMessage()), List.of());
            return ExitStatus.UNUSABLE;
        }
        if (thrown instanceof ParameterException wrong) {
            return usage(wrong);
        }
        if (thrown instanceof InvalidPathException unspeakable) {
            say(
                    "'" + unspeakable.getInput() + "' cannot be the name of a file here",
                    List.of(
                            "if it has other letters than ASCII: choose a locale that has them, for example LC_ALL=C.UTF-8"));
            return ExitStatus.UNUSABLE;
        }
        if (thrown instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            return failed(wrapped.getCause());
        }
        if (thrown instanceof IOException broken) {
            return ioFailed(broken);
        }
        return internal(thrown);
    }

    private static boolean ranOutOfMemory(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .anyMatch(OutOfMemoryError.class::isInstance);
    }

    private int ioFailed(IOException broken) {
        String message = String.valueOf(broken.getMessage());
        if (message.contains("Broken pipe")) {
            return ExitStatus.FINE;
        }
        say(describe(broken, message), List.of());
        return ExitStatus.UNUSABLE;
    }

    private static String describe(IOException broken, String message) {
        if (broken instanceof MalformedInputException) {
            return "a file is no UTF-8 text";
        }
        if (broken instanceof FileSystemException at) {
            String file = String.valueOf(at.getFile());
            if (at instanceof NoSuchFileException) {
                return file + " does not exist";
            }
            if (at instanceof AccessDeniedException) {
                return file + " may not be read or written by this user";
            }
            if (at instanceof NotDirectoryException) {
                return file + " is no folder";
            }
            return file + ": " + (at.getReason() == null ? "cannot be read or written" : sentence(at.getReason()));
        }
        return message.equals("null") ? "reading or writing failed" : sentence(message);
    }

    private int internal(Throwable bug) {
        String what = bug.getClass().getSimpleName() + (bug.getMessage() == null ? "" : ": " + bug.getMessage());
        say("internal error, and not your fault: " + firstLine(what), List.of(traceAdvice(bug)));
        return ExitStatus.UNUSABLE;
    }

    private static String traceAdvice(Throwable bug) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        try {
            Path file = Files.createTempFile("foretrait-", ".txt");
            Files.writeString(file, trace.toString(), StandardCharsets.UTF_8);
            return "please report it with the file " + file + ", which tells where it happened";
        } catch (IOException noFile) {
            return "please report it with these words: "
                    + trace.toString().lines().limit(3).map(String::strip).collect(Collectors.joining(" "));
        }
    }

    private void say(String message, List<String> advice) {
        Paint paint = invocation.errorTerminal().paint();
        invocation.err().println(paint.red("foretrait:") + " " + lines(message));
        advice.forEach(line -> invocation.err().println("  " + lines(line)));
    }

    private static String lines(String text) {
        return text.lines().map(Cells::printable).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String unknown(UnmatchedArgumentException unmatched) {
        String given = unmatched.getUnmatched().get(0);
        boolean option = unmatched.isUnknownOption();
        boolean command =
                !option && !unmatched.getCommandLine().getSubcommands().isEmpty();
        String what = option ? "unknown option" : command ? "unknown command" : "unexpected argument";
        return what + " '" + given + "'"
                + unmatched.getSuggestions().stream()
                        .limit(1)
                        .map(meant -> "; " + NearName.question(meant))
                        .collect(Collectors.joining());
    }

    private static String sentence(String text) {
        String line = firstLine(text);
        boolean capitalised =
                line.length() > 1 && Character.isUpperCase(line.charAt(0)) && Character.isLowerCase(line.charAt(1));
        return capitalised ? line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1) : line;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
