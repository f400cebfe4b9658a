package dev.keyturn.benchmarks;

import dev.keyturn.settings.Settings;
import dev.keyturn.step.Flatten;
import dev.keyturn.step.Nest;
import dev.keyturn.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.spongepowered.configurate.BasicConfigurationNode;
import org.spongepowered.configurate.ConfigurateException;
import org.spongepowered.configurate.ConfigurationNode;
import org.spongepowered.configurate.NodePath;
import org.spongepowered.configurate.transformation.ConfigurationTransformation;
import org.spongepowered.configurate.transformation.TransformAction;

/**
 * Eighteen of the twenty steps as Configurate's transformation, the way up only: it has none down. Nest and flatten are
 * missing, because its wildcard stands for a whole name and never for the rest of one.
 */
final class WithConfigurate {
    private static final Map<String, String> LEVELS = Map.of("DEBUG", "verbose", "INFO", "normal", "ERROR", "quiet");

    private WithConfigurate() {}

    static List<Step> stepsOf(List<Step> twenty) {
        return twenty.stream()
                .filter(step -> !(step instanceof Nest) && !(step instanceof Flatten))
                .toList();
    }

    static BasicConfigurationNode node(Settings settings) throws ConfigurateException {
        BasicConfigurationNode node = BasicConfigurationNode.root();
        node.set(Trees.plain(settings.root()));
        return node;
    }

    static ConfigurationTransformation transformation() {
        Object any = ConfigurationTransformation.WILDCARD_OBJECT;
        return ConfigurationTransformation.builder()
                .addAction(path("db", "url"), TransformAction.rename("jdbcUrl"))
                .addAction(path("mail", "host"), to("app", "smtp", "host"))
                .addAction(path("cache"), to("app", "caching", "local"))
                .addAction(path("http", "timeout"), convert(value -> ByHand.duration((Long) value)))
                .addAction(path("http", "idle"), (path, node) -> {
                    node.set(ByHand.duration((Long) value(node) * 1000));
                    return new Object[] {"app", "http", "idleTimeout"};
                })
                .addAction(path("http", "address"), (path, node) -> {
                    String address = (String) value(node);
                    int colon = address.lastIndexOf(':');
                    sibling(node, "port").set(Long.parseLong(address.substring(colon + 1)));
                    node.set(address.substring(0, colon));
                    return new Object[] {"app", "http", "host"};
                })
                .addAction(path("metrics", "host"), (path, node) -> {
                    node.set(value(node) + ":" + value(sibling(node, "port")));
                    sibling(node, "port").set(null);
                    return new Object[] {"app", "metrics", "endpoint"};
                })
                .addAction(path("http"), addDefault("compression", true))
                .addAction(path("log"), addDefault("format", "json"))
                .addAction(path("schema"), convert(value -> 2L))
                .addAction(path("legacy", "flag"), TransformAction.remove())
                .addAction(path("legacy", "modules"), TransformAction.remove())
                .addAction(path("log", "level"), convert(value -> Objects.requireNonNull(LEVELS.get((String) value))))
                .addAction(path("admin", "email"), convert(List::of))
                .addAction(path("admin", "groups"), convert(value -> ((List<?>) value).get(0)))
                .addAction(path("admin", "name"), (path, node) -> {
                    Objects.requireNonNull(node.parent())
                            .parent()
                            .node("audit", "owner")
                            .set(value(node));
                    return null;
                })
                .addAction(path("servers", any, "host"), TransformAction.rename("hostname"))
                .addAction(path("servers", any, "timeout"), convert(value -> ByHand.duration((Long) value)))
                .addAction(path("feature", "mode"), TransformAction.rename("kind"))
                .build();
    }

    private static NodePath path(Object... below) {
        return NodePath.path("app").plus(NodePath.of(below));
    }

    private static TransformAction to(Object... newPath) {
        return (path, node) -> newPath;
    }

    private static TransformAction convert(UnaryOperator<Object> conversion) {
        return (path, node) -> {
            node.set(conversion.apply(value(node)));
            return null;
        };
    }

    private static TransformAction addDefault(String name, Object value) {
        return (path, node) -> {
            if (node.node(name).virtual()) {
                node.node(name).set(value);
            }
            return null;
        };
    }

    private static Object value(ConfigurationNode node) {
        return Objects.requireNonNull(node.raw());
    }

    private static ConfigurationNode sibling(ConfigurationNode node, String name) {
        return Objects.requireNonNull(node.parent()).node(name);
    }
}
