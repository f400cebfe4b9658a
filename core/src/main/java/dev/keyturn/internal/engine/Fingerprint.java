package dev.keyturn.internal.engine;

import dev.keyturn.internal.document.DocumentWriter;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.step.Description;
import dev.keyturn.step.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a plan was made for, as a text that can be shown and given to another process, unlike a {@link Basis}.
 *
 * <p>It must not tell a secret, and a hash of a short one could be guessed: so it knows of secrets that they are there, and not what
 * they are. A plan does not show them either.
 *
 * @param source a hash of the name of the source
 * @param settings a hash of the settings
 * @param migrations a hash of the migrations
 * @param journal a hash of where the journal stands
 * @param which which of the migrations were asked for
 */
public record Fingerprint(String source, String settings, String migrations, String journal, Which which)
        implements Still {
    private static final String FORM = "1";
    private static final int PARTS = 6;
    private static final String HASH = "[0-9a-f]{32}";
    private static final String HELD = "held+";
    private static final String ALL = "all";
    private static final String NEXT = "next";
    private static final String UP_TO = "to=";

    /** Of what there is now. */
    public static Fingerprint of(Wiring wiring, History history, Settings settings, Which which) {
        SecretKeys secrets = wiring.secrets(history, settings);
        List<String> migrations = wiring.migrations().stream()
                .map(migration -> text(migration, secrets))
                .toList();
        return new Fingerprint(
                hash(List.of(wiring.source().name())),
                hash(lines(settings, wiring.redaction(history, settings))),
                hash(migrations),
                hash(List.of(history.entries().size() + " " + history.head())),
                which);
    }

    /** A secret may be a part of another value as well. */
    private static List<String> lines(Settings settings, Redaction redaction) {
        List<String> lines = new ArrayList<>();
        settings.forEach((key, value) -> lines.add(key + " = " + redaction.shown(key, value)));
        lines.sort(null);
        return lines;
    }

    /** The checksum of one that says a password is as good as the password. */
    private static String text(Description migration, SecretKeys secrets) {
        if (!secrets.isSecret(migration)) {
            return DocumentWriter.checksum(migration);
        }
        List<String> steps =
                migration.steps().stream().map(Fingerprint::outline).toList();
        return migration.id() + " " + migration.owner() + " " + String.join(", ", steps);
    }

    private static String outline(Step step) {
        return step.kind() + " " + step.footprint().reads() + " "
                + step.footprint().writes();
    }

    /** Each with its length, so that no two lists are the same text. */
    private static String hash(List<String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Reads what {@link #toString} wrote. */
    public static Optional<Fingerprint> read(String text) {
        String[] parts = text.split(":", PARTS);
        if (parts.length < PARTS || !parts[0].equals(FORM)) {
            return Optional.empty();
        }
        for (int i = 1; i < PARTS - 1; i++) {
            if (!parts[i].matches(HASH)) {
                return Optional.empty();
            }
        }
        return which(parts[PARTS - 1]).map(which -> new Fingerprint(parts[1], parts[2], parts[3], parts[4], which));
    }

    private static Optional<Which> which(String text) {
        boolean isHeldToo = text.startsWith(HELD);
        String rest = isHeldToo ? text.substring(HELD.length()) : text;
        if (rest.startsWith(UP_TO) && rest.length() > UP_TO.length()) {
            return Optional.of(new Which(Optional.of(rest.substring(UP_TO.length())), Integer.MAX_VALUE, isHeldToo));
        }
        return switch (rest) {
            case ALL -> Optional.of(new Which(Optional.empty(), Integer.MAX_VALUE, isHeldToo));
            case NEXT -> Optional.of(new Which(Optional.empty(), 1, isHeldToo));
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        String asked = which.upTo().map(id -> UP_TO + id).orElse(which.most() == 1 ? NEXT : ALL);
        return String.join(":", FORM, source, settings, migrations, journal, (which.isHeldToo() ? HELD : "") + asked);
    }

    @Override
    public void check(Wiring wiring, History history, Snapshot there) {
        Fingerprint now = of(wiring, history, there.settings(), which);
        List<String> stale = new ArrayList<>();
        if (!source.equals(now.source)) {
            stale.add("it was made for another source, or for this one under another name");
        }
        if (!migrations.equals(now.migrations)) {
            stale.add(Basis.MIGRATIONS);
        }
        if (!journal.equals(now.journal)) {
            stale.add(Basis.JOURNAL);
        }
        if (!settings.equals(now.settings)) {
            stale.add(Basis.SETTINGS);
        }
        Basis.refuse(wiring.source().name(), stale);
    }

    /** What is said where a text is no fingerprint. */
    public static RefusedException unreadable(String source) {
        return new RefusedException(Problem.of(
                        Origin.of(source),
                        Key.root(),
                        "the fingerprint is not that of a plan",
                        "the fingerprint that a plan of this version has")
                .hint("plan again, look at the new plan, and run that"));
    }
}
