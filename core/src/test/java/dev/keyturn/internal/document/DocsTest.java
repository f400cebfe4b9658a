package dev.keyturn.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Sequence;
import dev.keyturn.step.StepForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page on documents shows is read, fits the schema, and does what stands beside it. */
class DocsTest {
    private static final String PAGE = Documents.page(".docs/documents.md");
    private static final Pattern BLOCK = Pattern.compile("(?m)^```yaml (\\w+)\n((?s:.*?))^```$");

    private record Block(String kind, String text) {}

    private record Example(String step, String before, String after) {
        @Override
        public String toString() {
            return step;
        }
    }

    private static List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(PAGE);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    private static Stream<Example> examples() {
        List<Block> blocks = blocks();
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i + 2 < blocks.size(); i++) {
            if (blocks.get(i + 1).kind.equals("before")) {
                assertThat(blocks.get(i).kind).isEqualTo("step");
                assertThat(blocks.get(i + 2).kind).isEqualTo("after");
                examples.add(new Example(blocks.get(i).text, blocks.get(i + 1).text, blocks.get(i + 2).text));
            }
        }
        return examples.stream();
    }

    private static Stream<String> documents() {
        return blocks().stream()
                .filter(block -> !block.kind.equals("before") && !block.kind.equals("after"))
                .map(block -> block.kind.equals("step") ? Documents.withSteps(block.text) : block.text);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleDoesWhatStandsBesideItAndBack(Example example) {
        Migration migration = Documents.read(Documents.withSteps(example.step));
        Settings before = Documents.yaml(example.before);

        Sequence.Result up = Sequence.up(migration.steps(), before);
        assertThat(up.problems()).isEmpty();
        assertThat(up.settings()).isEqualTo(Documents.yaml(example.after)).isNotEqualTo(before);

        Down down = Sequence.down(migration.steps(), up.settings(), Optional.of(up.residues()), OnConflict.REFUSE);
        assertThat(down).isInstanceOf(Down.Done.class);
        assertThat(((Down.Done) down).settings().identical(before)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentFitsTheSchemaAndSoDoesItsCanonicalForm(String document) {
        Settings settings = Documents.yaml(document);

        assertThat(Documents.schemaSays(Json.plain(settings.root()).orElseThrow()))
                .isEmpty();
        assertThat(Documents.schemaSays(Documents.read(document).toJson())).isEmpty();
    }

    @Test
    void everyStepHasASectionAndAnExample() {
        assertThat(Pattern.compile("(?m)^### (\\w+)$").matcher(PAGE).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(StepForms.kinds());
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(StepForms.kinds().size() - 1);
    }

    @Test
    void everyFieldOfTheSchemaIsOnThePage() {
        Set<String> names = new TreeSet<>();
        fields(Json.read(Migration.schema(), "schema"), names);

        assertThat(names).contains("acceptLoss", "updateReferences", "otherwise", "stamp", "separator");
        assertThat(names).allSatisfy(name -> assertThat(PAGE).containsPattern("\\b" + name + "\\b"));
    }

    private static void fields(Value schema, Set<String> names) {
        if (schema instanceof Items list) {
            list.items().forEach(item -> fields(item, names));
        } else if (schema instanceof Table table) {
            table.get("properties")
                    .filter(Table.class::isInstance)
                    .ifPresent(properties -> ((Table) properties)
                            .names().stream()
                                    .filter(name -> name.matches("[A-Za-z]+"))
                                    .forEach(names::add));
            table.forEach((name, value) -> fields(value, names));
        }
    }
}
