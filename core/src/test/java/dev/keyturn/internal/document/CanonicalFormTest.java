package dev.keyturn.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Description;
import dev.keyturn.step.Step;
import dev.keyturn.step.StepForms;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One migration, one canonical text, one checksum, in however many ways it is written down. */
class CanonicalFormTest {
    @Provide
    Arbitrary<Description> migrations() {
        return AnyMigrations.descriptions();
    }

    @Property(tries = 80)
    void canonicalJsonIsReadAsTheSameMigration(@ForAll("migrations") Description description) {
        Migration migration = Migration.of(description);
        Migration read = Documents.fromJson(migration.toJson());

        assertThat(read.toJson()).isEqualTo(migration.toJson());
        assertThat(read.checksum()).isEqualTo(migration.checksum());
        assertThat(read.stamp()).isEqualTo(migration.stamp());
        assertThat(read.secrets()).isEqualTo(migration.secrets());
    }

    @Property(tries = 40)
    void canonicalJsonFitsTheSchema(@ForAll("migrations") Description description) {
        assertThat(Documents.schemaSays(DocumentWriter.canonical(description))).isEmpty();
    }

    @Property(tries = 40)
    void layoutAndLineEndsDoNotCount(@ForAll("migrations") Description description, @ForAll Random random) {
        String json = DocumentWriter.canonical(description);

        assertThat(Documents.fromJson(spread(json, random)).toJson()).isEqualTo(json);
    }

    /** The same JSON with white space wherever it may stand. */
    private static String spread(String json, Random random) {
        StringBuilder out = new StringBuilder();
        boolean isText = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            out.append(c);
            if (isText && c == '\\') {
                out.append(json.charAt(++i));
            } else if (c == '"') {
                isText = !isText;
            }
            if (!isText && "{}[],:".indexOf(c) >= 0) {
                out.append(List.of("", " ", "\n", "\r\n", "\t\r").get(random.nextInt(5)));
            }
        }
        return out.toString();
    }

    @Property(tries = 40)
    void orderOfFieldsSpellingOfNumbersAndVersionsDoNotCount(
            @ForAll("migrations") Description description, @ForAll Random random) {
        Settings document = Settings.of((Table) respelled(DocumentWriter.write(description), random));

        Migration read = Migration.read(document, CodecRegistry.builtIn());

        assertThat(read.checksum()).isEqualTo(DocumentWriter.checksum(description));
    }

    private static final Set<String> VERSIONED =
            StepForms.kinds().stream().map(kind -> kind + "@1").collect(Collectors.toSet());

    private static Value respelled(Value value, Random random) {
        if (value instanceof Num number && number.isInteger() && number.exact().isPresent()) {
            BigInteger integer = number.exact().get().toBigInteger();
            return Num.of((integer.signum() < 0 ? "-0x" : "0x") + integer.abs().toString(16));
        }
        if (value instanceof Items list) {
            return Value.of(
                    list.items().stream().map(item -> respelled(item, random)).toList());
        }
        if (!(value instanceof Table table)) {
            return value;
        }
        List<String> names = new ArrayList<>(table.names());
        Collections.shuffle(names, random);
        Table.Builder shuffled = Table.builder();
        table.own().ifPresent(own -> shuffled.own(respelled(own, random)));
        for (String name : names) {
            Value entry = table.get(name).orElseThrow();
            boolean isStep = VERSIONED.contains(name) && entry instanceof Table && table.size() == 1;
            boolean isCodec = name.equals("with") && entry instanceof Text;
            shuffled.put(
                    isStep && hasKey((Table) entry) ? name.replace("@1", "") : name,
                    isCodec ? Value.of(((Text) entry).text().replace("@1", "")) : respelled(entry, random));
        }
        return shuffled.build();
    }

    /** So that a setting's value which happens to look like a step is left alone. */
    private static boolean hasKey(Table fields) {
        return fields.own().isEmpty()
                && (fields.get("key").isPresent() || fields.get("from").isPresent());
    }

    @Property(tries = 40)
    void anyOneDifferenceGivesAnotherChecksum(@ForAll("migrations") Description one) {
        List<Description> others = new ArrayList<>();
        List<Step> more = new ArrayList<>(one.steps());
        more.add(one.steps().get(0));
        others.add(with(one, "2026-11.x_2", one.owner(), one.expectation(), one.rollbackNote(), one.steps()));
        others.add(with(one, one.id(), one.owner() + "!", one.expectation(), one.rollbackNote(), one.steps()));
        others.add(with(one, one.id(), one.owner(), one.expectation() + "!", one.rollbackNote(), one.steps()));
        others.add(with(one, one.id(), one.owner(), one.expectation(), one.rollbackNote() + "!", one.steps()));
        others.add(with(one, one.id(), one.owner(), one.expectation(), one.rollbackNote(), more));

        Set<String> checksums = others.stream().map(DocumentWriter::checksum).collect(Collectors.toSet());
        checksums.add(DocumentWriter.checksum(one));

        assertThat(checksums).hasSize(others.size() + 1);
    }

    private static Description with(
            Description one, String id, String owner, String says, String note, List<Step> steps) {
        return new Description(
                id, owner, says, one.checks(), one.assumptions(), note, one.secrets(), one.stamp(), steps);
    }

    @Property(tries = 40)
    void exactJsonIsReadAsTheSameMigrationToo(@ForAll("migrations") Description description) {
        String exact = Json.exact(DocumentWriter.write(description));

        assertThat(Documents.fromJson(exact).toJson()).isEqualTo(DocumentWriter.canonical(description));
    }
}
