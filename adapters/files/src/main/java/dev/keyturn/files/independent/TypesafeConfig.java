package dev.keyturn.files.independent;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import dev.keyturn.files.IndependentParser;
import dev.keyturn.settings.Settings;
import java.io.File;
import java.net.URL;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Typesafe Config. It is given no files to include. */
public final class TypesafeConfig implements IndependentParser {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{\\??([^}]*)}");
    private static final Pattern OBJECT = Pattern.compile("(?<!\\$)\\{");

    private static final String UNRESOLVED = "cannot be resolved";

    @Override
    public String format() {
        return "hocon";
    }

    @Override
    public String name() {
        return "Typesafe Config";
    }

    private static final class NoIncludes
            implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderClasspath, ConfigIncluderURL {
        @Override
        public ConfigIncluder withFallback(ConfigIncluder fallback) {
            return this;
        }

        @Override
        public ConfigObject include(ConfigIncludeContext context, String what) {
            return ConfigFactory.empty().root();
        }

        @Override
        public ConfigObject includeFile(ConfigIncludeContext context, File what) {
            return ConfigFactory.empty().root();
        }

        @Override
        public ConfigObject includeResources(ConfigIncludeContext context, String what) {
            return ConfigFactory.empty().root();
        }

        @Override
        public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
            return ConfigFactory.empty().root();
        }
    }

    private static ConfigObject parse(String text) {
        return ConfigFactory.parseString(text, ConfigParseOptions.defaults().setIncluder(new NoIncludes()))
                .root();
    }

    /** What it reads, where it reads the text. */
    public static Optional<ConfigObject> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    @Override
    public Verdict compare(String text, Settings settings) {
        Optional<ConfigObject> actual = tryParse(text);
        if (actual.isEmpty()) {
            return Verdict.UNREADABLE;
        }
        try {
            return means(actual.get(), text, settings)
                    ? Verdict.SAME
                    : joins(actual.get()) ? Verdict.UNDECIDED : Verdict.DIFFERENT;
        } catch (ConfigException e) {
            return Verdict.DIFFERENT; // the settings, written plainly, are none that it knows
        }
    }

    private static boolean means(ConfigObject actual, String text, Settings settings) {
        ConfigObject expected = parse(PlainHocon.of(settings, text));
        if (render(actual).equals(render(expected))) {
            return true;
        }
        // differently nested, but is it the same to a program, whatever the substitutions are?
        return Stream.of("1", "text", "{ filler : { x : 1 } }", "[ 7 ]", "")
                .allMatch(filler -> resolved(actual, text, filler).equals(resolved(expected, text, filler)));
    }

    /**
     * Whether an expression and a table stand on top of one another: what they mean may hang on how the text joins the two, which
     * settings do not show.
     */
    private static boolean joins(ConfigValue value) {
        if (value.getClass().getSimpleName().startsWith("ConfigDelayedMerge")
                || value.getClass().getSimpleName().equals("ConfigConcatenation")) {
            return OBJECT.matcher(value.render(ConfigRenderOptions.concise())).find();
        }
        if (value instanceof ConfigList list) {
            return list.stream().anyMatch(TypesafeConfig::joins);
        }
        return value instanceof ConfigObject object && object.values().stream().anyMatch(TypesafeConfig::joins);
    }

    private static String render(ConfigObject object) {
        return object.render(ConfigRenderOptions.concise());
    }

    private static String resolved(ConfigObject object, String text, String filler) {
        Config fallback = ConfigFactory.empty();
        Matcher matcher = SUBSTITUTION.matcher(text);
        while (matcher.find() && !filler.isEmpty()) {
            fallback = tryParse(matcher.group(1).strip() + " : " + filler)
                    .map(ConfigObject::toConfig)
                    .orElse(ConfigFactory.empty()) // it only looks like a substitution
                    .withFallback(fallback);
        }
        try {
            return render(object.toConfig()
                    .withFallback(fallback)
                    .resolve(ConfigResolveOptions.defaults().setUseSystemEnvironment(false))
                    .root());
        } catch (ConfigException e) {
            return UNRESOLVED;
        }
    }
}
