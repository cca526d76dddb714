package dev.foretrait.storage.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.observe.EventCatalogue;
import dev.foretrait.engine.reference.CatalogueCheck;
import dev.foretrait.engine.reference.DerivedCatalogue;
import dev.foretrait.engine.reference.EventReference;
import dev.foretrait.engine.reference.EventReferences;
import dev.foretrait.fixtures.Profile;
import dev.foretrait.fixtures.arbitrary.FlexDomain;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** A catalogue that is derived from events, written down and read back. */
@Domain(FlexDomain.class)
class DerivedCatalogueTest {

    @Property(tries = 200)
    void eventsKeepToTheCatalogueThatIsDerivedFromThem(@ForAll Profile profile) {
        MemorySnapshot.Builder builder = new MemorySnapshot.Builder(1);
        for (Message message : profile.messages()) {
            builder.add(0, message);
        }
        MemorySnapshot snapshot = builder.build();
        EventReference derived = DerivedCatalogue.of("all", EventCatalogue.of(snapshot));
        String text = String.join("\n", CatalogueText.lines(derived));
        CatalogueSet read = CatalogueFiles.inText(new Source("all.yaml", text));

        assertThat(read.findings()).as(text).isEmpty();
        assertThat(read.catalogues()).as(text).containsExactly(derived);
        assertThat(CatalogueCheck.of(snapshot, new EventReferences(read.catalogues()), any -> true))
                .as(text)
                .isEmpty();
        assertThat(CatalogueCheck.of(snapshot, EventReferences.of(EventReference.NONE), any -> true))
                .hasSameSizeAs(derived.events());
    }
}
