package dev.keyturn.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.keyturn.resilience.Policy;
import dev.keyturn.resilience.Resilient;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SettingsSource;

/** A source that is asked again, as a configuration says. */
final class ConfResilience {
    private static final String RETRIES = "retries";
    private static final String TIME_LIMIT = "time-limit";

    private ConfResilience() {}

    static SettingsSource wrapped(SettingsSource source, Config section, Output output) {
        return Resilient.of(source)
                .policy(policy(section))
                .tell(event -> output.say(event.toString()))
                .wrap();
    }

    /** The two names that are short for others become these; everything else is read by the library. */
    static Policy policy(Config section) {
        Config names = section.withoutPath(RETRIES).withoutPath(TIME_LIMIT);
        if (section.hasPath(RETRIES)) {
            names = names.withValue("retry.max-attempts", attempts(section));
        }
        if (section.hasPath(TIME_LIMIT)) {
            ConfigValue limit = section.getValue(TIME_LIMIT);
            names = names.withValue("time-limiter.limit", limit)
                    .withValue(
                            "time-limiter.enabled",
                            ConfigValueFactory.fromAnyRef(true).withOrigin(limit.origin()));
        }
        return Policy.from(names.atPath(Policy.PATH));
    }

    private static ConfigValue attempts(Config section) {
        ConfigValue retries = section.getValue(RETRIES);
        try {
            int number = section.getInt(RETRIES);
            if (number >= 0 && number < Integer.MAX_VALUE) {
                return ConfigValueFactory.fromAnyRef(number + 1).withOrigin(retries.origin());
            }
        } catch (ConfigException e) {
            // told below
        }
        throw new RefusedException(Problem.of(
                ConfNames.origin(retries.origin()),
                Key.ofNames("resilience", RETRIES),
                "it cannot be read",
                "a number from 0 on"));
    }
}
