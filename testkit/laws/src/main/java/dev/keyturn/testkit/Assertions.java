package dev.keyturn.testkit;

import dev.keyturn.Plan;
import dev.keyturn.Report;
import dev.keyturn.RollbackPlan;
import dev.keyturn.Status;
import dev.keyturn.settings.Settings;

/**
 * What a test says of settings and of what a migrator reports, next to the {@code assertThat} of any other library:
 *
 * <pre>{@code
 * assertThat(report).migrated("2026-11-datasource");
 * assertThat(settings)
 *     .at("datasource.url").isText("jdbc:h2:mem:app")
 *     .at("http.timeout").isText("3s")
 *     .doesNotHave("db");
 * }</pre>
 *
 * <p>A failure names the place, the key, what is there and what was expected. Secrets are not shown: values whose key or whose
 * text tells it, and those that migrations declare, if they are {@linkplain SettingsAssert#withSecretsOf named}.
 */
public final class Assertions {
    private Assertions() {}

    /** Begins what is said of settings. */
    public static SettingsAssert assertThat(Settings actual) {
        return new SettingsAssert(actual);
    }

    /** Begins what is said of a plan. */
    public static PlanAssert assertThat(Plan actual) {
        return new PlanAssert(actual);
    }

    /** Begins what is said of the plan of a way back. */
    public static RollbackPlanAssert assertThat(RollbackPlan actual) {
        return new RollbackPlanAssert(actual);
    }

    /** Begins what is said of a run. */
    public static ReportAssert assertThat(Report actual) {
        return new ReportAssert(actual);
    }

    /** Begins what is said of where migrations stand. */
    public static StatusAssert assertThat(Status actual) {
        return new StatusAssert(actual);
    }
}
