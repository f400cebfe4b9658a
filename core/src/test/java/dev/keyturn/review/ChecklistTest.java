package dev.keyturn.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.review.Checklist.Found;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SourceException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecklistTest {
    private static final Problem PROBLEM =
            Problem.of(Origin.of("a.yaml", 3, 1), Key.of("db.url"), "it is gone", "a value");

    @Test
    void whatDependsOnAFailureIsLeftOutAndSaysWhy() {
        Checklist list = new Checklist("a.yaml");
        list.check("lint", List.of(), () -> new Found("2 migrations", List.of()));
        list.check("rehearse", List.of("lint"), () -> {
            throw new RefusedException(PROBLEM);
        });
        list.check("preflight", List.of("rehearse"), () -> {
            throw new AssertionError("it is left out");
        });
        list.check("tag", List.of("lint", "preflight"), () -> {
            throw new AssertionError("it is left out");
        });
        list.skip("staging", "no --staging was given");

        assertThat(list.hasPassed()).isFalse();
        assertThat(list).hasToString("""
                Check of a.yaml

                Failed
                  step       came out  what
                  lint       ok        2 migrations
                  rehearse   failed    1 problem
                  preflight  skipped   rehearse failed
                  tag        skipped   preflight was skipped
                  staging    skipped   no --staging was given

                Problems
                  a.yaml:3:1: db.url: it is gone; expected a value; safe to retry
                """);
        assertThat(list.toJson())
                .contains("{\"step\":\"tag\",\"state\":\"skipped\",\"says\":\"preflight was skipped\"}");
    }

    @Test
    void whatWasLeftOutIsNoFailure() {
        Checklist list = new Checklist("a.yaml");
        list.skip("staging", "no --staging was given");
        assertThat(list.hasPassed()).isTrue();
    }

    @Test
    void aPlaceThatIsNotThereNowIsNoFindingBecauseItMayBeThereLater() {
        Checklist list = new Checklist("a.yaml");
        assertThatThrownBy(() -> list.check("staging", List.of(), () -> {
                    throw new SourceException(PROBLEM, true, true, new java.io.IOException("gone"));
                }))
                .isInstanceOf(SourceException.class);
    }
}
