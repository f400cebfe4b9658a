package dev.keyturn.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The first page needs no theory. Its programs are run where files can be read, in {@code adapters/files}. */
class ReadmeTest {
    @Test
    void theTextOfThePageUsesPlainWords() {
        String prose = Documents.page("README.md").replaceAll("(?m)^```\\w+\n(?s:.*?)^```$", "");

        assertThat(prose).doesNotContainIgnoringCase("lens", "residue", "footprint", "RE-UP", "IDEM", "EDIT-");
    }
}
