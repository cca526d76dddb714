package dev.foretrait.storage.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Excerpt;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageOrder;
import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.IdentitySettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Resolving what messages that came or went have to do with is resolving all messages. */
class ResolutionUpdateLawsTest {

    private static final String SPACE = "dev";

    /** Messages in blocks, some of which have gone, and what is known of those that were there before. */
    private static final class World {
        private final IdentitySettings settings;
        private final List<Block> blocks = new ArrayList<>();
        private final List<boolean[]> takesPart = new ArrayList<>();

        World(IdentitySettings settings) {
            this.settings = settings;
        }

        void add(List<Message> messages, int rowsOfBlock) {
            for (Block block : ResolutionLawsTest.blocks(messages, rowsOfBlock)) {
                blocks.add(block);
                boolean[] all = new boolean[block.rows()];
                Arrays.fill(all, true);
                takesPart.add(all);
            }
        }

        /** Takes some messages away that had a profile or have just come. */
        void takeSomeAway(Resolution before, Random random) {
            for (int block = 0; block < blocks.size(); block++) {
                for (int row = 0; row < blocks.get(block).rows(); row++) {
                    boolean isOld = block < before.profilesOf().size();
                    if (random.nextInt(40) == 0
                            && (!isOld || before.profilesOf().get(block)[row] != Snapshot.NOBODY)) {
                        takesPart.get(block)[row] = false;
                    }
                }
            }
        }

        Optional<Resolution> updated(Resolution before) {
            return before.disputes()
                    .flatMap(disputes -> ResolutionUpdate.of(
                            kept(before, disputes), blocks, takesPart, settings, SPACE, Long.MAX_VALUE))
                    .map(ResolutionUpdate.Updated::resolution);
        }

        /** All messages that are there, resolved from the first to the last. */
        Resolution resolved() {
            List<Excerpt> there = new ArrayList<>();
            for (int at = 0; at < blocks.size(); at++) {
                there.add(new Excerpt(blocks.get(at), rowsThere(at)));
            }
            Resolution found = Resolution.of(there, Participation.OF_ALL, settings, SPACE);
            return new Resolution(
                    spread(found.profilesOf()),
                    accounts(spread(found.accountsOf())),
                    found.directory(),
                    found.log(),
                    found.disputes());
        }

        private int[] rowsThere(int block) {
            boolean[] there = takesPart.get(block);
            return IntStream.range(0, there.length).filter(row -> there[row]).toArray();
        }

        private List<int[]> spread(List<int[]> ownersOf) {
            List<int[]> all = new ArrayList<>();
            for (int at = 0; at < ownersOf.size(); at++) {
                int[] owners = new int[blocks.get(at).rows()];
                Arrays.fill(owners, Snapshot.NOBODY);
                int[] there = rowsThere(at);
                for (int row = 0; row < ownersOf.get(at).length; row++) {
                    owners[there[row]] = ownersOf.get(at)[row];
                }
                all.add(owners);
            }
            return all;
        }

        private List<int[]> accounts(List<int[]> ofAllRows) {
            return IntStream.range(0, ofAllRows.size())
                    .mapToObj(at -> Resolution.accounts(blocks.get(at), ofAllRows.get(at)))
                    .toList();
        }

        private KeptResolution kept(Resolution before, Disputes disputes) {
            List<int[]> profilesOf = new ArrayList<>(before.profilesOf());
            List<int[]> accountsOf = new ArrayList<>(before.accountsOf());
            for (Block block : blocks.subList(profilesOf.size(), blocks.size())) {
                profilesOf.add(KeptResolution.allNew(block.rows()));
                accountsOf.add(KeptResolution.allNew(block.rows()));
            }
            return new KeptResolution(
                    Set.of(),
                    profilesOf,
                    accountsOf,
                    parts(before.directory().profiles()),
                    parts(before.directory().accounts()),
                    before.directory().identified(),
                    before.directory().anonymous(),
                    before.log(),
                    DisputesCodec.decode(DisputesCodec.encode(disputes)));
        }

        private static DirectoryParts parts(List<ProfileEntry> entries) {
            return new DirectoryParts(entries.isEmpty() ? 0 : 1, part -> DirectoryCodec.encode(entries));
        }
    }

    @Property(tries = 250)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void whatIsFoundFromWhatWasFoundBeforeIsWhatIsFoundFromAll(@ForAll Random random) {
        History history = History.of(random);
        List<Message> messages = new ArrayList<>(history.messages());
        Collections.shuffle(messages, random);
        if (random.nextBoolean()) {
            messages.sort(MessageOrder.INSTANCE);
        }
        World world = new World(history.settings());
        int next = random.nextInt(messages.size() + 1);
        world.add(messages.subList(0, next), history.rowsOfBlock());
        Resolution before = world.resolved();
        while (next < messages.size()) {
            int end = Math.min(messages.size(), next + 1 + random.nextInt(9));
            world.add(messages.subList(next, end), history.rowsOfBlock());
            next = end;
            world.takeSomeAway(before, random);
            Resolution all = world.resolved();
            Optional<Resolution> found = world.updated(before);
            found.ifPresent(update -> assertSame(update, all));
            Statistics.label("found").collect(found.isPresent());
            before = found.orElse(all);
        }
        Statistics.label("found").coverage(coverage -> coverage.check(true).percentage(share -> share > 50));
    }

    private static void assertSame(Resolution found, Resolution expected) {
        for (IdCollection collection : IdCollection.values()) {
            assertThat(List.copyOf(found.directory().of(collection)))
                    .isEqualTo(List.copyOf(expected.directory().of(collection)));
            assertThat(found.ownersOf(collection).toArray(int[][]::new))
                    .isDeepEqualTo(expected.ownersOf(collection).toArray(int[][]::new));
            assertThat(disputes(found, collection)).isEqualTo(disputes(expected, collection));
        }
        assertThat(found.directory().identified())
                .isEqualTo(expected.directory().identified());
        assertThat(found.directory().anonymous()).isEqualTo(expected.directory().anonymous());
        assertThat(found.log()).isEqualTo(expected.log());
    }

    private static Set<String> disputes(Resolution resolution, IdCollection collection) {
        return resolution.disputes().orElseThrow().of(collection).stream()
                .map(dispute -> dispute.owners() + " "
                        + new TreeSet<>(dispute.unowned().stream()
                                .map(ExternalId::toString)
                                .toList()))
                .collect(Collectors.toSet());
    }
}
