package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.SourceException;
import dev.keyturn.step.OnConflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys that secrets are sealed with: made, given, changed, and lost. */
class KeysTest extends Bench {
    private static final Migration FIRST = named("1-a").remove("db.password").build();
    private static final Migration SECOND = named("2-b").remove("token").build();
    private static final String SETTINGS = "{'db': {'password': 'hunter2'}, 'token': 'geheim9', 'x': 1}";

    @TempDir
    Path directory;

    private static byte[] key(int b) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) b);
        return key;
    }

    private MigratorBuilder given(byte[] key, byte[]... older) {
        return Migrator.of(source).journal(journal, lock).key(key, older);
    }

    private Migrator inDirectory(Migration... migrations) {
        return Migrator.of(source).with(migrations).directory(directory).build();
    }

    private List<String> keyFile() throws IOException {
        return Files.readAllLines(directory.resolve("key"));
    }

    @Test
    void aKeyIsMadeWithTheFirstSecretAndSaid() throws IOException {
        given("{'a': 1, 'db': {'password': 'hunter2'}}");
        Migration plain = named("0-a").rename("a").to("b").build();
        Migrator.of(source)
                .with(plain)
                .directory(directory)
                .withoutBackups()
                .build()
                .migrate();
        assertThat(directory.resolve("key")).doesNotExist();

        Report report = inDirectory(plain, FIRST).migrate();

        assertThat(report.notices())
                .containsExactly("a key was made in " + directory.resolve("key")
                        + "; what is secret is stored under it, and lost if that file is lost");
        assertThat(keyFile()).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("key"))))
                .isEqualTo("rw-------");
        assertThat(inDirectory().rollback(To.count(1)).notices()).isEmpty();
        assertThat(settings()).isEqualTo(read("{'b': 1, 'db': {'password': 'hunter2'}}"));
    }

    @Test
    void theKeyMayBeInAFileElsewhere() throws IOException {
        given("{'db': {'password': 'hunter2'}}");
        Settings before = settings();
        Path file = directory.resolve("kept/well");

        Migrator.of(source)
                .with(FIRST)
                .keyFile(file)
                .directory(directory.resolve("journal"))
                .build()
                .migrate();

        assertThat(Files.readAllLines(file)).hasSize(1);
        assertThat(directory.resolve("journal/key")).doesNotExist();
        Migrator.of(source)
                .directory(directory.resolve("journal"))
                .keyFile(file)
                .build()
                .rollback(To.count(1));
        assertThat(settings()).isEqualTo(before);
    }

    @Test
    void SECRECY_whatTheProgramDeclaresIsSecretThroughRenamesAndInTheJournal() {
        given("{'app': {'pin': 'hunter2'}, 'x': 1}");
        Settings before = settings();
        Migration rename = named("1-a").rename("app.pin").to("code").remove("x").build();
        MigratorBuilder builder = Migrator.of(source)
                .with(rename)
                .journal(journal, lock)
                .key(key(1))
                .secrets("app.p*");

        assertThat(builder.build().plan().toString())
                .contains("code = (secret)")
                .doesNotContain("hunter2");
        builder.build().migrate();
        assertThat(journal.read().toString()).doesNotContain("hunter2");
        builder.build().rollback(To.count(1));
        assertThat(settings()).isEqualTo(before);
    }

    @Test
    void SECRECY_afterARotationNewSecretsHaveANewKeyAndOldOnesStayReadable() throws IOException {
        given(SETTINGS);
        Settings before = settings();
        inDirectory(FIRST).migrate();
        String old = keyFile().get(0);

        inDirectory().rotateKey();
        inDirectory(FIRST, SECOND).migrate();

        assertThat(keyFile()).hasSize(2).contains(old);
        assertThat(keyFile().get(0)).isNotEqualTo(old);
        assertThat(keyId(1)).isNotEqualTo(keyId(3));
        inDirectory().rollback(To.count(2));
        assertThat(settings()).isEqualTo(before);
    }

    /** The id of the key with which something in an entry is sealed. */
    private String keyId(int entry) throws IOException {
        String json = Files.readString(directory.resolve("00000" + entry + ".json"));
        int at = json.indexOf("\"key\":\"");
        assertThat(at).isPositive();
        return json.substring(at + 7, json.indexOf('"', at + 7));
    }

    @Test
    void aMigratorThatIsRunningSealsWithTheNewKeyOnceItHasRotated() throws IOException {
        given(SETTINGS);
        Migrator migrator = inDirectory(FIRST, SECOND);
        migrator.migrate(Pending.next());
        migrator.rotateKey();
        migrator.migrate();

        assertThat(keyId(1)).isNotEqualTo(keyId(3));
    }

    @Test
    void whoGivesTheKeyRotatesItByGivingAnother() {
        given(SETTINGS);
        Settings before = settings();
        given(key(1)).with(FIRST).build().migrate();
        given(key(2), key(1)).with(FIRST, SECOND).build().migrate();

        assertThatThrownBy(() -> given(key(2)).build().rotateKey())
                .hasMessage(
                        "key: the program gives the key itself; expected a key that Keyturn made; safe to retry; give the"
                                + " new key first, and the older ones behind it");
        assertThatThrownBy(() -> given(key(2)).build().rollback(To.count(2))).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> given(key(1)).build().rollback(To.count(2))).isInstanceOf(RefusedException.class);
        given(key(3), key(1), key(2)).build().rollback(To.count(2));
        assertThat(settings()).isEqualTo(before);
    }

    @Test
    void withoutAKeyASecretIsRefusedBeforehandAndEverythingElseIsNot() {
        given(SETTINGS);
        Migrator migrator =
                Migrator.of(source).with(FIRST).journal(journal, lock).build();

        assertThat(migrator.plan().problems())
                .hasToString("[app: a secret has to be kept for the way back, and there is no key to encrypt it with;"
                        + " expected a key of 32 bytes; safe to retry; give the migrator one with key, or a directory,"
                        + " where one is made]");
        assertThatThrownBy(migrator::migrate).isInstanceOf(RefusedException.class);
        assertThatThrownBy(migrator::rotateKey).isInstanceOf(RefusedException.class);
        assertThat(journal.read()).isEmpty();
        assertThat(Migrator.of(source)
                        .with(named("1-x").rename("x").to("y").build())
                        .journal(journal, lock)
                        .build()
                        .migrate()
                        .migrated())
                .containsExactly("1-x");
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        given("{}");

        assertThatThrownBy(() -> given(new byte[31])).hasMessage("a key has 32 bytes, got 31");
    }

    @Test
    void aLostKeyCostsOnlyWhatItSealed() throws IOException {
        given(SETTINGS);
        Migration third = named("3-x").rename("x").to("y").build();
        inDirectory(FIRST).migrate();
        Files.delete(directory.resolve("key"));
        inDirectory(FIRST, SECOND, third).migrate();

        assertThat(inDirectory(FIRST, SECOND, third).status().in(Status.State.APPLIED))
                .containsExactly("1-a", "2-b", "3-x");
        inDirectory().rollback(To.after("1-a"));
        assertThat(settings()).isEqualTo(read("{'token': 'geheim9', 'x': 1}"));
        assertThatThrownBy(() -> inDirectory().rollback(To.count(1)))
                .hasMessageContaining("holds a secret and cannot be decrypted");
        assertThat(inDirectory().planRollback(To.count(1)).problems()).hasSize(1);
        assertThat(inDirectory()
                        .rollbackAcceptingLoss(To.count(1), OnConflict.REFUSE)
                        .losses())
                .hasSize(1);
        assertThat(settings()).isEqualTo(read("{'token': 'geheim9', 'x': 1}"));
        assertThat(inDirectory().held()).containsExactly("3-x", "2-b", "1-a");
    }

    @Test
    void aKeyFileThatIsNoneIsToldWithoutItsContent() throws IOException {
        given(SETTINGS);
        inDirectory(FIRST).migrate();
        Files.writeString(directory.resolve("key"), "not a key at all\n");

        assertThatThrownBy(() -> inDirectory().rollback(To.count(1)))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        directory.resolve("key")
                                + ": the key cannot be read; expected a file with a key, as Keyturn wrote it; safe to retry; put the right file back; without it, what it encrypted is lost and nothing else: move it away then");
    }

    @Test
    void SECRECY_whatIsSealedTwiceIsNotTheSameText() {
        given(SETTINGS);
        given(key(1)).with(FIRST).build().migrate();
        given(key(1)).build().rollback(To.count(1));
        given(key(1)).with(FIRST).build().migrate(Pending.all().heldToo());
        List<Entry> entries = journal.read();

        assertThat(entries.get(0).body().get("residues"))
                .isNotEqualTo(entries.get(4).body().get("residues"));
        assertThat(entries.get(0).toJson()).doesNotContain("hunter2");
    }

    @Test
    void SECRECY_anEditedSecretIsCarriedBackAndNeverWrittenInPlainText() throws IOException {
        given("{'db': {'password': 'hunter2'}}");
        inDirectory(named("1-a").move("db").to("ds").build()).migrate();
        edit("ds.password", Value.of("geheim9"));
        inDirectory().rollback(To.count(1));

        assertThat(settings()).isEqualTo(read("{'db': {'password': 'geheim9'}}"));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("hunter2", "geheim9");
            }
        }
    }
}
