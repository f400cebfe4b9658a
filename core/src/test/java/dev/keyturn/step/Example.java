package dev.keyturn.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import java.util.List;

/**
 * Steps tried on settings that are written as JSON with single quotes; {@code $value} is a value beside children. What is
 * compared is compared with the order of entries.
 */
final class Example {
    private Example() {}

    static Settings settings(String json) {
        return settings(json, "test.yaml");
    }

    private static Settings settings(String json, String source) {
        return Settings.of(table(json, source));
    }

    static Table table(String json) {
        return table(json, "test.yaml");
    }

    private static Table table(String json, String source) {
        return Json.readExact(json.replace('\'', '"'), source);
    }

    /** Up leads from one to the other, down leads back (RT), up again to the same (RE-UP), and twice is once (IDEM). */
    static Went goes(Step step, String before, String after) {
        Went went = goesOnce(step, before, after);
        Up.Done again = done(step.up(went.after));
        same(again.settings(), went.after);
        went.with(again.residue()).asItIs().returns(went.after);
        return went;
    }

    /** As {@link #goes}, for what a second way up may refuse. */
    static Went goesOnce(Step step, String before, String after) {
        Settings old = settings(before);
        Up.Done up = done(step.up(old));
        same(up.settings(), settings(after));
        Went went = new Went(step, up.settings(), up.residue());
        went.asItIs().returns(old);
        Up.Done again = done(step.up(((Down.Done) down(step, up.settings(), up.residue())).settings()));
        same(again.settings(), up.settings());
        assertThat(again.residue()).hasToString(up.residue().toString());
        return went;
    }

    /** The settings have the new shape already: nothing changes, and there is nothing to undo. */
    static void leaves(Step step, String before) {
        goes(step, before, before).keeping("{}");
    }

    /** Neither the source nor the target is there. */
    static Went findsNothing(Step step, String before) {
        return goes(step, before, before).keeping("{did: \"nothing\"}");
    }

    static void refuses(Step step, String before, String... problems) {
        Up up = step.up(settings(before));
        assertThat(up).isInstanceOf(Up.Refused.class);
        assertThat(((Up.Refused) up).problems().stream().map(Problem::toString)).containsExactly(problems);
    }

    /** These settings were made in the new shape. */
    static Edited born(Step step, String young) {
        return new Edited(step, settings(young, "edited.yaml"), Residue.born());
    }

    static Up.Done done(Up up) {
        assertThat(up).isInstanceOf(Up.Done.class);
        return (Up.Done) up;
    }

    /** The residue is used as it comes back from where it was stored. */
    private static Down down(Step step, Settings settings, Residue residue) {
        return new Edited(step, settings, residue).down(OnConflict.REFUSE);
    }

    static void same(Settings actual, Settings expected) {
        assertThat(actual).hasToString(expected.toString());
        assertThat(actual.identical(expected)).isTrue();
    }

    /** A step that went up. */
    record Went(Step step, Settings after, Residue residue) {
        Went with(Residue other) {
            return new Went(step, after, other);
        }

        /** All that is kept for the way back. */
        Went keeping(String expected) {
            assertThat(residue).hasToString(expected);
            return this;
        }

        Edited asItIs() {
            return new Edited(step, after, residue);
        }

        /** Somebody changed the settings to these. */
        Edited edited(String json) {
            return new Edited(step, settings(json, "edited.yaml"), residue);
        }
    }

    /** Settings that are to go down. */
    record Edited(Step step, Settings settings, Residue residue) {
        Down down(OnConflict policy) {
            Residue stored =
                    residue.isBorn() ? residue : Residue.of(Json.readExact(Json.exact(residue.data()), "journal"));
            return step.down(settings, stored, policy);
        }

        void returns(Settings old) {
            returns(OnConflict.REFUSE, old);
        }

        Edited returns(String old, String... remarks) {
            return returns(OnConflict.REFUSE, Example.settings(old), remarks);
        }

        Edited keepingEdits(String old, String... remarks) {
            return returns(OnConflict.KEEP_EDITED, Example.settings(old), remarks);
        }

        Edited restoringOld(String old, String... remarks) {
            return returns(OnConflict.RESTORE_OLD, Example.settings(old), remarks);
        }

        private Edited returns(OnConflict policy, Settings old, String... remarks) {
            Down down = down(policy);
            assertThat(down).isInstanceOf(Down.Done.class);
            same(((Down.Done) down).settings(), old);
            assertThat(((Down.Done) down).remarks().stream().map(remark -> remark.what() + " " + remark.key()))
                    .containsExactly(remarks);
            return this;
        }

        /** Every problem is a conflict that a policy would decide. */
        Edited conflicts(String... problems) {
            Down.Refused refused = refused(OnConflict.REFUSE, problems);
            assertThat(refused.conflicts().stream().map(Conflict::asProblem)).isEqualTo(refused.problems());
            return this;
        }

        /** No policy would help. */
        Edited refuses(String... problems) {
            for (OnConflict policy : OnConflict.values()) {
                assertThat(refused(policy, problems).conflicts()).isEqualTo(List.of());
            }
            return this;
        }

        Down.Refused refused(OnConflict policy, String... problems) {
            Down down = down(policy);
            assertThat(down).isInstanceOf(Down.Refused.class);
            assertThat(((Down.Refused) down).problems().stream().map(Problem::toString))
                    .containsExactly(problems);
            return (Down.Refused) down;
        }
    }
}
