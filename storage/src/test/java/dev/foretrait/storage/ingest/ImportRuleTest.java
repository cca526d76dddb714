package dev.foretrait.storage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportRuleTest {

    @Test
    void everyRuleHasABitAndAnIdOfItsOwn() {
        assertThat(ImportRule.values()).hasSizeLessThanOrEqualTo(Long.SIZE);
        assertThat(ImportRule.byId()).hasSameSizeAs(ImportRule.values());
    }
}
