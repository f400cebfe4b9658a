package dev.keyturn.testkit.source;

import dev.keyturn.spi.Backups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * What is promised of every place for {@link Backups}, as tests. A test class implements this and says how one is made. The
 * name of each test begins with the {@link Rule} that it tries.
 */
public interface BackupsContract {
    /** A place without backups. */
    Backups backups() throws Exception;

    /** The same place opened once more, as another process would; without this, what needs a second one is not proven. */
    default Optional<Backups> reopen(Backups backups) throws Exception {
        return Optional.empty();
    }

    /** READ. */
    @Test
    default void READ_givesNothingWhereNothingWasKept() throws Exception {
        Backups backups = backups();
        Rule.READ.same(List.of(), backups.names(), "the names of no backups");
        Rule.READ.same(Optional.empty(), backups.get("000001"), "a backup that there is not");
    }

    /** EXACT. */
    @Test
    default void EXACT_contentIsGivenBackToTheCharacter() throws Exception {
        Backups backups = backups();
        List<String> contents = List.of(
                "",
                " ",
                "\n",
                "a\r\nb\n",
                "\ufeffa",
                "\u0000",
                "Grüße \ud83d\ude00 \u2028",
                "{\"a\": 1}",
                "x".repeat(3_000_000));
        for (String content : contents) {
            backups.put("000001", content);
            Rule.EXACT.demand(
                    backups.get("000001").equals(Optional.of(content)),
                    "a backup of " + content.length() + " characters is not what was kept");
            Rule.EXACT.same(List.of("000001"), backups.names(), "the names after one was kept again");
        }
    }

    /** AGED. */
    @Test
    default void AGED_namesAreListedFromTheOldest() throws Exception {
        Backups backups = backups();
        for (String name : List.of("000010", "000002", "000100", "000001", "999999")) {
            backups.put(name, "content of " + name);
        }
        Rule.AGED.same(List.of("000001", "000002", "000010", "000100", "999999"), backups.names(), "the names");
        Rule.AGED.same(Optional.of("content of 000010"), backups.get("000010"), "the content of one of them");
    }

    /** HARMLESS. */
    @Test
    default void HARMLESS_whatIsGivenUpIsGoneAndTheOthersStay() throws Exception {
        Backups backups = backups();
        backups.put("000001", "one");
        backups.put("000002", "two");
        backups.remove("000001");
        backups.remove("000001");
        backups.remove("000009");
        Rule.HARMLESS.same(List.of("000002"), backups.names(), "the names");
        Rule.HARMLESS.same(Optional.empty(), backups.get("000001"), "one that was given up");
        Rule.HARMLESS.same(Optional.of("two"), backups.get("000002"), "the other one");
    }

    /** DURABLE. */
    @Test
    default void DURABLE_whatWasKeptIsThereWhenThePlaceIsOpenedAgain() throws Exception {
        Backups backups = backups();
        backups.put("000001", "one");
        Backups second = Rule.DURABLE.given(
                reopen(backups), "this test opens the place for backups only once", "reopen(Backups)");
        Rule.DURABLE.same(Optional.of("one"), second.get("000001"), "the backup, opened again");
        Rule.DURABLE.same(List.of("000001"), second.names(), "the names, opened again");
    }

    /** WHOLE. */
    @Test
    default void WHOLE_whoReadsMeanwhileSeesOneContentOrTheOther() throws Exception {
        Backups backups = backups();
        List<String> contents = List.of("a".repeat(100_000), "b".repeat(200_000));
        backups.put("000001", contents.get(0));
        AtomicBoolean isOver = new AtomicBoolean();
        List<Callable<Boolean>> runners = new ArrayList<>();
        runners.add(() -> {
            try {
                for (int i = 0; i < 50; i++) {
                    backups.put("000001", contents.get(i % 2));
                }
            } finally {
                isOver.set(true);
            }
            return true;
        });
        runners.add(() -> {
            while (!isOver.get()) {
                Optional<String> seen = backups.get("000001");
                Rule.WHOLE.demand(
                        seen.isPresent() && contents.contains(seen.get()),
                        "a reader sees "
                                + seen.map(text -> text.length() + " characters")
                                        .orElse("nothing"));
            }
            return true;
        });
        Race.values(Rule.WHOLE, Race.run(runners));
    }
}
