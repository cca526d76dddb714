package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotesTest {

    private final List<String> workedOut = new ArrayList<>();

    private record Fact(String text, long weight) implements Weighed {}

    private String ask(Notes notes, String subject, String question) {
        return notes.answer(subject, question, () -> {
                    workedOut.add(question + " of " + subject);
                    return new Fact(question + " of " + subject, 1_000);
                })
                .text();
    }

    @Test
    void whatIsKnownIsNotWorkedOutAgain() {
        Notes notes = new Notes(100_000);
        assertThat(ask(notes, "a", "size")).isEqualTo("size of a");
        assertThat(ask(notes, "a", "size")).isEqualTo("size of a");
        assertThat(ask(notes, "b", "size")).isEqualTo("size of b");
        assertThat(ask(notes, "a", "age")).isEqualTo("age of a");
        assertThat(workedOut).containsExactly("size of a", "size of b", "age of a");
    }

    @Test
    void whatWasNotAskedForTheLongestGoesFirst() {
        Notes notes = new Notes(3_000);
        ask(notes, "a", "size");
        ask(notes, "b", "size");
        ask(notes, "a", "size");
        ask(notes, "c", "size");
        assertThat(notes.weight()).isBetween(2_000L, 3_000L);
        workedOut.clear();
        ask(notes, "a", "size");
        ask(notes, "c", "size");
        ask(notes, "b", "size");
        assertThat(workedOut).containsExactly("size of b");
    }

    @Test
    void whatIsLargerThanAllTheRoomIsNotKept() {
        Notes notes = new Notes(1_000);
        assertThat(ask(notes, "a", "size")).isEqualTo(ask(notes, "a", "size"));
        assertThat(workedOut).hasSize(2);
        assertThat(notes.weight()).isZero();
        assertThat(ask(Notes.NONE, "a", "size")).isEqualTo("size of a");
    }

    @Test
    void forgettingMakesRoom() {
        Notes notes = new Notes(3_000);
        ask(notes, "a", "size");
        notes.clear();
        assertThat(notes.weight()).isZero();
        ask(notes, "a", "size");
        assertThat(workedOut).hasSize(2);
    }
}
