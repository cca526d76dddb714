package dev.foretrait.cli;

import dev.foretrait.storage.settings.SpaceTemplate;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a new space. */
@Command(
        name = "init",
        description = "Makes a new space: foretrait.yaml, and the Flex recipes as a starting point in traits/.",
        footer = {
            "",
            "Examples:",
            "  foretrait init",
            "  foretrait init my-space",
            "  foretrait -C my-space import export.ndjson.gz && foretrait -C my-space preview"
        })
final class InitCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where; it is made if it is missing. Default: here.")
    private Optional<String> folder = Optional.empty();

    InitCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Path start = invocation.folder();
        Path space = folder.map(given -> Invocation.path(start, given)).orElse(start);
        try {
            List<Path> written = SpaceTemplate.writeTo(space);
            written.forEach(file -> invocation.note("wrote " + invocation.shown(file)));
            Path ignored = space.resolve(SpaceTemplate.IGNORED);
            if (!written.contains(ignored)) {
                invocation.note("left " + invocation.shown(ignored)
                        + " as it is: put .foretrait/ into it, where the database will be");
            }
        } catch (FileAlreadyExistsException there) {
            throw Failure.unusable(
                    there.getFile() + " is there already", "nothing was written; choose another folder or remove it");
        }
        boolean isHere = space.equals(invocation.environment().folder());
        String command = isHere ? "foretrait" : "foretrait -C " + invocation.shown(space);
        invocation.note("");
        invocation.note("Next: " + command + " import PATH...   reads an export from Segment");
        invocation.note("      " + command + " preview          shows what the recipes make of it");
        return ExitStatus.FINE;
    }
}
