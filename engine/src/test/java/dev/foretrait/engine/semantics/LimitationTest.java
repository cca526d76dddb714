package dev.foretrait.engine.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.semantics.Limitation.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitationTest {

    private static final Pattern ROW = Pattern.compile("^\\| (L-[A-Z]+-\\d+) \\|", Pattern.MULTILINE);

    @Test
    void everyRowOfTheSpecificationIsInTheCatalogueAndNoOther() throws IOException {
        String page = Files.readString(Path.of("../docs/segment/limits.md"));
        List<String> rows = ROW.matcher(page).results().map(row -> row.group(1)).toList();
        assertThat(Stream.of(Limitation.values()).map(Limitation::id)).containsExactlyInAnyOrderElementsOf(rows);
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberBelongsToARowThatIsChecked(Limit limit) {
        assertThat(Limitation.values())
                .filteredOn(row -> row.id().equals(limit.id()))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.place()).isNotEqualTo(Place.SEGMENT));
    }

    @ParameterizedTest
    @EnumSource
    void everyRowSaysWhatItLimitsAndWhatComesOfIt(Limitation row) {
        assertThat(row.summary()).isNotBlank();
        assertThat(row.note()).isNotBlank();
    }
}
