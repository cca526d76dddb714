package dev.foretrait.storage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionSetTest {

    private static final DefinitionSet ALL = file("traits/calls.yaml", """
                    traits:
                      - { name: Total inbounds, tags: [flex, voice], type: event_counter, event: A }
                      - { name: Total outbounds, tags: [flex], type: event_counter, event: A }
                    """)
            .and(file("traits/web.yaml", "{ name: Visits, tags: web, type: event_counter, event: A }"));

    @Test
    void withoutSelectorsEverythingIsSelected() {
        assertThat(ALL.select(List.of())).isEqualTo(ALL);
    }

    @Test
    void definitionsAreSelectedByKeyTagOrPath() {
        assertThat(keys("visits")).containsExactly("visits");
        assertThat(keys("tag:flex")).containsExactly("total_inbounds", "total_outbounds");
        assertThat(keys("path:traits/web.yaml")).containsExactly("visits");
        assertThat(keys("path:traits")).hasSize(3);
        assertThat(keys("path:trait")).isEmpty();
    }

    @Test
    void selectorsAddUpAndKeepTheOrder() {
        assertThat(keys("visits, tag:voice")).containsExactly("total_inbounds", "visits");
        assertThat(ALL.select(List.of("visits", "tag:flex")).definitions()).hasSize(3);
    }

    @Test
    void whatSelectsNothingIsAFindingWithNearNames() {
        assertThat(ALL.select(List.of("visits,total_inbound,tag:voise")).findings())
                .extracting(finding -> finding.span().start() + " " + finding.message() + " "
                        + finding.hint().orElse(""))
                .containsExactly(
                        "7 no definition has the key 'total_inbound' did you mean 'total_inbounds'?",
                        "21 no definition has the tag 'voise' did you mean 'voice'?");
    }

    @Test
    void anEmptySelectorSelectsNothing() {
        assertThat(ALL.select(List.of("visits,")).findings())
                .extracting(finding -> finding.message())
                .containsExactly("a key is missing here");
        assertThat(DefinitionSet.EMPTY.select(List.of("tag:x")).findings())
                .extracting(finding -> finding.message())
                .containsExactly("there is nothing to select: no definition has a tag");
    }

    @Test
    void whatIsRefusedIsNotSaidToBeMissing() {
        DefinitionSet set = ALL.and(read("traits/mail.yaml", "{ key: mails, tags: [post], type: event_counter }"));

        assertThat(set.select(List.of("mails,tag:post,path:traits/mail.yaml")).findings())
                .isEqualTo(set.findings());
        assertThat(set.select(List.of("mail,tag:mail,path:traits/mail"))
                        .findings()
                        .subList(1, 4))
                .extracting(finding -> finding.message())
                .containsExactly(
                        "no definition has the key 'mail'",
                        "no definition has the tag 'mail'",
                        "no definition has the file or folder 'traits/mail'");
    }

    private static List<String> keys(String selector) {
        return ALL.select(List.of(selector)).definitions().stream()
                .map(Definition::key)
                .toList();
    }

    private static DefinitionSet file(String name, String text) {
        DefinitionSet read = read(name, text);
        assertThat(read.findings()).isEmpty();
        return read;
    }

    private static DefinitionSet read(String name, String text) {
        return DefinitionFiles.inText(new Source(name, text), Kind.TRAIT);
    }
}
