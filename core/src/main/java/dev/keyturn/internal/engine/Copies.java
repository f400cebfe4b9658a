package dev.keyturn.internal.engine;

import dev.keyturn.internal.secret.Vault;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Backups;
import dev.keyturn.spi.KeepsContent;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies of the settings as they were before a run, named by the journal entry that came next. A copy that holds a secret
 * is sealed as a whole; one with the content of an earlier one refers to it.
 *
 * @param place where they are kept
 * @param most how many are kept at most
 * @param age how old they get at most
 */
public record Copies(Backups place, int most, Duration age) {
    private static final Pattern NAME = Pattern.compile("[0-9]{6,18}");
    private static final String TIME = "time";
    private static final String HASH = "hash";
    private static final String CONTENT = "content";
    private static final String BYTES = "bytes";
    private static final String SETTINGS = "settings";
    private static final String SUM = "sum";
    private static final String SAME = "same";

    /** How a copy of this entry is called. */
    static String name(long entry) {
        return String.format(Locale.ROOT, "%06d", entry);
    }

    /** Copies what is there now, sealed if it is secret, before this entry is written. */
    void take(long entry, Instant now, SettingsSource source, Snapshot snapshot, boolean isSecret, Vault vault) {
        Value content = content(source, snapshot);
        String text = Json.exact(Table.empty().with(CONTENT, content));
        String hash = isSecret ? vault.keyedHash(text) : sha256(text);
        Table.Builder copy = Table.builder().put(TIME, Value.of(now.toString())).put(HASH, Value.of(hash));
        Optional<String> same = withHash(hash, name(entry));
        if (same.isPresent()) {
            copy.put(SAME, Value.of(same.get()));
        } else {
            copy.put(CONTENT, isSecret ? vault.seal(content) : content);
        }
        place.put(name(entry), signed(copy.build()));
        retire(now, name(entry), same);
    }

    private static Value content(SettingsSource source, Snapshot snapshot) {
        Optional<KeepsContent> whole = source.ability(KeepsContent.class);
        if (whole.isPresent()) {
            byte[] bytes = whole.get().content(snapshot.revision());
            return Table.empty().with(BYTES, Value.of(Base64.getEncoder().encodeToString(bytes)));
        }
        return Table.empty().with(SETTINGS, snapshot.settings().root());
    }

    /** An earlier copy of the same content; the one of a run that was killed here is about to be replaced. */
    private Optional<String> withHash(String hash, String replaced) {
        for (String name : own()) {
            Optional<Table> copy = name.equals(replaced) ? Optional.empty() : read(name);
            if (copy.isPresent()
                    && copy.get().get(CONTENT).isPresent()
                    && copy.get().text(HASH).equals(Optional.of(hash))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private List<String> own() {
        return place.names().stream()
                .filter(name -> NAME.matcher(name).matches())
                .toList();
    }

    /** A copy is given up when it is too old or one too many, unless it is the newest, or another one refers to it. */
    private void retire(Instant now, String newest, Optional<String> sameAsNewest) {
        List<String> names = new ArrayList<>(own());
        names.remove(newest);
        Set<String> kept = new HashSet<>();
        kept.add(newest);
        sameAsNewest.ifPresent(kept::add);
        int count = 1;
        for (int i = names.size() - 1; i >= 0; i--) {
            String name = names.get(i);
            Optional<Table> copy = read(name);
            boolean isOld = copy.flatMap(Copies::time)
                    .filter(time -> time.plus(age).isBefore(now))
                    .isPresent();
            if (!isOld && count < most) {
                count++;
                kept.add(name);
                copy.flatMap(one -> one.text(SAME)).ifPresent(kept::add);
            }
        }
        names.stream().filter(name -> !kept.contains(name)).forEach(place::remove);
    }

    private static Optional<Instant> time(Table copy) {
        return copy.text(TIME).map(Instant::parse);
    }

    /** The names of the copies that can be put back, the oldest first. */
    public List<String> names() {
        return own();
    }

    /** The entry before which a copy was made. */
    public static long entry(String name) {
        return NAME.matcher(name).matches() ? Long.parseLong(name) : 0;
    }

    /**
     * What a copy holds: bytes for a source that keeps its content whole, or settings.
     *
     * @throws RefusedException if it is not there, damaged, or its key is missing
     */
    Table content(String name, Vault vault) {
        Table copy = whole(name);
        Optional<String> same = copy.text(SAME);
        Table holder = same.isPresent() ? whole(same.get()) : copy;
        if (!holder.get(HASH).equals(copy.get(HASH))) {
            throw refuse(
                    name, "it refers to backup " + same.orElse("") + ", which is another one now", "take that one");
        }
        return holder.get(CONTENT)
                .flatMap(content -> Stored.opened(content, vault))
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .orElseThrow(() -> refuse(name, "it is encrypted with a key that is not here", "bring the key back"));
    }

    private Table whole(String name) {
        if (!own().contains(name)) {
            throw refuse(name, "there is no such backup", others(name));
        }
        return read(name).orElseThrow(() -> refuse(name, "the backup is damaged", others(name)));
    }

    private String others(String name) {
        List<String> others = own().stream().filter(one -> !one.equals(name)).toList();
        return others.isEmpty() ? "there is no other one" : "there are others: " + String.join(", ", others);
    }

    static Optional<byte[]> bytes(Table content) {
        return content.text(BYTES).map(text -> Base64.getDecoder().decode(text));
    }

    static Optional<Table> settings(Table content) {
        return content.get(SETTINGS).filter(Table.class::isInstance).map(Table.class::cast);
    }

    private static RefusedException refuse(String name, String what, String hint) {
        return new RefusedException(Problem.of(Origin.of("backup " + name), Key.root(), what, "a whole backup")
                .hint(hint + "; nothing was changed"));
    }

    private static String signed(Table copy) {
        String text = Json.exact(copy);
        String sum = Json.exact(Table.empty().with(SUM, Value.of(sha256(text))));
        return text.substring(0, text.length() - 1) + ","
                + sum.substring(1); // as another field behind those that it sums up
    }

    /** Nothing where a single bit is another one. */
    private Optional<Table> read(String name) {
        Optional<String> text = place.get(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Table signed = Json.readExact(text.get(), name);
            Table copy = signed.without(SUM);
            boolean isWhole = signed(copy).equals(text.get());
            return isWhole ? Optional.of(copy) : Optional.empty();
        } catch (RefusedException e) {
            return Optional.empty(); // whoever needs it says that it is damaged
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
