package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.files.properties.PropertiesFormat;
import dev.keyturn.files.yaml.YamlFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where documents begin and end. */
class DocumentLinesTest {
    private static List<String> parts(HoldsDocuments format, String text) {
        return format.documents(text).stream()
                .map(place -> text.substring(place.start(), place.end()))
                .toList();
    }

    private static List<String> yaml(String text) {
        return parts(new YamlFormat(), text);
    }

    private static List<String> properties(String text) {
        return parts(new PropertiesFormat(), text);
    }

    @Test
    void yamlDocumentsBeginWithTheirMarkAndWhatStandsInFrontOfTheFirst() {
        assertThat(yaml("# a\n---\na: 1\n--- # b\nb: 1\n")).containsExactly("# a\n---\na: 1\n", "--- # b\nb: 1\n");
        assertThat(yaml("a: 1\r\n---\r\nb: 1")).containsExactly("a: 1\r\n", "---\r\nb: 1");
        assertThat(yaml("\ufeff---\ra: 1\r---\rb: 1\r")).containsExactly("\ufeff---\ra: 1\r", "---\rb: 1\r");
        assertThat(yaml("--- {a: 1}\n--- {b: 1}\n")).containsExactly("--- {a: 1}\n", "--- {b: 1}\n");
    }

    @Test
    void directivesAndCommentsBehindAnEndBelongToTheNextDocument() {
        assertThat(yaml("%YAML 1.2\n---\na: 1\n...\n# b\n%YAML 1.2\n---\nb: 1\n...\n# the end\n"))
                .containsExactly("%YAML 1.2\n---\na: 1\n", "# b\n%YAML 1.2\n---\nb: 1\n");
    }

    @Test
    void whatOnlyLooksLikeAMarkIsNone() {
        assertThat(yaml("a: |\n  ---\n ---\n---b: 1\n....: 1\n")).hasSize(1);
        assertThat(yaml("")).containsExactly("");
        assertThat(yaml("# nothing\n")).containsExactly("# nothing\n");
    }

    @Test
    void aSeparatorOfPropertiesIsNeitherDocuments() {
        assertThat(properties("a=1\n#---\nb=2\n!---  \nc=3")).containsExactly("a=1\n", "b=2\n", "c=3");
        assertThat(properties("a=1\r\n\r\n#---\r\n\r\nb=2\r\n")).containsExactly("a=1\r\n\r\n", "\r\nb=2\r\n");
    }

    @Test
    void aSeparatorCountsOnlyWhereSpringSeesOne() {
        for (String none : List.of(
                "a=1\n #---\nb=2\n",
                "a=1\n#----\nb=2\n",
                "a=1\n# ---\nb=2\n",
                "a=1\n#--- b\nb=2\n",
                "a=1\n# above\n#---\nb=2\n",
                "a=1\n#---\n# below\nb=2\n",
                "a=1\n#---\n\n! below\nb=2\n",
                "a=1\\\n#---\nb=2\n")) {
            assertThat(properties(none)).as(none).containsExactly(none);
        }
        assertThat(properties("a=1\n! above\n#---\nb=2\n")).hasSize(2);
        assertThat(properties("a=1\n# above\n\n#---\nb=2\n")).hasSize(2);
        assertThat(properties("a=1\n#---\n# below\n!---\nb=2\n")).hasSize(2);
    }

    @Test
    void propertiesWithoutKeysAreNoDocument() {
        assertThat(properties("# nothing\n\n#---\na=1\n#---\n#---\nb=2\n#---\n"))
                .containsExactly("# nothing\n\n#---\na=1\n", "b=2\n");
        assertThat(properties("")).containsExactly("");
    }
}
