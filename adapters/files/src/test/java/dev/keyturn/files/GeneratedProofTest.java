package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.files.json.AnyJson;
import dev.keyturn.files.yaml.AnyYaml;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.format.SettingsFormat;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every edit of texts in every style is exact or refused, and comes back as the same bytes. */
class GeneratedProofTest {
    private static final boolean IS_THOROUGH = Boolean.getBoolean("keyturn.thorough");
    private static final int MOST_ENTRIES = IS_THOROUGH ? Proof.MOST_ENTRIES : 6;

    /** As many texts a try. */
    private static final int TEXTS = IS_THOROUGH ? 40 : 4;

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of("properties", "json", "jsonc", "yaml", "hocon", "toml", "dotenv");
    }

    private static String text(String format, Random random) {
        return switch (format) {
            case "yaml" -> new AnyYaml(random.nextLong()).text();
            case "json" -> plain(() -> new AnyJson(random, false).text());
            case "jsonc" -> new AnyJson(random, random.nextBoolean()).text();
            default -> new AnyText(random).of(format);
        };
    }

    /** One without comments, if there is one among a few. */
    private static String plain(Supplier<String> texts) {
        String text = texts.get();
        for (int i = 0; i < 20 && (text.contains("//") || text.contains("/*")); i++) {
            text = texts.get();
        }
        return text;
    }

    @Property(tries = 28)
    void everyEditOfATextInAnyStyleIsExactOrRefused(@ForAll("formats") String name, @ForAll Random random) {
        SettingsFormat format = Formats.all().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        int proved = 0;
        for (int i = 0; proved < TEXTS && i < 50 * TEXTS; i++) {
            String text = text(name, random);
            try {
                ProofSum sum = new ProofSum();
                Proof proof = Proof.of("generated", text, format, MOST_ENTRIES);
                sum.add("generated", proof);
                sum.check(name + "\n" + text);
                boolean isJson = name.startsWith("json");
                assertThat(isJson ? proof.refusedBecause().keySet() : Set.<String>of())
                        .describedAs("%s%n%s", text, proof)
                        .isSubsetOf("a value beside what is below it cannot be written in JSON");
                proved++;
            } catch (RefusedException e) {
                // the pieces do not go together: another test says what is read
            }
        }
        assertThat(proved).describedAs("texts that could be read").isEqualTo(TEXTS);
    }
}
