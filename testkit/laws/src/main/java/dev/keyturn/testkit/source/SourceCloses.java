package dev.keyturn.testkit.source;

import dev.keyturn.spi.SettingsSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every source promises about what it holds open. A part of {@link SettingsSourceContract}. */
public interface SourceCloses extends GivesSources {
    /** CLOSED, of many. */
    @Test
    default void CLOSED_whatManySourcesHeldOpenIsLetGo() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            useOne(source); // what is opened once and for all is opened now
            Opened before = opened(Opened.now(this));
            for (int i = 0; i < Opened.MANY; i++) {
                useOne(source);
            }
            before.noMore(this, Opened.MANY + " sources were opened and closed");
        }
    }

    /** CLOSED, of one. */
    @Test
    default void CLOSED_manyReadsHoldNothingMoreOpenThanOne() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.look(source);
            Opened before = opened(Opened.now(this));
            for (int i = 0; i < Opened.MANY; i++) {
                Touch.look(source);
            }
            before.noMore(this, Opened.MANY + " reads");
        }
    }

    private static Opened opened(Optional<Opened> now) {
        return Rule.CLOSED.given(now, "this system does not tell what a process holds open", "opened()");
    }

    private void useOne(SettingsSource source) throws Exception {
        Optional<SettingsSource> again = reopen(source);
        try (SettingsSource one = again.isPresent() ? again.get() : source(Touch.small())) {
            Touch.look(one);
            if (one.capabilities().isWritable()) {
                Touch.set(one, "level", Touch.settings(one).text("level").orElse("") + "x");
            }
        }
    }
}
