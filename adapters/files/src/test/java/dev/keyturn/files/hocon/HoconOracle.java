package dev.keyturn.files.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.io.File;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Typesafe Config, which every program reads such files with. It is given no files to include. */
final class HoconOracle {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{\\??([^}]*)}");

    private static final String UNRESOLVED = "cannot be resolved";

    private HoconOracle() {}

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

    static ConfigObject parse(String text) {
        return ConfigFactory.parseString(text, ConfigParseOptions.defaults().setIncluder(new NoIncludes()))
                .root();
    }

    static Optional<ConfigObject> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    /** Whether the text means these settings. The settings were read from {@code read}, as far as their values have origins. */
    static boolean means(String text, Settings settings, String read) {
        ConfigObject actual = parse(text);
        ConfigObject expected = parse(plain(settings, read));
        if (render(actual).equals(render(expected))) {
            return true;
        }
        // differently nested, but is it the same to a program, whatever the substitutions are?
        for (String filler : List.of("1", "text", "{ filler : { x : 1 } }", "[ 7 ]", "")) {
            if (!resolved(actual, text, filler).equals(resolved(expected, text, filler))) {
                return false;
            }
        }
        return true;
    }

    /** Whether entries stand on top of an expression: what they mean may hang on how the text joins the two. */
    static boolean joins(Value value) {
        if (value instanceof Items list) {
            return list.items().stream().anyMatch(HoconOracle::joins);
        }
        return value instanceof Table table
                && (table.own().isPresent()
                        || table.names().stream()
                                .anyMatch(name -> joins(table.get(name).orElseThrow())));
    }

    static String render(ConfigObject object) {
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

    /** The settings in the plainest HOCON. */
    static String plain(Settings settings, String read) {
        StringBuilder out = new StringBuilder();
        table(settings.root(), read, out);
        return out.toString();
    }

    private static void table(Table table, String read, StringBuilder out) {
        out.append("{\n");
        table.forEach((name, value) -> entry(ConfigUtil.quoteString(name), value, read, out));
        out.append("}");
    }

    private static void entry(String name, Value value, String read, StringBuilder out) {
        if (value instanceof Table table && table.own().isPresent()) {
            entry(name, table.own().get(), read, out);
            out.append(name).append(" : ");
            table(table, read, out);
            out.append('\n');
            return;
        }
        List<Expressions.Part> parts = parts(value, read);
        for (Expressions.Part part : parts) {
            out.append(name)
                    .append(part.isAppend() ? " += " : " : ")
                    .append(part.text())
                    .append('\n');
        }
        if (parts.isEmpty()) {
            out.append(name).append(" : ");
            value(value, read, out);
            out.append('\n');
        }
    }

    private static List<Expressions.Part> parts(Value value, String read) {
        if (!(value instanceof Text text)) {
            return List.of();
        }
        List<Expressions.Part> parts = Expressions.parts(text.text()).orElse(List.of());
        if (parts.isEmpty() || text.origin().line() == 0) {
            return parts;
        }
        String line = read.split("\n", -1)[text.origin().line() - 1].substring(
                text.origin().column() - 1);
        return line.startsWith(parts.get(0).text().split("\n", -1)[0]) ? parts : List.of();
    }

    private static void value(Value value, String read, StringBuilder out) {
        if (value instanceof Table table) {
            if (table.own().isPresent()) {
                out.append(((Text) table.own().get()).text()).append(' ');
            }
            table(table, read, out);
        } else if (value instanceof Items list) {
            out.append("[\n");
            list.items().forEach(item -> {
                value(item, read, out);
                out.append(",\n");
            });
            out.append("]");
        } else if (value instanceof Text text) {
            List<Expressions.Part> parts = parts(value, read);
            out.append(parts.isEmpty() ? ConfigUtil.quoteString(text.text()) : text.text());
        } else {
            out.append(value);
        }
    }
}
