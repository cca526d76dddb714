package dev.foretrait.cli;

import dev.foretrait.cli.imports.ImportScreen;
import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.cli.preview.Heading;
import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.reference.EventReferences;
import dev.foretrait.engine.repair.Diagnoser;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.ingest.Rejected;
import dev.foretrait.storage.settings.SpaceSettings;
import dev.foretrait.storage.space.Space;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A space that is open for one command, as of one instant. */
final class SpaceInUse implements AutoCloseable {

    private final Space space;
    private final SpaceSettings settings;
    private final String environment;
    private final SpaceSnapshot snapshot;
    private final Instant asOf;
    private final boolean isOfPresent;

    private SpaceInUse(
            Space space,
            SpaceSettings settings,
            String environment,
            SpaceSnapshot snapshot,
            Instant asOf,
            boolean isOfPresent) {
        this.space = space;
        this.settings = settings;
        this.environment = environment;
        this.snapshot = snapshot;
        this.asOf = asOf;
        this.isOfPresent = isOfPresent;
    }

    /** The space on disk; exports that its settings name are imported if they are new or have changed. */
    static SpaceInUse open(SpaceOnDisk onDisk, Optional<Instant> asked, Invocation invocation) throws IOException {
        Space space = onDisk.open(invocation);
        try {
            ListedExports.of(onDisk, invocation).importInto(space, invocation);
            Optional<Instant> fixed = asked.or(() -> onDisk.settings().asOf());
            Instant asOf =
                    fixed.orElseGet(() -> invocation.environment().clock().instant());
            SpaceSnapshot snapshot = space.snapshot(asOf);
            tellDropped(snapshot, invocation);
            return new SpaceInUse(
                    space, onDisk.settings(), onDisk.settings().environment(), snapshot, asOf, fixed.isEmpty());
        } catch (IOException | RuntimeException failure) {
            space.close();
            throw failure;
        }
    }

    /**
     * A space that holds those exports and is gone afterwards. Unless an instant is asked for, it is as of the newest
     * message, and messages that were received later take part, too.
     */
    static SpaceInUse throwAway(
            SpaceOnDisk onDisk, List<String> exports, Optional<Instant> asked, Invocation invocation) {
        Imports imports = new Imports(invocation);
        List<ImportSource> sources = imports.sources(exports);
        Space space = ImportSource.fitIntoMemory(sources)
                ? Space.inMemory(onDisk.options())
                : Space.inTemporaryFile(onDisk.options());
        try {
            ImportReport report = imports.runAll(space, sources);
            imports.tellRejected(report);
            imports.needNamed(report, exports, "check its permissions, or leave it out");
            if (ImportScreen.isUnreadable(report)) {
                throw Failure.unusable("no message could be read from " + String.join(", ", exports));
            }
            SpaceSnapshot snapshot = asked.map(space::snapshot).orElseGet(space::snapshot);
            Instant asOf = asked.or(snapshot::newestTimestamp)
                    .orElseGet(() -> invocation.environment().clock().instant());
            tellDropped(snapshot, invocation);
            return new SpaceInUse(space, onDisk.settings(), "", snapshot, asOf, false);
        } catch (RuntimeException failure) {
            space.close();
            throw failure;
        }
    }

    private static void tellDropped(SpaceSnapshot snapshot, Invocation invocation) {
        DroppedMessages dropped = DroppedMessages.of(snapshot);
        if (!dropped.isEmpty()) {
            invocation.note(dropped.line());
        }
    }

    /** The same open space at a later instant, where it was opened as of the present. */
    SpaceInUse at(Instant now) {
        return isOfPresent ? new SpaceInUse(space, settings, environment, space.snapshot(now), now, true) : this;
    }

    /** The messages that take part and the profiles they are of. */
    SpaceSnapshot snapshot() {
        return snapshot;
    }

    /** How users are known. */
    ProfileIds ids() {
        return DirectoryIds.ofUsers(snapshot);
    }

    /** How accounts are known. */
    ProfileIds accountIds() {
        return DirectoryIds.ofAccounts(snapshot);
    }

    Instant asOf() {
        return asOf;
    }

    /** Says the instant beside data that does not. */
    void tellAsOf(Format format, Invocation invocation) {
        if (format != Format.TABLE) {
            invocation.note("as of " + IsoTime.format(asOf));
        }
    }

    /** What imports left out. */
    List<Rejected> rejected() {
        return space.rejected();
    }

    /** What its address says. */
    String slug() {
        return settings.slug();
    }

    Semantics semantics() {
        return settings.semantics();
    }

    int parallelism() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Who evaluates definitions, and tells why nobody has them.
     *
     * @param read all definitions that were read together
     */
    Diagnoser diagnoser(List<Definition> read, LinkedEntities entities, EventReferences references, Limits limits) {
        return new Diagnoser(
                read, snapshot, entities.over(snapshot), references, asOf, semantics(), limits, parallelism());
    }

    Heading heading() {
        return heading(OptionalLong.empty());
    }

    /** The heading of what is said of those definitions: it counts accounts where one is of accounts. */
    Heading heading(List<Definition> definitions) {
        boolean ofAccounts = definitions.stream().anyMatch(each -> each.level() == Level.ACCOUNTS);
        return heading(ofAccounts ? OptionalLong.of(snapshot.accounts()) : OptionalLong.empty());
    }

    private Heading heading(OptionalLong accounts) {
        return new Heading(
                settings.name(), environment, snapshot.messages(), events(), snapshot.profiles(), accounts, asOf);
    }

    private long events() {
        long events = 0;
        for (Block block : snapshot.blocks()) {
            if (block.stream().type().isEvent()) {
                for (int profile : snapshot.profilesOf(block)) {
                    events += profile == Snapshot.NOBODY ? 0 : 1;
                }
            }
        }
        return events;
    }

    @Override
    public void close() {
        space.close();
    }
}
